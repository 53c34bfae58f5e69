"""Chips: a kind, a verdict or a small fact with its sign."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from calfjournal.domain.finding import Light
from calfjournal.domain.looks import KIND_LOOKS, LIGHT_LOOKS, Look
from calfjournal.domain.program import SessionKind
from calfjournal.messages.vocabulary import KINDS, LIGHTS
from ui.services.qt import LEFT
from ui.theme import Role, active, font, metrics
from ui.theme.glyphs import paint_glyph
from ui.theme.placed import placed
from ui.theme.upright import draw_words

GLYPH = 10
PADDING = 7
HEIGHT = 22


class Chip(QWidget):
    """A short text on a pale ground; outlined instead of filled when it has no look.

    ``dashed`` draws what is only planned: a dashed outline without ground.
    """

    def __init__(
        self,
        text: str,
        look: Look | None = None,
        *,
        dashed: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look, self._dashed = look, dashed
        self._text = self._told = ""
        self._words: QSize | None = None
        """How large the words are."""
        self.setFont(font(Role.SMALL_STRONG if look else Role.SMALL))
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.set_text(text)

    @property
    def text(self) -> str:
        """What the chip says."""
        return self._text

    def set_text(self, text: str) -> None:
        """Change the words."""
        if text == self._text:
            return
        self._text, self._words = text, None
        self.setAccessibleName(text)
        self._tell_whole()
        self.updateGeometry()
        self.update()

    def set_look(self, look: Look | None, *, dashed: bool = False) -> None:
        """Change colour and sign."""
        if (look, dashed) == (self._look, self._dashed):
            return
        self._look, self._dashed = look, dashed
        self.updateGeometry()
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._words = None
        super().changeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._tell_whole()

    def _tell_whole(self) -> None:
        """Tell in a tip what ends in dots; a tip that a page gave stays."""
        if self.toolTip() in ("", self._told):
            self._told = self._text if self.width() < self.sizeHint().width() else ""
            self.setToolTip(self._told)

    def sizeHint(self) -> QSize:
        if self._words is None:  # Asked for many times a layout.
            room = QFontMetrics(self.font())
            self._words = QSize(room.horizontalAdvance(self._text), room.height())
        glyph = GLYPH + metrics.XS + 1 if self._look and self._look.glyph else 0
        height = max(HEIGHT, self._words.height() + 4)
        return QSize(self._words.width() + glyph + 2 * PADDING + 1, height)

    def minimumSizeHint(self) -> QSize:
        return QSize(min(self.sizeHint().width(), 40), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_chip(painter, QRectF(self.rect()), self._text, self._look, dashed=self._dashed)


def paint_chip(
    painter: QPainter, box: QRectF, text: str, look: Look | None, *, dashed: bool = False
) -> None:
    """Draw a chip into a box, for painted cells; text that does not fit ends in an ellipsis."""
    theme = active()
    outline = box.adjusted(0.5, 0.5, -0.5, -0.5)
    filled = look is not None and not dashed
    painter.setBrush(theme.soft(look) if look is not None and filled else Qt.BrushStyle.NoBrush)
    if filled:
        painter.setPen(Qt.PenStyle.NoPen)
    else:
        edge = theme.mark(look) if look is not None else theme.colour("line")
        style = Qt.PenStyle.DashLine if dashed else Qt.PenStyle.SolidLine
        painter.setPen(QPen(edge, 1, style))
    painter.drawRoundedRect(outline, metrics.CHIP_RADIUS, metrics.CHIP_RADIUS)
    left = box.x() + PADDING
    if look is not None and look.glyph:
        sign = QRectF(left, box.center().y() - GLYPH / 2, GLYPH, GLYPH)
        paint_glyph(painter, placed(painter, box, sign), look.glyph, theme.mark(look))
        left += GLYPH + metrics.XS + 1
    room = QRectF(left, box.y(), box.right() - PADDING - left + 1, box.height())
    painter.setFont(font(Role.SMALL_STRONG if look else Role.SMALL))
    painter.setPen(theme.ink(look) if look is not None else theme.colour("text"))
    shown = painter.fontMetrics().elidedText(
        text, Qt.TextElideMode.ElideRight, max(int(room.width()) + 1, 0)
    )
    draw_words(painter, placed(painter, box, room), LEFT.value, shown)


class KindChip(Chip):
    """The kind of a session, with a fitting text or the kind's own word."""

    def __init__(
        self,
        kind: SessionKind,
        text: str = "",
        *,
        dashed: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text or KINDS[kind].text, KIND_LOOKS[kind], dashed=dashed, parent=parent)


class VerdictChip(Chip):
    """The verdict of a day."""

    def __init__(self, light: Light, text: str = "", *, parent: QWidget | None = None) -> None:
        super().__init__(text or LIGHTS[light].text, LIGHT_LOOKS[light], parent=parent)
