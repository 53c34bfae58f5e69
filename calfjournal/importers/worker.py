"""The inside of a reader process: answer one piece of work after the other until told to stop.

It talks through its standard input and output, a line of JSON each, and starts without the
program's main module, so it knows neither window nor journal. It ends with its parent: when its
input ends, and should it be deaf by then, when it has given no sign for long.
"""

from __future__ import annotations

import contextlib
import faulthandler
import importlib
import os
import queue
import signal
import sys
import threading
from collections.abc import Callable, Sequence
from collections.abc import Set as AbstractSet
from typing import IO

from calfjournal.domain.message import say
from calfjournal.importers import limits, pulse
from calfjournal.importers.answers import Alive, Answer, End, Handful, Piece, Tell, line_of, work_of
from calfjournal.importers.batch import FileStatus
from calfjournal.importers.memory import hold_memory

FLAG = "--calfjournal-reader"
"""First argument of a program frozen into one executable that shall be a worker."""

Function = Callable[[Piece, AbstractSet[str], Tell], None]
"""Answers a piece, told which hashes need no reading; the last answer is an `End`."""


def command(function: str, seconds: float) -> list[str]:
    """Return the command line of a worker applying ``function``, named "module:name"."""
    if getattr(sys, "frozen", False):
        return [sys.executable, FLAG, function, str(seconds)]
    path = [str(entry) for entry in sys.path]
    start = (
        f"import sys; sys.path[:] = {path!r}; "
        f"from calfjournal.importers.worker import serve; serve({function!r}, {seconds!r})"
    )
    return [sys.executable, "-c", start]


def serve_if_asked(arguments: Sequence[str]) -> None:
    """Become a worker and never return when the program was started to be one.

    A frozen program calls this first thing, with ``sys.argv[1:]``.
    """
    if len(arguments) == 3 and arguments[0] == FLAG:
        serve(arguments[1], float(arguments[2]))
        sys.exit(0)


def serve(function: str, seconds: float) -> None:
    """Answer work until the input ends; twice ``seconds`` without a sign end the process too.

    The parent ends a worker that stalls; this holds when the parent is gone and whatever hangs
    does not let go of the interpreter.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    source, answers = _own_pipes()
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # Each thread of numpy reserves memory.
    hold_memory(limits.WORKER_BYTES)
    module, _, name = function.partition(":")
    apply: Function = getattr(importlib.import_module(module), name)
    works: queue.SimpleQueue[Handful] = queue.SimpleQueue()
    threading.Thread(target=_listen, args=(source, works), daemon=True).start()

    def tell(answer: Answer) -> None:
        faulthandler.dump_traceback_later(2 * seconds, exit=True)
        answers.write(line_of(answer))
        answers.flush()

    with contextlib.suppress(OSError):
        tell(Alive())
        pulse.listen(lambda done, of: tell(Alive(done, of)))
        known: set[str] = set()
        while True:
            faulthandler.cancel_dump_traceback_later()
            work = works.get()
            known.update(work.known)
            for piece in work.pieces:
                _answer(apply, piece, known, tell)


def _listen(source: IO[bytes], works: queue.SimpleQueue[Handful]) -> None:
    """Take work in; the end of it is the end of the process, whatever it is doing."""
    with contextlib.suppress(Exception):
        for line in source:
            works.put(work_of(line))
    os._exit(0)


def _answer(apply: Function, piece: Piece, known: AbstractSet[str], tell: Tell) -> None:
    pulse.begin()
    try:
        apply(piece, known, tell)
    except MemoryError:
        tell(End(FileStatus.FAILED, say("importers.no_memory")))
    except BrokenPipeError:
        raise
    except Exception as error:  # noqa: BLE001 - told to the user as the reason of this one file
        cause = f"{type(error).__name__}: {error}".encode("utf-8", "replace").decode()
        tell(End(FileStatus.FAILED, say("importers.reader_failed", cause=cause)))


def _own_pipes() -> tuple[IO[bytes], IO[bytes]]:
    """Keep the pipes to the parent for ourselves, and let all that libraries print vanish."""
    source = os.fdopen(os.dup(0), "rb")
    answers = os.fdopen(os.dup(1), "wb")
    null = os.open(os.devnull, os.O_RDWR)
    for standard in (0, 1, 2):
        os.dup2(null, standard)
    os.close(null)
    return source, answers
