"""Draws the signs of kinds and verdicts as shapes."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF

from calfjournal.domain.looks import Glyph
from ui.theme.upright import is_turned, reads_leftwards, turn_about

STROKE = 0.17
"""Width of drawn strokes as a share of the sign's size."""
_POINTING = frozenset({Glyph.ARROW, Glyph.FASTER, Glyph.FLAG, Glyph.NOTE})
"""Signs that point where one reads on, or are made of lines that begin there."""


def paint_glyph(painter: QPainter, box: QRectF, glyph: Glyph, colour: QColor) -> None:
    """Draw the sign, as large as the square box, in one colour."""
    drawer = _DRAWERS.get(glyph)
    if drawer is None:
        return
    painter.save()
    if reads_leftwards(painter) and (glyph in _POINTING) is not is_turned(painter):
        turn_about(painter, box)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(_pen(colour, box.width() * STROKE))
    drawer(painter, box, colour)
    painter.restore()


def _pen(colour: QColor, width: float) -> QPen:
    return QPen(
        colour, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin
    )


def _polygon(painter: QPainter, box: QRectF, points: tuple[tuple[float, float], ...]) -> None:
    painter.drawPolygon(QPolygonF([_at(box, x, y) for x, y in points]))


def _lines(painter: QPainter, box: QRectF, *strokes: tuple[tuple[float, float], ...]) -> None:
    for stroke in strokes:
        painter.drawPolyline(QPolygonF([_at(box, x, y) for x, y in stroke]))


def _at(box: QRectF, x: float, y: float) -> QPointF:
    return QPointF(box.x() + x * box.width(), box.y() + y * box.height())


def _circle(painter: QPainter, box: QRectF, _colour: QColor) -> None:
    inset = box.width() * 0.14
    painter.drawEllipse(box.adjusted(inset, inset, -inset, -inset))


def _half(painter: QPainter, box: QRectF, colour: QColor) -> None:
    _circle(painter, box, colour)
    inset = box.width() * 0.14
    painter.setBrush(colour)
    painter.drawPie(box.adjusted(inset, inset, -inset, -inset), 90 * 16, 180 * 16)


def _triangle(painter: QPainter, box: QRectF, colour: QColor) -> None:
    painter.setBrush(colour)
    painter.setPen(_pen(colour, box.width() * 0.08))
    _polygon(painter, box, ((0.5, 0.1), (0.95, 0.88), (0.05, 0.88)))


def _square(painter: QPainter, box: QRectF, colour: QColor) -> None:
    painter.setBrush(colour)
    painter.setPen(_pen(colour, box.width() * 0.08))
    _polygon(painter, box, ((0.14, 0.14), (0.86, 0.14), (0.86, 0.86), (0.14, 0.86)))


def _diamond(painter: QPainter, box: QRectF, colour: QColor) -> None:
    painter.setBrush(colour)
    painter.setPen(_pen(colour, box.width() * 0.08))
    _polygon(painter, box, ((0.5, 0.02), (0.98, 0.5), (0.5, 0.98), (0.02, 0.5)))


def _bar(painter: QPainter, box: QRectF, colour: QColor) -> None:
    painter.setBrush(colour)
    painter.setPen(_pen(colour, box.width() * 0.08))
    _polygon(painter, box, ((0.04, 0.33), (0.96, 0.33), (0.96, 0.67), (0.04, 0.67)))


def _check(painter: QPainter, box: QRectF, _colour: QColor) -> None:
    _lines(painter, box, ((0.1, 0.56), (0.38, 0.84), (0.9, 0.2)))


def _bang(painter: QPainter, box: QRectF, colour: QColor) -> None:
    _lines(painter, box, ((0.5, 0.1), (0.5, 0.6)))
    painter.setBrush(colour)
    painter.setPen(Qt.PenStyle.NoPen)
    radius = box.width() * 0.11
    painter.drawEllipse(_at(box, 0.5, 0.87), radius, radius)


def _cross(painter: QPainter, box: QRectF, _colour: QColor) -> None:
    _lines(painter, box, ((0.16, 0.16), (0.84, 0.84)), ((0.84, 0.16), (0.16, 0.84)))


def _dash(painter: QPainter, box: QRectF, _colour: QColor) -> None:
    _lines(painter, box, ((0.2, 0.5), (0.8, 0.5)))


def _dots(painter: QPainter, box: QRectF, colour: QColor) -> None:
    painter.setBrush(colour)
    painter.setPen(Qt.PenStyle.NoPen)
    radius = box.width() * 0.1
    for x in (0.15, 0.5, 0.85):
        painter.drawEllipse(_at(box, x, 0.5), radius, radius)


def _arrow(painter: QPainter, box: QRectF, _colour: QColor) -> None:
    _lines(painter, box, ((0.08, 0.5), (0.92, 0.5)), ((0.58, 0.18), (0.92, 0.5), (0.58, 0.82)))


def _rising(painter: QPainter, box: QRectF, _colour: QColor) -> None:
    _lines(painter, box, ((0.16, 0.84), (0.84, 0.16)), ((0.36, 0.16), (0.84, 0.16), (0.84, 0.64)))


def _faster(painter: QPainter, box: QRectF, _colour: QColor) -> None:
    for x in (0.12, 0.5):
        _lines(painter, box, ((x, 0.16), (x + 0.34, 0.5), (x, 0.84)))


def _span(painter: QPainter, box: QRectF, _colour: QColor) -> None:
    _lines(painter, box, ((0.06, 0.22), (0.06, 0.78)), ((0.94, 0.22), (0.94, 0.78)))
    _lines(painter, box, ((0.06, 0.5), (0.94, 0.5)))


def _flag(painter: QPainter, box: QRectF, colour: QColor) -> None:
    _lines(painter, box, ((0.2, 0.08), (0.2, 0.94)))
    painter.setBrush(colour)
    painter.setPen(_pen(colour, box.width() * 0.08))
    _polygon(painter, box, ((0.2, 0.1), (0.92, 0.33), (0.2, 0.56)))


def _note(painter: QPainter, box: QRectF, _colour: QColor) -> None:
    for y, end in ((0.18, 0.92), (0.5, 0.92), (0.82, 0.6)):
        _lines(painter, box, ((0.08, y), (end, y)))


def _star(painter: QPainter, box: QRectF, colour: QColor) -> None:
    painter.setBrush(colour)
    painter.setPen(_pen(colour, box.width() * 0.06))
    outer = ((0.5, 0.02), (0.965, 0.36), (0.787, 0.905), (0.213, 0.905), (0.035, 0.36))
    inner = ((0.62, 0.34), (0.69, 0.565), (0.5, 0.7), (0.31, 0.565), (0.38, 0.34))
    points = tuple(point for pair in zip(outer, inner, strict=True) for point in pair)
    _polygon(painter, box, points)


def _heart(painter: QPainter, box: QRectF, colour: QColor) -> None:
    heart = QPainterPath(_at(box, 0.5, 0.9))
    heart.cubicTo(_at(box, -0.3, 0.4), _at(box, 0.2, -0.15), _at(box, 0.5, 0.25))
    heart.cubicTo(_at(box, 0.8, -0.15), _at(box, 1.3, 0.4), _at(box, 0.5, 0.9))
    painter.fillPath(heart, colour)


def _moon(painter: QPainter, box: QRectF, colour: QColor) -> None:
    moon = QPainterPath(_at(box, 0.62, 0.06))
    moon.cubicTo(_at(box, -0.1, -0.05), _at(box, -0.1, 1.05), _at(box, 0.62, 0.94))
    moon.cubicTo(_at(box, 0.72, 0.93), _at(box, 0.85, 0.85), _at(box, 0.9, 0.76))
    moon.cubicTo(_at(box, 0.3, 0.85), _at(box, 0.2, 0.2), _at(box, 0.62, 0.06))
    painter.fillPath(moon, colour)


def _wave(painter: QPainter, box: QRectF, _colour: QColor) -> None:
    wave = QPainterPath(_at(box, 0.06, 0.62))
    wave.cubicTo(_at(box, 0.3, 0.1), _at(box, 0.4, 0.3), _at(box, 0.5, 0.5))
    wave.cubicTo(_at(box, 0.6, 0.7), _at(box, 0.7, 0.9), _at(box, 0.94, 0.38))
    painter.drawPath(wave)


def _gauge(painter: QPainter, box: QRectF, _colour: QColor) -> None:
    painter.drawArc(QRectF(_at(box, 0.06, 0.2), _at(box, 0.94, 1.08)), 0, 180 * 16)
    _lines(painter, box, ((0.5, 0.66), (0.72, 0.36)))


_DRAWERS: dict[Glyph, Callable[[QPainter, QRectF, QColor], None]] = {
    Glyph.CIRCLE: _circle,
    Glyph.HALF: _half,
    Glyph.TRIANGLE: _triangle,
    Glyph.SQUARE: _square,
    Glyph.DIAMOND: _diamond,
    Glyph.BAR: _bar,
    Glyph.CHECK: _check,
    Glyph.BANG: _bang,
    Glyph.CROSS: _cross,
    Glyph.DASH: _dash,
    Glyph.DOTS: _dots,
    Glyph.ARROW: _arrow,
    Glyph.RISING: _rising,
    Glyph.FASTER: _faster,
    Glyph.SPAN: _span,
    Glyph.FLAG: _flag,
    Glyph.NOTE: _note,
    Glyph.STAR: _star,
    Glyph.HEART: _heart,
    Glyph.MOON: _moon,
    Glyph.WAVE: _wave,
    Glyph.GAUGE: _gauge,
}
