"""Imports: what files hold beside the journal, and taking it."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from calfjournal.changes import Outcome
from calfjournal.domain.import_choice import NOTHING_CHOSEN, ImportChoice
from calfjournal.store import runs
from calfjournal.verbs.group import Verbs

if TYPE_CHECKING:
    from calfjournal.domain.import_preview import ImportPreview
    from calfjournal.importers.batch import ImportBatch
    from calfjournal.verbs.importing import Importing


class ImportVerbs(Verbs):
    """Previews of imports, and imports; what works them out is loaded with the first."""

    @cached_property
    def _importing(self) -> Importing:
        from calfjournal.verbs.importing import Importing

        return Importing(self._file)

    def known_hashes(self) -> set[str]:
        """Return the SHA-256 of every imported file that still has a run in the journal.

        A file whose runs were deleted is not among them: it must be read to be asked about.
        """
        return {value for (value,) in self._database.rows(runs.LIVING_FILES)}

    def preview(self, batch: ImportBatch, choice: ImportChoice = NOTHING_CHOSEN) -> ImportPreview:
        """Return what a batch holds beside the journal, and how much ``add_batch`` would take.

        What was judged of a batch is kept, so the next choice is told at once.
        """
        return self._importing.preview(batch, choice)

    def compare(self, batch: ImportBatch, choice: ImportChoice = NOTHING_CHOSEN) -> ImportBatch:
        """Return the batch as ``add_batch`` would report it; nothing is written."""
        return self._importing.compare(batch, choice)

    def add_batch(
        self, batch: ImportBatch, choice: ImportChoice = NOTHING_CHOSEN
    ) -> Outcome[ImportBatch]:
        """Import a batch as one edit and return it with what became of each file.

        A file known by its content is *same*. A run that is in the journal already, by the rule of
        `domain.same_run`, is *same* or, with other figures, a *conflict* and not added: what the
        journal has stays, but for figures that the choice gives to the file; samples that it lacks
        are filled in. What is asked about stays out unless accepted, kinds that are not chosen are
        left out, and days are filled in where a figure is missing. Every recording of a run that is
        there is known from then on: once that run is deleted it is asked about.
        """
        return self._importing.add_batch(batch, choice)
