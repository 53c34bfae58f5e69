"""The note of a day in its panel: on any day, whether or not there is a morning."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QVBoxLayout, QWidget

from calfjournal.messages import tr
from ui.services.act import perform_or_warn
from ui.services.context import Context
from ui.widgets.labelled import Labelled
from ui.widgets.note_field import NoteField


class DayNote(QWidget):
    """Keeps what is typed when it is left or typing pauses; the check-in shows the same note."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._day: date | None = None
        self.field = NoteField(tr("Note on the day"), hint=tr("Anything about this day"))
        self.field.setReadOnly(context.journal.read_only)
        self.field.committed.connect(self._keep)
        stack = QVBoxLayout(self)
        stack.setContentsMargins(0, 0, 0, 0)
        stack.addWidget(Labelled(tr("Note"), self.field))

    def show_note(self, day: date, note: str) -> None:
        """Show the note of a day; typing in progress on the same day stays."""
        if day != self._day:
            self._day = day
            self.field.set_value(note)
            self.field.revert()
        self.field.set_value(note)

    def flush(self) -> None:
        """Write what is typed and not left yet."""
        self.field.flush()

    def _keep(self, note: str) -> None:
        if self._day is None:
            return
        before = self._context.journal.checkins.get(self._day)
        write = self._context.journal.mornings.write_note
        if perform_or_warn(self._context, "", write, self._day, note) is None:
            self.field.refuse(before.note if before is not None else "")
