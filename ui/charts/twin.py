"""The table behind a chart: the same values as rows, to read, copy and listen to."""

from __future__ import annotations

from collections.abc import Sequence
from operator import itemgetter

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.widgets.layouts import clear
from ui.widgets.table import Column, Table

HEIGHT = 178
Row = Sequence[str]


class TableTwin(QWidget):
    """Rows as they come, the first column left and the others right."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._stack = QVBoxLayout(self)
        self._stack.setContentsMargins(0, 0, 0, 0)
        self._rows: Sequence[Row] = ()

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show other rows, the header first."""
        if rows == self._rows:
            return
        self._rows = rows
        clear(self._stack)
        if not rows:
            return
        columns = [
            Column[Row](title, itemgetter(at), right=at > 0) for at, title in enumerate(rows[0])
        ]
        table = Table(columns, self._name, fitted=False)
        table.setFixedHeight(HEIGHT)
        table.set_rows(rows[1:])
        self._stack.addWidget(table)
