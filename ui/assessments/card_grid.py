"""Cards beside each other, as many as have room; arrows walk through them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from ui.theme import metrics
from ui.theme.fonts import scale
from ui.widgets.layouts import clear, show_new

CARD_WIDTH = 280
"""Narrower a card never gets while there is another column to go to."""
MOST_COLUMNS = 4


class CardGrid(QWidget):
    """Lays cards out in rows."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._laid: Sequence[QWidget] = ()
        self._columns = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(metrics.M)

    def lay_out(self, cards: Sequence[QWidget]) -> None:
        """Show other cards."""
        clear(self._grid)
        self._laid = cards
        self._columns = 0
        self._place()
        if self.isVisible():
            show_new(self)

    def _place(self) -> None:
        room = (self.width() + metrics.M) // (round(CARD_WIDTH * scale()) + metrics.M)
        columns = max(1, min(room, MOST_COLUMNS, max(len(self._laid), 2)))
        if columns == self._columns:
            return
        self._columns = columns
        for at, card in enumerate(self._laid):
            self._grid.addWidget(card, at // columns, at % columns)
        for at in range(MOST_COLUMNS):
            self._grid.setColumnStretch(at, 1 if at < columns else 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        ahead = -1 if self.isRightToLeft() else 1
        steps = {
            Qt.Key.Key_Left: -ahead,
            Qt.Key.Key_Right: ahead,
            Qt.Key.Key_Up: -self._columns,
            Qt.Key.Key_Down: self._columns,
        }
        step = steps.get(Qt.Key(event.key()))
        here = next((at for at, card in enumerate(self._laid) if card.hasFocus()), None)
        if step is None or here is None:
            super().keyPressEvent(event)
        elif 0 <= here + step < len(self._laid):
            self._laid[here + step].setFocus(Qt.FocusReason.TabFocusReason)
