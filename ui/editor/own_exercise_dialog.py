"""Asks for an exercise of one's own: its name, what it is like, and what counts."""

from __future__ import annotations

from typing import Final

from msgspec.structs import replace
from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from calfjournal.domain.exercise import Exercise, Laterality, Unit
from calfjournal.domain.kind import Kind
from calfjournal.domain.limits import LIMITS
from calfjournal.domain.own_exercise import OwnExercise, own_like
from calfjournal.errors import InputError
from calfjournal.messages import mark, tr
from calfjournal.messages.vocabulary import Vocabulary
from calfjournal.views.library import LOADS
from ui.services.act import perform
from ui.services.context import Context
from ui.services.drafts import DraftKey, DraftKind
from ui.theme import metrics
from ui.widgets.choices import ChoiceField
from ui.widgets.fields import NumberField, TextField
from ui.widgets.figure import FigureView
from ui.widgets.form_dialog import FormDialog
from ui.widgets.labelled import Labelled
from ui.widgets.layouts import row

SIDES: Final = Vocabulary(
    {
        Laterality.EACH: mark("each leg by itself"),
        Laterality.BOTH: mark("both legs together"),
        Laterality.ALTERNATING: mark("by turns within a set"),
    }
)
UNITS: Final = Vocabulary(
    {
        Unit.REPS: mark("repetitions"),
        Unit.SECONDS: mark("seconds"),
        Unit.CONTACTS: mark("ground contacts"),
    }
)
_LIMITS: Final = LIMITS[Kind.OWN_EXERCISE]
_HEIGHT: Final = 120
"""Pixels of the drawing that the new exercise gets."""


class OwnExerciseDialog(FormDialog):
    """A new exercise, or one that is changed; ``kept(OwnExercise)`` carries it when it is kept.

    It is drawn as what it is done like, and takes its dose from there until one is typed.
    """

    kept = Signal(OwnExercise)

    def __init__(
        self,
        context: Context,
        own: OwnExercise | None = None,
        *,
        name: str = "",
        like: str | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """``own`` is changed; else ``name`` and ``like`` are what a new one begins with."""
        title = tr("New exercise") if own is None else tr("Change exercise")
        super().__init__(title, parent, width=460)
        self._context, self._own = context, own
        library = context.journal.library.exercises
        self._exercises = {each.id: each for each in library.values() if each.like is None}
        by_name = sorted((each.name, key) for key, each in self._exercises.items())
        self.name = TextField(tr("Name"), longest=80)
        self.like = ChoiceField(tr("Done like"), [(key, word) for word, key in by_name])
        self.sides = ChoiceField(tr("Legs"), list(SIDES.items()))
        self.unit = ChoiceField(tr("What counts"), list(UNITS.items()))
        classes = [(at, f"{at} · {word}") for at, word in LOADS.items()]
        self.load_class = ChoiceField(tr("Load class"), classes)
        self.sets = NumberField(tr("Sets"), limit=_LIMITS["sets"])
        self.amount = NumberField(tr("Amount from"), limit=_LIMITS["amount"])
        self.most = NumberField(tr("Amount to"), limit=_LIMITS["amount_high"])
        self.rest = NumberField(tr("Rest"), "s", limit=_LIMITS["rest_s"])
        self._figure = FigureView(height=_HEIGHT)
        self._lay_out()
        self._fill(own, name, like)
        key = own.key if own is not None else ""
        self.follow(context.drafts, DraftKey(DraftKind.OWN_EXERCISE, key), self._fields())
        self._draw()
        self.name.setFocus()

    def _lay_out(self) -> None:
        self.places = {
            "name": Labelled(tr("Name"), self.name),
            "like": Labelled(tr("Done like"), self.like),
            "laterality": Labelled(tr("Legs"), self.sides),
            "unit": Labelled(tr("What counts"), self.unit),
            "load_class": Labelled(tr("Load class"), self.load_class),
            "sets": Labelled(tr("Sets"), self.sets),
            "amount": Labelled(tr("Amount from"), self.amount),
            "amount_high": Labelled(tr("to, at most"), self.most),
            "rest_s": Labelled(tr("Rest"), self.rest),
        }
        named, like, legs, unit, load, sets, least, most, rest = self.places.values()
        self.body.addWidget(named)
        self.body.addWidget(like)
        self.body.addWidget(self._figure)
        for line in ((legs, unit), (sets, least, most), (load, rest)):
            self.body.addLayout(row(*line, gap=metrics.M))
        self.add_button(tr("Cancel"), closes=True)
        self.add = self.add_button(tr("Add") if self._own is None else tr("Keep"), "primary")
        self.add.setDefault(True)
        self.add.clicked.connect(self._keep)
        self.like.committed.connect(self._follow_like)
        self.unit.committed.connect(self._follow_unit)

    def _fields(self) -> dict[str, QWidget]:
        return {name: place.field for name, place in self.places.items()}

    # ------------------------------------------------------------------ filling

    def _fill(self, own: OwnExercise | None, name: str, like: str | None) -> None:
        self.name.set_value(name if own is None else own.name)
        wanted = like if own is None else own.like
        if wanted in self._exercises:
            self.like.set_value(wanted)
        self._show(own if own is not None else self._as_like())

    def _show(self, own: OwnExercise) -> None:
        self.sides.set_value(own.laterality)
        self.unit.set_value(own.unit)
        self.load_class.set_value(own.load_class)
        self.sets.set_value(own.sets)
        self.amount.set_value(own.amount)
        self.most.set_value(own.amount_high)
        self.rest.set_value(own.rest_s)

    def _chosen(self) -> Exercise:
        return self._exercises[str(self.like.value)]

    def _as_like(self) -> OwnExercise:
        """What the exercise of the library gives, legs and unit included."""
        like = self._chosen()
        unit = like.dose.unit if like.dose and like.dose.unit in UNITS else Unit.REPS
        return own_like(like, "", like.laterality, unit)

    @Slot()
    def _follow_like(self) -> None:
        """Everything as that of what it is like, until it is typed or chosen."""
        self._show(self._as_like())
        self._draw()

    @Slot()
    def _follow_unit(self) -> None:
        sides, unit = Laterality(str(self.sides.value)), Unit(str(self.unit.value))
        usual = own_like(self._chosen(), "", sides, unit)
        self._show(replace(usual, load_class=self._class()))

    def _draw(self) -> None:
        self._figure.show_exercise(self._chosen())

    # ------------------------------------------------------------------ keeping

    def _class(self) -> int:
        value = self.load_class.value
        return value if isinstance(value, int) else 0

    def _typed(self) -> OwnExercise:
        usual = self._as_like()
        own = OwnExercise(
            self.name.value or "",
            self._chosen().id,
            Laterality(str(self.sides.value)),
            Unit(str(self.unit.value)),
            self._class(),
            int(self.sets.value or usual.sets),
            int(self.amount.value or usual.amount),
            int(self.most.value) if self.most.value else None,
            int(self.rest.value) if self.rest.value is not None else None,
        )
        if self._own is None:
            return own
        rungs = {"easier": self._own.easier, "harder": self._own.harder}
        return replace(own, id=self._own.id, **rungs)

    @Slot()
    def _keep(self) -> None:
        if not self.taken(self.name, self.sets, self.amount, self.most, self.rest):
            return
        exercises = self._context.journal.exercises
        act = exercises.add if self._own is None else exercises.change
        try:
            outcome = perform(self._context, "", act, self._typed())
        except InputError as problem:
            self.answer(problem)
            return
        if outcome is not None:
            self.accept()
            self.kept.emit(outcome.value)
