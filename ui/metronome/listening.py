"""Hearing a beat in the window: the clock that plays it, and the picture that follows."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from calfjournal.domain.score import SECOND_NS, Cue, Score
from ui.services.qt import VALUE
from ui.sound.clock import PlayClock
from ui.theme import active

PICTURE_MS: Final = 33
CALM_MS: Final = 250
"""Between two pictures; with less motion only the words go on."""
BEFORE_NS: Final = 3 * SECOND_NS
"""What is heard begins so long before the part that was asked for, with its count-in."""


class Listening(QObject):
    """Plays a beat; ``moved`` says where it is in nanoseconds, None when nothing plays any more."""

    moved = Signal(VALUE)

    def __init__(self, clock: PlayClock, parent: QObject) -> None:
        super().__init__(parent)
        self.clock = clock
        self._score: Score | None = None
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look)

    @property
    def is_on(self) -> bool:
        """True while it plays."""
        return self._score is not None

    def play(self, score: Score, index: int | None = None) -> None:
        """Play from a part on; without one from the first beat."""
        at = first_beat(score) if index is None else index
        self._score = score
        self.clock.play(score, max(score.begins[at] - BEFORE_NS, 0))
        self._timer.start(CALM_MS if active().less_motion else PICTURE_MS)
        self.look()

    @Slot()
    def stop(self) -> None:
        """Play no longer."""
        if self._score is None:
            return
        if self.clock.score is self._score:
            self.clock.stop()
        self._score = None
        self._timer.stop()
        self.moved.emit(None)

    @Slot()
    def look(self) -> None:
        """Show where the clock is; what is over, or played no more, ends."""
        score = self._score
        if score is None:
            return
        elapsed = self.clock.elapsed_ns
        if self.clock.score is not score or score.at(elapsed).over:
            self.stop()
        else:
            self.moved.emit(elapsed)


def first_beat(score: Score) -> int:
    """Return the first part with a beat."""
    return next(at for at, each in enumerate(score.passages) if each.cue is Cue.BEAT)
