"""The line drawing of an exercise, start and end, from the same poses as on paper."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from calfjournal.domain.exercise import Exercise
from calfjournal.poses import Figure, figure_of
from ui.theme import Role, active, font
from ui.widgets.figure_strokes import paint_frame

HEIGHT = 150
GAP = 36
CAPTION = 24
NARROWEST = 220


class FigureView(QWidget):
    """Shows the start beside the end, ``height`` pixels high; nothing without a drawing."""

    def __init__(
        self,
        exercise: Exercise | None = None,
        parent: QWidget | None = None,
        *,
        height: int = HEIGHT,
    ) -> None:
        super().__init__(parent)
        self._most = height
        self._figure: Figure | None = None
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        if exercise is not None:
            self.show_exercise(exercise)

    def show_exercise(self, exercise: Exercise) -> None:
        """Show the drawing of another exercise."""
        self._figure = figure_of(exercise.figure)
        self.setHidden(self._figure is None)
        self.setAccessibleName(self._figure.alt if self._figure is not None else "")
        self.updateGeometry()
        self.update()

    def heightForWidth(self, width: int) -> int:
        """Return how high it is: positions that have no room beside each other are smaller."""
        if self._figure is None:
            return 0
        _, y0, _, y1 = self._figure.bounds
        return round((y1 - y0) * _scale(self._figure, width, self._most)) + CAPTION

    def sizeHint(self) -> QSize:
        return QSize(320, self.heightForWidth(1000))

    def minimumSizeHint(self) -> QSize:
        return QSize(NARROWEST, self.heightForWidth(NARROWEST))

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._figure is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        scale = _scale(self._figure, self.width(), self._most)
        _paint(painter, self._figure, scale, self.height() - CAPTION)


def _scale(figure: Figure, room: int, most: int) -> float:
    """Pixels of a unit: a standing figure has ``most`` where all positions fit the room."""
    x0, y0, x1, y1 = figure.bounds
    frames = max(len(figure.frames), 1)
    across = (room - GAP * (frames - 1)) / frames / max(x1 - x0, 0.1)
    return min(most / max(y1 - y0, 1.0), across)


def _paint(painter: QPainter, figure: Figure, scale: float, floor: int) -> None:
    x0, y0, x1, _ = figure.bounds
    left = 0.0
    for frame in figure.frames:
        paint_frame(painter, frame, QPointF(left - x0 * scale, floor + y0 * scale), scale)
        width = (x1 - x0) * scale
        painter.setFont(font(Role.SMALL))
        painter.setPen(active().colour("muted"))
        box = QRectF(left, floor + 4, width, CAPTION - 4)
        painter.drawText(box, Qt.AlignmentFlag.AlignHCenter, frame.caption)
        left += width + GAP
