"""What a set that is not logged yet would be logged as: one rule for the window and the verbs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial

from msgspec.structs import replace

from calfjournal.domain.exercise import LEGS, Side
from calfjournal.domain.session import SetLine


def ghost(line: SetLine, lines: Iterable[SetLine]) -> SetLine:
    """Return a set done as planned, with the load of the set before it where that was another.

    A load that was typed goes on to the later sets of the exercise and leg that were planned with
    the same one [calfjournal default]; what was typed of the set itself stays. ``lines`` are those
    of the session, or of the exercise.
    """
    planned = line.as_planned
    carried = _carried(line, lines) if line.done_kg is None else None
    return planned if carried is None else replace(planned, done_kg=carried)


def played(
    line: SetLine, lines: Iterable[SetLine], done: int, tension_s: float | None = None
) -> SetLine:
    """Return a set of which so much was done, with the load of its ghost.

    What is left in reserve, and pain, are as they were told; ``tension_s`` are the measured seconds
    under tension of each leg. ``lines`` as in ``ghost``.
    """
    return replace(line, done=done, done_kg=ghost(line, lines).done_kg, tension_s=tension_s)


def ghosts(lines: Sequence[SetLine]) -> tuple[SetLine, ...]:
    """Return those of the lines that are not logged, as they would be one after the other."""
    known = list(lines)
    found = []
    for index, line in enumerate(known):
        if line.done is None:
            known[index] = ghost(line, known)
            found.append(known[index])
    return tuple(found)


def as_last_time(lines: Iterable[SetLine], before: Iterable[SetLine]) -> tuple[SetLine, ...]:
    """Return those of the lines that are not logged as the same set and side was ``before``.

    Those that had no such set are left out.
    """
    known = {_named(line): line for line in before if line.done is not None}
    return tuple(
        line.as_before(known[_named(line)])
        for line in lines
        if line.done is None and not line.warm_up and _named(line) in known
    )


def copied_leg(lines: Iterable[SetLine], typed: Side | None = None) -> SetLine | None:
    """Return the other leg of a set done as the one just ``typed``, else as the first one done.

    None where no leg was done, or where both work together.
    """
    legs = sorted(lines, key=partial(_is_copied_to, typed))
    if len(legs) < len(LEGS) or legs[0].done is None:
        return None
    done, other = legs
    return replace(other.with_done(done.done), done_kg=done.done_kg, done_rir=done.done_rir)


def _is_copied_to(typed: Side | None, line: SetLine) -> tuple[bool, bool]:
    return line.done is None, line.side is not typed


def _named(line: SetLine) -> tuple[str, int, str]:
    return line.exercise, line.number, line.side


def _carried(line: SetLine, lines: Iterable[SetLine]) -> float | None:
    """The load of the nearest set before a line, None where none was typed."""
    before = [
        each
        for each in lines
        if each.number < line.number and each.done_kg is not None and _alike(each) == _alike(line)
    ]
    return max(before, key=_number).done_kg if before else None


def _alike(line: SetLine) -> tuple[object, ...]:
    return line.item, line.exercise, line.side, line.target_kg, line.warm_up


def _number(line: SetLine) -> int:
    return line.number
