"""Where captions, facts, cells and tags of a grid of values lie, in pixels."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import QPointF, QRectF

from ui.editor.cells import Content, Lanes
from ui.theme import Role, metrics, sizes, text_width
from ui.theme.control import scaled

GAP = 8
WIDEST = 72
"""Of a cell with its gap; what is left over stays free at the right."""
NARROWEST, USUAL = 40, 46
"""Of a cell, and the width a grid asks for."""
LABEL = 76
"""Captions take this at least, so that tables below each other line up."""
TICK = 24
"""What the sign of a logged row takes."""
CAPTION_GAP = 4
"""Over captions that stand over their cells."""
PLACE = tuple[int, int]
"""Row and column."""


@dataclass(frozen=True, slots=True)
class ValueGridGeometry:
    """The measures of one grid in one width."""

    rows: int
    spans: tuple[tuple[int, int], ...]
    cells_height: float
    head_height: float
    lanes: Lanes
    cell_width: float
    tag_width: float

    @classmethod
    def of(cls, content: Content, width: float) -> ValueGridGeometry:
        """Lay content out in a width."""
        row = sizes(Role.BODY, figures=True).height() + 12
        tags = [text_width(line.tag.text, Role.SMALL_STRONG) for line in content.rows if line.tag]
        lanes = content.lanes or _own_lanes(content)
        tag = max(tags, default=-20) + 20 if content.lanes is None else TICK
        before = lanes.label + sum(lanes.facts) + tag
        if content.lanes is None and before + lanes.cells * scaled(NARROWEST) > width > 0:
            lanes = replace(lanes, above=True)
        cell = (width - (0 if lanes.above else before)) / max(lanes.cells, 1)
        return cls(
            rows=len(content.rows),
            spans=tuple(content.span(column) for column in range(len(content.headings))),
            cells_height=max(metrics.ROW, row),
            head_height=small_height() + 10 if any(content.headings) else 0,
            lanes=lanes,
            cell_width=min(max(cell, NARROWEST), scaled(WIDEST) if lanes.above else WIDEST),
            tag_width=tag,
        )

    @property
    def height(self) -> float:
        """Of headings and rows together."""
        return self.head_height + self.rows * self.row_height

    @property
    def row_height(self) -> float:
        """Of the cells, with the captions where those stand over them."""
        return self.cells_height + self._above

    @property
    def _above(self) -> float:
        return small_height() + CAPTION_GAP if self.lanes.above else 0

    @property
    def before_cells(self) -> float:
        """The width of captions and facts beside the cells."""
        return 0 if self.lanes.above else self._captions

    @property
    def _captions(self) -> float:
        return self.lanes.label + sum(self.lanes.facts)

    def width(self, cell: float) -> float:
        """Of everything, with cells of a width."""
        return self._captions + self.lanes.cells * cell + self.tag_width

    @property
    def least_width(self) -> float:
        """Of everything, with captions over the narrowest cells."""
        return max(self._captions + self.tag_width, self.lanes.cells * NARROWEST)

    def box(self, place: PLACE) -> QRectF:
        """The frame of a cell."""
        row, column = place
        lane, wide = self.spans[column] if column < len(self.spans) else (column, 1)
        left = self.before_cells + lane * self.cell_width
        top = self.head_height + row * self.row_height + self._above
        return QRectF(left, top + 3, wide * self.cell_width - GAP, self.cells_height - 6)

    def heading(self, column: int) -> QRectF:
        """Where the heading of a column stands."""
        box = self.box((0, column))
        return QRectF(box.x() - GAP / 2, 0, box.width() + GAP, self.head_height)

    def label(self, row: int) -> QRectF:
        """Where the caption of a row stands, -1 for the heading over the captions."""
        return self._line(row, 0, self.lanes.label)

    def fact(self, row: int, index: int) -> QRectF:
        """Where a fact of a row stands, row -1 for its heading; empty where it is left out."""
        left = self.lanes.label + sum(self.lanes.facts[:index])
        return self._line(row, left, self.lanes.facts[index])

    def _line(self, row: int, left: float, width: float) -> QRectF:
        if row < 0:
            return QRectF(left, 0, width, self.head_height)
        high = self._above or self.row_height
        return QRectF(left, self.head_height + row * self.row_height, width, high)

    def whole_row(self, row: int, width: float) -> QRectF:
        """The row as far as a width."""
        return QRectF(0, self.head_height + row * self.row_height, width, self.row_height)

    def tag(self, row: int) -> QPointF:
        """Where the tag of a row begins, in the middle of its height, or behind the caption."""
        left = self.before_cells + self.lanes.cells * self.cell_width
        if self.lanes.above:
            left = self._captions
        return QPointF(left, self._line(row, 0, 0).center().y())

    def column_at(self, x: float) -> int | None:
        """The column at a place, None beside the columns."""
        boxes = ((column, self.box((0, column))) for column in range(len(self.spans)))
        return next((column for column, box in boxes if box.left() <= x <= box.right()), None)

    def is_at(self, place: PLACE, point: QPointF) -> bool:
        """True for a point on a cell or in the gap around it."""
        return self.box(place).adjusted(-GAP / 2, -3, GAP / 2, 3).contains(point)


def _own_lanes(content: Content) -> Lanes:
    labels = [text_width(line.label, Role.SMALL, figures=True) for line in content.rows]
    label = max(max(labels, default=0) + 18, LABEL + 6)
    return Lanes(label, (), len(content.headings))


def small_height() -> float:
    """The height of a line of small text."""
    return sizes(Role.SMALL).height()
