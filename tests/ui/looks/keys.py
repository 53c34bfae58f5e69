"""Keys reach everything, say what it is, and show where they are."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QMenuBar, QRadioButton, QWidget

from tests.ui.looks.flaw import Flaw, flaw
from tests.ui.looks.written import Sight
from tests.ui.reader import nameless
from ui.widgets.scrolled import Spotted

MOST = 400
"""Times that Tab is pressed."""
SMALL = 200
"""Pixels; what is less high may stand within the ring of what is around it."""


def everything_has_a_name(sight: Sight) -> Iterator[Flaw]:
    """Each thing the keys reach says what it is."""
    for node in nameless(sight.window):
        yield Flaw("name", node, "", "the keys reach it, and nothing is said")


def tab_goes_everywhere(sight: Sight) -> Iterator[Flaw]:
    """Tab reaches all that takes the keys; where they are is in view and looks different."""
    window, reached = sight.window, set[tuple[QWidget, str]]()
    while len(reached) < MOST:
        now = QApplication.focusWidget() or window
        spot = now, now.accessibleName()  # One field walks through the cells of a table.
        if spot in reached:
            break
        is_new = all(now is not widget for widget, _ in reached)
        reached.add(spot)
        if now is not window and not _is_in_view(now):
            yield flaw("view", now, "has the keys and is out of view")
        before = _picture(now) if is_new else None
        QTest.keyClick(now, Qt.Key.Key_Tab)
        QApplication.processEvents()
        if before and QApplication.focusWidget() is not now and before == _picture(now):
            yield flaw("ring", now, "looks the same with the keys and without")
    for widget in sight.widgets:
        if _takes_tab(widget) and not _is_reached(widget, {widget for widget, _ in reached}):
            yield flaw("tab", widget, "Tab never comes here")


def _picture(widget: QWidget) -> QImage:
    """What is seen of a widget, with what is around a small one: the ring may be drawn there."""
    around = widget.parentWidget()
    whole = around if around is not None and around.height() < SMALL else widget
    return whole.grab().toImage()


def _takes_tab(widget: QWidget) -> bool:
    if not widget.isEnabled() or isinstance(widget, QMenuBar) or widget.focusProxy() is not None:
        return False
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)


def _is_reached(widget: QWidget, reached: set[QWidget]) -> bool:
    """True of what Tab came to; of choices that exclude each other it comes to one."""
    if widget in reached:
        return True
    around = widget.parentWidget()
    return isinstance(widget, QRadioButton) and any(w.parentWidget() is around for w in reached)


def _is_in_view(widget: QWidget) -> bool:
    if isinstance(widget, QAbstractScrollArea):
        return not widget.viewport().visibleRegion().isEmpty()
    spot = widget.spot if isinstance(widget, Spotted) else widget.rect()
    seen = widget.visibleRegion().boundingRect()
    return not seen.isEmpty() and (seen.contains(spot) or spot.height() > seen.height() > SMALL / 2)
