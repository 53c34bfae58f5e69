"""What is asked when a count was left before anything ended it, and how it is put aside."""

from __future__ import annotations

from PySide6.QtCore import Signal

from calfjournal.domain.assessment import Measure, Result
from calfjournal.domain.exercise import Side
from calfjournal.messages import tr
from calfjournal.views.assessment_words import value_text
from ui.assessments.guide.stage import Stage
from ui.services.context import Context
from ui.services.drafts import DraftKey, DraftKind
from ui.widgets.buttons import Button
from ui.widgets.layouts import row
from ui.widgets.text import Label


class BrokenOffStage(Stage):
    """Enter does the leg again; it is a result only where ``keep_wanted`` says so."""

    keep_wanted = Signal()

    def __init__(self, measure: Measure, side: Side, counted: float) -> None:
        value = value_text(Result(measure, side, counted))
        super().__init__(tr("Broken off at {value}", value=value))
        self.keys = tr("Enter does this leg again, Tab to the other way, Esc leaves without it")
        self._counted = counted
        told = tr(
            "Nothing of the test ended it, so it is not kept as the result. Rest two minutes and "
            "do this leg again."
        )
        self.stack.addWidget(Label(told, wrap=True))
        self.again = Button(tr("Do this leg again"), "primary", tip=tr("Enter"))
        self.again.clicked.connect(self.finished)
        self.keep = Button(tr("Keep {value} as the result", value=value))
        self.keep.clicked.connect(self.keep_wanted)
        self.stack.addLayout(row(self.again, self.keep, None))

    def counted_so_far(self) -> float:
        return self._counted

    def take_keys(self) -> None:
        self.again.setFocus()


def put_aside(
    context: Context, measure: Measure, side: Side, counted: float, way: dict[str, str]
) -> None:
    """Let what was counted wait as typed into the form, where it is kept or given up."""
    name = str(DraftKey(DraftKind.TEST))
    before = context.journal.drafts.get(name)
    typed = {} if before is None else before.values
    told = {str(side): f"{counted:.0f}", **way}
    fresh = {"test": str(measure)} | {f"{measure} {name}": text for name, text in told.items()}
    context.drafts.put(name, {**typed, **fresh})
    context.drafts.changed.emit()
