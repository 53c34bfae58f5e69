"""Words and cards that keep a measure, however wide the window is."""

from __future__ import annotations

from typing import Final

from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.theme.fonts import scale
from ui.widgets.layouts import row

MEASURE: Final = 500
"""Pixels of a line of small words: some ninety signs."""
WIDEST_CARD: Final = 1200
"""Pixels of a card that is read and not pointed at."""


def measured(part: QWidget, most: int = MEASURE) -> QHBoxLayout:
    """Return a row in which a part begins at the edge and is no wider than its measure."""
    part.setMaximumWidth(round(most * scale()))
    line = row(part)
    line.setStretch(0, 1)
    line.addStretch(0)  # Gets what the part must not take, and nothing before.
    return line
