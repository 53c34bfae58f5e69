"""The list as it will look: rows of an example, drawn faintly as far as there is room."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QHelpEvent, QPainter
from PySide6.QtWidgets import QToolTip, QWidget

from calfjournal.views.agenda import AgendaRow
from ui.theme.faint import FaintColours
from ui.widgets.agenda_model import AgendaModel, row_tip
from ui.widgets.agenda_painter import AgendaPainter, lines_in
from ui.widgets.ghost import Ghost
from ui.widgets.mirrored import mirror


class AgendaAhead(Ghost):
    """Whole rows only; nothing of them is told to screen readers."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        # The tips of its rows tell what has no room in them.
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents, on=False)
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
        high = self._row_height(box.width())
        mirror(painter, box)
        before = None
        for at, row in enumerate(self._rows[: int(box.height() // high)]):
            place = QRectF(box.left(), box.top() + at * high, box.width(), high)
            self._painter.paint_row(painter, place, row, begins=row.entry.day != before)
            before = row.entry.day

    def _row_height(self, width: float) -> int:
        self._painter.lines = lines_in(width)
        return self._painter.row_height

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            at = event.pos().y() // self._row_height(self.width())
            tip = row_tip(self._rows[at]) if 0 <= at < len(self._rows) else ""
            QToolTip.showText(event.globalPos(), tip, self)
            return True
        return super().event(event)


def _nothing(some: Sequence[object]) -> list[AgendaRow | None]:
    return [None] * len(some)
