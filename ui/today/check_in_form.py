"""The fields of a morning, filled in from top to bottom without the mouse.

What everybody is asked stands first; of the rest what the athlete usually tells.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from itertools import pairwise
from typing import Any

from msgspec.structs import replace
from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from calfjournal.dates import utc_now
from calfjournal.domain.athlete import Tendon
from calfjournal.domain.checkin import (
    FIGURES,
    CheckIn,
    EntryKind,
    MorningFigure,
    TendonReading,
    WellnessValue,
)
from calfjournal.domain.exercise import LEGS, Side
from calfjournal.domain.kind import Kind
from calfjournal.domain.limits import LIMITS
from calfjournal.domain.morning import NOTE, Morning, typed_readings
from calfjournal.errors import InputError
from calfjournal.messages import in_words, mark, tr
from calfjournal.messages.formats import ago, hours, listing, sentences
from calfjournal.messages.vocabulary import PAIN_WORDS, Vocabulary
from calfjournal.views.check_in_words import HABITS, TAGS, imported_text
from ui.services.drafts import OpenDraft, WindowDrafts
from ui.theme import Role, font, metrics
from ui.theme.fonts import scale
from ui.today.form_keys import FormKeys
from ui.today.form_rows import FormRows
from ui.today.hinted_scale import HintedScale
from ui.today.tag_chips import TagChips
from ui.widgets.buttons import Button
from ui.widgets.draft_line import DraftLine
from ui.widgets.fields import DurationField, NumberField, ValueField
from ui.widgets.form_fields import FormFields
from ui.widgets.labelled import Labelled
from ui.widgets.layouts import FlowLayout, row
from ui.widgets.note_field import NoteField
from ui.widgets.text import small

TENDON = LIMITS[Kind.TENDON_READING]
_LATER = (*(f for f in FIGURES if not (f.first or f.folded)), *(f for f in FIGURES if f.folded))
FOLDED = (*(figure.name for figure in _LATER), NOTE)
"""Not shown to those who do not usually tell it."""
TICKED = ("tags", "habits")
PAIRS = (
    ("resting_hr", "sleep_hours"),
    ("stiffness_left", "stiffness_right"),
    ("hrv_ms", "body_mass_kg"),
)
"""What stands beside each other where there is room."""
CAPTIONS = Vocabulary(
    {
        "pain_left": mark("Tendon pain, left"),
        "pain_right": mark("Tendon pain, right"),
        "stiffness_left": mark("Stiffness, left"),
        "stiffness_right": mark("Stiffness, right"),
        "note": mark("Note"),
        "tags": mark("Anything special"),
        "habits": mark("For recovery"),
    }
)
"""What is asked besides the figures, whose names are those of their limits."""
TYPED = 152
"""Width of a typed field."""


LEGEND = 160
"""Room that the words beside the buttons need; with less they stand above them."""


class CheckInForm(QWidget):
    """``keep_wanted`` comes with Enter or the button, ``cancelled`` with Cancel or Escape."""

    keep_wanted = Signal()
    cancelled = Signal()

    def __init__(self, drafts: WindowDrafts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.figures: dict[str, Any] = {figure.name: _field(figure) for figure in FIGURES}
        self.pain_left = HintedScale(CAPTIONS["pain_left"], TENDON["pain"], PAIN_WORDS)
        self.pain_right = HintedScale(CAPTIONS["pain_right"], TENDON["pain"], PAIN_WORDS)
        self.stiffness_left = _minutes("stiffness_left")
        self.stiffness_right = _minutes("stiffness_right")
        self.note = NoteField(CAPTIONS["note"], lines=1)
        self.tags = TagChips(TAGS)
        self.tags.setToolTip(tr("Anything that may explain an odd morning"))
        self.habits = TagChips({str(habit): word for habit, word in HABITS.items()})
        self.habits.setToolTip(tr("Since the last check-in; nothing is scored by it"))
        self.protein = Button(tr("How much?"), "link")
        self.protein.setFont(font(Role.SMALL_STRONG))
        self.protein.setAccessibleName(tr("How much protein?"))
        self.habits.add_beside(self.protein)
        self.more = Button("", "quiet", "plus")
        self.keep = Button(tr("Keep check-in"), "primary", tip=tr("Enter"))
        self.cancel = Button(tr("Cancel"), "quiet")
        self._legend = small("", wrap=True)
        self._fields = self._in_order()
        self._labelled: dict[str, Labelled] = {}
        self._rows = FormRows()
        self._usual: Collection[str] = ()
        self._kept: Morning | None = None
        self.typed = FormFields(self._fields, self)
        self.draft = OpenDraft(drafts, self.typed)
        self._lay_out()
        whole = {self.figures[f.name]: f.limit.high for f in FIGURES if f.is_whole}
        self._keys = FormKeys([*self._typed(), *self._chips()], whole, self)
        self._keys.keep_wanted.connect(self.keep_wanted)
        self._keys.leave_wanted.connect(self._leave)
        self.draft.restored.connect(self._fold)
        self.more.clicked.connect(self._unfold)
        self.keep.clicked.connect(self.keep_wanted)
        self.cancel.clicked.connect(self.cancelled)

    def _in_order(self) -> dict[str, Any]:
        return {
            **{f.name: self.figures[f.name] for f in FIGURES if f.first},
            "pain_left": self.pain_left,
            "pain_right": self.pain_right,
            "stiffness_left": self.stiffness_left,
            "stiffness_right": self.stiffness_right,
            **{figure.name: self.figures[figure.name] for figure in _LATER},
            NOTE: self.note,
            "tags": self.tags,
            "habits": self.habits,
        }

    @property
    def first(self) -> Any:  # noqa: ANN401 - whichever field the first figure has
        """The field that is filled in first."""
        return next(iter(self._fields.values()))

    def _typed(self) -> list[QWidget]:
        return [field for name, field in self._fields.items() if name not in TICKED]

    def _chips(self) -> list[QWidget]:
        return [chip for name in TICKED for chip in self._fields[name].chips.values()]

    def _lay_out(self) -> None:
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        stack = QVBoxLayout(self)
        stack.setContentsMargins(0, 0, 0, 0)
        stack.setSpacing(metrics.M)
        stack.addWidget(DraftLine(self.draft))
        stack.addLayout(self._grid())
        self._buttons = QWidget()
        flow = FlowLayout(self._buttons)
        for button in (self.more, self.cancel, self.keep):
            flow.addWidget(button)
        self._foot: QBoxLayout = row(self._legend, self._buttons)
        self._foot.setStretch(0, 1)
        stack.addLayout(self._foot)
        self.set_tab_order()

    def _grid(self) -> FormRows:
        captions = {figure.name: in_words(figure.limit.name) for figure in FIGURES}
        for name, field in self._fields.items():
            is_typed = isinstance(field, ValueField)
            if is_typed:
                field.setMinimumWidth(TYPED)
                field.setMaximumWidth(TYPED)
            labelled = Labelled(captions.get(name) or CAPTIONS[name], field, fills=not is_typed)
            # Tags and long problems wrap.
            either = QSizePolicy.Policy.Preferred
            labelled.setSizePolicy(either, either)
            self._labelled[name] = labelled
        seconds = {second for _, second in PAIRS}
        beside = dict(PAIRS)
        for name in self._fields:
            if name not in seconds:
                pair = [name, beside[name]] if name in beside else [name]
                self._rows.add(*(self._labelled[each] for each in pair))
        return self._rows

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        width = event.size().width()
        self._rows.line_up(width)
        beside = width >= LEGEND * scale() + self._buttons.sizeHint().width()
        way = QBoxLayout.Direction
        self._foot.setDirection(way.LeftToRight if beside else way.TopToBottom)

    @Slot()
    def _leave(self) -> None:
        """Put back what was typed into a kept morning; with nothing to put back leave it."""
        if self.typed.values():
            self.draft.take_back()
            self.focus_first()
        else:
            self.cancelled.emit()

    # ------------------------------------------------------------------ what is folded

    def _fold(self) -> None:
        """Show what this athlete usually tells, and whatever holds something."""
        hidden = [name for name in FOLDED if not (name in self._usual or self._holds(name))]
        for name in FOLDED:
            self._labelled[name].setHidden(name in hidden)
        names = [self._labelled[name].caption for name in hidden]
        self.more.setText(names[0] if len(names) == 1 else tr("{count} more", count=len(names)))
        self.more.setToolTip(listing(names))
        self.more.setVisible(bool(hidden))

    def _holds(self, name: str) -> bool:
        field = self._fields[name]
        if isinstance(field, ValueField | NoteField):
            return bool(field.typed)
        return field.value is not None

    @Slot()
    def _unfold(self) -> None:
        hidden = [name for name in FOLDED if self._labelled[name].isHidden()]
        for name in hidden:
            self._labelled[name].show()
        self.more.hide()
        if hidden:
            self._fields[hidden[0]].setFocus(Qt.FocusReason.TabFocusReason)

    def set_tab_order(self) -> None:
        """Let Tab walk the fields in the order they are filled in, then the buttons."""
        stops = [*self._typed(), *self._chips(), self.protein, self.more, self.keep, self.cancel]
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)

    # ------------------------------------------------------------------ what it holds

    def load(self, morning: Morning | None) -> None:
        """Show what is kept."""
        self._kept = morning
        self._keys.may_leave = morning is not None and morning.is_told
        self.cancel.setVisible(self._keys.may_leave)
        for name, value in _values(morning).items():
            field = self._fields[name]
            field.set_value(value)
            if isinstance(field, ValueField | NoteField):
                field.revert()  # What was typed is a draft: it must not stay for another morning.
        self._tell_imported(morning.imported if morning else ())
        self._fold()
        self.typed.mark_clean()

    def _tell_imported(self, imported: Iterable[WellnessValue]) -> None:
        """Say below each figure what a file says of it."""
        said: dict[str, list[str]] = {figure.name: [] for figure in FIGURES}
        for value in imported:
            if value.figure in said:
                said[value.figure].append(imported_text(value, self._fields[value.figure].value))
        for name, words in said.items():
            self._labelled[name].show_hint(sentences(words))

    @property
    def legend(self) -> str:
        """The line under the form: what is grey, and which keys do what."""
        return self._legend.text()

    def show_hints(self, before: Morning | None, day: date, usual: Collection[str]) -> None:
        """Show last time's values beside the fields, and the fields that are usually filled in."""
        values = _values(before)
        for name, field in self._fields.items():
            value = values[name]
            if isinstance(field, HintedScale):
                field.set_hint(value)
            elif isinstance(field, ValueField):
                shown = hours(value) if isinstance(field, DurationField) else value
                field.show_beside("" if value is None else tr("last {value}", value=shown))
                if isinstance(field, DurationField):
                    field.setPlaceholderText("" if value else field.EXAMPLE)
        if usual != self._usual:
            self._usual = usual
            self._fold()
        self._legend.setText(sentences([_hints_words(before, day), _keys_words()]))

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
        kept = self._kept.check_in if self._kept else CheckIn(day)
        start = kept if kept.at and kept.is_typed else replace(kept, at=utc_now())
        made = replace(
            start,
            **{name: field.value for name, field in self.figures.items()},
            note=self.note.toPlainText().strip(),
            tags=self.tags.value,
            habits=self.habits.value,
        )
        legs = (self.pain_left, self.pain_right, self.stiffness_left, self.stiffness_right)
        nothing = made == start and all(field.value is None for field in legs)
        return None if nothing and self._kept is None else made

    def readings(self, day: date, tendons: Mapping[Side, Tendon]) -> list[TendonReading]:
        """Return the morning of both legs; what the form does not ask is kept as it was."""
        pains = {Side.LEFT: self.pain_left.value, Side.RIGHT: self.pain_right.value}
        stiff = {Side.LEFT: self.stiffness_left.value, Side.RIGHT: self.stiffness_right.value}
        minutes = {leg: None if value is None else int(value) for leg, value in stiff.items()}
        return typed_readings(self._kept, pains, minutes, tendons, day=day, at=utc_now())

    def show_problem(self, problem: InputError) -> None:
        """Answer a refused value at its field."""
        name = _FIELD_OF.get(problem.field, problem.field)
        field = self._fields.get(name, self.first)
        if isinstance(field, ValueField | HintedScale):
            field.set_error(problem.message)
        field.setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_first(self) -> None:
        """Put the cursor into the first field that is empty, of a kept morning into the first.

        What stands in it is selected, so that typing replaces it.
        """
        told = self._kept is not None and self._kept.is_told
        names = [] if told else [n for n in self._fields if n not in TICKED and not self._holds(n)]
        shown = (self._fields[name] for name in names if not self._labelled[name].isHidden())
        self._focus_whole(next(shown, self.first))

    @staticmethod
    def _focus_whole(field: QWidget) -> None:
        field.setFocus(Qt.FocusReason.TabFocusReason)
        if isinstance(field, ValueField):
            field.selectAll()

    @Slot()
    def ask_for_something(self) -> None:
        """Say that an empty check-in cannot be kept."""
        self.first.set_error(tr("Fill in at least one value."))
        self._focus_whole(self.first)


def _hints_words(before: Morning | None, day: date) -> str:
    if before is None:
        return ""
    return tr("“Last” is {when}.", when=ago(before.check_in.day, day))


def _keys_words() -> str:
    return tr("A digit answers and goes on, as Tab does; Enter keeps. Leave out what you like.")


_FIELD_OF = {
    "readings[0].pain": "pain_left",
    "readings[1].pain": "pain_right",
    "readings[0].stiffness_min": "stiffness_left",
    "readings[1].stiffness_min": "stiffness_right",
}


def _values(morning: Morning | None) -> dict[str, Any]:
    check_in = morning.check_in if morning else CheckIn(date.min)
    legs = {side: morning.reading(side) if morning else None for side in LEGS}
    left, right = legs[Side.LEFT], legs[Side.RIGHT]
    return {
        **{figure.name: figure.of(check_in) for figure in FIGURES},
        "pain_left": left.pain if left else None,
        "pain_right": right.pain if right else None,
        "stiffness_left": left.stiffness_min if left else None,
        "stiffness_right": right.stiffness_min if right else None,
        NOTE: check_in.note,
        "tags": check_in.tags,
        "habits": check_in.habits,
    }


def _minutes(name: str) -> NumberField:
    return NumberField(CAPTIONS[name], "min", limit=TENDON["stiffness_min"])


def _field(figure: MorningFigure) -> NumberField | DurationField | HintedScale:
    limit = figure.limit
    name = in_words(limit.name)
    match figure.entry:
        case EntryKind.HOURS:
            return DurationField(name, limit)
        case EntryKind.SCALE:
            anchors = {at: in_words(word) for at, word in figure.anchors.items()}
            return HintedScale(name, limit, anchors)
        case _:
            return NumberField(name, limit.unit, limit=limit, decimals=figure.decimals)
