"""What the Plan page says about phases, gates and weeks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from calfjournal.dates import monday, short_day
from calfjournal.domain.exercise import Exercise
from calfjournal.domain.plan import Phase, Plan
from calfjournal.domain.program import GateState, PhaseKind
from calfjournal.domain.session import Session, SessionStatus
from calfjournal.messages import PHASES
from calfjournal.units import plural, short_date
from ui.theme.looks import Glyph, Look

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

GATE_LOOKS: Final[dict[GateState, Look]] = {
    GateState.MET: Look("go_on", Glyph.CHECK),
    GateState.NOT_MET: Look("hold", Glyph.CROSS),
    GateState.NO_DATA: Look("run", Glyph.DASH),
}
GATE_WORDS: Final[dict[GateState, str]] = {
    GateState.MET: "met",
    GateState.NOT_MET: "not met",
    GateState.NO_DATA: "no data",
}


@dataclass(frozen=True, slots=True)
class WeekAhead:
    """One week of the plan with what stands in it; ``first`` is its Monday."""

    first: date
    phase: Phase | None
    number: int
    sessions: tuple[Session, ...]
    deload: bool
    sets: int
    contacts: int


def weeks_ahead(
    plan: Plan,
    sessions: Sequence[Session],
    exercises: Mapping[str, Exercise],
    today: date,
    count: int = 8,
) -> list[WeekAhead]:
    """Return the next weeks of the plan from the one of today on (or its first) to its end."""
    first = monday(max(today, plan.start))
    weeks = []
    for at in range(count):
        start = first + timedelta(weeks=at)
        end = start + timedelta(days=6)
        if start > plan.end:
            break
        inside = tuple(s for s in sessions if start <= s.day <= end)
        phase = plan.phase_on(max(start, plan.start))
        number = (start - monday(phase.start)).days // 7 + 1 if phase is not None else 0
        weeks.append(
            WeekAhead(
                start,
                phase,
                number,
                inside,
                any(s.deload for s in inside),
                sum(sets_of(s) for s in inside),
                sum(contacts_of(s, exercises) for s in inside),
            )
        )
    return weeks


def sets_of(session: Session) -> int:
    """Return the sets of a session; both legs of a set count once."""
    return len({(line.item, line.number) for line in session.sets})


def contacts_of(session: Session, exercises: Mapping[str, Exercise]) -> int:
    """Return the planned foot contacts of a session."""
    return sum(
        line.target
        for line in session.sets
        if line.exercise in exercises and exercises[line.exercise].counts_contacts
    )


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


def done_text(sessions: Sequence[Session], first: date, today: date) -> str:
    """Return how many of the sessions that were due are done: ``5 of 6 sessions so far done``."""
    due = [s for s in sessions if first <= s.day < today or (s.day == today and s.counts)]
    if not due:
        return "No session has been due yet."
    done = sum(s.counts for s in due)
    skipped = sum(s.status is SessionStatus.SKIPPED for s in due)
    text = f"{done} of {plural(len(due), 'session')} so far done"
    return f"{text}, {skipped} skipped." if skipped else f"{text}."
