"""What stands above a drawn future: one sentence, that it is an example, and the way on."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from ui.theme import Role, metrics
from ui.theme.fonts import scale
from ui.widgets.buttons import Button
from ui.widgets.ghost import example_words
from ui.widgets.layouts import column, row
from ui.widgets.text import Label, small

BESIDE_FROM = 560
"""Width from which on a sentence has its button beside it, in pixels at the usual text size."""


class FutureLine(QWidget):
    """``on_click`` must be a bound method or function."""

    def __init__(
        self,
        sentence: str,
        action: str,
        on_click: Callable[[], object],
        role: Role = Role.LEAD,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.sentence = Label(sentence, role, wrap=True)
        self.button = Button(action, "primary")
        self.button.clicked.connect(on_click)
        self._told = column(self.sentence, small(example_words()), gap=0)
        self._line: QBoxLayout = row(self._told, self.button, gap=metrics.M)
        self.setLayout(self._line)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the button below the sentence where both have no room beside each other."""
        beside = self.width() >= BESIDE_FROM * scale()
        way = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        if way is not self._line.direction():
            self._line.setDirection(way)
            self._line.setSpacing(metrics.M if beside else metrics.S)
            self._line.setStretch(0, 1 if beside else 0)
            across = Qt.AlignmentFlag.AlignVCenter if beside else Qt.AlignmentFlag.AlignLeft
            self._line.setAlignment(self.button, across)
            self._told.invalidate()  # Qt measures rows anew only when it lays them out.
        super().resizeEvent(event)
