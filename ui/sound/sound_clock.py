"""The clock with sound: it follows the samples the device took, and goes on without a device."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from calfjournal.domain.score import Score
from calfjournal.messages import mark, tr
from calfjournal.sound.feed import Feed, Trouble
from calfjournal.sound.follower import Follower
from calfjournal.sound.sleep import sleepless_ns
from ui.services.qt import VALUE
from ui.sound.clock import Now, PlayClock
from ui.sound.sink import Sink

WATCH_MS: Final = 100
"""Between two looks at how the sound does; where the beat is says the device alone."""
STUCK_NS: Final = 1_000_000_000
"""A device that takes nothing for so long is lost [calfjournal default]."""
BEGINS_NS: Final = 3_000_000_000
"""So long it may take to begin: wireless ones are slow [calfjournal default]."""
LATE_NS: Final = 150_000_000
"""So late behind the picture a sound that came back is begun anew [calfjournal default]."""
AGAIN_NS: Final = 5_000_000_000
"""So long after a failure a device that is there is tried again [calfjournal default]."""
TOLD: Final = {
    Trouble.NO_DEVICE: mark("There is no sound device: the beat goes on without sound."),
    Trouble.LOST: mark("The sound device does not answer: the beat goes on without sound."),
    Trouble.SERVER: mark(
        "The sound service of this computer ended: the beat goes on without sound. "
        "If it stays silent, start Calfjournal again."
    ),
    Trouble.NO_LIBRARY: mark("Sound is not installed here: the beat goes on without it."),
}
SLEPT: Final = mark("The computer slept: the beat goes on from where it stood.")


def no_sink() -> Sink:
    """Stand in for what cannot be had: raises ImportError."""
    raise ImportError


class SoundClock(PlayClock):
    """A ``PlayClock`` that is heard while ``is_wanted`` says so.

    ``make_sink`` is called when the first sound is wanted; its ImportError says that this
    installation has none. ``sleepless`` is a clock that goes on while the computer sleeps.
    ``looked`` comes ten times a second while it runs, for what need not be exact.
    """

    looked = Signal()

    def __init__(
        self,
        make_sink: Callable[[], Sink],
        is_wanted: Callable[[], bool],
        now: Now = time.monotonic_ns,
        sleepless: Now = sleepless_ns,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(now, parent, sleepless)
        self._make_sink, self._is_wanted = make_sink, is_wanted
        self._sink: Sink | None = None
        self._feed: Feed | None = None
        self._follower: Follower | None = None
        self._heard_ns = 0
        self._slept, self._said = False, ""
        self._failed_at, self._failed_with, self._is_anew = 0, 0, False
        self.slept.connect(self._stand)
        self._timer = QTimer(self)
        self._timer.setInterval(WATCH_MS)
        self._timer.timeout.connect(self.look)

    # ------------------------------------------------------------------ the clock

    def _sounded_ns(self) -> int:
        """What was heard since the last look."""
        heard = self._feed.taken.done_ns if self._feed is not None else 0
        before, self._heard_ns = self._heard_ns, heard
        return heard - before

    def _where(self) -> int:
        return super()._where() if self._follower is None else self._follower.at(self._now())

    @Slot(VALUE)
    def _stand(self, _asleep_ns: int) -> None:
        """The computer slept: what was to be heard meanwhile is not."""
        self._slept = True

    def play(self, score: Score, from_ns: int = 0) -> None:
        self._hush()
        super().play(score, from_ns)
        self._slept = False
        self._timer.start()
        self._begin_sound(from_ns, waits=True)
        if self._said == tr(SLEPT) or not self._is_wanted():
            self._say("")

    def pause(self) -> None:
        super().pause()
        self._hush()
        self._timer.stop()

    def stop(self) -> None:
        super().stop()
        self._hush()
        self._timer.stop()
        self._say("")

    @Slot()
    def end(self) -> None:
        """Stop for good, and let the device go."""
        self.stop()
        sink, self._sink = self._sink, None
        if sink is not None:
            sink.close()

    @Slot()
    def ask_again(self) -> None:
        """Sound was turned on or off: go on with it, or without."""
        if not self.is_running or self._is_wanted() == (self._feed is not None):
            return
        elapsed = self.elapsed_ns
        self._begin_from(elapsed)
        self._say("")
        self._begin_sound(elapsed, waits=False)

    # ------------------------------------------------------------------ the sound

    def _begin_sound(self, from_ns: int, *, waits: bool) -> None:
        if not self._is_wanted() or self.score is None:
            return
        try:
            if self._sink is None:
                self._sink = self._make_sink()
                self._sink.changed.connect(self.look)
        except ImportError:
            self._make_sink = no_sink
            self._tell(Trouble.NO_LIBRARY)
            return
        sink, now = self._sink, self._now()
        self._feed = Feed(self.score, from_ns, now, leads=waits)
        self._follower = Follower(self._feed, sink.buffer_ns, now, waits=waits)
        self._failed_with, self._is_anew = sink.devices, waits
        sink.start(self._feed)

    def _hush(self) -> None:
        if self._sink is not None and self._feed is not None:
            self._sink.stop()
        self._feed = self._follower = None
        self._heard_ns = 0

    def _begin_from(self, elapsed_ns: int) -> None:
        self._hush()
        super()._begin_from(elapsed_ns)

    @Slot()
    def look(self) -> None:
        """See how the sound does: whether it is lost, whether it could come back."""
        if self.is_running:
            self._mind_sound()
            self.looked.emit()

    def _mind_sound(self) -> None:
        elapsed, feed = self.elapsed_ns, self._feed
        if not self.is_running:
            return  # Who heard of a sleep paused it.
        if self._slept:
            self._slept = False
            self._begin_sound(elapsed, waits=False)
            self._say(tr(SLEPT))
        elif feed is None:
            self._try_again(elapsed)
        elif feed.trouble or self._is_stuck(feed):
            self._begin_from(elapsed)
            self._failed_at = self._now()
            self._tell(feed.trouble or Trouble.LOST)
        elif feed.has_begun:
            self._come_together(elapsed, feed)

    def _come_together(self, elapsed: int, feed: Feed) -> None:
        """Sound is back; where the device took long to begin, it begins anew, warm now."""
        if self._said != tr(SLEPT):
            self._say("")
        if elapsed - feed.heard_ns > LATE_NS and not self._is_anew:
            self._hush()
            self._begin_sound(elapsed, waits=False)
            self._is_anew = True

    def _is_stuck(self, feed: Feed) -> bool:
        taken = feed.taken
        patience = STUCK_NS if feed.has_begun else BEGINS_NS
        return taken.at_ns - taken.moved_ns > patience

    def _try_again(self, elapsed: int) -> None:
        sink = self._sink
        if sink is None or not self._is_wanted():
            return
        came = sink.devices != self._failed_with
        if came or self._now() - self._failed_at > AGAIN_NS:
            self._failed_at, self._failed_with = self._now(), sink.devices
            if sink.has_device:
                self._begin_sound(elapsed, waits=False)

    def _tell(self, trouble: Trouble) -> None:
        self._say(tr(TOLD[trouble]))

    def _say(self, sentence: str) -> None:
        if sentence != self._said:
            self._said = sentence
            self.told.emit(sentence)
