"""Notes beside charts that stay short to read, however wide the window is."""

from __future__ import annotations

from typing import Final

from PySide6.QtWidgets import QHBoxLayout

from ui.theme.fonts import scale
from ui.widgets.layouts import row
from ui.widgets.text import Label

MEASURE: Final = 580
"""Pixels of a line of small words: some ninety signs."""
_ALL: Final = 100
"""Of the room goes to the words until they have their measure."""


def measured(label: Label) -> QHBoxLayout:
    """Return a row in which wrapped words begin at the edge and are no longer than can be read."""
    label.setMaximumWidth(round(MEASURE * scale()))
    line = row(label, None)
    line.setStretch(0, _ALL)
    return line
