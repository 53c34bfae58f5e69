"""The end-to-end tests stand on a real screen."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot


def test_a_window_really_appears(qtbot: QtBot) -> None:
    """A widget shown here is exposed by a window system, not drawn into the void."""
    label = QLabel("calfjournal")
    qtbot.addWidget(label)
    with qtbot.waitExposed(label):
        label.show()
    assert QGuiApplication.platformName() not in ("offscreen", "minimal")
    assert label.screen().size().width() >= 1280
