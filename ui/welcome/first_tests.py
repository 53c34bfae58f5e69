"""The last step of the welcome: results that are known, else tests as the first thing to do."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from calfjournal.domain.assessment import MEASURE_NAMES, Measure, Result
from calfjournal.domain.beat import TEST_BPM
from calfjournal.domain.exercise import LEGS, Side
from calfjournal.domain.first_answers import FIRST_TESTS
from calfjournal.domain.testing import COUNTED
from calfjournal.messages import in_words, tr
from ui.welcome.step import StepPage
from ui.widgets.choices import CheckField
from ui.widgets.fields import NumberField
from ui.widgets.result_field import result_field
from ui.widgets.text import small


class FirstTestsPage(StepPage):
    """Knee to wall and heel raises of each leg; empty is not known."""

    least = 320  # Left and right beside each other, or below.

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        told = tr(
            "They show where you stand, and open harder work. Type them only if you measured them "
            "in the last days; the guide of the Tests page shows how."
        )
        self.card.body.insertWidget(0, small(told, wrap=True))
        self.values: dict[tuple[Measure, Side], NumberField] = {}
        for measure in FIRST_TESTS:
            for leg in LEGS:
                field = result_field(measure, leg)
                self.values[measure, leg] = field
                name = in_words(MEASURE_NAMES[measure])
                caption = tr("{measure}, {side:side}", measure=name, side=leg)
                self.ask(caption, field)
        self.plan_them = CheckField(tr("Plan the rest for today"))
        self.plan_them.set_value(True)
        self.card.body.addWidget(self.plan_them)
        self.watch(self.plan_them)
        self.ready()

    def results(self) -> tuple[Result, ...]:
        """What is typed; heel raises as they are usually taken."""
        return tuple(
            Result(
                measure,
                leg,
                float(field.reading),
                bpm=TEST_BPM if measure in COUNTED else None,
                surface="flat" if measure in COUNTED else "",
            )
            for (measure, leg), field in self.values.items()
            if field.reading is not None
        )
