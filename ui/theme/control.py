"""How high controls are in the size of text that holds."""

from __future__ import annotations

from typing import Final

from ui.theme import fonts, metrics

AROUND_TARGET: Final = 5
"""Pixels above and below the words of a target together, where texts are large."""

_ONE_LINE, _SEVERAL_LINES = 300, 240
"""Pixels of choices that stay in one line, and of others at least."""


def scaled(pixels: float) -> int:
    """Return a distance that grows with the size of text, in pixels."""
    return round(pixels * fonts.scale())


def control_height() -> int:
    """Return the height that buttons, fields, lists and choices share, in pixels."""
    return metrics.CONTROL


def target_height() -> int:
    """Return the least height of what is clicked on within a text, in pixels."""
    words = round(fonts.sizes(fonts.Role.BODY_STRONG).height())
    return max(metrics.TARGET, words + AROUND_TARGET)


def least_width(whole: int, widest: int = 0) -> int:
    """Return how narrow a row of choices may become by standing in several lines, in pixels.

    One that is seldom too wide, at the usual size of text, stays in one line.
    """
    return whole if whole <= _ONE_LINE else max(_SEVERAL_LINES, widest)
