"""The import: progress while files are read, then what they hold beside the journal, then the verb.

Nothing is in the journal until it is taken; every way out but that one leaves it as it was.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from calfjournal.domain.import_choice import ImportChoice
from calfjournal.domain.import_preview import ImportPreview
from calfjournal.errors import CalfjournalError
from calfjournal.messages import tr
from ui.importing.differences import DifferencesCard
from ui.importing.kinds import KindTable
from ui.importing.not_taken import NotTakenCard
from ui.importing.reading import FoundFiles, ImportWay, read
from ui.importing.words import (
    TITLES,
    given_words,
    head_words,
    nothing_words,
    progress_words,
    shown_name,
    take_words,
    taken_words,
)
from ui.services.act import perform
from ui.services.context import Context
from ui.theme import metrics
from ui.theme.fonts import scale
from ui.widgets.busy import ProgressLine
from ui.widgets.card import Card
from ui.widgets.dialog import Dialog
from ui.widgets.layouts import column
from ui.widgets.side_by_side import NARROW, SideBySide
from ui.widgets.text import Label, small

WIDTH: Final = 1000
MOST_NAME: Final = 240
"""Pixels of a name, which ends no line: the narrowest dialog has room for it."""
BESIDE: Final = 620
"""Pixels from which on the verbs stand beside the title, at the usual size of text."""


class ImportDialog(Dialog):
    """Reads files and shows what taking them would do; closing it at any time changes nothing.

    ``taken`` comes when the verb took what was chosen.
    """

    taken = Signal()

    def __init__(
        self,
        context: Context,
        files: Sequence[Path],
        parent: QWidget | None = None,
        *,
        way: ImportWay = ImportWay.CHOSEN,
    ) -> None:
        super().__init__(TITLES[way], parent, width=round(WIDTH * scale()))
        self._context, self._files = context, tuple(files)
        self._found: FoundFiles | None = None
        self._choice = ImportChoice()
        self._preview: ImportPreview | None = None
        self._told = small("", wrap=True)
        given = given_words(self._files)
        self._given = self._cut(given)
        self._told.setToolTip(str(files[0]) if len(files) == 1 else "")
        self.progress = ProgressLine(tr("Reading {what}…", what=self._given))
        self.progress.setToolTip(given)
        self.progress.cancelled.connect(self.close)
        self._sentence = Label("", wrap=True)
        self.kinds = KindTable()
        self._kinds_card = Card()
        self._kinds_card.setAccessibleName(tr("What was found"))
        self._kinds_card.body.addWidget(self.kinds)
        self.differences = DifferencesCard()
        self.left = NotTakenCard()
        self._beside = SideBySide(self.differences, self.left, narrow=round(NARROW * scale()))
        self._foot = small(
            tr(
                "One import is one step: Undo takes all of it back. The files stay where they are; "
                "calfjournal keeps the numbers, the curve of each run and the file’s fingerprint."
            ),
            wrap=True,
        )
        self.cancel = self.add_button(tr("Cancel"), closes=True)
        self.take = self.add_button(tr("Close"), "primary")
        self.take.setDefault(True)  # Enter takes, wherever the keys are.
        self.take.clicked.connect(self._take)
        self._lay_out()
        for part in (self.kinds, self.differences, self.left):
            part.changed.connect(self._judge)
        self._show_result(shown=False)
        self._job = context.jobs.run(
            read,
            self._files,
            frozenset(context.journal.runs.known_hashes()),
            owner=self,
            done=self._on_read,
            failed=self._on_failed,
            progress=self._on_progress,
            with_job=True,
        )

    @property
    def sentence(self) -> str:
        """Why there is nothing to take; "" where there is something."""
        return self._sentence.text()

    # ------------------------------------------------------------------ places

    def _lay_out(self) -> None:
        """Put the verbs beside the title, where they are seen however long the rest is."""
        self._frame.removeWidget(self._heading)
        self._frame.takeAt(self._frame.indexOf(self._buttons))
        self._buttons.setParent(None)
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._head.setSpacing(metrics.M)
        self._head.addLayout(column(self._heading, self._told, gap=metrics.XS), 1)
        self._head.addLayout(self._buttons)
        self._frame.insertLayout(0, self._head)
        for part in (self.progress, self._sentence, self._kinds_card, self._beside, self._foot):
            self.body.addWidget(part)
        self.body.addStretch(1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        way = QBoxLayout.Direction
        beside = self.width() >= BESIDE * scale()
        self._head.setDirection(way.LeftToRight if beside else way.TopToBottom)
        QTimer.singleShot(0, self, self.grow)  # Parts that turn take another height.

    def _show_result(self, *, shown: bool) -> None:
        for part in (self._kinds_card, self._foot, self.cancel, self.take):
            part.setVisible(shown)
        self._sentence.hide()
        self.progress.setVisible(not shown)

    def _cut(self, path: str) -> str:
        """Return the name of a file, its middle left out where a narrow dialog has no room."""
        name, middle = shown_name(path), Qt.TextElideMode.ElideMiddle
        return self._told.fontMetrics().elidedText(name, middle, MOST_NAME)

    # ------------------------------------------------------------------ reading

    def _on_progress(self, done: int, total: int, name: str) -> None:
        self.progress.show_progress(done, total, progress_words(done, total, self._cut(name)))
        self.progress.setToolTip(name)

    def _on_read(self, found: FoundFiles) -> None:
        self._found = found
        self._show_result(shown=True)
        self._judge()
        self.resize(self.width(), self.minimumSizeHint().height())
        self.take.setFocus()

    def _on_failed(self, problem: BaseException) -> None:
        if not isinstance(problem, (CalfjournalError, OSError)):
            self.close()
            raise problem
        self._show_result(shown=True)
        self._sentence.setText(str(problem))
        self._sentence.show()
        self._kinds_card.hide()
        self._foot.hide()
        self.cancel.hide()

    # ------------------------------------------------------------------ choosing

    @Slot()
    def _judge(self) -> None:
        """Show what would come in, with everything as it is chosen."""
        if self._found is None:
            return
        self._choice = ImportChoice(
            kinds=self.kinds.kinds,
            accept=self.left.accepted,
            theirs=self.differences.theirs,
            as_walks=self.left.as_walks,
        )
        runs = self._context.journal.runs
        found = runs.preview(self._found.batch, self._choice)
        self.kinds.show_rows(found.rows, found.first)
        self._kinds_card.setVisible(bool(found.rows))
        self.differences.show_differences(found.differences)
        self.left.show_preview(found)
        beside = (self.differences, self.left)
        self._beside.setVisible(any(not part.isHidden() for part in beside))
        self._preview = found
        verb = take_words(found.entries) if found.entries else ""
        self._told.setText(head_words(self._given, self._found, takes=bool(verb)))
        self.take.setText(verb or tr("Close"))
        self.cancel.setVisible(bool(verb))
        self._foot.setVisible(bool(verb))
        self._sentence.setText("" if verb else nothing_words(found))
        self._sentence.setVisible(not verb)
        self._order_stops()
        QTimer.singleShot(0, self, self.grow)

    def _order_stops(self) -> None:
        """Let Tab go on as one reads, also to what came later."""
        boxes = [line.box for line in self.kinds.lines]
        parts = (self.cancel, self.take, *boxes, *self.differences.stops, *self.left.stops)
        for before, after in pairwise(parts):
            self.setTabOrder(before, after)

    @property
    def _takes(self) -> bool:
        """True while the verb takes something, and is not the way out."""
        return not self.cancel.isHidden()

    @Slot()
    def _take(self) -> None:
        if self._found is None or not self._takes:
            self.close()
            return
        runs, choice = self._context.journal.runs, self._choice
        outcome = perform(self._context, "", runs.add_batch, self._found.batch, choice)
        if outcome is not None and self._preview is not None:
            said = taken_words(outcome.value, self._preview, len(choice.theirs))
            self._context.notices.say(said, undoable=True)
            self.taken.emit()
        self.close()

    def done(self, result: int) -> None:
        # Every way out comes through here: the cross, Escape and the buttons.
        self._job.cancel()
        super().done(result)
