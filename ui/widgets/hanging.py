"""Quiet buttons at the edge of a text: their words stand at it, their padding hangs outside."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import QBoxLayout, QLayout, QWidget, QWidgetItem

from ui.theme import metrics
from ui.theme.control import control_height
from ui.widgets.buttons import Button

_PADDING: Final = {"quiet": 9, "link": metrics.XS}
"""Pixels between the edge of a button and its words, with the border (see the style sheet)."""

OUT: Final = max(_PADDING.values())
"""Pixels of the margins in which buttons hang."""
_BOTH: Final = QSize(2 * OUT, 0)


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


def hang(layout: QLayout, button: Button) -> None:
    """Put a button at the end of a row."""
    layout.addChildWidget(button)
    layout.addItem(Hung(button))


class Overhang(QWidgetItem):
    """A part that reaches into the margins around it, in which its own buttons can hang."""

    def setGeometry(self, box: QRect) -> None:
        super().setGeometry(box.adjusted(-OUT, 0, OUT, 0))

    def sizeHint(self) -> QSize:
        return super().sizeHint() - _BOTH

    def minimumSize(self) -> QSize:
        return super().minimumSize() - _BOTH

    def heightForWidth(self, width: int) -> int:
        return super().heightForWidth(width + 2 * OUT)


def overhang(layout: QBoxLayout, part: QWidget) -> None:
    """Put a part at the end of a column, its text where it stood; one with no layout as it is.

    The widget that the column is in needs margins of ``OUT`` pixels, or hangs over itself.
    """
    inside = part.layout()
    around = inside.contentsMargins() if inside is not None else None
    if inside is None or around is None or around.left() != around.right():
        layout.addWidget(part)
        return
    inside.setContentsMargins(OUT, around.top(), OUT, around.bottom())
    layout.addChildWidget(part)
    layout.addItem(Overhang(part))
