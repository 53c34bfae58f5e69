"""The two legs side by side in a grid of fields, and how a test is done above it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from calfjournal.domain.assessment import MEASURE_NAMES, UNITS, Measure, Result, StopRule
from calfjournal.domain.exercise import LEGS, Side
from calfjournal.domain.kind import Kind
from calfjournal.domain.limits import LIMITS, RESULT_LIMITS
from calfjournal.domain.looks import Glyph, Look
from calfjournal.messages import formats, in_words, tr
from calfjournal.messages.vocabulary import ENDINGS, SIDE_TITLES, TEST_SURFACE_TITLES, TEST_SURFACES
from calfjournal.views import assessment_words as words
from ui.services.qt import TOP
from ui.theme import Role, metrics
from ui.widgets.card import Card
from ui.widgets.chip import Chip
from ui.widgets.choices import ChoiceField
from ui.widgets.fields import NumberField
from ui.widgets.labelled import ErrorLine, Labelled
from ui.widgets.layouts import row
from ui.widgets.segmented import SegmentedControl
from ui.widgets.text import Label, small, strong

LINES = (1, 3)
"""The grid's line of each leg; what is wrong with it stands below."""
TRIALS = 3
USUAL_BEAT = 60


def how_to(steps: Sequence[str], stop: str) -> QVBoxLayout:
    """Return numbered steps and, below them, when the test ends."""
    stack = QVBoxLayout()
    stack.setSpacing(metrics.XS)
    for number, step in enumerate(steps, start=1):
        mark = Label(f"{number}.", Role.BODY, "muted", figures=True)
        mark.setFixedWidth(mark.sizeHint().height())
        line = row(mark, Label(step, Role.BODY, wrap=True), gap=metrics.XS)
        line.setAlignment(mark, TOP)
        line.setStretch(1, 1)
        stack.addLayout(line)
    chip = Chip(tr("Stop"), Look("hold", Glyph.BANG))
    ends = row(chip, small(stop, wrap=True))
    ends.setAlignment(chip, TOP)
    ends.setStretch(1, 1)
    ends.setContentsMargins(0, metrics.XS, 0, 0)
    stack.addLayout(ends)
    return stack


class KneeToWallCard(Card):
    """Up to three tries a leg; the best of them is the result."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(in_words(MEASURE_NAMES[Measure.KNEE_TO_WALL]), parent=parent)
        self.header.addWidget(small(tr("the best of up to three tries is kept")))
        self.body.addLayout(how_to(words.knee_to_wall_steps(), words.knee_to_wall_stop()))
        self.tries: dict[Side, list[NumberField]] = {}
        self._best: dict[Side, Label] = {}
        grid = _grid()
        for at in range(TRIALS):
            grid.addWidget(small(tr("Try {number}", number=at + 1)), 0, at + 1)
        grid.addWidget(small(tr("Best")), 0, TRIALS + 1)
        for line, side in zip(LINES, LEGS, strict=True):
            grid.addWidget(strong(SIDE_TITLES[side]), line, 0)
            self.tries[side] = [self._field(side, at) for at in range(TRIALS)]
            for at, field in enumerate(self.tries[side], start=1):
                grid.addWidget(field, line, at)
            self._best[side] = Label("–", Role.BODY_STRONG, figures=True)
            self._best[side].setMinimumWidth(64)
            grid.addWidget(self._best[side], line, TRIALS + 1)
            grid.addWidget(ErrorLine(*self.tries[side]), line + 1, 1, 1, TRIALS + 1)
        self.body.addLayout(grid)
        self.body.addStretch(1)

    def _field(self, side: Side, at: int) -> NumberField:
        name = tr(
            "{measure}, {side:side}, try {number}",
            measure=MEASURE_NAMES[Measure.KNEE_TO_WALL],
            side=side,
            number=at + 1,
        )
        limit = RESULT_LIMITS[Measure.KNEE_TO_WALL]
        field = NumberField(name, "cm", limit=limit, step=0.5, decimals=1)
        field.committed.connect(self._show_best)
        return field

    def fields(self) -> list[NumberField]:
        """Every field, left leg first."""
        return [field for side in LEGS for field in self.tries[side]]

    def fill(self, results: Sequence[Result]) -> None:
        """Show the kept results, each as its first try."""
        for side in LEGS:
            kept = _value(results, Measure.KNEE_TO_WALL, side)
            for at, field in enumerate(self.tries[side]):
                field.set_value(kept if at == 0 else None)
        self._show_best()

    def results(self) -> list[tuple[Result, NumberField]]:
        """The best try of each leg that was tested, with the field to answer at."""
        made = []
        for side in LEGS:
            done = [field for field in self.tries[side] if field.value is not None]
            if done:
                best = max(done, key=_field_value)
                value = float(best.value or 0.0)
                made.append((Result(Measure.KNEE_TO_WALL, side, value), best))
        return made

    def _show_best(self, _value: object = None) -> None:
        found = {result.side: result.value for result, _ in self.results()}
        for side in LEGS:
            self._best[side].setText(formats.number(found.get(side), 1, "cm"))


class HeelRiseCard(Card):
    """Raises and pain a leg, with the beat and the surface they were done on."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(in_words(MEASURE_NAMES[Measure.HEEL_RISE]), parent=parent)
        self.body.addLayout(how_to(words.heel_rise_steps(), words.heel_rise_stop()))
        self.beat = NumberField(tr("Beat"), tr("per min"), limit=LIMITS[Kind.RESULT]["bpm"])
        self.surface = SegmentedControl(tuple(TEST_SURFACE_TITLES.items()), tr("Surface"))
        self.reps: dict[Side, NumberField] = {}
        self.pain: dict[Side, NumberField] = {}
        self.ended: dict[Side, ChoiceField] = {}
        grid = _grid()
        for column, head in enumerate(
            (tr("Raises"), tr("Pain while raising"), tr("Ended because"))
        ):
            grid.addWidget(small(head), 0, column + 1)
        for line, side in zip(LINES, LEGS, strict=True):
            grid.addWidget(strong(SIDE_TITLES[side]), line, 0)
            self.reps[side] = NumberField(
                tr("Heel raises, {side:side}", side=side),
                "reps",
                limit=RESULT_LIMITS[Measure.HEEL_RISE],
            )
            self.pain[side] = NumberField(
                tr("Heel raises, pain {side:side}", side=side),
                "/10",
                limit=LIMITS[Kind.RESULT]["pain"],
            )
            self.ended[side] = ChoiceField(
                tr("Heel raises, how they ended {side:side}", side=side),
                ((None, tr("Not told")), *ENDINGS.items()),
            )
            grid.addWidget(self.reps[side], line, 1)
            grid.addWidget(self.pain[side], line, 2)
            # The longest reason must not take the room of the numbers.
            self.ended[side].setSizeAdjustPolicy(
                ChoiceField.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
            grid.addWidget(self.ended[side], line, 3)
            grid.addWidget(ErrorLine(self.reps[side]), line + 1, 1)
            grid.addWidget(ErrorLine(self.pain[side]), line + 1, 2)
        grid.setColumnStretch(3, 2)
        self.body.addLayout(grid)
        beat, surface = Labelled(tr("Beat"), self.beat), Labelled(tr("Surface"), self.surface)
        self.body.addLayout(row(beat, surface, gap=metrics.M))
        self.body.addStretch(1)

    def fields(self) -> list[NumberField]:
        """Every field, left leg first."""
        legs = [field for side in LEGS for field in (self.reps[side], self.pain[side])]
        return [*legs, self.beat]

    def fill(self, results: Sequence[Result], usual: Result | None) -> None:
        """Show the kept results; ``usual`` gives beat and surface where there are none."""
        raises = [r for r in results if r.measure is Measure.HEEL_RISE]
        for side in LEGS:
            result = next((r for r in raises if r.side is side), None)
            self.reps[side].set_value(int(result.value) if result else None)
            self.pain[side].set_value(result.pain if result else None)
            self.ended[side].set_value(result.ended if result else None)
        like = raises[0] if raises else usual
        self.beat.set_value(like.bpm if like else USUAL_BEAT)
        self.surface.set_value(like.surface if like and like.surface in TEST_SURFACES else "flat")

    def results(self) -> list[tuple[Result, NumberField]]:
        """The raises of each leg that was tested, with the field to answer at."""
        made = []
        for side in LEGS:
            count = self.reps[side].value
            if count is None:
                continue
            pain, beat = self.pain[side].value, self.beat.value
            ended = self.ended[side].value
            result = Result(
                Measure.HEEL_RISE,
                side,
                float(count),
                pain=None if pain is None else int(pain),
                bpm=None if beat is None else int(beat),
                surface=str(self.surface.value),
                ended=ended if isinstance(ended, StopRule) else None,
            )
            made.append((result, self.reps[side]))
        return made


def measure_field(measure: Measure, side: Side) -> NumberField:
    """Return the field of one of the further measures."""
    called = in_words(MEASURE_NAMES[measure])
    name = called if side is Side.BOTH else tr("{measure}, {side:side}", measure=called, side=side)
    places = words.DECIMALS.get(measure, 0)
    step, limit = 0.5 if places else 1, RESULT_LIMITS[measure]
    return NumberField(name, UNITS[measure], limit=limit, step=step, decimals=places)


def _grid(columns: int = TRIALS) -> QGridLayout:
    grid = QGridLayout()
    grid.setContentsMargins(0, metrics.S, 0, 0)
    grid.setHorizontalSpacing(metrics.S)
    grid.setVerticalSpacing(metrics.S)
    grid.setColumnMinimumWidth(0, 48)
    for column in range(columns):
        grid.setColumnStretch(column + 1, 1)
    return grid


def _value(results: Sequence[Result], measure: Measure, side: Side) -> float | None:
    return next((r.value for r in results if r.measure is measure and r.side is side), None)


def _field_value(field: NumberField) -> float:
    return float(field.value if field.value is not None else 0.0)
