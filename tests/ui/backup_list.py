"""The dialog of backups, as tests of the desk use it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ui.window.backups import BackupsDialog
from ui.window.open_journal import Desk


def click(qtbot: QtBot, button: QWidget) -> None:
    """Press a button."""
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def shown_list() -> BackupsDialog:
    """The list that is open."""
    (found,) = [
        widget
        for widget in QApplication.topLevelWidgets()
        if isinstance(widget, BackupsDialog) and widget.isVisible()
    ]
    return found


def put_back(qtbot: QtBot, path: Path) -> None:
    """Choose a backup of the list and agree to what is replaced."""
    dialog = shown_list()
    rows = dialog.table.rows_model.rows
    (at,) = [at for at, row in enumerate(rows) if row.copy.path == path]
    dialog.table.select(at)
    click(qtbot, dialog.restore)
    click(qtbot, dialog.question.agree)


def put_back_file(qtbot: QtBot, desk: Desk, path: Path) -> None:
    """Choose a file that the list does not hold, and agree to what is replaced."""
    desk._chooser.answers = [path]  # type: ignore[attr-defined]
    dialog = shown_list()
    click(qtbot, dialog.other)
    click(qtbot, dialog.question.agree)
