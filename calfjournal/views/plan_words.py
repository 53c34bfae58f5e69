"""What the Plan page says about phases, gates and weeks."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from calfjournal.domain.plan import Plan
from calfjournal.domain.program import PhaseKind
from calfjournal.domain.session import Session, SessionStatus
from calfjournal.messages.formats import plural, short_date, short_day
from calfjournal.messages.vocabulary import PHASES
from calfjournal.views.plan import WeekAhead

PURPOSES: Final[dict[PhaseKind, str]] = {
    PhaseKind.MOBILITY: "Range at the ankle and calm first loads: the calf gets used to work "
    "again before it becomes heavy.",
    PhaseKind.STRENGTH: "Heavy and slow: the calf grows stronger and the tendon stiffer, which "
    "the springs of the next phase rest on.",
    PhaseKind.PLYOMETRIC: "Short, quick contacts turn strength into spring; one heavy session a "
    "week keeps what was built.",
    PhaseKind.REASSESS: "A light week with the tests of the beginning: they decide what the next "
    "round needs.",
    PhaseKind.MAINTENANCE: "Enough to keep range and strength while running or racing comes first.",
}


def week_text(week: WeekAhead, *, short: bool = False) -> str:
    """Return the phase and the week inside it: ``Strength 3 of 7``; ``short`` names its kind."""
    if week.phase is None:
        return ""
    name = PHASES[week.phase.kind] if short else week.phase.title
    return f"{name} {week.number} of {week.phase.weeks}"


def load_text(week: WeekAhead) -> str:
    """Return how much the week holds: ``54 sets · 120 contacts``."""
    parts = [plural(week.sets, "set")] if week.sets else []
    if week.contacts:
        parts.append(plural(week.contacts, "contact"))
    return " · ".join(parts)


def span_text(first: date, last: date) -> str:
    """Return a range of days with years: ``23 Nov 2026 to 21 Nov 2027``."""
    return f"{short_date(first)} to {short_date(last)}"


def standing(plan: Plan, today: date) -> str:
    """Return where in the plan today is: ``week 3 of 52``, before its start or after its end."""
    if today < plan.start:
        return f"starts {short_day(plan.start)}"
    if today > plan.end:
        return f"ended {short_day(plan.end)}"
    weeks = ((plan.end - plan.start).days + 7) // 7
    return f"week {(today - plan.start).days // 7 + 1} of {weeks}"


def place_text(plan: Plan | None, today: date) -> str:
    """Return where in the plan today is, in few words: ``Strength · week 3 of 7``."""
    if plan is None:
        return "No plan yet"
    phase, week = plan.phase_on(today), plan.week_on(today)
    if phase is not None and week is not None:
        return f"{PHASES[phase.kind]} · week {week[0]} of {week[1]}"
    return f"Plan starts {short_day(plan.start)}" if today < plan.start else "The plan is over"


def done_text(sessions: Sequence[Session], first: date, today: date) -> str:
    """Return how many of the sessions that were due are done: ``5 of 6 sessions so far done``."""
    due = [s for s in sessions if first <= s.day < today or (s.day == today and s.counts)]
    if not due:
        return "No session has been due yet."
    done = sum(s.counts for s in due)
    skipped = sum(s.status is SessionStatus.SKIPPED for s in due)
    text = f"{done} of {plural(len(due), 'session')} so far done"
    return f"{text}, {skipped} skipped." if skipped else f"{text}."
