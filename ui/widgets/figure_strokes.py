"""Draws one position of an exercise, from the same poses as on paper."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from calfjournal.poses import Disc, Frame, Stroke, Tone
from ui.theme import active

_TOKENS = {
    Tone.LEG: "accent",
    Tone.BODY: "text",
    Tone.FAR: "faint",
    Tone.THING: "muted",
    Tone.GROUND: "line",
    Tone.MOTION: "hold",
}


def paint_frame(painter: QPainter, frame: Frame, origin: QPointF, scale: float) -> None:
    """Draw a position; ``origin`` is where its floor begins, ``scale`` the pixels of a unit."""
    for shape in frame.shapes:
        colour = active().colour(_TOKENS[shape.tone])
        if isinstance(shape, Disc):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour)
            radius = shape.radius * scale
            painter.drawEllipse(_placed(shape.centre, origin, scale), radius, radius)
        else:
            _paint_stroke(painter, shape, colour, origin, scale)


def _paint_stroke(
    painter: QPainter, stroke: Stroke, colour: QColor, origin: QPointF, scale: float
) -> None:
    width = max(stroke.width * scale, 1.2)
    round_cap, round_join = Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin
    painter.setPen(QPen(colour, width, Qt.PenStyle.SolidLine, round_cap, round_join))
    points = QPolygonF([_placed(point, origin, scale) for point in stroke.points])
    if stroke.filled:
        painter.setBrush(colour)
        painter.drawPolygon(points)
    else:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline(points)


def _placed(point: tuple[float, float], origin: QPointF, scale: float) -> QPointF:
    return QPointF(origin.x() + point[0] * scale, origin.y() - point[1] * scale)
