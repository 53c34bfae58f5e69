"""Sets that did not exist before: one more, those of another exercise, a session like another."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from msgspec.structs import replace

from calfjournal.domain.exercise import Exercise, Unit
from calfjournal.domain.session import Session, SessionStatus, SetLine
from ui.editor.set_rows import Block

USUAL_SETS = 3
USUAL_REPS = 10


def one_more(block: Block) -> tuple[SetLine, ...]:
    """Return the lines of one more set of an exercise, planned like its last."""
    last = block.rows[-1]
    return tuple(blank(replace(line, number=last.number + 1)) for line in last.lines)


def sets_of(exercise: Exercise, item: int, sets: int | None = None) -> tuple[SetLine, ...]:
    """Return the sets of an exercise at its usual dose."""
    dose = exercise.dose
    count = sets or (dose.sets[0] if dose else USUAL_SETS)
    low, high = dose.amount if dose else (USUAL_REPS, USUAL_REPS)
    sides = exercise.laterality.sides
    return tuple(
        SetLine(
            exercise=exercise.id,
            item=item,
            number=number,
            side=side,
            unit=dose.unit if dose else Unit.REPS,
            target=low,
            target_high=high if high != low else None,
            tempo=str(exercise.tempo) if exercise.tempo else exercise.tempo_text,
            rest_s=sum(dose.rest_s) // 2 if dose else None,
        )
        for number in range(1, count + 1)
        for side in sides
    )


def swapped(block: Block, exercise: Exercise) -> tuple[tuple[SetLine, ...], tuple[SetLine, ...]]:
    """Return (lines to remove, lines to add) to do another exercise in the sets still open."""
    open_rows = [row for row in block.rows if not any(line.done is not None for line in row.lines)]
    old = tuple(line for row in open_rows for line in row.lines)
    if not old:
        return (), ()
    usual = sets_of(exercise, block.item, sets=max(row.number for row in open_rows))
    numbers = {row.number for row in open_rows}
    return old, tuple(line for line in usual if line.number in numbers)


def next_item(lines: Sequence[SetLine]) -> int:
    """The position behind the last exercise of a session."""
    return max((line.item for line in lines), default=-1) + 1


def blank(line: SetLine) -> SetLine:
    """Return a line with its target only."""
    return replace(
        line, id=None, done=None, done_kg=None, done_rir=None, pain=None, full_height=None
    )


def like(session: Session, day: date) -> Session:
    """Return a session planned like another on a day, free of any plan."""
    return Session(
        day=day,
        kind=session.kind,
        title=session.title,
        type_id=session.type_id,
        start_time=session.start_time,
        phase=session.phase,
        status=SessionStatus.PLANNED,
        locked=True,
        load_class=session.load_class,
        planned_minutes=session.planned_minutes,
        planned_rpe=session.planned_rpe,
        sets=tuple(blank(line) for line in session.sets),
    )
