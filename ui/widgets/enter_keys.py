"""The keys of a form: Enter goes on to the next field, Ctrl+Enter keeps."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from ui.services.qt import ENTER_KEYS
from ui.widgets.fields import ValueField
from ui.widgets.note_field import NoteField


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
            return self.enter(watched, event)
        return self.other_key(watched, event)

    def other_key(self, field: QObject, event: QKeyEvent) -> bool:
        """Answer any other key; True when it was used here."""
        del field, event
        return False

    def go_on(self, field: QObject) -> None:
        """Give the keys to the field after this one."""
        del field
        # Through the parents, so that the page scrolls the next field into view.
        self._form.focusNextPrevChild(True)

    def enter(self, field: QObject, event: QKeyEvent) -> bool:
        """Answer Enter, with or without other keys held; True when it was used here."""
        if _modifiers(event) == Qt.KeyboardModifier.ControlModifier:
            self.keep_wanted.emit()
            return True
        if not is_plain_enter(event):
            return False
        if isinstance(field, ValueField) and not field.flush():
            field.selectAll()
            return True
        if isinstance(field, NoteField):
            field.flush()
        self.go_on(field)
        return True


def is_plain_enter(event: QKeyEvent) -> bool:
    """Tell whether it is Enter and nothing else, that of the keypad too."""
    plain = _modifiers(event) == Qt.KeyboardModifier.NoModifier
    return plain and event.key() in ENTER_KEYS


def _modifiers(event: QKeyEvent) -> Qt.KeyboardModifier:
    return event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
