"""Says, while files hover over the window, what dropping them does."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from calfjournal.messages import tr
from ui.services.qt import CENTRE
from ui.theme import Role, active, font, metrics


class DropHint(QWidget):
    """Covers its parent with one sentence; hidden until something is offered."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._sentence = ""
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def offer(self, files: int) -> None:
        """Show what dropping this many files would do."""
        self._sentence = tr("Drop to import {count:files}", count=files)
        self.setAccessibleName(self._sentence)
        self.show()
        self.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = active()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        veil = theme.colour("ground")
        veil.setAlphaF(0.9)
        painter.fillRect(self.rect(), veil)
        painter.setPen(QPen(theme.colour("accent"), 2, Qt.PenStyle.DashLine))
        painter.setBrush(theme.colour("accent_soft"))
        box = QRectF(0, 0, 360, 120)
        box.moveCenter(QRectF(self.rect()).center())
        painter.drawRoundedRect(box, metrics.CARD_RADIUS, metrics.CARD_RADIUS)
        painter.setFont(font(Role.LEAD))
        painter.setPen(theme.colour("accent_ink"))
        painter.drawText(box, CENTRE, self._sentence)
