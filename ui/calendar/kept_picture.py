"""What was painted once, to be shown again in a moment."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QGuiApplication, QPainter, QPixmap

from ui.theme import active
from ui.widgets.mirrored import mirror


def mirror_picture(painter: QPainter, size: QSize) -> None:
    """Paint on a picture, which knows of no widget, as on the widget that will show it."""
    painter.setLayoutDirection(QGuiApplication.layoutDirection())
    mirror(painter, QRectF(0, 0, size.width(), size.height()))


class KeptPicture:
    """The picture of something in one size, on the ground that its round corners let through."""

    def __init__(self, size: QSize, ground: str, paint: Callable[[QPainter], None]) -> None:
        self._size, self._ground, self._paint = size, ground, paint
        self._kept: tuple[object, float, QPixmap] | None = None
        """In which colours and density, and what it looks like."""

    @property
    def kept(self) -> QPixmap | None:
        """The picture there is, to be painted on; None before the first."""
        return self._kept[2] if self._kept is not None else None

    def at(self, density: float) -> QPixmap | None:
        """Return it in the colours of now, painted anew where they or the density are others.

        None where points are no whole pixels: there it would not lie where the paint does.
        """
        if not density.is_integer():
            return None
        key = (active().tokens, density)
        if self._kept is None or self._kept[:2] != key:
            self._kept = (*key, self._drawn(density))
        return self._kept[2]

    def _drawn(self, density: float) -> QPixmap:
        drawn = QPixmap(self._size * density)
        drawn.setDevicePixelRatio(density)
        drawn.fill(active().colour(self._ground))
        painter = QPainter(drawn)
        mirror_picture(painter, self._size)
        self._paint(painter)
        painter.end()
        return drawn
