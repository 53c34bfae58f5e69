"""The order in which the sets of a session are done."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import chain, zip_longest

from msgspec import Struct

from calfjournal.domain.exercise import Side
from calfjournal.domain.session import SetLine

Lines = tuple[SetLine, ...]
"""One set: a line a side."""


class OrderedExercise(Struct, frozen=True):
    """One exercise of a session: its sets, warm-ups first, in each the leg that goes first."""

    item: int
    exercise: str
    sets: tuple[Lines, ...]

    @property
    def superset(self) -> int | None:
        """The number it shares with those it is done by turns with, None when it is not."""
        return self.sets[0][0].superset


def in_order(lines: Iterable[SetLine], first: Side = Side.LEFT) -> tuple[OrderedExercise, ...]:
    """Return the exercises of a session in their order; swapped midway counts as two.

    Of those in one place the one comes first whose sets do: what was begun before what took over.
    """
    found: dict[tuple[int, str], dict[tuple[bool, int], list[SetLine]]] = {}
    for line in lines:
        sets = found.setdefault((line.item, line.exercise), {})
        sets.setdefault((not line.warm_up, line.number), []).append(line)
    for sets in found.values():
        for of_set in sets.values():
            of_set.sort(key=partial(_comes_later, first))
    return tuple(
        OrderedExercise(item, exercise, tuple(tuple(of_set) for _, of_set in sorted(sets.items())))
        for (item, exercise), sets in sorted(found.items(), key=partial(_begins, first))
    )


def turns(counts: Sequence[int], supersets: Sequence[int | None]) -> list[list[tuple[int, int]]]:
    """Return (exercise, set) of exercises with so many sets each, turn by turn.

    A turn is one set; of exercises below each other with one number of a superset it is one set of
    each.
    """
    return [turn for group in _groups(supersets) for turn in _by_turns(group, counts)]


def all_turns(counts: Sequence[int], supersets: Sequence[int | None]) -> list[tuple[int, int]]:
    """Return (exercise, set) of every set in the order they are done."""
    return list(chain.from_iterable(turns(counts, supersets)))


def _groups(supersets: Sequence[int | None]) -> Iterator[list[int]]:
    group: list[int] = []
    for at, number in enumerate(supersets):
        if group and (number is None or number != supersets[group[-1]]):
            yield group
            group = []
        group.append(at)
    if group:
        yield group


def _by_turns(group: Sequence[int], counts: Sequence[int]) -> Iterator[list[tuple[int, int]]]:
    for turn in zip_longest(*([(at, row) for row in range(counts[at])] for at in group)):
        yield [place for place in turn if place is not None]


def _comes_later(first: Side, line: SetLine) -> bool:
    return line.side is not first


def _begins(
    first: Side, entry: tuple[tuple[int, str], dict[tuple[bool, int], list[SetLine]]]
) -> tuple[int, bool, int, bool]:
    """Where an exercise begins: its place, its first set, and which leg of that."""
    (item, _), sets = entry
    is_work, number = min(sets)
    return item, is_work, number, _comes_later(first, sets[is_work, number][0])
