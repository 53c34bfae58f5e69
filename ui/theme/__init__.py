"""Colours, fonts, distances and icons: every look in the window comes from here."""

from ui.theme.fonts import Role, font, sized_font, sizes, text_width
from ui.theme.theme import Theme, active

__all__ = ["Role", "Theme", "active", "font", "sized_font", "sizes", "text_width"]
