"""Short names for Qt's long ones that many files use."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
CENTRE = Qt.AlignmentFlag.AlignCenter
TOP = Qt.AlignmentFlag.AlignTop

STRONG_FOCUS = Qt.FocusPolicy.StrongFocus
DIRECT = Qt.FindChildOption.FindDirectChildrenOnly
NO_FOCUS = Qt.FocusPolicy.NoFocus

ENTER_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)

KEY = object
"""What a signal carries for the key of a row: Qt's int has 32 bits, keys have 63."""
VALUE = object
"""What a signal carries where the type is another each time, or where it may be None."""


def holds_focus(widget: QWidget) -> bool:
    """True when the keys go to a widget or to something inside it."""
    focused = QApplication.focusWidget()
    return focused is not None and (focused is widget or widget.isAncestorOf(focused))


def tab_before(stop: QWidget, *widgets: QWidget) -> None:
    """Let Tab come to these widgets in their order, right before another one."""
    before = stop.previousInFocusChain()
    while before is not None and before.focusPolicy() is NO_FOCUS:
        before = before.previousInFocusChain()  # Qt takes only what the keys go to.
    for widget in widgets:
        if before is not None:
            QWidget.setTabOrder(before, widget)
        before = widget


def tab_last(*widgets: QWidget) -> None:
    """Let Tab come to these widgets in their order, after everything else in their window."""
    last = widgets[0].window().previousInFocusChain()
    while last is not None and last.focusPolicy() is NO_FOCUS:
        last = last.previousInFocusChain()  # Qt takes only what the keys go to.
    for widget in widgets:
        if last is not None and last is not widget:
            QWidget.setTabOrder(last, widget)
        last = widget
