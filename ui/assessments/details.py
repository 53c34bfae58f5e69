"""Every test of one measure, newest first: to read, to change, to delete."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from calfjournal.domain.assessment import MEASURE_NAMES, UNITS, Measure
from calfjournal.domain.exercise import Side
from calfjournal.domain.testing import COUNTED, sides_of
from calfjournal.messages import formats, in_words, tr
from calfjournal.messages.vocabulary import SIDE_TITLES
from calfjournal.views import assessment_words as words
from calfjournal.views.assessments import AssessmentFacts, MeasureOnDay
from calfjournal.views.measure_panel import panel_of
from calfjournal.views.reference_words import reference_text
from ui.charts.card import ChartCard
from ui.charts.drawing import chart_of
from ui.charts.measured import WIDEST_CARD, measured
from ui.charts.stack import TimeStack
from ui.services.act import perform
from ui.services.context import Context
from ui.services.qt import VALUE, holds_focus
from ui.theme import metrics
from ui.theme.fonts import scale
from ui.widgets.buttons import Button, lock
from ui.widgets.card import Card
from ui.widgets.layouts import column, row
from ui.widgets.side_by_side import SideBySide
from ui.widgets.table import TableView
from ui.widgets.table_columns import Column
from ui.widgets.text import Label, small

FIRST_ROWS = 24
"""Tests shown at once; the rest comes when it is asked for."""
PLOT_HEIGHT, LEAST_DAYS = 190, 28
"""Height of the chart in pixels, and days it shows at least."""
NARROW = 420
"""Narrower, five columns would break their words: what the sides say goes below the table."""

BESIDE = 1400
"""Wider, the tests stand beside the chart."""


class MeasureDetails(QWidget):
    """The chart of a measure above its tests; Escape goes back to all of them.

    ``change_wanted`` carries the test that is chosen.
    """

    left = Signal()
    change_wanted = Signal(VALUE)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context, self._read_only = context, context.journal.read_only
        self.measure = Measure.KNEE_TO_WALL
        self._narrow = False
        self._rows: list[MeasureOnDay] = []
        self.back = Button(tr("All tests"), "quiet", "chevron-left", tip=tr("Esc"))
        self.back.clicked.connect(self.left)
        self.change = Button(tr("Change"), "quiet", "edit", tip=tr("Enter"))
        self.change.clicked.connect(self._change)
        self.delete = Button(tr("Delete"), "quiet", "trash", tip=tr("Delete"))
        self.delete.clicked.connect(self._delete)
        self.more = Button("", "link")
        self.more.clicked.connect(self._show_all)
        self.chart = ChartCard()
        self.chart.set_plot_height(PLOT_HEIGHT)
        self._stack = TimeStack(self)
        self._stack.add(self.chart.plot)
        self._stack.back_wanted.connect(self._show_all_days)
        self._days = (0, 0)
        self._reference = small("", wrap=True)
        self._note = Label(wrap=True)
        self._table_room = QVBoxLayout()
        self.table = _table(Measure.KNEE_TO_WALL, narrow=False)
        self._lay_out()
        if self._read_only:
            lock(self.change, self.delete)

    def _lay_out(self) -> None:
        stack = QVBoxLayout(self)
        stack.setContentsMargins(0, 0, 0, 0)
        stack.setSpacing(metrics.M)
        stack.addLayout(row(self.back, None))
        self.chart.body.addLayout(measured(self._reference))
        card = Card(tr("Every test"))
        card.add_action(self.change)
        apart = QWidget()
        apart.setFixedWidth(metrics.L)
        card.add_action(apart)
        card.add_action(self.delete)
        card.body.addLayout(self._table_room)
        card.body.addLayout(row(self.more, None))
        card.body.addWidget(self._note)
        sides = column(measured(self.chart, WIDEST_CARD)), column(measured(card, WIDEST_CARD))
        for side in sides:
            side.addStretch(1)
        stack.addWidget(SideBySide(*sides, narrow=round(BESIDE * scale())))
        stack.addStretch(1)
        self._take(self.table)

    def show_measure(self, measure: Measure, facts: AssessmentFacts) -> bool:
        """Show the tests of a measure; False when there are none."""
        history = next((h for h in facts.histories() if h.measure is measure), None)
        if history is None:
            return False
        if measure is not self.measure:
            self._take(_table(measure, narrow=self._narrow))
        self.measure = measure
        first = min(leg.days[0] for leg in history.legs)
        last = max(facts.today, history.day, first + timedelta(days=LEAST_DAYS))
        self._days = (first.toordinal(), last.toordinal())
        self._stack.set_limits(*self._days)
        self._show_all_days()
        self.chart.show_chart(chart_of(panel_of(history)), ())
        reference = reference_text(history, facts)
        self._reference.setText(reference)
        self._reference.setVisible(bool(reference))
        name = in_words(MEASURE_NAMES[measure])
        self.table.setAccessibleName(tr("{measure}: every test", measure=name))
        self._rows = facts.of_measure(measure)
        shown = max(FIRST_ROWS, len(self.table.rows_model.rows))
        self._show(shown if self.isVisible() else FIRST_ROWS)
        return True

    @Slot()
    def _show_all_days(self) -> None:
        self._stack.show_days(*self._days)

    def choose(self, row_at: int = 0) -> None:
        """Give the keys to the table, on a row."""
        self.table.setFocus()
        self.table.select(min(row_at, len(self.table.rows_model.rows) - 1))

    def _take(self, table: TableView[MeasureOnDay]) -> None:
        if self._table_room.count():
            self._table_room.removeWidget(self.table)
            self.table.hide()  # It goes later, and would show through until then.
            self.table.deleteLater()
        self.table = table
        self._table_room.addWidget(table)
        table.opened.connect(self._open)
        table.current_changed.connect(self._offer)

    def _show(self, count: int) -> None:
        rows = self._rows[:count]
        self.table.set_rows(rows)
        hidden = len(self._rows) - len(rows)
        self.more.setText(tr("Show all {count:tests}", count=len(self._rows)))
        self.more.setVisible(hidden > 0)
        self._offer(self.table.current)

    @Slot()
    def _show_all(self) -> None:
        self._show(len(self._rows))
        self.choose(FIRST_ROWS)

    @Slot(VALUE)
    def _offer(self, one: MeasureOnDay | None) -> None:
        for button in (self.change, self.delete):
            button.setEnabled(one is not None and not self._read_only)
        # What has no column of its own is told of the chosen test.
        told = _without_column(one) if one is not None and self._narrow else ()
        note = "\n".join(text for text in (*told, one.test.note if one else "") if text)
        self._note.setText(note)
        self._note.setVisible(bool(note))

    @Slot(VALUE)
    def _open(self, one: MeasureOnDay) -> None:
        if not self._read_only:
            self.change_wanted.emit(one)

    @Slot()
    def _change(self) -> None:
        if self.table.current is not None:
            self.change_wanted.emit(self.table.current)

    @Slot()
    def _delete(self) -> None:
        one = self.table.current
        if one is None or self._read_only:
            return
        name = MEASURE_NAMES[self.measure]
        said = tr("{test} of {day:day} deleted.", test=name, day=one.test.day)
        remove = self._context.journal.assessments.remove
        perform(self._context, said, remove, one.test.key, self.measure)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < NARROW * scale()
        if narrow == self._narrow:
            return
        self._narrow = narrow
        shown, at = len(self.table.rows_model.rows), self.table.currentIndex().row()
        had_keys = holds_focus(self.table)
        self._take(_table(self.measure, narrow=narrow))
        self._show(max(shown, FIRST_ROWS))
        if had_keys:
            self.choose(max(at, 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() == Qt.Key.Key_Delete:
            self._delete()
        else:
            super().keyPressEvent(event)


def _table(measure: Measure, *, narrow: bool) -> TableView[MeasureOnDay]:
    return TableView[MeasureOnDay](_columns(measure, narrow=narrow), tr("Tests"))


def _columns(measure: Measure, *, narrow: bool) -> tuple[Column[MeasureOnDay], ...]:
    day: Column[MeasureOnDay] = Column(
        tr("Day"), _dated, width=round((108 if narrow else 116) * scale())
    )
    # What ended a test takes a share; a bare value is as wide as needed.
    wide = 0 if narrow and measure not in COUNTED else None
    if sides_of(measure) == (Side.BOTH,):
        values: tuple[Column[MeasureOnDay], ...] = (
            Column(_with_unit(tr("Total"), measure), _both, share=5),
        )
    else:
        values = (
            Column(_with_unit(SIDE_TITLES[Side.LEFT], measure), _left, width=wide, share=5),
            Column(_with_unit(SIDE_TITLES[Side.RIGHT], measure), _right, width=wide, share=5),
        )
        if narrow and measure in COUNTED:
            return (day, *values)
        if narrow:
            return (day, *values, Column(tr("Since first"), _gained_below, share=4))
        values = (*values, Column(tr("Sides"), _sides, share=9, tone=_sides_tone))
    return (day, *values, Column(tr("Since the first test"), _gained, share=9))


def _with_unit(title: str, measure: Measure) -> str:
    """A title with the unit of its values."""
    return formats.commas([part for part in (title, formats.unit_word(UNITS[measure])) if part])


def _dated(one: MeasureOnDay) -> str:
    day, way = formats.short_date(one.test.day), words.way_text(one.measure)
    return f"{day}\n{way}" if way else day


def _left(one: MeasureOnDay) -> str:
    return words.side_text(one.measure.left)


def _right(one: MeasureOnDay) -> str:
    return words.side_text(one.measure.right)


def _both(one: MeasureOnDay) -> str:
    return words.side_text(one.measure.both)


def _sides(one: MeasureOnDay) -> str:
    return words.sides_text(one.measure)


def _sides_tone(one: MeasureOnDay) -> str:
    return words.sides_tone(one.measure)


def _without_column(one: MeasureOnDay) -> tuple[str, ...]:
    """What a narrow table has no column for."""
    sides = _sides(one).replace("\n", " ")
    if one.measure.measure not in COUNTED or not (gained := _gained(one)):
        return (sides,)
    return sides, tr("since the first test {gained}", gained=gained)


def _gained_below(one: MeasureOnDay) -> str:
    """A line a leg."""
    return words.since_first_text(one.measure, below=True)


def _gained(one: MeasureOnDay) -> str:
    return words.since_first_text(one.measure)
