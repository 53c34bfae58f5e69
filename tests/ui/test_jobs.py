"""Jobs run elsewhere, answer here, and are dropped when nobody waits any more."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from ui.services.jobs import Job, Jobs


class Asker(QObject):
    """Remembers what it was told, and on which thread."""

    def __init__(self) -> None:
        super().__init__()
        self.told: list[Any] = []
        self.threads: set[int] = set()

    def done(self, value: object) -> None:
        """Take an answer."""
        self.told.append(value)
        self.threads.add(threading.get_ident())

    def step(self, done: int, total: int, text: str) -> None:
        """Take a progress report."""
        self.told.append((done, total, text))
        self.threads.add(threading.get_ident())


@pytest.fixture
def jobs(qapp: object) -> Iterator[Jobs]:
    """Return the real thing, with threads."""
    made = Jobs()
    yield made
    made.shutdown()


def _where() -> int:
    return threading.get_ident()


def _fail() -> None:
    raise ValueError("no")


def _count(job: Job) -> str:
    for step in range(3):
        job.report(step, 3, f"file {step}")
    return "counted"


def _wait_until_cancelled(started: threading.Event, job: Job) -> str:
    started.set()
    while not job.is_cancelled():
        threading.Event().wait(0.001)
    return "late"


def test_work_is_done_elsewhere_and_answered_here(jobs: Jobs, qtbot: QtBot) -> None:
    """The function runs on another thread, its answer arrives on the GUI thread."""
    asker = Asker()
    jobs.run(_where, owner=asker, done=asker.done, failed=asker.done)
    qtbot.waitUntil(lambda: bool(asker.told))
    assert asker.told[0] != threading.get_ident()
    assert asker.threads == {threading.get_ident()}


def test_a_failure_is_handed_over(jobs: Jobs, qtbot: QtBot) -> None:
    """An exception of the function arrives as a value at ``failed``."""
    asker = Asker()
    jobs.run(_fail, owner=asker, done=print, failed=asker.done)
    qtbot.waitUntil(lambda: bool(asker.told))
    assert isinstance(asker.told[0], ValueError)


def test_progress_comes_in_order_before_the_answer(jobs: Jobs, qtbot: QtBot) -> None:
    """Every report arrives, in order, on the GUI thread."""
    asker = Asker()
    jobs.run(_count, owner=asker, done=asker.done, failed=print, progress=asker.step, with_job=True)
    qtbot.waitUntil(lambda: "counted" in asker.told)
    assert asker.told == [(0, 3, "file 0"), (1, 3, "file 1"), (2, 3, "file 2"), "counted"]


def test_a_cancelled_job_answers_nobody(jobs: Jobs, qtbot: QtBot) -> None:
    """The function is asked to stop, and what it still returns is dropped."""
    asker, started = Asker(), threading.Event()
    job = jobs.run(
        _wait_until_cancelled,
        started,
        owner=asker,
        done=asker.done,
        failed=asker.done,
        with_job=True,
    )
    assert started.wait(10)
    with qtbot.waitSignal(job.ended):
        job.cancel()
    assert asker.told == []


def test_whoever_is_gone_is_not_answered(jobs: Jobs, qtbot: QtBot) -> None:
    """Closing a dialog while its job runs neither crashes nor calls into it."""
    told: list[object] = []
    asker, started = Asker(), threading.Event()
    job = jobs.run(
        _wait_until_cancelled,
        started,
        owner=asker,
        done=told.append,
        failed=told.append,
        with_job=True,
    )
    assert started.wait(10)
    import shiboken6

    with qtbot.waitSignal(job.ended):
        shiboken6.delete(asker)
    assert told == []


def test_shutdown_waits_for_everything(jobs: Jobs) -> None:
    """After shutdown no thread works any more, and no answer follows."""
    asker, started = Asker(), threading.Event()
    jobs.run(
        _wait_until_cancelled,
        started,
        owner=asker,
        done=asker.done,
        failed=asker.done,
        with_job=True,
    )
    assert started.wait(10)
    jobs.shutdown()
    assert asker.told == []
