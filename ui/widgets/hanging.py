"""Quiet buttons at the edge of a text: their words stand at it, their padding hangs outside."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QBoxLayout, QWidgetItem

from ui.theme import metrics
from ui.theme.control import control_height
from ui.widgets.buttons import Button

_PADDING: Final = {"quiet": 9, "link": metrics.XS}
"""Pixels between the edge of a button and its words, with the border (see the style sheet)."""


class Hung(QWidgetItem):
    """A button in a row, moved by its padding where it would begin or end the text.

    That is where it touches the margin of the widget it is in, and only when there is room for
    the padding in that margin: a part without margins would cut it off.
    """

    def __init__(self, button: Button) -> None:
        super().__init__(button)
        self._button = button

    def setGeometry(self, box: QRect) -> None:
        super().setGeometry(box.translated(self._shift(box), 0))

    def _shift(self, box: QRect) -> int:
        parent, padding = self._button.parentWidget(), padding_of(self._button)
        around = parent.layout() if parent is not None else None
        if parent is None or around is None or not padding:
            return 0
        text = around.contentsRect()
        if box.left() == text.left() and text.left() >= padding:
            return -padding
        if box.right() == text.right() and parent.width() - 1 - text.right() >= padding:
            return padding
        return 0


def padding_of(button: Button) -> int:
    """Return how much of a button hangs outside the text, in pixels; 0 where it has an outline."""
    if button.variant == "icon":
        return (control_height() - metrics.ICON) // 2
    return _PADDING.get(button.variant, 0)


def hang(layout: QBoxLayout, button: Button) -> None:
    """Put a button at the end of a row."""
    layout.addChildWidget(button)
    layout.addItem(Hung(button))
