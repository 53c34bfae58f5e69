"""The ways to add to a day: buttons, and the menu of sessions like a recent one or empty."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from enum import Enum, auto
from functools import partial
from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMenu, QWidget

from calfjournal.domain.placing import Fit
from calfjournal.domain.program import SessionKind
from calfjournal.domain.session import Session
from calfjournal.journal import Journal
from calfjournal.messages import in_words, mark, tr, vocabulary, when
from ui.widgets.buttons import Button
from ui.widgets.layouts import FlowLayout

EMPTY_TITLES = vocabulary.Vocabulary(
    {
        SessionKind.MOBILITY: mark("Mobility session"),
        SessionKind.STRENGTH: mark("Strength session"),
        SessionKind.PLYOMETRIC: mark("Plyometric session"),
        SessionKind.RETEST: mark("Re-test session"),
    }
)


def empty_session(day: date, kind: SessionKind) -> Session:
    """Return a session without exercises, placed by hand."""
    return Session(day, kind, EMPTY_TITLES[kind], locked=True)


class AddButtons(QWidget):
    """The ways to add something to a day."""

    def __init__(self) -> None:
        super().__init__()
        self.session = Button(tr("Add session"), icon="plus")
        self.run = Button(tr("Add run"), icon="plus")
        self.planned_run = Button(tr("Plan run"), icon="plus")
        flow = FlowLayout(self)
        for button in (self.session, self.run, self.planned_run):
            flow.addWidget(button)


class Addition(Enum):
    """What can be added to a day beside a session, each with a form of its own."""

    EXERCISES = auto()
    RUN = auto()
    PLANNED_RUN = auto()
    RACE = auto()
    DAYS_OFF = auto()
    NOTE = auto()
    FLARE = auto()


FORMS: Final = {
    Addition.EXERCISES: mark("Session from the library…"),
    Addition.RUN: mark("Run…"),
    Addition.PLANNED_RUN: mark("Plan a run…"),
    Addition.RACE: mark("Race…"),
    Addition.DAYS_OFF: mark("Days off…"),
    Addition.NOTE: mark("Note…"),
    Addition.FLARE: mark("Flare…"),
}


def additions(day: date, today: date) -> tuple[Addition, ...]:
    """Return what makes sense on a day: nothing is planned for the past, or told of the future."""
    future = (Addition.PLANNED_RUN, Addition.RACE, Addition.DAYS_OFF)
    if day > today:
        return (Addition.EXERCISES, *future)
    if day < today:
        return (Addition.EXERCISES, Addition.RUN, Addition.NOTE)
    return (Addition.EXERCISES, Addition.RUN, *future, Addition.NOTE, Addition.FLARE)


class AddMenu(QMenu):
    """Offers sessions for a day; ``chosen(Session)`` carries the new one. Deletes itself.

    ``form_wanted(Addition)`` asks for the form of something else.
    """

    chosen = Signal(Session)
    form_wanted = Signal(Addition)

    def __init__(self, journal: Journal, day: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._journal, self._day = journal, day
        self.aboutToHide.connect(self.deleteLater)
        models = journal.views.recent_sessions(day)
        self._offer(tr("From the program"), [each for each in models if each.plan_id is not None])
        self._offer(tr("Like a recent one"), [each for each in models if each.plan_id is None])
        self._head(tr("Empty, to fill with exercises"))
        for kind, word in vocabulary.KINDS.items():
            self.addAction(f"{word.glyph}  {word.text}", partial(_choose_kind, self, kind))
        self.addSeparator()
        for what in additions(day, journal.today()):
            self.addAction(tr(FORMS[what]), partial(_want_form, self, what))

    def _offer(self, head: str, models: Sequence[Session]) -> None:
        """Offer sessions like some, each with why the day is not its best; once if it is one."""
        if not models:
            return
        self._head(head)
        reasons = [self._why_not(session) for session in models]
        one = reasons[0] if len(set(reasons)) == 1 else ""
        if one:
            self._head(one)
        for session, why in zip(models, reasons, strict=True):
            words = f"{vocabulary.KINDS[session.kind].glyph}  {in_words(session.title)}"
            said = f"{words}\t{why}" if why and not one else words
            self.addAction(said, partial(_choose_like, self, session))
        self.addSeparator()

    def _head(self, words: str) -> None:
        self.addAction(words).setEnabled(False)

    def _why_not(self, like: Session) -> str:
        """Why the day is not the best one for a session like another, "" where it fits."""
        found = self._journal.moves.placings(like.again_on(self._day), (self._day,))
        placing = found.get(self._day)
        return "" if placing is None or placing.fit is Fit.FREE else when.placed(placing)

    def choose_like(self, session: Session) -> None:
        """Choose a session planned like another."""
        whole = self._journal.sessions.get(session.key) or session
        self.chosen.emit(whole.again_on(self._day))

    def choose_kind(self, kind: SessionKind) -> None:
        """Choose a session without exercises."""
        self.chosen.emit(empty_session(self._day, kind))


def _choose_like(menu: QObject, session: Session) -> None:
    if isinstance(menu, AddMenu):
        menu.choose_like(session)


def _want_form(menu: QObject, what: Addition) -> None:
    if isinstance(menu, AddMenu):
        menu.form_wanted.emit(what)


def _choose_kind(menu: QObject, kind: SessionKind) -> None:
    if isinstance(menu, AddMenu):
        menu.choose_kind(kind)
