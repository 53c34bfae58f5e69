"""What stands above a drawn future: one sentence, that it is an example, and the way on."""

from __future__ import annotations

from collections.abc import Callable
from math import ceil

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from ui.theme import Role, metrics
from ui.theme.fonts import scale, text_width
from ui.widgets.buttons import Button
from ui.widgets.ghost import example_words
from ui.widgets.layouts import column, row
from ui.widgets.text import Label, small

BESIDE_FROM = 560
"""Width from which on a sentence has its button beside it, in pixels at the usual text size."""

BEHIND = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
WORDS_FIRST = 1000
"""Share of the width that the sentence takes before anything is left free behind its button."""


MEASURE = 700
"""Pixels of a sentence at the usual text size, beyond which it takes a second line."""


class FutureLine(QWidget):
    """``on_click`` must be a bound method or function."""

    def __init__(
        self,
        sentence: str,
        action: str,
        on_click: Callable[[], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.sentence = Label("", Role.LEAD, wrap=True)
        self.button = Button(action, "primary")
        self.button.clicked.connect(on_click)
        self._words = column(self.sentence, small(example_words()), gap=0)
        self._told = QWidget()
        self._told.setLayout(self._words)
        self._line: QBoxLayout = row(self._told, self.button, gap=metrics.L)
        self._line.setStretch(0, WORDS_FIRST)
        self._line.setStretch(1, 1)
        self._line.setAlignment(self.button, BEHIND)
        self.setLayout(self._line)
        self.say(sentence)

    def say(self, sentence: str) -> None:
        """Say another sentence; the button follows right after it."""
        self.sentence.setText(sentence)
        wide = ceil(text_width(sentence, Role.LEAD)) + 2
        self._told.setMaximumWidth(min(wide, round(MEASURE * scale())))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the button below the sentence where both have no room beside each other."""
        beside = self.width() >= BESIDE_FROM * scale()
        way = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        if way is not self._line.direction():
            self._line.setDirection(way)
            self._line.setSpacing(metrics.L if beside else metrics.S)
            for at, share in enumerate((WORDS_FIRST, 1) if beside else (0, 0)):
                self._line.setStretch(at, share)
            self._line.setAlignment(self.button, BEHIND if beside else Qt.AlignmentFlag.AlignLeft)
            self._words.invalidate()  # Qt measures rows anew only when it lays them out.
        super().resizeEvent(event)
