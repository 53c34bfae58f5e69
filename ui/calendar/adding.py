"""The menu that adds a session: like one of the recent ones, or an empty one of a kind."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMenu, QWidget

from calfjournal.domain.program import SessionKind
from calfjournal.domain.session import Session
from calfjournal.journal import Journal
from calfjournal.messages import in_words, mark, tr, vocabulary

EMPTY_TITLES = vocabulary.Vocabulary(
    {
        SessionKind.MOBILITY: mark("Mobility session"),
        SessionKind.STRENGTH: mark("Strength session"),
        SessionKind.PLYOMETRIC: mark("Plyometric session"),
        SessionKind.RETEST: mark("Re-test session"),
    }
)


class AddMenu(QMenu):
    """Offers sessions for a day; ``chosen(Session)`` carries the new one. Deletes itself."""

    chosen = Signal(Session)

    def __init__(self, journal: Journal, day: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._journal, self._day = journal, day
        self.aboutToHide.connect(self.deleteLater)
        models = journal.views.recent_sessions(day)
        if models:
            self._head(tr("Like a recent one"))
        for session in models:
            words = f"{vocabulary.KINDS[session.kind].glyph}  {in_words(session.title)}"
            self.addAction(words, partial(_choose_like, self, session))
        if models:
            self.addSeparator()
        self._head(tr("Empty, to fill with exercises"))
        for kind, word in vocabulary.KINDS.items():
            self.addAction(f"{word.glyph}  {word.text}", partial(_choose_kind, self, kind))

    def _head(self, words: str) -> None:
        self.addAction(words).setEnabled(False)

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
