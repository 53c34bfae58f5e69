"""Each test beside the one before, with the noise of the test (rules 2.1 to 2.3 and 2.5)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from calfjournal.domain.assessment import Assessment, Measure, Result
from calfjournal.domain.comparison import Compared, ComparedMeasure, ComparedTest
from calfjournal.domain.exercise import Side

COUNTS_FROM: dict[Measure, float] = {
    Measure.KNEE_TO_WALL: 1.9,
    Measure.KNEE_TO_WALL_ANGLE: 4.7,
    Measure.HEEL_RISE: 7,
    Measure.HOPS_IN_PLACE: 2,
    Measure.VISA_A: 14,
    Measure.TENDINS_A: 12,
}
"""The least change that is more than noise: Powden 2015; Hébert-Losier 2017; Farrar 2001 (pain
0-10); Lagas 2021 (VISA-A, twelve weeks, wide uncertainty); TENDINS-A: its authors' MDC."""

_WHOLE = (Measure.HEEL_RISE,)
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


def noise_of(measure: Measure) -> float | None:
    """Return the largest difference that may still be noise, None where none is known."""
    least = COUNTS_FROM.get(measure)
    return least - 1 if least is not None and measure in _WHOLE else least


def compare(tests: Sequence[Assessment], norm: Norm) -> tuple[ComparedTest, ...]:
    """Return the tests newest first, each result beside the newest earlier one of its kind.

    ``norm`` gives the heel-rise reference in repetitions on a day, None when it is not known.
    """
    ordered = sorted(tests, key=lambda test: (test.day, test.id or 0))
    seen: dict[tuple[object, ...], tuple[date, Result]] = {}
    sides_seen: set[tuple[Measure, Side]] = set()
    compared = []
    for test in ordered:
        found = {
            (r.measure, r.side): _compared(r, seen, sides_seen, norm(test.day))
            for r in test.results
        }
        for result in test.results:
            seen[_way(result)] = (test.day, result)
            sides_seen.add((result.measure, result.side))
        measures = [m for m in Measure if any(key[0] is m for key in found)]
        compared.append(ComparedTest(test, tuple(_measure(m, found) for m in measures)))
    return tuple(reversed(compared))


def _way(result: Result) -> tuple[object, ...]:
    way = (result.bpm, result.surface) if result.measure is Measure.HEEL_RISE else ()
    return (result.measure, result.side, *way)


def _compared(
    result: Result,
    seen: dict[tuple[object, ...], tuple[date, Result]],
    sides_seen: set[tuple[Measure, Side]],
    norm: float | None,
) -> Compared:
    on_norm = result.measure is Measure.HEEL_RISE and result.surface == "incline10"
    share = 100 * result.value / norm if on_norm and norm else None
    before = seen.get(_way(result))
    if before is None:
        other = (result.measure, result.side) in sides_seen
        return Compared(result, norm_percent=share, other_way=other)
    change = result.value - before[1].value
    least = COUNTS_FROM.get(result.measure)
    return Compared(
        result,
        before[1],
        before[0],
        change,
        noise_of(result.measure),
        # Values come in tenths; 12.1 - 10.2 must not miss 1.9 by the last binary digit.
        least is not None and abs(change) >= least - 1e-9,
        share,
    )


def _measure(measure: Measure, found: dict[tuple[Measure, Side], Compared]) -> ComparedMeasure:
    left, right = found.get((measure, Side.LEFT)), found.get((measure, Side.RIGHT))
    both = found.get((measure, Side.BOTH))
    gap = symmetry = None
    if left is not None and right is not None:
        values = (left.result.value, right.result.value)
        if measure in _RANGE:
            gap = values[0] - values[1]
        elif measure in _SHARES and max(values) > 0:
            symmetry = 100 * min(values) / max(values)
    return ComparedMeasure(measure, left, right, both, gap, symmetry)
