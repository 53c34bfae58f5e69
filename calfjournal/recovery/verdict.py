"""The verdict of a day: every input looked at, its points, and what they say (rule 5.7)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from msgspec.structs import replace

from calfjournal.domain.finding import Finding, Light, State, Verdict
from calfjournal.domain.thresholds import Thresholds
from calfjournal.recovery.headline import headline
from calfjournal.recovery.inputs import Inputs
from calfjournal.recovery.load import last_rpe_finding, run_spike_finding
from calfjournal.recovery.red_flags import flag_findings
from calfjournal.recovery.resting_hr import resting_hr_finding
from calfjournal.recovery.sleep import sleep_findings
from calfjournal.recovery.tendon_findings import tendon_findings
from calfjournal.recovery.wellness import wellness_finding

__all__ = ["LOOKS_BACK_DAYS", "Inputs", "family_of", "judge"]

LOOKS_BACK_DAYS = 130
"""No rule looks further back, whatever the athlete's own values are; older entries are ignored."""

_FAMILY_POINTS = {
    "rhr": "points.rhr",
    "sleep": "points.sleep",
    "wellness": "points.wellness",
    "last_rpe": "points.rpe",
    "run_spike": "points.run_spike",
}
_RANK = (State.MISSING, State.COLLECTING, State.GREEN, State.NOTE, State.AMBER, State.RED)


def judge(day: date, inputs: Inputs, thresholds: Thresholds) -> Verdict:
    """Judge a day from what was known by its end.

    Each input appears with a finding, also when it could not be judged. Points count once per
    family (resting heart rate, sleep, wellness, effort, tendon, single run) and stand on the
    finding that earned them, so they add up to those of the verdict. A red tendon makes the day
    red and an open warning sign makes it STOP, whatever the points. What that asks of the plan is
    worked out in ``training.adaptation``.
    """
    # What is asked of the legs rests on nothing later than the day, and on the first weeks.
    known = inputs.until(day, LOOKS_BACK_DAYS, inputs.legs)
    tendon = tendon_findings(day, inputs, thresholds)
    findings = _pointed((*tendon, *_rest(day, known, thresholds)), thresholds)
    points = sum(finding.points for finding in findings)
    light = _light(findings, points, thresholds)
    verdict = Verdict(day, light, points, thresholds.version, "", findings)
    sentence = headline(verdict, known, thresholds)
    return replace(verdict, headline=sentence)


def family_of(rule: str) -> str:
    """Return what a rule's points count for: stiffness and flares are *tendon*."""
    head = rule.partition(".")[0]
    return "tendon" if head in ("stiffness", "flare") else head


def _rest(day: date, known: Inputs, thresholds: Thresholds) -> tuple[Finding, ...]:
    return (
        resting_hr_finding(day, known.checkins, thresholds),
        *sleep_findings(day, known.checkins, known.athlete.sleep_need_h, thresholds),
        wellness_finding(day, known.checkins, thresholds),
        last_rpe_finding(day, known.sessions, thresholds),
        run_spike_finding(day, known.runs, thresholds),
        *flag_findings(known.flags, day),
    )


def _pointed(findings: Sequence[Finding], thresholds: Thresholds) -> tuple[Finding, ...]:
    """Lay each family's points on its worst finding: of two legs alike, on the worse one's."""
    earners: dict[str, int] = {}
    for index, finding in enumerate(findings):
        if finding.state not in (State.AMBER, State.RED):
            continue
        family = family_of(finding.rule)
        best = earners.get(family)
        if best is None or _gravity(finding) > _gravity(findings[best]):
            earners[family] = index
    chosen = set(earners.values())
    return tuple(
        replace(finding, points=_worth(finding, thresholds)) if index in chosen else finding
        for index, finding in enumerate(findings)
    )


def _worth(finding: Finding, thresholds: Thresholds) -> int:
    family = family_of(finding.rule)
    if family == "tendon":
        red = finding.state is State.RED
        return thresholds.whole("points.tendon_red" if red else "points.tendon_amber")
    return thresholds.whole(_FAMILY_POINTS[family])


def _gravity(finding: Finding) -> tuple[int, float]:
    excess = finding.excess if family_of(finding.rule) == "tendon" else 0.0
    return _RANK.index(finding.state), excess


def _light(findings: Iterable[Finding], points: int, thresholds: Thresholds) -> Light:
    states = {finding.state for finding in findings}
    if State.STOP in states:
        return Light.STOP
    if State.RED in states or points >= thresholds.whole("light.red"):
        return Light.RED
    return Light.AMBER if points >= thresholds.whole("light.amber") else Light.GREEN
