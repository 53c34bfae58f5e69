"""Line icons of one set, tinted with the theme's colours when they are loaded."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from calfjournal import paths

DENSITIES = (1, 2, 3)
"""Device pixels per point the icons are drawn for."""


def names() -> tuple[str, ...]:
    """Return the name of every icon there is."""
    return tuple(sorted(file.stem for file in (paths.resources() / "icons").glob("*.svg")))


@cache
def tinted(name: str, colour: str, size: int = 20, gap: int = 0) -> QIcon:
    """Return the icon in one colour (``#rrggbb``), with empty points at its right.

    FileNotFoundError for unknown names.
    """
    icon = QIcon()
    for density in DENSITIES:
        icon.addPixmap(pixmap(name, colour, size, density, gap))
    return icon


def pixmap(name: str, colour: str, size: int, density: float = 1.0, gap: int = 0) -> QPixmap:
    """Return the icon as a picture of ``size`` points square, ``gap`` points wider."""
    drawn = QPixmap(QSize(round((size + gap) * density), round(size * density)))
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    QSvgRenderer(QByteArray(_source(name).replace(b"currentColor", colour.encode()))).render(
        painter, QRectF(0, 0, drawn.height(), drawn.height())
    )
    painter.end()
    drawn.setDevicePixelRatio(density)
    return drawn


@cache
def _source(name: str) -> bytes:
    return (paths.resources() / "icons" / f"{name}.svg").read_bytes()
