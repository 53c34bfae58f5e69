"""One phase of a timeline: its box in the colour of its kind, and as much of its name as fits."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen

from calfjournal.domain.looks import PHASE_KIND_LOOKS
from calfjournal.domain.plan import Phase
from calfjournal.messages import in_words, tr
from calfjournal.messages.vocabulary import PHASES
from ui.theme import Role, active, font
from ui.theme.faint import Colours, FaintColours
from ui.theme.glyphs import paint_glyph
from ui.theme.upright import draw_words

GLYPH = 11
LEAST_GLYPH = 5
RADIUS = 6
EDGE = 3
"""How high the line below a box is."""


def paint_phase(painter: QPainter, box: QRectF, phase: Phase) -> None:
    """Draw the box of a phase with the line of its kind below."""
    theme, look = active(), PHASE_KIND_LOOKS[phase.kind]
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.soft(look))
    painter.drawRoundedRect(box, RADIUS, RADIUS)
    painter.save()
    painter.setClipRect(QRectF(box.left(), box.bottom() - EDGE, box.width(), EDGE))
    painter.setBrush(theme.mark(look))
    painter.drawRoundedRect(box, RADIUS, RADIUS)
    painter.restore()


def paint_phase_ahead(painter: QPainter, box: QRectF, phase: Phase) -> None:
    """Draw a phase of an example: a dashed outline with its sign and name."""
    pen = QPen(FaintColours().mark(PHASE_KIND_LOOKS[phase.kind]), 1)
    pen.setDashPattern([3, 3])
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
    paint_phase_words(painter, box.adjusted(0, EDGE / 2, 0, EDGE / 2), phase, FaintColours())


def paint_phase_words(
    painter: QPainter, box: QRectF, phase: Phase, colours: Colours | None = None
) -> None:
    """Write the longest name that fits after the sign of the kind; where none does, the sign."""
    theme, look = colours or active(), PHASE_KIND_LOOKS[phase.kind]
    inner = box.adjusted(0, 0, 0, -EDGE)
    painter.setFont(font(Role.SMALL_STRONG))
    wide = QFontMetricsF(painter.font())
    room = inner.width() - GLYPH - 14
    text = next((t for t in _names(phase) if wide.horizontalAdvance(t) <= room), "")
    size = GLYPH if text else min(GLYPH, max(inner.width() - 2, LEAST_GLYPH))
    left = inner.left() + (8 if text else (inner.width() - size) / 2)
    sign = QRectF(left, inner.center().y() - size / 2, size, size)
    paint_glyph(painter, sign, look.glyph, theme.mark(look))
    painter.setPen(theme.ink(look))
    place = QRectF(sign.right() + 5, inner.top(), inner.right() - sign.right(), inner.height())
    draw_words(painter, place, int(Qt.AlignmentFlag.AlignVCenter), text)


def _names(phase: Phase) -> tuple[str, str, str, str]:
    title, word = in_words(phase.title), PHASES[phase.kind]
    return _with_weeks(title, phase), title, _with_weeks(word, phase), word


def _with_weeks(name: str, phase: Phase) -> str:
    return tr("{name} · {weeks} w", name=name, weeks=phase.weeks)
