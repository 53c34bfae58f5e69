"""The fields of a morning, filled in from top to bottom without the mouse.

Captions stand in one column and fields in another; where there is no room for both, a caption
stands above its field.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from itertools import pairwise
from typing import Any

from msgspec.structs import replace
from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from calfjournal.dates import utc_now
from calfjournal.domain.athlete import Tendon
from calfjournal.domain.checkin import (
    FIGURES,
    CheckIn,
    EntryKind,
    MorningFigure,
    TendonReading,
)
from calfjournal.domain.exercise import LEGS, Side
from calfjournal.domain.kind import Kind
from calfjournal.domain.limits import LIMITS
from calfjournal.domain.morning import Morning, typed_readings
from calfjournal.errors import InputError
from calfjournal.messages import in_words, mark, tr
from calfjournal.messages.formats import ago, hours, sentences
from calfjournal.messages.vocabulary import PAIN_WORDS, Vocabulary
from calfjournal.views.check_in_words import TAGS
from ui.services.drafts import OpenDraft, WindowDrafts
from ui.theme import metrics
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

TENDON = LIMITS[Kind.TENDON_READING]
FOLDED = tuple(figure.name for figure in FIGURES if figure.folded)
CAPTIONS = Vocabulary(
    {
        "pain_left": mark("Tendon pain, left"),
        "pain_right": mark("Tendon pain, right"),
        "stiffness_left": mark("Stiffness, left"),
        "stiffness_right": mark("Stiffness, right"),
        "note": mark("Note"),
        "tags": mark("Anything special"),
    }
)
"""What is asked besides the figures, whose names are those of their limits."""
TYPED = 152
"""Width of a typed field."""
ROW_GAP = 4


class CheckInForm(QWidget):
    """``keep_wanted`` comes with Ctrl+Enter or the button, ``cancelled`` with Cancel or Escape."""

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
        self.more = Button(tr("HRV and body mass"), "quiet", "plus")
        self.keep = Button(tr("Keep check-in"), "primary", tip="Ctrl+Enter")
        self.cancel = Button(tr("Cancel"), "quiet")
        self._legend = small("", wrap=True)
        self._fields = self._in_order()
        self._labelled: dict[str, Labelled] = {}
        self._beside = 0
        """Pixels of the column of captions; 0 while they stand above their fields."""
        self._kept: Morning | None = None
        self.typed = FormFields(self._fields, self)
        self.draft = OpenDraft(drafts, self.typed)
        self._lay_out()
        pair = (self.stiffness_left, self.stiffness_right)
        self._keys = FormKeys([*self._typed(), *self.tags.chips.values()], pair, self)
        self._keys.keep_wanted.connect(self.keep_wanted)
        self.draft.restored.connect(self._show_restored)
        self.more.clicked.connect(self._unfold)
        self.keep.clicked.connect(self.keep_wanted)
        self.cancel.clicked.connect(self.cancelled)

    def _in_order(self) -> dict[str, Any]:
        return {
            **{f.name: self.figures[f.name] for f in FIGURES if f.of_night},
            "pain_left": self.pain_left,
            "pain_right": self.pain_right,
            "stiffness_left": self.stiffness_left,
            "stiffness_right": self.stiffness_right,
            **{f.name: self.figures[f.name] for f in FIGURES if not (f.of_night or f.folded)},
            **{name: self.figures[name] for name in FOLDED},
            "note": self.note,
            "tags": self.tags,
        }

    @property
    def first(self) -> Any:  # noqa: ANN401 - whichever field the first figure has
        """The field that is filled in first."""
        return next(iter(self._fields.values()))

    def _typed(self) -> list[QWidget]:
        return [field for name, field in self._fields.items() if name != "tags"]

    def _lay_out(self) -> None:
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        stack = QVBoxLayout(self)
        stack.setContentsMargins(0, 0, 0, 0)
        stack.setSpacing(metrics.M)
        stack.addWidget(DraftLine(self.draft))
        stack.addLayout(self._grid())
        foot = row(self._legend, self.more, self.cancel, self.keep)
        foot.setStretch(0, 1)
        stack.addLayout(foot)
        self.set_tab_order()

    def _grid(self) -> QVBoxLayout:
        grid = self._rows = QVBoxLayout()
        grid.setSpacing(ROW_GAP)
        captions = {figure.name: in_words(figure.limit.name) for figure in FIGURES}
        for name, field in self._fields.items():
            is_typed = isinstance(field, ValueField)
            if is_typed:
                field.setFixedWidth(TYPED)
            labelled = Labelled(captions.get(name) or CAPTIONS[name], field, fills=not is_typed)
            # Tags and long problems wrap.
            either = QSizePolicy.Policy.Preferred
            labelled.setSizePolicy(either, either)
            self._labelled[name] = labelled
            grid.addWidget(labelled)
        return grid

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._line_up(event.size().width())

    def _line_up(self, room: int) -> None:
        """Give all captions one column, as long as the widest field has room beside it."""
        rows = self._labelled.values()
        captions = max(row.caption_width for row in rows)
        fields = max(row.field.minimumSizeHint().width() for row in rows)
        beside = captions if room >= captions + metrics.M + fields else 0
        if beside != self._beside:
            self._beside = beside
            self._rows.setSpacing(ROW_GAP if beside else 12)
            for labelled in rows:
                labelled.put_caption_beside(beside)
                if isinstance(labelled.field, HintedScale):
                    labelled.field.put_words_beside(bool(beside))

    def _fold(self, *, away: bool) -> None:
        for name in FOLDED:
            self._labelled[name].setVisible(not away)
        self.more.setVisible(away)

    @Slot()
    def _unfold(self) -> None:
        self._fold(away=False)
        self.figures[FOLDED[0]].setFocus(Qt.FocusReason.TabFocusReason)

    @Slot()
    def _show_restored(self) -> None:
        if any(self.figures[name].text() for name in FOLDED):
            self._fold(away=False)

    def set_tab_order(self) -> None:
        """Let Tab walk the fields in the order they are filled in, then the buttons."""
        stops = [*self._typed(), *self.tags.chips.values(), self.more, self.keep, self.cancel]
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)

    # ------------------------------------------------------------------ what it holds

    def load(self, morning: Morning | None) -> None:
        """Show what is kept."""
        self._kept = morning
        self.cancel.setVisible(morning is not None and morning.is_told)
        for name, value in _values(morning).items():
            field = self._fields[name]
            field.set_value(value)
            if isinstance(field, ValueField | NoteField):
                field.revert()  # What was typed is a draft: it must not stay for another morning.
        self._fold(away=not _has_folded(morning))
        self.typed.mark_clean()

    @property
    def legend(self) -> str:
        """The line under the form: what is grey, and which keys do what."""
        return self._legend.text()

    def show_hints(self, before: Morning | None, day: date) -> None:
        """Show last time's values in grey."""
        values = _values(before)
        for name, field in self._fields.items():
            value = values[name]
            if isinstance(field, HintedScale):
                field.set_hint(value)
            elif isinstance(field, DurationField):
                last = tr("last {value}", value=hours(value)) if value else field.EXAMPLE
                field.setPlaceholderText(last)
            elif isinstance(field, NumberField):
                last = "" if value is None else tr("last {value}", value=value)
                field.setPlaceholderText(last)
        if before is not None and before.check_in.is_typed and _has_folded(before):
            self._fold(away=False)  # Who typed it last time does so again.
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
        start = kept if kept.at is not None else replace(kept, at=utc_now())
        made = replace(
            start,
            **{name: field.value for name, field in self.figures.items()},
            note=self.note.toPlainText().strip(),
            tags=self.tags.value,
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
        """Put the cursor into the first field that is empty."""
        self.first.setFocus(Qt.FocusReason.TabFocusReason)

    @Slot()
    def ask_for_something(self) -> None:
        """Say that an empty check-in cannot be kept."""
        self.first.set_error(tr("Fill in at least one value."))
        self.focus_first()


def _hints_words(before: Morning | None, day: date) -> str:
    if before is None:
        return ""
    return tr("Grey and dots: last time ({when}).", when=ago(before.check_in.day, day))


def _keys_words() -> str:
    return tr("Enter goes on, Ctrl+Enter keeps. Leave out what you like.")


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
        "note": check_in.note,
        "tags": check_in.tags,
    }


def _has_folded(morning: Morning | None) -> bool:
    values = _values(morning)
    return any(values[name] is not None for name in FOLDED)


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
