"""One chart as people read it: title and unit, the one thing to know, plot, read-out, table."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import numpy as np
from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from calfjournal.messages import formats, tr
from ui.charts.chart import WEEK_MIDDLE, Chart
from ui.charts.chart_table import ChartTable
from ui.charts.ghost import GhostChart
from ui.charts.heading import ChartHeading
from ui.charts.marks import Picture, Shape, Span
from ui.charts.opening import point_on
from ui.charts.plot import TimePlot
from ui.charts.reading import lines_on, nearest_day
from ui.charts.readout import ReadOut, ReadOutLine, read_out_width
from ui.charts.style import chart_colours
from ui.services.places import Place
from ui.services.qt import VALUE
from ui.theme import active, metrics
from ui.theme.fonts import scale
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.layouts import row
from ui.widgets.text import small

LEAST_PLOT, TABLE_HEIGHT = 140, 230
LESS = 24
"""Pixels that an example among charts is lower than they are."""
QWIDGETSIZE_MAX = (1 << 24) - 1
NARROW, BELOW = 520, 142
"""Narrower, the read-out stands below the plot, in a room of this height."""


class ChartCard(Card):
    """A card with a plot that can be turned into its table.

    ``way_on`` carries the page that the button of an empty chart leads to; ``opened(day, number)``
    comes for a run that is clicked on, or with Enter.
    """

    way_on = Signal(Place)
    opened = Signal(int, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._chart = Chart("", "", Picture())
        self._spans: Sequence[Span] = ()
        self._days = self._chart.picture.days
        self._narrow = self._led = False
        self._plot_height = LEAST_PLOT
        self._head = ChartHeading()
        self._head.table.toggled.connect(self._turn)
        self.body.addWidget(self._head)
        self.body.setSpacing(metrics.XS)
        if (frame := self.layout()) is not None:
            frame.setSpacing(0)
            frame.setContentsMargins(metrics.CARD_PADDING, 12, metrics.CARD_PADDING, 12)
        self.plot = TimePlot()
        self.plot.cursor_moved.connect(self.point_at)
        self.plot.opened.connect(self.opened)
        self.read_out = ReadOut()
        self.chart_table = ChartTable(tr("The chart as a table"))
        self.chart_table.setFixedHeight(TABLE_HEIGHT)
        self._ghost = GhostChart()
        self._empty = small(wrap=True)
        self._way_on = Button("", "quiet")
        self._way_on.clicked.connect(self._go_on)
        self._words = QWidget()
        self._words.setFixedWidth(read_out_width())
        self._sides = [QBoxLayout(QBoxLayout.Direction.LeftToRight) for _ in range(2)]
        self._faces = QStackedWidget()
        self._fill_faces()
        self.body.addWidget(self._faces)
        self.body.addStretch(1)
        active().changed.connect(self._repaint)

    def _fill_faces(self) -> None:
        told = QVBoxLayout(self._words)
        told.setContentsMargins(0, metrics.XS, 0, 0)
        told.addWidget(self._empty)
        told.addLayout(row(self._way_on, None))
        told.addStretch(1)
        plot_side, ghost_side = self._sides
        for side, left, right in (
            (plot_side, self.plot, self.read_out),
            (ghost_side, self._ghost, self._words),
        ):
            side.setContentsMargins(0, 0, 0, 0)
            side.setSpacing(metrics.M)
            side.addWidget(left, 1)
            side.addWidget(right)
        faces = [QWidget(), self.chart_table, QWidget()]
        faces[0].setLayout(plot_side)
        faces[2].setLayout(ghost_side)
        for face in faces:
            self._faces.addWidget(face)

    def set_plot_height(self, height: int) -> None:
        """Give the plot another height; it never gets flatter than can be read."""
        # Larger words take more room beside and below what is drawn, which itself stays readable.
        self._plot_height = round(max(height, LEAST_PLOT) * (0.4 + 0.6 * scale()))
        self.plot.setFixedHeight(self._plot_height)
        self._size_faces()

    def set_led(self, *, led: bool) -> None:
        """Say nothing while it is empty: the page says it for all its charts."""
        self._led = led

    # ------------------------------------------------------------------ content

    @property
    def chart(self) -> Chart:
        """What is shown."""
        return self._chart

    def show_chart(self, chart: Chart, spans: Sequence[Span]) -> None:
        """Show a chart above the tints of phases and flares."""
        self._chart, self._spans = chart, spans
        self._days = chart.picture.days
        self.setAccessibleName(chart.title)
        self._head.show_chart(chart)
        self._ghost.show_example(chart.example)
        name = formats.commas([chart.title, chart.unit])
        self.plot.setAccessibleName(name)
        self.plot.viewport().setAccessibleName(name)
        self.plot.setAccessibleDescription(chart.summary or chart.empty)
        self._empty.setText(chart.empty)
        self._words.setVisible(not self._led)
        self._way_on.setVisible(chart.way_on is not None)
        if chart.way_on is not None:
            self._way_on.setText(chart.way_on[0])
        self._head.table.setVisible(bool(chart.rows) and not chart.picture.is_empty)
        self._turn(self._head.table.isChecked())
        self._repaint()
        self.point_at(self.plot.cursor_day)

    @Slot(bool)
    def _turn(self, as_table: bool) -> None:
        if self._chart.picture.is_empty:
            self._faces.setCurrentIndex(2)
        elif as_table and self._chart.rows:
            self._faces.setCurrentIndex(1)
            self._fill_table()
        else:
            self._faces.setCurrentIndex(0)
        title = self._chart.title
        if as_table:
            tip, name = tr("Show as chart"), tr("Show as chart: {chart}", chart=title)
        else:
            tip, name = tr("Show as table"), tr("Show as table: {chart}", chart=title)
        self._head.table.setToolTip(tip)
        self._head.table.setAccessibleName(name)
        self._head.table.set_icon("chart" if as_table else "table")
        self._size_faces()

    def _size_faces(self) -> None:
        """Let the card be as high as the face it shows, not as the highest of the three."""
        below = metrics.M + round(BELOW * scale()) if self._narrow else 0
        under = 0 if self._led else below
        ghost = self._plot_height - (0 if self._led else LESS) + under
        heights = (self._plot_height + below, TABLE_HEIGHT, ghost)
        self._faces.setFixedHeight(round(heights[self._faces.currentIndex()]))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < NARROW * scale()
        if narrow == self._narrow:
            return
        self._narrow = narrow
        way = QBoxLayout.Direction
        for side in self._sides:
            side.setDirection(way.TopToBottom if narrow else way.LeftToRight)
        for beside in (self.read_out, self._words):
            beside.setFixedWidth(read_out_width())
            if narrow:
                beside.setMinimumWidth(1)
                beside.setMaximumWidth(QWIDGETSIZE_MAX)
        self.plot.name_levels_apart(apart=narrow)
        self.point_at(self.plot.cursor_day)
        self._size_faces()

    @Slot()
    def _go_on(self) -> None:
        if self._chart.way_on is not None:
            self.way_on.emit(self._chart.way_on[1])

    def _fill_table(self) -> None:
        first, last = (min(max(int(day), 1), date.max.toordinal()) for day in self.plot.days_shown)
        self.chart_table.show_rows(
            self._chart.summary,
            self._chart.columns,
            self._chart.rows,
            # The week of the first day shown begins before it.
            date.fromordinal(max(first - 2 * WEEK_MIDDLE, 1) if self._chart.weekly else first),
            date.fromordinal(last),
        )

    def days_moved(self) -> None:
        """Follow the plot's days where the table is shown."""
        if self._faces.currentIndex() == 1:
            self._fill_table()

    @Slot()
    def _repaint(self) -> None:
        self.plot.show_picture(self._chart.picture, self._spans, chart_colours(active()))
        self.read_out.update()

    # ------------------------------------------------------------------ read-out

    @Slot(VALUE)
    def point_at(self, day: int | None) -> None:
        """Show the values of a day, or of the nearest day with values; None is the newest."""
        days, so_far = self._days, self._chart.so_far
        if day is None and so_far is not None and np.any(days < so_far):
            days = days[days < so_far]
        shown = nearest_day(days, day)
        if shown is None:
            self.read_out.show_lines("", ())
            return
        lines = [
            *lines_on(self._chart.picture, shown),
            *self._level_lines(),
            *(ReadOutLine(text) for text in self._chart.notes.get(shown, ())),
            *(ReadOutLine(span.label) for span in self._spans if span.holds(shown)),
        ]
        if point_on(self._chart.picture, shown) is not None:
            lines.append(ReadOutLine(tr("A click or Enter opens the run.")))
        self.read_out.show_lines(self._heading(shown), lines)
        if self.plot.hasFocus():
            told = tr("{values}. {summary}", values=self.read_out.text, summary=self._chart.summary)
            self.plot.setAccessibleDescription(told)

    def _level_lines(self) -> list[ReadOutLine]:
        """The names of the levels, where they have no room beside the plot."""
        levels = self._chart.picture.levels if self._narrow else ()
        low, high = self.plot.getPlotItem().getViewBox().viewRange()[1]
        seen = [level for level in levels if low < level.y < high]
        return [ReadOutLine(level.label, level.role, Shape.DASH) for level in seen]

    def _heading(self, day: int) -> str:
        when = date.fromordinal(day - WEEK_MIDDLE if self._chart.weekly else day)
        if day == self._chart.so_far:
            return tr("Week of {day:date}, so far", day=when)
        if self._chart.weekly:
            return tr("Week of {day:date}", day=when)
        return formats.short_date(when)
