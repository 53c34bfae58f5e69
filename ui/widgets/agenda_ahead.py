"""The list as it will look: rows of an example, drawn faintly as far as there is room."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from calfjournal.views.agenda import AgendaRow
from ui.theme.faint import FaintColours
from ui.widgets.agenda_model import AgendaModel
from ui.widgets.agenda_painter import WIDE, AgendaPainter
from ui.widgets.ghost import Ghost
from ui.widgets.mirrored import mirror


class AgendaAhead(Ghost):
    """Whole rows only; nothing of them is told to screen readers."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._rows: Sequence[AgendaRow] = ()
        self._model = AgendaModel(_nothing, self)
        self._painter = AgendaPainter(self, self._model, FaintColours())

    def show_rows(self, rows: Sequence[AgendaRow]) -> None:
        """Draw other rows."""
        self._rows = rows
        if rows:  # None of them is of today: all of it lies ahead.
            self._model.set_entries((), rows[-1].entry.day + timedelta(days=1))
        self.update()

    def paint_example(self, painter: QPainter, box: QRectF) -> None:
        self._painter.is_wide = box.width() >= WIDE
        high = self._painter.row_height
        mirror(painter, box)
        before = None
        for at, row in enumerate(self._rows[: int(box.height() // high)]):
            place = QRectF(box.left(), box.top() + at * high, box.width(), high)
            self._painter.paint_row(painter, place, row, begins=row.entry.day != before)
            before = row.entry.day


def _nothing(some: Sequence[object]) -> list[AgendaRow | None]:
    return [None] * len(some)
