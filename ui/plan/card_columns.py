"""The cards of the plan in one, two or three columns, as many as the width has room for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from ui.theme import metrics
from ui.theme.fonts import scale
from ui.widgets.layouts import column, take_widgets
from ui.widgets.side_by_side import NARROW

THREE_FROM: Final = 1400
"""Width from which on there are three columns, in pixels at the usual text size."""
_SHARES: Final = {1: (1, 0, 0), 2: (4, 3, 0), 3: (1, 1, 1)}
_PLACES: Final = {
    1: ((0, 0, 1, 1), (1, 0, 1, 1), (0, 2, 1, 1), (2, 0, 1, 1)),
    2: ((0, 0, 1, 2), (1, 0, 1, 1), (0, 2, 1, 1), (1, 1, 1, 1)),
    3: ((0, 1, 1, 2), (0, 0, 2, 1), (1, 1, 1, 1), (1, 2, 1, 1)),
}
"""Row, column and how many of them: of the top and of each column, for so many columns."""


class CardColumns(QWidget):
    """Where and how well, what comes, and what it hangs on: the middle joins the first in two.

    What is on ``top`` lies over all of them; of three columns it leaves the first to stand beside
    it, so that it keeps its measure. What is ``below`` ends the first column.
    """

    def __init__(
        self,
        top: Sequence[QWidget],
        first: Sequence[QWidget],
        middle: Sequence[QWidget],
        below: Sequence[QWidget],
        last: Sequence[QWidget],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._first, self._middle, self._below = tuple(first), tuple(middle), tuple(below)
        self._parts = (*top, *first, *middle, *below, *last)
        self._top = _Stack()
        self._columns = (_Stack(), _Stack(), _Stack())
        self._top.put(top)
        self._columns[2].put(last, fills=True)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(metrics.M)
        self._count = 0
        self._turn(2)

    def _turn(self, count: int) -> None:
        """Share the cards between so many columns."""
        if count == self._count:
            return
        self._count = count
        start, middle, last = self._columns
        for each in (start, middle):
            each.take_all()
        apart = count == len(self._columns)
        start.put((*self._first, *(() if apart else self._middle), *self._below), fills=True)
        middle.put(self._middle if apart else (), fills=True)
        middle.setVisible(apart)
        for part, place in zip((self._top, start, middle, last), _PLACES[count], strict=True):
            self._grid.addWidget(part, *place)
        for at, share in enumerate(_SHARES[count]):
            self._grid.setColumnStretch(at, share)
        for at in range(len(self._columns)):
            # What the first column has more than the top goes to what stands below that.
            self._grid.setRowStretch(at, 1 if at == 1 and count > 1 else 0)

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


class _Stack(QWidget):
    """Cards below each other."""

    def __init__(self) -> None:
        super().__init__()
        self._cards = column(gap=metrics.M)
        self.setLayout(self._cards)

    def take_all(self) -> None:
        """Make it empty; its cards are put elsewhere at once."""
        take_widgets(self._cards)

    def put(self, cards: Sequence[QWidget], *, fills: bool = False) -> None:
        """Put cards at its end; what ``fills`` keeps them together at its upper edge."""
        for card in cards:
            self._cards.addWidget(card)
        if fills:
            self._cards.addStretch(1)
