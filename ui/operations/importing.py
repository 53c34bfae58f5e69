"""Taking what an import found."""

from __future__ import annotations

from calfjournal.changes import Outcome
from calfjournal.tasks import ImportBatch
from ui.context import Context
from ui.operations.base import perform


def take_import(*, context: Context, batch: ImportBatch) -> Outcome[ImportBatch] | None:
    """Add every new run and day of the batch as one edit that can be undone."""
    journal = context.journal
    return perform(context, lambda: journal.runs.add_batch(batch))
