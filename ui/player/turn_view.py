"""The right half of the player: the ring of what is done now, the figure in it, its word."""

from __future__ import annotations

import math
from functools import lru_cache
from typing import Final

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from calfjournal.domain.looks import Look
from calfjournal.poses import Figure, figure_of
from ui.player.said_view import DRAWN_FOR, LARGEST, SMALLEST
from ui.player.sight import Turn
from ui.services.qt import CENTRE
from ui.theme import active
from ui.theme.fonts import HEAVY, scale, sized_font
from ui.widgets.figure_strokes import paint_frame

WORD_PX: Final = 38
PEN: Final = 0.03
"""Width of the ring, of its diameter."""
SWELL: Final = 0.6
"""How much wider it is at a turn."""
GAP: Final = 0.006
"""Between the parts of a repetition, of the ring."""
IN_RING: Final = 0.86
"""How far the figure reaches into the ring, of its inner radius."""
WHOLE_TURN: Final = 360 * 16
TOP: Final = 90 * 16
CENTRED: Final = int(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)


class TurnView(QWidget):
    """Paints one moment; with less motion the figure gives way to the number in the ring."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._turn: Turn | None = None
        self._look = Look("accent")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    @property
    def turn(self) -> Turn | None:
        """What is shown."""
        return self._turn

    def show_turn(self, turn: Turn, look: Look) -> None:
        """Show a moment in the colour of a kind; only what changed is painted."""
        if (turn, look) == (self._turn, self._look):
            return
        before, self._turn, self._look = self._turn, turn, look
        if before is None or before.told != turn.told:
            self.setAccessibleName(turn.told)
        if before is None or before.word != turn.word:
            self.update()
        else:
            self.update(self._ring().adjusted(-24, -24, 24, 24).toAlignedRect())

    def sizeHint(self) -> QSize:
        return QSize(400, 440)

    def minimumSizeHint(self) -> QSize:
        return QSize(110, 110)

    # ------------------------------------------------------------------ where things stand

    def _word_px(self) -> int:
        size = min(max(self.window().height() / DRAWN_FOR, SMALLEST), LARGEST)
        return round(WORD_PX * size)

    def _word_room(self) -> float:
        return QFontMetricsF(sized_font(self._word_px(), HEAVY)).height() * 1.2

    def _ring(self) -> QRectF:
        """The middle line of the ring."""
        room = min(self.width() * 0.92, (self.height() - self._word_room()) * 0.94)
        across = max(room * (1 - PEN * (1 + SWELL)), 20.0)
        top = (self.height() - self._word_room() - across) / 2
        return QRectF((self.width() - across) / 2, top, across, across)

    @property
    def figure_room(self) -> QRect:
        """Where the figure is, inside of the ring."""
        inset = self._ring().width() * 0.2
        return self._ring().adjusted(inset, inset, -inset, -inset).toAlignedRect()

    # ------------------------------------------------------------------ painting

    def paintEvent(self, event: QPaintEvent) -> None:
        turn = self._turn
        if turn is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ring = self._ring()
        self._paint_ring(painter, ring, turn)
        figure = figure_of(turn.figure)
        if turn.seconds and active().less_motion:
            _paint_seconds(painter, ring, turn.seconds)
        elif figure is not None and figure.frames:
            _paint_figure(painter, ring, figure, turn.reach)
        self._paint_word(painter, ring, turn.word)

    def _paint_ring(self, painter: QPainter, ring: QRectF, turn: Turn) -> None:
        theme = active()
        colour = theme.colour("accent") if turn.rests else theme.mark(self._look)
        swell = turn.pulse if not active().less_motion else float(turn.pulse > 0)
        wide = ring.width() * PEN * (1 + SWELL * swell)
        ends = (*turn.cuts[1:], 1.0)
        gap = GAP if len(turn.cuts) > 1 else 0.0
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for begins, end in zip(turn.cuts, ends, strict=True):
            reached = min(max(turn.filled, begins + gap), end - gap)
            _paint_arc(painter, ring, theme.colour("line"), wide, reached, end - gap)
            _paint_arc(painter, ring, colour, wide, begins + gap, reached)

    def _paint_word(self, painter: QPainter, ring: QRectF, word: str) -> None:
        top = ring.bottom() + ring.width() * PEN * 2
        room = QRectF(0, top, self.width(), self.height() - top)
        px, length = self._word_px(), _length(word, self._word_px())
        if length > room.width():
            px = max(round(px * room.width() / length / 1.02), round(12 / scale()))
        painter.setFont(sized_font(px, HEAVY, figures=True))
        painter.setPen(active().colour("text"))
        painter.drawText(room, CENTRED, word)


@lru_cache(256)
def _length(word: str, px: int) -> float:
    return QFontMetricsF(sized_font(px, HEAVY, figures=True)).horizontalAdvance(word)


def _paint_seconds(painter: QPainter, ring: QRectF, seconds: str) -> None:
    painter.setFont(sized_font(round(ring.width() * 0.4 / scale()), HEAVY, figures=True))
    painter.setPen(active().colour("text"))
    painter.drawText(ring, CENTRE, seconds)


def _paint_arc(
    painter: QPainter, ring: QRectF, colour: QColor, wide: float, begins: float, end: float
) -> None:
    """Part of a ring, clockwise from its top, in shares of it."""
    if end <= begins:
        return
    pen = QPen(colour, wide, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap)
    painter.setPen(pen)
    painter.drawArc(ring, round(TOP - begins * WHOLE_TURN), -round((end - begins) * WHOLE_TURN))


def _paint_figure(painter: QPainter, ring: QRectF, figure: Figure, reach: float) -> None:
    x0, y0, x1, y1 = figure.bounds
    inside = ring.width() * (1 - PEN * 2) / 2 * IN_RING
    size = inside / max(math.hypot(x1 - x0, y1 - y0) / 2, 0.5)
    middle = ring.center()
    origin = QPointF(middle.x() - (x0 + x1) / 2 * size, middle.y() + (y0 + y1) / 2 * size)
    paint_frame(painter, figure.between(reach), origin, size)
