"""The beat as a picture: a heel that goes up and down with it, and the count beside it."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from calfjournal.domain.beat import Beat
from calfjournal.messages import tr
from ui.theme import active
from ui.theme.fonts import HEAVY, REGULAR, sized_font

HEIGHT: Final = 180
TRACK: Final = 56
DOT: Final = 14


class BeatView(QWidget):
    """Paints one moment of a beat; with less motion only the words and the count change."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._beat: Beat | None = None
        self._count, self._word = "", ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_moment(self, beat: Beat | None, count: str, word: str) -> None:
        """Show a moment: where the heel is to be (None draws nothing), the count and its word."""
        told = (count, word)
        if told != (self._count, self._word):
            self.setAccessibleName(tr("{word}; counted {count}", word=word, count=count or "0"))
        self._beat, (self._count, self._word) = beat, told
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(320, HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(240, HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme, left = active(), 0
        if self._beat is not None:
            self._paint_track(painter, self._beat)
            left = TRACK + 24
        painter.setPen(theme.colour("text"))
        painter.setFont(sized_font(88, HEAVY, figures=True))
        flags = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        painter.drawText(QRectF(left, 8, self.width() - left, 112), flags, self._count)
        painter.setFont(sized_font(22, REGULAR))
        painter.setPen(theme.colour("muted"))
        painter.drawText(QRectF(left, 122, self.width() - left, 40), flags, self._word)

    def _paint_track(self, painter: QPainter, beat: Beat) -> None:
        theme, middle = active(), TRACK / 2
        top, bottom = DOT + 4.0, HEIGHT - DOT - 4.0
        track = QPen(theme.colour("line"), 4)
        track.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(track)
        painter.drawLine(QPointF(middle, top), QPointF(middle, bottom))
        painter.setPen(QPen(theme.colour("muted"), 2))
        for y in (top, bottom):
            painter.drawLine(QPointF(middle - 12, y), QPointF(middle + 12, y))
        share = beat.height
        eased = share * share * (3 - 2 * share)  # Slow at both ends, as a heel is.
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("accent"))
        painter.drawEllipse(QPointF(middle, bottom - (bottom - top) * eased), DOT, DOT)
