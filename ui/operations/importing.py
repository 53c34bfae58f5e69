"""Taking what an import found."""

from __future__ import annotations

from collections.abc import Set as AbstractSet

from calfjournal.changes import Outcome
from calfjournal.tasks import Asking, ImportBatch
from ui.services.act import perform
from ui.services.context import Context


def take_import(
    *, context: Context, batch: ImportBatch, accept: AbstractSet[Asking]
) -> Outcome[ImportBatch] | None:
    """Add every new run and day of the batch as one edit that can be undone.

    Of the files that are asked about, those come in whose reason is in ``accept``.
    """
    journal = context.journal
    return perform(context, lambda: journal.runs.add_batch(batch, accept))
