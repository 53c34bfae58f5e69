"""The small drawing beside the sets of an exercise: its end position."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from calfjournal.poses import Figure, figure_of
from ui.widgets.figure_strokes import paint_frame

LARGE, SMALL = QSize(56, 68), QSize(28, 36)


class ExerciseFigure(QWidget):
    """Shows where a repetition leads to; empty where there is no drawing.

    A screen reader passes it by: the name stands beside it.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._figure: Figure | None = None
        self._exercise = ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFixedSize(LARGE)

    def show_exercise(self, exercise: str) -> None:
        """Show the drawing of an exercise by its id."""
        if exercise != self._exercise:
            self._exercise, self._figure = exercise, figure_of(exercise)
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._figure is None or not self._figure.frames:
            return
        x0, y0, x1, y1 = self._figure.bounds
        scale = self._figure.scale_in(self.width(), self.height())
        left = (self.width() - (x1 - x0) * scale) / 2 - x0 * scale
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        floor = min((y1 - y0) * scale, float(self.height())) + y0 * scale
        paint_frame(painter, self._figure.frames[-1], QPointF(left, floor), scale)
