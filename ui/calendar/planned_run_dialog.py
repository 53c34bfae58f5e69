"""A run to plan, or a planned one to change."""

from __future__ import annotations

from datetime import date

from msgspec.structs import replace
from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from calfjournal.domain.kind import Kind
from calfjournal.domain.limits import LIMITS
from calfjournal.domain.run import PlannedRun, RunKind
from calfjournal.errors import InputError
from calfjournal.messages import formats, mark_in, tr
from calfjournal.views.run_words import beyond_words
from ui.run.run_dialog import KINDS
from ui.services.act import perform
from ui.services.context import Context
from ui.services.drafts import DraftKey, DraftKind
from ui.services.qt import TOP
from ui.theme import metrics
from ui.widgets.choices import ChoiceField
from ui.widgets.fields import NumberField, TextField
from ui.widgets.form_dialog import FormDialog
from ui.widgets.labelled import Labelled
from ui.widgets.layouts import row
from ui.widgets.note_field import NoteField
from ui.widgets.text import small

PLANNED = LIMITS[Kind.PLANNED_RUN]


class PlannedRunDialog(FormDialog):
    """Plans a run on a day, or changes the given one; wrong values are answered at their field."""

    def __init__(
        self,
        context: Context,
        day: date,
        run: PlannedRun | None = None,
        parent: QWidget | None = None,
    ) -> None:
        title = tr("Plan run") if run is None else tr("Change planned run")
        super().__init__(title, parent, width=440)
        self._context, self._day, self._run = context, day, run
        kinds = [(kind, word) for kind, word in KINDS.items() if kind is not None]
        self.kind = ChoiceField(tr("Kind of run"), kinds)
        self.distance = NumberField(tr("Distance"), "km", limit=PLANNED["km"], decimals=2)
        self.minutes = NumberField(tr("Minutes"), "min", limit=PLANNED["minutes"])
        self.start = TextField(tr("Start time"), longest=5)
        self.start.setPlaceholderText(tr("any time"))
        self.note = NoteField(tr("Note on the planned run"))
        self.places = {
            "km": Labelled(tr("Distance"), self.distance),
            "kind": Labelled(tr("Kind"), self.kind),
            "start_time": Labelled(tr(mark_in("when a run began", "Start")), self.start),
            "minutes": Labelled(tr("Minutes"), self.minutes),
        }
        self.body.addWidget(small(formats.long_day(day)))
        for names in (("kind", "start_time"), ("km", "minutes")):
            fields = [self.places[name] for name in names]
            line = row(*fields, gap=metrics.M)
            for field in fields:
                line.setAlignment(field, TOP)
                line.setStretchFactor(field, 1)
            self.body.addLayout(line)
        self.body.addWidget(Labelled(tr("Note"), self.note))
        self.add_button(tr("Cancel"), closes=True)
        self.keep = self.add_button(tr("Plan") if run is None else tr("Keep"), "primary")
        self.keep.clicked.connect(self._keep)
        self._fill(run)
        self.distance.textChanged.connect(self._weigh)
        self.kind.committed.connect(self._weigh)
        self._follow_typing()
        self._weigh()

    def _follow_typing(self) -> None:
        run = self._run
        about = self._day if run is None or run.id is None else run.id
        fields = {
            "kind": self.kind,
            "start": self.start,
            "distance": self.distance,
            "minutes": self.minutes,
            "note": self.note,
        }
        self.follow(self._context.drafts, DraftKey(DraftKind.PLANNED_RUN, about), fields)

    def _fill(self, run: PlannedRun | None) -> None:
        self.distance.setFocus()
        self.kind.set_value(RunKind.EASY if run is None else run.kind)
        if run is not None:
            self.start.set_value(run.start_time)
            self.distance.set_value(run.km)
            self.minutes.set_value(run.minutes)
            self.note.set_value(run.note)

    @Slot()
    def _weigh(self, _typed: object = None) -> None:
        """Say, without refusing it, when the run is much longer than those of the month."""
        km = self.distance.reading
        run = self._run or PlannedRun(self._day, RunKind.EASY)
        asked = replace(run, kind=RunKind(str(self.kind.value)), km=km)
        spike = self._context.journal.planned_runs.beyond_longest(asked) if km else None
        self.places["km"].show_hint(beyond_words(spike) if spike is not None else "", "hold")

    def _keep(self) -> None:
        if not self.taken(self.start, self.distance, self.minutes):
            return
        self.note.flush()
        try:
            kept = self._write()
        except InputError as problem:
            self.answer(problem)
            return
        if kept:
            self.accept()

    def _write(self) -> bool:
        verbs, run = self._context.journal.planned_runs, self._run
        if run is None:
            made = self._typed(PlannedRun(self._day, RunKind.EASY))
            said = tr("Run planned on {day:day}.", day=self._day)
            return perform(self._context, said, verbs.add, made) is not None
        return perform(self._context, "", verbs.update, self._typed(run)) is not None

    def _typed(self, run: PlannedRun) -> PlannedRun:
        minutes = self.minutes.value
        return replace(
            run,
            kind=RunKind(str(self.kind.value)),
            start_time=self.start.value or "",
            km=self.distance.value,
            minutes=None if minutes is None else int(minutes),
            note=self.note.value,
        )
