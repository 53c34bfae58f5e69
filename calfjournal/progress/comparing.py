"""Each test beside the one before, with the noise of the test (rules 2.1 to 2.3 and 2.5)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from operator import attrgetter

from msgspec.structs import replace

from calfjournal.domain.assessment import Assessment, Measure, Result
from calfjournal.domain.comparison import Compared, ComparedMeasure, ComparedTest, symmetry
from calfjournal.domain.exercise import Side
from calfjournal.domain.thresholds import Thresholds
from calfjournal.progress.norms import gap_level, norm_share, raise_level, raise_noise

LIMIT_KEYS: dict[Measure, str] = {
    Measure.KNEE_TO_WALL: "reach.noise_cm",
    Measure.KNEE_TO_WALL_ANGLE: "reach.noise_deg",
    Measure.HEEL_RISE: "raise.noise_reps",
}
"""Where the rules hold the least change that is more than noise."""

COUNTS_FROM: dict[Measure, float] = {
    Measure.HOPS_IN_PLACE: 2,
    Measure.VISA_A: 14,
    Measure.TENDINS_A: 12,
}
"""The same for what the rules do not use: Farrar 2001 (pain 0-10), Lagas 2021 (VISA-A at twelve
weeks, with wide uncertainty), and the minimal detectable change of TENDINS-A's authors."""

_RANGE = (Measure.KNEE_TO_WALL, Measure.KNEE_TO_WALL_ANGLE)
_SHARES = (
    Measure.HEEL_RISE,
    Measure.HEEL_RISE_BENT,
    Measure.ISO_HOLD,
    Measure.HOP_DISTANCE,
    Measure.TRIPLE_HOP,
    Measure.TIMED_HOP,
)

Norm = Callable[[date], float | None]


def counts_from(measure: Measure, limits: Thresholds) -> float | None:
    """Return the least change that is more than noise, None where none is known."""
    key = LIMIT_KEYS.get(measure)
    return limits[key] if key is not None else COUNTS_FROM.get(measure)


def compare(
    tests: Sequence[Assessment], norm: Norm, limits: Thresholds
) -> tuple[ComparedTest, ...]:
    """Return the tests newest first, each result beside the newest earlier one of its kind.

    ``norm`` gives the heel-rise reference in repetitions on a day, None when it is not known.
    """
    ordered = sorted(tests, key=attrgetter("day"))
    seen: dict[tuple[object, ...], tuple[date, Result]] = {}
    sides_seen: set[tuple[Measure, Side]] = set()
    compared = []
    for test in ordered:
        found = {
            (r.measure, r.side): _compared(r, seen, sides_seen, norm(test.day), limits)
            for r in test.results
        }
        for result in test.results:
            seen[_way(result)] = (test.day, result)
            sides_seen.add((result.measure, result.side))
        measures = [m for m in Measure if any(key[0] is m for key in found)]
        compared.append(ComparedTest(test, tuple(_measure(m, found, limits) for m in measures)))
    return tuple(reversed(compared))


def _way(result: Result) -> tuple[object, ...]:
    way = (result.bpm, result.surface) if result.measure is Measure.HEEL_RISE else ()
    return (result.measure, result.side, *way)


def _compared(
    result: Result,
    seen: dict[tuple[object, ...], tuple[date, Result]],
    sides_seen: set[tuple[Measure, Side]],
    norm: float | None,
    limits: Thresholds,
) -> Compared:
    raises = result.measure is Measure.HEEL_RISE
    share = norm_share(result.value, norm, result.surface) if raises else None
    level = None if share is None else raise_level(share, limits)
    before = seen.get(_way(result))
    if before is None:
        other = (result.measure, result.side) in sides_seen
        return Compared(result, norm_percent=share, level=level, other_way=other)
    change = round(result.value - before[1].value, 6)
    least = counts_from(result.measure, limits)
    noise = raise_noise(limits) if raises else least
    real = least is not None and abs(change) >= least
    return Compared(result, before[1], before[0], change, noise, real, share, level)


def _measure(
    measure: Measure, found: dict[tuple[Measure, Side], Compared], limits: Thresholds
) -> ComparedMeasure:
    left, right = found.get((measure, Side.LEFT)), found.get((measure, Side.RIGHT))
    compared = ComparedMeasure(measure, left, right, found.get((measure, Side.BOTH)))
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
