"""The table behind a chart: the same values as rows, to read, copy and listen to."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from calfjournal.domain.panel import Cell, PanelColumn
from calfjournal.messages import in_words
from ui.charts import words
from ui.theme import metrics
from ui.widgets.layouts import clear
from ui.widgets.table import TableView
from ui.widgets.table_columns import Column
from ui.widgets.text import Label, small

MANY = 400
"""Rows beyond which none is measured: a decade of days would take seconds."""
Row = Sequence[Cell]


class ChartTable(QWidget):
    """The sentence of the chart and its rows of the days shown, the first column a day."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._stack = QVBoxLayout(self)
        self._stack.setContentsMargins(0, 0, 0, 0)
        self._stack.setSpacing(metrics.S)
        self._columns: tuple[PanelColumn, ...] = ()
        self._table: TableView[Row] | None = None
        self._sentence: Label | None = None

    @property
    def table(self) -> TableView[Row] | None:
        """The table, None before rows were shown."""
        return self._table

    def show_rows(
        self,
        summary: str,
        columns: Sequence[PanelColumn],
        rows: Sequence[Row],
        first: date,
        last: date,
    ) -> None:
        """Show the rows of the days from first to last."""
        if tuple(columns) != self._columns or self._table is None:
            self._build(tuple(columns))
        if self._table is not None and self._sentence is not None:
            self._sentence.setText(summary)
            shown = (row for row in rows if isinstance(row[0], date) and first <= row[0] <= last)
            self._table.set_rows(list(shown))

    def _build(self, columns: tuple[PanelColumn, ...]) -> None:
        clear(self._stack)
        self._columns = columns
        self._sentence = small("", wrap=True)
        self._table = _TwinTable(
            [
                Column[Row](
                    in_words(column.title),
                    partial(_shown, column, at),
                    right=at > 0 and not column.words,
                    share=3 if column.words else 2,
                )
                for at, column in enumerate(columns)
            ],
            self._name,
        )
        self._stack.addWidget(self._sentence)
        self._stack.addWidget(self._table, 1)


class _TwinTable(TableView[Row]):
    """A table that scrolls inside its card."""

    def __init__(self, columns: Sequence[Column[Row]], name: str) -> None:
        super().__init__(columns, name, fitted=False)

    @Slot()
    def fit(self) -> None:
        """Lay columns out; rows only where there are few enough to measure."""
        if len(self.rows_model.rows) <= MANY:
            super().fit()
        else:
            self._fit_columns()


def _shown(column: PanelColumn, at: int, row: Row) -> str:
    return words.cell(column, row[at])
