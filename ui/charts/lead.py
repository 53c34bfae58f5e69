"""What an empty page says first: one sentence, and the one way on."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from ui.services.qt import TOP
from ui.theme import Role, metrics
from ui.theme.fonts import scale
from ui.widgets.buttons import Button
from ui.widgets.text import Label

MEASURE = 660
"""Pixels of a line of the sentence: some ninety signs."""
NARROW = 520
"""Narrower, the button stands below the sentence."""


class PageLead(QWidget):
    """The sentence large, its button beside it."""

    def __init__(self, sentence: str, action: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sentence = Label(sentence, Role.LEAD, wrap=True)
        self.button = Button(action, "primary")
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(metrics.M)
        self.sentence.setMaximumWidth(round(MEASURE * scale()))
        self._line.addWidget(self.sentence, 1)
        self._line.addWidget(self.button, 0, TOP)
        self._line.addStretch(0)

    def minimumSizeHint(self) -> QSize:
        return QSize(self.button.sizeHint().width(), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        way = QBoxLayout.Direction
        narrow = self.width() < NARROW * scale()
        self._line.setDirection(way.TopToBottom if narrow else way.LeftToRight)
