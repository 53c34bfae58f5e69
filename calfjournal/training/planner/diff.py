"""What a new plan changes against the one before, in words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from calfjournal.domain.plan import Plan
from calfjournal.domain.session import Session, count_sets
from calfjournal.messages import in_words
from calfjournal.messages.formats import short_day

_MOST_LINES = 40
"""Changes told one by one; further ones are counted."""


def differences(
    plan: Plan | None, made: Plan, old: Sequence[Session], new: Sequence[Session]
) -> tuple[str, ...]:
    """One sentence for each change; empty when nothing changes.

    A session of the same type that is gone from one day and new on another within the same week
    counts as moved.
    """
    if not old and plan is None:
        return ()
    told = _phase_changes(plan, made) if plan is not None else []
    lines = _session_changes(old, new)
    if len(lines) > _MOST_LINES:
        rest = len(lines) - _MOST_LINES
        lines = [*lines[:_MOST_LINES], f"And {rest} more changes of this sort."]
    return (*told, *lines)


def _phase_changes(plan: Plan, made: Plan) -> list[str]:
    told = []
    for index, phase in enumerate(made.phases):
        before = plan.phases[index] if index < len(plan.phases) else None
        if before is None:
            told.append(f"New phase: {phase.title}, {_weeks(phase.weeks)} from {_on(phase.start)}.")
        elif before.kind is not phase.kind:
            told.append(
                f"From {_on(phase.start)}: {phase.title} for {_weeks(phase.weeks)} instead of "
                f"{before.title}."
            )
        elif before.weeks != phase.weeks:
            told.append(
                f"{phase.title} from {_on(phase.start)}: {_weeks(phase.weeks)} instead of "
                f"{before.weeks}."
            )
    if len(made.phases) < len(plan.phases):
        gone = plan.phases[len(made.phases) :]
        told.append(f"No longer in the plan: {', '.join(in_words(phase.title) for phase in gone)}.")
    if made.end != plan.end:
        told.append(f"The plan ends on {_on(made.end)} instead of {_on(plan.end)}.")
    return told


def _session_changes(old: Sequence[Session], new: Sequence[Session]) -> list[str]:
    before = {(s.day, s.start_time): s for s in old}
    after = {(s.day, s.start_time): s for s in new}
    gone = [s for key, s in sorted(before.items()) if key not in after]
    told: list[tuple[Session, str]] = []
    for key, session in sorted(after.items()):
        same = before.get(key)
        if same is not None:
            words = _changed(same, session)
        else:
            moved = next((s for s in gone if _same_work(s, session)), None)
            if moved is not None:
                gone.remove(moved)
            words = _arrived(moved, session)
        if words:
            told.append((session, words))
    told += [(s, f"{short_day(s.day)}: {s.title} goes.") for s in gone]
    return [words for _, words in sorted(told, key=lambda pair: pair[0].day)]


def _same_work(old: Session, new: Session) -> bool:
    return (
        old.type_id == new.type_id
        and abs((old.day - new.day).days) < 7
        and old.day.isocalendar()[:2] == new.day.isocalendar()[:2]
    )


def _arrived(moved: Session | None, session: Session) -> str:
    if moved is None:
        return f"{short_day(session.day)}: {session.title} is new."
    if moved.day == session.day:
        return (
            f"{short_day(session.day)}: {session.title} at {session.start_time} instead of "
            f"{moved.start_time}."
        )
    return f"{session.title} moves from {short_day(moved.day)} to {short_day(session.day)}."


def _changed(old: Session, new: Session) -> str:
    if old.type_id != new.type_id or old.title != new.title:
        return f"{short_day(new.day)}: {new.title} instead of {old.title}."
    sets, fewer = count_sets(old.sets), count_sets(new.sets)
    if sets != fewer:
        return f"{short_day(new.day)}: {new.title}, {fewer} sets instead of {sets}."
    if {line.exercise for line in old.sets} != {line.exercise for line in new.sets}:
        return f"{short_day(new.day)}: {new.title} with other exercises."
    return ""


def _weeks(number: int) -> str:
    return "1 week" if number == 1 else f"{number} weeks"


def _on(day: date) -> str:
    return f"{short_day(day)} {day.year}"
