"""Seven boxes side by side, a weekday each: what fields about weekdays stand on."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QWidget

from calfjournal.messages.formats import short_weekday, weekday_letter
from ui.services.qt import STRONG_FOCUS
from ui.theme.fonts import Role, text_width
from ui.widgets import mirrored
from ui.widgets.painted import Painted, PaintedPart

DAYS = range(7)
GAP = 4


def fitting_names(role: Role, room: float) -> list[str]:
    """Return the short names of all weekdays, or their letters where one is too wide, in pixels."""
    names = [short_weekday(day) for day in DAYS]
    if max(text_width(name, role) for name in names) <= room:
        return names
    return [weekday_letter(day) for day in DAYS]


class WeekBoxes(Painted):
    """Arrows move from day to day, Space and a click press one; subclasses say what that means."""

    widest: ClassVar[float] = float("inf")
    """Pixels a box takes at most."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._at = 0
        self.setFocusPolicy(STRONG_FOCUS)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    # ------------------------------------------------------------------ for kinds of fields

    def _press(self, day: int) -> None:
        """Do what a click on a day does."""
        raise NotImplementedError

    def _tell(self) -> None:
        """Say value and day in words for who cannot see them."""
        raise NotImplementedError

    def _told(self, day: int) -> str:
        """Return a day with what holds on it, in words."""
        raise NotImplementedError

    def accessible_parts(self) -> list[PaintedPart]:
        return [
            PaintedPart(self._told(day), self._box(day).toRect(), day == self._at) for day in DAYS
        ]

    def _box(self, day: int) -> QRectF:
        width = min(self.widest, (self.width() + GAP) / 7 - GAP)
        return mirrored.box(self, QRectF(day * (width + GAP), 0, width, self.height()))

    def _paint_box(
        self, painter: QPainter, day: int, ground: QColor, edge: QColor, ring: QColor
    ) -> QRectF:
        """Draw the box of a day, ringed when the keys are on it, and return it."""
        box = self._box(day)
        painter.setBrush(ground)
        painter.setPen(QPen(edge, 1))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        if self.hasFocus() and day == self._at:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(ring, 2))
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 6, 6)
        return box

    # ------------------------------------------------------------------ Qt

    def mousePressEvent(self, event: QMouseEvent) -> None:
        for day in DAYS:
            if self._box(day).contains(event.position()):
                self._press(day)
                return

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = Qt.Key
        step = {keys.Key_Left: -1, keys.Key_Right: 1, keys.Key_Home: -6, keys.Key_End: 6}.get(
            mirrored.key(self, event.key())
        )
        if step is not None:
            self._at = min(max(self._at + step, 0), 6)
            self._tell()
            self.tell_chosen()
            self.update()
        elif event.key() == Qt.Key.Key_Space:
            self._press(self._at)
        else:
            super().keyPressEvent(event)
