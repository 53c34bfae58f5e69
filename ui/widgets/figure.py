"""The line drawing of an exercise, start and end, from the same poses as on paper."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from calfjournal.domain.exercise import Exercise
from calfjournal.messages.language import own_text
from calfjournal.poses import Figure, Frame, figure_of
from ui.theme import Role, active, font
from ui.widgets.figure_strokes import paint_frame

HEIGHT = 150
GAP = 36
CAPTION = 24
"""Least room of the words below, which grows with them."""
NARROWEST = 220
_ABOVE = 4
_SHARE, _MOST = 0.65, 1.5
"""Of the width that a growing figure is high, and times its usual height at most."""


class FigureView(QWidget):
    """Shows the start beside the end; nothing when there is no drawing.

    ``height`` is what a standing figure has (pixels); whoever lies needs less. One that ``grows``
    becomes higher where it is wide.
    """

    def __init__(
        self,
        exercise: Exercise | None = None,
        parent: QWidget | None = None,
        *,
        height: int = HEIGHT,
        grows: bool = False,
    ) -> None:
        super().__init__(parent)
        self._figure: Figure | None = None
        self._room, self._grows = height, grows
        self._moment: float | None = None
        upright = QSizePolicy.Policy.Preferred if grows else QSizePolicy.Policy.Fixed
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, upright)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        if exercise is not None:
            self.show_exercise(exercise)

    def show_exercise(self, exercise: Exercise) -> None:
        """Show the drawing of another exercise."""
        self._figure, self._moment = figure_of(exercise.figure), None
        if self._figure is None or self.parentWidget() is not None:
            self.setHidden(self._figure is None)  # Shown without a parent it were a window.
        self.setAccessibleName(self._figure.alt if self._figure is not None else "")
        self.updateGeometry()
        self.update()

    @property
    def moment(self) -> float | None:
        """Where on its way it is shown, 0 to 1; None while both positions stand side by side."""
        return self._moment

    def show_moment(self, moment: float | None) -> None:
        """Show a position on the way alone, in the middle; with None start and end."""
        if moment != self._moment:
            self._moment = moment
            self.update()

    def heightForWidth(self, width: int) -> int:
        """Return how high it is: positions that have no room beside each other are smaller."""
        if self._figure is None:
            return 0
        return round(_size(self._figure, self._scale(self._figure, width))[1]) + _caption()

    def _scale(self, figure: Figure, width: float) -> float:
        frames = len(figure.frames)
        room = (
            max(self._room, min(width * _SHARE, self._room * _MOST)) if self._grows else self._room
        )
        return figure.scale_in((width - GAP * (frames - 1)) / frames, room)

    def sizeHint(self) -> QSize:
        if self._figure is None:
            return QSize(0, 0)
        wide, high = _size(self._figure, self._figure.scale_in(math.inf, self._room))
        frames = len(self._figure.frames)
        return QSize(round(wide * frames) + GAP * (frames - 1), round(high) + _caption())

    def minimumSizeHint(self) -> QSize:
        return QSize(NARROWEST, self.heightForWidth(NARROWEST))

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._figure is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        scale = self._scale(self._figure, self.width())
        for left, frame in self._placed(self._figure, _size(self._figure, scale)[0]):
            _paint(painter, self._figure, frame, QPointF(left, self.height() - _caption()), scale)

    def _placed(self, figure: Figure, wide: float) -> list[tuple[float, Frame]]:
        """Both positions from the leading edge, or in the middle of them the one on the way."""
        step = wide + GAP
        if self._moment is not None:
            middle = self._from_leading(step * (len(figure.frames) - 1) / 2, wide)
            return [(middle, figure.between(self._moment))]
        return [
            (self._from_leading(step * at, wide), frame) for at, frame in enumerate(figure.frames)
        ]

    def _from_leading(self, ahead: float, wide: float) -> float:
        """Return the left edge of what begins so far from where lines begin."""
        return self.width() - ahead - wide if self.isRightToLeft() else ahead


def _caption() -> int:
    """Height of the words below a position and of the gap above them."""
    return max(CAPTION, math.ceil(QFontMetricsF(font(Role.SMALL)).height()) + 2 * _ABOVE)


def _size(figure: Figure, scale: float) -> tuple[float, float]:
    """Width and height of one position in pixels."""
    x0, y0, x1, y1 = figure.bounds
    return (x1 - x0) * scale, (y1 - y0) * scale


def _paint(painter: QPainter, figure: Figure, frame: Frame, floor: QPointF, scale: float) -> None:
    """Draw a position whose left end on its floor is there, and its words below."""
    x0, y0, _, _ = figure.bounds
    origin = QPointF(floor.x() - x0 * scale, floor.y() + y0 * scale)
    paint_frame(painter, frame, origin, scale)
    painter.setFont(font(Role.SMALL))
    painter.setPen(active().colour("muted"))
    wide, _ = _size(figure, scale)
    box = QRectF(floor.x(), floor.y() + _ABOVE, wide, _caption() - _ABOVE)
    flags = Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextDontClip
    painter.drawText(box, int(flags), own_text(frame.caption))
