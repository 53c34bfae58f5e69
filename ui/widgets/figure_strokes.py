"""Draws one position of an exercise, from the same poses as on paper."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from calfjournal.poses import Disc, Frame, Stroke, Tone
from ui.theme import active

_TOKENS = {
    Tone.LEG: "text",
    Tone.BODY: "text",
    Tone.FAR: "faint",
    Tone.THING: "muted",
    Tone.GROUND: "line",
    Tone.MOTION: "accent",
}
_SCENE_DEPTH = 0.35
_THINNEST = 1.2
"""Pixels."""


def paint_frame(painter: QPainter, frame: Frame, origin: QPointF, scale: float) -> None:
    """Draw a position; ``origin`` is where its floor begins, ``scale`` the pixels of a unit."""
    for shape in (*frame.shapes, *frame.marks):
        colour = _colour(shape.tone)
        if isinstance(shape, Disc):
            _paint_disc(painter, shape, colour, origin, scale)
        else:
            _paint_stroke(painter, shape, colour, origin, scale)


def _colour(tone: Tone) -> QColor:
    """The colour of a shape; the room around lies between the lines and the far limbs."""
    if tone is not Tone.SCENE:
        return active().colour(_TOKENS[tone])
    pale, dark = active().colour("line"), active().colour("faint")
    return QColor.fromRgbF(
        _part(pale.redF(), dark.redF()),
        _part(pale.greenF(), dark.greenF()),
        _part(pale.blueF(), dark.blueF()),
    )


def _part(pale: float, dark: float) -> float:
    return pale + (dark - pale) * _SCENE_DEPTH


def _paint_disc(
    painter: QPainter, disc: Disc, colour: QColor, origin: QPointF, scale: float
) -> None:
    if disc.ring:
        painter.setPen(QPen(colour, max(disc.ring * scale, _THINNEST)))
        painter.setBrush(Qt.BrushStyle.NoBrush)
    else:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
    radius = disc.radius * scale
    painter.drawEllipse(_placed(disc.centre, origin, scale), radius, radius)


def _paint_stroke(
    painter: QPainter, stroke: Stroke, colour: QColor, origin: QPointF, scale: float
) -> None:
    width = max(stroke.width * scale, _THINNEST)
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
