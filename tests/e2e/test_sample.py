"""The sample journal: opened from the welcome, looked at on every page in both appearances."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QLabel, QMenu
from pytestqt.qtbot import QtBot

from tests.e2e.conftest import Start
from tests.e2e.person import Person
from tests.e2e.test_first_week import main_window
from ui.theme import active
from ui.theme.tokens import DARK, LIGHT
from ui.welcome.window import WelcomeWindow
from ui.widgets.banner import Banner
from ui.window.main_window import MainWindow
from ui.window.pages import NUMBERED


def test_every_page_of_the_sample_opens_light_and_dark(
    start: Start, person: Person, qtbot: QtBot
) -> None:
    """Every page by key in either appearance: each shows words, none warns or fails."""
    desk = start()
    assert isinstance(desk.window, WelcomeWindow)
    person.click_button(desk.window, "Open the sample")
    qtbot.waitUntil(lambda: isinstance(desk.window, MainWindow), timeout=100_000)
    window = main_window(desk)
    person.turn_to(window)
    for word, tokens in (("Light", LIGHT), ("Dark", DARK)):
        person.choose(window, "View", _appearance(window, word))
        assert active().tokens is tokens
        for number, entry in NUMBERED:
            person.chord(Qt.Key(Qt.Key.Key_0 + number))
            assert window.place is entry.place
            QApplication.processEvents()
            labels = window.page(entry.place).findChildren(QLabel)
            assert any(label.text() and label.isVisible() for label in labels), entry.place
    strips = [strip.sentence for strip in window.findChildren(Banner) if strip.isVisible()]
    assert strips[0].startswith("This is a sample journal")


def _appearance(window: MainWindow, word: str) -> QAction:
    menus = window.menuBar().findChildren(QMenu)
    (view,) = (menu for menu in menus if menu.title() == "&View")
    (found,) = (action for action in view.actions() if action.text() == word)
    return found
