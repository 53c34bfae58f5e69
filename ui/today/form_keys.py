"""The keys of the check-in: Enter goes on, Ctrl+Enter keeps, a number on a scale goes on."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from ui.qt import ENTER_KEYS
from ui.today.hinted_scale import HintedScale
from ui.widgets.fields import NoteField, ValueField

TEN_MS = 500
"""How long a 1 on a scale to 10 waits for the 0 that makes it 10."""


class FormKeys(QObject):
    """Watches fields in the order they are filled in; ``keep_wanted`` comes with Ctrl+Enter."""

    keep_wanted = Signal()

    def __init__(self, fields: Sequence[QWidget], parent: QWidget) -> None:
        super().__init__(parent)
        self._form = parent
        self._waiting: HintedScale | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(TEN_MS)
        self._timer.timeout.connect(self._go_on_from_one)
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
        digit = int(event.text())
        if self._waiting is scale and digit != 0:
            self._go_on_from_one()
            target = QApplication.focusWidget()
            if target is not None and target is not scale:
                QCoreApplication.sendEvent(target, event)
            return True
        self._stop_waiting()
        low, high = scale.ends
        scale.keyPressEvent(event)
        if digit == 1 and high >= 10:
            self._waiting = scale
            self._timer.start()
        elif low <= digit <= high:
            self._go_on()
        return True

    @Slot()
    def _go_on_from_one(self) -> None:
        scale, self._waiting = self._waiting, None
        self._timer.stop()
        if scale is not None and scale.hasFocus():
            self._go_on()

    def _stop_waiting(self) -> None:
        self._waiting = None
        self._timer.stop()

    def _go_on(self) -> None:
        self._stop_waiting()
        # Through the parents, so that the page scrolls the next field into view.
        self._form.focusNextPrevChild(True)


def _is_digit(event: QKeyEvent) -> bool:
    text = event.text()
    return len(text) == 1 and text.isdecimal() and text.isascii()
