"""What Today will show, drawn as examples: the week of a plan, and the first news."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from calfjournal.domain.looks import KIND_LOOKS, RUN, Glyph, Look
from calfjournal.domain.program import SessionKind
from ui.theme import active
from ui.theme.glyphs import paint_glyph
from ui.widgets.ghost import FAINT, Ghost, dashed_pen, ghost_stroke

STRENGTH, RUNS = KIND_LOOKS[SessionKind.STRENGTH], RUN
WEEK: Final[tuple[Look | None, ...]] = (STRENGTH, RUNS, STRENGTH, None, STRENGTH, RUNS, RUNS)
"""What the days of an example are for, from Monday on."""
NEWS: Final = (0.42, 0.6, 0.36, 0.52, 0.66, 0.44, 0.5, 0.34, 0.24, 0.1)
"""Values of an example, as shares of the height from above; the last ones leave the band."""
BAND: Final = (0.32, 0.72)
SIGN: Final = 12.0
DOT: Final = 2.5


def paint_example_day(painter: QPainter, box: QRectF, weekday: int) -> None:
    """Paint what a day of a planned week may hold."""
    look = WEEK[weekday]
    if look is None:
        return
    if look is RUN:
        wide = box.width() * 0.42
        ghost_stroke(painter, box.center().x() - wide / 2, box.center().y(), wide)
        return
    middle = box.center()
    place = QRectF(middle.x() - SIGN / 2, middle.y() - SIGN / 2, SIGN, SIGN)
    painter.setOpacity(FAINT)
    paint_glyph(painter, place, look.glyph, active().mark(look))
    painter.setOpacity(1.0)


class NewsGhost(Ghost):
    """Values within their noise, and two that leave it: a real gain."""

    def __init__(self) -> None:
        super().__init__(64)

    def paint_example(self, painter: QPainter, box: QRectF) -> None:
        theme = active()
        painter.setPen(dashed_pen())
        for share in BAND:
            y = round(box.height() * share) + 0.5
            painter.drawLine(QPointF(0, y), QPointF(box.width(), y))
        step = (box.width() - 2 * SIGN) / (len(NEWS) - 1)
        points = [QPointF(SIGN + step * n, box.height() * y) for n, y in enumerate(NEWS)]
        painter.setPen(QPen(theme.colour("field_line"), 1.2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline(points)
        painter.setBrush(theme.colour("surface"))
        for point in points[:-1]:
            painter.drawEllipse(point, DOT, DOT)
        last = points[-1]
        place = QRectF(last.x() - SIGN / 2, max(last.y() - SIGN / 2, 0.0), SIGN, SIGN)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawEllipse(place.adjusted(-2, -2, 2, 2))
        painter.setOpacity(0.7)
        paint_glyph(painter, place, Glyph.STAR, theme.colour("accent"))
        painter.setOpacity(1.0)
