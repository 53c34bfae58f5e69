"""A player in a window, its clock turned by hand."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.player.hand_clock import Player
from ui.services.context import Context
from ui.services.places import Place
from ui.window.main_window import MainWindow


@pytest.fixture
def player(window: MainWindow, context: Context, qtbot: QtBot) -> Player:
    """Return somebody before the window of an empty journal, on Today."""
    window.resize(1280, 800)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.navigate(Place.TODAY)
    return Player(window, context, qtbot)
