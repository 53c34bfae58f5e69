"""The inside of a worker process: read one piece of work after the other until told to stop.

It talks through its standard input and output: a length of eight bytes, then so many bytes; work
is plain bytes, answers are pickled. It starts without the program's main module, so it knows
neither window nor journal.
"""

from __future__ import annotations

import contextlib
import faulthandler
import importlib
import os
import pickle
import signal
import struct
import sys
from collections.abc import Callable, Sequence
from typing import IO

from calfjournal.domain.message import Words, say
from calfjournal.importers import limits

FLAG = "--calfjournal-reader"
"""First argument of a program frozen into one executable that shall be a worker."""

_LENGTH = struct.Struct("<Q")


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
    """Answer work until the input ends; ``seconds`` without an answer end the process too.

    The parent ends a late worker itself; this holds when the parent is gone.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    source, answers = _own_pipes()
    _hold_memory()
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # Each thread of numpy reserves memory.
    module, _, name = function.partition(":")
    apply: Callable[[bytes], object] = getattr(importlib.import_module(module), name)
    with contextlib.suppress(OSError):
        write_block(answers, b"")
        while (work := read_block(source)) is not None:
            faulthandler.dump_traceback_later(2 * seconds, exit=True)
            write_block(answers, pickle.dumps(_answer(apply, work)))
            faulthandler.cancel_dump_traceback_later()


def write_block(stream: IO[bytes], block: bytes) -> None:
    """Write one length and block."""
    stream.write(_LENGTH.pack(len(block)))
    stream.write(block)
    stream.flush()


def read_block(stream: IO[bytes]) -> bytes | None:
    """Read one block, None when the stream ends before it does."""
    head = stream.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        return None
    (length,) = _LENGTH.unpack(head)
    block = stream.read(length)
    return block if len(block) == length else None


def _answer(apply: Callable[[bytes], object], work: bytes) -> tuple[object, Words]:
    try:
        return apply(work), ""
    except MemoryError:
        return None, say("importers.no_memory")
    except Exception as error:  # noqa: BLE001 - told to the user as the reason of this one file
        return None, say("importers.reader_failed", cause=f"{type(error).__name__}: {error}")


def _own_pipes() -> tuple[IO[bytes], IO[bytes]]:
    """Keep the pipes to the parent for ourselves, and let all that libraries print vanish."""
    source = os.fdopen(os.dup(0), "rb")
    answers = os.fdopen(os.dup(1), "wb")
    null = os.open(os.devnull, os.O_RDWR)
    for standard in (0, 1, 2):
        os.dup2(null, standard)
    os.close(null)
    return source, answers


def _hold_memory() -> None:
    if sys.platform == "win32":
        return
    import resource

    with contextlib.suppress(OSError, ValueError):
        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        most = limits.WORKER_BYTES if hard < 0 else min(hard, limits.WORKER_BYTES)
        resource.setrlimit(resource.RLIMIT_AS, (most, hard))
