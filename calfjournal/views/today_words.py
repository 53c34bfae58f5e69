"""Sentences of the page: its subtitle, the cells of the verdict, tags of the check-in."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from calfjournal.domain.finding import Finding, State
from calfjournal.domain.plan import Plan, Race
from calfjournal.messages import in_words
from calfjournal.messages.formats import UNKNOWN, number, plural
from calfjournal.messages.vocabulary import STATES

TAGS = {
    "illness": "illness",
    "travel": "travel",
    "alcohol": "alcohol",
    "heat": "heat",
    "late_meal": "late meal",
    "menstruation": "menstruation",
    "stimulants": "stimulants",
    "new_device": "new device",
}
"""What may explain an odd morning (domain rule 5.1)."""

ROWS_SHOWN = 5
_DECIDING = (State.STOP, State.RED, State.AMBER, State.NOTE)


def subtitle(day: date, plan: Plan | None, race: Race | None) -> str:
    """Return ``Strength phase, week 3 of 7 · 12 weeks to the half marathon``."""
    parts = []
    phase = plan.phase_on(day) if plan else None
    if plan is not None and phase is not None:
        week = plan.week_on(day)
        where = f", week {week[0]} of {week[1]}" if week else ""
        parts.append(f"{in_words(phase.title)}{_phase_word(in_words(phase.title))}{where}")
    elif plan is not None and day < plan.start:
        parts.append(f"Your plan starts in {plural((plan.start - day).days, 'day')}")
    if race is not None:
        parts.append(_until(race, (race.day - day).days))
    return " · ".join(parts)


def _phase_word(title: str) -> str:
    return "" if "phase" in title.lower() else " phase"


def _until(race: Race, gap: int) -> str:
    name = race.name[:1].lower() + race.name[1:] if race.name == "Half marathon" else race.name
    name = f"the {name}" if name in ("half marathon", "") else name
    name = "the race" if name == "the " else name
    if gap == 0:
        return f"{name[:1].upper()}{name[1:]} today"
    amount = plural(gap, "day") if gap < 14 else plural(gap // 7, "week")
    return f"{amount} to {name}"


def split_findings(findings: Sequence[Finding]) -> tuple[list[Finding], list[Finding]]:
    """Return the findings to show, deciding ones first, and the calm ones to fold away."""
    deciding = [f for f in findings if f.points or f.state in _DECIDING]
    deciding.sort(key=_weight)
    rest = [f for f in findings if f not in deciding]
    usual = [f for f in rest if f.state is State.GREEN and f.rule != "red_flag"]
    usual.sort(key=_interest)
    room = max(ROWS_SHOWN - len(deciding), 0)
    shown = [*deciding, *usual[:room]]
    folded = [f for f in findings if f not in shown]
    if len(folded) == 1:
        return [*shown, *folded], []
    return shown, folded


def _interest(finding: Finding) -> int:
    """Mornings of the tendons first, then heart and sleep; the rest as it comes."""
    rule = finding.rule
    if rule.startswith("tendon.") and not rule.startswith("tendon.trend"):
        return 0
    return {"rhr": 1, "sleep": 2, "stiffness": 3}.get(rule.partition(".")[0], 4)


def _weight(finding: Finding) -> tuple[int, int]:
    return (_DECIDING.index(finding.state) if finding.state in _DECIDING else 9, -finding.points)


def folded_words(folded: Sequence[Finding]) -> str:
    """Return what the button that unfolds the calm ones says."""
    usual = sum(finding.state is State.GREEN for finding in folded)
    unknown = len(folded) - usual
    if not unknown:
        return f"and {usual} more {'was' if usual == 1 else 'were'} usual"
    if not usual:
        return f"and {unknown} not known yet"
    return f"and {usual} more usual, {unknown} not known yet"


def shown_value(finding: Finding) -> str:
    """Return what was seen today."""
    if finding.shown_value:
        return in_words(finding.shown_value)
    return number(finding.value, 1, finding.unit) if finding.value is not None else UNKNOWN


def says(finding: Finding) -> str:
    """Return the rule's word and its points."""
    points = f", {plural(finding.points, 'point')}" if finding.points else ""
    return f"{STATES[finding.state].text}{points}"


def is_calm(finding: Finding) -> bool:
    """True when a finding could not be judged."""
    return not finding.state.judged
