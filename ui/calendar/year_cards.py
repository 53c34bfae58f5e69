"""Below the year: the figures of the chosen week, and the year against the one before."""

from __future__ import annotations

from math import ceil
from typing import Final

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from calfjournal.messages import formats, mark, tr
from calfjournal.views.year import Year, YearWeek
from calfjournal.views.year_against_words import AgainstLine, against_lines, against_span
from calfjournal.views.year_words import week_marks, week_sentences, week_title, worst_mornings
from ui.services.qt import RIGHT, TOP
from ui.theme import Role, metrics
from ui.theme.fonts import scale, sizes
from ui.widgets.card import Card
from ui.widgets.labelled import KeyValue
from ui.widgets.layouts import FlowLayout
from ui.widgets.text import Label, Tone, small

ROWS: Final = 3
NARROW_TABLE: Final = 520
"""Below this width of the card, at the usual text size, its titles have lines of their own."""
_CAPTIONS: Final = (
    mark("Calf load, AU"),
    mark("Worst morning L / R"),
    mark("Resting HR, bpm"),
    mark("Sleep a night"),
)


class WeekFiguresCard(Card):
    """``Week of 14 September`` with what was done in it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(" ", parent=parent)
        self.add_action(small(tr("Enter opens it")))
        self._sentences = small("", wrap=True)
        self._figures = tuple(KeyValue(tr(caption), large=True) for caption in _CAPTIONS)
        self._marks = small("", wrap=True)
        for lines in (self._sentences, self._marks):  # The lanes above stay where they are.
            lines.setMinimumHeight(2 * ceil(sizes(Role.SMALL).height()))
            lines.setAlignment(TOP)
        flow = FlowLayout(gap=metrics.L)
        for figure in self._figures:
            flow.addWidget(figure)
        self.body.addWidget(self._sentences)
        self.body.addLayout(flow)
        self.body.addWidget(self._marks)
        self.body.addStretch(1)

    def show_week(self, week: YearWeek) -> None:
        """Show the figures of a week."""
        self.set_title(week_title(week))
        self._sentences.setText(week_sentences(week))
        values = (
            formats.number(week.calf_load, 0),
            worst_mornings(week),
            formats.number(week.resting_hr, 0),
            formats.hours(week.sleep_h),
        )
        for figure, value in zip(self._figures, values, strict=True):
            figure.set_value(value)
        marks = week_marks(week)
        self._marks.setText(marks)


class AgainstCard(Card):
    """The year against the one before, same weeks; what is more than noise is said so."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Against the year before, same weeks"), parent=parent)
        self._told = small("", wrap=True)
        self._table = QWidget()
        grid = QGridLayout(self._table)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(metrics.S)
        grid.setColumnStretch(0, 1)
        self._grid = grid
        self._heads = (small(""), small(""), small(tr("Change")))
        for at, head in enumerate(self._heads, 1):
            grid.addWidget(head, 0, at, RIGHT)
        self._rows = [_AgainstRow() for _ in range(ROWS)]
        self._is_narrow: bool | None = None
        self._turn(narrow=False)
        self.body.addWidget(self._told)
        self.body.addWidget(self._table)
        self.body.addStretch(1)

    def show_year(self, year: Year) -> None:
        """Show a year beside the one before it."""
        found = year.against
        if found is None or found.is_empty:
            before = year.year - 1
            told = tr("Nothing was kept in these weeks of {year} to compare with.", year=before)
            self._told.setText(told)
            self._table.hide()
            return
        self._told.setText(tr("{span}.", span=against_span(found)))
        for head, shown in zip(self._heads, (year.year, year.year - 1), strict=False):
            head.setText(f"{shown}")
        for row, line in zip(self._rows, against_lines(found), strict=True):
            row.show_line(line)
        self._table.show()

    def _turn(self, *, narrow: bool) -> None:
        """Give each title a line of its own where the figures leave it no room."""
        if narrow != self._is_narrow:
            self._is_narrow = narrow
            for at, row in enumerate(self._rows):
                row.place(self._grid, 1 + 2 * at, narrow=narrow)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._turn(narrow=self.width() < NARROW_TABLE * scale())


class _AgainstRow:
    """One line of the table."""

    def __init__(self) -> None:
        self._title = Label("")
        self._now = Label("", Role.BODY_STRONG, figures=True)
        self._then = Label("", Role.BODY, "muted", figures=True)
        self._change = Label("", Role.BODY, figures=True)

    def place(self, grid: QGridLayout, at: int, *, narrow: bool) -> None:
        """Put the line into a row of the grid, with ``narrow`` into two."""
        grid.addWidget(self._title, at, 0, 1, 4 if narrow else 1)
        for column, label in enumerate((self._now, self._then, self._change), 1):
            grid.addWidget(label, at + narrow, column, RIGHT)

    def show_line(self, line: AgainstLine) -> None:
        """Show another line."""
        self._title.setText(line.title)
        self._now.setText(line.now)
        self._then.setText(line.then)
        self._change.setText(line.change)
        tone: Tone = "go_on" if line.beyond > 0 else "hold" if line.beyond < 0 else "text"
        self._change.set_tone(tone)
