"""Test batteries and their results."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from msgspec.structs import replace

from calfjournal.changes import Outcome
from calfjournal.dates import FIRST_DAY, LAST_DAY
from calfjournal.domain.assessment import MEASURE_NAMES, TOLD_OF, Assessment, Measure, Result
from calfjournal.domain.athlete import Sex
from calfjournal.domain.comparison import ComparedTest
from calfjournal.domain.exercise import Side
from calfjournal.domain.kind import Kind
from calfjournal.domain.limits import RESULT_LIMITS
from calfjournal.domain.message import Words, say
from calfjournal.domain.testing import of_tries
from calfjournal.domain.thresholds import MEAN_OF_TRIES
from calfjournal.errors import InputError
from calfjournal.progress.comparing import compare
from calfjournal.progress.norms import heel_rise_norm, heel_rise_norms
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

    def references(self, day: date) -> Mapping[Sex, float]:
        """Return the heel-rise reference in repetitions for age and sex; both where none is given.

        It holds for the 10 degree incline; nothing where the age is not known.
        """
        athlete = athletes.get(self._database)
        return heel_rise_norms(athlete.sex, athlete.age_on(day))

    def keeps_mean(self) -> bool:
        """Tell whether the mean of the tries of knee to wall is kept, and not the best."""
        return bool(in_force(self._database)[MEAN_OF_TRIES])

    def of_tries(self, measure: Measure, tries: Sequence[float]) -> float:
        """Return the result of some tries, in the unit of the measure.

        Raises:
            ValueError: there are no tries.
        """
        return of_tries(measure, tries, mean=self.keeps_mean())

    def add(self, results: Sequence[Result], into: int | None = None) -> Outcome[Assessment]:
        """Write results of today, mostly those of one leg as soon as it is done.

        They join the test ``into``, else the newest of today, unless it has one of them already;
        else they are a test of their own.

        Raises:
            InputError: a value is out of range, or a test does not have the field.
        """
        today = self._clock.today()
        pairs = {(result.measure, result.side) for result in results}
        known = [self.get(into)] if into is not None else self.between(today, today)[::-1]
        open_ones = (
            test
            for test in known
            if test is not None and not pairs & {(r.measure, r.side) for r in test.results}
        )
        test = next(open_ones, Assessment(today))
        return self._keep(replace(test, results=(*test.results, *results)), _added(results))

    def save(self, assessment: Assessment) -> Outcome[Assessment]:
        """Write a new or changed assessment with exactly its results.

        Raises:
            InputError: a value is out of range (``results[0].value``), a test does not have the
                field, or a measure and side is there twice.
        """
        label = say("edits.log_test") if assessment.id is None else say("edits.change_test")
        return self._keep(assessment, label)

    def _keep(self, assessment: Assessment, label: Words) -> Outcome[Assessment]:
        assessment = checked(assessment, Kind.ASSESSMENT)
        results = tuple(_result(result, i) for i, result in enumerate(assessment.results))
        seen = [(result.measure, result.side) for result in results]
        for index, pair in enumerate(seen):
            if pair in seen[:index]:
                said = say("values.twice", measure=MEASURE_NAMES[pair[0]], side=pair[1])
                raise InputError(f"results[{index}]", said)
        if assessment.id is not None and self.get(assessment.id) is None:
            raise gone(Kind.ASSESSMENT)
        with self._edit(label) as edit:
            key = assessments.save(self._database, replace(assessment, results=results))
            self._follow()
        saved = assessments.get(self._database, key)
        return Outcome(saved or assessment, edit.changes)

    def remove(self, assessment_id: int, measure: Measure) -> Outcome[None]:
        """Delete one measure of an assessment, and the assessment once nothing is left in it.

        Raises:
            InputError: the assessment, or the measure in it, is no longer there.
        """
        test = self.get(assessment_id)
        left = () if test is None else tuple(r for r in test.results if r.measure is not measure)
        if test is None or len(left) == len(test.results):
            raise gone(Kind.ASSESSMENT)
        label = say("edits.delete_test_of", day=test.day, test=MEASURE_NAMES[measure])
        with self._edit(label) as edit:
            if left:
                assessments.save(self._database, replace(test, results=left))
            else:
                assessments.ASSESSMENTS.delete(self._database, assessment_id)
            self._follow()
        return Outcome(None, edit.changes)

    def delete(self, assessment_id: int) -> Outcome[None]:
        """Delete an assessment with its results."""
        with self._edit(say("edits.delete_test")) as edit:
            if not assessments.ASSESSMENTS.delete(self._database, assessment_id):
                raise gone(Kind.ASSESSMENT)
            self._follow()
        return Outcome(None, edit.changes)


def _added(results: Sequence[Result]) -> Words:
    if not results:
        return say("edits.log_test")
    first, sides = results[0], {result.side for result in results}
    test = MEASURE_NAMES[first.measure]
    if len(sides) > 1 or first.side is Side.BOTH:
        return say("edits.log_test_of", test=test)
    return say("edits.log_test_of_leg", test=test, side=first.side)


def _result(result: Result, index: int) -> Result:
    place = f"results[{index}]."
    number(result.value, f"{place}value", RESULT_LIMITS[result.measure])
    for name, measures in TOLD_OF.items():
        if result.measure not in measures and getattr(result, name) not in (None, ""):
            said = say("values.only_raises", measure=MEASURE_NAMES[result.measure])
            raise InputError(place + name, said)
    return checked(result, Kind.RESULT, place)
