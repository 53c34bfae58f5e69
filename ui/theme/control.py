"""How high controls are in the size of text that holds."""

from __future__ import annotations

from typing import Final

from ui.theme import fonts, metrics

AROUND: Final = 10
"""Pixels above and below the words of a control together, where texts are large."""


def scaled(pixels: float) -> int:
    """Return a distance that grows with the size of text, in pixels."""
    return round(pixels * fonts.scale())


def control_height() -> int:
    """Return the height that buttons, fields, lists and choices share, in pixels."""
    return max(metrics.CONTROL, _words() + AROUND)


def target_height() -> int:
    """Return the least height of what is clicked on within a text, in pixels."""
    return max(metrics.TARGET, _words() + AROUND // 2)


def _words() -> int:
    return round(fonts.sizes(fonts.Role.BODY_STRONG).height())
