"""The page of a session before there is one: its blocks, fields and cards, drawn as an example."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter

from calfjournal.messages import tr
from ui.editor.columns import ASIDE, BESIDE_FROM
from ui.theme import Role, active, metrics
from ui.theme.fonts import scale
from ui.theme.written import write
from ui.widgets.ghost import Ghost, ghost_box, ghost_stroke
from ui.widgets.ghost_figure import ghost_figure
from ui.widgets.mirrored import mirror

EXERCISES: Final = ("seated_calf_raise_single", "sl_calf_raise_floor", "tib_raise")
SETS: Final = 3
VALUES: Final = ("10", "10", "24", "2")
"""Of a logged set: both legs, the weight, and what was left in reserve."""
DONE: Final = 2
"""Sets of the first exercise that are logged."""
FIGURE: Final = 56.0
LANES: Final = 5
"""The number of a set, and its fields."""
CELL: Final = 72.0


class SessionGhost(Ghost):
    """Exercises with their sets, a field for each value, and what stands beside them."""

    def __init__(self, names: Sequence[str]) -> None:
        super().__init__()
        self._names = tuple(names)

    def sizeHint(self) -> QSize:
        return QSize(360, round(self._block_height() * 2 + metrics.M * 2))

    def paint_example(self, painter: QPainter, box: QRectF) -> None:
        mirror(painter, box)
        beside = box.width() >= BESIDE_FROM * scale()
        sets = QRectF(box)
        if beside:
            sets.setRight(box.right() - ASIDE * scale() - metrics.M)
            self._paint_cards(painter, sets.right() + metrics.M, box)
        count = int((box.height() - 2 * metrics.M) // self._block_height())
        count = min(max(count, 1), len(EXERCISES))
        sets.setHeight(min(count * self._block_height() + 2 * metrics.M, box.height()))
        ghost_box(painter, sets, metrics.CARD_RADIUS)
        for index in range(count):
            top = sets.top() + metrics.M + index * self._block_height()
            block = QRectF(sets.left() + metrics.M, top, sets.width() - 2 * metrics.M, 0)
            self._paint_block(painter, block, index)

    def _block_height(self) -> float:
        return (SETS + 2) * metrics.ROW * scale() + metrics.M

    # ------------------------------------------------------------------ the sets

    def _paint_block(self, painter: QPainter, block: QRectF, index: int) -> None:
        row, theme = metrics.ROW * scale(), active()
        figure = QRectF(block.left(), block.top(), FIGURE, FIGURE)
        ghost_figure(painter, figure, EXERCISES[index])
        left = block.left() + FIGURE + metrics.M
        painter.setPen(theme.colour("muted"))
        name = QRectF(left, block.top(), block.right() - left, row)
        write(painter, name, self._names[index], Role.BODY_STRONG)
        wide = min((block.right() - left) / LANES, CELL * scale())
        heads = ("", tr("Left"), tr("Right"), tr("Load"), tr("RIR"))
        for lane, head in enumerate(heads):
            box = QRectF(left + lane * wide, block.top() + row, wide - 8, row)
            write(painter, box, head, Role.SMALL, centred=bool(lane))
        for number in range(SETS):
            line = QRectF(left, block.top() + (number + 2) * row, block.right() - left, row)
            self._paint_set(painter, line, wide, number, done=index == 0 and number < DONE)

    def _paint_set(
        self, painter: QPainter, line: QRectF, wide: float, number: int, *, done: bool
    ) -> None:
        painter.setPen(active().colour("muted"))
        write(painter, line, str(number + 1), Role.SMALL, figures=True)
        for lane, value in enumerate(VALUES, 1):
            cell = QRectF(line.left() + lane * wide, line.top() + 3, wide - 8, line.height() - 6)
            ghost_box(painter, cell, 6.0)
            if done:
                painter.setPen(active().colour("muted"))
                write(painter, cell, value, Role.BODY, figures=True, centred=True)

    # ------------------------------------------------------------------ beside them

    def _paint_cards(self, painter: QPainter, left: float, box: QRectF) -> None:
        top = box.top()
        for title, rows in ((tr("So far"), 1), (tr("Tendon"), 2), (tr("How it was"), 3)):
            high = (rows + 1) * metrics.ROW * scale() + 2 * metrics.M
            card = QRectF(left, top, ASIDE * scale(), high)
            if card.bottom() > box.bottom():
                return
            ghost_box(painter, card, metrics.CARD_RADIUS)
            self._paint_card(painter, card.adjusted(*(metrics.M,) * 2, -metrics.M, 0), title, rows)
            top = card.bottom() + metrics.M

    def _paint_card(self, painter: QPainter, inside: QRectF, title: str, rows: int) -> None:
        row = metrics.ROW * scale()
        painter.setPen(active().colour("muted"))
        head = QRectF(inside.left(), inside.top(), inside.width(), row - 8)
        write(painter, head, title, Role.BODY_STRONG)
        for index in range(rows):
            top = inside.top() + (index + 1) * row
            if rows == 1:
                ghost_stroke(painter, inside.left(), top + row / 2, inside.width())
                continue
            ghost_stroke(painter, inside.left(), top + row / 2, 64)
            for cell in range(2):
                field = QRectF(inside.left() + 96 + cell * 72, top + 3, 64, row - 6)
                ghost_box(painter, field, 6.0)
