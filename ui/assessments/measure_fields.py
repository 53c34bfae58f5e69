"""The fields of one measure: a value a side, and how it was done where that matters."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtWidgets import QGridLayout, QWidget

from calfjournal.domain.assessment import MEASURE_NAMES, Measure, Result, StopRule
from calfjournal.domain.beat import TEST_BPM
from calfjournal.domain.exercise import Side
from calfjournal.domain.kind import Kind
from calfjournal.domain.limits import LIMITS
from calfjournal.domain.testing import COUNTED, OF_TRIES, TOTALS, sides_of
from calfjournal.messages import in_words, tr
from calfjournal.messages.vocabulary import ENDINGS, SIDE_TITLES, TEST_SURFACE_TITLES, TEST_SURFACES
from calfjournal.views.assessment_words import DECIMALS
from ui.theme import metrics
from ui.widgets.choices import ChoiceField
from ui.widgets.fields import NumberField
from ui.widgets.labelled import ErrorLine
from ui.widgets.result_field import result_field
from ui.widgets.segmented import SegmentedControl
from ui.widgets.text import small, strong

ASKS_PAIN: Final = frozenset(Measure) - TOTALS - {Measure.TENDON_RATING, Measure.HOPS_IN_PLACE}
"""Tests with a rating of pain beside their value; of hops in place it is the value."""


def pain_field(measure: Measure, side: Side) -> NumberField:
    """Return the field of the pain that a test brought."""
    called = in_words(MEASURE_NAMES[measure])
    name = tr("{measure}, pain {side:side}", measure=called, side=side)
    return NumberField(name, "/10", limit=LIMITS[Kind.RESULT]["pain"])


def ending_field(measure: Measure, side: Side) -> ChoiceField:
    """Return the field of what ended a test of heel raises."""
    called = in_words(MEASURE_NAMES[measure])
    name = tr("{measure}, how they ended {side:side}", measure=called, side=side)
    field = ChoiceField(name, ((None, tr("Not told")), *ENDINGS.items()))
    # The longest reason must not take the room of the numbers.
    field.setSizeAdjustPolicy(ChoiceField.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    return field


class WayFields:
    """Beat and surface, as only equal ones compare (domain rule 2.2)."""

    def __init__(self, measure: Measure) -> None:
        called = in_words(MEASURE_NAMES[measure])
        limit = LIMITS[Kind.RESULT]["bpm"]
        beat = tr("{measure}, beat", measure=called)
        self.beat = NumberField(beat, tr("per min"), limit=limit)
        surface = tr("{measure}, surface", measure=called)
        self.surface = SegmentedControl(tuple(TEST_SURFACE_TITLES.items()), surface)

    def propose(self, like: Result | None) -> None:
        """Show how another result was taken, or what is usual."""
        self.beat.set_value(like.bpm if like is not None else TEST_BPM)
        surface = like.surface if like is not None else ""
        self.surface.set_value(surface if surface in TEST_SURFACES else "flat")

    @property
    def bpm(self) -> int | None:
        """The beat, None where it is not told."""
        return None if self.beat.value is None else int(self.beat.value)


class MeasureFields(QWidget):
    """One measure in the short form; only what is filled in becomes a result."""

    def __init__(self, measure: Measure, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._measure = measure
        sides = sides_of(measure)
        self.values = {side: result_field(measure, side) for side in sides}
        self.pain = {side: pain_field(measure, side) for side in sides if measure in ASKS_PAIN}
        self.ended = {side: ending_field(measure, side) for side in sides if measure in COUNTED}
        self.way = WayFields(measure) if measure in COUNTED else None
        self._lay_out()

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(metrics.S)
        grid.setVerticalSpacing(metrics.XS)
        grid.setColumnMinimumWidth(0, 56)
        titles = {1: tr("Best") if self._measure in OF_TRIES else tr("Result")}
        titles |= {2: tr("Pain")} if self.pain else {}
        titles |= {3: tr("Ended because")} if self.ended else {}
        for at, title in titles.items():
            grid.addWidget(small(title), 0, at)
            grid.setColumnStretch(at, 1)
        for number, side in enumerate(self.values):
            line = 1 + 2 * number
            if side is not Side.BOTH:
                grid.addWidget(strong(SIDE_TITLES[side]), line, 0)
            beside = (self.values.get(side), self.pain.get(side), self.ended.get(side))
            for at, field in enumerate(beside, start=1):
                if field is not None:
                    grid.addWidget(field, line, at)
            grid.addWidget(ErrorLine(*self._numbers_of(side)), line + 1, 1, 1, 3)
        if self.way is not None:
            grid.addWidget(strong(tr("Beat")), 5, 0)
            grid.addWidget(self.way.beat, 5, 1)
            grid.addWidget(self.way.surface, 5, 2, 1, 2)
            grid.addWidget(ErrorLine(self.way.beat), 6, 1, 1, 3)

    @property
    def first(self) -> NumberField:
        """The field that is typed first."""
        return next(iter(self.values.values()))

    def numbers(self) -> Sequence[NumberField]:
        """Every number, side by side."""
        sides = [field for side in self.values for field in self._numbers_of(side)]
        return sides if self.way is None else [*sides, self.way.beat]

    def choices(self) -> Sequence[QWidget]:
        """What is chosen and not typed."""
        return [*self.ended.values(), *([self.way.surface] if self.way is not None else [])]

    def has_text(self) -> bool:
        """True once a result is typed."""
        return any(field.text() for field in self.values.values())

    def named(self, side: Side) -> Mapping[str, QWidget]:
        """The fields of a side by the names that a draft knows them by."""
        named: dict[str, QWidget] = {f"{self._measure} {side}": self.values[side]}
        if side in self.pain:
            named[f"{self._measure} pain {side}"] = self.pain[side]
        if side in self.ended:
            named[f"{self._measure} ended {side}"] = self.ended[side]
        return named

    def named_way(self) -> Mapping[str, QWidget]:
        """Beat and surface by their names in a draft."""
        if self.way is None:
            return {}
        named = {"beat": self.way.beat, "surface": self.way.surface}
        return {f"{self._measure} {name}": field for name, field in named.items()}

    def fill(self, results: Sequence[Result]) -> None:
        """Show the kept results of the measure."""
        kept = {r.side: r for r in results if r.measure is self._measure}
        for side, field in self.values.items():
            result = kept.get(side)
            whole = result is not None and not DECIMALS.get(self._measure, 0)
            value = result.value if result is not None else None
            field.set_value(int(value) if whole and value is not None else value)
            if side in self.pain:
                self.pain[side].set_value(result.pain if result else None)
            if side in self.ended:
                self.ended[side].set_value(result.ended if result else None)
        if self.way is not None:
            self.way.propose(next(iter(kept.values()), None))
        for number in self.numbers():
            number.revert()  # What was typed before and cancelled must not stay.

    def propose(self, usual: Result | None) -> None:
        """Propose beat and surface of the newest result where nothing is typed."""
        if self.way is not None and not self.has_text():
            self.way.propose(usual)

    def results(self) -> list[tuple[Result, NumberField]]:
        """What was filled in, with the field to answer at."""
        return [
            (self._result(side, float(field.value)), field)
            for side, field in self.values.items()
            if field.value is not None
        ]

    def _result(self, side: Side, value: float) -> Result:
        pain = self.pain[side].value if side in self.pain else None
        ended = self.ended[side].value if side in self.ended else None
        return Result(
            self._measure,
            side,
            value,
            pain=None if pain is None else int(pain),
            bpm=self.way.bpm if self.way is not None else None,
            surface=str(self.way.surface.value) if self.way is not None else "",
            ended=ended if isinstance(ended, StopRule) else None,
        )

    def _numbers_of(self, side: Side) -> list[NumberField]:
        return [self.values[side], *([self.pain[side]] if side in self.pain else [])]
