"""Colours of a chart, taken from the theme; pyqtgraph itself does not follow the palette."""

from __future__ import annotations

from dataclasses import dataclass

import pyqtgraph as pg
from PySide6.QtGui import QColor

from ui.theme.theme import Theme

# Set here and nowhere else: antialiased lines wider than a pixel are 5-90 times slower otherwise.
pg.setConfigOptions(antialias=True, segmentedLineMode="on")

FLARE_SHARE, BAR_SHARE, STRIP_SHARE, FUTURE_SHARE = 0.2, 0.55, 0.8, 0.6
VEIL_ALPHA = 215


@dataclass(frozen=True)
class ChartColours:
    """Colours by role of ``marks``; ``tints`` are the pale grounds behind the data."""

    surface: QColor
    text: QColor
    muted: QColor
    grid: QColor
    veil: QColor
    """Behind words that stand on data."""
    focus: QColor
    roles: dict[str, QColor]
    tints: dict[str, QColor]

    def role(self, name: str) -> QColor:
        """The colour of lines, marks and bars of a role."""
        return self.roles.get(name, self.muted)

    def bar(self, name: str) -> QColor:
        """A role's colour for areas: running stays behind what the calves did."""
        colour = self.role(name)
        return _mixed(self.surface, colour, BAR_SHARE) if name == "run" else colour

    def phase(self, name: str) -> QColor:
        """A role's colour in the strip of phases, which stays behind the data."""
        return _mixed(self.surface, self.role(name), STRIP_SHARE)

    def soft(self, name: str, alpha: int) -> QColor:
        """A role's colour, thinned for ribbons."""
        colour = QColor(self.role(name))
        colour.setAlpha(alpha)
        return colour


# Role of a mark -> token of the theme.
_ROLES = {
    "left": "mobility",
    "right": "strength",
    "accent": "accent",
    "run": "run",
    "muted": "muted",
    "hold": "hold",
    "back": "step_back",
    "mobility": "mobility",
    "strength": "strength",
    "plyometric": "plyometric",
    "retest": "retest",
    "go_on": "go_on",
}


def chart_colours(theme: Theme) -> ChartColours:
    """Return the colours of charts under the theme that holds now."""
    surface = theme.colour("surface")
    veil = QColor(surface)
    veil.setAlpha(VEIL_ALPHA)
    return ChartColours(
        surface=surface,
        text=theme.colour("text"),
        muted=theme.colour("muted"),
        grid=theme.colour("line"),
        veil=veil,
        focus=theme.colour("accent"),
        roles={role: theme.colour(token) for role, token in _ROLES.items()},
        tints={
            "flare": _mixed(surface, theme.colour("hold"), FLARE_SHARE),
            "future": _mixed(surface, theme.colour("ground"), FUTURE_SHARE),
        },
    )


def _mixed(surface: QColor, soft: QColor, share: float) -> QColor:
    return QColor.fromRgbF(
        surface.redF() + (soft.redF() - surface.redF()) * share,
        surface.greenF() + (soft.greenF() - surface.greenF()) * share,
        surface.blueF() + (soft.blueF() - surface.blueF()) * share,
    )
