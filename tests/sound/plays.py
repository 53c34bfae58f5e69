"""Plays steps on the system's sound card with the window's own clock, and says how it went.

``python -m tests.sound.plays SECONDS PAUSE_AT [END_AT]``: pauses for a while in the middle where
that is not 0, and prints where it stood; at ``END_AT`` the sound server is made to end.
"""

from __future__ import annotations

import subprocess
import sys
from itertools import pairwise

import msgspec
from PySide6.QtCore import QCoreApplication, QObject, QTimer, Slot

from calfjournal.domain.score import SECOND_NS
from tests.sound.scores import steps
from ui.sound.device import DeviceSink
from ui.sound.sink import Sink
from ui.sound.sound_clock import SoundClock

PAUSE_MS = 700


class Playing(QObject):
    """Looks at the clock until enough was played."""

    def __init__(self, seconds: float, pause_at: float, end_at: float) -> None:
        super().__init__()
        self._ends_ns, self._pause_ns = round(seconds * SECOND_NS), round(pause_at * SECOND_NS)
        self._end_ns = round(end_at * SECOND_NS)
        self.seen = [0]
        self.told: list[str] = []
        self.stood_ns = 0
        self.clock = SoundClock(make_sink, is_wanted)
        self.clock.told.connect(self.told.append)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look)
        self._timer.start(5)
        self.clock.play(steps(60))

    @Slot()
    def look(self) -> None:
        """Pause, or end."""
        elapsed = self.clock.elapsed_ns
        self.seen.append(elapsed)
        if self._end_ns and elapsed >= self._end_ns:
            self._end_ns = 0
            subprocess.run(["pactl", "exit"], check=True)
        if elapsed >= self._ends_ns:
            QCoreApplication.quit()
        elif self._pause_ns and not self.stood_ns and elapsed >= self._pause_ns:
            self.clock.pause()
            self.stood_ns = self.clock.elapsed_ns
            QTimer.singleShot(PAUSE_MS, self.clock.go_on)


def make_sink() -> Sink:
    """The sound card."""
    return DeviceSink()


def is_wanted() -> bool:
    """Sound is on."""
    return True


def main() -> None:
    """Play as the arguments say."""
    application = QCoreApplication(sys.argv[:1])
    seconds, pause_at, end_at = map(float, [*sys.argv[1:], "0"][:3])
    playing = Playing(seconds, pause_at, end_at)
    application.exec()
    playing.clock.end()
    went_on = [after - before for before, after in pairwise(playing.seen)]
    said = {
        "stood_ns": playing.stood_ns,
        "told": playing.told,
        "least_ns": min(went_on),
        "most_ns": max(went_on),
    }
    sys.stdout.write(msgspec.json.encode(said).decode() + "\n")


if __name__ == "__main__":
    main()
