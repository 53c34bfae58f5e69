"""The import dialog: progress while files are read, then what they hold, then the button."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from calfjournal.domain.import_choice import Asking, ImportChoice
from calfjournal.errors import CalfjournalError
from calfjournal.messages import tr
from calfjournal.messages.imported_files import FILE_STATUSES, files_told
from calfjournal.tasks import ImportBatch, read_files
from ui.importing.summary import (
    LOOKS,
    FileLine,
    amount,
    file_lines,
    offer,
    urgent_first,
)
from ui.services.act import perform
from ui.services.context import Context
from ui.services.jobs import Job
from ui.widgets.busy import ProgressLine
from ui.widgets.choices import CheckField
from ui.widgets.dialog import Dialog
from ui.widgets.table import TableView
from ui.widgets.table_columns import Column
from ui.widgets.text import Label, small

log = logging.getLogger(__name__)


def read(paths: tuple[Path, ...], known_hashes: frozenset[str], job: Job) -> ImportBatch:
    """Read the files; runs off the GUI thread."""
    return read_files(
        paths,
        known_hashes=known_hashes,
        progress=job.report,
        cancelled=job.is_cancelled,
    )


class ImportDialog(Dialog):
    """Reads files and offers what is new in them; closing it at any time changes nothing."""

    def __init__(
        self, context: Context, files: Sequence[Path], parent: QWidget | None = None
    ) -> None:
        super().__init__(tr("Import"), parent, width=880)
        self._context = context
        self._batch: ImportBatch | None = None
        self._order: list[int] = []
        self.progress = ProgressLine(tr("Reading {files:files}…", files=len(files)))
        self.progress.cancelled.connect(self.close)
        self._sentence = Label("", wrap=True)
        self.table: TableView[FileLine] = TableView(
            _columns(), tr("Files"), fitted=False, selectable=True
        )
        self.table.setMinimumHeight(260)
        self._yours = small(
            tr(
                "Where the journal has the run, yours stays. To take the file’s, delete yours and "
                "import again."
            ),
            wrap=True,
        )
        self.offers = {asking: CheckField("") for asking in Asking}
        self.body.addWidget(self.progress)
        self.body.addWidget(self._sentence)
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self._yours)
        boxes = QVBoxLayout()
        boxes.setSpacing(0)
        for box in self.offers.values():
            box.committed.connect(self._judge)
            boxes.addWidget(box)
        self.body.addLayout(boxes)
        self.close_button = self.add_button(tr("Close"), closes=True)
        self.take = self.add_button(tr("Import"), "primary")
        self.take.clicked.connect(self._take)
        self._show_result(shown=False)
        self._job = context.jobs.run(
            read,
            tuple(files),
            frozenset(context.journal.runs.known_hashes()),
            owner=self,
            done=self._on_read,
            failed=self._on_failed,
            progress=self.progress.show_progress,
            with_job=True,
        )

    @property
    def sentence(self) -> str:
        """What was found, in one sentence."""
        return self._sentence.text()

    @property
    def _accepted(self) -> ImportChoice:
        accepted = frozenset(asking for asking, box in self.offers.items() if box.value)
        return ImportChoice(accept=accepted)

    def _show_result(self, *, shown: bool) -> None:
        for part in (self._sentence, self.table, self.close_button, self.take):
            part.setVisible(shown)
        for extra in (self._yours, *self.offers.values()):
            extra.hide()
        self.progress.setVisible(not shown)

    def _on_read(self, batch: ImportBatch) -> None:
        self._batch = batch
        self._order = urgent_first(self._context.journal.runs.compare(batch))
        self._show_result(shown=True)
        self._judge()
        (self.take if self.take.isEnabled() else self.close_button).setFocus()

    @Slot()
    def _judge(self) -> None:
        """Show what would come in, with the boxes as they are ticked."""
        if self._batch is None:
            return
        judged = self._context.journal.runs.compare(self._batch, self._accepted)
        self._sentence.setText(files_told(judged.totals))
        self.table.set_rows(file_lines(judged, self._order))
        self._yours.setVisible(judged.totals["conflict"] > 0)
        for asking, box in self.offers.items():
            if not box.value:
                box.setText(offer(asking, judged.asked[asking]))
                box.setVisible(judged.asked[asking] > 0)
        new = amount(judged)
        self.take.setText(tr("Import {what}", what=new) if new else tr("Nothing to import"))
        self.take.setEnabled(bool(new))

    def _on_failed(self, problem: BaseException) -> None:
        if not isinstance(problem, (CalfjournalError, OSError)):
            self.close()
            raise problem
        self._sentence.setText(str(problem))
        self._show_result(shown=True)
        self.take.hide()
        self.table.hide()

    @Slot()
    def _take(self) -> None:
        if self._batch is None:
            return
        add_batch = self._context.journal.runs.add_batch
        outcome = perform(self._context, "", add_batch, self._batch, self._accepted)
        if outcome is not None:
            said = tr("Imported {what}", what=amount(outcome.value))
            self._context.notices.say(said, undoable=True)
        self.close()

    def done(self, result: int) -> None:
        # Every way out comes through here: the cross, Escape and the buttons.
        self._job.cancel()
        super().done(result)


def _columns() -> list[Column[FileLine]]:
    return [
        Column(tr("File"), lambda line: line.name, share=3, tip=lambda line: line.name),
        Column(
            tr("Status"),
            lambda line: FILE_STATUSES[line.status],
            look=lambda line: LOOKS[line.status],
            width=130,
        ),
        Column(tr("Holds"), lambda line: line.holds, share=3),
        Column(tr("Why"), lambda line: line.reason, share=5, tone=lambda _: "muted"),
    ]
