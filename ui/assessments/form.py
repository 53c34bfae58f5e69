"""The short form for a test that was done without the guide: one measure at a time."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Final

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from calfjournal.domain.assessment import MEASURE_NAMES, Assessment, Measure, Result
from calfjournal.domain.testing import sides_of
from calfjournal.errors import InputError
from calfjournal.messages import formats, in_words, tr
from calfjournal.views import assessment_words as words
from calfjournal.views.test_guides import SHORT
from ui.assessments.measure_fields import MeasureFields
from ui.services.drafts import DraftKey, DraftKind, OpenDraft, WindowDrafts
from ui.services.qt import VALUE
from ui.theme import metrics
from ui.widgets.card import Card
from ui.widgets.choices import ChoiceField
from ui.widgets.day_field import DayField
from ui.widgets.draft_line import DraftLine
from ui.widgets.enter_keys import EnterKeys
from ui.widgets.fields import NumberField
from ui.widgets.form_fields import FormFields
from ui.widgets.labelled import Labelled
from ui.widgets.note_field import NoteField
from ui.widgets.side_by_side import SideBySide
from ui.widgets.text import small

_PLACE: Final = re.compile(r"results\[(\d+)\]")
WIDEST: Final = 760
"""A form of a few numbers needs no more."""
NARROW: Final = 440
"""Narrower, the day stands below the test."""


class TestForm(QWidget):
    """Holds the tests of a day as typed; nothing is kept before ``read`` and the verb after it.

    What was typed for another measure before is kept with the rest, and named.
    """

    __test__ = False  # the name begins with Test, but pytest has nothing to collect here

    def __init__(self, drafts: WindowDrafts, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kept: Assessment | None = None
        self._places: list[NumberField] = []
        choices = [(measure, in_words(MEASURE_NAMES[measure])) for measure in SHORT]
        self.measure = ChoiceField(tr("Test"), choices)
        self.day = DayField(tr("Day of the test"), today)
        self.fields = {measure: MeasureFields(measure) for measure in SHORT}
        hint = tr("Surface, shoes, time of day, what felt different")
        self.note = NoteField(tr("Note"), hint=hint)
        self._also = small("", wrap=True)
        self._typed = FormFields(self._named(), self)
        self.draft = OpenDraft(drafts, self._typed)
        self.draft.restored.connect(self._show_restored)
        self._lay_out()
        self.keys = EnterKeys([self.measure, *self._numbers(), *self._choices()], self)
        self.measure.committed.connect(self._show_chosen)
        self._show_chosen()

    def _lay_out(self) -> None:
        stack = QVBoxLayout(self)
        stack.setContentsMargins(0, 0, 0, 0)
        stack.setSpacing(metrics.M)
        stack.addWidget(DraftLine(self.draft))
        card = Card()
        card.setMaximumWidth(WIDEST)
        card.body.setSpacing(metrics.M)
        which = Labelled(tr("Test"), self.measure)
        when = Labelled(tr("Day of the test"), self.day)
        card.body.addWidget(SideBySide(which, when, narrow=NARROW))
        for fields in self.fields.values():
            card.body.addWidget(fields)
        card.body.addWidget(Labelled(tr("Note"), self.note))
        card.body.addWidget(self._also)
        stack.addWidget(card)
        stack.addStretch(1)

    # ------------------------------------------------------------------ for the page

    def start(
        self,
        test: Assessment | None,
        today: date,
        measure: Measure,
        usual: Mapping[Measure, Result | None],
    ) -> None:
        """Begin a new test, or change a kept one, at a measure.

        Beat and surface are proposed as in ``usual`` where no result of a measure is.
        """
        self._kept = test
        results = test.results if test is not None else ()
        self.day.set_value(test.day if test is not None else today)
        self.note.set_value(test.note if test is not None else "")
        self.note.revert()
        for fields in self.fields.values():
            fields.fill(results)
        for counted, like in usual.items():
            self.fields[counted].propose(like)
        self.measure.set_value(measure)
        self._typed.mark_clean()
        self.draft.begin(DraftKey(DraftKind.TEST, test.id if test is not None and test.id else ""))
        self._show_chosen()
        self.focus_first()

    @property
    def chosen(self) -> Measure:
        """The measure whose fields are seen."""
        value = self.measure.value
        return value if isinstance(value, Measure) else Measure.KNEE_TO_WALL

    def focus_first(self) -> None:
        """Give the keys to the first number of the measure."""
        self.fields[self.chosen].first.setFocus()

    def read(self) -> Assessment | None:
        """Return the test as typed; None when a field cannot be read, which then has the focus.

        The assessment may be without results: whoever asked answers that.
        """
        if not self.day.flush():
            self.day.setFocus()
            return None
        for field in self._numbers():
            if not field.flush():
                self._show(field)
                return None
        self.note.flush()
        found = [pair for fields in self.fields.values() for pair in fields.results()]
        self._places = [field for _, field in found]
        results = tuple(result for result, _ in found)
        key = self._kept.id if self._kept is not None else None
        return Assessment(self.day.value, results, self.note.value, key)

    def answer(self, error: InputError) -> None:
        """Say what the journal refused at the field it belongs to."""
        place = _PLACE.match(error.field)
        at = int(place.group(1)) if place else 0
        if at < len(self._places):
            self._places[at].set_error(error.message)
            self._show(self._places[at])

    def ask_for_a_result(self) -> None:
        """Say that nothing is typed yet."""
        first = self.fields[self.chosen].first
        first.set_error(tr("Enter at least one result."))
        first.setFocus()

    # ------------------------------------------------------------------ inside

    @Slot(VALUE)
    def _show_chosen(self, _measure: object = None) -> None:
        for measure, fields in self.fields.items():
            fields.setVisible(measure is self.chosen)
        others = [
            tr("{measure}: {values:commas}", measure=MEASURE_NAMES[measure], values=values)
            for measure, values in self._typed_elsewhere()
        ]
        self._also.setText(
            tr("Kept with it: {tests}.", tests=formats.semicolons(others)) if others else ""
        )
        self._also.setVisible(bool(others))

    def _typed_elsewhere(self) -> Iterator[tuple[Measure, list[str]]]:
        for measure, fields in self.fields.items():
            found = [] if measure is self.chosen else [result for result, _ in fields.results()]
            if found:
                yield measure, [words.named_value(result) for result in found]

    def _show(self, field: NumberField) -> None:
        owner = next(m for m, fields in self.fields.items() if field in fields.numbers())
        self.measure.set_value(owner)
        self._show_chosen()
        field.setFocus()

    def _show_restored(self) -> None:
        if not self.fields[self.chosen].has_text():
            filled = (m for m, fields in self.fields.items() if fields.has_text())
            self.measure.set_value(next(filled, self.chosen))
        self._show_chosen()

    def _numbers(self) -> Sequence[NumberField]:
        return [field for fields in self.fields.values() for field in fields.numbers()]

    def _choices(self) -> Sequence[QWidget]:
        return [field for fields in self.fields.values() for field in fields.choices()]

    def _named(self) -> dict[str, QWidget]:
        named: dict[str, QWidget] = {"test": self.measure, "day": self.day, "note": self.note}
        for measure, fields in self.fields.items():
            for side in sides_of(measure):
                named |= fields.named(side)
            named |= fields.named_way()
        return named
