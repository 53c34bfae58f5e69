"""Asks for an exercise of one's own: its name, what it is like, and what counts."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from calfjournal.domain.exercise import Exercise, Laterality, Unit
from calfjournal.domain.own_exercise import OwnExercise, own_like
from calfjournal.errors import InputError
from calfjournal.messages import mark, tr
from calfjournal.messages.vocabulary import Vocabulary
from ui.widgets.choices import ChoiceField
from ui.widgets.dialog import Dialog
from ui.widgets.fields import TextField
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


class OwnExerciseDialog(Dialog):
    """``wanted(OwnExercise)`` carries it to whoever keeps it, and closes the dialog then."""

    wanted = Signal(OwnExercise)

    def __init__(
        self, exercises: Iterable[Exercise], name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(tr("New exercise"), parent, width=460)
        shipped = {each.id: each for each in exercises if each.like is None}
        self._exercises = shipped
        self.name = TextField(tr("Name"), longest=80)
        self.name.set_value(name)
        by_name = sorted((each.name, key) for key, each in shipped.items())
        self.like = ChoiceField(tr("Like"), [(key, word) for word, key in by_name])
        self.sides = ChoiceField(tr("Legs"), list(SIDES.items()))
        self.unit = ChoiceField(tr("What counts"), list(UNITS.items()))
        self._named = Labelled(tr("Name"), self.name)
        self.body.addWidget(self._named)
        self.body.addWidget(Labelled(tr("Done like"), self.like))
        self.body.addLayout(
            row(Labelled(tr("Legs"), self.sides), Labelled(tr("What counts"), self.unit))
        )
        self.add_button(tr("Cancel"), closes=True)
        self.add = self.add_button(tr("Add"), "primary")
        self.add.clicked.connect(self._choose)
        self.like.committed.connect(self._follow)
        self._follow()
        self.name.setFocus()

    @Slot()
    def _follow(self) -> None:
        """Legs and unit as those of what it is like, until they are chosen."""
        like = self._exercises[str(self.like.value)]
        self.sides.set_value(like.laterality)
        unit = like.dose.unit if like.dose else Unit.REPS
        self.unit.set_value(unit if unit in UNITS else Unit.REPS)

    @Slot()
    def _choose(self) -> None:
        self.name.flush()
        like = self._exercises[str(self.like.value)]
        sides, unit = Laterality(str(self.sides.value)), Unit(str(self.unit.value))
        self.wanted.emit(own_like(like, self.name.value or "", sides, unit))

    def answer(self, problem: InputError) -> None:
        """Show the words of a refusal at the name, and move the keys there."""
        self.name.set_error(problem.message)
        self.name.setFocus()
