"""Which test to do: every one there is, with what it tells and when it was done last."""

from __future__ import annotations

from msgspec import Struct
from PySide6.QtCore import Signal, Slot

from calfjournal.domain.assessment import MEASURE_NAMES, Measure
from calfjournal.messages import formats, in_words, tr
from calfjournal.views.assessments import AssessmentFacts
from calfjournal.views.test_guides import SHORT
from ui.assessments.guide.stage import Stage
from ui.services.qt import VALUE
from ui.widgets.table import TableView
from ui.widgets.table_columns import Column


class PickLine(Struct, frozen=True):
    """One test of the list."""

    measure: Measure
    tells: str
    last: str


class PickStage(Stage):
    """Arrows choose, Enter begins; ``picked`` carries the measure."""

    picked = Signal(VALUE)

    def __init__(self, facts: AssessmentFacts, chosen: Measure | None = None) -> None:
        super().__init__()
        self.setAccessibleName(tr("Which test?"))
        self.keys = tr("Up and Down choose, Enter begins, Esc leaves")
        columns = (
            Column[PickLine](tr("Test"), _name, share=4),
            Column[PickLine](tr("What it tells"), _tells, share=6),
            Column[PickLine](tr("Last time"), _last, share=3, tone=_muted),
        )
        self.table = TableView[PickLine](columns, tr("Tests to do"))
        self.table.opened.connect(self._open)
        self.stack.addWidget(self.table)
        lines = [_line(measure, facts) for measure in SHORT]
        self.table.set_rows(lines)
        at = next((n for n, line in enumerate(lines) if line.measure is chosen), 0)
        self.table.select(at)

    def take_keys(self) -> None:
        self.table.setFocus()

    @Slot(VALUE)
    def _open(self, line: PickLine) -> None:
        self.picked.emit(line.measure)


def _line(measure: Measure, facts: AssessmentFacts) -> PickLine:
    tests = facts.of_measure(measure)
    last = formats.ago(tests[0].test.day, facts.today) if tests else tr("not yet")
    return PickLine(measure, SHORT[measure], last)


def _name(line: PickLine) -> str:
    return in_words(MEASURE_NAMES[line.measure])


def _tells(line: PickLine) -> str:
    return line.tells


def _last(line: PickLine) -> str:
    return line.last


def _muted(_line: PickLine) -> str:
    return "muted"
