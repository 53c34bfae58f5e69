"""Captions and their values: a grid without boxes, each caption on the first line of its value."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import Role, active, font, metrics
from ui.widgets.mirrored import hanging_space, rect
from ui.widgets.painted import Painted, PaintedPart, Read

Pair = tuple[str, str]
"""A caption and its value."""

_BETWEEN: Final = 6
"""Pixels between two rows."""
_LEAST: Final = 60
"""Pixels that a value has at least."""
_FAR: Final = 10_000
_WRAP: Final = (Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft).value
_KEPT: Final = 16


class PairGrid(Painted):
    """As high as its values are at its width; they wrap, captions do not."""

    ACCESSIBLE_ROLE = Read.TABLE

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pairs: tuple[Pair, ...] = ()
        self._heights: dict[int, list[int]] = {}
        self._captions = metrics.M
        """Width of the column of captions, with what is left free behind it."""
        self._small, self._usual = QFontMetrics(font(Role.SMALL)), QFontMetrics(font(Role.BODY))
        self.setAccessibleName(name)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_rows(self, pairs: Sequence[Pair]) -> None:
        """Show other captions and values."""
        if tuple(pairs) != self._pairs:
            self._pairs = tuple(pairs)
            self._captions = self._measured()
            self._heights.clear()
            self.updateGeometry()
            self.update()

    # ------------------------------------------------------------------ sizes

    def _measured(self) -> int:
        widths = (self._small.horizontalAdvance(caption) for caption, _ in self._pairs)
        return max(widths, default=0) + metrics.M

    def _rows(self, width: int) -> list[int]:
        if width not in self._heights:
            if len(self._heights) >= _KEPT:
                self._heights.clear()
            room = QRect(0, 0, max(width - self._captions, _LEAST), _FAR)
            self._heights[width] = [
                self._usual.boundingRect(room, _WRAP, value).height() for _, value in self._pairs
            ]
        return self._heights[width]

    def heightForWidth(self, width: int) -> int:
        return sum(self._rows(width)) + _BETWEEN * max(len(self._pairs) - 1, 0)

    def sizeHint(self) -> QSize:
        return QSize(240, self.heightForWidth(max(self.width(), 160)))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._captions + _LEAST, self._usual.height())

    def changeEvent(self, event: QEvent) -> None:
        self._heights.clear()
        super().changeEvent(event)

    def _boxes(self) -> list[tuple[QRect, QRect]]:
        """Places of each caption and its value, as they are seen."""
        left, top, found = self._captions, 0, []
        lean = hanging_space(self._usual) if self.isRightToLeft() else 0
        for height in self._rows(self.width()):
            caption = QRect(0, top, left, height)
            value = QRect(left, top, self.width() - left, height)
            found.append((rect(self, caption), rect(self, value).translated(lean, 0)))
            top += height + _BETWEEN
        return found

    # ------------------------------------------------------------------ reading

    def accessible_parts(self) -> list[PaintedPart]:
        titles = [PaintedPart(name, QRect(), role=Read.TITLE) for name in ("", "")]
        cells = [
            PaintedPart(words, box, role=Read.CELL)
            for pair, boxes in zip(self._pairs, self._boxes(), strict=True)
            for words, box in zip(pair, boxes, strict=True)
        ]
        return titles + cells

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = active(), QPainter(self)
        down = self._usual.ascent() - self._small.ascent()
        for (caption, value), (left, right) in zip(self._pairs, self._boxes(), strict=True):
            painter.setFont(font(Role.SMALL))
            painter.setPen(theme.colour("muted"))
            painter.drawText(left.translated(QPoint(0, down)), _WRAP, caption)
            painter.setFont(font(Role.BODY))
            painter.setPen(theme.colour("text"))
            painter.drawText(right, _WRAP, value)
