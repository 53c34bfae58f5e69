"""What is known of exercises, read before the keys come to them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, QTimer, Slot

from calfjournal.views.exercise import ExerciseFacts
from ui.services.context import Context

NEAR = 14
"""Exercises on either side of the shown one that are read ahead: a page of the list."""
AHEAD_MS = 5
"""Between two of them: a key that is held comes every 30 ms."""


class FactsAhead(QObject):
    """Keeps what was read until something changes; reads the neighbours when nothing else is."""

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._kept: dict[str, ExerciseFacts] = {}
        self._wanted: list[str] = []
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._read_ahead)

    def facts(self, exercise: str) -> ExerciseFacts:
        """Return what the journal knows of an exercise as it is now."""
        if exercise not in self._kept:
            self._kept[exercise] = self._context.journal.views.exercise(exercise)
        return self._kept[exercise]

    def expect(self, listed: Sequence[str], at: int) -> None:
        """Read what may be shown next when there is time, the nearest first."""
        near = range(max(at - NEAR, 0), min(at + NEAR + 1, len(listed)))
        order = sorted(near, key=lambda row: abs(row - at), reverse=True)
        self._wanted = [listed[row] for row in order if listed[row] not in self._kept]
        if self._wanted:
            self._timer.start(AHEAD_MS)

    def forget(self) -> None:
        """Read everything anew."""
        self._timer.stop()
        self._kept.clear()

    @Slot()
    def _read_ahead(self) -> None:
        if self._wanted and not self._context.journal.closed:
            self.facts(self._wanted.pop())
            self._timer.start(AHEAD_MS)
