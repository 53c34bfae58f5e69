"""Where captions, cells and tags of a grid of values lie, in pixels."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF

from ui.editor.cells import Content
from ui.theme import Role, metrics, sizes, text_width

GAP = 6
WIDEST = 68
"""Of a cell; what is left over stays free at the right."""
NARROWEST, USUAL = 40, 46
"""Of a cell, and the width a grid asks for."""
LABEL = 76
"""Captions take this at least, so that tables below each other line up."""
PLACE = tuple[int, int]
"""Row and column."""


@dataclass(frozen=True, slots=True)
class ValueGridGeometry:
    """The measures of one grid in one width."""

    rows: int
    columns: int
    row_height: float
    head_height: float
    label_width: float
    cell_width: float
    tag_width: float

    @classmethod
    def of(cls, content: Content, width: float) -> ValueGridGeometry:
        """Lay content out in a width."""
        row = sizes(Role.BODY, figures=True).height() + 12
        labels = [text_width(line.label, Role.SMALL, figures=True) for line in content.rows]
        tags = [text_width(line.tag.text, Role.SMALL_STRONG) for line in content.rows if line.tag]
        label = max(max(labels, default=0) + 12, LABEL)
        tag = max(tags, default=-20) + 20
        columns = len(content.headings)
        cell = (width - label - tag) / max(columns, 1)
        return cls(
            rows=len(content.rows),
            columns=columns,
            row_height=max(metrics.ROW - 2, row),
            head_height=small_height() + 6 if any(content.headings) else 0,
            label_width=label,
            cell_width=min(max(cell, NARROWEST), WIDEST),
            tag_width=tag,
        )

    @property
    def height(self) -> float:
        """Of headings and rows together."""
        return self.head_height + self.rows * self.row_height

    def width(self, cell: float) -> float:
        """Of everything, with cells of a width."""
        return self.label_width + self.columns * cell + self.tag_width

    def box(self, place: PLACE) -> QRectF:
        """The frame of a cell."""
        row, column = place
        left = self.label_width + column * self.cell_width
        top = self.head_height + row * self.row_height
        return QRectF(left + GAP, top + 3, self.cell_width - GAP, self.row_height - 6)

    def heading(self, column: int) -> QRectF:
        """Where the heading of a column stands."""
        box = self.box((0, column))
        return QRectF(box.x(), 0, box.width(), self.head_height)

    def label(self, row: int) -> QRectF:
        """Where the caption of a row stands."""
        top = self.head_height + row * self.row_height
        return QRectF(0, top, self.label_width, self.row_height)

    def tag(self, row: int) -> QPointF:
        """Where the tag of a row begins, in the middle of its height."""
        left = self.label_width + self.columns * self.cell_width + 8
        return QPointF(left, self.head_height + (row + 0.5) * self.row_height)

    def column_at(self, x: float) -> int | None:
        """The column at a place, None beside the columns."""
        boxes = ((column, self.box((0, column))) for column in range(self.columns))
        return next((column for column, box in boxes if box.left() <= x <= box.right()), None)

    def is_at(self, place: PLACE, point: QPointF) -> bool:
        """True for a point on a cell or in the gap around it."""
        return self.box(place).adjusted(-GAP / 2, -3, GAP / 2, 3).contains(point)


def small_height() -> float:
    """The height of a line of small text."""
    return sizes(Role.SMALL).height()
