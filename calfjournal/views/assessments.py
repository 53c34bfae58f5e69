"""Every test beside the one before it."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from calfjournal.domain.assessment import Assessment, Measure
from calfjournal.domain.comparison import ComparedMeasure, ComparedTest
from calfjournal.views.source import Source


class AssessmentLine(Struct, frozen=True):
    """One measure of one test, None for a test that is a note only; ``first`` names the day."""

    test: Assessment
    measure: ComparedMeasure | None
    first: bool


class AssessmentFacts(Struct, frozen=True):
    """The tests, newest first."""

    today: date
    tests: tuple[ComparedTest, ...]

    @property
    def lines(self) -> list[AssessmentLine]:
        """Every measure of every test."""
        return [
            AssessmentLine(test.assessment, measure, first=at == 0)
            for test in self.tests
            for at, measure in enumerate(test.measures or (None,))
        ]

    def newest(self, measure: Measure) -> tuple[date, ComparedMeasure] | None:
        """Return the newest result of a measure with its day, None when it was never tested."""
        return next(
            (
                (test.assessment.day, found)
                for test in self.tests
                for found in test.measures
                if found.measure is measure
            ),
            None,
        )


def gather(source: Source) -> AssessmentFacts:
    """Read the tests."""
    return AssessmentFacts(source.clock.today(), source.assessments.compared())
