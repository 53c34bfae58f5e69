"""Sound is loaded when something is to be heard, and not before."""

from __future__ import annotations

import subprocess
import sys

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.conftest import REPO
from tests.sound.scores import steps
from ui.services.context import Context
from ui.sound.window_clock import be_silent, clock_of
from ui.window.crash import CrashHandler

_SEES_ALL = """
import sys
from pathlib import Path
from calfjournal import demo
from calfjournal.journal import Journal
from ui.app import make_application
from ui.services.options import Options
from ui.services.places import Place
from ui.theme import active
from ui.window.open_journal import Desk
path = Path(sys.argv[1])
demo.write(path)
app = make_application()
desk = Desk(active(), Options())
desk.open(path)
window = desk.window
window.show()
for place in Place:
    window.navigate(place)
    app.processEvents()
print(*(name for name in sys.modules if name in ("PySide6.QtMultimedia", "PySide6.QtTextToSpeech")))
desk.close()
"""


def test_no_page_loads_what_makes_sound(tmp_path: object) -> None:
    """The start and every page, Today, a session with its editor and the player among them."""
    done = subprocess.run(
        [sys.executable, "-c", _SEES_ALL, f"{tmp_path}/demo.calfjournal"],
        cwd=REPO,
        check=True,
        capture_output=True,
        text=True,
    )
    assert done.stdout.split() == []


def test_sound_that_is_off_loads_nothing_and_says_nothing(context: Context, qtbot: QtBot) -> None:
    """The beat goes on by the computer's clock, and a window has one clock."""
    clock = clock_of(context)
    told: list[str] = []
    clock.told.connect(told.append)
    clock.play(steps(1))
    assert clock_of(context) is clock
    assert clock.is_running
    assert told == []
    context.end()
    assert not clock.is_running


def test_a_failure_of_the_program_stops_the_beat(
    context: Context, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    """Nobody listens to a beat behind the report of a crash."""
    clock = clock_of(context)
    clock.play(steps(1))
    handler = CrashHandler()
    handler.take(ValueError())
    qtbot.waitUntil(lambda: handler.dialog is not None)
    assert not clock.is_running
    assert handler.dialog is not None
    handler.dialog.close()
    QApplication.processEvents()
    be_silent()
