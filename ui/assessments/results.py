"""The results: what the newest tests say, and every test in a table."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QHBoxLayout, QWidget

from calfjournal.domain.assessment import MEASURE_NAMES, Measure
from calfjournal.domain.comparison import Compared, ComparedMeasure
from calfjournal.domain.exercise import Side
from calfjournal.messages import formats, in_words, tr
from calfjournal.messages.vocabulary import SIDE_TITLES
from calfjournal.views import assessment_words as words
from calfjournal.views.assessments import AssessmentFacts, AssessmentLine
from ui.theme import metrics
from ui.widgets.card import Card
from ui.widgets.labelled import KeyValue
from ui.widgets.layouts import row
from ui.widgets.table import TableView
from ui.widgets.table_columns import Column
from ui.widgets.text import Label, small

LEAST_WIDTH = 560
"""Narrower, six columns break their words; the page scrolls sideways instead."""


def results_table() -> TableView[AssessmentLine]:
    """Return the table of every test."""
    table = TableView[AssessmentLine](_columns(), tr("Tests"))
    table.setMinimumWidth(LEAST_WIDTH)
    return table


def _dated(line: AssessmentLine) -> str:
    return formats.short_date(line.test.day) if line.first else ""


def _test(line: AssessmentLine) -> str:
    if line.measure is None:
        return tr("Note only")
    way = words.way_text(line.measure)
    name = in_words(MEASURE_NAMES[line.measure.measure])
    return f"{name}\n{way}" if way else name


def _left(line: AssessmentLine) -> str:
    if line.measure is None:
        return ""
    return words.side_text(line.measure.left or line.measure.both)


def _right(line: AssessmentLine) -> str:
    return "" if line.measure is None else words.side_text(line.measure.right)


def _sides(line: AssessmentLine) -> str:
    return "" if line.measure is None else words.sides_text(line.measure)


def _change(line: AssessmentLine) -> str:
    return "" if line.measure is None else words.change_text(line.measure)


def _sides_tone(line: AssessmentLine) -> str:
    return "text" if line.measure is None else words.sides_tone(line.measure)


def _change_tone(line: AssessmentLine) -> str:
    return "muted" if line.measure is None else words.change_tone(line.measure)


def _columns() -> tuple[Column[AssessmentLine], ...]:
    return (
        Column(tr("Day"), _dated, width=116),
        Column(tr("Test"), _test, share=6),
        Column(SIDE_TITLES[Side.LEFT], _left, share=6),
        Column(SIDE_TITLES[Side.RIGHT], _right, share=6),
        Column(tr("Sides"), _sides, share=5, tone=_sides_tone),
        Column(tr("Since the test before"), _change, share=9, tone=_change_tone),
    )


class NewestCard(Card):
    """The newest result of one measure: both legs, how far apart, and what changed."""

    def __init__(self, measure: Measure, parent: QWidget | None = None) -> None:
        super().__init__(in_words(MEASURE_NAMES[measure]), parent=parent)
        self._measure = measure
        self._when = small()
        self.add_action(self._when)
        self._left = KeyValue(SIDE_TITLES[Side.LEFT], large=True)
        self._right = KeyValue(SIDE_TITLES[Side.RIGHT], large=True)
        self._sides = KeyValue(tr("Between the sides"))
        figures: QHBoxLayout = row(self._left, self._right, self._sides, gap=metrics.L)
        for at in range(3):
            figures.setStretch(at, 1)
        self._change = small(wrap=True)
        self.body.addLayout(figures)
        self.body.addWidget(self._change)

    def show_newest(self, facts: AssessmentFacts) -> None:
        """Show the newest of the tests that has the measure."""
        if newest := facts.newest(self._measure):
            self._show(*newest)
            return
        self._when.setText("")
        for part in (self._left, self._right, self._sides):
            part.set_value(formats.UNKNOWN)
        self._change.setText(tr("Not tested yet."))

    def _show(self, day: date, found: ComparedMeasure) -> None:
        way = words.way_text(found)
        self._when.setText(
            tr("{way} · {day:long_date}", way=way, day=day) if way else formats.long_date(day)
        )
        self._left.set_value(*_figure(found.left))
        self._right.set_value(*_figure(found.right))
        self._sides.set_value(words.sides_text(found) or formats.UNKNOWN)
        lines = [words.gain_text(one) for one in found.results]
        self._change.setText("\n".join(line for line in lines if line) or tr("First of its kind."))


def _figure(compared: Compared | None) -> tuple[str, str]:
    if compared is None:
        return formats.UNKNOWN, ""
    return words.value_text(compared.result), words.norm_text(compared)


def note_label() -> Label:
    """Return the line that tells how to read the table."""
    return small(
        tr(
            "The cards tell the gain since the first test, the table the change since the one "
            "before. A change counts when it is larger than the noise of the test. Heel raises are "
            "compared only at the same beat and on the same surface; the reference for age and sex "
            "holds for the incline."
        ),
        wrap=True,
    )
