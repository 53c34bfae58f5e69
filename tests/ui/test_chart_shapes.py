"""The shapes of charts: dashes run on over points and begin anew after gaps, marks do not pile."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
import shiboken6
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QLineF, QMargins

from ui.charts.buffers import ShapeBuffer, lines, polygon
from ui.charts.curve import DASH, PERIOD, dashes, legs
from ui.charts.thinning import apart

GAP = float("nan")
HEIGHTS = st.lists(st.floats(0, 200) | st.just(GAP), min_size=1, max_size=30)


def drawn(shapes: ShapeBuffer) -> list[QLineF]:
    """The lines as a painter gets them, one by one."""
    return [QLineF(*row) for row in shapes.numbers.tolist()]


def stretches(values: list[float]) -> list[np.ndarray]:
    """The places of the unbroken stretches of two points and more."""
    known = np.flatnonzero(np.isfinite(values))
    parts = np.split(known, np.flatnonzero(np.diff(known) > 1) + 1)
    return [part for part in parts if part.size > 1]


@given(HEIGHTS)
def test_a_line_is_drawn_between_neighbours_that_are_known(values: list[float]) -> None:
    """No leg crosses a gap, and none is left out."""
    y = np.array(values)
    x = np.arange(y.size, dtype=float)
    wanted = [(a, y[a], b, y[b]) for part in stretches(values) for a, b in pairwise(part.tolist())]
    assert legs(x, y).numbers.tolist() == [list(map(float, leg)) for leg in wanted]


@given(HEIGHTS)
def test_dashes_cover_their_share_of_every_stretch(values: list[float]) -> None:
    """Measured along the line, a dash follows each gap, from the start of every stretch."""
    y = np.array(values)
    x = np.arange(y.size, dtype=float) * 3
    wanted = 0.0
    for part in stretches(values):
        way = float(np.hypot(np.diff(x[part]), np.diff(y[part])).sum())
        wanted += way // PERIOD * DASH + min(way % PERIOD, DASH)
    found = drawn(dashes(x, y))
    assert sum(line.length() for line in found) == pytest.approx(wanted, abs=1e-6)
    assert all(line.length() <= DASH + 1e-9 for line in found)


def test_a_dash_goes_around_a_corner() -> None:
    """Legs shorter than a dash hold parts of it; the next dash begins where the period ends."""
    x, y = np.array([0.0, 3.0, 20.0]), np.array([0.0, 0.0, 0.0])
    ends = [(line.x1(), line.x2()) for line in drawn(dashes(x, y))]
    assert ends == [
        (0.0, 3.0),
        (3.0, 5.0),
        (pytest.approx(8.5), pytest.approx(13.5)),
        (pytest.approx(17.0), pytest.approx(20.0)),
    ]


@given(st.lists(st.tuples(st.floats(0, 9), st.floats(-4, 9)), max_size=40))
def test_a_pixel_holds_one_mark(points: list[tuple[float, float]]) -> None:
    """Every pixel with a mark keeps the first of its marks."""
    x, y = (np.array([point[at] for point in points]) for at in (0, 1))
    kept = list(zip(*(each.tolist() for each in apart(x, y)), strict=True))
    first: dict[tuple[int, int], tuple[float, float]] = {}
    for point in points:
        first.setdefault((int(point[0] // 1), int(point[1] // 1)), point)
    assert kept == list(first.values())


def test_nothing_is_a_shape_too() -> None:
    """A line without points draws nothing."""
    nothing = np.empty(0)
    assert len(lines(nothing, nothing, nothing, nothing)) == 0
    assert polygon(nothing, nothing).isEmpty()


def test_shapes_lie_nowhere_where_qt_knows_something_else() -> None:
    """What Qt has dropped and Python has not must not stand for them: that ends the program."""
    shapes = lines(*(np.arange(3.0) + at for at in range(4)))
    before = drawn(shapes)
    forgotten = shiboken6.wrapInstance(shapes.numbers.ctypes.data, QMargins)
    first, count = shapes.drawn
    assert first is not forgotten
    assert isinstance(first, QLineF)
    assert (count, drawn(shapes)) == (3, before)
