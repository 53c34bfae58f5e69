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

GUTTER, BETWEEN, EDGE = 8.0, 5.0, 6.0
"""Pixels between labels and lanes, between a lane and the name below it, and around all of it."""
TINT: Final = 150
"""How strong the tint of steady parts is, of 255."""
SMOOTH: Final = 3.0
"""Pixels of which the mean is drawn: 1-second samples make a line, not a band [our default]."""
LINE: Final = 1.4
_MOST_TICKS: Final = 5
PIECE: Final = 32
"""Points of an area that are filled at once."""
_NAME_HIGH: Final = 1.5
"""Lines of the room for a name: the label at the top of its lane reaches half a line into it."""
_NAME, _VALUE = Role.SMALL_STRONG, Role.SMALL
_END = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_START = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_MIDDLE = int(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter)


def line_high() -> float:
    """Return the height of a line of small words."""
    return sizes(_VALUE).height()


def least_height(lanes: Sequence[DrawnLane]) -> int:
    """Return how high lanes are at least: each has room for three values below its name."""
    each = max(2.6 * line_high(), 42.0)
    shares = sum(lane.form.share for lane in lanes)
    return round(each * shares / 0.7 + len(lanes) * _above() + 2.6 * line_high() + 2 * EDGE)


def _above() -> float:
    """Pixels from the foot of a lane to the top of the one below it, whose name is between."""
    return line_high() * _NAME_HIGH + BETWEEN


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
        beside = [text_width(f"{spm:.0f}", _VALUE, figures=True) + GUTTER for spm in targets]
        right = EDGE + max([*beside, GUTTER])
        foot = 1.6 * line_high() + EDGE
        top = 1.5 * EDGE + line_high()  # A line tells where the pointer is.
        high = max(height - top - foot, 1)
        self.boxes = _boxes(lanes, top, high)
        self.ticks = [lane.ticks(_most(box)) for lane, box in zip(lanes, self.boxes, strict=True)]
        left = EDGE + GUTTER + max(map(_widest, lanes, self.ticks), default=0.0)
        self.plot = QRectF(left, top, max(width - left - right, 1), high)
        for box in self.boxes:
            box.setLeft(left)
            box.setWidth(self.plot.width())
        self._curves: list[ShapeBuffer] = []
        self._areas: list[list[QPolygonF]] = []
        pixel = self.end / self.plot.width()
        self._shown = [smoothed(x, lane.values, SMOOTH * pixel) for lane in lanes]
        self._lay_out()

    def _lay_out(self) -> None:
        across = self.plot.left() + self.x / self.end * self.plot.width()
        for lane, box, values in zip(self.lanes, self.boxes, self._shown, strict=True):
            x, y = thinned(across, box.bottom() - lane.heights(values) * box.height())
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

    def told(self, at: int) -> list[str]:
        """Return the value of each lane at a sample as it is drawn, "" where there is none."""
        return [
            lane.written(float(values[at]))
            for lane, values in zip(self.lanes, self._shown, strict=True)
        ]

    def names(self) -> list[QRectF]:
        """Return where the name of each lane stands, with its value after it."""
        high = line_high()
        return [
            QRectF(box.left(), box.top() - high * 1.15, self._size.width() - box.left(), high)
            for box in self.boxes
        ]

    @property
    def head(self) -> QRectF:
        """Where it is told how far along the pointer is."""
        left = self.plot.left()
        return QRectF(left, EDGE, self._size.width() - left, line_high())

    # ------------------------------------------------------------------ painting

    def paint(self, painter: QPainter, density: float) -> None:
        """Paint tints, lanes, their names and the axis, on a screen of a density."""
        picture = self._picture_at(density)
        if picture is None:
            self._paint_curves(painter)
        else:
            painter.drawPixmap(0, 0, picture)
        for lane, box, ticks, name in zip(
            self.lanes, self.boxes, self.ticks, self.names(), strict=True
        ):
            _paint_names(painter, lane, box, ticks, name)
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
            left, right = self.across(start), self.across(end)
            for box in self.boxes:
                fill(painter, QRectF(left, box.top(), right - left, box.height()), soft)
        painter.setPen(hair_pen(theme.colour("line")))
        for lane, box, ticks in zip(self.lanes, self.boxes, self.ticks, strict=True):
            for value in ticks:
                y = round(_height_of(lane, value, box)) + 0.5
                painter.drawLine(QLineF(box.left(), y, box.right(), y))
        for lane, curve, areas in zip(self.lanes, self._curves, self._areas, strict=True):
            _paint_curve(painter, lane, curve, areas)

    def _paint_axis(self, painter: QPainter) -> None:
        painter.setFont(font(_VALUE, figures=True))
        painter.setPen(active().colour("muted"))
        high = line_high()
        wide = text_width("0 h 00", _VALUE, figures=True) + 2 * GUTTER
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


def smoothed(x: Numbers, values: Numbers, wide: float) -> Numbers:
    """Return the mean of the values within half a width of each; what was none stays so.

    ``x`` rises.
    """
    known = np.isfinite(values)
    sums = np.concatenate([[0.0], np.cumsum(np.where(known, values, 0.0))])
    counts = np.concatenate([[0], np.cumsum(known)])
    low = np.searchsorted(x, x - wide / 2, side="left")
    high = np.searchsorted(x, x + wide / 2, side="right")
    count = np.maximum(counts[high] - counts[low], 1)
    return np.where(known, (sums[high] - sums[low]) / count, np.nan)


def _most(box: QRectF) -> int:
    """How many labels a lane has at most: more than some lines would be a grille."""
    return min(int(box.height() / (1.15 * line_high())) + 1, _MOST_TICKS)


def _widest(lane: DrawnLane, ticks: Sequence[float]) -> float:
    return max(text_width(lane.bare(each), _VALUE, figures=True) for each in ticks)


def _height_of(lane: DrawnLane, value: float, box: QRectF) -> float:
    return box.bottom() - float(lane.heights(value)) * box.height()


def _boxes(lanes: Sequence[DrawnLane], top: float, height: float) -> list[QRectF]:
    """The box of each lane below its name, by its part of the height; its width is set later."""
    whole = sum(lane.form.share for lane in lanes) or 1.0
    room = max(height - _above() * len(lanes), 1.0)
    found = []
    for lane in lanes:
        top += _above()
        high = room * lane.form.share / whole
        found.append(QRectF(0, top, 1, high))
        top += high
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


def _paint_names(
    painter: QPainter, lane: DrawnLane, box: QRectF, ticks: Sequence[float], name: QRectF
) -> None:
    theme, high = active(), line_high()
    painter.setFont(font(_NAME))
    painter.setPen(theme.colour("text"))
    painter.drawText(name, _START, lane.name)
    painter.setFont(font(_VALUE, figures=True))
    painter.setPen(theme.colour("muted"))
    for value in ticks:
        y = _height_of(lane, value, box)
        label = QRectF(EDGE, y - high / 2, box.left() - GUTTER - EDGE, high)
        painter.drawText(label, _END, lane.bare(value))


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
    y = round(_height_of(lane, target, box)) + 0.5
    painter.setPen(hair_pen(colour, dashed=True))
    painter.drawLine(QPointF(box.left(), y), QPointF(box.right(), y))
    painter.setFont(font(_VALUE, figures=True))
    painter.setPen(active().colour("accent_ink"))
    high = line_high()
    room = QRectF(box.right() + GUTTER / 2, y - high / 2, 200, high)
    painter.drawText(room, _START, f"{target:.0f}")
