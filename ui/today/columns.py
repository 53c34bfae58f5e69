"""Columns of cards: as many beside each other as there is room for."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.theme import metrics


class Arrangement(Struct, frozen=True):
    """Which cards stand in which column where the width is ``width_from`` pixels or more.

    Each column takes its share of the width, in percent.
    """

    width_from: int
    shares: tuple[int, ...]
    columns: tuple[tuple[QWidget, ...], ...]


class Columns(QWidget):
    """Holds the cards in the widest arrangement that fits.

    The cards are its own children in whichever column they stand: a card with another parent
    would have all its widgets styled anew.
    """

    changed = Signal(int)
    """How many columns stand beside each other now."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._columns = (_Column(), _Column(), _Column())
        self._ways: tuple[Arrangement, ...] = ()
        self._chosen: Arrangement | None = None
        frame = self._frame = QHBoxLayout(self)
        frame.setContentsMargins(0, 0, 0, 0)
        frame.setSpacing(metrics.M)
        for each in self._columns:
            frame.addLayout(each)

    @property
    def count(self) -> int:
        """How many columns stand beside each other."""
        return len(self._chosen.columns) if self._chosen is not None else 0

    def arrange(self, *ways: Arrangement) -> None:
        """Put the cards where they belong, as the first of the ways does that has its width."""
        if ways != self._ways:
            self._ways = ways
            self._choose(self.width())

    def after(self, card: QWidget) -> QWidget | None:
        """Return the card that is seen next below another one, None when there is none."""
        column = next(each for each in self._columns if each.indexOf(card) >= 0)
        cards = column.cards()
        return next((c for c in cards[cards.index(card) + 1 :] if c.isVisible()), None)

    def _choose(self, width: int) -> None:
        chosen = next((way for way in self._ways if width >= way.width_from), self._ways[-1])
        if chosen == self._chosen:
            return
        self._chosen = chosen
        for column in self._columns:
            column.empty()
        for index, column in enumerate(self._columns):
            used = index < len(chosen.columns)
            self._frame.setStretch(index, chosen.shares[index] if used else 0)
            column.fill(chosen.columns[index] if used else ())
        self.changed.emit(len(chosen.columns))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._ways:
            self._choose(event.size().width())


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
