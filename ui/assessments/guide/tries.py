"""Steps in which numbers are typed: tries of a leg, or what it came to."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec.structs import replace
from PySide6.QtCore import Slot

from calfjournal.domain.assessment import Measure, Result, StopRule
from calfjournal.domain.exercise import Side
from calfjournal.domain.testing import COUNTED, PAIN_ABORTS_ABOVE, TRIES
from calfjournal.messages import tr
from calfjournal.views.assessment_words import value_text
from ui.assessments.guide.stage import Stage, StageKeys
from ui.assessments.measure_fields import ASKS_PAIN, ending_field, pain_field
from ui.services.qt import VALUE
from ui.theme import Role, metrics
from ui.widgets.buttons import Button
from ui.widgets.choices import ChoiceField
from ui.widgets.fields import NumberField
from ui.widgets.labelled import Labelled
from ui.widgets.layouts import row
from ui.widgets.result_field import result_field
from ui.widgets.text import Label

OfTries = Callable[[Measure, Sequence[float]], float]


class TypedStage(Stage):
    """Numbers of one leg and the pain; Enter goes from one to the next."""

    def __init__(self, title: str, measure: Measure, side: Side) -> None:
        super().__init__(title)
        self.keys = tr(
            "Digits type, Enter goes on. Esc takes back what is being typed in a field; else it "
            "leaves and keeps what was typed"
        )
        self.measure, self.side = measure, side
        self.pain = pain_field(measure, side) if measure in ASKS_PAIN else None

    def _ask_for_pain(self) -> None:
        if self.pain is not None:
            hint = tr("0 to 10; above {most} ends the test.", most=PAIN_ABORTS_ABOVE)
            labelled = Labelled(tr("Pain"), self.pain, hint=hint)
            labelled.setMaximumWidth(_WIDE)
            self.stack.addWidget(labelled)

    def _close(self, fields: list[NumberField | ChoiceField], going_on: str) -> None:
        """Lay the button below everything and let Enter walk through the fields."""
        if self.pain is not None:
            fields = [*fields, self.pain]
        self._keys = StageKeys(fields, self)
        self._keys.over.connect(self._end)
        self.keep = Button(going_on, "primary", tip=tr("Enter in the last field"))
        self.keep.clicked.connect(self._end)
        self.stack.addLayout(row(self.keep, None))

    @property
    def pain_value(self) -> int | None:
        """The pain that was typed, None when none was."""
        value = self.pain.value if self.pain is not None else None
        return None if value is None else int(value)

    def first_field(self) -> NumberField:
        """Return the field that is typed first."""
        raise NotImplementedError

    def value(self) -> float | None:
        """Return what the leg came to, None while nothing is typed."""
        raise NotImplementedError

    def result(self) -> Result | None:
        """Return the result, None while nothing is typed."""
        value = self.value()
        if value is None:
            return None
        return Result(self.measure, self.side, value, pain=self.pain_value)

    def done_so_far(self) -> Sequence[Result]:
        for field in self._numbers():
            field.flush()
        result = self.result()
        return () if result is None else (result,)

    def take_keys(self) -> None:
        self.first_field().setFocus()
        self.first_field().selectAll()

    def _numbers(self) -> list[NumberField]:
        return [self.first_field(), *([self.pain] if self.pain is not None else [])]

    @Slot()
    def _end(self) -> None:
        for field in self._numbers():
            if not field.flush():
                field.setFocus()
                return
        missing = self._lacks()
        if missing is None:
            self.finished.emit()
        else:
            missing.setFocus()

    def _lacks(self) -> NumberField | None:
        """Ask at a field for what is needed, and return it; None where nothing is."""
        if self.value() is not None:
            return None
        self.first_field().set_error(tr("Type what it came to, or leave with Esc."))
        return self.first_field()


class TriesStage(TypedStage):
    """Up to three tries; the best or the mean of them stands beside."""

    def __init__(self, title: str, measure: Measure, side: Side, of_tries: OfTries) -> None:
        super().__init__(title, measure, side)
        self._of_tries = of_tries
        names = (tr("Try {number}", number=at + 1) for at in range(TRIES))
        self.tries = [result_field(measure, side, name=name) for name in names]
        line = row(gap=metrics.M)
        for at, field in enumerate(self.tries):
            field.committed.connect(self._show)
            line.addWidget(Labelled(tr("Try {number}", number=at + 1), field))
        self._told = Label("", Role.FIGURE, figures=True)
        line.addWidget(self._told)
        line.addStretch(1)
        self.stack.addLayout(line)
        self._ask_for_pain()
        self._close([*self.tries], tr("Keep this leg"))

    def first_field(self) -> NumberField:
        return self.tries[0]

    def value(self) -> float | None:
        typed = [float(field.value) for field in self.tries if field.value is not None]
        return self._of_tries(self.measure, typed) if typed else None

    def _numbers(self) -> list[NumberField]:
        return [*self.tries, *([self.pain] if self.pain is not None else [])]

    @Slot(VALUE)
    def _show(self, _value: object = None) -> None:
        value = self.value()
        self._told.setText(
            "" if value is None else value_text(Result(self.measure, self.side, value))
        )


class TellStage(TypedStage):
    """What a leg came to, counted before or typed now, and what ended it."""

    def __init__(
        self,
        title: str,
        measure: Measure,
        side: Side,
        found: float | None = None,
        ended: StopRule | None = None,
    ) -> None:
        super().__init__(title, measure, side)
        self._by_pain = ended is StopRule.PAIN
        self.field = result_field(measure, side)
        if found is not None:
            self.field.set_value(found if found != int(found) else int(found))
        labelled = Labelled(_caption(measure), self.field)
        labelled.setMaximumWidth(_WIDE)
        self.stack.addWidget(labelled)
        self.ended: ChoiceField | None = None
        fields: list[NumberField | ChoiceField] = [self.field]
        if measure in COUNTED:
            self.ended = ending_field(measure, side)
            self.ended.set_value(ended)
            why = Labelled(tr("Ended because"), self.ended)
            why.setMaximumWidth(_WIDE)
            self.stack.addWidget(why)
            fields.append(self.ended)
        self._ask_for_pain()
        self._close(fields, tr("Keep this leg") if side is not Side.BOTH else tr("Keep"))

    def first_field(self) -> NumberField:
        return self.field

    def value(self) -> float | None:
        return None if self.field.value is None else float(self.field.value)

    @property
    def is_ended_by_pain(self) -> bool:
        """True where pain above the limit is what ended it."""
        return self._by_pain if self.ended is None else self.why is StopRule.PAIN

    def result(self) -> Result | None:
        found = super().result()
        if found is None or found.pain is not None or not self.is_ended_by_pain:
            return found
        # Left before the number was typed: above the limit was told already.
        return replace(found, pain=PAIN_ABORTS_ABOVE + 1)

    def _lacks(self) -> NumberField | None:
        missing = super()._lacks()
        if missing is not None or self.pain is None or not self.is_ended_by_pain:
            return missing
        pain = self.pain_value
        if pain is None:
            self.pain.set_error(tr("Pain ended it: type how much it was."))
        elif self.ended is not None and pain <= PAIN_ABORTS_ABOVE:
            most = PAIN_ABORTS_ABOVE
            told = tr("Pain ends a test above {most}: choose what else ended it.", most=most)
            self.pain.set_error(told)
        else:
            return None
        return self.pain

    @property
    def why(self) -> StopRule | None:
        """What ended it, None where nobody told."""
        value = self.ended.value if self.ended is not None else None
        return value if isinstance(value, StopRule) else None


_WIDE = 320


def _caption(measure: Measure) -> str:
    if measure in COUNTED:
        return tr("Raises at full height")
    return {
        Measure.ISO_HOLD: tr("Held for"),
        Measure.HOPS_IN_PLACE: tr("Pain while hopping"),
        Measure.TENDON_RATING: tr("Your rating"),
    }.get(measure, tr("Total"))
