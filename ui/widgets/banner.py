"""Strips that say something about the page or the window: read-only, a problem, an undo."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import QRectF, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from calfjournal.domain.looks import Glyph, Look
from calfjournal.messages import tr
from ui.theme import Role, active, metrics
from ui.theme.glyphs import paint_glyph
from ui.widgets.buttons import Button, IconButton
from ui.widgets.layouts import leading
from ui.widgets.mirrored import box
from ui.widgets.text import Label


class Mood(Enum):
    """What a strip is about."""

    INFO = Look("accent", Glyph.DOTS)
    GOOD = Look("go_on", Glyph.CHECK)
    WARNING = Look("hold", Glyph.BANG)
    PROBLEM = Look("step_back", Glyph.CROSS)


class Banner(QWidget):
    """A sentence with sign, an optional button and an optional way to close it.

    ``pressed`` comes with the button, ``closed`` when the user closed it: by a cross, or by the
    button that ``leave`` names where closing decides something.
    """

    pressed = Signal()
    closed = Signal()

    def __init__(
        self,
        sentence: str,
        mood: Mood = Mood.INFO,
        *,
        action: str = "",
        closable: bool = False,
        leave: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._mood = mood
        self._sentence = Label(sentence, Role.BODY, wrap=True)
        self.button = Button(action, "quiet")
        self.button.clicked.connect(self.pressed)
        self._close = IconButton("close", tr("Close"))
        self._close.clicked.connect(self.close_itself)
        self.leave = Button(leave, "quiet")
        self.leave.clicked.connect(self.close_itself)
        self.leave.setVisible(bool(leave))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        line = QHBoxLayout(self)
        line.setContentsMargins(*leading(self, 40, 6, 8, 6))
        line.setSpacing(metrics.S)
        line.addWidget(self._sentence, 1)
        line.addWidget(self.button)
        line.addWidget(self.leave)
        line.addWidget(self._close)
        self._close.setVisible(closable)
        self.say(sentence, mood, action=action)

    @property
    def sentence(self) -> str:
        """What the strip says."""
        return self._sentence.text()

    def say(self, sentence: str, mood: Mood | None = None, *, action: str = "") -> None:
        """Say something else."""
        self._mood = mood or self._mood
        self._sentence.setText(sentence)
        self.button.setText(action)
        self.button.setVisible(bool(action))
        self.setAccessibleName(sentence)
        self.update()

    @Slot()
    def close_itself(self) -> None:
        """Go, as when the user closed it."""
        self.hide()
        self.closed.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, look = active(), self._mood.value
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.soft(look))
        painter.drawRoundedRect(QRectF(self.rect()), metrics.FIELD_RADIUS, metrics.FIELD_RADIUS)
        sign = QRectF(16, self.height() / 2 - 6, 12, 12)
        paint_glyph(painter, box(self, sign), look.glyph, theme.mark(look))
