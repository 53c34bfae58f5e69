"""The list of exercises: a small figure, the name, the sign of the kind, and the load class."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap, QResizeEvent

from calfjournal.domain.exercise import Exercise
from calfjournal.messages import tr
from calfjournal.messages.vocabulary import CATEGORIES
from calfjournal.poses import figure_of
from ui.library.words import class_words, look_of
from ui.theme import active
from ui.theme.fill import fill
from ui.theme.placed import placed
from ui.widgets.cells import PADDING, CellPen
from ui.widgets.figure_strokes import paint_frame
from ui.widgets.table import TableView
from ui.widgets.table_columns import CellFace, Column

FIGURE: Final = 28
"""Pixels of a figure in a list, each way."""
_INDENT: Final = FIGURE + PADDING
_KIND: Final = 30
"""Pixels of a sign with the room around it."""
NAME, KIND, LOAD_CLASS = range(3)


class ExerciseFace(CellFace, frozen=True):
    """A name with the drawing before it."""

    figure: str = ""


class ExerciseColumn(Column[Exercise], frozen=True):
    """Names with their drawings."""

    def cell(self, row: Exercise) -> CellFace:
        """Return what is seen of a row."""
        return ExerciseFace(row.name, "text", None, row.figure)


class KindColumn(Column[Exercise], frozen=True):
    """The sign of a kind in its colour; its word is read aloud and copied."""

    def cell(self, row: Exercise) -> CellFace:
        """Return what is seen of a row."""
        return CellFace("", "text", look_of(row))


class FigurePen(CellPen):
    """Paints a small drawing before the words; each is drawn once in a theme."""

    def __init__(self, column: Column[Any]) -> None:
        super().__init__(column)
        self._drawn: dict[tuple[str, str, float], QPixmap] = {}

    def paint(self, painter: QPainter, box: QRect, cell: CellFace) -> None:
        """Draw the figure and the words behind it."""
        if isinstance(cell, ExerciseFace):
            top = box.top() + (box.height() - FIGURE) // 2
            ratio = painter.device().devicePixelRatioF()
            place = QRectF(box.left() + PADDING // 2, top, FIGURE, FIGURE)
            place = placed(painter, QRectF(box), place)
            painter.drawPixmap(place.topLeft(), self._picture(cell.figure, ratio))
        words = QRectF(box.adjusted(_INDENT, 0, 0, 0))
        super().paint(painter, placed(painter, QRectF(box), words).toRect(), cell)

    def height(self, cell: CellFace, width: int, whole: QSize) -> int:
        """Return how high a cell is in a column of this width."""
        return super().height(cell, width - _INDENT, whole)

    def needed_width(self, cells: Iterable[CellFace]) -> int:
        """Return how wide the column is when none of its words wrap."""
        return super().needed_width(cells) + _INDENT

    def least_width(self, cells: Iterable[CellFace]) -> int:
        """Return how wide the column is when neither its title nor a word is cut."""
        return super().least_width(cells) + _INDENT

    def _picture(self, figure: str, ratio: float) -> QPixmap:
        key = figure, active().tokens.text, ratio
        if key not in self._drawn:
            self._drawn[key] = _drawn(figure, ratio)
        return self._drawn[key]


def _drawn(name: str, ratio: float) -> QPixmap:
    """Draw where a repetition leads to, standing on the lower edge."""
    picture = QPixmap(round(FIGURE * ratio), round(FIGURE * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    figure = figure_of(name)
    if figure is None or not figure.frames:
        return picture
    x0, y0, x1, y1 = figure.bounds
    scale = min(FIGURE / max(x1 - x0, 0.1), FIGURE / max(y1 - y0, 1.0))
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    left = (FIGURE - (x1 - x0) * scale) / 2 - x0 * scale
    floor = (FIGURE + (y1 - y0) * scale) / 2 + y0 * scale
    paint_frame(painter, figure.frames[-1], QPointF(left, floor), scale)
    painter.end()
    return picture


class ExerciseTable(TableView[Exercise]):
    """The list; names wrap where it is narrow."""

    def __init__(self) -> None:
        columns = _columns()
        super().__init__(columns, tr("Exercises"), fitted=False)
        self._cells.use_pen(NAME, FigurePen(columns[NAME]))
        # With a ground of its own what stays is moved on the screen, and only new rows are drawn.
        self._ground = self.viewport()
        self._ground.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    @Slot()
    def fit(self) -> None:
        """Lay columns and rows out anew; the chosen one stays seen."""
        super().fit()
        self.scrollTo(self.currentIndex())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scrollTo(self.currentIndex())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self._ground)
        fill(painter, event.rect(), active().colour("surface"))
        painter.end()
        super().paintEvent(event)


def _columns() -> tuple[Column[Exercise], ...]:
    return (
        ExerciseColumn(tr("Exercise"), lambda e: e.name, share=5),
        KindColumn(
            "",
            lambda e: CATEGORIES[e.category],
            width=_KIND,
            tip=lambda e: CATEGORIES[e.category],
        ),
        Column(
            tr("Load"),
            lambda e: str(e.load_class),
            width=0,
            right=True,
            tip=lambda e: class_words(e.load_class),
        ),
    )
