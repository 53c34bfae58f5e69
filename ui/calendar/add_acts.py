"""Adds to a day: sessions at once, everything else by its form."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from calfjournal.domain.program import SessionKind
from calfjournal.domain.session import Session
from calfjournal.errors import InputError
from calfjournal.messages import tr
from ui.calendar.adding import Addition, AddMenu, empty_session
from ui.calendar.run_acts import RunActs
from ui.services.act import perform
from ui.services.context import Context
from ui.services.drafts import DraftKey, DraftKind
from ui.services.places import Place
from ui.services.qt import KEY


class AddActs(QObject):
    """``added(key, bool)`` carries a session that stands on the day now.

    True with one that has no exercises yet, and asks for the first.
    """

    added = Signal(KEY, bool)

    def __init__(self, context: Context, run_acts: RunActs, panel: QWidget) -> None:
        super().__init__(panel)
        self._context, self._run_acts, self._panel = context, run_acts, panel
        self._day = context.journal.today()

    def menu(self, day: date) -> AddMenu:
        """Return the menu of what can be added to a day."""
        self._day = day
        menu = AddMenu(self._context.journal, day, self._panel)
        menu.chosen.connect(self._add)
        menu.form_wanted.connect(self._open_form)
        return menu

    @Slot(Session)
    def _add(self, session: Session) -> None:
        key = self._kept(session)
        if key is not None:
            self.added.emit(key, False)

    def _kept(self, session: Session) -> int | None:
        said = tr("Session added on {day:day}.", day=session.day)
        try:
            added = perform(self._context, said, self._context.journal.sessions.add, session)
        except InputError as problem:
            self._context.notices.warn(problem)
            return None
        return None if added is None else added.value.key

    @Slot(Addition)
    def _open_form(self, what: Addition) -> None:
        navigate, day = self._context.navigate, self._day
        match what:
            case Addition.EXERCISES:
                key = self._kept(empty_session(day, SessionKind.STRENGTH))
                if key is not None:
                    self.added.emit(key, True)
            case Addition.RUN:
                self._run_acts.ask(day)
            case Addition.PLANNED_RUN:
                self._run_acts.ask_planned(day)
            case Addition.RACE:
                navigate(Place.PLAN, DraftKey(DraftKind.RACE, day))
            case Addition.DAYS_OFF:
                navigate(Place.PLAN, DraftKey(DraftKind.DAYS_OFF, day))
            case Addition.NOTE:
                navigate(Place.TODAY, day)
            case Addition.FLARE:
                navigate(Place.TODAY, DraftKey(DraftKind.FLARE, day))
