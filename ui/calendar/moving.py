"""What is dragged to another day: which days would take it, and the move itself."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QObject, Signal

from calfjournal.errors import InputError
from calfjournal.messages import when
from ui.calendar.grid import MonthGrid
from ui.services.act import perform
from ui.services.context import Context


class DraggedMoves(QObject):
    """Answers the drags of a grid; ``moved(date)`` tells where something was dropped."""

    moved = Signal(date)

    def __init__(self, context: Context, grid: MonthGrid) -> None:
        super().__init__(grid)
        self._context, self._grid = context, grid
        grid.session_moved.connect(self._move_session)
        grid.run_moved.connect(self._move_run)
        grid.advice_wanted.connect(self._advise)
        grid.run_advice_wanted.connect(self._advise_run)
        grid.allow_drags(allowed=True)

    def _move_session(self, session_id: int, day: date) -> None:
        self._move(self._context.journal.moves.move, session_id, day)

    def _move_run(self, planned_id: int, day: date) -> None:
        self._move(self._context.journal.planned_runs.move, planned_id, day)

    def _move(self, move: Callable[[int, date], object], key: int, day: date) -> None:
        try:
            perform(self._context, when.moved_to(day), move, key, day)
        except InputError as problem:
            self._context.notices.warn(problem)
            return
        self.moved.emit(day)

    def _advise(self, session_id: int, days: tuple[date, ...]) -> None:
        self._grid.show_placings(self._context.journal.moves.placings(session_id, days))

    def _advise_run(self, planned_id: int, days: tuple[date, ...]) -> None:
        self._grid.show_placings(self._context.journal.moves.run_placings(planned_id, days))
