"""The flat table: hairlines, tabular figures, words that wrap, copy with Ctrl+C."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from ui.services.qt import ENTER_KEYS, LEFT, NO_FOCUS, RIGHT, VALUE
from ui.theme import Role, font, metrics
from ui.widgets.table_cells import CELL, CellPainter
from ui.widgets.table_columns import Column, column_widths

T = TypeVar("T")
Index = QModelIndex | QPersistentModelIndex


class TableModel(QAbstractTableModel, Generic[T]):
    """Rows of frozen values; cells are computed from the row alone, never asked of the journal."""

    def __init__(self, columns: Sequence[Column[T]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self._rows: tuple[T, ...] = ()

    @property
    def rows(self) -> tuple[T, ...]:
        """The rows shown."""
        return self._rows

    def set_rows(self, rows: Sequence[T]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.columns)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self.columns[section].title
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(RIGHT if self.columns[section].right else LEFT)
        return font(Role.SMALL) if role == Qt.ItemDataRole.FontRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        column, row = self.columns[index.column()], self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.text(row)
        if role == CELL:
            return column.cell(row)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return column.spoken(row)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(RIGHT if column.right else LEFT)
        if role == Qt.ItemDataRole.ToolTipRole:
            return column.tip(row) if column.tip else None
        return None


class TableView(QTableView, Generic[T]):
    """Shows rows; ``opened`` carries a row chosen by Enter or double click.

    With ``fitted`` the table is as high as its rows and leaves scrolling to the page;
    ``selectable`` False is for tables that are only read (they can still be copied).
    """

    opened = Signal(VALUE)
    current_changed = Signal(VALUE)

    def __init__(
        self,
        columns: Sequence[Column[T]],
        name: str,
        *,
        fitted: bool = True,
        selectable: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._fitted, self._fitted_to = fitted, -1
        self.rows_model: TableModel[T] = TableModel(columns)
        self.setModel(self.rows_model)
        self._cells = CellPainter(self, columns)
        self.setItemDelegate(self._cells)
        self.setAccessibleName(name)
        self.setFont(font(Role.BODY))
        self._set_up(selectable=selectable)
        self._set_up_header()
        self.doubleClicked.connect(self._open)
        self.rows_model.modelReset.connect(self.fit)
        # Queued, as is what shows and hides the bar.
        way = Qt.ConnectionType.QueuedConnection
        self.verticalScrollBar().rangeChanged.connect(self._fit_again, way)
        self.selectionModel().currentRowChanged.connect(self._tell_current)

    def _set_up(self, *, selectable: bool) -> None:
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.setMouseTracking(selectable)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(
            QAbstractItemView.SelectionMode.SingleSelection
            if selectable
            else QAbstractItemView.SelectionMode.NoSelection
        )
        if not selectable:
            self.setFocusPolicy(NO_FOCUS)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        if self._fitted:
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def _set_up_header(self) -> None:
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(metrics.ROW)
        self.verticalHeader().setDefaultSectionSize(metrics.ROW)
        header = self.horizontalHeader()
        header.setFont(font(Role.SMALL))
        header.setHighlightSections(False)
        header.setTextElideMode(Qt.TextElideMode.ElideRight)
        header.setSectionsClickable(False)
        header.setMinimumSectionSize(24)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setDefaultAlignment(LEFT)
        header.setVisible(any(column.title for column in self.rows_model.columns))

    # ------------------------------------------------------------------ for pages

    def set_rows(self, rows: Sequence[T]) -> None:
        """Show other rows; the current row is kept by position."""
        if tuple(rows) == self.rows_model.rows:
            return
        at = self.currentIndex().row()
        self.rows_model.set_rows(rows)
        if 0 <= at < len(rows):
            self.select(at)

    def select(self, row: int) -> None:
        """Make a row the current one."""
        self.setCurrentIndex(self.rows_model.index(row, 0))

    @property
    def current(self) -> T | None:
        """The current row's value."""
        at = self.currentIndex().row()
        return self.rows_model.rows[at] if 0 <= at < len(self.rows_model.rows) else None

    def as_text(self) -> str:
        """The whole table as tab-separated text."""
        columns = self.rows_model.columns
        lines = ["\t".join(column.title for column in columns)]
        lines += ["\t".join(column.text(row) for column in columns) for row in self.rows_model.rows]
        return "\n".join(lines)

    # ------------------------------------------------------------------ sizes

    @Slot()
    def fit(self) -> None:
        """Lay columns and rows out anew; needed only when texts changed without ``set_rows``."""
        self._fit_columns()
        self.resizeRowsToContents()
        if self._fitted:
            rows = sum(self.rowHeight(at) for at in range(self.rows_model.rowCount()))
            self.setFixedHeight(rows + self._header_height() + 1)

    def _header_height(self) -> int:
        header = self.horizontalHeader()
        return header.sizeHint().height() if not header.isHidden() else 0

    def _fit_columns(self) -> None:
        columns, room, cells = self.rows_model.columns, self.viewport().width(), self._cells
        self._fitted_to = room
        widths = column_widths(columns, room, cells.needed_width, cells.least_width)
        for at, width in enumerate(widths):
            self.setColumnWidth(at, width)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_again()

    @Slot()
    def _fit_again(self) -> None:
        """Fit what was laid out in another width, also where a scroll bar took its part of it.

        While a window is being shown that is told by no other event.
        """
        if self.viewport().width() != self._fitted_to:
            self.fit()

    def sizeHint(self) -> QSize:
        return QSize(320, self.height() if self._fitted else 240)

    # ------------------------------------------------------------------ keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER_KEYS and self.current is not None:
            self.opened.emit(self.current)
        elif event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setText(self.as_text())
        else:
            super().keyPressEvent(event)

    @Slot(QModelIndex)
    def _open(self, _index: QModelIndex) -> None:
        if self.current is not None:
            self.opened.emit(self.current)

    @Slot(QModelIndex, QModelIndex)
    def _tell_current(self, _now: QModelIndex, _before: QModelIndex) -> None:
        self.current_changed.emit(self.current)
