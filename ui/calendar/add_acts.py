"""Adds to a day: sessions at once, everything else by its form."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import ParamSpec

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from calfjournal.changes import Outcome
from calfjournal.domain.exercise import Exercise
from calfjournal.domain.program import SessionKind
from calfjournal.domain.session import Session
from calfjournal.messages import tr
from ui.calendar.adding import Addition, AddMenu, empty_session
from ui.calendar.ask_anyway import ask_about
from ui.calendar.run_acts import RunActs
from ui.editor.dialogs import ExerciseDialog
from ui.services.act import perform_or_warn
from ui.services.context import Context
from ui.services.drafts import DraftKey, DraftKind
from ui.services.places import Place
from ui.services.qt import KEY

P = ParamSpec("P")


class AddActs(QObject):
    """``added(key)`` carries a session that stands on the day now; ``note_wanted(date)`` asks."""

    added = Signal(KEY)
    note_wanted = Signal(date)

    def __init__(self, context: Context, run_acts: RunActs, panel: QWidget) -> None:
        super().__init__(panel)
        self._context, self._run_acts, self._panel = context, run_acts, panel
        self._day = context.journal.today()
        self._start_time = ""
        self._new: Session | None = None

    def menu(self, day: date, start_time: str = "") -> AddMenu:
        """Return the menu of what can be added to a day, at a local "HH:MM" if one is given."""
        self._day, self._start_time = day, start_time
        menu = AddMenu(self._context.journal, day, self._panel)
        menu.chosen.connect(self._add)
        menu.form_wanted.connect(self._open_form)
        return menu

    @Slot(Session)
    def _add(self, session: Session) -> None:
        self._new = self._at_hour(session)
        placings = self._context.journal.moves.placings(self._new, (self._new.day,))
        ask_about(placings.values(), tr("Add"), self._keep, self._panel.window())

    @Slot()
    def _keep(self) -> None:
        if self._new is not None:
            self._told(self._context.journal.sessions.add, self._new)

    def _at_hour(self, session: Session) -> Session:
        return replace(session, start_time=self._start_time) if self._start_time else session

    @Slot(Exercise)
    def _begin_with(self, exercise: Exercise) -> None:
        session = self._at_hour(empty_session(self._day, SessionKind.STRENGTH))
        self._told(self._context.journal.sets.begin_with, session, exercise)

    def _told(self, verb: Callable[P, Outcome[Session]], *args: P.args, **kwargs: P.kwargs) -> None:
        said = tr("Session added on {day:day}.", day=self._day)
        added = perform_or_warn(self._context, said, verb, *args, **kwargs)
        if added is not None:
            self.added.emit(added.value.key)

    def _ask_exercise(self) -> None:
        exercises = tuple(self._context.journal.library.exercises.values())
        dialog = ExerciseDialog(exercises, self._panel.window())
        dialog.chosen.connect(self._begin_with)
        dialog.open()

    @Slot(Addition)
    def _open_form(self, what: Addition) -> None:
        navigate, day = self._context.navigate, self._day
        match what:
            case Addition.EXERCISES:
                self._ask_exercise()
            case Addition.RUN:
                self._run_acts.ask(day)
            case Addition.PLANNED_RUN:
                self._run_acts.ask_planned(day)
            case Addition.RACE:
                navigate(Place.PLAN, DraftKey(DraftKind.RACE, day))
            case Addition.DAYS_OFF:
                navigate(Place.PLAN, DraftKey(DraftKind.DAYS_OFF, day))
            case Addition.NOTE:
                self.note_wanted.emit(day)
            case Addition.FLARE:
                navigate(Place.TODAY, DraftKey(DraftKind.FLARE, day))
