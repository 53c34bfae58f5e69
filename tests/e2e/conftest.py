"""A real window for the end-to-end tests: an own X server on Linux, the desktop elsewhere.

Run them by themselves (`pytest tests/e2e`): one process can hold only one kind of window, and the
other tests use the one without a screen.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from calfjournal.domain.plan import Wishes
from calfjournal.journal import Journal
from tests.e2e.person import Person
from ui.services.options import Options
from ui.theme import active
from ui.window.open_journal import Desk

HERE = Path(__file__).resolve().parent
Start = Callable[..., Desk]
"""Starts the program: on the file given, else as it was left last time."""


def pytest_configure(config: pytest.Config) -> None:
    """Start an X server for this process before anything imports Qt."""
    wants_screen = os.environ.get("QT_QPA_PLATFORM") != "offscreen"
    if wants_screen and sys.platform.startswith("linux") and shutil.which("Xvfb"):
        server, number = _start_xvfb()
        config.add_cleanup(lambda: _stop(server))
        os.environ.update(DISPLAY=f":{number}", QT_QPA_PLATFORM="xcb")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark every test in this folder, and skip all where there is no screen, saying why."""
    reason = _why_no_screen()
    for item in items:
        if not item.path.is_relative_to(HERE):
            continue
        item.add_marker(pytest.mark.e2e)
        if reason:
            item.add_marker(pytest.mark.skip(reason=reason))


def _why_no_screen() -> str:
    if os.environ.get("QT_QPA_PLATFORM") == "offscreen":
        return (
            "end-to-end tests need a real window: run `python3 dev.py test` or `pytest tests/e2e`"
        )
    if sys.platform.startswith("linux") and os.environ.get("QT_QPA_PLATFORM") != "xcb":
        return "end-to-end tests need Xvfb, which is not installed"
    return ""


def _start_xvfb() -> tuple[subprocess.Popen[bytes], int]:
    """Start Xvfb on a display number that it chooses itself, and wait until it answers."""
    readable, writable = os.pipe()
    command = [
        "Xvfb",
        "-displayfd",
        str(writable),
        "-screen",
        "0",
        "1920x1200x24",
        "-nolisten",
        "tcp",
    ]
    server = subprocess.Popen(
        command, pass_fds=[writable], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    os.close(writable)
    with os.fdopen(readable) as answer:
        number = answer.readline().strip()
    if not number:
        server.wait()
        raise pytest.UsageError("Xvfb did not start")
    return server, int(number)


def _stop(server: subprocess.Popen[bytes]) -> None:
    server.terminate()
    server.wait()


# ------------------------------------------------------------------- the program and a person


@pytest.fixture
def person(qtbot: QtBot) -> Person:
    """Return somebody who clicks and types."""
    return Person(qtbot)


@pytest.fixture
def start(qapp: QApplication, qtbot: QtBot) -> Iterator[Start]:
    """Return a function that starts the program, on a file or as left last time."""
    desks: list[Desk] = []

    def begin(path: Path | None = None) -> Desk:
        desk = Desk(active(), Options())
        desks.append(desk)
        desk.start(path)
        assert desk.window is not None
        desk.window.activateWindow()
        qtbot.waitUntil(lambda: QApplication.activeWindow() is not None)
        return desk

    yield begin
    for desk in desks:
        desk.close()
    active().prefer("light")


@pytest.fixture
def planned(tmp_path: Path) -> Path:
    """Return the file of a journal whose plan has a session today."""
    path = tmp_path / "mine.calfjournal"
    with Journal.create(path) as journal:
        today = journal.today()
        days = tuple(sorted((today.weekday() + gap) % 7 for gap in (0, 2, 4)))
        wishes = Wishes(program="calf_foundation", start=today, days=days)
        journal.planning.accept(journal.planning.propose(wishes))
        assert journal.sessions.on(today)
    return path
