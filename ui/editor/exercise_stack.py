"""Exercises below each other in the same columns, and what is drawn around them."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise

from PySide6.QtCore import QPoint, QRectF, QSize, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from calfjournal.views.last_sets import LastTime
from ui.editor.block_content import Form, lanes_of, roomier, shared_columns
from ui.editor.exercise_block import SHORT, ExerciseBlock
from ui.editor.exercise_figure import LARGE, SMALL
from ui.editor.grid_geometry import NARROWEST, TICK, WIDEST
from ui.theme import active, metrics
from ui.theme.control import scaled
from ui.theme.fill import fill
from ui.widgets.mirrored import mirror

BRACKET = 14
"""At the left of exercises that are done by turns."""
ROOMY = 54
"""Of a cell, with its gap, where there is room to show more beside the cells."""


class ExerciseStack(QWidget):
    """Lays its blocks in one grid, with a line between them and a bracket around supersets."""

    def __init__(self) -> None:
        super().__init__()
        self.blocks: list[ExerciseBlock] = []
        self._drop: int | None = None
        """The place that what is carried would get; None while nothing is."""
        self._stack = QVBoxLayout(self)
        self._stack.setContentsMargins(0, 0, 0, 0)
        self._stack.setSpacing(metrics.L)

    def show_last(self, found: Mapping[str, LastTime]) -> None:
        """Show what was done last time, by exercise."""
        for block in self.blocks:
            block.show_last(found.get(block.sets.exercise))
        self.lay()

    @Slot()
    def lay(self) -> None:
        """Lay every exercise in the same columns, as the room allows."""
        margin = BRACKET if self._supersets() else 0
        self._stack.setContentsMargins(margin, 0, 0, 0)
        room = self.width() - margin
        columns = shared_columns(block.sets for block in self.blocks)
        exercises = [block.captions for block in self.blocks]
        for form in Form:
            lanes = lanes_of(exercises, columns, form)
            figure = 0 if form.is_narrow else LARGE.width() + SHORT
            cells = len(columns) * (scaled(NARROWEST) if form.is_narrow else ROOMY)
            needed = figure + lanes.label + sum(lanes.facts) + cells + TICK
            if form is Form.STACKED or needed <= room:
                break
        if form is Form.WIDE:
            lanes = roomier(lanes, room - needed - len(columns) * (WIDEST - ROOMY))
        has_figure = not form.is_narrow or room >= needed + SMALL.width() + SHORT
        for block in self.blocks:
            block.show_figure(large=not form.is_narrow, shown=has_figure)
            if form is Form.STACKED:
                columns = shared_columns([block.sets])
                lanes = lanes_of([block.captions], columns, form)
            block.lay(form, lanes, columns)

    def minimumSizeHint(self) -> QSize:
        """As narrow as the narrowest form: what lies in it now is laid anew where that is wider."""
        columns = shared_columns(block.sets for block in self.blocks)
        exercises = [block.captions for block in self.blocks]
        label = lanes_of(exercises, columns, Form.STACKED).label
        width = round(max(label + TICK, len(columns) * NARROWEST) + BRACKET)
        return QSize(width, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        if event.size().width() != event.oldSize().width():
            self.lay()

    def _supersets(self) -> list[tuple[ExerciseBlock, ExerciseBlock]]:
        """The first and the last exercise of each group that is done by turns."""
        groups: list[tuple[ExerciseBlock, ExerciseBlock]] = []
        for above, block in pairwise(self.blocks):
            if not _are_joined(above, block):
                continue
            if groups and groups[-1][1] is above:
                groups[-1] = groups[-1][0], block
            else:
                groups.append((above, block))
        return groups

    @Slot(QPoint)
    def carry(self, mouse: QPoint) -> None:
        """Show where what is carried would go."""
        y = self.mapFromGlobal(mouse).y()
        self._drop = sum(block.geometry().center().y() < y for block in self.blocks)
        self.update()

    def put_down(self) -> int | None:
        """Return the place that what is carried would get, which is carried no more."""
        to, self._drop = self._drop, None
        self.update()
        return to

    # ------------------------------------------------------------------ painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        mirror(painter, QRectF(self.rect()))
        gap = self._stack.spacing() / 2
        for above, block in pairwise(self.blocks):
            if not _are_joined(above, block):
                line = QRectF(0, block.y() - gap, self.width(), 1)
                fill(painter, line, active().colour("line"))
        for first, last in self._supersets():
            _paint_bracket(painter, first.y(), last.geometry().bottom())
        if self._drop is not None and self.blocks:
            bottom = self.blocks[-1].geometry().bottom()
            ends = [block.y() - gap for block in self.blocks] + [bottom + gap]
            top = max(min(ends[self._drop], self.height() - 2), 0)
            fill(painter, QRectF(0, top - 1, self.width(), 3), active().colour("accent"))


def _are_joined(above: ExerciseBlock, block: ExerciseBlock) -> bool:
    return block.sets.superset is not None and block.sets.superset == above.sets.superset


def _paint_bracket(painter: QPainter, top: float, bottom: float) -> None:
    """Hold exercises together that are done by turns."""
    ink = active().colour("accent")
    fill(painter, QRectF(2, top, 2, bottom - top), ink)
    for y in (top, bottom - 2):
        fill(painter, QRectF(2, y, 6, 2), ink)
