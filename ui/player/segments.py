"""The row of strokes above the player: a stroke a set, done, now, or still open."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from calfjournal.domain.looks import Look
from calfjournal.domain.playing import PlayStep
from calfjournal.messages import tr
from ui.theme import active

WIDEST, NARROWEST, GAP, HIGH = 26.0, 2.0, 6.0, 5
ROOM: Final = 16


class Segments(QWidget):
    """Shows how far a session is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._done: tuple[bool, ...] = ()
        self._at = -1
        self._look = Look("accent")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_steps(self, steps: Sequence[PlayStep], at: int, look: Look) -> None:
        """Show the sets of a session, and which one it is at."""
        done = tuple(step.line.done is not None for step in steps)
        if (done, at, look) == (self._done, self._at, self._look):
            return
        self._done, self._at, self._look = done, at, look
        told = tr(
            "Part {number} of {count}, {done} done",
            number=at + 1,
            count=len(done),
            done=sum(done),
        )
        self.setAccessibleName(told)
        self.setToolTip(told)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(200, ROOM)

    def minimumSizeHint(self) -> QSize:
        return QSize(60, ROOM)

    def paintEvent(self, event: QPaintEvent) -> None:
        count = len(self._done)
        if not count:
            return
        theme = active()
        each = self.width() / count
        gap = min(GAP, each / 3)
        wide = max(min(WIDEST, each - gap), NARROWEST)
        left = (self.width() - count * (wide + gap) + gap) / 2
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        for index, done in enumerate(self._done):
            now = index == self._at
            name = self._look.colour if now else "accent" if done else "line"
            high = HIGH + 3 if now else HIGH
            painter.setBrush(theme.colour(name))
            box = QRectF(left + index * (wide + gap), (self.height() - high) / 2, wide, high)
            painter.drawRoundedRect(box, high / 2, high / 2)
