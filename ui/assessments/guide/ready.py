"""The first step: what is needed, how it is done, and in which way."""

from __future__ import annotations

from PySide6.QtCore import Slot

from calfjournal.domain.assessment import Measure, Result
from calfjournal.domain.exercise import Side
from calfjournal.domain.testing import COUNTED, WITH_MEAN
from calfjournal.messages import tr
from calfjournal.messages.vocabulary import SIDE_TITLES
from calfjournal.views.test_guides import TestGuide
from ui.assessments.guide.stage import Stage
from ui.assessments.measure_fields import WayFields
from ui.services.qt import VALUE
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
        kept: int = 0,
    ) -> None:
        """``kept`` tests of the measure are there already, all of them the mean or the best."""
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
            self._ask_for_mean(keeps_mean=keeps_mean, kept=kept)
        if len(legs) > 1:
            self._ask_for_first(legs)
        self.begin = Button(tr("Begin"), "primary", tip=tr("Enter"))
        self.go_on_by(self.begin)

    def _ask_for_mean(self, *, keeps_mean: bool, kept: int) -> None:
        self._keeps_mean, self._kept = keeps_mean, kept
        choices = ((False, tr("Best")), (True, tr("Mean")))
        self.mean = SegmentedControl(choices, tr("Of three tries keep"))
        self.mean.set_value(keeps_mean)
        hint = tr("Chosen once for all tests: only equal ones compare.")
        self.stack.addWidget(Labelled(tr("Of three tries keep"), self.mean, hint=hint, fills=False))
        self._otherwise = Label(wrap=True)
        self._otherwise.set_tone("hold")
        self._otherwise.hide()
        self.stack.addWidget(self._otherwise)
        self.mean.chosen.connect(self._warn)

    @Slot(VALUE)
    def _warn(self, mean: bool) -> None:
        """Say that results kept before were not taken like those from now on."""
        kept = self._kept
        told = (
            tr(
                "{count:tests} so far kept the best: a change from there to a mean is no change of "
                "the ankle.",
                count=kept,
            )
            if mean
            else tr(
                "{count:tests} so far kept the mean: a change from there to a best is no change of "
                "the ankle.",
                count=kept,
            )
        )
        self._otherwise.setText(told)
        self._otherwise.setVisible(kept > 0 and mean is not self._keeps_mean)

    def _ask_for_first(self, legs: tuple[Side, ...]) -> None:
        choices = tuple((side, SIDE_TITLES[side]) for side in legs)
        self.first = SegmentedControl(choices, tr("Leg that begins"))
        hint = tr("The weaker leg first.")
        self.stack.addWidget(Labelled(tr("Leg that begins"), self.first, hint=hint, fills=False))

    def take_keys(self) -> None:
        self.begin.setFocus()
