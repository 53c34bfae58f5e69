"""The order of exercises in a session, and those done by turns."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from msgspec.structs import replace

from calfjournal.domain.exercise import Side, Unit
from calfjournal.domain.session import SetLine
from calfjournal.training.exercise_order import joined_above, moved_exercise


def laid(*supersets: int | None) -> tuple[SetLine, ...]:
    """Exercises a, b, c, … of two sets each, with their supersets."""
    return tuple(
        SetLine(
            name, item, number, Side.BOTH, Unit.REPS, 8, superset=superset, id=10 * item + number
        )
        for item, (name, superset) in enumerate(zip("abcdef", supersets, strict=False))
        for number in (1, 2)
    )


def after(lines: Sequence[SetLine], changed: Sequence[SetLine]) -> list[tuple[str, int | None]]:
    """The exercises in their new order, with their supersets."""
    known = {line.id: line for line in (*lines, *changed)}
    ordered = sorted(known.values(), key=lambda line: line.item)
    return list(dict.fromkeys((line.exercise, line.superset) for line in ordered))


def test_an_exercise_moves_past_others_and_only_what_moves_is_written() -> None:
    """The last of three goes first; places beyond the ends change nothing."""
    lines = laid(None, None, None)
    assert after(lines, moved_exercise(lines, 2, 0)) == [("c", None), ("a", None), ("b", None)]
    assert {line.exercise for line in moved_exercise(lines, 0, 1)} == {"a", "b"}
    assert moved_exercise(lines, 0, 3) == ()


def test_one_swapped_midway_counts_as_two() -> None:
    """Each of the two gets a place of its own."""
    lines = laid(None, None)
    midway = tuple(replace(x, exercise="z") if x.number == 2 else x for x in lines[:2])
    lines = (*midway, *lines[2:])
    assert [name for name, _ in after(lines, moved_exercise(lines, 2, 0))] == ["b", "a", "z"]


@pytest.mark.parametrize(
    ("before", "at", "expected"),
    [
        ((None, None, None), 1, [1, 1, None]),
        ((1, 1, None), 2, [1, 1, 1]),
        ((1, 1, None), 1, [None, None, None]),
        ((1, 1, 1, 1), 2, [1, 1, 2, 2]),
        ((None, None), 0, [None, None]),
        ((1, 1, 2, 2), 2, [1, 1, 1, 1]),
    ],
)
def test_an_exercise_joins_the_one_above_or_leaves_it(
    before: tuple[int | None, ...], at: int, expected: list[int | None]
) -> None:
    """A number is of neighbours, and never of one exercise alone."""
    lines = laid(*before)
    assert [number for _, number in after(lines, joined_above(lines, at))] == expected


def test_who_is_moved_away_leaves_the_superset() -> None:
    """And the one left behind is alone, too."""
    lines = laid(1, 1, None)
    assert after(lines, moved_exercise(lines, 0, 2)) == [("b", None), ("c", None), ("a", None)]
