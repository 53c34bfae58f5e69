"""The ways to add to a day: buttons, and the menu of sessions like a recent one or empty."""

from __future__ import annotations

from datetime import date
from functools import partial

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


class AddMenu(QMenu):
    """Offers sessions for a day; ``chosen(Session)`` carries the new one. Deletes itself.

    ``run_wanted`` asks for a run to plan.
    """

    chosen = Signal(Session)
    run_wanted = Signal()

    def __init__(self, journal: Journal, day: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._journal, self._day = journal, day
        self.aboutToHide.connect(self.deleteLater)
        models = journal.views.recent_sessions(day)
        if models:
            self._offer_like(models)
            self.addSeparator()
        self._head(tr("Empty, to fill with exercises"))
        for kind, word in vocabulary.KINDS.items():
            self.addAction(f"{word.glyph}  {word.text}", partial(_choose_kind, self, kind))
        self.addSeparator()
        self.addAction(tr("Plan a run…"), self.run_wanted.emit)

    def _offer_like(self, models: list[Session]) -> None:
        """Offer sessions like some, each with why the day is not its best; once if it is one."""
        self._head(tr("Like a recent one"))
        reasons = [self._why_not(session) for session in models]
        one = reasons[0] if len(set(reasons)) == 1 else ""
        if one:
            self._head(one)
        for session, why in zip(models, reasons, strict=True):
            words = f"{vocabulary.KINDS[session.kind].glyph}  {in_words(session.title)}"
            said = f"{words}\t{why}" if why and not one else words
            self.addAction(said, partial(_choose_like, self, session))

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
        self.chosen.emit(Session(self._day, kind, EMPTY_TITLES[kind], locked=True))


def _choose_like(menu: QObject, session: Session) -> None:
    if isinstance(menu, AddMenu):
        menu.choose_like(session)


def _choose_kind(menu: QObject, kind: SessionKind) -> None:
    if isinstance(menu, AddMenu):
        menu.choose_kind(kind)
