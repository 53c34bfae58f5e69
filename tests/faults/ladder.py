"""A ladder of faults: one act is done again and again, and fails one system call later each time.

One server per ladder runs under strace, which injects the fault into one call of every process: the
last of ``most``. Each rung is a forked child in a copy of the prepared folder; it makes so many
empty calls first that the n-th call of its act is that one. That is a hundred times quicker than
starting Python under strace for each rung.
"""

from __future__ import annotations

import errno
import importlib
import os
import pkgutil
import shutil
import subprocess
import sys
import traceback
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from calfjournal import verbs
from calfjournal.errors import CalfjournalError
from tests.faults import kit
from tests.faults.acts import ACTS

_DENSE = 3
"""Rungs at the top that are climbed one by one; below, the steps grow with the height."""

_CALLS: dict[str, Callable[[int], object]] = {
    "pwrite64": lambda handle: os.pwrite(handle, b"", 0),
    "write": lambda handle: os.write(handle, b""),
    "fsync": os.fsync,
    "fdatasync": os.fdatasync,
    "ftruncate": lambda handle: os.ftruncate(handle, 0),
    "rename": lambda _: Path().rename(""),
    "unlink": lambda _: Path().unlink(),
    "openat": lambda _: os.close(os.open("/dev/null", os.O_RDONLY)),
}


def most(call: str) -> int:
    """Return more calls of one kind than any act makes, and than the server makes to start."""
    return {"pwrite64": 1600, "openat": 2400}.get(call, 150)


_FAULTS = {errno.EIO, errno.ENOSPC, errno.EMFILE}

Try = Callable[[int], "Rung"]


@dataclass(frozen=True, slots=True)
class Rung:
    """One try: at which call, where, the ids it acknowledged, and how it ended.

    ``ended`` is "killed", "done" (the act makes fewer calls), "endured" (nobody noticed), the
    sentence of our own error, or what Python printed about any other.
    """

    name: str
    folder: Path
    acknowledged: tuple[int, ...]
    ended: str


def climb(
    act: str, calls: Sequence[str], fault: str, template: Path, folder: Path
) -> Iterator[Rung]:
    """Do the act under the fault ("signal=KILL", "error=EIO") at one call after another.

    A fault that ends in "+" lasts from that call on.

    ``template`` is the prepared folder; each rung has a copy of it in ``folder``.
    """
    with server(act, calls, fault, template, folder) as attempt:
        for call in calls:
            yield from _climb_one(lambda number, call=call: attempt(call, number))  # type: ignore[misc]


def _climb_one(attempt: Try) -> Iterator[Rung]:
    number, reached = 1, 0
    while (rung := attempt(number)).ended != "done":
        yield rung
        reached = number
        number += max(1, number // 2)
    # The last stride went over the top, where names are given and logs folded: look there closely.
    between = range(reached + 1, number)
    above = bisect_left(between, 1, key=lambda n: attempt(n).ended == "done")
    yield from (attempt(n) for n in between[max(above - _DENSE, 0) : above])


@contextmanager
def server(
    act: str, calls: Sequence[str], fault: str, template: Path, folder: Path
) -> Iterator[Callable[[str, int], Rung]]:
    lasting = "+" if fault.endswith("+") else ""
    inject = [f"-einject={call}:{fault.rstrip('+')}:when={most(call)}{lasting}" for call in calls]
    tracer = kit.strace(f"-etrace={','.join(calls)}", *inject)
    process = subprocess.Popen(
        [*tracer, *kit.command(serve, act, fault, template, folder)],
        cwd=kit.REPO,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env=kit.environment(),
    )
    assert process.stdin is not None
    assert process.stdout is not None

    @cache
    def attempt(call: str, number: int) -> Rung:
        assert number < most(call), f"{act} never ends"
        name = f"{call}-{number}"
        print(name, file=process.stdin, flush=True)
        assert process.stdout is not None
        assert process.stdout.readline().strip() == name, f"the server of {act} is gone"
        place = folder / name
        lines = (place / "acknowledged").read_text().split("\n")[:-1]
        ended = (place / "ended").read_text() or "killed"
        return Rung(name, place, tuple(map(int, lines)), ended)

    try:
        yield attempt
    finally:
        process.stdin.close()
        process.wait()
        process.stdout.close()


def serve(act: str, fault: str, template: str, folder: str) -> None:
    """Answer the name of each rung on the standard input when it was tried."""
    for module in pkgutil.iter_modules(verbs.__path__, f"{verbs.__name__}."):
        importlib.import_module(module.name)  # Where Python finds its modules is no part of an act.
    for line in sys.stdin:
        place = Path(folder, line.strip())
        _forked(lambda place=place: shutil.copytree(template, place))  # type: ignore[misc]
        _forked(lambda place=place: _try(act, fault, place))  # type: ignore[misc]
        os.writev(1, [line.encode()])


def _forked(work: Callable[[], object]) -> None:
    child = os.fork()
    if child:
        os.waitpid(child, 0)
        return
    try:
        work()
    finally:
        os._exit(0)


def _try(act: str, fault: str, place: Path) -> None:
    os.environ["CALFJOURNAL_HOME"] = str(place / "home")
    call, _, number = place.name.partition("-")
    with _noted(place / "acknowledged") as acknowledge, _noted(place / "ended") as end:
        nowhere = os.open("/dev/null", os.O_RDWR)
        for _ in range(most(call) - int(number)):
            _empty(call, nowhere)
        try:
            ACTS[act](place, lambda key: acknowledge(f"{key}\n"))
        except CalfjournalError as error:
            end(str(error))
        except BaseException:  # noqa: BLE001 - what is no error of ours is the finding
            end(traceback.format_exc())
        else:
            killing = fault.startswith("signal")  # Who is alive was not killed.
            late = killing or any(_empty(call, nowhere) for _ in range(int(number)))
            end("done" if late else "endured")


@contextmanager
def _noted(file: Path) -> Iterator[Callable[[str], None]]:
    handle = os.open(file, os.O_WRONLY | os.O_CREAT)

    def note(text: str) -> None:
        os.writev(handle, [text.encode()])  # Not through `write`, which may be the call that fails.

    yield note
    os.close(handle)


def _empty(call: str, handle: int) -> bool:
    """Make a call that does nothing; True when the fault struck it."""
    try:
        _CALLS[call](handle)
    except OSError as error:
        return error.errno in _FAULTS
    return False
