"""Every test beside the one before it, and the history of each measure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from msgspec import Struct

from calfjournal.domain.assessment import Assessment, Measure, Result
from calfjournal.domain.athlete import Sex
from calfjournal.domain.comparison import Compared, ComparedMeasure, ComparedTest
from calfjournal.domain.exercise import Side
from calfjournal.domain.testing import COUNTED
from calfjournal.views.source import Source


class LegHistory(Struct, frozen=True):
    """The results of one side, taken in the same way as the newest of the measure, oldest first."""

    side: Side
    days: tuple[date, ...]
    values: tuple[float, ...]
    newest: Compared

    @property
    def day(self) -> date:
        """Of the newest."""
        return self.days[-1]


class MeasureHistory(Struct, frozen=True):
    """One measure over the years: its sides, left first, and the newest test of it."""

    measure: Measure
    legs: tuple[LegHistory, ...]
    day: date
    """Of the newest test."""
    newest: ComparedMeasure
    tests: int

    @property
    def of_one_day(self) -> bool:
        """True when each side was tested on the day of the newest test."""
        return all(leg.day == self.day for leg in self.legs)

    @property
    def noise(self) -> float | None:
        """The band around the first value in which nothing changed, in the measure's unit."""
        return self.newest.noise

    @property
    def way(self) -> Result:
        """A result that tells how the newest test was done."""
        return self.newest.results[0].result


class MeasureOnDay(Struct, frozen=True):
    """What one test says of one measure."""

    test: Assessment
    measure: ComparedMeasure


class AssessmentFacts(Struct, frozen=True):
    """The tests, newest first; ``references`` are the heel rises others of age and sex reach."""

    today: date
    tests: tuple[ComparedTest, ...]
    references: Mapping[Sex, float] = {}

    def histories(self) -> tuple[MeasureHistory, ...]:
        """Return the history of every measure that was ever tested, in the order of ``Measure``."""
        found: dict[Measure, list[MeasureOnDay]] = {}
        for test in self.tests:
            for measure in test.measures:
                one = MeasureOnDay(test.assessment, measure)
                found.setdefault(measure.measure, []).append(one)
        return tuple(_history(found[measure]) for measure in Measure if measure in found)

    def of_measure(self, measure: Measure) -> list[MeasureOnDay]:
        """Return the tests of one measure, newest first."""
        return [
            MeasureOnDay(test.assessment, found)
            for test in self.tests
            for found in test.measures
            if found.measure is measure
        ]

    def notes(self) -> list[Assessment]:
        """Return the tests that are a note only, newest first."""
        return [test.assessment for test in self.tests if not test.measures]

    def untested(self) -> list[Measure]:
        """Return the measures that were never tested."""
        tested = {found.measure for test in self.tests for found in test.measures}
        return [measure for measure in Measure if measure not in tested]


def _history(tests: list[MeasureOnDay]) -> MeasureHistory:
    newest = tests[0]
    way = _way(newest.measure.results[0].result)
    legs = (_leg(tests, side, way) for side in Side)
    return MeasureHistory(
        newest.measure.measure,
        tuple(leg for leg in legs if leg is not None),
        newest.test.day,
        newest.measure,
        len(tests),
    )


def _leg(tests: list[MeasureOnDay], side: Side, way: tuple[object, ...]) -> LegHistory | None:
    found = list(_of_side(tests, side, way))
    if not found:
        return None
    ordered = found[::-1]
    return LegHistory(
        side,
        tuple(day for day, _ in ordered),
        tuple(one.result.value for _, one in ordered),
        found[0][1],
    )


def _of_side(
    tests: list[MeasureOnDay], side: Side, way: tuple[object, ...]
) -> Iterator[tuple[date, Compared]]:
    for test in tests:
        for one in test.measure.results:
            if one.result.side is side and _way(one.result) == way:
                yield test.test.day, one


def _way(result: Result) -> tuple[object, ...]:
    """What must be equal for two results to lie on one line."""
    return (result.bpm, result.surface) if result.measure in COUNTED else ()


def gather(source: Source) -> AssessmentFacts:
    """Read the tests."""
    today = source.clock.today()
    return AssessmentFacts(
        today, source.assessments.compared(), source.assessments.references(today)
    )
