"""The clock of what is played: how much of a score is over."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from calfjournal.domain.score import Score
from calfjournal.sound.sleep import SleepWatch
from ui.services.qt import VALUE

Now = Callable[[], int]
"""Nanoseconds of a clock that only goes on."""


class PlayClock(QObject):
    """Plays one score at a time; without sound it follows the computer's own clock.

    ``told`` says what became of the sound, "" when all is well again. ``slept`` (nanoseconds)
    comes when the computer slept while it ran: it stands where it was seen last, and goes on from
    there unless who hears that pauses it. Without ``sleepless`` nobody minds sleep.
    """

    told = Signal(str)
    slept = Signal(VALUE)

    def __init__(
        self,
        now: Now = time.monotonic_ns,
        parent: QObject | None = None,
        sleepless: Now | None = None,
    ) -> None:
        super().__init__(parent)
        self._now = now
        self._sleep = None if sleepless is None else SleepWatch(now, sleepless)
        self._seen_ns = 0
        self._begun = 0
        self._held_ns: int | None = 0
        self.score: Score | None = None

    @property
    def is_running(self) -> bool:
        """True while it goes on."""
        return self.score is not None and self._held_ns is None

    @property
    def elapsed_ns(self) -> int:
        """Nanoseconds of the score that are over, without those that the computer slept."""
        if self.is_running:
            asleep_ns = self._sleep.asleep_ns(self._sounded_ns()) if self._sleep is not None else 0
            if asleep_ns:
                self._begin_from(self._seen_ns)
                self.slept.emit(asleep_ns)
        if self._held_ns is None:
            self._seen_ns = self._where()
            return self._seen_ns
        return self._held_ns

    def _where(self) -> int:
        return self._now() - self._begun

    def _sounded_ns(self) -> int:
        """What was heard since the last look."""
        return 0

    def _begin_from(self, elapsed_ns: int) -> None:
        """Follow the computer's clock from there."""
        self._held_ns, self._begun = None, self._now() - elapsed_ns

    def play(self, score: Score, from_ns: int = 0) -> None:
        """Begin a score, so many nanoseconds after its start; another one ends."""
        self.score, self._seen_ns = score, from_ns
        self._begin_from(from_ns)
        if self._sleep is not None:
            self._sleep.begin()

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
