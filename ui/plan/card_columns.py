"""The cards of the plan in one, two or three columns, as many as the width has room for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from ui.theme import metrics
from ui.theme.fonts import scale
from ui.widgets.layouts import clear, column
from ui.widgets.side_by_side import NARROW

THREE_FROM: Final = 1400
"""Width from which on there are three columns, in pixels at the usual text size."""
_SHARES: Final = {2: (4, 0, 3), 3: (1, 1, 1)}


class CardColumns(QWidget):
    """Where and how well, what comes, and what it hangs on: the middle joins the first in two."""

    def __init__(
        self,
        first: Sequence[QWidget],
        middle: Sequence[QWidget],
        last: Sequence[QWidget],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._first, self._middle = tuple(first), tuple(middle)
        self._columns: tuple[QVBoxLayout, ...] = tuple(column(gap=metrics.M) for _ in range(3))
        self._parts = (*first, *middle, *last)
        for part in last:
            self._columns[2].addWidget(part)
        self._columns[2].addStretch(1)
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        for each in self._columns:
            self._box.addLayout(each)
        self._count = 0
        self._turn(2)

    def _turn(self, count: int) -> None:
        """Share the cards between so many columns."""
        if count == self._count:
            return
        self._count = count
        start, middle, _ = self._columns
        for part in (*self._first, *self._middle):
            for each in (start, middle):
                each.removeWidget(part)  # An item that is only taken out keeps its old height.
        for each in (start, middle):
            clear(each)
        for part in self._first:
            start.addWidget(part)
        for part in self._middle:
            (middle if count == len(self._columns) else start).addWidget(part)
        start.addStretch(1)
        middle.addStretch(1)
        way = QBoxLayout.Direction
        self._box.setDirection(way.TopToBottom if count == 1 else way.LeftToRight)
        self._box.setSpacing(0)
        for at, share in enumerate(_SHARES.get(count, (0, 0, 0))):
            self._box.setStretch(at, share)
        self._space(count)

    def _space(self, count: int) -> None:
        """Part the columns that hold cards; the one without any takes no room."""
        gap = metrics.M
        start, middle, last = self._columns
        start.setContentsMargins(0, 0, 0, 0)
        middle.setContentsMargins(*((gap, 0, 0, 0) if count == len(self._columns) else (0,) * 4))
        last.setContentsMargins(*((0, gap, 0, 0) if count == 1 else (gap, 0, 0, 0)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.width() >= THREE_FROM * scale():
            self._turn(3)
        else:
            self._turn(2 if self.width() >= NARROW * scale() else 1)

    def minimumSizeHint(self) -> QSize:
        """Return the narrowest of all ways, so that a page may shrink until it turns."""
        widths = [part.minimumSizeHint().width() for part in self._parts if not part.isHidden()]
        return QSize(max(widths, default=0), super().minimumSizeHint().height())
