"""A page that has nothing yet: a sentence, the way on, and the page as it will look."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from ui.services.qt import TOP
from ui.theme import Role, metrics
from ui.theme.fonts import scale
from ui.widgets.buttons import Button
from ui.widgets.ghost import Ghost, example_words
from ui.widgets.layouts import row
from ui.widgets.text import Label, small

BESIDE_FROM = 560
"""Width from which on a sentence has its button beside it, in pixels at the usual text size."""


class Future(QWidget):
    """One sentence, one way on, and below them the page as it will look.

    ``on_click`` must be a bound method or function.
    """

    def __init__(
        self,
        sentence: str,
        action: str,
        on_click: Callable[[], object],
        ghost: Ghost,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.sentence = Label(sentence, Role.TITLE, wrap=True)
        self.button = Button(action, "primary")
        self.button.clicked.connect(on_click)
        self._head: QBoxLayout = row(self.sentence, self.button, gap=metrics.M)
        self._head.setStretch(0, 1)
        self._head.setAlignment(self.sentence, TOP)
        stack = QVBoxLayout(self)
        stack.setContentsMargins(0, 0, 0, 0)
        stack.setSpacing(metrics.S)
        stack.addLayout(self._head)
        stack.addWidget(small(example_words()))
        stack.addWidget(ghost, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the button below the sentence where both have no room beside each other."""
        beside = self.width() >= BESIDE_FROM * scale()
        way, at = QBoxLayout.Direction, Qt.AlignmentFlag
        self._head.setDirection(way.LeftToRight if beside else way.TopToBottom)
        self._head.setAlignment(self.button, TOP if beside else at.AlignLeft)
        super().resizeEvent(event)
