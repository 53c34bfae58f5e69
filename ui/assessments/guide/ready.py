"""The first step: what is needed, how it is done, and in which way."""

from __future__ import annotations

from calfjournal.domain.assessment import Measure, Result
from calfjournal.domain.exercise import Side
from calfjournal.domain.testing import COUNTED, WITH_MEAN
from calfjournal.messages import tr
from calfjournal.messages.vocabulary import SIDE_TITLES
from calfjournal.views.test_guides import TestGuide
from ui.assessments.guide.stage import Stage
from ui.assessments.measure_fields import WayFields
from ui.theme import metrics
from ui.widgets.buttons import Button
from ui.widgets.labelled import Labelled
from ui.widgets.layouts import row
from ui.widgets.segmented import SegmentedControl
from ui.widgets.text import Label


class ReadyStage(Stage):
    """Reads like a recipe; Enter begins."""

    def __init__(
        self,
        guide: TestGuide,
        measure: Measure,
        legs: tuple[Side, ...],
        usual: Result | None,
        *,
        keeps_mean: bool,
    ) -> None:
        super().__init__(tr("What you need"))
        self.keys = tr("Enter begins, Esc leaves, Tab goes through the choices")
        self.stack.addWidget(Label(guide.needs, wrap=True))
        self.way = WayFields(measure) if measure in COUNTED else None
        self.mean: SegmentedControl | None = None
        self.first: SegmentedControl | None = None
        if self.way is not None:
            self.way.propose(usual)
            beat = Labelled(tr("Beat"), self.way.beat)
            surface = Labelled(tr("Surface"), self.way.surface)
            self.stack.addLayout(row(beat, surface, None, gap=metrics.M))
        if measure in WITH_MEAN:
            self._ask_for_mean(keeps_mean=keeps_mean)
        if len(legs) > 1:
            self._ask_for_first(legs)
        self.begin = Button(tr("Begin"), "primary", tip=tr("Enter"))
        self.go_on_by(self.begin)

    def _ask_for_mean(self, *, keeps_mean: bool) -> None:
        choices = ((False, tr("Best")), (True, tr("Mean")))
        self.mean = SegmentedControl(choices, tr("Of three tries keep"))
        self.mean.set_value(keeps_mean)
        hint = tr("Chosen once for all tests: only equal ones compare.")
        self.stack.addWidget(Labelled(tr("Of three tries keep"), self.mean, hint=hint, fills=False))

    def _ask_for_first(self, legs: tuple[Side, ...]) -> None:
        choices = tuple((side, SIDE_TITLES[side]) for side in legs)
        self.first = SegmentedControl(choices, tr("Leg that begins"))
        hint = tr("The weaker leg first.")
        self.stack.addWidget(Labelled(tr("Leg that begins"), self.first, hint=hint, fills=False))

    def take_keys(self) -> None:
        self.begin.setFocus()
