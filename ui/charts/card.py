"""One chart as people read it: title and unit, the one thing to know, plot, read-out, table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from PySide6.QtCore import QDate, QLocale, Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from calfjournal import units
from ui.charts.marks import Line, Picture, Span
from ui.charts.plot import TimePlot, nearest_day, readings_at
from ui.charts.readout import ReadOut, ReadOutLine
from ui.charts.style import chart_colours
from ui.charts.twin import TableTwin
from ui.theme import active
from ui.theme.looks import PLAIN, Look
from ui.widgets.buttons import IconButton
from ui.widgets.card import Card
from ui.widgets.chip import Chip
from ui.widgets.text import Label, small

WEEK_MIDDLE = 3
"""Days from the Monday of a week to the middle of its bar."""
PLOT_HEIGHT = 172
READ_OUT_WIDTH = 158


@dataclass(frozen=True)
class Chart:
    """What one card shows.

    ``chip`` is the one thing to know with its look. ``notes`` are further read-out lines by
    ordinal day. ``table`` is the same data as rows, the header first. ``summary`` says the chart
    in one sentence; ``empty`` is said instead while there is no value.
    """

    title: str
    unit: str
    picture: Picture
    summary: str = ""
    chip: tuple[str, Look] | None = None
    notes: Mapping[int, tuple[str, ...]] = field(default_factory=dict)
    table: Sequence[Sequence[str]] = ()
    empty: str = "Nothing recorded yet."
    weekly: bool = False
    """True when a value stands for the week that holds its day."""


class ChartCard(Card):
    """A card with a plot that can be turned into its table."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(" ", parent=parent)
        self._chart = Chart("", "", Picture())
        self._spans: Sequence[Span] = ()
        self._unit = small()
        self._chip = Chip("", PLAIN)
        self._chip.hide()
        self.header.insertWidget(1, self._unit)
        self.header.insertWidget(2, self._chip)
        self._table_button = IconButton("table", "Show as table")
        self._table_button.setCheckable(True)
        self._table_button.toggled.connect(self._turn)
        self.add_action(self._table_button)
        self.plot = TimePlot()
        self.plot.setFixedHeight(PLOT_HEIGHT)
        self.plot.cursor_moved.connect(self._point_at)
        self._read_out = ReadOut()
        self._read_out.setFixedWidth(READ_OUT_WIDTH)
        self._twin = TableTwin("The chart as a table")
        self._nothing = Label("", tone="muted", wrap=True)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._nothing.setMinimumHeight(72)
        self._faces = QStackedWidget()
        self._faces.addWidget(self._plot_face())
        self._faces.addWidget(self._twin)
        self._faces.addWidget(self._nothing)
        self.body.addWidget(self._faces)
        active().changed.connect(self._repaint)

    def _plot_face(self) -> QWidget:
        face = QWidget()
        beside = QHBoxLayout(face)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(16)
        beside.addWidget(self.plot, 1)
        column = QVBoxLayout()
        column.addWidget(self._read_out)
        column.addStretch(1)
        beside.addLayout(column)
        return face

    def show_chart(self, chart: Chart, spans: Sequence[Span]) -> None:
        """Show a chart above the tints of phases and flares."""
        self._chart, self._spans = chart, spans
        self.set_title(chart.title)
        self._unit.setText(chart.unit)
        self._chip.setVisible(chart.chip is not None)
        if chart.chip is not None:
            self._chip.set_look(chart.chip[1])
            self._chip.set_text(chart.chip[0])
        self.plot.setAccessibleName(f"{chart.title}, {chart.unit}")
        self.plot.setAccessibleDescription(chart.summary or chart.empty)
        self._nothing.setText(chart.empty)
        self._twin.show_rows(chart.table)
        self._table_button.setVisible(bool(chart.table))
        self._turn(self._table_button.isChecked())
        self._repaint()
        self._point_at(self.plot.cursor_day)

    def _turn(self, as_table: bool) -> None:
        if self._chart.picture.is_empty:
            self._faces.setCurrentIndex(2)
        else:
            self._faces.setCurrentIndex(1 if as_table and self._chart.table else 0)
        self._table_button.setToolTip("Show as chart" if as_table else "Show as table")

    def _repaint(self) -> None:
        self.plot.show_picture(self._chart.picture, self._spans, chart_colours(active()))

    def point_at(self, day: int | None) -> None:
        """Show the cursor and the values of a day (or of the nearest day with values)."""
        self.plot.set_cursor(day)
        self._point_at(day)

    def _point_at(self, day: int | None) -> None:
        shown = nearest_day(self._chart.picture, day)
        if shown is None:
            self._read_out.show_lines("", ())
            return
        lines = [
            ReadOutLine(
                f"{line.label} {_written(line, value)}".strip(),
                role=line.role,
                open_mark=line.open_marks,
            )
            for line, value in readings_at(self._chart.picture, shown)
            if line.label
        ]
        lines += self._bar_lines(shown)
        lines += [ReadOutLine(text) for text in self._chart.notes.get(shown, ())]
        self._read_out.show_lines(self._heading(shown), lines)

    def _bar_lines(self, day: int) -> list[ReadOutLine]:
        bars = self._chart.picture.bars
        if bars is None:
            return []
        at = [n for n, x in enumerate(bars.x) if round(x) == day]
        if not at:
            return []
        return [
            ReadOutLine(f"{label} {QLocale().toString(float(h[at[0]]), 'f', 0)}", role, square=True)
            for role, label, h in reversed(bars.stacks)
        ]

    def _heading(self, day: int) -> str:
        when = date.fromordinal(day - WEEK_MIDDLE if self._chart.weekly else day)
        text = QLocale().toString(QDate(when.year, when.month, when.day), "d MMM yyyy")
        return f"Week of {text}" if self._chart.weekly else text


def _written(line: Line, value: float) -> str:
    if line.unit == "h":
        return units.hours(value)
    return f"{QLocale().toString(value, 'f', line.decimals)} {line.unit}"
