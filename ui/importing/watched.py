"""What becomes of recordings out of the watch folder: taken where nothing is to be decided."""

from __future__ import annotations

from msgspec import Struct

from calfjournal.domain.import_choice import ImportChoice
from calfjournal.domain.import_preview import ImportPreview
from calfjournal.tasks import ImportBatch
from ui.importing.words import amount, entries_told
from ui.services.act import perform_or_warn
from ui.services.context import Context


class Intake(Struct, frozen=True):
    """What came in, in words ("" for nothing), and the names of files that wait for an answer."""

    came: str
    waiting: frozenset[str]


def take_in(context: Context, batch: ImportBatch) -> Intake | None:
    """Take what is new and asks nothing, as one edit; None where the journal refused it, as told.

    A file waits where it differs from the journal, is asked about, cannot be read, or breaks off:
    the rest of it may be on its way.
    """
    runs, choice = context.journal.runs, ImportChoice()
    whole = ImportBatch(tuple(file for file in batch.files if not file.is_partial))
    found = runs.preview(whole, choice)
    came = ""
    if found.entries:
        outcome = perform_or_warn(context, "", runs.add_batch, whole, choice)
        if outcome is None:
            return None
        came = amount(outcome.value) or entries_told(found.entries)
    stumps = [ImportBatch((file,)) for file in batch.files if file.is_partial]
    waiting = [_waiting(whole, found), *(_waiting_stump(context, stump) for stump in stumps)]
    return Intake(came, frozenset().union(*waiting))


def _waiting_stump(context: Context, stump: ImportBatch) -> frozenset[str]:
    """Return the name of a file that breaks off, unless the journal has all that it holds."""
    found = context.journal.runs.preview(stump, ImportChoice())
    if found.entries:
        return frozenset(file.path for file in stump.files)
    return _waiting(stump, found)


def _waiting(batch: ImportBatch, found: ImportPreview) -> frozenset[str]:
    differing = {difference.file for difference in found.differences}
    asked = {left.file for left in found.not_taken if left.asking is not None}
    broken = {file.path for file in batch.files if file.status.value == "failed"}
    return frozenset(differing | asked | broken)
