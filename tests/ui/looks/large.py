"""Texts twice as large as usual."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QApplication

from ui.theme import Theme, fonts, written


def enlarge(theme: Theme, percent: int) -> None:
    """Make every text so large in windows that are made from now on."""
    by_option = getattr(theme, "enlarge", None)
    if by_option is not None:
        by_option(percent)
        return
    setattr(fonts, "scale", _USUAL if percent == 100 else partial(float, percent / 100))  # noqa: B010
    for kept in (fonts.font, fonts.sizes, fonts.text_width, fonts._made, written._laid_out):
        kept.cache_clear()
    QApplication.setFont(fonts.font())


_USUAL = fonts.scale
