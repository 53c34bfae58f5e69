"""The window as a screen reader meets it: every node, its name and whether keys reach it."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QWidget

NAME = QAccessible.Text.Name


def nodes(widget: QWidget) -> Iterator[QAccessibleInterface]:
    """Yield the node of a widget and of everything visible below it."""
    node = QAccessible.queryAccessibleInterface(widget)
    assert node is not None
    yield from _walk(node)


def names(widget: QWidget) -> list[str]:
    """Return what is read of the parts of a widget, in reading order."""
    return [node.text(NAME) for node in nodes(widget)][1:]


def nameless(widget: QWidget) -> list[str]:
    """Return what the keys reach and has no name, by role and class."""
    return [
        f"{node.role().name} {type(node.object()).__name__}"
        for node in nodes(widget)
        if node.state().focusable and not node.text(NAME).strip()
    ]


def _walk(node: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    yield node
    for index in range(node.childCount()):
        child = node.child(index)
        if child.isValid() and not child.state().invisible:
            yield from _walk(child)
