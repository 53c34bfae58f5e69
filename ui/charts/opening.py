"""Points of a chart that stand for a run each, and open it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, NamedTuple

import numpy as np
from PySide6.QtCore import QPointF

from ui.charts.marks import LineMark, Picture

NEAR: Final = 10.0
"""Pixels around a point in which it is meant."""


class OpenPoint(NamedTuple):
    """A point that opens something: its ordinal day, and which one of that day it is, from 0."""

    day: int
    number: int


def point_near(
    picture: Picture, at: QPointF, place: Callable[[QPointF], QPointF]
) -> OpenPoint | None:
    """Return the point nearest to some pixels, None without one there.

    ``place`` tells where a day and a value are.
    """
    best, found = NEAR, None
    for line in _opening(picture):
        for index in _around(line, at, place):
            here = place(QPointF(line.x[index], line.y[index]))
            far = float(np.hypot(here.x() - at.x(), here.y() - at.y()))
            if far <= best:
                best, found = far, _point(line, index)
    return found


def point_on(picture: Picture, day: int) -> OpenPoint | None:
    """Return the first point of a day, None without one."""
    for line in _opening(picture):
        start, stop = np.searchsorted(line.x, (day - 0.5, day + 0.5))
        for index in range(int(start), int(stop)):
            if np.isfinite(line.y[index]):
                return _point(line, index)
    return None


def _opening(picture: Picture) -> list[LineMark]:
    return [line for line in picture.lines if line.opens]


def _around(line: LineMark, at: QPointF, place: Callable[[QPointF], QPointF]) -> range:
    """The points of the days around some pixels."""
    if line.x.size == 0:
        return range(0)
    origin, day = place(QPointF(0, 0)).x(), place(QPointF(1, 0)).x()
    a_day = day - origin
    if a_day <= 0:
        return range(0)
    middle, reach = (at.x() - origin) / a_day, NEAR / a_day + 0.5
    start, stop = np.searchsorted(line.x, (middle - reach, middle + reach))
    return range(int(start), int(stop))


def _point(line: LineMark, index: int) -> OpenPoint:
    day = line.x[index]
    return OpenPoint(int(day), index - int(np.searchsorted(line.x, day)))
