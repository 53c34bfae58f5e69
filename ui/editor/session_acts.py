"""What can be done with the session that an editor shows."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import ParamSpec, TypeVar

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QDialog

from calfjournal.changes import Outcome
from calfjournal.domain.exercise import Exercise
from calfjournal.domain.own_exercise import OwnExercise
from calfjournal.domain.placing import Placing
from calfjournal.domain.session import Session
from calfjournal.messages import tr, when
from calfjournal.views.session import offered_session
from ui.editor.dialogs import ExerciseDialog, MoveDialog, SkipDialog
from ui.editor.session_ends import SessionEnds
from ui.editor.shift_dialog import ask_shift
from ui.services.places import Place, SessionSpot
from ui.services.qt import DIRECT, KEY

P = ParamSpec("P")
T = TypeVar("T")


class SessionActs(SessionEnds):
    """Acts of a session, and the dialogs that ask for more first."""

    def show_session(self, session: Session | None, *, waits: bool = False) -> None:
        """Take the session that is acted on, as it is now; questions about another one go.

        Nothing is logged of one that ``waits`` for the athlete's word.
        """
        self._waits = waits
        if session is None or self._session is None or session.id != self._session.id:
            for dialog in self._editor.findChildren(QDialog, options=DIRECT):
                dialog.hide()
                dialog.deleteLater()
        self._session = session

    # ------------------------------------------------------------------ at once

    def copy_targets(self) -> None:
        """Log every open set on target."""
        self.begun.emit()
        if not self._waits:
            self._log_all(self._context.journal.sets.copy_targets)

    def copy_previous(self) -> None:
        """Log every open set as last time."""
        self.begun.emit()
        if not self._waits:
            self._log_all(self._context.journal.sets.copy_previous)

    def _log_all(self, verb: Callable[[int], Outcome[Session]]) -> None:
        """Log what is open, and ask for the effort where nothing is open then."""
        logged = self._perform("", verb)
        if logged is not None and logged.value.counts:
            self.tell_end(logged.value)

    def play(self) -> None:
        """Start the session in the player, or go on with it there."""
        self.begun.emit()
        if self._session is not None:
            spot = SessionSpot(self._session.day, self._session.key)
            self._context.navigate(Place.PLAYER, spot)

    def reopen(self) -> None:
        """Make the session planned again."""
        self._perform("", self._context.journal.sessions.reopen)

    def unlink(self) -> None:
        """Plan the plan's session again and keep what was done by itself."""
        self.begun.emit()
        if self._session is not None:
            day = self._session.original_day or self._session.day
            said = tr("Planned again for {day:day}; what was done stays by itself.", day=day)
            self._perform(said, self._context.journal.session_links.unlink)

    def delete(self) -> None:
        """Delete the session; undo brings it back."""
        self._perform(tr("Session deleted."), self._context.journal.sessions.delete)

    # ------------------------------------------------------------------ asking first

    def ask_move(self) -> None:
        """Ask for another day and move the session there."""
        if self._session is not None:
            day, begins = self._session.day, self._session.start_time
            today = self._context.journal.today()
            dialog = MoveDialog(tr("Move session"), day, begins, self._placing, today, self._editor)
            dialog.chosen.connect(self._move)
            dialog.shift_wanted.connect(self._ask_shift)
            dialog.open()

    @Slot(date, str)
    def _ask_shift(self, day: date, start_time: str) -> None:
        """Show what shifting the rest would move, and do it when that is wanted."""
        if self._session is not None:
            self._shift_to = day, start_time
            key = self._session.key
            ask_shift(self._context, key, day, start_time, self._shift, self._editor)

    @Slot()
    def _shift(self) -> None:
        day, start_time = self._shift_to
        self._perform(when.shifted_to(day), self._context.journal.moves.shift, day, start_time)

    def ask_skip(self) -> None:
        """Ask why and skip the session."""
        if self._session is not None:
            dialog = SkipDialog(self._context.drafts, self._session.key, self._editor)
            dialog.chosen.connect(self._skip)
            dialog.open()

    def ask_link(self) -> None:
        """Ask which session of the plan it was."""
        self.begun.emit()
        if self._session is None:
            return
        from ui.editor.link_dialog import LinkDialog, nearest  # Late: it is seldom wanted.

        today = self._context.journal.today()
        near = self._context.journal.session_links.open_near(self._session)
        dialog = LinkDialog(
            tr("Which planned session was it?"),
            [(offered_session(each, today), each.key) for each in near],
            tr("No session of a plan is still open within a week of this day."),
            self._editor,
            likely=nearest(self._session.day, [each.day for each in near]),
        )
        dialog.chosen.connect(self._link)
        dialog.open()

    @Slot(KEY)
    def _link(self, planned: int) -> None:
        said = tr("Linked to the planned session.")
        self._perform(said, self._context.journal.session_links.link, planned)

    def ask_exercise(self) -> None:
        """Ask for an exercise and add its sets."""
        library = self._context.journal.library
        dialog = ExerciseDialog(tuple(library.exercises.values()), self._editor)
        dialog.chosen.connect(self._add_exercise)
        dialog.new_wanted.connect(self._ask_new_exercise)
        dialog.open()

    @Slot(str)
    def _ask_new_exercise(self, name: str) -> None:
        """Ask for an exercise of one's own, called so, and add its sets."""
        from ui.editor.own_exercise_dialog import OwnExerciseDialog

        dialog = OwnExerciseDialog(self._context, name=name, parent=self._editor)
        dialog.kept.connect(self._add_own)
        dialog.open()

    @Slot(OwnExercise)
    def _add_own(self, own: OwnExercise) -> None:
        self._add_exercise(self._context.journal.library.exercises[own.exercise])

    def _placing(self, day: date, start_time: str) -> Placing | None:
        if self._session is None:
            return None
        moves = self._context.journal.moves
        return moves.placings(self._session.key, (day,), start_time).get(day)

    def _move(self, day: date, start_time: str) -> None:
        move = self._context.journal.moves.move
        self._perform(when.moved_to(day), move, day, start_time)

    def _skip(self, reason: str) -> None:
        skipped = self._perform(tr("Session skipped."), self._context.journal.sessions.skip, reason)
        dialog = self.sender()
        if skipped is not None and isinstance(dialog, SkipDialog):
            dialog.accept()

    def _add_exercise(self, exercise: Exercise) -> None:
        self._perform("", self._context.journal.sets.add_exercise, exercise)
