"""The clock of what is played: how much of a score is over."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from calfjournal.domain.score import Score

Now = Callable[[], int]
"""Nanoseconds of a clock that only goes on."""


class PlayClock(QObject):
    """Plays one score at a time; without sound it follows the computer's own clock.

    ``told`` says what became of the sound, "" when all is well again.
    """

    told = Signal(str)

    def __init__(self, now: Now = time.monotonic_ns, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._now = now
        self._begun = 0
        self._held_ns: int | None = 0
        self.score: Score | None = None

    @property
    def is_running(self) -> bool:
        """True while it goes on."""
        return self.score is not None and self._held_ns is None

    @property
    def elapsed_ns(self) -> int:
        """Nanoseconds of the score that are over."""
        return self._now() - self._begun if self._held_ns is None else self._held_ns

    def play(self, score: Score, from_ns: int = 0) -> None:
        """Begin a score, so many nanoseconds after its start; another one ends."""
        self.score, self._held_ns = score, None
        self._begun = self._now() - from_ns

    def pause(self) -> None:
        """Stand still."""
        if self.is_running:
            self._held_ns = self.elapsed_ns

    def go_on(self) -> None:
        """Go on from where it stands."""
        if self.score is not None and self._held_ns is not None:
            self.play(self.score, self._held_ns)

    def stop(self) -> None:
        """Play nothing any more."""
        self.score, self._held_ns = None, 0
