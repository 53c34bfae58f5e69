"""Where everything of a run's lanes stands, and how it is painted."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen, QPixmap, QPolygonF

from ui.charts.buffers import ShapeBuffer, polygon
from ui.charts.curve import legs
from ui.charts.marks import Numbers
from ui.charts.run_lanes import Along, DrawnLane, ticks_along
from ui.charts.thinning import thinned
from ui.charts.view_item import hair_pen, runs_of
from ui.theme import Role, active, font, sizes, text_width
from ui.theme.fill import fill

GUTTER, BETWEEN, EDGE = 8.0, 14.0, 6.0
"""Pixels between names and lanes, between two lanes, and around all of it."""
TINT: Final = 150
"""How strong the tint of steady parts is, of 255."""
LABEL: Final = 84.0
"""Pixels that a label along the lanes has."""
LINE: Final = 1.4
PIECE: Final = 32
"""Points of an area that are filled at once."""
_NAME, _VALUE = Role.SMALL_STRONG, Role.SMALL
_END = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_START = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_MIDDLE = int(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter)


def line_high() -> float:
    """Return the height of a line of small words."""
    return sizes(_VALUE).height()


def least_height(lanes: Sequence[DrawnLane]) -> int:
    """Return how high lanes are at least: each has room for its name and its two values."""
    each = max(3.2 * line_high(), 56.0)
    shares = sum(lane.form.share for lane in lanes)
    return round(each * shares / 0.7 + (len(lanes) + 1) * BETWEEN + 2.2 * line_high() + 2 * EDGE)


class RunSheet:
    """Lanes below each other on one axis, in a widget of some size.

    ``x`` are the places of their samples along it, ``steady`` those from and to of steady parts.
    """

    def __init__(
        self,
        lanes: Sequence[DrawnLane],
        x: Numbers,
        along: Along,
        steady: Sequence[tuple[float, float]],
        size: QSize,
    ) -> None:
        self.lanes, self.x, self.along = lanes, x, along
        self._steady, self._size = steady, size
        self._kept: tuple[object, QPixmap] | None = None
        width, height = size.width(), size.height()
        self.end = float(x[-1]) or 1.0
        targets = [lane.target for lane in lanes if lane.target is not None]
        left = EDGE + max((_width(lane) for lane in lanes), default=0.0) + GUTTER
        beside = [text_width(f"{spm:.0f}", _VALUE, figures=True) + GUTTER for spm in targets]
        right = EDGE + max([*beside, GUTTER])
        foot = 1.6 * line_high() + EDGE
        top = EDGE + line_high() / 2
        self.plot = QRectF(left, top, max(width - left - right, 1), max(height - top - foot, 1))
        self.boxes = _boxes(lanes, self.plot)
        self._curves: list[ShapeBuffer] = []
        self._areas: list[list[QPolygonF]] = []
        self._lay_out()

    def _lay_out(self) -> None:
        across = self.plot.left() + self.x / self.end * self.plot.width()
        for lane, box in zip(self.lanes, self.boxes, strict=True):
            x, y = thinned(across, box.bottom() - lane.heights(lane.values) * box.height())
            self._curves.append(legs(x, np.clip(y, box.top(), box.bottom())))
            self._areas.append(_areas(x, y, box) if lane.form.colour == "muted" else [])

    # ------------------------------------------------------------------ places

    def across(self, place: float) -> float:
        """Return the pixels of a place along."""
        return self.plot.left() + place / self.end * self.plot.width()

    def sample_at(self, pixels: float) -> int:
        """Return the sample nearest to some pixels from the left."""
        place = (pixels - self.plot.left()) / self.plot.width() * self.end
        return nearest(self.x, place)

    # ------------------------------------------------------------------ painting

    def paint(self, painter: QPainter, density: float) -> None:
        """Paint tints, lanes, their names and the axis, on a screen of a density."""
        picture = self._picture_at(density)
        if picture is None:
            self._paint_curves(painter)
        else:
            painter.drawPixmap(0, 0, picture)
        for lane, box in zip(self.lanes, self.boxes, strict=True):
            _paint_names(painter, lane, box)
            if lane.target is not None:
                _paint_target(painter, lane, lane.target, box)
        self._paint_axis(painter)

    def _picture_at(self, density: float) -> QPixmap | None:
        """The curves, painted once: the line that passes over them has them shown again and again.

        None where points are no whole pixels: there it would not lie where the paint does.
        """
        if not density.is_integer():
            return None
        key = (active().tokens, density)
        if self._kept is None or self._kept[0] != key:
            drawn = QPixmap(self._size * density)
            drawn.setDevicePixelRatio(density)
            drawn.fill(Qt.GlobalColor.transparent)
            painter = QPainter(drawn)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint_curves(painter)
            painter.end()
            self._kept = key, drawn
        return self._kept[1]

    def _paint_curves(self, painter: QPainter) -> None:
        theme = active()
        soft = theme.colour("accent_soft")
        soft.setAlpha(TINT)
        for start, end in self._steady:
            left = self.across(start)
            tint = QRectF(left, self.plot.top(), self.across(end) - left, self.plot.height())
            fill(painter, tint, soft)
        painter.setPen(hair_pen(theme.colour("line")))
        for box in self.boxes:
            foot = round(box.bottom()) + 0.5
            painter.drawLine(QLineF(box.left(), foot, box.right(), foot))
        for lane, curve, areas in zip(self.lanes, self._curves, self._areas, strict=True):
            _paint_curve(painter, lane, curve, areas)

    def _paint_axis(self, painter: QPainter) -> None:
        painter.setFont(font(_VALUE, figures=True))
        painter.setPen(active().colour("muted"))
        high = line_high()
        wide = max(text_width("0:00 km", _VALUE) + 2 * GUTTER, LABEL)
        ticks = ticks_along(self.end, self.along, int(self.plot.width() / wide))
        for place, words in ticks:
            middle, room = self.across(place), text_width(words, _VALUE, figures=True) + 2
            left = min(middle - room / 2, self.plot.right() + GUTTER - room)
            painter.drawText(QRectF(left, self.plot.bottom() + 4, room, high), _MIDDLE, words)


def nearest(places: Numbers, place: float) -> int:
    """Return the index of the rising place that is nearest."""
    at = int(np.searchsorted(places, place))
    if at <= 0:
        return 0
    if at >= places.size:
        return int(places.size) - 1
    return at if places[at] - place < place - places[at - 1] else at - 1


def _width(lane: DrawnLane) -> float:
    values = [text_width(each, _VALUE, figures=True) for each in lane.ends]
    return max(text_width(lane.name, _NAME), *values)


def _boxes(lanes: Sequence[DrawnLane], plot: QRectF) -> list[QRectF]:
    """The box of each lane, by its part of the height."""
    whole = sum(lane.form.share for lane in lanes) or 1.0
    room, top = plot.height() - BETWEEN * len(lanes), plot.top() + BETWEEN / 2
    found = []
    for lane in lanes:
        high = room * lane.form.share / whole
        found.append(QRectF(plot.left(), top, plot.width(), high))
        top += high + BETWEEN
    return found


def _areas(x: Numbers, y: Numbers, box: QRectF) -> list[QPolygonF]:
    """What lies below a curve, in pieces: of many corners every line is searched for all."""
    found, heights = [], np.clip(y, box.top(), box.bottom())
    for run in runs_of(np.isfinite(y)):
        for start in range(0, run.size - 1, PIECE):
            part = run[start : start + PIECE + 1]
            down = np.full(2, box.bottom())
            around = np.append(x[part], x[part[[-1, 0]]])
            found.append(polygon(around, np.append(heights[part], down)))
    return found


def _paint_names(painter: QPainter, lane: DrawnLane, box: QRectF) -> None:
    theme, high = active(), line_high()
    names = QRectF(EDGE, box.top() - high * 0.4, box.left() - GUTTER - EDGE, high)
    painter.setFont(font(_NAME))
    painter.setPen(theme.colour("text"))
    painter.drawText(names, _START, lane.name)
    painter.setFont(font(_VALUE, figures=True))
    painter.setPen(theme.colour("muted"))
    top, foot = lane.ends
    painter.drawText(names.translated(0, high), _END, top)
    painter.drawText(QRectF(EDGE, box.bottom() - high * 0.7, names.width(), high), _END, foot)


def _paint_curve(
    painter: QPainter, lane: DrawnLane, curve: ShapeBuffer, areas: Sequence[QPolygonF]
) -> None:
    colour = active().colour(lane.form.colour)
    if areas:
        under = active().colour(lane.form.colour)
        under.setAlpha(50)
        # Whole pixels: the soft edges of pieces beside each other would shine through.
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(under)
        for area in areas:
            painter.drawPolygon(area)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colour, LINE))
    if len(curve):
        painter.drawLines(*curve.drawn)


def _paint_target(painter: QPainter, lane: DrawnLane, target: float, box: QRectF) -> None:
    colour = active().colour(lane.form.colour)
    y = round(box.bottom() - float(lane.heights(target)) * box.height()) + 0.5
    painter.setPen(hair_pen(colour, dashed=True))
    painter.drawLine(QPointF(box.left(), y), QPointF(box.right(), y))
    painter.setFont(font(_VALUE, figures=True))
    painter.setPen(active().colour("accent_ink"))
    high = line_high()
    room = QRectF(box.right() + GUTTER / 2, y - high / 2, 200, high)
    painter.drawText(room, _START, f"{target:.0f}")
