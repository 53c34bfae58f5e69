"""Plays steps for some seconds while a window paints ten years of charts, or does nothing.

``python -m tests.benchmarks.painted_sound SECONDS [JOURNAL]`` prints how long the longest paint
took and how far the picture was from the sound.
"""

from __future__ import annotations

import sys
import time
from itertools import cycle
from pathlib import Path

import msgspec
from PySide6.QtCore import QCoreApplication, QObject, QTimer, Slot

from calfjournal.domain.score import SECOND_NS
from calfjournal.journal import Journal
from tests.benchmarks.charts import six, views_of
from tests.benchmarks.six_panels import Ours
from tests.sound.plays import is_wanted, make_sink
from tests.sound.scores import steps
from ui.app import make_application
from ui.sound.sound_clock import SoundClock

FRAME_MS, PAINT_EVERY_MS = 16, 150
SETTLED_NS = 2 * SECOND_NS


class Painted(QObject):
    """Looks at the clock as a picture does, and paints."""

    def __init__(self, seconds: float, charts: Ours | None, days: tuple[int, int]) -> None:
        super().__init__()
        self._ends_ns, self._charts = round(seconds * SECOND_NS), charts
        self._views = cycle(views_of(*days))
        self.paints, self.longest_ms, self.apart_ms = 0, 0.0, 0.0
        self.clock = SoundClock(make_sink, is_wanted)
        self._frames, self._paints = QTimer(self), QTimer(self)
        self._frames.timeout.connect(self.look)
        self._frames.start(FRAME_MS)
        self._paints.timeout.connect(self.paint)
        if charts is not None:
            self._paints.start(PAINT_EVERY_MS)
        self.clock.play(steps(60))

    @Slot()
    def look(self) -> None:
        """See where the picture is, and where the sound."""
        elapsed, feed = self.clock.elapsed_ns, self.clock._feed
        if feed is not None and elapsed > SETTLED_NS:
            taken = feed.taken
            heard = feed.heard_ns + time.monotonic_ns() - taken.moved_ns
            self.apart_ms = max(self.apart_ms, abs(elapsed - heard) / 1e6)
        if elapsed >= self._ends_ns:
            QCoreApplication.quit()

    @Slot()
    def paint(self) -> None:
        """Show other days, painted at once."""
        if self._charts is None:
            return
        begun = time.perf_counter()
        for _ in range(4):
            self._charts.show_days(*next(self._views))
        self.paints += 1
        self.longest_ms = max(self.longest_ms, (time.perf_counter() - begun) * 1000)


def main() -> None:
    """Play and paint as the arguments say."""
    application = make_application()
    charts, days = None, (0, 1)
    if sys.argv[2]:
        with Journal.open(Path(sys.argv[2]), read_only=True) as journal:
            first, last = journal.progress.extent() or (journal.today(), journal.today())
            panels = six(journal, first, last)
            charts = Ours(panels, journal.progress.background(), last)
            days = (first.toordinal(), last.toordinal())
    painted = Painted(float(sys.argv[1]), charts, days)
    application.exec()
    painted.clock.end()
    names = ("paints", "longest_ms", "apart_ms")
    said = {name: getattr(painted, name) for name in names}
    sys.stdout.write(msgspec.json.encode(said).decode() + "\n")


if __name__ == "__main__":
    main()
