"""What stands behind a typed value: what it is compared with, and its unit."""

from __future__ import annotations

from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QLineEdit

from ui.services.qt import RIGHT
from ui.theme import Role, active, font, metrics
from ui.widgets.layouts import leading
from ui.widgets.mirrored import rect

_TYPED = "000"
"""What a field without a value keeps room for."""
_AROUND = 24
"""Pixels that frame and padding of a field take."""
_END = 10
"""Pixels between the words and the end of the field."""


class WordsBeside:
    """Keeps room in a line for words at its end, and writes them."""

    def __init__(self, field: QLineEdit, unit: str) -> None:
        """``unit`` as it is written, "" for none."""
        self._field, self._unit = field, unit
        self._shown = self.compared = ""

    def make_room(self, value: str) -> None:
        """Leave out first what the value is compared with, then the unit, where it has no room."""
        if not (self.compared or self._unit or self._shown):
            return
        sizes, values = QFontMetrics(font(Role.SMALL)), QFontMetrics(self._field.font())
        room = self._field.width() - values.horizontalAdvance(value or _TYPED) - _AROUND
        whole = " ".join(filter(None, (self.compared, self._unit)))
        fitting = (
            words
            for words in (whole, self._unit)
            if sizes.horizontalAdvance(words) + metrics.XS <= room
        )
        self._shown = next(fitting, "")
        width = sizes.horizontalAdvance(self._shown)
        end = width + metrics.XS if width else 0
        self._field.setTextMargins(*leading(self._field, 0, 0, end, 0))
        self._field.update()

    def paint(self) -> None:
        """Write the words, over what the field has painted."""
        if self._shown:
            painter = QPainter(self._field)
            painter.setFont(font(Role.SMALL))
            painter.setPen(active().colour("muted"))
            room = rect(self._field, self._field.rect().adjusted(0, 0, -_END, 0))
            painter.drawText(room, RIGHT, self._shown)
