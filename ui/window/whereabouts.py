"""Size, place and page of the window, from one time to the next."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QApplication, QMainWindow

from ui.services import window_state
from ui.services.places import Place

FIRST_SIZE = (1280, 800)


def restore_size(window: QMainWindow) -> None:
    """Give a window the size and place of last time; the first time, a good size for the screen."""
    state, main = window_state.load(), QApplication.primaryScreen()
    if not state.is_known or main is None:
        window.resize(window_state.on_screen(QSize(*FIRST_SIZE)))
        return
    screens = sorted(QApplication.screens(), key=lambda screen: screen is not main)
    usable = [screen.availableGeometry() for screen in screens]
    place = window_state.fitted(state, usable, window.minimumSize())
    window.resize(place.size())
    window.move(place.topLeft())
    if state.maximized:
        window.setWindowState(Qt.WindowState.WindowMaximized)


def last_place() -> Place:
    """Return the page of last time; the first time, Today."""
    last = window_state.load().page
    return Place(last) if last in set(Place) else Place.TODAY


def keep(window: QMainWindow, place: Place | None) -> None:
    """Remember how a window is left."""
    grown = window.isMaximized() or window.isFullScreen() or window.isMinimized()
    # The place is that of the frame, as long as there is one of the usual size.
    usual = window.normalGeometry() if grown else QRect(window.pos(), window.size())
    window_state.keep(
        x=usual.x(),
        y=usual.y(),
        width=usual.width(),
        height=usual.height(),
        maximized=window.isMaximized(),
        page=place.value if place else "",
    )
