"""The keys of the check-in: Enter goes on, Ctrl+Enter keeps, a number on a short scale goes on."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from ui.qt import ENTER_KEYS
from ui.today.hinted_scale import HintedScale
from ui.widgets.fields import NoteField, ValueField


class FormKeys(QObject):
    """Watches fields in the order they are filled in; ``keep_wanted`` comes with Ctrl+Enter."""

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
        if isinstance(watched, HintedScale) and _is_digit(event):
            return self._digit(watched, event)
        return False

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
        self._go_on()
        return True

    def _digit(self, scale: HintedScale, event: QKeyEvent) -> bool:
        low, high = scale.ends
        # Of a 1 nobody knows yet whether a 0 follows: a pain that moved on by itself would give
        # that 0 to the other leg, or take it for 10.
        if high >= 10:
            return False
        scale.keyPressEvent(event)
        if low <= int(event.text()) <= high:
            self._go_on()
        return True

    def _go_on(self) -> None:
        # Through the parents, so that the page scrolls the next field into view.
        self._form.focusNextPrevChild(True)


def _is_digit(event: QKeyEvent) -> bool:
    text = event.text()
    return len(text) == 1 and text.isdecimal() and text.isascii()
