"""One chart as people read it: title and unit, the one thing to know, plot, read-out, table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from calfjournal.domain.looks import PLAIN, Look
from calfjournal.domain.panel import Cell, PanelColumn
from calfjournal.messages import formats, tr
from ui.charts.chart_table import ChartTable
from ui.charts.marks import Picture, Span
from ui.charts.plot import TimePlot
from ui.charts.reading import lines_on, nearest_day
from ui.charts.readout import ReadOut, ReadOutLine
from ui.charts.style import chart_colours
from ui.services.places import Place
from ui.services.qt import VALUE
from ui.theme import Role, active, font, metrics
from ui.widgets.buttons import Button, IconButton
from ui.widgets.card import Card
from ui.widgets.chip import Chip
from ui.widgets.text import Label

WEEK_MIDDLE = 3
"""Days from the Monday of a week to the middle of its bar."""
LEAST_PLOT, NOTHING_HEIGHT, TABLE_HEIGHT = 132, 44, 230


@dataclass(frozen=True)
class Chart:
    """What one card shows.

    ``chip`` is the one thing to know with its look. ``notes`` are further read-out lines by
    ordinal day. ``columns`` and ``rows`` are the same data as a table. ``summary`` says the chart
    in one sentence; ``empty`` is said instead while there is no value, with ``way_on`` as the
    button (its words, and the page it leads to).
    """

    title: str
    unit: str
    picture: Picture
    summary: str = ""
    chip: tuple[str, Look] | None = None
    notes: Mapping[int, tuple[str, ...]] = field(default_factory=dict)
    columns: Sequence[PanelColumn] = ()
    rows: Sequence[Sequence[Cell]] = ()
    empty: str = ""
    way_on: tuple[str, Place] | None = None
    weekly: bool = False
    """True when a value stands for the week around its day."""


class ChartCard(Card):
    """A card with a plot that can be turned into its table.

    ``way_on`` carries the page that the button of an empty chart leads to.
    """

    way_on = Signal(Place)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(" ", parent=parent)
        self._chart = Chart("", "", Picture())
        self._spans: Sequence[Span] = ()
        self._days = self._chart.picture.days
        self._unit = _Caption()
        self._chip = Chip("", PLAIN)
        self._chip.hide()
        self.header.insertWidget(1, self._unit, 1)
        self.header.insertWidget(1, self._chip)
        self._table_button = IconButton("table", tr("Show as table"))
        self._table_button.setCheckable(True)
        self._table_button.toggled.connect(self._turn)
        self.add_action(self._table_button)
        if (frame := self.layout()) is not None:
            frame.setSpacing(metrics.XS)
            frame.setContentsMargins(metrics.CARD_PADDING, 12, metrics.CARD_PADDING, 12)
        self.plot = TimePlot()
        self.plot.cursor_moved.connect(self.point_at)
        self.read_out = ReadOut()
        self.chart_table = ChartTable(tr("The chart as a table"))
        self.chart_table.setFixedHeight(TABLE_HEIGHT)
        self._empty = Label("", tone="muted", wrap=True)
        self._way_on = Button("", "quiet")
        self._way_on.clicked.connect(self._go_on)
        self._faces = QStackedWidget()
        self._plot_face = self._make_plot_face()
        for face in (self._plot_face, self.chart_table, self._make_empty_face()):
            self._faces.addWidget(face)
        self.body.addWidget(self._faces)
        active().changed.connect(self._repaint)

    def _make_plot_face(self) -> QWidget:
        face = QWidget()
        beside = QHBoxLayout(face)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(metrics.M)
        beside.addWidget(self.plot, 1)
        beside.addWidget(self.read_out)
        return face

    def _make_empty_face(self) -> QWidget:
        face = QWidget()
        line = QHBoxLayout(face)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self._empty, 1)
        line.addWidget(self._way_on)
        return face

    def set_plot_height(self, height: int) -> None:
        """Give the plot another height; it never gets flatter than can be read."""
        self.plot.setFixedHeight(max(height, LEAST_PLOT))
        self._size_faces()

    # ------------------------------------------------------------------ content

    @property
    def chart(self) -> Chart:
        """What is shown."""
        return self._chart

    def show_chart(self, chart: Chart, spans: Sequence[Span]) -> None:
        """Show a chart above the tints of phases and flares."""
        self._chart, self._spans = chart, spans
        self._days = chart.picture.days
        self.set_title(chart.title)
        self._unit.show_text(chart.unit)
        self._chip.setVisible(chart.chip is not None)
        if chart.chip is not None:
            self._chip.set_look(chart.chip[1])
            self._chip.set_text(chart.chip[0])
        name = formats.commas([chart.title, chart.unit])
        self.plot.setAccessibleName(name)
        self.plot.viewport().setAccessibleName(name)
        self.plot.setAccessibleDescription(chart.summary or chart.empty)
        self._empty.setText(chart.empty)
        self._way_on.setVisible(chart.way_on is not None)
        if chart.way_on is not None:
            self._way_on.setText(chart.way_on[0])
        self._table_button.setVisible(bool(chart.rows) and not chart.picture.is_empty)
        self._turn(self._table_button.isChecked())
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
        self._table_button.setToolTip(tip)
        self._table_button.setAccessibleName(name)
        self._table_button.set_icon("chart" if as_table else "table")
        self._size_faces()

    def _size_faces(self) -> None:
        """Let the card be as high as the face it shows, not as the highest of the three."""
        face = self._faces.currentIndex()
        heights = (self.plot.sizeHint().height(), TABLE_HEIGHT, NOTHING_HEIGHT)
        self._faces.setFixedHeight(self.plot.minimumHeight() if face == 0 else heights[face])

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
        shown = nearest_day(self._days, day)
        if shown is None:
            self.read_out.show_lines("", ())
            return
        lines = [
            *lines_on(self._chart.picture, shown),
            *(ReadOutLine(text) for text in self._chart.notes.get(shown, ())),
            *(ReadOutLine(span.label) for span in self._spans if span.start <= shown <= span.end),
        ]
        self.read_out.show_lines(self._heading(shown), lines)
        if self.plot.hasFocus():
            told = tr("{values}. {summary}", values=self.read_out.text, summary=self._chart.summary)
            self.plot.setAccessibleDescription(told)

    def _heading(self, day: int) -> str:
        when = date.fromordinal(day - WEEK_MIDDLE if self._chart.weekly else day)
        if self._chart.weekly:
            return tr("Week of {day:date}", day=when)
        return formats.short_date(when)


class _Caption(Label):
    """A caption that gives way: it ends in an ellipsis where there is no room for it."""

    def __init__(self) -> None:
        super().__init__("", Role.SMALL, "muted")
        self._words = ""
        self.setMinimumWidth(1)

    def show_text(self, text: str) -> None:
        """Change the words."""
        self._words = text
        self.setText(text)
        self.setToolTip(text)

    def minimumSizeHint(self) -> QSize:
        return QSize(1, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(font(Role.SMALL))
        painter.setPen(active().colour("muted"))
        fitting = QFontMetrics(self.font()).elidedText(
            self._words, Qt.TextElideMode.ElideRight, self.width()
        )
        painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignVCenter), fitting)
