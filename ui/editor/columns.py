"""The exercises of a session with what is beside them, in as many columns as there is room for."""

from __future__ import annotations

from enum import Enum, auto
from typing import Final

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from ui.services.qt import TOP
from ui.theme import metrics
from ui.theme.fonts import scale


class ColumnWay(Enum):
    """How the three parts stand."""

    BELOW = auto()
    HALVES = auto()
    """Below the exercises, beside each other."""
    BESIDE = auto()
    """Beside the exercises, below each other."""
    THREE = auto()


HALVES_FROM, BESIDE_FROM, THREE_FROM = 620, 930, 1360
"""Widths from which on there is room for each way, at the usual size of text."""
ASIDE: Final = 328
"""Width of a column beside the exercises: eleven numbers of a scale."""
WIDEST: Final = 1720
"""Wider than this the lines of a session are hard to follow."""

_PLACES: Final[dict[ColumnWay, tuple[tuple[int, int, int, int], ...]]] = {
    ColumnWay.BELOW: ((0, 0, 1, 1), (1, 0, 1, 1), (2, 0, 1, 1)),
    ColumnWay.HALVES: ((0, 0, 1, 2), (1, 0, 1, 1), (1, 1, 1, 1)),
    ColumnWay.BESIDE: ((0, 0, 2, 1), (0, 1, 1, 1), (1, 1, 1, 1)),
    ColumnWay.THREE: ((0, 0, 1, 1), (0, 1, 1, 1), (0, 2, 1, 1)),
}
"""Row, column, rows and columns of each part."""


class EditorColumns(QWidget):
    """Lays out the exercises, what they add up to, and how it was."""

    def __init__(self, *parts: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parts = parts
        self._way: ColumnWay | None = None
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(metrics.M)
        self._turn(ColumnWay.BELOW)
        self.setMaximumWidth(WIDEST)

    def _turn(self, way: ColumnWay) -> None:
        if way is self._way:
            return
        self._way = way
        for part in self._parts:
            self._grid.removeWidget(part)
        for part, place in zip(self._parts, _PLACES[way], strict=True):
            self._grid.addWidget(part, *place, TOP)
        aside = way in (ColumnWay.BESIDE, ColumnWay.THREE)
        beside = round(ASIDE * scale())
        for column in range(3):
            used = (
                column
                < {
                    ColumnWay.BELOW: 1,
                    ColumnWay.HALVES: 2,
                    ColumnWay.BESIDE: 2,
                    ColumnWay.THREE: 3,
                }[way]
            )
            is_aside = aside and column > 0
            self._grid.setColumnStretch(column, int(used and not is_aside))
            self._grid.setColumnMinimumWidth(column, beside if used and is_aside else 0)
        for part in self._parts[1:]:
            part.setMaximumWidth(beside if aside else WIDEST)
        self._grid.setRowStretch(1, 1 if way is ColumnWay.BESIDE else 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._turn(_way_of(self.width()))
        super().resizeEvent(event)

    def minimumSizeHint(self) -> QSize:
        """Return the narrowest way, so that a page may shrink until it turns."""
        widths = [part.minimumSizeHint().width() for part in self._parts]
        return QSize(max(widths), super().minimumSizeHint().height())


def _way_of(width: int) -> ColumnWay:
    if width >= THREE_FROM * scale():
        return ColumnWay.THREE
    if width >= BESIDE_FROM * scale():
        return ColumnWay.BESIDE
    return ColumnWay.HALVES if width >= HALVES_FROM * scale() else ColumnWay.BELOW
