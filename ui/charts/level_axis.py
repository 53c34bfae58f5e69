"""The names of levels at their right ends, outside the plot, where no data lie below them."""

from __future__ import annotations

from collections.abc import Sequence

import pyqtgraph as pg
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from ui.charts.marks import LevelMark
from ui.charts.style import ChartColours
from ui.theme import Role, font
from ui.theme.fonts import scale

WIDTH, GAP = 82, 6.0
"""Pixels of the names, and before them."""
_WRAP = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


class LevelAxis(pg.AxisItem):
    """Each name beside its line, moved only where two would lie on each other."""

    def __init__(self) -> None:
        super().__init__("right")
        self.enableAutoSIPrefix(False)
        self._levels: Sequence[LevelMark] = ()
        self._colours: ChartColours | None = None
        self._keeps_room, self._apart = False, False

    def show_levels(self, levels: Sequence[LevelMark], colours: ChartColours) -> None:
        """Show other names; without any there is no room for them."""
        self._levels, self._colours = levels, colours
        self._make_room()
        self.update()

    def keep_room(self, *, keeps: bool) -> None:
        """Keep the room without names too, so that plots below each other share their days."""
        self._keeps_room = keeps
        self._make_room()

    def name_apart(self, *, apart: bool) -> None:
        """Leave the names to the read-out, where the plot is too narrow for both."""
        self._apart = apart
        self._make_room()

    def _make_room(self) -> None:
        shown = not self._apart and (self._keeps_room or bool(self._levels))
        self.setVisible(shown)
        self.setWidth(round(WIDTH * scale()) if shown else 0)

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """The names of the levels that are seen."""
        box = self.mapRectFromParent(self.geometry())
        if self._colours is None or box.width() <= GAP:
            return
        painter.setFont(font(Role.SMALL))
        painter.setPen(self._colours.muted)
        for place, level in self._placed(box, QFontMetricsF(painter.font())):
            painter.drawText(place, _WRAP, level.label)

    def _placed(self, box: QRectF, words: QFontMetricsF) -> list[tuple[QRectF, LevelMark]]:
        """Where each name stands, from the top down."""
        low, high = self.range
        seen = sorted((each for each in self._levels if low < each.y < high), key=_height)
        found: list[tuple[QRectF, LevelMark]] = []
        top = box.top() - words.height() / 2
        for level in reversed(seen):
            y = box.bottom() - (level.y - low) / (high - low) * box.height()
            room = QRectF(box.left() + GAP, 0, box.width() - GAP, box.height())
            high_px = words.boundingRect(room, _WRAP, level.label).height()
            place = QRectF(room.left(), max(y - high_px / 2, top), room.width(), high_px)
            found.append((place, level))
            top = place.bottom()
        return found


def _height(level: LevelMark) -> float:
    return level.y
