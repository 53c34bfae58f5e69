"""The note on an exercise: one line below its name, there when it is written or asked for."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from calfjournal.errors import InputError
from calfjournal.messages import tr
from ui.services.act import perform
from ui.services.context import Context
from ui.services.qt import ENTER_KEYS
from ui.theme import metrics
from ui.widgets.fields import TextField

LONGEST = 500
KEY = "note"
"""Names it among what is typed of a session."""


class _NoteField(TextField):
    """``ended()`` when Enter kept the note, or Escape left it as it is."""

    ended = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        leaves = event.key() in ENTER_KEYS or (
            event.key() == Qt.Key.Key_Escape and not self.isModified()
        )
        super().keyPressEvent(event)
        if leaves and not self.error:
            event.accept()
            self.ended.emit()


class ExerciseNoteLine(QWidget):
    """Writes what is typed once it is left; ``left()`` tells that Enter or Escape ended it."""

    pending_changed = Signal()
    left = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._session_id, self._exercise, self._title = 0, "", ""
        self.field = _NoteField(tr("Note"), longest=LONGEST)
        self.field.setPlaceholderText(tr("Note on this exercise"))
        self.field.setReadOnly(context.journal.read_only)
        self.field.committed.connect(self._keep)
        self.field.editingFinished.connect(self._settle)
        self.field.ended.connect(self.left)
        self.field.textChanged.connect(self.pending_changed)
        stack = QVBoxLayout(self)
        stack.setContentsMargins(0, metrics.XS, 0, 0)
        stack.addWidget(self.field)
        self.hide()

    def forget(self) -> None:
        """Drop what is typed: another exercise comes."""
        self.field.set_value("")
        self.field.revert()
        self.hide()

    def show_note(self, session_id: int, exercise: str, title: str, text: str) -> None:
        """Show the note of an exercise, "" for none; what is being typed stays."""
        self._session_id, self._exercise, self._title = session_id, exercise, title
        self.field.setAccessibleName(tr("Note on {exercise}", exercise=title))
        self.field.set_value(text)
        self._settle()

    def begin(self) -> None:
        """Put the keys into it."""
        self.show()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _settle(self) -> None:
        self.setVisible(bool(self.field.text()) or self.field.hasFocus())

    def _keep(self, text: str) -> None:
        kept = self.field.value or ""
        write = self._context.journal.exercise_notes.write
        try:
            done = perform(
                self._context, "", write, self._session_id, self._exercise, text, self._title
            )
        except InputError as problem:
            self.field.set_error(problem.message)
            return
        if done is None:
            self.field.refuse(kept)

    # ------------------------------------------------------------------ a part with a draft

    def pending(self) -> dict[str, str]:
        """What is typed and not kept yet."""
        return {self._key: self.field.typed} if self.field.is_pending else {}

    @property
    def _key(self) -> str:
        return KEY + " " + self._exercise

    def show_typed(self, key: str, text: str) -> bool:
        """Show a text as if it had just been typed; False when it is of something else."""
        if key != self._key:
            return False
        self.field.show_typed(text)
        self.show()
        return True

    def revert(self) -> None:
        """Show what is kept."""
        self.field.revert()
        self._settle()

    def resume(self) -> None:
        """Put the keys where something is typed."""
        self.begin()

    def flush(self) -> bool:
        """Write what is typed."""
        return self.field.flush()
