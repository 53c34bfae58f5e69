"""One exercise: how it is done, how much, when to leave it, and what comes before and after."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from calfjournal.domain.exercise import Category, Exercise, Laterality
from calfjournal.domain.looks import Glyph, Look
from calfjournal.domain.message import say
from calfjournal.domain.session import Session, SetLine
from calfjournal.messages import mark, mark_in, tr
from calfjournal.messages.formats import commas
from calfjournal.messages.vocabulary import (
    CATEGORIES,
    CATEGORY_WORDS,
    EQUIPMENT_WORDS,
    Vocabulary,
)
from calfjournal.views.exercise import ExerciseFacts, dose_words
from calfjournal.views.sets_done import amounts_done
from ui.library.figure import FigureView
from ui.library.ladder import Ladder, LadderStep
from ui.theme import Role, metrics
from ui.widgets.card import Card
from ui.widgets.chip import Chip
from ui.widgets.labelled import KeyValue
from ui.widgets.layouts import FlowLayout, clear, column
from ui.widgets.scrolled import scrolled
from ui.widgets.text import Label, small

LOAD_WORDS = (
    mark("no tendon load"),
    mark_in("load", "light"),
    mark_in("load", "moderate"),
    mark("heavy and slow"),
    mark("like running"),
    mark("above running"),
)
PHASES = {
    "M": Category.MOBILITY,
    "S": Category.STRENGTH,
    "P": Category.PLYOMETRIC,
    "R": Category.RECOVERY,
}
SIDES = Vocabulary(
    {
        Laterality.BOTH: mark("both legs together"),
        Laterality.EACH: mark("each leg in turn"),
        Laterality.ALTERNATING: mark("left and right by turns"),
    }
)
SOURCES = {
    "D": say("values.our_default"),
    "M": say("values.commonly_reported"),
    "own": say("values.your_own"),
}


class ExerciseDetail(Card):
    """The chosen exercise; ``chosen`` carries the id of a neighbour on the ladder."""

    chosen = Signal(str)

    def __init__(
        self, ladder: Callable[[str], Sequence[Exercise]], parent: QWidget | None = None
    ) -> None:
        """``ladder`` gives the neighbours of an exercise from easiest to hardest."""
        super().__init__(parent=parent)
        self._ladder = ladder
        self._inside = QWidget()
        self._stack = QVBoxLayout(self._inside)
        self._stack.setContentsMargins(0, 0, metrics.S, 0)
        self._stack.setSpacing(metrics.M)
        scroll = scrolled(self._inside, tr("Exercise"))
        self.body.addWidget(scroll)

    def show_exercise(self, exercise: Exercise, facts: ExerciseFacts) -> None:
        """Show an exercise, when it was done last and what the legs said to it."""
        clear(self._stack)
        self._stack.addLayout(_head(exercise))
        self._stack.addWidget(FigureView(exercise))
        self._stack.addWidget(Label(exercise.cue, Role.LEAD, wrap=True))
        self._stack.addLayout(_facts(exercise))
        if exercise.caution:
            self._stack.addLayout(_caution(exercise))
        self._stack.addLayout(self._rungs(exercise))
        if facts.last is not None:
            self._stack.addLayout(
                column(small(tr("Last time")), Label(_last(*facts.last), wrap=True), gap=4)
            )
        if facts.next_day:
            self._stack.addLayout(_next_day(facts.next_day))
        self._stack.addStretch(1)
        self.setAccessibleName(exercise.name)

    def _rungs(self, exercise: Exercise) -> QVBoxLayout:
        ladder = Ladder()
        for neighbour in self._ladder(exercise.id):
            rung = LadderStep(neighbour, here=neighbour.id == exercise.id)
            rung.picked.connect(self.chosen)
            ladder.add(rung)
        return column(small(tr("Easier to harder")), ladder, gap=metrics.XS)


def _head(exercise: Exercise) -> QVBoxLayout:
    chips = QWidget()
    flow = FlowLayout(chips)
    flow.addWidget(Chip(CATEGORIES[exercise.category], Look("accent")))
    number, load = exercise.load_class, tr(LOAD_WORDS[exercise.load_class])
    flow.addWidget(Chip(tr("Load class {number}: {load}", number=number, load=load)))
    for letter in exercise.phases:
        flow.addWidget(Chip(CATEGORY_WORDS[PHASES[letter]]))
    return column(Label(exercise.name, Role.TITLE, wrap=True), chips, gap=metrics.S)


def _facts(exercise: Exercise) -> QVBoxLayout:
    facts = [
        (tr("Dose"), dose_words(exercise)),
        (tr("Tempo"), str(exercise.tempo) if exercise.tempo else exercise.tempo_text),
        (tr("Legs"), SIDES[exercise.laterality]),
        (tr("Trains"), exercise.muscles),
        (tr("Needs"), _needs(exercise)),
    ]
    box = QWidget()
    flow = FlowLayout(box, gap=metrics.L)
    for name, value in facts:
        if value and value != "-":
            flow.addWidget(KeyValue(name, value))
    source = SOURCES.get(exercise.source, exercise.source)
    note = small(tr("Dose and load class: {source}.", source=source), wrap=True)
    return column(box, note, gap=metrics.S)


def _needs(exercise: Exercise) -> str:
    tags = [EQUIPMENT_WORDS.get(tag, tag) for tag in sorted(exercise.needs)]
    return commas(tags) or exercise.equipment or tr("nothing")


def _caution(exercise: Exercise) -> QVBoxLayout:
    chip = Chip(tr("When to change or leave it"), Look("hold", Glyph.BANG))
    return column(chip, Label(exercise.caution, wrap=True), gap=metrics.XS)


def _next_day(lines: Sequence[str]) -> QVBoxLayout:
    note = small(tr("Other exercises stood in the same sessions."), wrap=True)
    said = [Label(line, wrap=True) for line in lines]
    return column(small(tr("Your tendons the next day")), *said, note, gap=4)


def _last(session: Session, lines: Sequence[SetLine]) -> str:
    return tr("{day:long_day}: {values}", day=session.day, values=amounts_done(lines))
