"""The sound card, through QtMultimedia: imported only when something is to be heard.

The sink lives in a thread of its own, for in pull mode Qt reads the feed in the thread of the sink:
a window that paints for some 100 ms does not keep it waiting, and the two seconds that Qt holds
ready cover what Python's lock takes: half a second was too little beside paints of 700 ms
(measured: ``dev.py bench sound``). ``reset`` drops what is held ready; ``stop`` would play it.

With PulseAudio Qt 6.11 asks for 21 ms at the server, whatever its own buffer. libpulse takes
another length from its environment, and that is what is heard later than it is taken. On a busy
machine a click was 3 ms late with 21 ms, and 64 ms in ten minutes with 100.

When a PulseAudio server ends, Qt 6.11 reports neither an error nor that the devices are gone, and
whoever opens a sink then ends the whole program: libpulse asserts in ``pa_context_get_state``. What
can be seen is that Qt's thread for the server is gone; it is there again when the server came back
within three seconds, which is when Qt looks for it once. Other systems have no such thread.
"""

from __future__ import annotations

import os
import time
from pathlib import Path
from typing import Final

from PySide6.QtCore import QIODevice, QObject, QThread, QTimerEvent, Signal, Slot
from PySide6.QtMultimedia import QAudioDevice, QAudioFormat, QAudioSink, QMediaDevices, QtAudio

from calfjournal.sound.feed import Feed, Trouble
from ui.services.qt import VALUE
from ui.sound.sink import Sink

BUFFER_MS: Final = 2_000
LOOK_MS: Final = 20
END_MS: Final = 2_000
"""How long a device may take to let go before nobody waits for it any more."""
PRETENDED: Final = (b"auto_null",)
"""What PulseAudio and PipeWire offer where there is no card."""
SERVER_MS: Final = 250
"""Asked for at a PulseAudio server [calfjournal default]."""
SERVER_SETTING: Final = "PULSE_LATENCY_MSEC"
QUIET_NS: Final = 150_000_000
"""A device that takes nothing for so long is looked at more closely."""
_PLENTY: Final = 1 << 20
THREADS: Final = Path("/proc/self/task")
SERVER_THREAD: Final = "QPulseAudioEngi"
"""What Qt calls it, as far as Linux keeps a name."""
_open: Final[set[DeviceSink]] = set()
"""Those whose thread runs: Qt ends the program when a thread that runs is let go."""


def _is_there() -> bool:
    for name in THREADS.glob("*/comm"):
        try:
            if name.read_text().startswith(SERVER_THREAD):
                return True
        except OSError:
            continue  # A thread that ended meanwhile.
    return False


class ServerWatch:
    """Asks the server for its length, and remembers that there was one."""

    def __init__(self) -> None:
        self._had = False
        os.environ.setdefault(SERVER_SETTING, str(SERVER_MS))

    @staticmethod
    def delay_ns() -> int:
        """How much later than it is taken something is heard, nanoseconds; 0 without a server."""
        asked = os.environ.get(SERVER_SETTING, "")
        return int(asked) * 1_000_000 if asked.isdigit() and _is_there() else 0

    def is_lost(self) -> bool:
        """True when there was a server and Qt does not talk to it any more."""
        there = _is_there()
        self._had = self._had or there
        return self._had and not there


class _Pipe(QIODevice):
    """What Qt reads from."""

    def __init__(self, room: _SoundRoom) -> None:
        super().__init__(room)
        self._room = room
        self.open(QIODevice.OpenModeFlag.ReadOnly | QIODevice.OpenModeFlag.Unbuffered)

    def isSequential(self) -> bool:
        return True

    def bytesAvailable(self) -> int:
        return _PLENTY  # Qt asks before it reads, and reads nothing where there is nothing.

    def readData(self, most: int) -> bytes:
        return self._room.read(most)

    def writeData(self, data: object, length: int) -> int:
        return -1


class _SoundRoom(QObject):
    """Lives in the thread of the sound and holds the sink there."""

    changed = Signal()

    def __init__(self, server: ServerWatch) -> None:
        super().__init__()
        self._server = server
        self._feed: Feed | None = None
        self._sink: QAudioSink | None = None
        self._pipe: _Pipe | None = None
        self._device = b""
        self._timer = 0

    @Slot(VALUE)
    def play(self, feed: Feed) -> None:
        """Play a feed on the device that is the system's choice now."""
        self.hush()
        device = QMediaDevices.defaultAudioOutput()
        if self._server.is_lost() or not _is_real(device):
            lost = self._server.is_lost()
            self._fail(feed, Trouble.SERVER if lost else Trouble.NO_DEVICE)
            return
        form = _format_for(device)
        feed.begin(form.sampleRate(), form.channelCount(), self._server.delay_ns())
        self._feed, self._device = feed, bytes(device.id().data())
        self._sink = QAudioSink(device, form, self)
        self._sink.setBufferSize(form.bytesForDuration(BUFFER_MS * 1000))
        self._pipe = self._pipe or _Pipe(self)
        self._sink.start(self._pipe)
        self._timer = self.startTimer(LOOK_MS)
        self.look()

    @Slot()
    def hush(self) -> None:
        """Drop everything."""
        if self._timer:
            self.killTimer(self._timer)
        sink, self._sink, self._feed, self._timer = self._sink, None, None, 0
        if sink is not None:
            sink.reset()
            sink.deleteLater()

    @Slot()
    def end(self) -> None:
        """Let the thread end."""
        self.hush()
        self.thread().quit()

    def read(self, most: int) -> bytes:
        """Return what the sink asks for."""
        if self._feed is None or self._sink is None:
            return b""
        block = self._feed.pull(most // self._feed.frame_bytes)
        self._tell(self._feed, self._sink)
        return block

    def timerEvent(self, event: QTimerEvent) -> None:
        self.look()

    @Slot()
    def look(self) -> None:
        """Tell what was taken, and whether the device is still there."""
        feed, sink = self._feed, self._sink
        if feed is None or sink is None:
            return
        self._tell(feed, sink)
        quiet = feed.taken.at_ns - feed.taken.moved_ns > QUIET_NS
        stopped = sink.error() not in _FINE or sink.state() is QtAudio.State.StoppedState
        lost = (stopped or quiet) and self._server.is_lost()
        if stopped or lost:
            self.hush()
            self._fail(feed, Trouble.SERVER if lost else Trouble.LOST)

    @Slot()
    def look_for_device(self) -> None:
        """Tell when the device that plays is no longer among those there are."""
        feed = self._feed
        if feed is not None and self._device not in _ids():
            self.hush()
            self._fail(feed, Trouble.SERVER if self._server.is_lost() else Trouble.LOST)

    @staticmethod
    def _tell(feed: Feed, sink: QAudioSink) -> None:
        feed.tell(time.monotonic_ns(), sink.processedUSecs() * 1000)

    def _fail(self, feed: Feed, trouble: Trouble) -> None:
        feed.trouble = trouble
        self.changed.emit()


_FINE: Final = (QtAudio.Error.NoError, QtAudio.Error.UnderrunError)


class DeviceSink(Sink):
    """Plays on whatever the system has chosen for sound."""

    buffer_ns = BUFFER_MS * 1_000_000
    _play = Signal(VALUE)
    _hush = Signal()
    _end = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thread = QThread()
        self._server = ServerWatch()
        self._room = _SoundRoom(self._server)
        self._room.moveToThread(self._thread)
        self._room.changed.connect(self.changed)
        self._play.connect(self._room.play)
        self._hush.connect(self._room.hush)
        self._end.connect(self._room.end)
        self._known = QMediaDevices(self)
        self._known.audioOutputsChanged.connect(self._room.look_for_device)
        self._known.audioOutputsChanged.connect(self._count)
        self._thread.start(QThread.Priority.TimeCriticalPriority)
        _open.add(self)

    @property
    def has_device(self) -> bool:
        return not self._server.is_lost() and _is_real(QMediaDevices.defaultAudioOutput())

    def start(self, feed: Feed) -> None:
        self._play.emit(feed)

    def stop(self) -> None:
        self._hush.emit()

    def close(self) -> None:
        self._end.emit()
        if self._thread.wait(END_MS):
            _open.discard(self)

    @Slot()
    def _count(self) -> None:
        self.devices += 1
        self.changed.emit()


def _is_real(device: QAudioDevice) -> bool:
    return not device.isNull() and device.id().data() not in PRETENDED


def _ids() -> list[bytes]:
    return [bytes(device.id().data()) for device in QMediaDevices.audioOutputs()]


def _format_for(device: QAudioDevice) -> QAudioFormat:
    """16 bits at the device's own rate, on one channel where it takes that."""
    form = QAudioFormat()
    form.setSampleFormat(QAudioFormat.SampleFormat.Int16)
    form.setSampleRate(device.preferredFormat().sampleRate())
    form.setChannelCount(1)
    if not device.isFormatSupported(form):
        form.setChannelCount(device.preferredFormat().channelCount())
    return form
