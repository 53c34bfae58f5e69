"""Worker processes that read untrusted files, so that none of them can take the program down.

A worker that crashes or takes too long is ended and replaced; only the file it had fails. Workers
are processes of their own, never forks, and hold no journal. A thread for each passes work on.
"""

from __future__ import annotations

import contextlib
import math
import pickle
import queue
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from types import TracebackType
from typing import Any, Self

from msgspec import Struct

from calfjournal.domain.message import Words, say
from calfjournal.importers import limits
from calfjournal.importers.worker import command, read_block, write_block

_CRASHED = say("importers.reader_crashed")
_NO_CONSOLE: int = getattr(subprocess, "CREATE_NO_WINDOW", 0)
_NO_START = say("importers.reader_not_started")


class Done(Struct, frozen=True):
    """What became of one piece of work: ``value``, or the ``problem`` that came up."""

    key: int
    value: Any = None
    problem: Words = ""


_Queue = queue.SimpleQueue[tuple[int, bytes] | None]


class Workers:
    """A few processes applying one function to pieces of work, in any order.

    ``function`` is "module:name" of a function of bytes. Use as a context manager: leaving it
    ends every worker at once, working or not.
    """

    def __init__(
        self,
        function: str,
        *,
        count: int = limits.WORKERS,
        seconds: float = limits.FILE_SECONDS,
    ) -> None:
        """Prepare at most ``count`` workers with ``seconds`` for a piece of work each."""
        self._function = function
        self._count = count
        self._seconds = seconds
        self._waiting: _Queue = queue.SimpleQueue()
        self._done: queue.SimpleQueue[Done] = queue.SimpleQueue()
        self._workers: list[_Worker] = []
        self._pending = 0

    def __enter__(self) -> Self:
        """Start nothing yet: workers start with the first work."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """End all workers, and with them whatever they are doing."""
        for worker in self._workers:
            self._waiting.put(None)
            worker.end()
        for worker in self._workers:
            worker.thread.join()

    @property
    def pending(self) -> int:
        """Pieces of work that have not been handed back yet."""
        return self._pending

    def submit(self, key: int, data: bytes) -> None:
        """Queue one piece of work; its result comes from `poll` under the same ``key``."""
        self._pending += 1
        self._waiting.put((key, data))
        if len(self._workers) < min(self._count, self._pending):
            self._workers.append(
                _Worker(self._function, self._seconds, self._waiting.get, self._done.put)
            )

    def poll(self, seconds: float) -> list[Done]:
        """Wait up to ``seconds`` for results and return those there are."""
        for worker in self._workers:
            worker.end_if_late()
        done = []
        with contextlib.suppress(queue.Empty):
            done.append(self._done.get(timeout=seconds))
            while True:
                done.append(self._done.get_nowait())
        self._pending -= len(done)
        return done


class _Worker:
    """One process, replaced when it is lost, and the thread that serves it."""

    def __init__(
        self,
        function: str,
        seconds: float,
        take: Callable[[], tuple[int, bytes] | None],
        give: Callable[[Done], None],
    ) -> None:
        self._function = function
        self._seconds = seconds
        self._take = take
        self._give = give
        self._process: subprocess.Popen[bytes] | None = None
        self._deadline: float | None = None
        self._late = False
        self._ended = False
        self._lock = threading.Lock()
        self.thread = threading.Thread(target=self._serve, name="calfjournal reader", daemon=True)
        self.thread.start()

    def end(self) -> None:
        """End the process and start no other; may be called from any thread."""
        with self._lock:
            self._ended = True
            if self._process is not None:
                self._process.kill()

    def end_if_late(self) -> None:
        """End the process when its time for the work at hand is over."""
        with self._lock:
            if self._deadline is not None and time.monotonic() >= self._deadline:
                self._late = True
                self._deadline = None
                if self._process is not None:
                    self._process.kill()

    def _serve(self) -> None:
        while (work := self._take()) is not None and not self._ended:
            key, data = work
            try:
                done = self._work(key, data)
            except Exception as error:  # noqa: BLE001 - else the caller would wait for ever
                self._clean_up()
                done = Done(key, problem=say("importers.reader_failed", cause=str(error)))
            self._give(done)
        self._clean_up()

    def _work(self, key: int, data: bytes) -> Done:
        process = self._process or self._start()
        if process is None:
            return Done(key, problem=_NO_START)
        answer = self._exchange(process, data)
        if answer is None:
            self._clean_up()
            late = say("importers.reader_late", seconds=self._seconds)
            return Done(key, problem=late if self._late else _CRASHED)
        if self._late:  # It answered just as it was ended.
            self._clean_up()
        value, problem = pickle.loads(answer)  # noqa: S301 - written by our own worker
        return Done(key, value, problem)

    def _start(self) -> subprocess.Popen[bytes] | None:
        with self._lock:
            if self._ended:
                return None
            try:
                process = subprocess.Popen(  # noqa: S603 - our own interpreter and module
                    command(self._function, self._seconds),
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    stderr=subprocess.DEVNULL,
                    creationflags=_NO_CONSOLE,
                )
            except OSError:
                return None
            self._process = process
        with self._timed(limits.FILE_SECONDS):
            ready = _read(process)
        if ready is None:
            self._clean_up()
            return None
        return process

    def _exchange(self, process: subprocess.Popen[bytes], data: bytes) -> bytes | None:
        with self._timed(self._seconds):
            try:
                assert process.stdin is not None  # noqa: S101 - opened as a pipe above
                write_block(process.stdin, data)
            except OSError:
                return None
            return _read(process)

    @contextlib.contextmanager
    def _timed(self, seconds: float) -> Iterator[None]:
        with self._lock:
            self._late = False
            self._deadline = time.monotonic() + seconds
        yield
        with self._lock:
            # A late worker also ends itself, and on a busy machine before anybody looked.
            self._late = self._late or time.monotonic() >= (self._deadline or math.inf)
            self._deadline = None

    def _clean_up(self) -> None:
        with self._lock:
            process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        for stream in (process.stdin, process.stdout):
            if stream is not None:
                with contextlib.suppress(OSError):
                    stream.close()
        process.wait()


def _read(process: subprocess.Popen[bytes]) -> bytes | None:
    assert process.stdout is not None  # noqa: S101 - opened as a pipe
    try:
        return read_block(process.stdout)
    except OSError:
        return None
