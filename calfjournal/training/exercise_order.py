"""The order of the exercises of a session, and which of them are done by turns."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from msgspec import Struct
from msgspec.structs import replace

from calfjournal.domain.session import SetLine


class _Placed(Struct, frozen=True):
    """One exercise of a session, and the superset it is part of."""

    item: int
    exercise: str
    superset: int | None


def moved_exercise(lines: Sequence[SetLine], at: int, to: int) -> tuple[SetLine, ...]:
    """Return the lines that change when the exercise in one place is put in another, from 0.

    Exercises are counted as they are shown: one that was swapped midway counts as two. Who leaves
    the others of a superset leaves it.
    """
    order = _order(lines)
    if not (0 <= at < len(order) and 0 <= to < len(order)):
        return ()
    order.insert(to, order.pop(at))
    return _laid(lines, order)


def joined_above(lines: Sequence[SetLine], at: int) -> tuple[SetLine, ...]:
    """Return the lines that change when an exercise is done by turns with the one above it.

    Where it is already, it goes on by itself, with those below that were joined to it.
    """
    order = _order(lines)
    if not 0 < at < len(order):
        return ()
    fresh = max((each.superset or 0 for each in order), default=0) + 1
    above, here = order[at - 1], order[at]
    if is_joined(lines, at):
        for place in range(at, len(order)):
            if order[place].superset != here.superset:
                break
            order[place] = replace(order[place], superset=fresh)
        return _laid(lines, order)
    number = above.superset or fresh
    below = here.superset
    order[at - 1] = replace(above, superset=number)
    order[at] = replace(here, superset=number)
    for place in range(at + 1, len(order)):
        if below is None or order[place].superset != below:
            break
        order[place] = replace(order[place], superset=number)
    return _laid(lines, order)


def is_joined(lines: Sequence[SetLine], at: int) -> bool:
    """Tell whether an exercise is done by turns with the one above it."""
    order = _order(lines)
    inside = 0 < at < len(order)
    return (
        inside and order[at].superset is not None and (order[at].superset == order[at - 1].superset)
    )


def _order(lines: Iterable[SetLine]) -> list[_Placed]:
    ordered = sorted(lines, key=_item)
    found = {(line.item, line.exercise): line.superset for line in reversed(ordered)}
    named = dict.fromkeys((line.item, line.exercise) for line in ordered)
    return [_Placed(*each, found[each]) for each in named]


def _laid(lines: Sequence[SetLine], order: Iterable[_Placed]) -> tuple[SetLine, ...]:
    """The lines that change for an order; a number is of neighbours, and never of one alone."""
    places: dict[tuple[int, str], tuple[int, int | None]] = {}
    taken: set[int] = set()
    for number, run in groupby(order, key=_superset):
        together = list(run)
        kept = number if len(together) > 1 else None
        if kept in taken:
            kept = max(taken) + 1
        taken |= {kept} if kept is not None else set()
        for each in together:
            places[each.item, each.exercise] = len(places), kept
    laid = []
    for line in lines:
        item, superset = places[line.item, line.exercise]
        laid.append(replace(line, item=item, superset=superset))
    return tuple(new for line, new in zip(lines, laid, strict=True) if new != line)


def _superset(each: _Placed) -> int | None:
    return each.superset


def _item(line: SetLine) -> int:
    return line.item
