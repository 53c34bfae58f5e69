"""The phases above a plot: a strip of 6 px in the colours of their kinds, with signs or names."""

from __future__ import annotations

from collections.abc import Sequence

import pyqtgraph as pg
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from calfjournal.domain.looks import Glyph
from ui.charts.marks import Span
from ui.charts.style import ChartColours
from ui.theme import Role, font
from ui.theme.fonts import scale, sizes, text_width
from ui.theme.glyphs import paint_glyph

STRIP, SIGN, GAP, HEIGHT = 6.0, 8.0, 3.0, 16
"""Height of the strip, side of a sign, room around it, and height of the whole, in pixels."""
LEAST = 3 * SIGN
"""Pixels of a phase from which on it has its sign."""


class PhaseAxis(pg.AxisItem):
    """Every phase that is seen, named where there is room if ``named``, else by its sign."""

    def __init__(self) -> None:
        super().__init__("top")
        self.enableAutoSIPrefix(False)
        self.named = False
        self._spans: Sequence[Span] = ()
        self._colours: ChartColours | None = None
        self.hide()

    def show_spans(self, spans: Sequence[Span], colours: ChartColours) -> None:
        """Show the phases among spans; without any there is no strip."""
        self._spans = [span for span in spans if not span.is_band]
        self._colours = colours
        self.setHeight(round(HEIGHT * scale()))
        self.setVisible(bool(self._spans))
        self.update()

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """The phases of the days shown."""
        box = self.mapRectFromParent(self.geometry())
        first, last = self.range
        if self._colours is None or last <= first or box.width() < 1:
            return
        a_day = box.width() / (last - first)
        for span in self._spans:
            left = max((span.start - 0.5 - first) * a_day, 0.0)
            right = min((span.end + 0.5 - first) * a_day, box.width())
            if right - left >= 1:
                part = QRectF(box.left() + left, box.top(), right - left, box.height())
                self._paint_span(painter, span, part)

    def _paint_span(self, painter: QPainter, span: Span, part: QRectF) -> None:
        colours, middle, left = self._colours, part.center().y(), part.left()
        if colours is None:
            return
        if span.glyph and part.width() >= LEAST:
            sign = QRectF(left, middle - SIGN / 2, SIGN, SIGN)
            paint_glyph(painter, sign, Glyph(span.glyph), colours.role(span.role))
            left += SIGN + GAP
            left = self._paint_name(painter, span, part, left)
        # Whole pixels: soft edges would tint the neighbour.
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        wide = max(part.right() - left - GAP / 2, 1.0)
        painter.fillRect(QRectF(left, middle - STRIP / 2, wide, STRIP), colours.phase(span.role))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)

    def _paint_name(self, painter: QPainter, span: Span, part: QRectF, left: float) -> float:
        """The name where it fits; returns where the strip goes on."""
        wide = text_width(span.label, Role.SMALL) + 1
        if not self.named or not span.label or left + wide + 2 * GAP > part.right():
            return left
        if self._colours is not None:
            painter.setFont(font(Role.SMALL))
            painter.setPen(self._colours.muted)
        high = sizes(Role.SMALL).height()
        box = QRectF(left, part.center().y() - high / 2, wide, high)
        painter.drawText(box, int(Qt.AlignmentFlag.AlignVCenter), span.label)
        return left + wide + 2 * GAP
