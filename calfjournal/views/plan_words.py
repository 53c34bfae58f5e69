"""What the Plan page says about phases, gates and weeks."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from calfjournal.domain.finding import AdjustmentKind
from calfjournal.domain.plan import Phase, Plan
from calfjournal.domain.program import Gate, GateState, GateWord, PhaseKind
from calfjournal.messages import formats, mark, tr, tr_n
from calfjournal.messages.vocabulary import PHASES, Vocabulary

if TYPE_CHECKING:
    from calfjournal.views.checkpoints import Checkpoint
    from calfjournal.views.plan import PlannedWeek, WeekAhead

PURPOSES: Final = Vocabulary(
    {
        PhaseKind.MOBILITY: mark(
            "Range at the ankle and calm first loads: the calf gets used to work again before it "
            "becomes heavy."
        ),
        PhaseKind.STRENGTH: mark(
            "Heavy and slow: the calf grows stronger and the tendon stiffer, which the plyometric "
            "phase rests on."
        ),
        PhaseKind.PLYOMETRIC: mark(
            "Short, quick contacts turn strength into spring; one heavy session a week keeps what "
            "was built."
        ),
        PhaseKind.REASSESS: mark(
            "A light week with the tests of the beginning: they decide what the next cycle needs."
        ),
        PhaseKind.MAINTENANCE: mark(
            "Enough to keep range and strength while running or racing comes first."
        ),
    }
)


def answers_to_phase(kind: AdjustmentKind) -> tuple[str, str]:
    """Return what agrees to a proposal about the length of a phase, and what declines it."""
    if kind is AdjustmentKind.EXTEND_PHASE:
        return tr("Stay longer…"), tr("Begin all the same")
    return tr("Go on early…"), tr("Stay as planned")


def week_text(week: WeekAhead, *, short: bool = False) -> str:
    """Return the phase and the week inside it: ``Strength 3 of 7``; ``short`` names its kind."""
    if week.phase is None:
        return ""
    name = PHASES[week.phase.kind] if short else week.phase.title
    return tr("{phase} {week} of {weeks}", phase=name, week=week.number, weeks=week.phase.weeks)


def load_lines(week: WeekAhead) -> list[str]:
    """Return how much the week holds: ``54 sets · 33 km`` above ``120 contacts``."""
    parts = [tr_n("{count} set", "{count} sets", week.sets)] if week.sets else []
    if week.km:
        parts.append(formats.number(week.km, 0, "km"))
    lines = [" · ".join(parts)] if parts else []
    if week.contacts:
        lines.append(tr_n("{count} contact", "{count} contacts", week.contacts))
    return lines


def planned_week(week: PlannedWeek) -> str:
    """Return what a week asks: ``Week of Mon 7 Dec: calf load 84, 34 km``."""
    if not week.km:
        return tr("Week of {day:day}: calf load {calf:0}", day=week.first, calf=week.calf)
    return tr(
        "Week of {day:day}: calf load {calf:0}, {km:km} to run",
        day=week.first,
        calf=week.calf,
        km=week.km,
    )


def span_text(first: date, last: date) -> str:
    """Return a range of days with years: ``23 Nov 2026 to 21 Nov 2027``."""
    return tr("{first:date} to {last:date}", first=first, last=last)


def standing(plan: Plan, today: date) -> str:
    """Return where in the plan today is: ``week 3 of 52``, before its start or after its end."""
    if today < plan.start:
        return tr("starts {day:day}", day=plan.start)
    if today > plan.end:
        return tr("ended {day:day}", day=plan.end)
    weeks = ((plan.end - plan.start).days + 7) // 7
    week = (today - plan.start).days // 7 + 1
    return tr("week {week} of {weeks}", week=week, weeks=weeks)


def waits_text(phase: Phase) -> str:
    """Return ``Strength waits for its gate``."""
    return tr("{phase:phase} waits for its gate", phase=phase.kind)


def opened_text(gate: Gate, word: GateWord) -> str:
    """Return since when and until when a gate is opened by the athlete's word."""
    return tr(
        "{gate}: opened by your word on {given:day}, until {until:day}.",
        gate=gate.title,
        given=word.given,
        until=word.until,
    )


def checkpoint_text(check: Checkpoint) -> str:
    """Return a gate with the phase it ends: ``Gate after Mobility on Sun 15 Nov: …``."""
    status = check.status
    told = tr(
        "Gate after {phase} on {day:day}: {gate}, {met} of {all} met today.",
        phase=check.phase.title,
        day=check.phase.end,
        gate=status.gate.title,
        met=sum(criterion.state is GateState.MET for criterion in status.criteria),
        all=len(status.criteria),
    )
    if check.word is None or status.state is GateState.MET:
        return told
    return formats.sentences([told, opened_text(status.gate, check.word)])


def place_text(plan: Plan | None, today: date, waiting: Phase | None = None) -> str:
    """Return where in the plan today is, in few words: ``Strength · week 3 of 7``.

    ``waiting`` is the phase of today while it waits for its gate.
    """
    if plan is None:
        return tr("No plan yet")
    if waiting is not None:
        return waits_text(waiting)
    phase, week = plan.phase_on(today), plan.week_on(today)
    if phase is not None and week is not None:
        at, of = week
        return tr("{phase:phase} · week {week} of {weeks}", phase=phase.kind, week=at, weeks=of)
    if today < plan.start:
        return tr("Plan starts {day:day}", day=plan.start)
    return tr("The plan is over")
