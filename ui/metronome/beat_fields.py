"""The fields of a beat's repeats: how many, how long, and which steps sound."""

from __future__ import annotations

from typing import Final

from msgspec.structs import replace
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from calfjournal.domain.cadence_beat import BeatPlan
from calfjournal.domain.limits import BEATS
from calfjournal.messages import in_words, tr
from ui.theme import metrics
from ui.widgets.choices import CheckField
from ui.widgets.fields import NumberField
from ui.widgets.labelled import ErrorLine
from ui.widgets.layouts import FlowLayout, column
from ui.widgets.segmented import SegmentedControl
from ui.widgets.text import small

NAMES: Final = ("repeats", "on_min", "free_min", "warm_up_min", "cool_down_min")


class BeatFields(QWidget):
    """``changed`` comes with every key and click; ``plan`` is what stood there when all was well.

    ``fits`` is False while something stands there that is not.

    What is wrong is said below the fields, and none of it is taken.
    """

    changed = Signal()

    def __init__(self, plan: BeatPlan, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.plan, self.fits = plan, True
        captions = {
            "repeats": tr("Repeats"),
            "on_min": tr("On the beat"),
            "free_min": tr("Free between"),
            "warm_up_min": tr("Warm-up"),
            "cool_down_min": tr("Cool-down"),
        }
        self.numbers = {
            name: NumberField(captions[name], BEATS[name].unit, limit=BEATS[name]) for name in NAMES
        }
        self.every = SegmentedControl(
            ((1, tr("Every step")), (2, tr("Every second step"))), tr("The beat sounds on")
        )
        self.fades = CheckField(tr("Fade it: a minute with, a minute without"))
        self._no_fade = small(tr("Repeats of one minute have nothing to fade."), wrap=True)
        self._lay_out(captions)
        for name, field in self.numbers.items():
            field.set_value(getattr(plan, name))
            field.textChanged.connect(self._tell)
        self.every.set_value(plan.every)
        self.fades.set_value(plan.fades)
        self.every.chosen.connect(self._tell)
        self.fades.committed.connect(self._tell)
        self._show_fade()

    def _lay_out(self, captions: dict[str, str]) -> None:
        places = FlowLayout(gap=metrics.M)
        for name, field in self.numbers.items():
            caption, place = small(captions[name]), QWidget()
            caption.setBuddy(field)
            place.setLayout(column(caption, field, gap=metrics.XS))
            places.addWidget(place)
        ends = FlowLayout(gap=metrics.M)
        for part in (self.every, self.fades):
            ends.addWidget(part)
        error = ErrorLine(*self.numbers.values())
        stack = QVBoxLayout(self)
        stack.setContentsMargins(0, 0, 0, 0)
        stack.setSpacing(metrics.S)
        stack.addLayout(places)
        stack.addWidget(error)
        stack.addLayout(ends)
        stack.addWidget(self._no_fade)

    def take(self) -> bool:
        """Take what stands in the fields; False when one is wrong, which has the keys then."""
        wrong = [field for field in self.numbers.values() if not field.flush()]
        if wrong:
            wrong[0].setFocus()
            return False
        plan = self._standing()
        refused = plan.refusal()
        if refused is not None:
            name, said = refused
            self.numbers[name].set_error(in_words(said))
            self.numbers[name].setFocus()
            return False
        self.plan = plan
        return True

    def _standing(self) -> BeatPlan:
        """What stands in the fields, right or wrong."""
        numbers = {name: int(field.reading or 0) for name, field in self.numbers.items()}
        return replace(
            self.plan,
            **numbers,
            every=2 if self.every.value == 2 else 1,
            fades=self.fades.value,
        )

    def _tell(self, _value: object = None) -> None:
        plan = self._standing()
        self.fits = plan.refusal() is None
        if self.fits:
            self.plan = plan
            self._show_fade()
        self.changed.emit()

    def _show_fade(self) -> None:
        """A box that changes nothing cannot be reached, and it is said why."""
        self.fades.setEnabled(self.plan.can_fade)
        self._no_fade.setVisible(not self.plan.can_fade)
