"""The way that Enter takes through the sets of a session, as plain values."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from calfjournal.training.set_order import all_turns
from calfjournal.views.set_table import COLUMN_SIDES, SetColumn

Stop = tuple[int, int, int]
"""Exercise, row and column."""


class WalkedExercise(Struct, frozen=True):
    """What the way needs of an exercise: its columns, which of them each row has, what is open.

    Exercises below each other with one number of ``superset`` are done by turns.
    """

    columns: tuple[SetColumn, ...]
    cells: tuple[tuple[bool, ...], ...]
    is_open: tuple[bool, ...]
    warm_ups: int = 0
    """How many of the first rows are warm-ups, which nobody goes back to."""
    superset: int | None = None


def stops(exercises: Sequence[WalkedExercise], order: Sequence[SetColumn]) -> list[list[Stop]]:
    """Return the cells that Enter goes to, set by set: the legs, then what ``order`` names."""
    supersets = [each.superset for each in exercises]
    rows = all_turns([len(each.cells) for each in exercises], supersets)
    return [_of_row(exercises[at], at, row, order) for at, row in rows]


def next_stop(
    exercises: Sequence[WalkedExercise], order: Sequence[SetColumn], at: Stop, *, forward: bool
) -> Stop | None:
    """Return where Enter goes from a cell; None beyond the last, or before the first."""
    sets = stops(exercises, order)
    ways = [stop for of_set in sets for stop in of_set]
    if at in ways:
        index = ways.index(at) + (1 if forward else -1)
        return ways[index] if 0 <= index < len(ways) else None
    here = next((n for n, of_set in enumerate(sets) if of_set and of_set[0][:2] == at[:2]), 0)
    if not forward:
        return sets[here][-1]
    return next((of_set[0] for of_set in sets[here + 1 :] if of_set), None)


def next_open(exercises: Sequence[WalkedExercise], at: Stop) -> Stop | None:
    """Return the first cell of the next set that is open, from the front again; None when none."""
    sets = [of_set[0] for of_set in stops(exercises, ()) if of_set]
    here = next((n for n, stop in enumerate(sets) if stop[:2] == at[:2]), -1)
    work = (stop for stop in sets[: here + 1] if stop[1] >= exercises[stop[0]].warm_ups)
    ways = [*sets[here + 1 :], *work]
    return next((stop for stop in ways if exercises[stop[0]].is_open[stop[1]]), None)


def _of_row(exercise: WalkedExercise, at: int, row: int, order: Sequence[SetColumn]) -> list[Stop]:
    legs = [column for column in exercise.columns if column in COLUMN_SIDES]
    wanted = [*legs, *(column for column in order if column in exercise.columns)]
    places = [exercise.columns.index(column) for column in wanted]
    return [(at, row, place) for place in places if exercise.cells[row][place]]
