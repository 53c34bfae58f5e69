"""The form for a test: the two main tests side by side, further ones folded below."""

from __future__ import annotations

import re
from datetime import date

from PySide6.QtWidgets import QVBoxLayout, QWidget

from calfjournal.domain.assessment import Assessment, Measure, Result
from calfjournal.errors import InputError
from calfjournal.messages import tr
from ui.assessments.fields import HeelRiseCard, KneeToWallCard
from ui.assessments.more import MoreTests
from ui.services.drafts import DraftKey, DraftKind, OpenDraft, WindowDrafts
from ui.theme import metrics
from ui.widgets.card import Card
from ui.widgets.day_field import DayField
from ui.widgets.draft_line import DraftLine
from ui.widgets.fields import NoteField, NumberField
from ui.widgets.form_fields import FormFields
from ui.widgets.labelled import Labelled
from ui.widgets.layouts import row
from ui.widgets.side_by_side import SideBySide

_PLACE = re.compile(r"results\[(\d+)\]")


class TestForm(QWidget):
    """Holds one test as typed; nothing is kept before ``read`` and the operation after it."""

    __test__ = False  # the name begins with Test, but pytest has nothing to collect here

    def __init__(self, drafts: WindowDrafts, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kept: Assessment | None = None
        self._fields_of_results: list[NumberField] = []
        self.day = DayField(tr("Day of the test"), today)
        self.knee_to_wall = KneeToWallCard()
        self.heel_rise = HeelRiseCard()
        self.more = MoreTests()
        hint = tr("Surface, shoes, time of day, what felt different")
        self.note = NoteField(tr("Note"), hint=hint)
        self._typed = FormFields(self._named(), self)
        self.draft = OpenDraft(drafts, self._typed)
        self.draft.restored.connect(self._show_restored)
        when = row(Labelled(tr("Day of the test"), self.day), None)
        notes = Card(tr("Note"))
        notes.body.addWidget(self.note)
        stack = QVBoxLayout(self)
        stack.setContentsMargins(0, 0, 0, 0)
        stack.setSpacing(metrics.M)
        stack.addWidget(DraftLine(self.draft))
        stack.addLayout(when)
        stack.addWidget(SideBySide(self.knee_to_wall, self.heel_rise))
        stack.addWidget(self.more)
        stack.addWidget(notes)
        stack.addStretch(1)

    def start(self, test: Assessment | None, today: date, usual: Result | None) -> None:
        """Begin a new test, or change a kept one; ``usual`` is the newest heel-rise result."""
        self._kept = test
        results = test.results if test is not None else ()
        self.day.set_value(test.day if test is not None else today)
        self.knee_to_wall.fill(results)
        self.heel_rise.fill(results, usual)
        self.more.fill(results)
        self.note.set_value(test.note if test is not None else "")
        # What was typed before and cancelled must not stay.
        for field in self._fields():
            field.revert()
        self.note.revert()
        self._typed.mark_clean()
        self.draft.begin(DraftKey(DraftKind.TEST, test.id if test is not None and test.id else ""))
        self.knee_to_wall.fields()[0].setFocus()

    def focus_on(self, measure: Measure) -> None:
        """Put the keys where the results of a test are typed."""
        further = [cell for (told, _), cell in self.more.cells.items() if told is measure]
        if further:
            self.more.unfold(open_it=True)
        main = self.heel_rise if measure is Measure.HEEL_RISE else self.knee_to_wall
        (further or main.fields())[0].setFocus()

    def _show_restored(self) -> None:
        if any(field.text() for field in self.more.fields()):
            self.more.unfold(open_it=True)

    def read(self) -> Assessment | None:
        """Return the test as typed; None when a field cannot be read, which then has the focus.

        The assessment may be without results: whoever asked answers that.
        """
        if not self.day.flush():
            self.day.setFocus()
            return None
        usable = [field.flush() for field in self._fields()]
        if not all(usable):
            self._fields()[usable.index(False)].setFocus()
            return None
        self.note.flush()
        parts = (self.knee_to_wall, self.heel_rise, self.more)
        found = [pair for part in parts for pair in part.results()]
        self._fields_of_results = [field for _, field in found]
        return Assessment(
            self.day.value,
            tuple(result for result, _ in found),
            self.note.value,
            self._kept.id if self._kept is not None else None,
        )

    def answer(self, error: InputError) -> None:
        """Say what the journal refused at the field it belongs to."""
        place = _PLACE.match(error.field)
        at = int(place.group(1)) if place else 0
        if at < len(self._fields_of_results):
            field = self._fields_of_results[at]
            field.set_error(error.message)
            field.setFocus()

    def _named(self) -> dict[str, QWidget]:
        raises = self.heel_rise
        fields: dict[str, QWidget] = {"day": self.day, "note": self.note}
        fields |= {"beat": raises.beat, "surface": raises.surface}
        for side, tries in self.knee_to_wall.tries.items():
            fields |= {f"knee_to_wall {side} {at}": each for at, each in enumerate(tries, start=1)}
            fields[f"heel_rise {side}"] = raises.reps[side]
            fields[f"heel_rise pain {side}"] = raises.pain[side]
            fields[f"heel_rise ended {side}"] = raises.ended[side]
        fields |= {f"{measure} {side}": each for (measure, side), each in self.more.cells.items()}
        return fields

    def _fields(self) -> list[NumberField]:
        parts = (self.knee_to_wall, self.heel_rise, self.more)
        return [field for part in parts for field in part.fields()]
