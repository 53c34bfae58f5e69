"""The further tests: folded away until they are wanted."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QGridLayout, QWidget

from calfjournal.domain.assessment import MEASURE_NAMES, Measure, Result
from calfjournal.domain.exercise import LEGS, Side
from calfjournal.messages import in_words, tr
from calfjournal.messages.vocabulary import SIDE_TITLES
from calfjournal.views import assessment_words as words
from ui.assessments.fields import measure_field
from ui.theme import metrics
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.fields import NumberField
from ui.widgets.labelled import ErrorLine
from ui.widgets.text import Label, small

TOTALS = (Measure.VISA_A, Measure.TENDINS_A)
"""Scores of a whole person: no side."""


class MoreTests(Card):
    """Every further measure in a row of its own; only what is filled in is kept."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("More tests"), parent=parent)
        self._toggle = Button(tr("Show"), "quiet", "chevron-down")
        self._toggle.clicked.connect(self._turn)
        self.add_action(self._toggle)
        self._hint = small(tr("Bent-knee raises, holds, hops and questionnaire totals."))
        self.body.addWidget(self._hint)
        self._inside = QWidget()
        self.body.addWidget(self._inside)
        self.cells: dict[tuple[Measure, Side], NumberField] = {}
        self._lay_out()
        self.unfold(open_it=False)

    def _lay_out(self) -> None:
        grid = QGridLayout(self._inside)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(metrics.M)
        grid.setVerticalSpacing(metrics.S)
        grid.addWidget(small(SIDE_TITLES[Side.LEFT]), 0, 1)
        grid.addWidget(small(SIDE_TITLES[Side.RIGHT]), 0, 2)
        for at_measure, (measure, hint) in enumerate(words.MORE_HINTS.items()):
            line = 2 * at_measure + 1
            grid.addWidget(Label(in_words(MEASURE_NAMES[measure])), line, 0)
            sides = (Side.BOTH,) if measure in TOTALS else LEGS
            for at, side in enumerate(sides, start=1):
                field = measure_field(measure, side)
                self.cells[measure, side] = field
                grid.addWidget(field, line, at)
                grid.addWidget(ErrorLine(field), line + 1, at)
            grid.addWidget(small(hint, wrap=True), line, 3)
        grid.setColumnMinimumWidth(1, 120)
        grid.setColumnMinimumWidth(2, 120)
        grid.setColumnStretch(3, 1)

    @Slot()
    def _turn(self) -> None:
        self.unfold(open_it=not self._inside.isVisibleTo(self))

    def unfold(self, *, open_it: bool) -> None:
        """Show or hide the rows."""
        self._inside.setVisible(open_it)
        self._hint.setVisible(not open_it)
        self._toggle.setText(tr("Hide") if open_it else tr("Show"))
        self._toggle.setAccessibleName(tr("Hide more tests") if open_it else tr("Show more tests"))
        self._toggle.set_icon("chevron-up" if open_it else "chevron-down")

    def fields(self) -> list[NumberField]:
        """Every field, row by row."""
        return list(self.cells.values())

    def fill(self, results: Sequence[Result]) -> None:
        """Show the kept results, unfolded when there are any."""
        kept = {(r.measure, r.side): r.value for r in results}
        for key, field in self.cells.items():
            field.set_value(kept.get(key))
        self.unfold(open_it=any(key in kept for key in self.cells))

    def results(self) -> list[tuple[Result, NumberField]]:
        """What was filled in, with the field to answer at."""
        return [
            (Result(measure, side, float(field.value)), field)
            for (measure, side), field in self.cells.items()
            if field.value is not None
        ]
