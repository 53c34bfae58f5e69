"""Days on which nothing was measured but a note: they keep their place below the cards."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from calfjournal.domain.assessment import Assessment
from calfjournal.messages import formats, tr
from ui.services.act import perform
from ui.services.context import Context
from ui.services.qt import VALUE
from ui.widgets.buttons import Button, lock
from ui.widgets.card import Card
from ui.widgets.table import TableView
from ui.widgets.table_columns import Column


class NotesCard(Card):
    """Hidden while there is none; ``change_wanted`` carries a test."""

    change_wanted = Signal(VALUE)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(tr("Notes without a result"), parent=parent)
        self._context, self._read_only = context, context.journal.read_only
        self.delete = Button(tr("Delete"), "quiet", "trash", tip=tr("Delete"))
        self.delete.clicked.connect(self._delete)
        self.add_action(self.delete)
        if self._read_only:
            lock(self.delete)
        columns = (
            Column[Assessment](tr("Day"), _day, width=124),
            Column[Assessment](tr("Note"), _note, share=1),
        )
        self.table = TableView[Assessment](columns, tr("Notes without a result"))
        self.table.opened.connect(self._open)
        self.body.addWidget(self.table)
        self.hide()

    def show_notes(self, notes: Sequence[Assessment]) -> None:
        """Show the notes, newest first."""
        self.table.set_rows(notes)
        self.setVisible(bool(notes))

    @Slot(VALUE)
    def _open(self, test: Assessment) -> None:
        if not self._read_only:
            self.change_wanted.emit(test)

    @Slot()
    def _delete(self) -> None:
        test = self.table.current
        if test is not None and not self._read_only:
            said = tr("Test of {day:day} deleted.", day=test.day)
            perform(self._context, said, self._context.journal.assessments.delete, test.key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete:
            self._delete()
        else:
            super().keyPressEvent(event)


def _day(test: Assessment) -> str:
    return formats.short_date(test.day)


def _note(test: Assessment) -> str:
    return test.note
