"""Each test beside the one before, with the noise of the test (rules 2.1 to 2.3 and 2.5)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from operator import attrgetter

from msgspec import Struct
from msgspec.structs import replace

from calfjournal.domain.assessment import Assessment, Measure, Result
from calfjournal.domain.comparison import (
    Compared,
    ComparedMeasure,
    ComparedTest,
    symmetry,
    together,
    way_of,
)
from calfjournal.domain.exercise import LEGS, Side
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
    last: date


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
        beside = {r.measure: _beside(test, r, seen) for r in test.results}
        for result in test.results:
            first = seen.get(_way(result)) or _SoFar(test.day, result.value, result, test.day)
            seen[_way(result)] = replace(first, newest=result, last=test.day)
        tested = {measure for measure, _ in found}
        measures = [m for m in Measure if m in tested]
        of_test = tuple(_measure(m, found, beside[m], limits) for m in measures)
        compared.append(ComparedTest(test, of_test))
    return tuple(reversed(compared))


def _way(result: Result) -> tuple[object, ...]:
    return (result.measure, result.side, *way_of(result))


def _beside(
    test: Assessment, result: Result, seen: Mapping[tuple[object, ...], _SoFar]
) -> tuple[date, Result] | None:
    """The other leg as it was tested in the same way a few days before; None where it was now."""
    other = {Side.LEFT: Side.RIGHT, Side.RIGHT: Side.LEFT}.get(result.side)
    if other is None or test.result(result.measure, other) is not None:
        return None
    earlier = seen.get(_way(replace(result, side=other)))
    return (earlier.last, earlier.newest) if earlier and together(earlier.last, test.day) else None


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
    measure: Measure,
    found: dict[tuple[Measure, Side], Compared],
    beside: tuple[date, Result] | None,
    limits: Thresholds,
) -> ComparedMeasure:
    left, right = found.get((measure, Side.LEFT)), found.get((measure, Side.RIGHT))
    both = found.get((measure, Side.BOTH))
    compared = ComparedMeasure(measure, left, right, both, noise=noise_of(measure, limits))
    legs = [one.result for one in (left, right) if one is not None]
    if beside is not None:
        legs = sorted([*legs, beside[1]], key=lambda result: result.side is Side.RIGHT)
        compared = replace(compared, other=beside)
    if len(legs) < len(LEGS) or way_of(legs[0]) != way_of(legs[1]):
        return compared
    values = (legs[0].value, legs[1].value)
    if measure in _RANGE:
        in_cm = measure is Measure.KNEE_TO_WALL
        level = gap_level(*values, limits) if in_cm else None
        return replace(compared, gap=values[0] - values[1], gap_level=level)
    if measure in _SHARES:
        share = symmetry(*values, lower_is_better=measure is Measure.TIMED_HOP)
        return replace(compared, symmetry=share, symmetry_goal=limits["raise.symmetry"])
    return compared
