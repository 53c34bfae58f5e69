"""The row of strokes above the player: a stroke a set, done, now, or still open."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from calfjournal.domain.looks import Look
from calfjournal.domain.playing import PlayStep
from calfjournal.messages import tr
from ui.theme import active
from ui.widgets import mirrored

WIDEST, NARROWEST, GAP, HIGH = 26.0, 2.0, 6.0, 5
ROOM: Final = 24


class Segments(QWidget):
    """Shows how far a session is; ``chosen`` carries the place of a set that was clicked."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._done: tuple[bool, ...] = ()
        self._at = -1
        self._size = 1.0
        self._look = Look("accent")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_steps(self, steps: Sequence[PlayStep], at: int, look: Look) -> None:
        """Show the sets of a session, and which one it is at."""
        done = tuple(step.line.done is not None for step in steps)
        if (done, at, look) == (self._done, self._at, self._look):
            return
        if len(done) != len(self._done):
            self.updateGeometry()
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

    def grow(self, size: float) -> None:
        """Draw the strokes so many times as large as usual."""
        if size != self._size:
            self._size = size
            self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:
        each = (WIDEST + GAP) * self._size
        return QSize(round(len(self._done) * each), round(ROOM * self._size))

    def minimumSizeHint(self) -> QSize:
        return QSize(60, round(ROOM * self._size))

    def _places(self) -> tuple[float, float, float]:
        """Where the first stroke begins, how wide each is, and from one to the next."""
        count = max(len(self._done), 1)
        each = self.width() / count
        gap = min(GAP * self._size, each / 3)
        wide = max(min(WIDEST * self._size, each - gap), NARROWEST)
        return (self.width() - count * (wide + gap) + gap) / 2, wide, wide + gap

    def mousePressEvent(self, event: QMouseEvent) -> None:
        left, wide, step = self._places()
        place = int((mirrored.point(self, event.position()).x() - left + (step - wide) / 2) // step)
        if 0 <= place < len(self._done):
            self.chosen.emit(place)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = active()
        left, wide, step = self._places()
        painter = QPainter(self)
        mirrored.mirror(painter, QRectF(self.rect()))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        for index, done in enumerate(self._done):
            now = index == self._at
            name = self._look.colour if now else "accent" if done else "line"
            high = (HIGH + 3 if now else HIGH) * self._size
            painter.setBrush(theme.colour(name))
            box = QRectF(left + index * step, (self.height() - high) / 2, wide, high)
            painter.drawRoundedRect(box, high / 2, high / 2)
