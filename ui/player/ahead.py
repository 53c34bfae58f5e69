"""The player before anything is played: its strokes, number and ring, drawn as an example."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPainterPath, QPen

from calfjournal.messages import tr
from ui.player.turn_view import IN_RING, PEN
from ui.services.context import Context
from ui.services.places import Place
from ui.theme import Role, active, metrics, sizes, text_width
from ui.theme.fonts import HEAVY, scale, sized_font
from ui.theme.upright import is_turned, turn_about
from ui.theme.written import write
from ui.widgets.future import Future
from ui.widgets.ghost import Ghost, dashed_pen
from ui.widgets.ghost_figure import ghost_figure
from ui.widgets.mirrored import mirror

EXERCISE: Final = "sl_calf_raise_floor"
NUMBER: Final = "8"
STROKES: Final = 12
STROKE: Final = 5.0


class NothingPlayed(Future):
    """Leads to Today, where sessions are started."""

    def __init__(self, context: Context) -> None:
        self._context = context
        super().__init__(
            tr("Nothing is played: Today starts a session."),
            tr("Go to Today"),
            self._to_today,
            PlayerGhost(),
        )

    def _to_today(self) -> None:
        self._context.navigate(Place.TODAY)


class PlayerGhost(Ghost):
    """How often, at which pace, and how it looks."""

    def paint_example(self, painter: QPainter, box: QRectF) -> None:
        mirror(painter, box)
        strip = metrics.ROW * scale()
        self._paint_strokes(painter, QRectF(box.left(), box.top(), box.width(), strip))
        rest = box.adjusted(0, strip, 0, 0)
        beside = rest.width() >= rest.height() * 1.1
        half = rest.width() / 2 if beside else rest.width()
        across = min(half * 0.86, rest.height() * 0.86)
        middle = QPointF(rest.right() - half / 2, rest.center().y())
        ring = QRectF(0, 0, across, across)
        ring.moveCenter(middle)
        self._paint_ring(painter, ring)
        if beside:
            self._paint_number(painter, QRectF(rest.left(), ring.top(), half, across))

    def _paint_strokes(self, painter: QPainter, strip: QRectF) -> None:
        step = min(strip.width() / STROKES, 34.0 * scale())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(active().colour("line"))
        for index in range(STROKES):
            left = strip.left() + index * step
            box = QRectF(left, strip.center().y() - STROKE / 2, step - 8, STROKE)
            painter.drawRoundedRect(box, STROKE / 2, STROKE / 2)

    def _paint_ring(self, painter: QPainter, ring: QRectF) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(active().colour("line"), ring.width() * PEN / 2))
        painter.drawEllipse(ring)
        inset = ring.width() * PEN
        painter.setPen(dashed_pen())
        painter.drawEllipse(ring.adjusted(-inset, -inset, inset, inset))
        inside = ring.width() * IN_RING
        room = QRectF(0, 0, inside, inside)
        room.moveCenter(ring.center())
        ghost_figure(painter, room, EXERCISE, -1)

    def _paint_number(self, painter: QPainter, box: QRectF) -> None:
        """The number of repetitions as an outline, and below it what they are."""
        font = sized_font(round(box.height() * 0.5 / scale()), HEAVY, figures=True)
        tall = QFontMetricsF(font).capHeight()
        base = box.center().y() + tall / 2
        outline = QPainterPath(QPointF(0, 0))
        outline.addText(QPointF(box.left(), base), font, NUMBER)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(dashed_pen())
        painter.save()
        if is_turned(painter):
            turn_about(painter, outline.boundingRect())
        painter.drawPath(outline.simplified())
        painter.restore()
        painter.setPen(active().colour("muted"))
        line = sizes(Role.LEAD).height() + 4
        words = tr("Lower for 3, pause 1, rise for 2"), tr("Space counts on; Esc pauses")
        for index, said in enumerate(words):
            top = base + metrics.M + index * line
            room = QRectF(box.left(), top, box.width(), line)
            fits = text_width(said, Role.LEAD) <= room.width() and room.bottom() <= box.bottom()
            if fits:
                write(painter, room, said, Role.LEAD)
