"""The line drawing of an exercise, start and end, from the same poses as on paper."""

from __future__ import annotations

import math

from msgspec import Struct
from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from calfjournal.domain.exercise import Exercise
from calfjournal.messages.language import own_text
from calfjournal.poses import Figure, Frame, figure_of
from ui.services.qt import LEFT
from ui.theme import Role, active, font
from ui.theme.fonts import text_width
from ui.widgets.figure_strokes import paint_frame
from ui.widgets.mirrored import box

HEIGHT = 150
GAP = 36
CAPTION = 24
"""Least room of the words below, which grows with them."""
NARROWEST = 220
_ABOVE = 4
_APART, _BESIDE = 16, 12
"""Pixels between positions below each other, and between one and its words beside it."""
_WORTH = 1.1
"""Times larger that positions must become to stand below each other."""
_SHARE, _MOST = 0.65, 1.5
"""Of the width that a growing figure is high, and times its usual height at most."""


class _Arranged(Struct, frozen=True):
    """How positions stand in a width: beside each other over their words, or below each other.

    A place is as large as a drawing, and as wide as its words where they stand below it.
    """

    scale: float
    place: tuple[float, float]
    stacked: bool

    def height(self, frames: int) -> float:
        """Return how high they are with their words."""
        high = self.place[1]
        return high * frames + _APART * (frames - 1) if self.stacked else high + _caption()

    def at(self, number: float) -> QPointF:
        """Return the upper leading corner of a position, or of one between two."""
        wide, high = self.place
        if self.stacked:
            return QPointF(0, (high + _APART) * number)
        return QPointF((wide + GAP) * number, 0)


class FigureView(QWidget):
    """Shows the start beside the end; nothing when there is no drawing.

    ``height`` is what a standing figure has (pixels); whoever lies needs less. One that ``grows``
    becomes higher where it is wide, and shows the end below the start where that is larger.
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
        """Where on its way it is shown, 0 to 1; None while both positions are seen."""
        return self._moment

    def show_moment(self, moment: float | None) -> None:
        """Show a position on the way alone, in the middle; with None start and end."""
        if moment != self._moment:
            self._moment = moment
            self.update()

    # ------------------------------------------------------------------ room

    def heightForWidth(self, width: int) -> int:
        """Return how high it is: positions that have no room beside each other are smaller."""
        if self._figure is None:
            return 0
        return math.ceil(self._arranged(self._figure, width).height(len(self._figure.frames)))

    def _arranged(self, figure: Figure, width: float) -> _Arranged:
        room = self._room
        if self._grows:
            room = max(room, round(min(width * _SHARE, room * _MOST)))
        frames, words = len(figure.frames), _words_wide(figure)
        beside = figure.scale_in((width - GAP * (frames - 1)) / frames, room)
        if self._grows and frames > 1:
            each = (room + _caption() - _APART * (frames - 1)) / frames
            wide, high = _size(figure, 1)
            below = min(figure.scale_in(width - words - _BESIDE, room), each / high)
            if below > beside * _WORTH:
                return _Arranged(below, (wide * below, high * below), stacked=True)
        wide, high = _size(figure, beside)
        return _Arranged(beside, (max(wide, words), high), stacked=False)

    def sizeHint(self) -> QSize:
        if self._figure is None:
            return QSize(0, 0)
        wide, high = _size(self._figure, self._figure.scale_in(math.inf, self._room))
        wide, frames = max(wide, _words_wide(self._figure)), len(self._figure.frames)
        return QSize(round(wide * frames) + GAP * (frames - 1), round(high) + _caption())

    def minimumSizeHint(self) -> QSize:
        return QSize(NARROWEST, self.heightForWidth(NARROWEST))

    # ------------------------------------------------------------------ painting

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._figure is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        arranged = self._arranged(self._figure, self.width())
        for number, frame in self._shown(self._figure):
            self._paint(painter, self._figure, frame, arranged, number)

    def _shown(self, figure: Figure) -> list[tuple[float, Frame]]:
        """Every position with its number, or in the middle of them the one on the way."""
        if self._moment is not None:
            return [((len(figure.frames) - 1) / 2, figure.between(self._moment))]
        return list(enumerate(figure.frames))

    def _paint(
        self,
        painter: QPainter,
        figure: Figure,
        frame: Frame,
        arranged: _Arranged,
        number: float,
    ) -> None:
        """Draw a position in its place, and its words below or beside it."""
        wide, high = arranged.place
        place = box(self, QRectF(arranged.at(number), QSizeF(wide, high)))
        x0, y0, x1, _ = figure.bounds
        middle = (x0 + x1) / 2 * arranged.scale
        floor = QPointF(place.center().x() - middle, place.bottom() + y0 * arranged.scale)
        paint_frame(painter, frame, floor, arranged.scale)
        painter.setFont(font(Role.SMALL))
        painter.setPen(active().colour("muted"))
        flags = int(Qt.AlignmentFlag.AlignHCenter) | int(Qt.TextFlag.TextDontClip)
        words = QRectF(place.left(), place.bottom() + _ABOVE, wide, _caption() - _ABOVE)
        if arranged.stacked:
            room = QRectF(wide + _BESIDE, place.top(), self.width() - wide - _BESIDE, high)
            words, flags = box(self, room), int(LEFT)
        painter.drawText(words, flags, own_text(frame.caption))


def _caption() -> int:
    """Height of the words below a position and of the gap above them."""
    return max(CAPTION, math.ceil(QFontMetricsF(font(Role.SMALL)).height()) + 2 * _ABOVE)


def _words_wide(figure: Figure) -> float:
    """Width of the longest words of a position."""
    return max(text_width(own_text(frame.caption), Role.SMALL) for frame in figure.frames)


def _size(figure: Figure, scale: float) -> tuple[float, float]:
    """Width and height of one position in pixels."""
    x0, y0, x1, y1 = figure.bounds
    return (x1 - x0) * scale, (y1 - y0) * scale
