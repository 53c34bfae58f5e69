"""The figure of an exercise in an example."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap

from calfjournal.poses import figure_of
from ui.theme.upright import is_turned, turn_about
from ui.widgets.figure_strokes import paint_frame
from ui.widgets.ghost import FAINT


def ghost_figure(painter: QPainter, box: QRectF, exercise: str, frame: int = 0) -> None:
    """Draw the figure of an exercise faintly, in the middle of a box and on its floor."""
    figure = figure_of(exercise)
    if figure is None or not figure.frames or box.isEmpty():
        return
    sharp = painter.device().devicePixelRatioF()
    sheet = QPixmap((box.size() * sharp).toSize())
    sheet.setDevicePixelRatio(sharp)
    sheet.fill(Qt.GlobalColor.transparent)
    x0, y0, x1, _ = figure.bounds
    size = figure.scale_in(box.width(), box.height())
    origin = QPointF((box.width() - (x0 + x1) * size) / 2, box.height() + y0 * size)
    inner = QPainter(sheet)
    inner.setRenderHint(QPainter.RenderHint.Antialiasing)
    paint_frame(inner, figure.frames[frame], origin, size)
    inner.end()
    painter.save()
    if is_turned(painter):
        turn_about(painter, box)  # People look the same way everywhere.
    painter.setOpacity(FAINT)  # Of the whole: strokes that cross each other are no darker there.
    painter.drawPixmap(box.topLeft(), sheet)
    painter.restore()
