"""Two columns of cards, or one where the page is narrow."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.theme import metrics

WIDE_FROM = 860
"""Content narrower than this is one column."""


class Columns(QWidget):
    """Left and right cards; in one column they stand in an order of their own."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._left, self._right = _column(self), _column(self)
        self._orders: tuple[tuple[QWidget, ...], ...] = ((), (), ())
        self._wide = True
        self._frame = QHBoxLayout(self)
        self._frame.setContentsMargins(0, 0, 0, 0)
        self._frame.setSpacing(metrics.M)
        self._frame.addWidget(self._left, 59)
        self._frame.addWidget(self._right, 41)

    def arrange(
        self,
        left: Sequence[QWidget],
        right: Sequence[QWidget],
        single: Sequence[QWidget],
        *,
        share: int,
    ) -> None:
        """Put the cards where they belong, the left ones on ``share`` percent of the width."""
        orders = (tuple(left), tuple(right), tuple(single))
        self._frame.setStretch(0, share)
        self._frame.setStretch(1, 100 - share)
        if orders != self._orders:
            self._orders = orders
            self._lay()

    def _lay(self) -> None:
        left, right, single = self._orders
        self._right.setVisible(self._wide)
        _fill(self._left, left if self._wide else single)
        _fill(self._right, right if self._wide else ())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = event.size().width() >= WIDE_FROM
        if wide != self._wide:
            self._wide = wide
            self._lay()


def _column(parent: QWidget) -> QWidget:
    made = QWidget(parent)
    made.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    stack = QVBoxLayout(made)
    stack.setContentsMargins(0, 0, 0, 0)
    stack.setSpacing(metrics.M)
    stack.addStretch(1)
    return made


def _fill(column: QWidget, cards: Sequence[QWidget]) -> None:
    stack = column.layout()
    if not isinstance(stack, QVBoxLayout):
        return
    # By removeWidget, not takeAt: an item kept by Python goes on caching the card's old height.
    for card in _widgets(stack):
        stack.removeWidget(card)
    for index, card in enumerate(cards):
        stack.insertWidget(index, card)
        card.show()  # Changing the parent hides it until the event loop comes round.


def _widgets(stack: QVBoxLayout) -> list[QWidget]:
    items = [stack.itemAt(index) for index in range(stack.count())]
    return [widget for item in items if item and (widget := item.widget()) is not None]
