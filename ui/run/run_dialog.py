"""A run typed in by hand, or what a recording does not know of its run."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

from msgspec.structs import replace
from PySide6.QtWidgets import QWidget

from calfjournal.domain.kind import Kind
from calfjournal.domain.limits import LIMITS
from calfjournal.domain.run import Hill, Run, RunKind
from calfjournal.errors import InputError
from calfjournal.messages import formats, mark, mark_in, tr, vocabulary
from calfjournal.messages.when import day_of
from ui.services.act import perform
from ui.services.context import Context
from ui.services.drafts import DraftKey, DraftKind
from ui.services.qt import TOP
from ui.theme import metrics
from ui.widgets.choices import ChoiceField, TimeField
from ui.widgets.fields import NumberField, TextField
from ui.widgets.form_dialog import FormDialog
from ui.widgets.labelled import Labelled
from ui.widgets.layouts import row
from ui.widgets.note_field import NoteField
from ui.widgets.scale_field import ScaleField
from ui.widgets.text import small

USUAL_START = "07:00"
RUN = LIMITS[Kind.RUN]
KM, MINUTES = RUN["distance_m"].per(1000, "km"), RUN["duration_s"].per(60, "min")
KINDS = vocabulary.Vocabulary(
    {
        None: mark("Not said"),
        RunKind.EASY: mark("Easy"),
        RunKind.QUALITY: mark("Quality"),
        RunKind.LONG: mark("Long"),
        RunKind.RACE: mark("Race"),
    }
)


class RunDialog(FormDialog):
    """Adds a run on a day, or changes the given one; wrong values are answered at their field."""

    def __init__(
        self,
        context: Context,
        day: date,
        run: Run | None = None,
        parent: QWidget | None = None,
    ) -> None:
        title = tr("Add run") if run is None else _change(run)
        super().__init__(title, parent, width=440)
        self._context, self._day, self._run = context, day, run
        self.start = TimeField(tr("Start time"))
        self.distance = NumberField(tr("Distance"), "km", limit=KM, decimals=2)
        self.minutes = NumberField(tr("Minutes"), "min", limit=MINUTES, decimals=1)
        self.kind = ChoiceField(tr("Kind of run"), list(KINDS.items()))
        self.surface = TextField(tr("Surface"), longest=80)
        self.hill = ChoiceField(tr("Hills"), _hills())
        self.shoes = ChoiceField(tr("Shoes"), _pairs(context, run))
        self.effort = ScaleField(tr("Effort, RPE"), RUN["rpe"], vocabulary.EFFORT_WORDS)
        self.note = NoteField(tr("Note on the run"))
        self.places = {
            "distance_m": Labelled(tr("Distance"), self.distance),
            "duration_s": Labelled(tr("Minutes"), self.minutes),
            "surface": Labelled(tr("Surface"), self.surface),
            "rpe": Labelled(tr("Effort (RPE)"), self.effort),
        }
        self.body.addWidget(small(day_of(day, context.journal.today())))
        self._lay_out()
        self.add_button(tr("Cancel"), closes=True)
        self.keep = self.add_button(tr("Add") if run is None else tr("Keep"), "primary")
        self.keep.clicked.connect(self._keep)
        self._fill(run)
        self._follow_typing()

    def _follow_typing(self) -> None:
        run = self._run
        key = DraftKey(DraftKind.RUN, self._day if run is None or run.id is None else run.id)
        fields = {
            "start": self.start,
            "distance": self.distance,
            "minutes": self.minutes,
            "kind": self.kind,
            "surface": self.surface,
            "hill": self.hill,
            "shoes": self.shoes,
            "effort": self.effort,
            "note": self.note,
        }
        self.follow(self._context.drafts, key, fields)

    def _lay_out(self) -> None:
        fields = self.places
        measured = (
            Labelled(tr(mark_in("when a run began", "Start")), self.start),
            fields["distance_m"],
            fields["duration_s"],
        )
        told = (Labelled(tr("Kind"), self.kind), fields["surface"])
        under = (Labelled(tr("Hills"), self.hill), Labelled(tr("Shoes"), self.shoes))
        for group in (measured, told, under):
            line = row(*group, gap=metrics.M)
            for each in group:
                line.setAlignment(each, TOP)
            self.body.addLayout(line)
        self.body.addWidget(fields["rpe"])
        self.body.addWidget(Labelled(tr("Note"), self.note))

    def _fill(self, run: Run | None) -> None:
        if run is None:
            self.start.set_value(USUAL_START)
            self.kind.set_value(None)
            self.hill.set_value(None)
            self.shoes.set_value("")
            self.distance.setFocus()
            return
        self.start.set_value(_clock(run))
        self.distance.set_value(_rounded(run.km, 2))
        self.minutes.set_value(_rounded(run.minutes, 1))
        self.kind.set_value(run.kind)
        self.surface.set_value(run.surface)
        self.hill.set_value(run.hill)
        self.shoes.set_value(run.shoes)
        self.effort.set_value(run.rpe)
        self.note.set_value(run.note)
        if run.source != "manual":
            self._measured_only(run)

    def _measured_only(self, run: Run) -> None:
        """A recording's own figures stay as they were measured."""
        for field in (self.start, self.distance, self.minutes):
            field.setEnabled(False)
        told = tr("Recorded ({source}): its figures stay.", source=run.source.upper())
        self.body.insertWidget(1, small(told, wrap=True))

    def _keep(self) -> None:
        if not self.taken(self.distance, self.minutes, self.surface):
            return
        self.note.flush()
        if self.distance.value is None and self.minutes.value is None:
            self.answer(InputError("distance_m", tr("Give the distance, the minutes or both.")))
            return
        try:
            kept = self._write()
        except InputError as problem:
            self.answer(problem)
            return
        if kept:
            self.accept()

    def _write(self) -> bool:
        runs, run = self._context.journal.runs, self._run
        if run is None:
            made = self._with_figures(Run(_now(), self._day))
            return perform(self._context, _added(made), runs.add, made) is not None
        change = self._with_figures if run.source == "manual" else self._with_words
        return perform(self._context, "", runs.update, change(run)) is not None

    def _with_figures(self, run: Run) -> Run:
        """What was shown rounded and left alone stays to the second and the metre."""
        km, minutes = self.distance.value, self.minutes.value
        if km != _rounded(run.km, 2):
            run = replace(run, distance_m=None if km is None else km * 1000)
        if minutes != _rounded(run.minutes, 1):
            run = replace(run, duration_s=None if minutes is None else minutes * 60)
        if self._run is None or self.start.value != _clock(run):
            run = self._started(run)
        return self._with_words(run)

    def _started(self, run: Run) -> Run:
        wall = datetime.combine(self._day, time.fromisoformat(self.start.value))
        local = wall.replace(tzinfo=run.zone) if run.zone is not None else wall.astimezone()
        offset = local.utcoffset()
        minutes = None if offset is None else int(offset.total_seconds() // 60)
        return replace(run, start=local.astimezone(UTC), utc_offset_min=minutes)

    def _with_words(self, run: Run) -> Run:
        kind, hill, shoes = self.kind.value, self.hill.value, self.shoes.value
        return replace(
            run,
            kind=kind if isinstance(kind, RunKind) else None,
            hill=hill if isinstance(hill, Hill) else None,
            shoes=shoes if isinstance(shoes, str) else "",
            rpe=self.effort.value,
            surface=self.surface.value or "",
            note=self.note.value,
        )


def _hills() -> list[tuple[Hill | None, str]]:
    known: list[tuple[Hill | None, str]] = [(hill, vocabulary.HILLS[hill]) for hill in Hill]
    return [(None, tr("Not said")), *known]


def _pairs(context: Context, run: Run | None) -> list[tuple[str, str]]:
    """The pairs of the profile, and what a recording named."""
    names = [pair.name for pair in context.journal.shoes.all()]
    if run is not None and run.shoes and run.shoes not in names:
        names.append(run.shoes)
    return [("", tr("Not said")), *((name, name) for name in names)]


def _added(run: Run) -> str:
    if not run.distance_m:
        return tr("Run added on {day:day}.", day=run.day)
    return tr("{distance:metres} run added on {day:day}.", distance=run.distance_m, day=run.day)


def _change(run: Run) -> str:
    return tr("Change run") if run.is_running else tr("Change activity")


def _clock(run: Run) -> str:
    """Return when it began, on the clock of the place where it was run."""
    return formats.clock(run.wall)


def _rounded(value: float | None, digits: int) -> float | None:
    return None if value is None else round(value, digits)


def _now() -> datetime:
    return datetime.now(UTC).replace(microsecond=0)
