"""Two columns of cards, or one where the page is narrow."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.theme import metrics

WIDE_FROM = 860
"""Content narrower than this is one column."""


class Columns(QWidget):
    """Left and right cards; in one column they stand in an order of their own.

    The cards are its own children in whichever column they stand: a card with another parent
    would have all its widgets styled anew.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._left, self._right = _Column(), _Column()
        self._orders: tuple[tuple[QWidget, ...], ...] = ((), (), ())
        self._share = 59
        self._wide_from = WIDE_FROM
        self._wide = True
        self._frame = QHBoxLayout(self)
        self._frame.setContentsMargins(0, 0, 0, 0)
        self._frame.setSpacing(metrics.M)
        self._frame.addLayout(self._left)
        self._frame.addLayout(self._right)

    def arrange(
        self,
        left: Sequence[QWidget],
        right: Sequence[QWidget],
        single: Sequence[QWidget],
        *,
        share: int,
        wide_from: int = WIDE_FROM,
    ) -> None:
        """Put the cards where they belong, the left ones on ``share`` percent of the width.

        They stand in one column while the width is below ``wide_from`` pixels.
        """
        orders = (tuple(left), tuple(right), tuple(single))
        if (orders, wide_from) != (self._orders, self._wide_from):
            self._orders, self._share, self._wide_from = orders, share, wide_from
            self._wide = self.width() >= wide_from
            self._lay()

    def after(self, card: QWidget) -> QWidget | None:
        """Return the card that is seen next below another one, None when there is none."""
        column = self._left if self._left.indexOf(card) >= 0 else self._right
        cards = column.cards()
        return next((c for c in cards[cards.index(card) + 1 :] if c.isVisible()), None)

    def _lay(self) -> None:
        left, right, single = self._orders
        self._frame.setStretch(0, self._share)
        self._frame.setStretch(1, 100 - self._share if self._wide else 0)
        self._left.empty()
        self._right.empty()
        self._left.fill(left if self._wide else single)
        self._right.fill(right if self._wide else ())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = event.size().width() >= self._wide_from
        if wide != self._wide:
            self._wide = wide
            self._lay()


class _Column(QVBoxLayout):
    """Cards one below the other, as wide as the column is and not as they would like to be."""

    def __init__(self) -> None:
        super().__init__()
        self.setSpacing(metrics.M)
        self.addStretch(1)

    def empty(self) -> None:
        """Let every card go."""
        # By removeWidget, not takeAt: an item kept by Python goes on caching the card's old height.
        for card in self.cards():
            self.removeWidget(card)

    def fill(self, cards: Sequence[QWidget]) -> None:
        """Hold these cards in this order."""
        for index, card in enumerate(cards):
            self.insertWidget(index, card)
            card.raise_()  # Readers of the screen go by the order of the children.

    def cards(self) -> list[QWidget]:
        """Return the cards from top to bottom."""
        items = [self.itemAt(index) for index in range(self.count())]
        return [widget for item in items if item and (widget := item.widget()) is not None]

    def sizeHint(self) -> QSize:
        return QSize(0, super().sizeHint().height())

    def minimumSize(self) -> QSize:
        return QSize(0, super().minimumSize().height())
