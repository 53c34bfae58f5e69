"""Sessions that are dragged to another day: which days would take them, and the move itself."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QObject, Signal

from calfjournal.errors import InputError
from calfjournal.messages import in_words, tr, when
from ui.calendar.grid import MonthGrid
from ui.services.act import perform
from ui.services.context import Context


class SessionMoves(QObject):
    """Answers the drags of a grid; ``moved(date)`` tells where a session was dropped."""

    moved = Signal(date)

    def __init__(self, context: Context, grid: MonthGrid) -> None:
        super().__init__(grid)
        self._context, self._grid = context, grid
        grid.session_moved.connect(self._move)
        grid.advice_wanted.connect(self._advise)
        grid.allow_drags(allowed=True)

    def _move(self, session_id: int, day: date) -> None:
        try:
            said, move = when.moved_to(day), self._context.journal.sessions.move
            perform(self._context, said, move, session_id, day)
        except InputError as problem:
            self._context.notices.warn(problem)
            return
        self.moved.emit(day)

    def _advise(self, session_id: int, days: tuple[date, ...]) -> None:
        journal = self._context.journal
        ahead = tuple(day for day in days if day >= journal.today())
        against = dict.fromkeys(days, tr("This day has passed."))
        judged = journal.planning.against_days(session_id, ahead)
        against.update({day: in_words(why) if why else "" for day, why in judged.items()})
        self._grid.show_against(against)
