"""What charts draw at once looks as if it were drawn piece by piece."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPolygonF
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.charts.buffers import polygon
from ui.charts.marks import LineMark, Numbers, Picture, Shape, Span
from ui.charts.plot import TimePlot
from ui.charts.stack import TimeStack
from ui.charts.stamps import PLACES, Stamps
from ui.charts.style import chart_colours
from ui.charts.tints import tints
from ui.theme import active

GREYS = 16
"""Greys, of 256 between black and white, that an edge may be off by."""
START = date(2025, 1, 1).toordinal()


def marks(painter: QPainter, points: QPolygonF, size: float) -> None:
    """Black dots."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor("black"))
    for at in range(points.size()):
        painter.drawEllipse(points.at(at), size / 2, size / 2)


def painted(x: Numbers, y: Numbers, scale: float, *, stamped: bool) -> np.ndarray:
    """The greys of dots on white, on a screen of some density."""
    image = QImage(round(400 * scale), round(400 * scale), QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(scale)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if stamped:
        Stamps(marks).paint(painter, x, y, 7.0)
    else:
        marks(painter, polygon(x, y), 7.0)
    painter.end()
    pixels = np.frombuffer(image.constBits(), np.uint8)
    return pixels.reshape(image.height(), image.width(), 4)[..., 0].astype(int)


@pytest.mark.parametrize("scale", [1.0, 1.25, 1.5, 2.0])
def test_marks_laid_down_look_like_marks_painted(qapp: QApplication, scale: float) -> None:
    """Wherever in a pixel they lie, their edges differ by a few greys at most."""
    across, down = np.meshgrid(np.arange(20) * 19.37 + 9, np.arange(20) * 19.71 + 9)
    x, y = across.ravel(), down.ravel()
    assert x.size > PLACES * PLACES
    off = painted(x, y, scale, stamped=True) - painted(x, y, scale, stamped=False)
    assert np.abs(off).max() <= GREYS


def test_a_mark_is_made_anew_for_another_size(qapp: QApplication) -> None:
    """The pictures of small marks are not laid down for large ones."""
    stamps, x = Stamps(marks), np.linspace(10, 390, PLACES * PLACES + 1)
    shown = []
    for size in (3.0, 9.0, 3.0):
        image = QImage(400, 400, QImage.Format.Format_RGB32)
        image.fill(Qt.GlobalColor.white)
        painter = QPainter(image)
        stamps.paint(painter, x, x, size)
        painter.end()
        shown.append(image)
    assert shown[0] == shown[2] != shown[1]


SPANS = st.lists(
    st.builds(
        lambda start, days, role: Span(start, start + days, role),
        st.integers(-9, 9),
        st.integers(0, 9),
        st.sampled_from("abc"),
    ),
    max_size=8,
)


@given(SPANS)
def test_a_day_has_the_tint_of_its_last_span(spans: list[Span]) -> None:
    """Each day is covered once, by what lies on top."""
    wanted = {day: span.role for span in spans for day in range(span.start, span.end + 1)}
    found = [
        (day, tint.role)
        for tint in tints(spans)
        for start, end in zip(tint.starts, tint.ends, strict=True)
        for day in range(int(start + 0.5), int(end + 0.5))
    ]
    assert sorted(found) == sorted(wanted.items())


def test_plots_below_each_other_show_the_same_days(qtbot: QtBot) -> None:
    """What one axis has drawn is right for the next, also after the days or a size changed."""
    frame, stack = QWidget(), TimeStack()
    qtbot.addWidget(frame)
    rows = QVBoxLayout(frame)
    line = LineMark(START + np.arange(60.0), np.arange(60.0), "accent", "Cadence")
    plots = [TimePlot(frame) for _ in range(3)]
    for plot in plots:
        # Without the ring of the keyboard's focus.
        plot.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        rows.addWidget(plot)
        stack.add(plot)
        plot.show_picture(Picture(lines=(line,)), (), chart_colours(active()))
    frame.resize(600, 500)
    frame.show()
    alone = TimePlot(frame)
    alone.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    alone.show_picture(Picture(lines=(line,)), (), chart_colours(active()))
    for width, days in ((600, 60), (600, 20), (480, 20)):
        frame.resize(width, 500)
        stack.show_days(START, START + days)
        QApplication.processEvents()
        alone.resize(plots[0].size())
        alone.show_days(*plots[0].days_shown)
        feet = [_foot(plot) for plot in (*plots, alone)]
        assert all(foot == feet[-1] for foot in feet)


def _foot(plot: TimePlot) -> QImage:
    image = plot.grab().toImage()
    return image.copy(0, image.height() - 26, image.width(), 26)


def test_every_shape_can_be_crowded(qtbot: QtBot) -> None:
    """A plot of more marks than pictures shows them, filled and open."""
    days = START + np.arange(2000.0)
    colours = chart_colours(active())
    for shape in Shape:
        for is_open in (False, True):
            line = LineMark(
                days, days % 7, "left", "Pain", line=False, shape=shape, open_marks=is_open
            )
            plot = TimePlot()
            qtbot.addWidget(plot)
            plot.resize(900, 300)
            plot.show_picture(Picture(lines=(line,)), (), colours)
            plot.show_days(START, START + 2000)
            image = plot.grab().toImage()
            seen = {image.pixel(at, row) for at in range(60, 880, 3) for row in range(20, 260)}
            assert colours.role("left").rgb() in seen
