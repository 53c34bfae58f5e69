"""Workers keep crashes and endless work away from the program."""

from __future__ import annotations

import sys

import pytest

from calfjournal.importers.workers import Done, Workers
from calfjournal.messages import in_words

EVALUATE = "builtins:eval"
CRASH = b"__import__('os')._exit(1)"
HANG = b"__import__('time').sleep(3600)"


def results(workers: Workers, *work: bytes) -> dict[int, Done]:
    """Submit all work and wait for all answers."""
    for key, data in enumerate(work):
        workers.submit(key, data)
    found: dict[int, Done] = {}
    while workers.pending:
        found.update((done.key, done) for done in workers.poll(1))
    return found


def test_work_is_answered() -> None:
    """Every piece of work gets its own value back, however many there are."""
    with Workers(EVALUATE) as workers:
        found = results(workers, *(b"%d * 2" % number for number in range(20)))
    assert {key: done.value for key, done in found.items()} == {n: 2 * n for n in range(20)}


def test_a_crash_fails_one_piece_of_work() -> None:
    """A dying worker is replaced and only its own work fails."""
    with Workers(EVALUATE, count=1) as workers:
        found = results(workers, b"1", CRASH, b"3")
    assert [found[key].value for key in range(3)] == [1, None, 3]
    assert "crash" in in_words(found[1].problem)


def test_a_hang_is_ended() -> None:
    """Work that takes too long is ended with the time in the reason; the rest goes on."""
    with Workers(EVALUATE, count=1, seconds=0.5) as workers:
        found = results(workers, HANG, b"2")
    assert in_words(found[0].problem) == "took longer than 0.5 s"
    assert found[1].value == 2


def test_errors_come_back_in_words() -> None:
    """An exception inside a worker becomes the problem of that piece of work."""
    with Workers(EVALUATE, count=1) as workers:
        found = results(workers, b"1 / 0", b"'a' * 10**12", b"4")
    assert "ZeroDivisionError" in in_words(found[0].problem)
    assert in_words(found[1].problem) == "needs more memory than a file may take"
    assert found[2].value == 4


def test_what_a_library_prints_does_not_disturb() -> None:
    """Output to the standard streams never mixes with the answers."""
    with Workers(EVALUATE, count=1) as workers:
        found = results(workers, b"print('x' * 1000)", b"__import__('os').write(1, b'y')", b"5")
    assert found[2].value == 5


def test_leaving_ends_work_at_once() -> None:
    """Leaving with hanging work does not wait for it."""
    with Workers(EVALUATE) as workers:
        workers.submit(0, HANG)
        workers.submit(1, HANG)
        workers.submit(2, HANG)
    assert workers.pending == 3


def test_a_worker_that_cannot_start_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without an interpreter to start, work fails with a reason instead of waiting."""
    monkeypatch.setattr(sys, "executable", "/no/such/python")
    with Workers(EVALUATE) as workers:
        found = results(workers, b"1", b"2")
    assert {in_words(done.problem) for done in found.values()} == {
        "the reading process could not be started"
    }


def test_a_function_that_does_not_exist_is_told() -> None:
    """A worker that ends before it is ready fails its work instead of waiting."""
    with Workers("builtins:nothing") as workers:
        found = results(workers, b"1")
    assert in_words(found[0].problem) == "the reading process could not be started"
