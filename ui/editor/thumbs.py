"""A picture or a video of a session as a small tile: Enter shows it, Delete takes it away."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.services.qt import CENTRE, ENTER_KEYS, KEY, STRONG_FOCUS
from ui.theme import Role, active, font, metrics

WIDE, HIGH = 88, 66
_EDGE = 2


class Thumb(QWidget):
    """``opened`` and ``removed`` carry the key of what it shows."""

    opened = Signal(KEY)
    removed = Signal(KEY)

    def __init__(
        self,
        key: int,
        name: str,
        caption: str = "",
        picture: Callable[[], bytes] | None = None,
        *,
        icon: str = "play-filled",
    ) -> None:
        super().__init__()
        self._key, self._caption, self._icon = key, caption, icon
        self._picture = picture
        self._pixmap: QPixmap | None = None
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setFocusPolicy(STRONG_FOCUS)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFont(font(Role.SMALL))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(WIDE, HIGH)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (*ENTER_KEYS, Qt.Key.Key_Space):
            self.opened.emit(self._key)
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removed.emit(self._key)
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.rect().contains(event.position().toPoint()):
            self.opened.emit(self._key)

    def _loaded(self) -> QPixmap | None:
        """The picture, read when it is first seen."""
        if self._pixmap is None and self._picture is not None:
            pixmap = QPixmap()
            pixmap.loadFromData(self._picture())
            ratio = self.devicePixelRatioF()
            room = QSize(round(WIDE * ratio), round(HIGH * ratio))
            way = Qt.AspectRatioMode.KeepAspectRatioByExpanding
            self._pixmap = pixmap.scaled(room, way, Qt.TransformationMode.SmoothTransformation)
        return self._pixmap

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), active()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = self.rect().adjusted(_EDGE, _EDGE, -_EDGE, -_EDGE)
        pixmap = self._loaded()
        if pixmap is not None and not pixmap.isNull():
            part = QRect(0, 0, *_cut(pixmap.size(), box.size()))
            part.moveCenter(pixmap.rect().center())
            painter.drawPixmap(box, pixmap, part)
        else:
            self._paint_words(painter, box)
        edge = theme.colour("accent" if self.hasFocus() else "line")
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(edge, _EDGE if self.hasFocus() else 1))
        painter.drawRoundedRect(box, metrics.CHIP_RADIUS, metrics.CHIP_RADIUS)

    def _paint_words(self, painter: QPainter, box: QRect) -> None:
        theme, side = active(), metrics.ICON
        icon = QRect(box.center().x() - side // 2, box.top() + 10, side, side)
        theme.icon(self._icon, "muted", side).paint(painter, icon)
        painter.setFont(self.font())
        painter.setPen(theme.colour("muted"))
        line = QRect(box.left() + 4, icon.bottom() + 4, box.width() - 8, 20)
        middle = Qt.TextElideMode.ElideMiddle
        words = painter.fontMetrics().elidedText(self._caption, middle, line.width())
        painter.drawText(line, CENTRE, words)


def _cut(whole: QSize, shape: QSize) -> tuple[int, int]:
    """Return the largest part of a picture in a shape."""
    part = shape.scaled(whole, Qt.AspectRatioMode.KeepAspectRatio)
    return part.width(), part.height()
