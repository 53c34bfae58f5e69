"""Repetitions counted aloud, where the computer has a voice; Qt's speech is imported only then."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject, Slot

from ui.sound.clock import PlayClock

PRETENDED = "mock"
"""An engine that only says that it speaks."""


class Speaker(Protocol):
    """Whatever says a number and does not wait until it is said."""

    def say(self, number: int) -> None:
        """Begin to say it."""


class _SystemVoice:
    """The voice of the system; ``engine`` "" is the one it prefers."""

    def __init__(self, engine: str = "") -> None:
        from PySide6.QtTextToSpeech import QTextToSpeech

        self._speech = QTextToSpeech(engine) if engine else QTextToSpeech()
        failed = self._speech.state() is QTextToSpeech.State.Error
        pretended = not engine and self._speech.engine() == PRETENDED
        self.is_there = not failed and not pretended and bool(self._speech.availableVoices())

    def say(self, number: int) -> None:
        """Begin to say it; a number that is still being said gives way to it."""
        self._speech.stop()
        self._speech.say(str(number))


def system_voice(engine: str = "") -> Speaker | None:
    """Return the voice of this computer, None where there is none."""
    try:
        voice = _SystemVoice(engine)
    except ImportError:
        return None
    return voice if voice.is_there else None


class SpokenCounts(QObject):
    """Says the number of each repetition as it begins, while ``is_wanted`` says so.

    It looks where the clock is and never tells it anything: clicks come from another thread, and
    from samples that were worked out before.
    """

    def __init__(
        self,
        clock: PlayClock,
        is_wanted: Callable[[], bool],
        find: Callable[[], Speaker | None] = system_voice,
    ) -> None:
        super().__init__(clock)
        self._clock, self._is_wanted, self._find = clock, is_wanted, find
        self._speaker: Speaker | None = None
        self._looked_for_it = False
        self._last = 0

    @Slot()
    def look(self) -> None:
        """Say a number that nobody said yet."""
        score = self._clock.score
        if score is None or not self._is_wanted():
            return
        rep = score.at(self._clock.elapsed_ns).passage.rep
        if rep and rep != self._last:
            if not self._looked_for_it:
                self._looked_for_it, self._speaker = True, self._find()
            if self._speaker is not None:
                self._speaker.say(rep)
        self._last = rep
