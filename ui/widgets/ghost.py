"""Drawn futures: what will stand in a place, as an example of hairlines and dashes.

Nothing of an example is data: screen readers pass it by, and its page says in one sentence what
comes. ``ui/widgets/future.py`` is a page that has nothing yet.
"""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from calfjournal.messages import tr
from ui.services.qt import NO_FOCUS
from ui.theme import active

FAINT = 0.45
"""How strong marks of an example are: they are nobody's."""
STROKE = 7.0
"""Height of a stroke that stands for words, in pixels."""


class Ghost(QWidget):
    """Paints an example; it takes neither keys nor clicks.

    It is ``high`` pixels, or as high as its page leaves room.
    """

    def __init__(self, high: int | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._high = high
        self.setFocusPolicy(NO_FOCUS)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        tall = QSizePolicy.Policy.Expanding if high is None else QSizePolicy.Policy.Fixed
        self.setSizePolicy(QSizePolicy.Policy.Expanding, tall)

    def sizeHint(self) -> QSize:
        return QSize(200, 240 if self._high is None else self._high)

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.paint_example(painter, QRectF(self.rect()))

    def paint_example(self, painter: QPainter, box: QRectF) -> None:
        """Paint the example into a box; for subclasses."""


def example_words() -> str:
    """What stands beside every drawn future."""
    return tr("an example")


def dashed_pen(colour: str = "field_line") -> QPen:
    """The thin dashed line of what is not there yet."""
    pen = QPen(active().colour(colour), 1.0)
    pen.setDashPattern([3.0, 3.0])
    return pen


def ghost_box(painter: QPainter, box: QRectF, radius: float, colour: str = "field_line") -> None:
    """Draw a dashed frame: a card, a field or a day."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(dashed_pen(colour))
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)


def ghost_stroke(painter: QPainter, left: float, middle: float, wide: float) -> None:
    """Draw a stroke that stands for words."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(active().colour("line"))
    box = QRectF(left, middle - STROKE / 2, wide, STROKE)
    painter.drawRoundedRect(box, STROKE / 2, STROKE / 2)
