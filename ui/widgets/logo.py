"""The program's sign, drawn."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPaintEvent, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QWidget

from calfjournal import paths
from ui.theme import active

LOGO = 18


class Logo(QWidget):
    """The program's sign, ``side`` points square."""

    def __init__(self, side: int = LOGO, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_logo(painter, self.width())


def paint_logo(painter: QPainter, side: int) -> None:
    """Draw the sign at the origin, ``side`` points square; pen, brush and clip are changed."""
    theme = active()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour("accent"))
    painter.scale(side / LOGO, side / LOGO)
    painter.drawRoundedRect(QRectF(0, 0, LOGO, LOGO), 4.5, 4.5)
    painter.setBrush(theme.colour("on_accent"))
    painter.setClipRect(QRectF(0, 0, LOGO, 13))
    painter.drawRoundedRect(QRectF(4, 7, 10, 9), 5, 5)


def app_icon() -> QIcon:
    """Return the program's icon in the sizes task bars ask for."""
    icon = QIcon()
    renderer = QSvgRenderer(str(paths.resources() / "app-icon.svg"))
    for side in (32, 64, 128, 256):
        drawn = QPixmap(side, side)
        drawn.fill(Qt.GlobalColor.transparent)
        painter = QPainter(drawn)
        renderer.render(painter)
        painter.end()
        icon.addPixmap(drawn)
    return icon
