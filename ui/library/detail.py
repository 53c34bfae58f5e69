"""One exercise: how it is done, how much, when to leave it, what was done, easier and harder."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from calfjournal.domain.exercise import Exercise
from calfjournal.domain.looks import ACCENT
from calfjournal.messages import tr
from calfjournal.messages.formats import commas
from calfjournal.messages.vocabulary import CATEGORIES, CATEGORY_WORDS, EQUIPMENT_WORDS
from calfjournal.views.exercise import ExerciseFacts, dose_words
from calfjournal.views.library import LOADS, LibraryFacts
from calfjournal.views.movement import movement_of
from calfjournal.views.tempo_words import tempo_words
from ui.library.caution import Caution
from ui.library.pair_grid import Pair, PairGrid
from ui.library.record import NextDayView, RecordView
from ui.library.rungs import Rungs
from ui.library.two_columns import TwoColumns
from ui.library.words import PHASES, SIDES, SOURCES, look_of
from ui.theme import Role, active, metrics
from ui.theme.fill import fill
from ui.theme.fonts import scale
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.chip import Chip
from ui.widgets.layouts import FlowLayout, row
from ui.widgets.moving_figure import MovingFigure
from ui.widgets.scrolled import scrolled
from ui.widgets.text import Label, OneLine, small

FIGURE = 300
"""Pixels a whole figure is high; where the card is wide it grows with it."""
_NARROW = 520
"""Width below which the facts stand below the figure, in texts of usual size."""
_SHARES = (16, 9)
"""Of the width, for the figure with what was done and for the facts beside it."""


class Sheet(QWidget):
    """A ground of its own: what lies below it is not painted for every exercise."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    def paintEvent(self, event: QPaintEvent) -> None:
        fill(QPainter(self), event.rect(), active().colour("surface"))


class _Paper(Card):
    """As high as its parts are at its width, and no higher: they say too much where asked alone."""

    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), 0)


class ExerciseDetail(QWidget):
    """The chosen exercise; ``chosen`` carries the id of a neighbour on the ladder.

    Its parts stay and are told what to show, so that a key in the list costs little.
    """

    chosen = Signal(str)

    def __init__(
        self, ladder: Callable[[str], Sequence[Exercise]], parent: QWidget | None = None
    ) -> None:
        """``ladder`` gives the neighbours of an exercise from easiest to hardest."""
        super().__init__(parent)
        self._ladder_of = ladder
        self._name = OneLine("", Role.TITLE)
        self.like = Button(tr("Make one like it…"), "quiet")
        self.change = Button(tr("Change…"), "quiet")
        self.remove = Button(tr("Remove"), "quiet")
        self._kind, self._own, self._planned = Chip(""), Chip(tr("yours")), Chip("", ACCENT)
        self._cue = Label("", Role.LEAD, wrap=True)
        self._figure = MovingFigure(FIGURE)
        self._facts = PairGrid(tr("How it is done"))
        self._source = small("", wrap=True)
        self._caution = Caution()
        self._record, self._next_day = RecordView(), NextDayView()
        self._rungs = Rungs()
        self._rungs.picked.connect(self.chosen)
        self._card, self._inside = _Paper(), Sheet()
        self._scroll = scrolled(self._card, tr("Exercise"))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._scroll)
        self._lay_out()

    def _lay_out(self) -> None:
        head = QWidget()
        flow = FlowLayout(head, gap=metrics.S)
        for part in (self._name, self._kind, self._own, self._planned):
            flow.addWidget(part)
        parts = TwoColumns(
            (self._figure, self._caution, self._record),
            (self._facts, self._next_day, self._rungs),
            (
                self._figure,
                self._facts,
                self._caution,
                self._record,
                self._next_day,
                self._rungs,
            ),
            shares=_SHARES,
            narrow=round(_NARROW * scale()),
        )
        self._stack = stack = QVBoxLayout(self._inside)
        stack.setContentsMargins(0, 0, 0, 0)
        stack.setSpacing(12)
        self._card.body.addWidget(self._inside)
        stack.addWidget(head)
        stack.addWidget(self._cue)
        stack.addWidget(parts)
        end = row(self._source, self.like, self.change, self.remove)
        end.setStretch(0, 1)
        stack.addLayout(end)
        stack.addStretch(1)

    def show_exercise(
        self, exercise: Exercise, facts: ExerciseFacts, known: LibraryFacts, *, writable: bool
    ) -> None:
        """Show an exercise, what was done of it and what the legs said to it."""
        # Each part that comes or goes would lay out all of them at once.
        self._stack.setEnabled(False)
        self._tell(exercise, facts, known, writable=writable)
        self._stack.setEnabled(True)
        self._scroll.verticalScrollBar().setValue(0)

    def _tell(
        self, exercise: Exercise, facts: ExerciseFacts, known: LibraryFacts, *, writable: bool
    ) -> None:
        self.setAccessibleName(exercise.name)
        self._name.setText(exercise.name)
        self._show_chips(exercise, known)
        own = exercise.like is not None
        self.like.setVisible(writable and not own)
        self.change.setVisible(writable and own)
        self.remove.setVisible(writable and own)
        self._cue.setText(exercise.cue)
        self._figure.show_exercise(exercise, movement_of(exercise))
        self._facts.set_rows(_pairs(exercise, known))
        source = SOURCES.get(exercise.source, exercise.source)
        self._source.setText(tr("Dose and load class: {source}.", source=source))
        self._caution.say(exercise.caution)
        self._record.show_facts(facts, look_of(exercise), known.in_plan.get(exercise.id))
        self._next_day.show_facts(facts)
        self._rungs.show_rungs(self._ladder_of(exercise.id), exercise)

    def _show_chips(self, exercise: Exercise, known: LibraryFacts) -> None:
        self._kind.set_text(CATEGORIES[exercise.category])
        self._kind.set_look(look_of(exercise))
        self._own.setVisible(exercise.like is not None)
        planned = known.in_plan.get(exercise.id)
        self._planned.setVisible(exercise.id in known.in_plan)
        self._planned.set_text(
            tr("in your plan, next {day:day}", day=planned) if planned else tr("in your plan")
        )


def _pairs(exercise: Exercise, known: LibraryFacts) -> list[Pair]:
    phases = commas([CATEGORY_WORDS[PHASES[letter]] for letter in exercise.phases])
    found = [
        (tr("Dose"), dose_words(exercise)),
        (tr("Load"), _load(exercise)),
        (tr("Tempo"), tempo_words(exercise.tempo_text, exercise)),
        (tr("Legs"), SIDES[exercise.laterality]),
        (tr("Trains"), exercise.muscles),
        (tr("Needs"), _needs(exercise, known)),
        (tr("Phases"), phases),
    ]
    return [(name, value) for name, value in found if value and value != "-"]


def _load(exercise: Exercise) -> str:
    number = exercise.load_class
    return tr("class {number}: {load}", number=number, load=LOADS[number])


def _needs(exercise: Exercise, known: LibraryFacts) -> str:
    tags = [EQUIPMENT_WORDS.get(tag, tag) for tag in sorted(exercise.needs)]
    needs = commas(tags) or exercise.equipment or tr("nothing")
    missing = known.missing(exercise)
    if not missing:
        return needs
    lacking = commas([EQUIPMENT_WORDS.get(tag, tag) for tag in missing])
    return tr("{needs}; not at hand: {missing}", needs=needs, missing=lacking)
