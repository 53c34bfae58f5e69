"""What was planned and what was done of one session: taken apart, and put together again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from msgspec.structs import replace

from calfjournal.domain.exercise import Side
from calfjournal.domain.session import Session, SessionStatus, SetLine


def as_planned(session: Session) -> Session:
    """Return what the plan asked for in a session that was done, on its day again."""
    return replace(
        session,
        day=session.original_day or session.day,
        status=SessionStatus.PLANNED,
        minutes=None,
        rpe=None,
        surface="",
        hill=None,
        note="",
        shoes="",
        finished_at=None,
        sets=tuple(replace(line.blank, id=line.id) for line in session.sets),
        warm_ups=tuple(replace(line.blank, id=line.id) for line in session.warm_ups),
    )


def as_done(session: Session) -> Session:
    """Return what was done in a session, free of any plan, as a session of its own.

    Sets that were not done are in it too, so that putting both together again changes nothing.
    """
    return replace(
        session,
        id=None,
        plan_id=None,
        week=None,
        original_day=None,
        locked=False,
        reason="",
        sets=tuple(replace(line, id=None) for line in session.sets),
        warm_ups=tuple(replace(line, id=None) for line in session.warm_ups),
    )


def joined(done: Session, planned: Session) -> Session:
    """Return a planned session with what was done in another one; its own day is kept beside.

    A set takes what was done in the one of the same exercise, number and side; what was done
    beyond that comes after it as it was. It is done in part when the other was, or when sets were
    asked for that the other does not know.
    """
    matched, further = _matched(done, planned)
    lines = [_with_done(line, matched.get(_name(line))) for line in planned.sets]
    logged = any(line.done is not None for line in done.sets)
    unknown = logged and any(_name(line) not in matched for line in planned.sets)
    partly = unknown or done.status is SessionStatus.PARTLY
    return replace(
        planned,
        day=done.day,
        start_time=done.start_time,
        original_day=planned.original_day or planned.day,
        status=SessionStatus.PARTLY if partly else SessionStatus.DONE,
        load_class=max(planned.load_class, done.load_class) if further else planned.load_class,
        minutes=done.minutes,
        rpe=done.rpe,
        surface=done.surface,
        hill=done.hill,
        note="\n".join(note for note in (planned.note, done.note) if note),
        finished_at=done.finished_at,
        shoes=done.shoes,
        sets=(*lines, *further),
        warm_ups=tuple(replace(line, id=None) for line in done.warm_ups) or planned.warm_ups,
    )


_Name = tuple[int, str, int, Side]
"""A set within its session: the exercise's place and name, number and side."""


def _name(line: SetLine) -> _Name:
    return line.item, line.exercise, line.number, line.side


def _matched(done: Session, planned: Session) -> tuple[dict[_Name, SetLine], list[SetLine]]:
    """Return what was done by the names of the planned sets, and what was done beyond them."""
    asked = {_name(line) for line in planned.sets}
    places = _AskedPlaces(planned.sets)
    matched: dict[_Name, SetLine] = {}
    further: list[SetLine] = []
    for block in _blocks(done.sets):
        item = places.place_of(block)
        for line in block:
            placed = replace(line, id=None, item=item)
            name = _name(placed)
            if name in asked and name not in matched:
                matched[name] = placed
            elif line.done is not None or line.pain is not None:
                further.append(placed)
    return matched, further


class _AskedPlaces:
    """Where the exercises done stand among those planned; each place is taken once."""

    def __init__(self, lines: Sequence[SetLine]) -> None:
        self._free = list(_blocks(lines))
        self._next = max((line.item for line in lines), default=-1) + 1

    def place_of(self, block: Sequence[SetLine]) -> int:
        """Return the same place if it holds the same, else the first that does, else a new one."""
        alike = [asked for asked in self._free if _sort(asked) == _sort(block)]
        at = block[0].item
        found = next((each for each in alike if each[0].item == at), alike[0] if alike else None)
        if found is None:
            self._next += 1
            return self._next - 1
        self._free.remove(found)
        return found[0].item


def _sort(block: Sequence[SetLine]) -> tuple[str, frozenset[object]]:
    """What must be the same in sets that are matched: exercise, units, sides kept apart or not."""
    kinds = frozenset((line.unit, line.side is Side.BOTH) for line in block)
    return block[0].exercise, kinds


def _blocks(lines: Iterable[SetLine]) -> Iterator[list[SetLine]]:
    """Yield the sets of each exercise in their order; one swapped midway counts as two."""
    ordered = sorted(lines, key=_place)
    return (list(block) for _, block in groupby(ordered, key=_place))


def _place(line: SetLine) -> tuple[int, str]:
    return line.item, line.exercise


def _with_done(line: SetLine, done: SetLine | None) -> SetLine:
    if done is None:
        return line
    return replace(
        line,
        done=done.done,
        done_kg=done.done_kg,
        done_rir=done.done_rir,
        pain=done.pain,
        full_height=done.full_height,
        tension_s=done.tension_s,
    )
