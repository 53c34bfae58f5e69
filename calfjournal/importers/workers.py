"""Processes that read untrusted files, so that none of them can take the program down.

A process that crashes, stalls or grows too large is ended and replaced; only the piece it had at
hand fails. Workers are processes of their own, never forks, and hold no journal. A thread for each
passes work on and hears the answers.
"""

from __future__ import annotations

import contextlib
import heapq
import math
import queue
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from types import TracebackType
from typing import IO, Final, Self

import msgspec
from msgspec import Struct

from calfjournal.domain.message import Words, say
from calfjournal.importers import limits
from calfjournal.importers.answers import Alive, Answer, End, Handful, Piece, answer_of, line_of
from calfjournal.importers.batch import FileStatus
from calfjournal.importers.memory import memory_of
from calfjournal.importers.readers import memory_for
from calfjournal.importers.worker import command

_CRASHED: Final = say("importers.reader_crashed")
_NO_START: Final = say("importers.reader_not_started")
_NO_MEMORY: Final = say("importers.no_memory")
_NO_CONSOLE: Final[int] = getattr(subprocess, "CREATE_NO_WINDOW", 0)
_LOOK_S: Final = 0.5
"""How often the memory of a worker is looked at."""

Order = tuple[int, ...]


class Task(Struct, frozen=True, order=True):
    """A piece to be answered, in its order among all, with its packed bytes."""

    order: Order
    piece: Piece
    size: int = 0


class Heard(Struct, frozen=True):
    """An answer about a task."""

    order: Order
    answer: Answer


class _TaskQueue:
    """Tasks that no worker has taken yet, first things first, and the hashes to tell with them."""

    def __init__(self, count: int) -> None:
        self.known: list[str] = []
        self._count = count
        self._tasks: list[Task] = []
        self._changed = threading.Condition()
        self._over = False

    def __len__(self) -> int:
        return len(self._tasks)

    def put(self, *tasks: Task) -> None:
        with self._changed:
            for task in tasks:
                heapq.heappush(self._tasks, task)
            self._changed.notify(len(tasks))

    def take(self) -> list[Task]:
        """Wait for tasks and return some, fewer the fewer there are; none at the end."""
        with self._changed:
            while not self._tasks and not self._over:
                self._changed.wait()
            batch: list[Task] = []
            most = 0 if self._over else len(self._tasks) // (2 * self._count) + 1
            size = 0
            while len(batch) < min(most, limits.BATCH_PIECES) and size < limits.BATCH_BYTES:
                batch.append(heapq.heappop(self._tasks))
                size += batch[-1].size
            return batch

    def drop(self, first: int) -> list[Order]:
        """Forget the tasks of a file and return which there were."""
        with self._changed:
            dropped = [task.order for task in self._tasks if task.order[0] == first]
            self._tasks = [task for task in self._tasks if task.order[0] != first]
            heapq.heapify(self._tasks)
        return dropped

    def end(self) -> None:
        with self._changed:
            self._over = True
            self._changed.notify_all()


class Workers:
    """A few processes answering pieces of work, in any order.

    ``function`` is "module:name" of a `worker.Function`. Use as a context manager: leaving it ends
    every worker at once, working or not.
    """

    def __init__(
        self,
        function: str,
        *,
        count: int = limits.WORKERS,
        seconds: float = limits.STALL_SECONDS,
    ) -> None:
        """Prepare at most ``count`` workers; ``seconds`` without a sign end one."""
        self._function = function
        self._count = count
        self._seconds = seconds
        self._waiting = _TaskQueue(count)
        self._heard: queue.SimpleQueue[Heard] = queue.SimpleQueue()
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
        self._waiting.end()
        for worker in self._workers:
            worker.end()
        for worker in self._workers:
            worker.thread.join()

    @property
    def pending(self) -> int:
        """Tasks that have not been answered to their end yet."""
        return self._pending

    def submit(self, task: Task) -> None:
        """Queue a task; what is answered comes from `poll`, an `End` last."""
        self._pending += 1
        self._waiting.put(task)
        wanted = 1 + len(self._waiting) // limits.WORK_EACH
        if len(self._workers) < min(self._count, wanted):
            worker = _Worker(self._function, self._seconds, self._waiting, self._heard.put)
            self._workers.append(worker)

    def drop(self, first: int) -> list[Order]:
        """Forget tasks that nobody began, by the first number of their order; return which."""
        dropped = self._waiting.drop(first)
        self._pending -= len(dropped)
        return dropped

    def learn(self, digest: str) -> None:
        """Tell workers of a recording that needs no reading from now on."""
        self._waiting.known.append(digest)

    def poll(self, seconds: float) -> list[Heard]:
        """Wait up to ``seconds`` for answers and return those there are."""
        for worker in self._workers:
            worker.look()
        heard = []
        with contextlib.suppress(queue.Empty):
            heard.append(self._heard.get(timeout=seconds))
            while True:
                heard.append(self._heard.get_nowait())
        self._pending -= sum(isinstance(each.answer, End) for each in heard)
        return heard


class _Worker:
    """One process, replaced when it is lost, and the thread that serves it."""

    def __init__(
        self,
        function: str,
        seconds: float,
        waiting: _TaskQueue,
        give: Callable[[Heard], None],
    ) -> None:
        self._function = function
        self._seconds = seconds
        self._waiting = waiting
        self._give = give
        self._process: subprocess.Popen[bytes] | None = None
        self._told = 0
        self._memory = limits.WORKER_BYTES
        self._deadline = self._next_look = math.inf
        self._why: Words = ""
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

    def look(self) -> None:
        """End the process when it gave no sign for too long or has grown too large."""
        with self._lock:
            now = time.monotonic()
            if self._process is None or self._why:
                return
            if now >= self._deadline:
                self._why = say("importers.reader_stalled", seconds=self._seconds)
            elif now >= self._next_look:
                self._next_look = now + _LOOK_S
                if memory_of(self._process.pid) > self._memory:
                    self._why = _NO_MEMORY
            if self._why:
                self._process.kill()

    def _serve(self) -> None:
        while (batch := self._waiting.take()) and not self._ended:
            try:
                self._work(batch)
            except Exception as error:  # noqa: BLE001 - else the caller would wait for ever
                self._fail(batch, say("importers.reader_failed", cause=str(error)))
        self._clean_up()

    def _work(self, batch: list[Task]) -> None:
        """Have tasks answered; each is taken from the batch with its end."""
        process = self._process or self._start()
        if process is None:
            while batch:
                self._give(Heard(batch.pop(0).order, End(FileStatus.FAILED, _NO_START)))
            return
        known = tuple(self._waiting.known[self._told :])
        self._told += len(known)
        with self._watched(self._seconds):
            sent = _write(process, Handful(tuple(task.piece for task in batch), known))
            while batch:
                answer = _read(process) if sent else None
                if answer is None:
                    break
                self._hear(batch, answer)
        if batch:
            self._fail(batch, self._why or _CRASHED)
        elif self._why:  # It answered just as it was ended.
            self._clean_up()

    def _hear(self, batch: list[Task], answer: Answer) -> None:
        self._deadline = time.monotonic() + self._seconds
        if isinstance(answer, Alive) and answer.format:
            self._memory = memory_for(answer.format)
        order = batch[0].order
        if isinstance(answer, End):
            self._memory = limits.WORKER_BYTES
            batch.pop(0)
        self._give(Heard(order, answer))

    def _fail(self, batch: list[Task], problem: Words) -> None:
        """Fail the task at hand for a process that is lost; others may do the rest."""
        self._clean_up()
        if batch:
            self._give(Heard(batch[0].order, End(FileStatus.FAILED, problem)))
            self._waiting.put(*batch[1:])

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
            self._told = 0
        with self._watched(limits.STALL_SECONDS):
            ready = _read(process)
        if ready is None:
            self._clean_up()
            return None
        return process

    @contextlib.contextmanager
    def _watched(self, seconds: float) -> Iterator[None]:
        with self._lock:
            self._why = ""
            self._deadline = time.monotonic() + seconds
            self._next_look = 0.0
        yield
        with self._lock:
            if not self._why and time.monotonic() >= self._deadline:
                # It also ends itself, and on a busy machine before anybody looked.
                self._why = say("importers.reader_stalled", seconds=seconds)
            self._deadline = self._next_look = math.inf

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


def _write(process: subprocess.Popen[bytes], work: Handful) -> bool:
    try:
        stream = _pipe(process.stdin)
        stream.write(line_of(work))
        stream.flush()
    except OSError:
        return False
    return True


def _read(process: subprocess.Popen[bytes]) -> Answer | None:
    """Return the next answer, None when there is none any more or it makes no sense."""
    answer: Answer | None = None
    with contextlib.suppress(OSError, ValueError, msgspec.MsgspecError):
        answer = answer_of(_pipe(process.stdout).readline())
    return answer


def _pipe(stream: IO[bytes] | None) -> IO[bytes]:
    assert stream is not None  # noqa: S101 - opened as a pipe
    return stream
