"""The chip of a chart: words that find no room in one line go on in a second."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent

from calfjournal.domain.looks import PLAIN
from ui.theme import active, metrics
from ui.theme.glyphs import paint_glyph
from ui.theme.placed import placed
from ui.widgets.chip import GLYPH, HEIGHT, PADDING, Chip

_WRAP = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignVCenter)
BESIDE_GLYPH = GLYPH + metrics.XS + 1


class FactChip(Chip):
    """A chip that ``fit`` breaks into lines where a width asks for it."""

    def __init__(self) -> None:
        super().__init__("", PLAIN)
        self._broken = False

    def fit(self, width: int) -> None:
        """Take as many lines as the words need in a width."""
        self._broken = width < self.sizeHint().width()
        height = max(HEIGHT, self.sizeHint().height())
        if self._broken:
            room = QRectF(0, 0, width - 2 * PADDING - self._beside, 1000)
            words = QFontMetricsF(self.font()).boundingRect(room, _WRAP, self.text)
            height = max(round(words.height()) + 6, height)
        self.setFixedHeight(height)

    @property
    def _beside(self) -> int:
        return BESIDE_GLYPH if self._look and self._look.glyph else 0

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._broken or self._look is None:
            super().paintEvent(event)
            return
        painter, theme, look = QPainter(self), active(), self._look
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.soft(look))
        edge = box.adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(edge, metrics.CHIP_RADIUS, metrics.CHIP_RADIUS)
        if look.glyph:
            top = QFontMetricsF(self.font()).height() / 2 + 3 - GLYPH / 2
            sign = QRectF(PADDING, top, GLYPH, GLYPH)
            paint_glyph(painter, placed(painter, box, sign), look.glyph, theme.mark(look))
        room = box.adjusted(PADDING + self._beside, 0, -PADDING, 0)
        painter.setFont(self.font())
        painter.setPen(theme.ink(look))
        painter.drawText(placed(painter, box, room), _WRAP, self.text)
