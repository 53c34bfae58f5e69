"""What a person at the screen does: click what is seen, type to what has the keys, use menus."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QApplication, QMainWindow, QMenu, QWidget
from pytestqt.qtbot import QtBot

ENTER = Qt.Key.Key_Return
TAB = Qt.Key.Key_Tab
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
LEFT = Qt.MouseButton.LeftButton


class Person:
    """Works with the front window only, as whoever sits there would."""

    def __init__(self, qtbot: QtBot) -> None:
        self._qtbot = qtbot

    def press(self, *keys: str | Qt.Key) -> None:
        """Type texts and keys, one after the other, to whatever has the keys."""
        for key in keys:
            if isinstance(key, str):
                for letter in key:
                    self._qtbot.keyClicks(self.focused(), letter)
            else:
                self._qtbot.keyClick(self.focused(), key)

    def chord(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = CTRL) -> None:
        """Press a key together with Ctrl, or with other modifiers."""
        self._qtbot.keyClick(self.focused(), key, modifiers)

    def focused(self) -> QWidget:
        """Return the widget that has the keys, once there is one."""
        self._qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
        found = QApplication.focusWidget()
        assert found is not None
        return found

    def turn_to(self, window: QWidget) -> None:
        """Bring a window to the front; where no window manager runs, nobody else does."""
        window.activateWindow()
        self._qtbot.waitUntil(lambda: QApplication.activeWindow() is window)

    def click(self, widget: QWidget, at: QPoint | None = None) -> None:
        """Click a widget that is seen and can be used."""
        assert widget.isVisible(), widget
        assert widget.isEnabled(), widget
        self._qtbot.mouseClick(widget, LEFT, pos=at or widget.rect().center())

    def click_button(self, window: QWidget, text: str) -> None:
        """Click the one visible button with these words on it."""
        buttons = window.findChildren(QAbstractButton)
        (found,) = (b for b in buttons if b.text() == text and b.isVisible())
        self.click(found)

    def choose(self, window: QMainWindow, menu: str, action: QAction) -> None:
        """Open a menu of the bar with the mouse and click an action in it."""
        bar = window.menuBar()
        (head,) = (entry for entry in bar.actions() if entry.text().replace("&", "") == menu)
        self.click(bar, bar.actionGeometry(head).center())
        opened = QApplication.activePopupWidget()
        assert isinstance(opened, QMenu)
        assert action in opened.actions(), action.text()
        self._qtbot.mouseClick(opened, LEFT, pos=opened.actionGeometry(action).center())
