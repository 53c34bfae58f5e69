"""Workers keep crashes, endless work and greed away from the program."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Set as AbstractSet
from pathlib import Path

import pytest

from calfjournal.domain.message import Words
from calfjournal.importers import pulse
from calfjournal.importers.answers import Alive, End, Piece, Tell
from calfjournal.importers.batch import FileStatus
from calfjournal.importers.workers import Order, Task, Workers
from calfjournal.messages import in_words

EVALUATE = "tests.importers.test_workers:evaluate"
CRASH = b"__import__('os')._exit(1)"
HANG = b"__import__('time').sleep(3600)"
DEAF = b"sum(iter(int, 1))"
GROW = b"'a' * 10**12"
BEATING = b"[(pulse.beat(1), time.sleep(0.05)) for _ in range(40)] and 7"
REPO = Path(__file__).parents[2]


def evaluate(piece: Piece, known: AbstractSet[str], tell: Tell) -> None:
    """Answer with the value of an expression; it runs in a worker."""
    scope = {"pulse": pulse, "time": time, "known": known}
    value = eval(piece.path, scope)
    tell(End(FileStatus.IMPORTED, str(value)))


def submit(workers: Workers, *works: bytes) -> None:
    """Submit expressions, in their order."""
    for number, work in enumerate(works):
        workers.submit(Task((number,), Piece(work)))


def ends(workers: Workers) -> dict[Order, End]:
    """Wait for all ends."""
    found: dict[Order, End] = {}
    while workers.pending:
        heard = workers.poll(1)
        found.update((each.order, each.answer) for each in heard if isinstance(each.answer, End))
    return found


def results(workers: Workers, *works: bytes) -> list[str]:
    """Submit all work and return what became of each, in words."""
    submit(workers, *works)
    found = ends(workers)
    return [_told(found[(number,)].reason) for number in range(len(works))]


def _told(reason: Words) -> str:
    return in_words(reason)


def test_work_is_answered() -> None:
    """Every piece of work gets its own answer, however many there are."""
    with Workers(EVALUATE) as workers:
        found = results(workers, *(b"%d * 2" % number for number in range(20)))
    assert found == [str(2 * number) for number in range(20)]


def test_a_lost_process_fails_one_piece() -> None:
    """One that crashes, fails or grows too large costs its own piece; the rest is done."""
    with Workers(EVALUATE, count=1) as workers:
        found = results(workers, b"1", CRASH, b"3", b"1 / 0", GROW, b"print('x' * 1000)", b"7")
    assert found[1] == "makes the reader crash"
    assert "ZeroDivisionError" in found[3]
    assert found[4] == "needs more memory than a file may take"
    # What a library prints never mixes with the answers.
    assert [found[at] for at in (0, 2, 5, 6)] == ["1", "3", "None", "7"]


def test_one_that_stalls_is_ended() -> None:
    """No sign of life for so long ends it, asleep or deaf; with signs it may take much longer."""
    with Workers(EVALUATE, count=1, seconds=1.5) as workers:
        found = results(workers, BEATING, HANG, b"2", DEAF, b"4")
    assert found == ["7", "gave no sign for 1.5 s", "2", "gave no sign for 1.5 s", "4"]


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells it for nothing")
def test_one_that_grows_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the system holds nobody to a limit, the parent looks."""
    monkeypatch.setattr("calfjournal.importers.limits.WORKER_BYTES", 100 * 2**20)
    with Workers(EVALUATE, count=1) as workers:
        found = results(workers, b"[b'a' * 3 * 10**8, time.sleep(3600)]", b"2")
    assert found == ["needs more memory than a file may take", "2"]


def test_hashes_are_told_once() -> None:
    """A worker knows what was learnt before its work, those of its successor too."""
    with Workers(EVALUATE, count=1) as workers:
        workers.learn("a")
        assert results(workers, b"sorted(known)") == ["['a']"]
        workers.learn("b")
        assert results(workers, b"sorted(known)", CRASH) == ["['a', 'b']", "makes the reader crash"]
        assert results(workers, b"sorted(known)") == ["['a', 'b']"]


def test_leaving_ends_work_at_once() -> None:
    """Leaving with hanging work does not wait for it."""
    with Workers(EVALUATE) as workers:
        submit(workers, HANG, HANG, HANG)
    assert workers.pending == 3


@pytest.mark.parametrize("work", [HANG, BEATING * 1000], ids=["asleep", "busy"])
@pytest.mark.skipif(sys.platform == "win32", reason="looks for processes as Linux shows them")
def test_it_ends_with_its_parent(work: bytes) -> None:
    """A parent that is killed takes its workers with it, whatever they do."""
    parent = subprocess.Popen(
        [sys.executable, "-c", _PARENT.format(work=work)],
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(REPO)},
    )
    assert parent.stdout is not None
    worker = int(parent.stdout.readline())
    parent.kill()
    parent.wait()
    parent.stdout.close()
    _until_gone(worker)


_PARENT = """
import time
from calfjournal.importers.answers import Piece
from calfjournal.importers.workers import Task, Workers
from tests.importers.test_workers import EVALUATE, ends
with Workers(EVALUATE, count=1) as workers:
    workers.submit(Task((0,), Piece(b"__import__('os').getpid()")))
    (end,) = ends(workers).values()
    workers.submit(Task((1,), Piece({work!r})))
    workers.poll(0.1)
    print(end.reason, flush=True)
    time.sleep(3600)
"""


def _until_gone(pid: int) -> None:
    while True:
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            return
        if _is_zombie(pid):
            return
        time.sleep(0.01)


def _is_zombie(pid: int) -> bool:
    state = Path(f"/proc/{pid}/stat")
    return state.exists() and state.read_text().rpartition(")")[2].split()[0] == "Z"


def test_a_worker_that_cannot_start_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without an interpreter, or a function, work fails with a reason instead of waiting."""
    no_start = "the reading process could not be started"
    with Workers("builtins:nothing") as workers:
        assert results(workers, b"1") == [no_start]
    monkeypatch.setattr(sys, "executable", "/no/such/python")
    with Workers(EVALUATE) as workers:
        assert results(workers, b"1", b"2") == [no_start] * 2


def test_signs_of_life_tell_how_far_it_is() -> None:
    """What is read of how much comes through while it is read."""
    heard = []
    with Workers(EVALUATE, count=1) as workers:
        submit(workers, b"pulse.begin(40) or " + BEATING)
        while workers.pending:
            heard += [each.answer for each in workers.poll(1)]
    beats = [answer for answer in heard if isinstance(answer, Alive)]
    assert len(beats) > 2
    assert {beat.of for beat in beats[1:]} == {40}
    assert [beat.done for beat in beats] == sorted(beat.done for beat in beats)
