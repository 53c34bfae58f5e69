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
TARGET = 24
"""Nothing to click or touch is smaller."""
ICON = 20
SIDEBAR = 196
SIDEBAR_NARROW = 60
"""Of a narrow window: icons only, so that the page keeps the room."""
NARROW_WINDOW = 840
LEAST_WIDTH = 480
"""Of the narrowest window in which nothing is cut off."""
LEAST_HEIGHT = 700
"""Of the smallest window that has room for every page (1024 x 700)."""
STRIPE = 4
