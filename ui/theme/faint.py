"""Colours for what is not there yet: an example of things to come, as quiet as can be read."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtGui import QColor

from calfjournal.domain.looks import Look
from ui.theme.theme import active

STRENGTH = 0.5
"""Of a kind's colour in its marks; the rest is the ground they stand on."""


class Colours(Protocol):
    """What painted parts ask of the theme."""

    def colour(self, name: str) -> QColor:
        """The colour of a token."""

    def mark(self, look: Look) -> QColor:
        """The colour of lines and marks of a look."""

    def ink(self, look: Look) -> QColor:
        """The colour of text of a look."""

    def soft(self, look: Look) -> QColor:
        """The pale ground of a look."""


class FaintColours:
    """The colours of an example: hairlines with a hint of their kind, muted words, no grounds."""

    def colour(self, name: str) -> QColor:
        """The colour of a token."""
        return active().colour("muted" if name == "text" else name)

    def mark(self, look: Look) -> QColor:
        """A hint of the colour of a look."""
        return _mixed(active().mark(look), active().colour("surface"))

    def ink(self, look: Look) -> QColor:
        """The colour of words of whatever look."""
        del look
        return active().colour("muted")

    def soft(self, look: Look) -> QColor:
        """The ground of whatever look: none."""
        del look
        return active().colour("surface")


def _mixed(one: QColor, other: QColor) -> QColor:
    """Mix a colour with its ground."""
    return QColor(
        _part(one.red(), other.red()),
        _part(one.green(), other.green()),
        _part(one.blue(), other.blue()),
    )


def _part(one: int, other: int) -> int:
    return round(STRENGTH * one + (1 - STRENGTH) * other)
