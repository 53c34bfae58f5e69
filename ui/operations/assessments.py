"""What users do with tests."""

from __future__ import annotations

from calfjournal.changes import Outcome
from calfjournal.dates import short_day
from calfjournal.domain.assessment import Assessment
from ui.services.act import perform
from ui.services.context import Context


def keep_test(*, context: Context, assessment: Assessment) -> Assessment | None:
    """Keep a new or changed test with its results; None when it was refused.

    Raises:
        InputError: a value is out of range, for the form to answer at its field.
    """

    def verb() -> Outcome[Assessment]:
        return context.journal.assessments.save(assessment)

    done = "kept" if assessment.id is None else "changed"
    outcome = perform(context, verb, say=f"Test of {short_day(assessment.day)} {done}.")
    return outcome.value if outcome else None


def delete_test(*, context: Context, assessment: Assessment) -> None:
    """Delete a test with its results."""

    def verb() -> Outcome[None]:
        return context.journal.assessments.delete(assessment.id or 0)

    perform(context, verb, say=f"Test of {short_day(assessment.day)} deleted.")
