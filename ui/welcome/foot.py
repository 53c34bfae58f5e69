"""The foot of the welcome: where the journal is kept, and the ways on."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from calfjournal.messages import tr
from ui.theme import metrics
from ui.widgets.buttons import Button
from ui.widgets.layouts import row
from ui.widgets.text import small


class Foot(QWidget):
    """Quiet buttons stand left of the others, or above them where there is no room."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.back = Button(tr("Back"))
        self.skip = Button(tr("Skip the rest"), "quiet")
        self.without = Button(tr("Start without a plan"), "quiet")
        self.onward = Button(tr("Continue"), "primary")
        self.change = Button(tr("Change…"), "quiet")
        self._place = small("", wrap=True)  # a long path goes on below, after a slash
        place = row(self._place, self.change)
        place.setStretch(0, 1)
        self._buttons = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._buttons.setSpacing(metrics.S)
        self._buttons.addLayout(row(self.skip, self.without, None), 1)
        self._buttons.addLayout(row(None, self.back, self.onward))
        frame = QVBoxLayout(self)
        frame.setContentsMargins(metrics.L, metrics.S, metrics.L, metrics.M)
        frame.addLayout(place)
        frame.addLayout(self._buttons)

    def show_step(self, *, last: bool, place: str) -> None:
        """Offer what a step has; ``place`` is "" where it is settled."""
        self._place.setText(tr("Kept as {path}", path=place) if place else "")
        for part in (self._place, self.change):
            part.setVisible(bool(place))
        self.skip.setVisible(not last)
        self.without.setVisible(last)
        self.onward.setText(tr("Start with this plan") if last else tr("Continue"))
        self._fit()

    def _fit(self) -> None:
        shown = (self.without if self.skip.isHidden() else self.skip, self.back, self.onward)
        needed = sum(button.sizeHint().width() + metrics.S for button in shown) + 2 * metrics.L
        way = QBoxLayout.Direction
        self._buttons.setDirection(way.LeftToRight if self.width() >= needed else way.TopToBottom)

    def minimumSizeHint(self) -> QSize:
        hint = super().minimumSizeHint()
        return QSize(min(hint.width(), metrics.NARROW_WINDOW // 2), hint.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
