"""Everything that stands on a day as the model of a list: rows are read when they are seen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QWidget

from calfjournal.domain.agenda import ListedThing
from calfjournal.views.agenda import AgendaRow, spoken

PAGE: Final = 40
"""Rows that are read at once."""
PAGES: Final = 24
"""Pages that are kept: more than anyone sees at once."""
ROW: Final = Qt.ItemDataRole.UserRole + 1

ReadRows = Callable[[Sequence[ListedThing]], list[AgendaRow | None]]
Index = QModelIndex | QPersistentModelIndex


class AgendaModel(QAbstractListModel):
    """``read`` returns the rows of some entries; one that is gone is shown empty until then."""

    def __init__(self, read: ReadRows, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._read = read
        self._pages: dict[int, list[AgendaRow | None]] = {}
        self.entries: tuple[ListedThing, ...] = ()
        """What is listed."""
        self.today = date.min

    def set_entries(self, entries: Sequence[ListedThing], today: date) -> None:
        """List other entries; what was read of those before is forgotten."""
        self.beginResetModel()
        self.entries, self.today = tuple(entries), today
        self._pages.clear()
        self.endResetModel()

    def row(self, at: int) -> AgendaRow | None:
        """Return what is shown in a row."""
        page, place = divmod(at, PAGE)
        if page not in self._pages:
            if len(self._pages) >= PAGES:
                del self._pages[next(iter(self._pages))]
            self._pages[page] = self._read(self.entries[page * PAGE : (page + 1) * PAGE])
        return self._pages[page][place]

    def begins_day(self, at: int) -> bool:
        """True where the row above is of another day, or there is none."""
        return at == 0 or self.entries[at - 1].day != self.entries[at].day

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or role not in _ROLES:
            return None
        row = self.row(index.row())
        if row is None:
            return "" if role != ROW else None
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return spoken(row, self.today)
        return row if role == ROW else row_tip(row)


def row_tip(row: AgendaRow) -> str:
    """Return all that a row says, also what has no room in it."""
    return "\n".join(filter(None, (row.title, row.timed_detail)))


_ROLES: Final = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.AccessibleTextRole,
    Qt.ItemDataRole.ToolTipRole,
    ROW,
)
