"""What a rule of the look finds wrong, in words that lead to it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeAlias

from msgspec import Struct
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QLineEdit, QWidget

from tests.ui.looks.written import Sight, WrittenLine


class Flaw(Struct, frozen=True, order=True):
    """A rule that does not hold somewhere: the widget's class, its words, and what is wrong."""

    rule: str
    widget: str
    words: str
    wrong: str

    def __str__(self) -> str:
        return f"{self.rule}: {self.widget} {self.words!r}: {self.wrong}"


Rule: TypeAlias = Callable[[Sight], Iterator[Flaw]]
"""Looks at a window or a dialog; its docstring is the rule."""


def flaw(rule: str, widget: QWidget, wrong: str, words: str | None = None) -> Flaw:
    """Return what is wrong with a widget."""
    name = type(widget).__name__
    around = widget.parentWidget()
    if name.startswith("Q") and around is not None:  # Qt's own: tell whose it is.
        name = f"{type(around).__name__}/{name}"
    return Flaw(rule, name, _words(widget) if words is None else words, wrong)


def flaw_of_line(rule: str, line: WrittenLine, wrong: str) -> Flaw:
    """Return what is wrong with a line of text."""
    return flaw(rule, line.widget, wrong, line.text)


def _words(widget: QWidget) -> str:
    if isinstance(widget, QLabel | QAbstractButton | QLineEdit) and widget.text():
        return widget.text()
    if isinstance(widget, QComboBox):
        return widget.currentText()
    return widget.accessibleName() or widget.objectName()
