"""The form of a session type: what kind it is, how long it takes, and each of its exercises."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from calfjournal.domain.exercise import Exercise, Unit
from calfjournal.domain.program_check import Path
from calfjournal.domain.program_limits import (
    AMOUNTS,
    LONGEST,
    MOST_TABLES,
    RANGES,
)
from calfjournal.journal import Journal
from calfjournal.messages import tr
from calfjournal.messages.program_words import SIDE_WORDS, UNIT_WORDS
from calfjournal.messages.vocabulary import KINDS
from ui.plan.program.draft import ProgramDraft
from ui.plan.program.fields import (
    Bound,
    LineField,
    SpanField,
    choice,
    figure,
    gates,
    name_of,
    narrow,
    tick,
    words,
)
from ui.plan.program.rows import FormPart, ProblemLine, ProgramRow, flowing
from ui.theme import Role, metrics
from ui.widgets.buttons import Button, IconButton
from ui.widgets.choices import ChoiceField
from ui.widgets.labelled import Labelled
from ui.widgets.layouts import column, row
from ui.widgets.text import Label, small


class SessionTypeForm(FormPart):
    """A session type with its exercises in order."""

    def __init__(self, draft: ProgramDraft, path: Path, journal: Journal) -> None:
        super().__init__(draft, path)
        self._journal = journal
        self.section(tr("Session type"))
        kinds = [(kind.value, str(word)) for kind, word in KINDS.items()]
        self.add(
            words(draft, self.at("title"), tr("Title"), LONGEST["session"]["title"]),
            flowing(
                choice(draft, self.at("kind"), tr("Kind"), kinds),
                figure(draft, self.at("minutes"), tr("Takes"), RANGES["session"]["minutes"], "min"),
                figure(draft, self.at("rpe"), tr("Effort"), RANGES["session"]["rpe"], "/10"),
            ),
        )
        self.section(tr("Its exercises"))
        self.add(ProblemLine(draft, self.at("items")))
        for at in range(len(draft.rows(self.at("items")))):
            self.add(ItemRow(draft, self.at("items", at), journal))
        self.more = Button(tr("Add an exercise…"), "quiet", "plus")
        self.more.clicked.connect(self._choose)
        self.more.setEnabled(len(draft.rows(self.at("items"))) < MOST_TABLES["item"])
        self.add(row(self.more, None))
        self.stack.addStretch(1)

    @Slot()
    def _choose(self) -> None:
        chooser = exercise_chooser(self._journal, self)
        chooser.chosen.connect(self._add)
        chooser.open()

    @Slot(Exercise)
    def _add(self, exercise: Exercise) -> None:
        at = self.at("items", len(self.draft.rows(self.at("items"))))
        self.draft.insert(at, usual_item(exercise), (*at, "sets"))


class ItemRow(ProgramRow):
    """One exercise line: sets, amount, rest, tempo and what else is asked of it."""

    def __init__(self, draft: ProgramDraft, path: Path, journal: Journal) -> None:
        exercise = journal.library.exercises.get(str(draft.get((*path, "exercise"))))
        name = exercise.name if exercise is not None else str(draft.get((*path, "exercise")))
        super().__init__(draft, path, name)
        self._journal = journal
        self.swap = IconButton("swap", tr("Another exercise in place of {exercise}", exercise=name))
        self.swap.setObjectName(name_of(self.at("exercise")))
        self.swap.clicked.connect(self._choose)
        head, side = QWidget(), SIDE_WORDS[exercise.laterality] if exercise is not None else ""
        title = Label(name, Role.BODY_STRONG, wrap=True)
        line = row(column(title, small(side, wrap=True), gap=0), self.swap, gap=metrics.XS)
        line.setStretch(0, 1)
        head.setLayout(line)
        self.begin(head)
        self.add(ProblemLine(draft, self.at("exercise")))
        ranges = RANGES["item"]
        self.add(
            flowing(
                figure(draft, self.at("sets"), tr("Sets"), ranges["sets"]),
                *self._amount(),
                figure(draft, self.at("rest_s"), tr("Rest"), ranges["rest_s"], "s"),
                self._tempo(exercise),
                self._span(("rir",), tr("Left in reserve")),
                figure(draft, self.at("load_kg"), tr("Load"), ranges["load_kg"], "kg"),
            ),
            tick(draft, self.at("rep_max"), tr("As heavy as the repetitions allow")),
            choice(draft, self.at("gate"), tr("Waits for"), gates(draft, tr("No gate"))),
            words(draft, self.at("note"), tr("Note"), LONGEST["item"]["note"]),
        )

    @property
    def _counted(self) -> Unit:
        """What the amount counts."""
        return next((u for u in Unit if self.draft.get(self.at(u.value)) is not None), Unit.REPS)

    def _amount(self) -> tuple[Labelled, Labelled]:
        unit = self._counted
        units = [(each.value, word) for each, word in UNIT_WORDS.items()]
        self._unit = narrow(ChoiceField(tr("Counted in"), units))
        self._unit.set_value(unit.value)
        self._unit.setObjectName(name_of(self.at("unit")))
        self._unit.committed.connect(self._count_otherwise)
        # An empty amount stays in its place: the place says what it counts.
        amount = self._span((unit.value,), tr("Amount"), empty="")
        low, high = AMOUNTS[unit]
        amount.field.setToolTip(
            tr("{low:2} to {high:2}, or a range such as 8-12.", low=low, high=high)
        )
        return amount, Labelled(tr("Counted in"), self._unit)

    def _span(self, keys: tuple[str], caption: str, empty: str | None = None) -> Labelled:
        field = SpanField(caption)
        place = Labelled(caption, field)
        Bound(self.draft, self.at(*keys), field, place, empty=empty)
        return place

    def _tempo(self, exercise: Exercise | None) -> Labelled:
        own = str(exercise.tempo) if exercise is not None and exercise.tempo is not None else ""
        field = LineField(tr("Tempo"), longest=40)
        place = Labelled(tr("Tempo"), field)
        Bound(self.draft, self.at("tempo"), field, place)
        tip = tr("Lower, pause, rise, hold in seconds, such as 3-1-2-1. Empty: the usual one.")
        field.setToolTip(tip)
        field.setPlaceholderText(own)
        return place

    @Slot()
    def _count_otherwise(self, unit: object = None) -> None:
        """Keep the number; it counts something else."""
        item, before = dict(self.draft.get(self.path)), self._counted
        if unit != before.value:
            changed = {str(unit) if key == before.value else key: v for key, v in item.items()}
            self.draft.replace(self.path, changed, self.at("unit"))

    @Slot()
    def _choose(self) -> None:
        chooser = exercise_chooser(self._journal, self)
        chooser.chosen.connect(self._take)
        chooser.open()

    @Slot(Exercise)
    def _take(self, exercise: Exercise) -> None:
        """Do another exercise at the same dose; its tempo is its own."""
        item = {**self.draft.get(self.path), "exercise": exercise.id}
        item.pop("tempo", None)
        self.draft.replace(self.path, item, self.at("exercise"))


def exercise_chooser(journal: Journal, parent: QWidget) -> Any:  # noqa: ANN401 - imported late
    """Return the dialog that finds an exercise of the library."""
    from ui.editor.dialogs import ExerciseDialog

    return ExerciseDialog(tuple(journal.library.exercises.values()), parent)


def usual_item(exercise: Exercise) -> dict[str, Any]:
    """Return an exercise line at the middle of the exercise's usual dose."""
    dose = exercise.dose
    if dose is None:
        return {"exercise": exercise.id, "sets": 1, Unit.MINUTES.value: 5}
    low, high = dose.amount
    span = low if low == high else [low, high]
    return {
        "exercise": exercise.id,
        "sets": dose.sets[0],
        dose.unit.value: span,
        "rest_s": sum(dose.rest_s) // 2,
    }
