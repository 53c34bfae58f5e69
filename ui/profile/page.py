"""The profile: everything the rules know of the athlete, each with what it is for."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from calfjournal.changes import ChangeSet
from calfjournal.domain.exercise import LEGS
from calfjournal.domain.kind import Kind
from calfjournal.messages import mark, tr
from ui.editor.pending import PendingTexts
from ui.profile.cards import PersonCard, TendonCard, TrainingCard
from ui.profile.followed_card import FollowedCard
from ui.profile.kept_fields import KeptFields
from ui.profile.shoes import ShoesCard
from ui.services.context import Context
from ui.services.drafts import DraftKey, DraftKind, OpenDraft
from ui.services.places import Errand, Place, Target
from ui.theme import metrics
from ui.widgets.buttons import Button
from ui.widgets.draft_line import DraftLine
from ui.widgets.layouts import column
from ui.widgets.page import Page
from ui.widgets.side_by_side import SideBySide

WIDE = 760
TWO_COLUMNS = 1240
"""Pixels from which on what is asked stands beside who one is: lines stay short."""
"""From this width on the tendons fit beside each other."""


SHOWN = (
    Kind.ATHLETE,
    Kind.TENDON,
    Kind.CHECK_IN,
    Kind.SHOES,
    Kind.RUN,
    Kind.PLAN,
    Kind.RACE,
    Kind.ASSESSMENT,
    Kind.RESULT,
)


class ProfilePage(Page):
    """Every field is kept as soon as it is left; what was never entered stays empty."""

    title = mark("Profile")

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.races = Button(tr("Races and days off…"), icon="flag")
        self.races.clicked.connect(self._show_races)
        self.add_action(self.races)
        self.person, self.training = PersonCard(context), TrainingCard(context)
        self.left, self.right = (TendonCard(context, leg) for leg in LEGS)
        self.followed = FollowedCard(context)
        self.shoes = ShoesCard(context)
        self._typed = PendingTexts(self._parts, self)
        self._draft = OpenDraft(context.drafts, self._typed)
        for part in self._parts():
            part.pending_changed.connect(self._typed.changed)
        tendons = SideBySide(self.left, self.right, narrow=WIDE)
        you = column(self.person, tendons, gap=metrics.M)
        told = column(self.training, self.followed, self.shoes, gap=metrics.M)
        you.addStretch(1)
        told.addStretch(1)
        self.body.addWidget(DraftLine(self._draft))
        self.body.addWidget(SideBySide(you, told, (2, 1), narrow=TWO_COLUMNS))
        self.body.addStretch(1)
        self.set_title(
            tr(self.title),
            tr("Nothing is judged against what is empty."),
        )

    def _parts(self) -> tuple[KeptFields, ...]:
        return (self.person, self.left, self.right, self.training)

    def wants(self, changes: ChangeSet) -> bool:
        """True when anything of what is shown changed."""
        return changes.touches(*SHOWN)

    def refresh(self) -> None:
        """Show what is kept; typing in progress stays."""
        facts = self.context.journal.views.profile()
        self.person.show_facts(facts)
        self.training.show_facts(facts)
        self.followed.show_facts(facts)
        self.left.show_facts(facts)
        self.right.show_facts(facts)
        self.shoes.show_facts(facts)
        if not self._draft.is_open:
            self._draft.begin(DraftKey(DraftKind.PROFILE))

    def go_to(self, target: Target) -> None:
        """Go on with what was typed and not kept (a ``DraftKey``)."""
        match target:
            case DraftKey(DraftKind.SHOES):
                self.shoes.resume(target)
            case DraftKey():
                for part in self._parts():
                    part.resume()

    @Slot()
    def _show_races(self) -> None:
        self.context.navigate(Place.PLAN, Errand.RACES)
