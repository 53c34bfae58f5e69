"""The program starts in a real window, and says plainly when it cannot."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from calfjournal.journal import Journal
from ui.app import NO_DISPLAY
from ui.services.options import Options
from ui.services.places import Place
from ui.theme import active
from ui.window.main_window import MainWindow
from ui.window.open_journal import Desk

REPO = Path(__file__).resolve().parents[2]


@pytest.fixture
def desk(qapp: QApplication) -> Iterator[Desk]:
    """Return a desk with nothing on it."""
    made = Desk(active(), Options())
    yield made
    made.close()


def test_a_journal_opens_on_today(desk: Desk, tmp_path: Path, qtbot: QtBot) -> None:
    """Opening a new journal shows the window, exposed by the window system, on Today."""
    path = tmp_path / "mine.calfjournal"
    Journal.create(path).close()
    desk.start(path)
    window = desk.window
    assert isinstance(window, MainWindow)
    with qtbot.waitExposed(window):
        pass
    assert window.page(Place.TODAY).isVisible()
    window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is not None)
    qtbot.keyClick(window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert window.page(Place.CALENDAR).isVisible()


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere there is a desktop")
def test_without_a_display_it_says_so() -> None:
    """On a server the window's command exits 1 with one clear line, not with Qt's abort."""
    hidden = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    environment = {key: value for key, value in os.environ.items() if key not in hidden}
    done = subprocess.run(
        [sys.executable, "-m", "calfjournal"],
        env=environment,
        cwd=REPO,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert done.stderr.strip() == NO_DISPLAY
