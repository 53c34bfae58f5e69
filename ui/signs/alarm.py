"""The ground of an emergency, which looks like nothing else of the program."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from ui.theme import Role, active, metrics
from ui.widgets.text import Label


class Alarm(QWidget):
    """What to do, and below it the sign that it is about."""

    def __init__(self, action: str, sign: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.action, self.sign = action, sign
        self.setAccessibleName(sign)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.stack = QVBoxLayout(self)
        self.stack.setContentsMargins(*(metrics.L,) * 4)
        self.stack.setSpacing(12)
        self.stack.addWidget(Label(action, Role.TITLE, "on_alarm", wrap=True))
        self.stack.addWidget(Label(sign, Role.LEAD, "on_alarm", wrap=True))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(active().colour("alarm"))
        painter.drawRoundedRect(QRectF(self.rect()), metrics.CARD_RADIUS, metrics.CARD_RADIUS)
