"""Six charts of a journal in a window, ours and pyqtgraph's own with the same points."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import numpy as np
import pyqtgraph as pg
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from calfjournal.domain.panel import Panel
from calfjournal.verbs.progress import Background
from ui.app import make_application
from ui.charts.chart import Chart
from ui.charts.drawing import chart_of, spans_of
from ui.charts.marks import Numbers
from ui.charts.plot import TimePlot
from ui.charts.stack import TimeStack
from ui.charts.style import chart_colours
from ui.theme import active

SIZE = (1100, 860)


class _Window:
    """A window that shows days, painted at once."""

    def __init__(self) -> None:
        if QApplication.instance() is None:
            make_application()
        self.window = QWidget()
        self.frame = QVBoxLayout(self.window)
        self.window.resize(*SIZE)

    def _paint(self) -> None:
        QApplication.processEvents()


class Ours(_Window):
    """Our plots with phases, bands, grid and marks."""

    def __init__(self, panels: Sequence[Panel], background: Background, last: date) -> None:
        super().__init__()
        self._stack = TimeStack()
        spans = spans_of(background.phases, background.flares, last)
        for panel in panels:
            plot = TimePlot()
            self.frame.addWidget(plot)
            self._stack.add(plot)
            plot.setFixedHeight(SIZE[1] // len(panels) - 10)
            plot.show_picture(chart_of(panel).picture, spans, chart_colours(active()))
        self.window.show()
        self._paint()

    def show_days(self, first: float, last: float) -> None:
        """Show days as a drag or a wheel does."""
        self._stack.show_days(int(first), int(last))
        self._paint()


class Bare(_Window):
    """Plots of pyqtgraph, linked, a line a series and nothing else."""

    def __init__(self, panels: Sequence[Panel]) -> None:
        super().__init__()
        self._plots: list[pg.PlotWidget] = []
        for panel in panels:
            plot = pg.PlotWidget()
            plot.setFixedHeight(SIZE[1] // len(panels) - 10)
            for x, y in _series(chart_of(panel)):
                plot.plot(x, y, connect="finite", pen=pg.mkPen("w", width=1))
            if self._plots:
                plot.setXLink(self._plots[0])
            self.frame.addWidget(plot)
            self._plots.append(plot)
        self.window.show()
        self._paint()

    def show_days(self, first: float, last: float) -> None:
        """Show days in the first plot; the others follow."""
        self._plots[0].setXRange(first, last, padding=0)
        self._paint()


def _series(chart: Chart) -> list[tuple[Numbers, Numbers]]:
    """Every line, edge of a ribbon and row of bars."""
    picture = chart.picture
    found = [(line.x, line.y) for line in picture.lines]
    for ribbon in picture.ribbons:
        found += [(ribbon.x, ribbon.low), (ribbon.x, ribbon.high)]
    if picture.bars is not None:
        bars = picture.bars
        found += [(bars.x, np.nan_to_num(heights)) for _, _, heights in bars.stacks]
    return found
