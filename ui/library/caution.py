"""When an exercise is changed or left out: a sign and one sentence."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from calfjournal.domain.looks import Glyph, Look
from calfjournal.messages import tr
from ui.theme import Role, active, metrics
from ui.theme.fonts import sizes
from ui.theme.glyphs import paint_glyph
from ui.widgets.layouts import leading
from ui.widgets.mirrored import box
from ui.widgets.text import Label, named

_LOOK: Final = Look("hold", Glyph.BANG)
_SIGN: Final = 12


class Caution(QWidget):
    """Not there for an exercise without one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = Label("", wrap=True)
        self.setToolTip(tr("When to change or leave it"))
        stack = QVBoxLayout(self)
        stack.setContentsMargins(*leading(self, _SIGN + metrics.S, 0, 0, 0))
        stack.addWidget(self._words)

    def say(self, words: str) -> None:
        """Show when to change or leave it, "" for never."""
        self._words.setText(words)
        self._words.setAccessibleName(named(self.toolTip(), words))
        self.setVisible(bool(words))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = sizes(Role.BODY).height() / 2
        sign = QRectF(0, middle - _SIGN / 2, _SIGN, _SIGN)
        paint_glyph(painter, box(self, sign), _LOOK.glyph, active().mark(_LOOK))
