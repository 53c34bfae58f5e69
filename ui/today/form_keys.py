"""The keys of the check-in: Enter goes on, Ctrl+Enter keeps, a number on a short scale goes on."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeyEvent

from ui.today.hinted_scale import HintedScale
from ui.widgets.enter_keys import EnterKeys


class FormKeys(EnterKeys):
    """Moves on from a scale to 5 or 7 as soon as its number is typed, never from a pain."""

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
            self.go_on()
        return True


def _is_digit(event: QKeyEvent) -> bool:
    text = event.text()
    return len(text) == 1 and text.isdecimal() and text.isascii()
