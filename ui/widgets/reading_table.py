"""The table that is only read: it looks like the flat one, is painted in one go and costs little.

Nothing in it is chosen and it takes no keys, so it needs none of Qt's tables.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, pairwise
from typing import Final, Generic, TypeVar

from msgspec import Struct
from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from ui.services.qt import LEFT, RIGHT
from ui.theme import Role, active, font, metrics
from ui.theme.fill import fill
from ui.widgets.cells import PADDING, CellPen
from ui.widgets.mirrored import rect
from ui.widgets.painted import Painted, PaintedPart, Read
from ui.widgets.table_columns import CellFace, Column, column_widths

T = TypeVar("T")

HEADER: Final = 33
"""Pixels of the titles with the line below them."""
BELOW: Final = 1
WIDTH: Final = 320
KEPT: Final = 16
"""A page asks for some widths again and again until its layout is found."""


class _Grid(Struct, frozen=True):
    """Where the columns and rows of a table of some width begin and end, in pixels."""

    across: list[tuple[int, int]]
    down: list[tuple[int, int]]

    @property
    def height(self) -> int:
        """Of the whole table."""
        return self.down[-1][1] + BELOW

    def box(self, row: int, column: int) -> QRect:
        """Return the place of a cell; row 0 are the titles."""
        (left, right), (top, bottom) = self.across[column], self.down[row]
        return QRect(left, top, right - left, bottom - top)


class ReadingTable(Painted, Generic[T]):
    """As high as its rows are at its width; words wrap, tips tell more."""

    ACCESSIBLE_ROLE = Read.TABLE

    def __init__(
        self, columns: Sequence[Column[T]], name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._columns = tuple(columns)
        self._pens = [CellPen(column) for column in columns]
        self._rows: tuple[T, ...] = ()
        self._cells: list[list[CellFace]] = []
        self._wholes: list[list[QSize]] = []
        self._least = [pen.least_width(()) for pen in self._pens]
        self._grids: dict[int, _Grid] = {}
        self.setAccessibleName(name)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_rows(self, rows: Sequence[T]) -> None:
        """Show other rows."""
        self._rows = tuple(rows)
        cells = [[column.cell(row) for column in self._columns] for row in rows]
        if cells == self._cells:
            return
        self._cells = cells
        self._wholes = [list(map(CellPen.whole, self._pens, of_row)) for of_row in cells]
        self._least = [
            pen.least_width(row[at] for row in cells) for at, pen in enumerate(self._pens)
        ]
        self._grids.clear()
        self.updateGeometry()
        self.update()

    # ------------------------------------------------------------------ sizes

    def _grid(self, width: int) -> _Grid:
        if width not in self._grids:
            if len(self._grids) == KEPT:
                self._grids.clear()
            self._grids[width] = self._laid_out(width)
        return self._grids[width]

    def _laid_out(self, width: int) -> _Grid:
        widths = column_widths(self._columns, width, self._needed, self._least.__getitem__)
        heights = [
            max(map(CellPen.height, self._pens, cells, widths, wholes))
            for cells, wholes in zip(self._cells, self._wholes, strict=True)
        ]
        titled = any(column.title for column in self._columns)
        return _Grid(_spans(widths), _spans([HEADER if titled else 0, *heights]))

    def _needed(self, at: int) -> int:
        return self._pens[at].needed_width(row[at] for row in self._cells)

    def heightForWidth(self, width: int) -> int:
        return self._grid(width).height

    def sizeHint(self) -> QSize:
        return QSize(WIDTH, self.heightForWidth(WIDTH))

    # ------------------------------------------------------------------ reading

    def accessible_parts(self) -> list[PaintedPart]:
        grid = self._grid(self.width())
        titles = [
            PaintedPart(column.title, rect(self, grid.box(0, at)), role=Read.TITLE)
            for at, column in enumerate(self._columns)
        ]
        cells = [
            PaintedPart(
                column.spoken(row),
                rect(self, grid.box(place, at)),
                role=Read.CELL,
                tip=column.tip(row) if column.tip else "",
            )
            for place, row in enumerate(self._rows, 1)
            for at, column in enumerate(self._columns)
        ]
        return titles + cells

    def event(self, event: QEvent) -> bool:
        if event.type() != QEvent.Type.ToolTip or not isinstance(event, QHelpEvent):
            return super().event(event)
        for part in self.accessible_parts():
            if part.box.contains(event.pos()):
                # A title that has no room ends in dots: its tip is the whole of it.
                tip = part.name if part.role is Read.TITLE else part.tip
                QToolTip.showText(event.globalPos(), tip, self, part.box)
        return True

    # ------------------------------------------------------------------ painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        grid = self._grid(self.width())
        self._paint_titles(painter, grid)
        line, width = active().colour("line"), grid.across[-1][1]
        for _, bottom in grid.down[: max(len(self._rows), 1)]:
            below = QRect(0, bottom - metrics.HAIRLINE, width, metrics.HAIRLINE)
            fill(painter, rect(self, below), line)
        for place, cells in enumerate(self._cells, 1):
            for at, (pen, cell) in enumerate(zip(self._pens, cells, strict=True)):
                box = rect(self, grid.box(place, at))
                if box.intersects(event.rect()):
                    pen.paint(painter, box, cell)

    def _paint_titles(self, painter: QPainter, grid: _Grid) -> None:
        painter.setFont(font(Role.SMALL))
        painter.setPen(active().colour("muted"))
        for at, column in enumerate(self._columns):
            box = rect(self, grid.box(0, at)).adjusted(PADDING, 0, -PADDING, -metrics.HAIRLINE)
            title = painter.fontMetrics().elidedText(
                column.title, Qt.TextElideMode.ElideRight, box.width()
            )
            painter.drawText(box, (RIGHT if column.right else LEFT).value, title)


def _spans(sizes: Sequence[int]) -> list[tuple[int, int]]:
    """Return where each of the sizes begins and ends, one after the other."""
    return list(pairwise(accumulate(sizes, initial=0)))
