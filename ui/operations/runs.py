"""What users do with runs by hand."""

from __future__ import annotations

from calfjournal import units
from calfjournal.changes import Outcome
from calfjournal.dates import short_day
from calfjournal.domain.run import Run
from ui.services.act import perform
from ui.services.context import Context


def add_run(*, context: Context, run: Run) -> Run | None:
    """Add a run; None when it was refused.

    Raises:
        InputError: a value is out of range, for the form to answer at its field.
    """

    def verb() -> Outcome[Run]:
        return context.journal.runs.add(run)

    said = f"{units.distance(run.distance_m)} run added on {short_day(run.day)}."
    outcome = perform(
        context,
        verb,
        say=said if run.distance_m else f"Run added on {short_day(run.day)}.",
    )
    return outcome.value if outcome else None


def change_run(*, context: Context, run: Run) -> Run | None:
    """Overwrite a run; None when it was refused.

    Raises:
        InputError: a value is out of range, for the form to answer at its field.
    """

    def verb() -> Outcome[Run]:
        return context.journal.runs.update(run)

    outcome = perform(context, verb)
    return outcome.value if outcome else None


def delete_run(*, context: Context, run_id: int) -> None:
    """Delete a run."""

    def verb() -> Outcome[None]:
        return context.journal.runs.delete(run_id)

    perform(context, verb, say="Run deleted.")
