"""Each test beside the one before, with the noise of the test (rules 2.1 to 2.3 and 2.5)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from operator import attrgetter

from msgspec import Struct
from msgspec.structs import replace

from calfjournal.domain.assessment import Assessment, Measure, Result
from calfjournal.domain.comparison import Compared, ComparedMeasure, ComparedTest, symmetry
from calfjournal.domain.exercise import Side
from calfjournal.domain.testing import COUNTED
from calfjournal.domain.thresholds import Thresholds
from calfjournal.progress.norms import change_of, gap_level, noise_of, norm_share, raise_level

_RANGE = (Measure.KNEE_TO_WALL, Measure.KNEE_TO_WALL_ANGLE)
_SHARES = (
    Measure.HEEL_RISE,
    Measure.HEEL_RISE_BENT,
    Measure.ISO_HOLD,
    Measure.HOP_DISTANCE,
    Measure.TRIPLE_HOP,
    Measure.TIMED_HOP,
)


class _SoFar(Struct, frozen=True):
    """The results taken in one way: the first with its day, and the newest."""

    day: date
    first: float
    newest: Result


Norm = Callable[[date], float | None]


def compare(
    tests: Sequence[Assessment], norm: Norm, limits: Thresholds
) -> tuple[ComparedTest, ...]:
    """Return the tests newest first, each result beside the newest earlier one of its kind.

    What was done in the same way first is the baseline of a gain, here and in the charts.

    ``norm`` gives the heel-rise reference in repetitions on a day, None when it is not known.
    """
    ordered = sorted(tests, key=attrgetter("day"))
    seen: dict[tuple[object, ...], _SoFar] = {}
    compared = []
    for test in ordered:
        known = norm(test.day)
        found = {(r.measure, r.side): _compared(r, seen, known, limits) for r in test.results}
        for result in test.results:
            first = seen.get(_way(result))
            seen[_way(result)] = _SoFar(
                first.day if first else test.day, first.first if first else result.value, result
            )
        tested = {measure for measure, _ in found}
        measures = [m for m in Measure if m in tested]
        compared.append(ComparedTest(test, tuple(_measure(m, found, limits) for m in measures)))
    return tuple(reversed(compared))


def _way(result: Result) -> tuple[object, ...]:
    way = (result.bpm, result.surface) if result.measure in COUNTED else ()
    return (result.measure, result.side, *way)


def _compared(
    result: Result,
    seen: Mapping[tuple[object, ...], _SoFar],
    norm: float | None,
    limits: Thresholds,
) -> Compared:
    raises = result.measure is Measure.HEEL_RISE
    share = norm_share(result.value, norm, result.surface) if raises else None
    level = None if share is None else raise_level(share, limits)
    before = seen.get(_way(result))
    if before is None:
        of_leg = (result.measure, result.side)
        other_way = any(way[:2] == of_leg for way in seen)
        return Compared(result, norm_percent=share, level=level, other_way=other_way)
    return Compared(
        result,
        change_of(result.measure, before.newest.value, result.value, limits),
        change_of(result.measure, before.first, result.value, limits),
        before.day,
        share,
        level,
    )


def _measure(
    measure: Measure, found: dict[tuple[Measure, Side], Compared], limits: Thresholds
) -> ComparedMeasure:
    left, right = found.get((measure, Side.LEFT)), found.get((measure, Side.RIGHT))
    both = found.get((measure, Side.BOTH))
    compared = ComparedMeasure(measure, left, right, both, noise=noise_of(measure, limits))
    if left is None or right is None:
        return compared
    values = (left.result.value, right.result.value)
    if measure in _RANGE:
        in_cm = measure is Measure.KNEE_TO_WALL
        level = gap_level(*values, limits) if in_cm else None
        return replace(compared, gap=values[0] - values[1], gap_level=level)
    if measure in _SHARES:
        share = symmetry(*values, lower_is_better=measure is Measure.TIMED_HOP)
        return replace(compared, symmetry=share, symmetry_goal=limits["raise.symmetry"])
    return compared
