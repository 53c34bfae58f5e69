"""One exercise: how it is done, how much, when to leave it, what was done, easier and harder."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from calfjournal.domain.exercise import Exercise
from calfjournal.domain.looks import ACCENT, Glyph, Look
from calfjournal.messages import tr
from calfjournal.messages.formats import commas
from calfjournal.messages.vocabulary import CATEGORIES, CATEGORY_WORDS, EQUIPMENT_WORDS
from calfjournal.views.exercise import ExerciseFacts, dose_words
from calfjournal.views.library import LibraryFacts
from calfjournal.views.movement import movement_of
from calfjournal.views.tempo_words import tempo_words
from ui.library.ladder import Ladder
from ui.library.record import Pair, RecordView, pairs_table
from ui.library.words import PHASES, SIDES, SOURCES, class_words, look_of
from ui.theme import Role, active, metrics
from ui.theme.fill import fill
from ui.theme.fonts import scale
from ui.widgets.buttons import Button
from ui.widgets.card import Card, Hairline
from ui.widgets.chip import Chip
from ui.widgets.layouts import FlowLayout, column, row
from ui.widgets.moving_figure import MovingFigure
from ui.widgets.scrolled import scrolled
from ui.widgets.side_by_side import SideBySide
from ui.widgets.text import Label, small, strong

FIGURE = 300
"""Pixels a whole figure is high."""
WIDEST = 440
"""Pixels of both of its positions: what stands beside it stays near."""
_NARROW = 520
"""Width below which the facts stand below the figure, in texts of usual size."""
_TITLE_NARROW = 420


class Sheet(QWidget):
    """A ground of its own: what lies below it is not painted for every exercise."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    def paintEvent(self, event: QPaintEvent) -> None:
        fill(QPainter(self), event.rect(), active().colour("surface"))


class ExerciseDetail(Card):
    """The chosen exercise; ``chosen`` carries the id of a neighbour on the ladder.

    Its parts stay and are told what to show, so that a key in the list costs little.
    """

    chosen = Signal(str)

    def __init__(
        self, ladder: Callable[[str], Sequence[Exercise]], parent: QWidget | None = None
    ) -> None:
        """``ladder`` gives the neighbours of an exercise from easiest to hardest."""
        super().__init__(parent=parent)
        self._ladder_of = ladder
        self._name = Label("", Role.TITLE, wrap=True)
        self.like = Button(tr("Make one like it…"), "quiet")
        self.change = Button(tr("Change…"), "quiet")
        self.remove = Button(tr("Remove"), "quiet")
        self._kind, self._load = Chip(""), Chip("")
        self._own, self._planned = Chip(tr("yours")), Chip("", ACCENT)
        self._cue = Label("", Role.LEAD, wrap=True)
        self._figure = MovingFigure(FIGURE)
        self._figure.setMaximumWidth(WIDEST)
        self._facts = pairs_table(tr("How it is done"))
        self._source = small("", wrap=True)
        self._caution = Label("", wrap=True)
        self._record = RecordView()
        self._ladder = Ladder()
        self._ladder.picked.connect(self.chosen)
        self._inside = Sheet()
        self._scroll = scrolled(self._inside, tr("Exercise"))
        self.body.addWidget(self._scroll)
        self._lay_out()

    def _lay_out(self) -> None:
        chips = QWidget()
        flow = FlowLayout(chips)
        for chip in (self._kind, self._load, self._own, self._planned):
            flow.addWidget(chip)
        acts = row(self.like, self.change, self.remove, None)
        facts = column(self._facts, self._source, gap=metrics.S)
        facts.addStretch(1)
        drawn = column(self._figure)
        drawn.addStretch(1)
        self._warned = QWidget()
        warned = column(
            Chip(tr("When to change or leave it"), Look("hold", Glyph.BANG)),
            self._caution,
            gap=metrics.XS,
        )
        self._warned.setLayout(warned)
        self._stack = stack = QVBoxLayout(self._inside)
        stack.setContentsMargins(0, 0, metrics.S, 0)
        stack.setSpacing(metrics.M)
        title = SideBySide(self._name, acts, (1, 0), narrow=round(_TITLE_NARROW * scale()))
        stack.addLayout(column(title, chips, gap=metrics.S))
        stack.addWidget(self._cue)
        stack.addWidget(SideBySide(drawn, facts, (2, 1), narrow=round(_NARROW * scale())))
        stack.addWidget(self._warned)
        stack.addWidget(Hairline())
        stack.addWidget(self._record)
        stack.addWidget(Hairline())
        stack.addLayout(column(strong(tr("Easier to harder")), self._ladder, gap=metrics.XS))
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
        self._caution.setText(exercise.caution)
        self._warned.setVisible(bool(exercise.caution))
        self._record.show_facts(facts, look_of(exercise), known.in_plan.get(exercise.id))
        self._ladder.show_rungs(self._ladder_of(exercise.id), exercise)

    def _show_chips(self, exercise: Exercise, known: LibraryFacts) -> None:
        self._kind.set_text(CATEGORIES[exercise.category])
        self._kind.set_look(look_of(exercise))
        self._load.set_text(class_words(exercise.load_class))
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
        (tr("Tempo"), tempo_words(exercise.tempo_text, exercise)),
        (tr("Legs"), SIDES[exercise.laterality]),
        (tr("Trains"), exercise.muscles),
        (tr("Needs"), _needs(exercise, known)),
        (tr("Phases"), phases),
    ]
    return [(name, value) for name, value in found if value and value != "-"]


def _needs(exercise: Exercise, known: LibraryFacts) -> str:
    tags = [EQUIPMENT_WORDS.get(tag, tag) for tag in sorted(exercise.needs)]
    needs = commas(tags) or exercise.equipment or tr("nothing")
    missing = known.missing(exercise)
    if not missing:
        return needs
    lacking = commas([EQUIPMENT_WORDS.get(tag, tag) for tag in missing])
    return tr("{needs}; not at hand: {missing}", needs=needs, missing=lacking)
