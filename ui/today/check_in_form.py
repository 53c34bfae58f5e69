"""The fields of a morning, filled in from top to bottom without the mouse."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from typing import Any

from msgspec.structs import replace
from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from calfjournal.dates import utc_now
from calfjournal.domain.athlete import Athlete
from calfjournal.domain.checkin import CheckIn, Moment, Site, TendonReading
from calfjournal.domain.exercise import LEGS, Side
from calfjournal.domain.limits import LIMITS
from calfjournal.errors import InputError
from calfjournal.messages import PAIN_WORDS
from calfjournal.units import ago, hours
from calfjournal.views import today_words as words
from calfjournal.views.today import Morning
from ui.services.drafts import OpenDraft, WindowDrafts
from ui.theme import metrics
from ui.today.field_flow import NEW_LINE, WHOLE_LINE, FieldFlow
from ui.today.form_keys import FormKeys
from ui.today.hinted_scale import HintedScale
from ui.today.tag_chips import TagChips
from ui.widgets.buttons import Button
from ui.widgets.draft_line import DraftLine
from ui.widgets.fields import DurationField, NoteField, NumberField, ValueField
from ui.widgets.form_fields import FormFields
from ui.widgets.labelled import Labelled
from ui.widgets.layouts import row
from ui.widgets.text import small

CHECK_IN, TENDON = LIMITS["check_in"], LIMITS["tendon_reading"]
NARROW, SCALE, LONG_SCALE = 136, 186, 294
"""Least widths of a typed field, a scale to 7 and a scale to 10."""


class CheckInForm(QWidget):
    """``keep_wanted`` comes with Ctrl+Enter or the button, ``cancelled`` with Cancel or Escape."""

    keep_wanted = Signal()
    cancelled = Signal()

    def __init__(self, drafts: WindowDrafts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.resting_hr = NumberField("Resting heart rate", "bpm", limit=CHECK_IN["resting_hr"])
        self.sleep_hours = DurationField("Sleep")
        quality, soreness = CHECK_IN["sleep_quality"], CHECK_IN["muscle_soreness"]
        self.sleep_quality = HintedScale("Sleep quality", quality, words.SLEEP_WORDS)
        self.pain_left = HintedScale("Tendon pain, left", TENDON["pain"], PAIN_WORDS)
        self.pain_right = HintedScale("Tendon pain, right", TENDON["pain"], PAIN_WORDS)
        self.stiffness = NumberField("Morning stiffness", "min", limit=TENDON["stiffness_min"])
        self.fatigue = HintedScale("Fatigue", CHECK_IN["fatigue"], words.FATIGUE_WORDS)
        self.stress = HintedScale("Stress", CHECK_IN["stress"], words.STRESS_WORDS)
        self.muscle_soreness = HintedScale("Muscle soreness", soreness, words.SORENESS_WORDS)
        self.note = NoteField("Note", lines=1)
        self.tags = TagChips(words.TAGS)
        self.keep = Button("Keep check-in", "primary", tip="Ctrl+Enter")
        self.cancel = Button("Cancel", "quiet")
        self._legend = small("", wrap=True)
        self._fields: dict[str, Any] = {
            "resting_hr": self.resting_hr,
            "sleep_hours": self.sleep_hours,
            "sleep_quality": self.sleep_quality,
            "pain_left": self.pain_left,
            "pain_right": self.pain_right,
            "stiffness": self.stiffness,
            "fatigue": self.fatigue,
            "stress": self.stress,
            "muscle_soreness": self.muscle_soreness,
            "note": self.note,
            "tags": self.tags,
        }
        self._kept: Morning | None = None
        self.typed = FormFields(self._fields, self)
        self.draft = OpenDraft(drafts, self.typed)
        self._lay_out()
        self._keys = FormKeys([*self._typed(), *self.tags.chips.values()], self)
        self._keys.keep_wanted.connect(self.keep_wanted)
        self.keep.clicked.connect(self.keep_wanted)
        self.cancel.clicked.connect(self.cancelled)

    def _typed(self) -> list[QWidget]:
        return [field for name, field in self._fields.items() if name != "tags"]

    def _lay_out(self) -> None:
        flow = FieldFlow()
        for caption, field, width in (
            ("Resting heart rate", self.resting_hr, NARROW),
            ("Sleep", self.sleep_hours, NARROW),
            ("Sleep quality", self.sleep_quality, SCALE),
            ("Tendon pain, left", self.pain_left, LONG_SCALE),
            ("Tendon pain, right", self.pain_right, LONG_SCALE),
            ("Morning stiffness", self.stiffness, NARROW),
            ("Fatigue", self.fatigue, SCALE),
            ("Stress", self.stress, SCALE),
            ("Muscle soreness", self.muscle_soreness, SCALE),
            ("Note", self.note, SCALE),
            ("Anything that may explain an odd morning", self.tags, 0),
        ):
            labelled = Labelled(caption, field)
            labelled.setMinimumWidth(width)
            # Tags and long problems wrap.
            either = QSizePolicy.Policy.Preferred
            labelled.setSizePolicy(either, either)
            if isinstance(field, HintedScale):
                labelled.setMaximumWidth(field.widest)
            labelled.setProperty(WHOLE_LINE, width == 0)
            labelled.setProperty(NEW_LINE, field in (self.pain_left, self.stiffness))
            flow.addWidget(labelled)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        stack = QVBoxLayout(self)
        stack.setContentsMargins(0, 0, 0, 0)
        stack.setSpacing(metrics.M)
        stack.addWidget(DraftLine(self.draft))
        stack.addLayout(flow)
        foot = row(self._legend, self.cancel, self.keep)
        foot.setStretch(0, 1)
        stack.addLayout(foot)
        self.set_tab_order()

    def set_tab_order(self) -> None:
        """Let Tab walk the fields in the order they are filled in, then the buttons."""
        stops = [*self._typed(), *self.tags.chips.values(), self.keep, self.cancel]
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)

    # ------------------------------------------------------------------ what it holds

    def load(self, morning: Morning | None) -> None:
        """Show what is kept."""
        self._kept = morning
        self.cancel.setVisible(morning is not None)
        for name, value in _values(morning).items():
            field = self._fields[name]
            field.set_value(value)
            if isinstance(field, ValueField | NoteField):
                field.revert()  # What was typed is a draft: it must not stay for another morning.
        self.typed.mark_clean()

    @property
    def legend(self) -> str:
        """The line under the form: what is grey, and which keys do what."""
        return self._legend.text()

    def show_hints(self, before: Morning | None, day: date) -> None:
        """Show last time's values in grey."""
        values = _values(before)
        for field, text in (
            (self.resting_hr, values["resting_hr"]),
            (self.sleep_hours, hours(values["sleep_hours"]) if values["sleep_hours"] else None),
            (self.stiffness, values["stiffness"]),
        ):
            example = "7:30" if field is self.sleep_hours else ""
            field.setPlaceholderText(example if text is None else f"last {text}")
        for name, field in self._fields.items():
            if isinstance(field, HintedScale):
                field.set_hint(values[name])
        when = ago(before.check_in.day, day) if before else ""
        legend = f"Grey and dots: last time ({when}). " if before else ""
        self._legend.setText(f"{legend}Enter goes on, Ctrl+Enter keeps. Leave out what you like.")

    # ------------------------------------------------------------------ what it makes

    def flush(self) -> bool:
        """Take every text; False when one is not usable, which then has the focus."""
        wrong = [f for f in self._typed() if isinstance(f, ValueField) and not f.flush()]
        self.note.flush()
        if wrong:
            wrong[0].setFocus(Qt.FocusReason.OtherFocusReason)
            wrong[0].selectAll()
        return not wrong

    def check_in(self, day: date) -> CheckIn | None:
        """Return the values of the last usable texts; None when there is nothing at all."""
        start = self._kept.check_in if self._kept else CheckIn(day, at=utc_now())
        heart = self.resting_hr.value
        made = replace(
            start,
            resting_hr=None if heart is None else int(heart),
            sleep_hours=self.sleep_hours.value,
            sleep_quality=self.sleep_quality.value,
            fatigue=self.fatigue.value,
            stress=self.stress.value,
            muscle_soreness=self.muscle_soreness.value,
            note=self.note.toPlainText().strip(),
            tags=self.tags.value,
        )
        pains = (self.pain_left.value, self.pain_right.value, self.stiffness.value)
        nothing = made == start and all(value is None for value in pains)
        return None if nothing and self._kept is None else made

    def readings(self, day: date, athlete: Athlete) -> list[TendonReading]:
        """Return the morning of both legs; what the form does not ask is kept as it was."""
        return [self._reading(day, side, athlete) for side in LEGS]

    def _reading(self, day: date, side: Side, athlete: Athlete) -> TendonReading:
        kept = self._kept.reading(side) if self._kept else None
        site = athlete.sore_site or Site.MIDPORTION
        start = kept or TendonReading(day, Moment.MORNING, side, site=site, at=utc_now())
        pain = self.pain_left.value if side is Side.LEFT else self.pain_right.value
        return replace(start, pain=pain, stiffness_min=self._stiffness_of(side, kept, athlete))

    def _stiffness_of(self, side: Side, kept: TendonReading | None, athlete: Athlete) -> int | None:
        """One number is asked: it is of the sore leg, or of both when none is named."""
        value = self.stiffness.value
        if self._kept is not None and value == self._kept.stiffness_min:
            return kept.stiffness_min if kept else None
        sore = athlete.sore_side
        meant = sore in (None, Side.BOTH, side)
        return int(value) if meant and value is not None else None

    def show_problem(self, problem: InputError) -> None:
        """Answer a refused value at its field."""
        name = _FIELD_OF.get(problem.field, problem.field)
        field = self._fields.get(name, self.resting_hr)
        if isinstance(field, ValueField | HintedScale):
            field.set_error(problem.message)
        field.setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_first(self) -> None:
        """Put the cursor into the first field that is empty."""
        self.resting_hr.setFocus(Qt.FocusReason.TabFocusReason)

    @Slot()
    def ask_for_something(self) -> None:
        """Say that an empty check-in cannot be kept."""
        self.resting_hr.set_error("Fill in at least one value.")
        self.focus_first()


_FIELD_OF = {
    "readings[0].pain": "pain_left",
    "readings[1].pain": "pain_right",
    "readings[0].stiffness_min": "stiffness",
    "readings[1].stiffness_min": "stiffness",
}


def _values(morning: Morning | None) -> dict[str, Any]:
    check_in = morning.check_in if morning else CheckIn(date.min)
    legs = {side: morning.reading(side) if morning else None for side in LEGS}
    left, right = legs[Side.LEFT], legs[Side.RIGHT]
    return {
        "resting_hr": check_in.resting_hr,
        "sleep_hours": check_in.sleep_hours,
        "sleep_quality": check_in.sleep_quality,
        "pain_left": left.pain if left else None,
        "pain_right": right.pain if right else None,
        "stiffness": morning.stiffness_min if morning else None,
        "fatigue": check_in.fatigue,
        "stress": check_in.stress,
        "muscle_soreness": check_in.muscle_soreness,
        "note": check_in.note,
        "tags": check_in.tags,
    }
