"""Size, place and page of the window, from one time to the next, and where one came from."""

from __future__ import annotations

from weakref import ref

import shiboken6
from PySide6.QtCore import QObject, QRect, QSize, Qt, Slot
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

from ui.services import window_state
from ui.services.context import Navigate
from ui.services.places import Place, Target
from ui.window.pages import is_beside, marked_for

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
        page=marked_for(place).value if place else "",
    )


class WayBack(QObject):
    """Leads from a page that the sidebar does not name back to where one came from.

    The keys are then where they were; where that is gone the page is told what was looked at.
    """

    def __init__(self, navigate: Navigate, window: QMainWindow) -> None:
        super().__init__(window)
        self._navigate = navigate
        self._from: Place | None = None
        self._keys: ref[QWidget] | None = None
        self._seen: Target | None = None
        self._through: tuple[Place, Target | None] | None = None
        """The page of the session that a player was started from."""

    def remember(self, before: Place | None, place: Place, target: Target | None) -> None:
        """Remember the page that is left for another one, and what is looked at there."""
        if not is_beside(place):
            return
        from_session = place is Place.PLAYER and before is Place.SESSION
        self._through = (Place.SESSION, self._seen) if from_session else None
        self._seen = target
        if before is not None and not is_beside(before):
            keys = QApplication.focusWidget()
            self._from, self._keys = before, ref(keys) if keys is not None else None

    @Slot()
    def go(self) -> None:
        """Go back."""
        if self._through is not None:
            self._navigate(*self._through)
            return
        place = self._from or Place.CALENDAR
        self._navigate(place)
        keys = self._keys() if self._keys is not None else None
        if keys is not None and _is_there(keys):
            keys.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self._seen is not None:
            self._navigate(place, self._seen)


def _is_there(keys: QWidget) -> bool:
    return shiboken6.isValid(keys) and keys.isVisible() and keys.isEnabled()
