"""The keys of a form: Enter goes on to the next field, Ctrl+Enter keeps."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from ui.services.qt import ENTER_KEYS
from ui.widgets.fields import NoteField, ValueField


class EnterKeys(QObject):
    """Watches the fields of a form; ``keep_wanted`` comes with Ctrl+Enter."""

    keep_wanted = Signal()

    def __init__(self, fields: Sequence[QWidget], parent: QWidget) -> None:
        super().__init__(parent)
        self._form = parent
        for field in fields:
            field.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if event.key() in ENTER_KEYS:
            return self._enter(watched, event)
        return self.other_key(watched, event)

    def other_key(self, field: QObject, event: QKeyEvent) -> bool:
        """Answer any other key; True when it was used here."""
        del field, event
        return False

    def go_on(self) -> None:
        """Give the keys to the next field."""
        # Through the parents, so that the page scrolls the next field into view.
        self._form.focusNextPrevChild(True)

    def _enter(self, field: QObject, event: QKeyEvent) -> bool:
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if modifiers == Qt.KeyboardModifier.ControlModifier:
            self.keep_wanted.emit()
            return True
        if modifiers != Qt.KeyboardModifier.NoModifier:
            return False
        if isinstance(field, ValueField) and not field.flush():
            field.selectAll()
            return True
        if isinstance(field, NoteField):
            field.flush()
        self.go_on()
        return True
