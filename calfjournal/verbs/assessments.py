"""Test batteries and their results."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from msgspec.structs import replace

from calfjournal.changes import Outcome
from calfjournal.dates import FIRST_DAY, LAST_DAY
from calfjournal.domain.assessment import MEASURE_NAMES, TOLD_OF, Assessment, Measure, Result
from calfjournal.domain.comparison import ComparedTest
from calfjournal.domain.exercise import Side
from calfjournal.domain.kind import Kind
from calfjournal.domain.limits import RESULT_LIMITS
from calfjournal.domain.message import say
from calfjournal.errors import InputError
from calfjournal.progress.comparing import compare
from calfjournal.progress.norms import heel_rise_norm
from calfjournal.store import assessments, athletes
from calfjournal.store.journal_file import JournalFile
from calfjournal.verbs.checking import checked, gone, number
from calfjournal.verbs.group import Verbs, nobody
from calfjournal.verbs.thresholds import in_force


class AssessmentVerbs(Verbs):
    """Reads and writes test batteries."""

    def __init__(self, file: JournalFile, follow: Callable[[], None] = nobody) -> None:
        """Work on the open file; ``follow`` lets the days ahead stand as gates do, in each edit."""
        super().__init__(file)
        self._follow = follow

    def all(self) -> list[Assessment]:
        """Return every assessment, oldest first."""
        return self.between(FIRST_DAY, LAST_DAY)

    def between(self, first: date, last: date) -> list[Assessment]:
        """Return the assessments of the days, first and last included."""
        return assessments.between(self._database, first, last)

    def get(self, assessment_id: int) -> Assessment | None:
        """Return one assessment, None when it is gone."""
        return assessments.get(self._database, assessment_id)

    def latest(self, measure: Measure, side: Side) -> tuple[date, Result] | None:
        """Return the newest result of a measure and side with its day."""
        return assessments.latest(self._database, measure, side)

    def compared(self) -> tuple[ComparedTest, ...]:
        """Return every test newest first, each result beside the one before and its noise."""
        athlete = athletes.get(self._database)
        limits = in_force(self._database)

        def norm(day: date) -> float | None:
            return heel_rise_norm(athlete.sex, athlete.age_on(day))

        return compare(self.all(), norm, limits)

    def save(self, assessment: Assessment) -> Outcome[Assessment]:
        """Write a new or changed assessment with exactly its results.

        Raises:
            InputError: a value is out of range (``results[0].value``), a test does not have the
                field, or a measure and side is there twice.
        """
        assessment = checked(assessment, Kind.ASSESSMENT)
        results = tuple(_result(result, i) for i, result in enumerate(assessment.results))
        seen = [(result.measure, result.side) for result in results]
        for index, pair in enumerate(seen):
            if pair in seen[:index]:
                said = say("values.twice", measure=MEASURE_NAMES[pair[0]], side=pair[1])
                raise InputError(f"results[{index}]", said)
        if assessment.id is not None and self.get(assessment.id) is None:
            raise gone(Kind.ASSESSMENT)
        label = say("edits.log_test") if assessment.id is None else say("edits.change_test")
        with self._edit(label) as edit:
            key = assessments.save(self._database, replace(assessment, results=results))
            self._follow()
        saved = assessments.get(self._database, key)
        return Outcome(saved or assessment, edit.changes)

    def delete(self, assessment_id: int) -> Outcome[None]:
        """Delete an assessment with its results."""
        with self._edit(say("edits.delete_test")) as edit:
            if not assessments.ASSESSMENTS.delete(self._database, assessment_id):
                raise gone(Kind.ASSESSMENT)
            self._follow()
        return Outcome(None, edit.changes)


def _result(result: Result, index: int) -> Result:
    place = f"results[{index}]."
    number(result.value, f"{place}value", RESULT_LIMITS[result.measure])
    for name, measures in TOLD_OF.items():
        if result.measure not in measures and getattr(result, name) not in (None, ""):
            said = say("values.only_raises", measure=MEASURE_NAMES[result.measure])
            raise InputError(place + name, said)
    return checked(result, Kind.RESULT, place)
