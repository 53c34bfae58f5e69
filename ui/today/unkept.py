"""What was typed and neither kept nor dropped: strips to go on with it, or to let it go."""

from __future__ import annotations

from datetime import date

from msgspec import Struct
from PySide6.QtCore import Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from calfjournal.domain.draft import Draft
from calfjournal.journal import Journal
from calfjournal.messages import mark, tr
from calfjournal.messages.formats import day_with_year, short_day
from calfjournal.messages.vocabulary import Vocabulary
from calfjournal.messages.when import typed_at
from ui.services.context import Context
from ui.services.drafts import DraftKey, DraftKind
from ui.services.places import Place
from ui.theme import metrics
from ui.widgets.banner import Banner, Mood
from ui.widgets.buttons import Button
from ui.widgets.layouts import clear

PLACES: dict[DraftKind, Place] = {
    DraftKind.CHECK_IN: Place.TODAY,
    DraftKind.RED_FLAGS: Place.TODAY,
    DraftKind.DECISION: Place.TODAY,
    DraftKind.SESSION: Place.SESSION,
    DraftKind.PLAYED: Place.PLAYER,
    DraftKind.SKIP: Place.SESSION,
    DraftKind.RUN: Place.CALENDAR,
    DraftKind.PLANNED_RUN: Place.CALENDAR,
    DraftKind.TEST: Place.TESTS,
    DraftKind.PLAN: Place.PLAN,
    DraftKind.PROGRAM: Place.PLAN,
    DraftKind.RACE: Place.PLAN,
    DraftKind.DAYS_OFF: Place.PLAN,
    DraftKind.THRESHOLD: Place.RECOVERY,
    DraftKind.FLARE: Place.TODAY,
    DraftKind.PROFILE: Place.PROFILE,
    DraftKind.SHOES: Place.PROFILE,
    DraftKind.OWN_EXERCISE: Place.LIBRARY,
}
"""The page that goes on with a draft of a kind: its ``go_to`` gets the key."""


class Unkept(Struct, frozen=True):
    """A draft as it is offered; ``key`` is None when what it is about is no longer there."""

    draft: Draft
    sentence: str
    key: DraftKey | None = None


def unkept(journal: Journal, draft: Draft) -> Unkept:
    """Return a draft with the sentence that offers it."""
    key = DraftKey.read(draft.name)
    what = _what(journal, key) if key is not None else ""
    if what:
        told = typed_at(
            draft.at,
            mark("{what} was not kept. You typed it at {at:clock}."),
            mark("{what} was not kept. You typed it on {day:day} at {at:clock}."),
            what=what,
        )
        return Unkept(draft, told, key)
    told = typed_at(
        draft.at,
        mark("What you typed at {at:clock} was not kept, and its place is gone."),
        mark("What you typed on {day:day} at {at:clock} was not kept, and its place is gone."),
    )
    return Unkept(draft, told)


def _what(journal: Journal, key: DraftKey) -> str:
    """Return what was not kept, "" when that is no longer there."""
    match key:
        case DraftKey(kind, int() as row):
            return _change(journal, kind, row)
        case DraftKey(kind, date() as day) if kind in _OF_A_DAY:
            return tr(_OF_A_DAY[kind], day=_day(journal, day))
        case DraftKey(kind):
            return _NEW.get(kind, "")


_OF_A_DAY = {
    DraftKind.CHECK_IN: mark("A check-in of {day}"),
    DraftKind.RED_FLAGS: mark("A report of warning signs of {day}"),
    DraftKind.DECISION: mark("Your own decision of {day}"),
    DraftKind.RUN: mark("A run of {day}"),
    DraftKind.PLANNED_RUN: mark("A run planned for {day}"),
}
_NEW = Vocabulary(
    {
        DraftKind.TEST: mark("A test"),
        DraftKind.PLAN: mark("A new plan"),
        DraftKind.PROGRAM: mark("A change to a program"),
        DraftKind.RACE: mark("A race"),
        DraftKind.DAYS_OFF: mark("A range of days off"),
        DraftKind.THRESHOLD: mark("A number of the rules"),
        DraftKind.PROFILE: mark("Something of your profile"),
        DraftKind.SHOES: mark("A pair of shoes"),
        DraftKind.OWN_EXERCISE: mark("An exercise of your own"),
        DraftKind.FLARE: mark("The beginning of a flare"),
    }
)


def _change(journal: Journal, kind: DraftKind, row: int) -> str:
    if kind in (DraftKind.SESSION, DraftKind.PLAYED, DraftKind.SKIP):
        session = journal.sessions.get(row)
        if session is None:
            return ""
        title, dated = session.title, _day(journal, session.day)
        if kind is DraftKind.SKIP:
            return tr("Why you skip “{session}” of {day}", session=title, day=dated)
        return tr("Part of “{session}” of {day}", session=title, day=dated)
    if kind is DraftKind.SHOES:
        pair = next((shoes for shoes in journal.shoes.all() if shoes.id == row), None)
        return "" if pair is None else tr("A change to the shoes {name}", name=pair.name)
    if kind is DraftKind.OWN_EXERCISE:
        own = next((each for each in journal.exercises.all() if each.id == row), None)
        return "" if own is None else tr("A change to the exercise {name}", name=own.name)
    day = _day_of(journal, kind, row)
    return tr(_CHANGES[kind], day=_day(journal, day)) if day is not None else ""


_CHANGES = {
    DraftKind.RUN: mark("A change to the run of {day}"),
    DraftKind.PLANNED_RUN: mark("A change to the run planned for {day}"),
    DraftKind.TEST: mark("A change to the test of {day}"),
    DraftKind.RACE: mark("A change to the race of {day}"),
    DraftKind.DAYS_OFF: mark("A change to the days off of {day}"),
    DraftKind.PLAN: mark("A change to the plan that began on {day}"),
}


def _day_of(journal: Journal, kind: DraftKind, row: int) -> date | None:
    if kind is DraftKind.RUN:
        run = journal.runs.get(row)
        return run.day if run is not None else None
    if kind is DraftKind.PLANNED_RUN:
        planned = journal.planned_runs.get(row)
        return planned.day if planned is not None else None
    if kind is DraftKind.TEST:
        test = journal.assessments.get(row)
        return test.day if test is not None else None
    if kind is DraftKind.RACE:
        return next((race.day for race in journal.plans.races() if race.id == row), None)
    if kind is DraftKind.PLAN:
        plan = journal.plans.active()
        return plan.start if plan is not None and plan.id == row else None
    blocks = journal.plans.blocks() if kind is DraftKind.DAYS_OFF else []
    return next((block.start for block in blocks if block.id == row), None)


def _day(journal: Journal, day: date) -> str:
    return short_day(day) if day.year == journal.today().year else day_with_year(day)


class UnkeptStrip(Banner):
    """One draft: go on with it, or drop it; what has no place any more can be copied."""

    def __init__(self, context: Context, offered: Unkept, parent: QWidget | None = None) -> None:
        verb = tr("Continue") if offered.key else tr("Copy the text")
        super().__init__(offered.sentence, Mood.INFO, action=verb, parent=parent)
        self._context, self._offered = context, offered
        self.drop = Button(tr("Drop"), "quiet")
        self.drop.clicked.connect(self._drop)
        line = self.layout()
        if line is not None:
            line.addWidget(self.drop)
        self.pressed.connect(self._go_on if offered.key else self._copy)

    @Slot()
    def _go_on(self) -> None:
        key = self._offered.key
        if key is not None:
            self._context.navigate(PLACES[key.kind], key)

    @Slot()
    def _copy(self) -> None:
        texts = self._offered.draft.values.values()
        QGuiApplication.clipboard().setText("\n".join(str(text) for text in texts))
        self._context.notices.say(tr("Copied. Drop it when it is where you want it."))

    @Slot()
    def _drop(self) -> None:
        self._context.drafts.drop(self._offered.draft.name)


class UnkeptStrips(QWidget):
    """The newest draft that no open form shows, one strip at a time; no room without any."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._shown: list[Unkept] = []
        self._waits = False
        self._stack = QVBoxLayout(self)
        self._stack.setContentsMargins(0, 0, 0, 0)
        self._stack.setSpacing(metrics.S)
        self.hide()
        context.drafts.changed.connect(self.refresh)

    @Slot()
    def refresh(self) -> None:
        """Look what lies there now."""
        journal = self._context.journal
        wanted = [unkept(journal, draft) for draft in self._context.drafts.left()]
        if wanted == self._shown:
            return
        self._shown = wanted
        clear(self._stack)
        for offered in wanted[:1]:
            self._stack.addWidget(UnkeptStrip(self._context, offered))
        self.setVisible(bool(wanted) and not self._waits)

    def wait_for(self, graver: bool) -> None:
        """Take no room while something graver is told above."""
        self._waits = graver
        self.setVisible(bool(self._shown) and not graver)
