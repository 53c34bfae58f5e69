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
from ui.player.said_view import DRAWN_FOR, FEWEST_PX, LARGEST, SMALLEST
from ui.player.sight import Turn
from ui.theme import active
from ui.theme.fonts import HEAVY, MEDIUM, at_other_size, scale, sized_font
from ui.widgets.figure_strokes import paint_frame

WORD_PX: Final = 38
PEN: Final = 0.03
"""Width of the ring, of its diameter."""
SWELL: Final = 0.6
"""How much wider it is at a turn."""
GAP: Final = 0.006
"""Between the parts of a repetition, of the ring."""
IN_RING: Final = 0.74
"""Room of the figure, of the ring: all of them have one size."""
DETAIL_PX: Final = 20
MOST_OF_WORD: Final = 0.18
"""Size of the word, of the height of this half: most of that belongs to the ring."""
MARK: Final = 1.9
"""Length of the mark where enough is reached, in widths of the ring."""
WHOLE_TURN: Final = 360 * 16
TOP: Final = 90 * 16
CENTRED: Final = int(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)


class TurnView(QWidget):
    """Paints one moment; with less motion the figure only stands where the phase leads."""

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
        if before is None or (before.word, before.detail) != (turn.word, turn.detail):
            self.update()
        else:
            self.update(self._ring().adjusted(-24, -24, 24, 24).toAlignedRect())

    def sizeHint(self) -> QSize:
        return QSize(400, 440)

    def minimumSizeHint(self) -> QSize:
        return QSize(110, 110)

    # ------------------------------------------------------------------ where things stand

    def _px(self, usual: int) -> int:
        size = min(max(self.window().height() / DRAWN_FOR, SMALLEST), LARGEST)
        size = min(size, self.height() * MOST_OF_WORD / scale() / WORD_PX)
        return max(round(usual * size), FEWEST_PX)

    def _word_room(self) -> float:
        """Height of the word and of the detail, which keeps its room while there is none."""
        word = QFontMetricsF(sized_font(self._px(WORD_PX), HEAVY)).height() * 1.1
        return word + QFontMetricsF(sized_font(self._px(DETAIL_PX), MEDIUM)).height()

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
        if figure is not None and figure.frames:
            reach = turn.still if active().less_motion else turn.reach
            _paint_figure(painter, ring, figure, reach)
        self._paint_words(painter, ring, turn)

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

        if turn.mark is not None:
            _paint_mark(painter, ring, wide, turn.mark)

    def _paint_words(self, painter: QPainter, ring: QRectF, turn: Turn) -> None:
        top = ring.bottom() + ring.width() * PEN * 2
        room = QRectF(0, top, self.width(), self.height() - top)
        usual = self._px(WORD_PX)
        px = _fitting(turn.word, usual, HEAVY, room.width())
        painter.setFont(sized_font(px, HEAVY, figures=True))
        painter.setPen(active().colour("text"))
        painter.drawText(room, CENTRED, turn.word)
        if turn.detail:
            room.setTop(top + QFontMetricsF(painter.font()).height() * 1.05)
            px = _fitting(turn.detail, self._px(DETAIL_PX), MEDIUM, room.width())
            painter.setFont(sized_font(px, MEDIUM, figures=True))
            painter.setPen(active().colour("muted"))
            painter.drawText(room, CENTRED, turn.detail)


@lru_cache(256)
def _fitting(text: str, px: int, weight: int, room: float) -> int:
    """The size in which a text has room, at most ``px``."""
    length = QFontMetricsF(sized_font(px, weight, figures=True)).horizontalAdvance(text)
    if length <= room:
        return px
    return max(int(px * room / length / 1.02), round(FEWEST_PX / scale()))


at_other_size(_fitting.cache_clear)


def _paint_mark(painter: QPainter, ring: QRectF, wide: float, share: float) -> None:
    """A stroke across the ring where enough is reached."""
    angle = math.tau * share
    out = QPointF(math.sin(angle), -math.cos(angle))
    radius, half = ring.width() / 2, wide * MARK / 2
    painter.setPen(QPen(active().colour("text"), max(wide * 0.3, 2.0)))
    middle = ring.center()
    painter.drawLine(middle + out * (radius - half), middle + out * (radius + half))


def _paint_arc(
    painter: QPainter, ring: QRectF, colour: QColor, wide: float, begins: float, end: float
) -> None:
    """Part of a ring, clockwise from its top, in shares of it."""
    if end <= begins:
        return
    pen = QPen(colour, wide, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap)
    painter.setPen(pen)
    painter.drawArc(ring, round(TOP - begins * WHOLE_TURN), -round((end - begins) * WHOLE_TURN))


def size_in(across: float, figure: Figure) -> float:
    """How large a unit of a figure is in a ring: one size for all, as far as they have room."""
    x0, y0, x1, y1 = figure.bounds
    inside = across * (1 - PEN * 3)
    most = inside / max(math.hypot(x1 - x0, y1 - y0), 0.5)
    return min(figure.scale_in(across * IN_RING, across * IN_RING), most)


def _paint_figure(painter: QPainter, ring: QRectF, figure: Figure, reach: float) -> None:
    x0, y0, x1, y1 = figure.bounds
    size, middle = size_in(ring.width(), figure), ring.center()
    origin = QPointF(middle.x() - (x0 + x1) / 2 * size, middle.y() + (y0 + y1) / 2 * size)
    paint_frame(painter, figure.between(reach), origin, size)
