"""The one clock of a window: made when something is played first, ended with its journal."""

from __future__ import annotations

from weakref import WeakKeyDictionary

from ui.services.context import Context
from ui.services.options import Options
from ui.sound.clock import PlayClock
from ui.sound.sink import Sink
from ui.sound.sound_clock import SoundClock
from ui.sound.speech import SpokenCounts

_clocks: WeakKeyDictionary[Context, SoundClock] = WeakKeyDictionary()


class _Wishes:
    """What is wanted, as the options stand when it is asked."""

    def __init__(self, options: Options) -> None:
        self._options = options

    def sound(self) -> bool:
        """True where what is played is to be heard."""
        return self._options.now.sound

    def counts(self) -> bool:
        """True where repetitions are to be counted aloud."""
        return self._options.now.sound and self._options.now.spoken_counts


def clock_of(context: Context) -> PlayClock:
    """Return the clock of a window; with sound while the option says so."""
    clock = _clocks.get(context)
    if clock is None:
        wishes = _Wishes(context.settings)
        clock = _clocks[context] = SoundClock(_device_sink, wishes.sound)
        clock.looked.connect(SpokenCounts(clock, wishes.counts).look)
        context.settings.changed.connect(clock.ask_again)
        context.at_end.append(clock.end)
    return clock


def be_silent() -> None:
    """Stop the clock of every window: the program failed, and nobody listens."""
    for clock in list(_clocks.values()):
        clock.stop()


def _device_sink() -> Sink:
    from ui.sound.device import DeviceSink  # Late: most who open the window play nothing.

    return DeviceSink()
