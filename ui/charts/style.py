"""Colours of a chart, taken from the theme; pyqtgraph itself does not follow the palette."""

from __future__ import annotations

from dataclasses import dataclass

import pyqtgraph as pg
from PySide6.QtGui import QColor

# Set here and nowhere else: antialiased lines wider than a pixel are 5-90 times slower otherwise.
pg.setConfigOptions(antialias=True, segmentedLineMode="on")


@dataclass(frozen=True)
class ChartColours:
    """Colours by role; ``tint`` are the pale grounds behind the data."""

    surface: QColor
    text: QColor
    muted: QColor
    grid: QColor
    noise: QColor
    roles: dict[str, QColor]
    tints: dict[str, QColor]

    def role(self, name: str) -> QColor:
        """The colour of lines, marks and bars of a role."""
        return self.roles.get(name, self.muted)

    def soft(self, name: str, alpha: int) -> QColor:
        """A role's colour, thinned for ribbons."""
        colour = QColor(self.role(name))
        colour.setAlpha(alpha)
        return colour
