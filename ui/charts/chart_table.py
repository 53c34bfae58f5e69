"""The table behind a chart: the same values as rows, to read, copy and listen to."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from operator import itemgetter

from PySide6.QtCore import QDate, QLocale, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.charts.axes import qdate
from ui.theme import metrics
from ui.widgets.layouts import clear
from ui.widgets.table import Column, TableView
from ui.widgets.text import Label, small

MANY = 400
"""Rows beyond which none is measured: a decade of days would take seconds."""
Row = Sequence[str]


class ChartTable(QWidget):
    """The sentence of the chart and its rows of the days shown, the first column a day."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._stack = QVBoxLayout(self)
        self._stack.setContentsMargins(0, 0, 0, 0)
        self._stack.setSpacing(metrics.S)
        self._columns: Row = ()
        self._table: TableView[Row] | None = None
        self._sentence: Label | None = None

    @property
    def table(self) -> TableView[Row] | None:
        """The table, None before rows were shown."""
        return self._table

    def show_rows(
        self, summary: str, rows: Sequence[Row], words: Row, first: date, last: date
    ) -> None:
        """Show the rows of the days from first to last, the header first.

        ``words`` are the columns of words, all others hold days or numbers.
        """
        if tuple(rows[0]) != self._columns or self._table is None:
            self._build(tuple(rows[0]), words)
        start, end = first.isoformat(), last.isoformat()
        if self._table is not None and self._sentence is not None:
            self._sentence.setText(summary)
            self._table.set_rows([row for row in rows[1:] if start <= row[0] <= end])

    def _build(self, columns: Row, words: Row) -> None:
        clear(self._stack)
        self._columns = columns
        self._sentence = small("", wrap=True)
        self._table = _TwinTable(
            [
                Column[Row](
                    title,
                    _day if at == 0 else itemgetter(at),
                    right=at > 0 and title not in words,
                    share=3 if title in words else 2,
                )
                for at, title in enumerate(columns)
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


def _day(row: Row) -> str:
    day: QDate = qdate(date.fromisoformat(row[0]))
    return QLocale().toString(day, "ddd d MMM yyyy")
