"""Shows pages as their window would."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ui.library.exercise_table import ExerciseTable
from ui.library.page import LibraryPage
from ui.services.context import Context
from ui.services.places import Place
from ui.window.main_window import MainWindow

P = TypeVar("P", bound=QWidget)


def seen(window: MainWindow, place: Place) -> QWidget:
    """Show a page of a window, with all that its first looks leave for later."""
    window.show()
    window.navigate(place)
    for _ in range(5):
        QApplication.processEvents()
    return window.page(place)


def library(context: Context, qtbot: QtBot) -> LibraryPage:
    """Return the library as it is seen in a usual window, in front."""
    made = LibraryPage(context)
    qtbot.addWidget(made)
    made.resize(1080, 760)
    made.show()
    made.activateWindow()
    return made


def exercise_table(page: LibraryPage) -> ExerciseTable:
    """Return the list of a library."""
    table = page.findChild(ExerciseTable)
    assert isinstance(table, ExerciseTable)
    return table


def shown(page: P, qtbot: QtBot, width: int, height: int) -> P:
    """Give a page a size, wait until it is seen, and put it in front."""
    qtbot.addWidget(page)
    page.resize(width, height)
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    return page
