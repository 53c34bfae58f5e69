"""The list of exercises: a small figure, the name, the kind with its sign, and the load class."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPixmap

from calfjournal.domain.exercise import Exercise
from calfjournal.messages import tr
from calfjournal.messages.vocabulary import CATEGORIES
from calfjournal.poses import figure_of
from ui.library.words import class_words, look_of
from ui.theme import active
from ui.widgets.cells import PADDING, CellPen
from ui.widgets.figure_strokes import paint_frame
from ui.widgets.table import TableView
from ui.widgets.table_columns import CellFace, Column

FIGURE: Final = 28
"""Pixels of a figure in a list, each way."""
_INDENT: Final = FIGURE + PADDING
WITH_KIND: Final = 340
"""Width of the list from which the kind has room beside the names."""
NAME, KIND, LOAD_CLASS = range(3)


class ExerciseFace(CellFace, frozen=True):
    """A name with the drawing before it."""

    figure: str = ""


class ExerciseColumn(Column[Exercise], frozen=True):
    """Names with their drawings."""

    def cell(self, row: Exercise) -> CellFace:
        """Return what is seen of a row."""
        return ExerciseFace(row.name, "text", None, row.figure)


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
            painter.drawPixmap(box.left() + PADDING // 2, top, self._picture(cell.figure, ratio))
        super().paint(painter, box.adjusted(_INDENT, 0, 0, 0), cell)

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
    """The list; where it is narrow the names take the place of the kind, which the page says."""

    def __init__(self) -> None:
        columns = _columns()
        super().__init__(columns, tr("Exercises"), fitted=False)
        self._cells.use_pen(NAME, FigurePen(columns[NAME]))

    def fit(self) -> None:
        """Lay columns and rows out anew."""
        width = self.viewport().width()
        narrow = width < WITH_KIND
        self.setColumnHidden(KIND, narrow)
        super().fit()
        if narrow:
            self.setColumnWidth(NAME, width - self.columnWidth(LOAD_CLASS))
            self.resizeRowsToContents()


def _columns() -> tuple[Column[Exercise], ...]:
    return (
        ExerciseColumn(tr("Exercise"), lambda e: e.name, share=5),
        Column(tr("Kind"), lambda e: CATEGORIES[e.category], width=0, look=look_of),
        Column(
            tr("Load class"),
            lambda e: str(e.load_class),
            width=0,
            right=True,
            tip=lambda e: class_words(e.load_class),
        ),
    )
