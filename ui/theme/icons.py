"""Line icons of one set, tinted with the theme's colours when they are loaded."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from calfjournal import paths


def names() -> tuple[str, ...]:
    """Return the name of every icon there is."""
    return tuple(sorted(file.stem for file in _folder().glob("*.svg")))


@cache
def tinted(name: str, colour: str, disabled: str, size: int = 20, gap: int = 0) -> QIcon:
    """Return the icon in one colour (``#rrggbb``), with empty points at its right.

    It is drawn when it is first seen, for the screen it is seen on. FileNotFoundError for unknown
    names.
    """
    _source(name)
    return QIcon(_Drawn(name, (colour, disabled), size, gap))


class _Drawn(QIconEngine):
    """Draws an icon in the density that is asked for, in its colour or that of what is disabled."""

    def __init__(self, name: str, colours: tuple[str, str], size: int, gap: int) -> None:
        super().__init__()
        self._name, self._colours, self._size, self._gap = name, colours, size, gap

    def clone(self) -> QIconEngine:
        return _Drawn(self._name, self._colours, self._size, self._gap)

    def isNull(self) -> bool:
        return False

    def scaledPixmap(
        self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float
    ) -> QPixmap:
        # The size is in pixels of the device; the icon keeps its shape within it.
        least = min(size.width() / (self._size + self._gap), size.height() / self._size)
        return self._picture(mode, least).copy()

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return self.scaledPixmap(size, mode, state, 1.0)

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        painter.drawPixmap(rect, self._picture(mode, painter.device().devicePixelRatio()))

    def _picture(self, mode: QIcon.Mode, density: float) -> QPixmap:
        colour = self._colours[mode is QIcon.Mode.Disabled]
        return _kept(self._name, colour, self._size, density, self._gap)


def pixmap(name: str, colour: str, size: int, density: float = 1.0, gap: int = 0) -> QPixmap:
    """Return the icon as a picture of ``size`` points square, ``gap`` points wider."""
    drawn = QPixmap(QSize(round((size + gap) * density), round(size * density)))
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    QSvgRenderer(QByteArray(drawing(name, colour))).render(
        painter, QRectF(0, 0, drawn.height(), drawn.height())
    )
    painter.end()
    drawn.setDevicePixelRatio(density)
    return drawn


_kept = cache(pixmap)


def drawing(name: str, colour: str) -> bytes:
    """Return the icon as SVG in one colour."""
    return _source(name).replace(b"currentColor", colour.encode())


@cache
def _source(name: str) -> bytes:
    leftwards = QGuiApplication.layoutDirection() is Qt.LayoutDirection.RightToLeft
    return (_folder() / f"{_TURNED.get(name, name) if leftwards else name}.svg").read_bytes()


_TURNED = {"chevron-left": "chevron-right", "chevron-right": "chevron-left"}
"""Icons that point back or forward: where one reads from right to left, forward is left."""


@cache
def _folder() -> Path:
    return paths.resources() / "icons"
