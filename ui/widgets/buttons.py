"""Buttons: one primary a view, plain ones beside it, quiet ones in cards, links, icons in rows."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QIcon, QKeyEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from calfjournal.messages import mark, tr
from ui.services.qt import ENTER_KEYS
from ui.theme import Role, active, font, metrics
from ui.theme.fonts import sized_font
from ui.widgets.text import restyle

Variant = Literal["primary", "plain", "quiet", "link", "danger", "icon", "solid"]

READ_ONLY = mark("This journal is open read-only.")

_ICON_COLOURS: dict[str, str] = {
    "primary": "on_accent",
    "plain": "text",
    "quiet": "accent_ink",
    "link": "accent_ink",
    "danger": "step_back_ink",
    "solid": "alarm",
    "icon": "muted",
}


class Button(QPushButton):
    """A button with a verb, activated by click, Space and Enter."""

    def __init__(
        self,
        text: str,
        variant: Variant = "plain",
        icon: str = "",
        *,
        tip: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._icon_name = icon
        self._variant = variant
        self._size = 1.0
        self.setFont(font(Role.BODY_STRONG))
        self.setProperty("variant", variant)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAutoDefault(False)
        if tip:
            self.setToolTip(tip)
        self._tint()

    @property
    def variant(self) -> Variant:
        """How strong it is."""
        return self._variant

    def set_icon(self, name: str) -> None:
        """Change the icon; "" removes it."""
        if self._icon_name and not name:
            self.setIcon(QIcon())
        self._icon_name = name
        self._tint()

    def grow(self, size: float) -> None:
        """Show words and icon so many times as large as usual."""
        if size != self._size:
            self._size = size
            px, weight = Role.BODY_STRONG.value
            self.setFont(sized_font(round(px * size), weight))
            self._tint()

    def set_variant(self, variant: Variant) -> None:
        """Make the button stronger or quieter."""
        if variant != self._variant:
            self._variant = variant
            self.setProperty("variant", variant)
            restyle(self)
            self._tint()

    def _tint(self) -> None:
        if self._icon_name:
            colour = _ICON_COLOURS[self._variant]
            # Qt leaves 4 px between icon and words; the icon brings the rest along.
            side, gap = (18, metrics.XS) if self.text() else (metrics.ICON, 0)
            side = round(side * self._size)
            self.setIcon(active().icon(self._icon_name, colour, side, gap))
            self.setIconSize(QSize(side + gap, side))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._tint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER_KEYS:
            self.click()
            return
        super().keyPressEvent(event)


class IconButton(Button):
    """A square button that only shows an icon; ``name`` is what it does, for tip and reader.

    The tip names the ``keys`` that do the same.
    """

    def __init__(
        self, icon: str, name: str, *, keys: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__("", "icon", icon, parent=parent)
        self.set_name(name, keys=keys)

    def set_name(self, name: str, *, keys: str = "") -> None:
        """Change what it does."""
        self.setToolTip(with_keys(name, keys) if keys else name)
        self.setAccessibleName(name)


def with_keys(name: str, keys: str) -> str:
    """Return what something does with the keys that do it: ``Day before (Alt+Left)``."""
    return tr("{name} ({keys})", name=name, keys=keys)


def lock(*controls: QWidget) -> None:
    """Disable what writes, with the reason as its tip; for journals that are open read-only."""
    for control in controls:
        control.setEnabled(False)
        control.setToolTip(tr(READ_ONLY))
