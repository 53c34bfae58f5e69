"""The keys of the check-in: Enter goes on, Ctrl+Enter keeps, a number on a short scale goes on."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from ui.today.hinted_scale import HintedScale
from ui.widgets.enter_keys import EnterKeys, is_plain_enter
from ui.widgets.fields import NumberField


class FormKeys(EnterKeys):
    """Moves on from a scale to 5 or 7 as soon as its number is typed, never from a pain.

    Of two legs, Enter in the empty field of the first passes by the second too, unless that one
    had a value last time: who has no stiffness types no more for two legs than for one.
    """

    def __init__(
        self,
        fields: Sequence[QWidget],
        legs: tuple[NumberField, NumberField],
        parent: QWidget,
    ) -> None:
        super().__init__(fields, parent)
        self._legs = legs
        self._moved_to: QWidget | None = None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        moved_to, self._moved_to = self._moved_to, None
        if moved_to is watched and is_plain_enter(event):
            # Typed for the number that moved on by itself: it must not pass by a leg.
            return True
        return super().eventFilter(watched, event)

    def go_on(self, field: QObject) -> None:
        """Give the keys to the next field, past a second leg that is not stiff either."""
        super().go_on(field)
        first, second = self._legs
        if (
            field is first
            and first.value is None
            and not (second.text() or second.placeholderText())
        ):
            super().go_on(second)

    def other_key(self, field: QObject, event: QKeyEvent) -> bool:
        """Take a digit on a scale."""
        if not isinstance(field, HintedScale) or not _is_digit(event):
            return False
        # A pain that moved on by itself would give the 0 of a 10 to the other leg.
        if field.is_long:
            return False
        low, high = field.ends
        field.keyPressEvent(event)
        if low <= int(event.text()) <= high:
            self.go_on(field)
            # The window's, not the application's: that one is None until a desktop activates it.
            self._moved_to = field.window().focusWidget()
        return True


def _is_digit(event: QKeyEvent) -> bool:
    text = event.text()
    return len(text) == 1 and text.isdecimal() and text.isascii()
