"""The keys of the check-in: an answer that is complete goes on, Tab goes on, Enter keeps."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from ui.today.hinted_scale import HintedScale
from ui.widgets.enter_keys import EnterKeys
from ui.widgets.fields import DurationField, NumberField

_HOURS_AND_MINUTES: Final = re.compile(r"\d{1,2} ?[:h] ?\d\d", re.IGNORECASE | re.ASCII)
_ALTERED: Final = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)


class FormKeys(EnterKeys):
    """Moves on by itself from a number to which no digit can be added.

    A Tab that follows such a move is taken for the one that was meant for the field before:
    who presses Tab after every answer passes by no leg. Enter keeps from every field, with Ctrl
    too; with Shift it begins a line of the note. Escape wants to leave a form that may be left.
    """

    leave_wanted = Signal()
    """Escape, where the form may be left."""

    def __init__(
        self, fields: Sequence[QWidget], whole: Mapping[QWidget, float], parent: QWidget
    ) -> None:
        """``whole`` are the fields of whole numbers with the highest each takes."""
        super().__init__(fields, parent)
        self._whole = dict(whole)
        self.may_leave = False
        """Whether Escape is about the whole form; else it is about the field, as ever."""
        self._moved_to: QWidget | None = None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        moved_to, self._moved_to = self._moved_to, None
        if moved_to is watched and event.key() == Qt.Key.Key_Tab:
            return True
        return super().eventFilter(watched, event)

    def enter(self, field: QObject, event: QKeyEvent) -> bool:
        """Keep what was typed."""
        del field
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            return False
        self.keep_wanted.emit()
        return True

    def other_key(self, field: QObject, event: QKeyEvent) -> bool:
        """Take a digit, and go on when it is the last of an answer; Escape wants to leave."""
        if event.key() == Qt.Key.Key_Escape and self.may_leave:
            self.leave_wanted.emit()
            return True
        if not _is_digit(event):
            return False
        if isinstance(field, HintedScale):
            field.keyPressEvent(event)
            if field.is_answer(event.text()):
                self._move_on(field)
            return True
        if isinstance(field, NumberField | DurationField):
            field.keyPressEvent(event)
            if self._is_full(field):
                self._move_on(field)
            return True
        return False

    def _is_full(self, field: NumberField | DurationField) -> bool:
        text = field.text()
        if field.cursorPosition() < len(text) or field.reading is None:
            return False
        if isinstance(field, DurationField):
            return _HOURS_AND_MINUTES.fullmatch(text) is not None
        highest = self._whole.get(field)
        return highest is not None and text.isdecimal() and 10 * int(text) > highest

    def _move_on(self, field: QWidget) -> None:
        self.go_on(field)
        # The window's, not the application's: that one is None until a desktop activates it.
        self._moved_to = field.window().focusWidget()


def _is_digit(event: QKeyEvent) -> bool:
    text = event.text()
    plain = not event.modifiers() & _ALTERED
    return plain and len(text) == 1 and text.isdecimal() and text.isascii()
