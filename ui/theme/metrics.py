"""Distances of the 4 px grid, in device-independent pixels."""

from __future__ import annotations

XS, S, M, L = 4, 8, 16, 24
"""Between glyph and word, inside groups, between cards, page margin."""

PAGE_MARGIN = 28
CARD_PADDING = 20
CARD_RADIUS = 12
FIELD_RADIUS = 8
CHIP_RADIUS = 5
HAIRLINE = 1

ROW = 36
CONTROL = 32
"""Both hold a line of text: read them when they are needed, they grow with it."""
TARGET = 24
"""Nothing to click or touch is smaller."""
ICON = 20
SIDEBAR = 196
"""Grows with its words."""
SIDEBAR_NARROW = 60
"""Of a narrow window: icons only, so that the page keeps the room."""
NARROW_WINDOW = 840
"""Below this width; it grows with what the page needs."""
LEAST_WIDTH = 480
"""Of the narrowest window in which nothing is cut off."""
LEAST_HEIGHT = 700
"""Of the smallest window that has room for every page (1024 x 700)."""
STRIPE = 4

_LINE, _WORDS = 17, 146
"""Of the usual size: the height of a line of text, and the room for words in the sidebar."""
_USUAL = (ROW, CONTROL, SIDEBAR, NARROW_WINDOW)


def grow(scale: float) -> None:
    """Make room for texts so many times as large as usual; what is around them stays."""
    global ROW, CONTROL
    global SIDEBAR, NARROW_WINDOW  # noqa: PLW0603 - the same
    row, control, sidebar, narrow = _USUAL
    more = scale - 1
    ROW, CONTROL = row + round(_LINE * more), control + round(_LINE * more)
    SIDEBAR = sidebar + round(_WORDS * more)
    NARROW_WINDOW = SIDEBAR + round((narrow - sidebar) * scale)
