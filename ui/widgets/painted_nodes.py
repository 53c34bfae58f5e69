"""The nodes that screen readers see of painted widgets, made by one factory.

The first paint does not wait for them: ``install`` runs right after it.
"""

from __future__ import annotations

from typing import Any, Final

import shiboken6
from PySide6.QtCore import QObject, QPoint, QRect
from PySide6.QtGui import QAccessible, QAccessibleInterface, QWindow
from PySide6.QtWidgets import QAccessibleWidget, QApplication

from ui.services.qt import NO_FOCUS
from ui.widgets.painted import Painted, PaintedPart, Read

_NOTHING: Final[Any] = None
"""No node: Qt takes None, which its stubs do not say."""


class _PartNode(QAccessibleInterface):
    """One part; it asks the widget anew each time, so that it is never out of date."""

    def __init__(self, widget: Painted, index: int) -> None:
        super().__init__()
        self._widget = widget
        self._index = index

    def _part(self) -> PaintedPart | None:
        if not shiboken6.isValid(self._widget):
            return None
        parts = self._widget.accessible_parts()
        return parts[self._index] if self._index < len(parts) else None

    def isValid(self) -> bool:
        return self._part() is not None

    def object(self) -> QObject:
        return _NOTHING

    def window(self) -> QWindow:
        return self._widget.window().windowHandle() if self.isValid() else _NOTHING

    def parent(self) -> QAccessibleInterface:
        return QAccessible.queryAccessibleInterface(self._widget) if self.isValid() else _NOTHING

    def childCount(self) -> int:
        return 0

    def child(self, index: int) -> QAccessibleInterface:
        del index
        return _NOTHING

    def childAt(self, x: int, y: int) -> QAccessibleInterface:
        del x, y
        return _NOTHING

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        del child
        return -1

    def text(self, which: QAccessible.Text) -> str:
        part = self._part()
        if part is None:
            return ""
        return {QAccessible.Text.Name: part.name, QAccessible.Text.Description: part.tip}.get(
            which, ""
        )

    def setText(self, which: QAccessible.Text, text: str) -> None:
        """Do nothing: a part has the name of what it shows."""

    def rect(self) -> QRect:
        part = self._part()
        if part is None:
            return QRect()
        return QRect(self._widget.mapToGlobal(part.box.topLeft()), part.box.size())

    def role(self) -> QAccessible.Role:
        part = self._part()
        return _role(part.role) if part is not None else QAccessible.Role.NoRole

    def state(self) -> QAccessible.State:
        state, part = QAccessible.State(), self._part()
        if part is None:
            state.invalid = True
            return state
        state.focusable = state.selectable = self._widget.focusPolicy() != NO_FOCUS
        state.selected = state.checked = part.chosen
        state.focused = part.chosen and self._widget.hasFocus()
        return state


class _PaintedNode(QAccessibleWidget):
    """A painted widget with its parts as children."""

    def __init__(self, widget: Painted) -> None:
        super().__init__(widget, _role(widget.ACCESSIBLE_ROLE))
        self._widget = widget
        self.parts: list[_PartNode] = []

    def childCount(self) -> int:
        return len(self._widget.accessible_parts())

    def child(self, index: int) -> QAccessibleInterface:
        if not 0 <= index < self.childCount():
            return _NOTHING
        while len(self.parts) <= index:
            node = _PartNode(self._widget, len(self.parts))
            QAccessible.registerAccessibleInterface(node)
            self.parts.append(node)
        return self.parts[index]

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        return next((n for n, part in enumerate(self.parts) if part is child), -1)

    def childAt(self, x: int, y: int) -> QAccessibleInterface:
        point = self._widget.mapFromGlobal(QPoint(x, y))
        for index, part in enumerate(self._widget.accessible_parts()):
            if part.box.contains(point):
                return self.child(index)
        return _NOTHING

    def focusChild(self) -> QAccessibleInterface:
        if self._widget.hasFocus():
            for index, part in enumerate(self._widget.accessible_parts()):
                if part.chosen:
                    return self.child(index)
        return super().focusChild()


_nodes: list[_PaintedNode] = []
"""Nodes that live: Qt holds them, but Python would let go of them."""


def _make(key: str, thing: QObject) -> QAccessibleInterface | None:
    del key
    if not isinstance(thing, Painted):
        return None
    _let_go()
    node = _PaintedNode(thing)
    _nodes.append(node)
    return node


def _let_go() -> None:
    """Drop the nodes of widgets that are gone; Qt forgets their parts only when it is told."""
    for node in [node for node in _nodes if not shiboken6.isValid(node)]:
        _nodes.remove(node)
        for part in node.parts:
            QAccessible.deleteAccessibleInterface(QAccessible.uniqueId(part))


def _role(read: Read) -> QAccessible.Role:
    return QAccessible.Role[read.value]


def install() -> None:
    """Let Qt make the nodes of painted widgets here; once per process.

    Where a screen reader asked already, the plain nodes it was given are made anew.
    """
    QAccessible.installFactory(_make)
    if not QAccessible.isActive():
        return
    for widget in QApplication.allWidgets():
        if isinstance(widget, Painted):
            node = QAccessible.queryAccessibleInterface(widget)
            if not isinstance(node, _PaintedNode):
                QAccessible.deleteAccessibleInterface(QAccessible.uniqueId(node))
