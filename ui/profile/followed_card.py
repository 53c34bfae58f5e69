"""What was asked of a plan, where it is changed, and the races and tests beside it."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from calfjournal.messages import tr
from calfjournal.views import followed_words as words
from calfjournal.views.profile import FollowedAnswers, ProfileFacts
from ui.services.context import Context
from ui.services.drafts import DraftKey, DraftKind
from ui.services.places import Errand, Place
from ui.services.qt import TOP
from ui.theme import metrics
from ui.theme.fonts import scale
from ui.widgets.buttons import Button, lock
from ui.widgets.card import Card, Hairline
from ui.widgets.layouts import clear, column, row
from ui.widgets.side_by_side import SideBySide
from ui.widgets.text import Label, named, small

_NARROW: Final = 300
"""Pixels below which a button stands below what it is about, in texts of usual size."""


class FollowedCard(Card):
    """Each answer as a line, with the way to where it is changed."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(tr("Plan, races and tests"), parent=parent)
        self._context = context
        self._followed: FollowedAnswers | None = None
        self.plan = Button(tr("Make a plan…"))
        self.plan.clicked.connect(self._change_plan)
        self.races = Button(tr("Races…"))
        self.races.clicked.connect(self._show_races)
        self.tests = Button(tr("Tests…"))
        self.tests.clicked.connect(self._show_tests)
        self._plan_lines = QVBoxLayout()
        self._plan_lines.setSpacing(metrics.S)
        self._race_line, self._test_line = QVBoxLayout(), QVBoxLayout()
        parts = (
            (self._plan_lines, self.plan),
            (self._race_line, self.races),
            (self._test_line, self.tests),
        )
        for at, (lines, button) in enumerate(parts):
            if at:
                self.body.addWidget(Hairline())
            ways = row(button, None)
            ways.setAlignment(button, TOP)
            narrow = round(_NARROW * scale())
            self.body.addWidget(SideBySide(lines, ways, (1, 0), narrow=narrow))
        if context.journal.read_only:
            lock(self.plan)

    def show_facts(self, facts: ProfileFacts) -> None:
        """Show what holds now."""
        followed = facts.followed
        if followed == self._followed:
            return
        self._followed = followed
        lines = list(words.plan_lines(followed))
        told = lines or [(tr("Program"), tr("No plan yet."))]
        self.plan.setText(tr("Change the plan…") if lines else tr("Make a plan…"))
        _show(self._plan_lines, told)
        _show(self._race_line, [(tr("Races to come"), words.race_words(followed))])
        _show(self._test_line, [(tr("First tests"), words.test_words(followed))])

    def as_text(self) -> str:
        """Every line in words."""
        return "\n".join(label.text() for label in self.findChildren(Label))

    @Slot()
    def _change_plan(self) -> None:
        plan = self._followed.plan if self._followed is not None else None
        about = plan.key if plan is not None else ""
        self._context.navigate(Place.PLAN, DraftKey(DraftKind.PLAN, about))

    @Slot()
    def _show_races(self) -> None:
        self._context.navigate(Place.PLAN, Errand.RACES)

    @Slot()
    def _show_tests(self) -> None:
        self._context.navigate(Place.TESTS)


def _show(place: QVBoxLayout, lines: list[tuple[str, str]]) -> None:
    clear(place)
    for caption, text in lines:
        told = Label(text, wrap=True, figures=True)
        told.setAccessibleName(named(caption, text))
        place.addLayout(column(small(caption), told, gap=0))
