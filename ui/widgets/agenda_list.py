"""The list of everything that stands on a day, one row a thing, the days beside."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from PySide6.QtCore import (
    QItemSelectionModel,
    QModelIndex,
    QPoint,
    QPointF,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QPaintEvent,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from calfjournal.domain.agenda import ListedThing
from ui.services.qt import ENTER_KEYS
from ui.theme import metrics
from ui.theme.focus_ring import paint_ring
from ui.widgets.agenda_model import AgendaModel, Index, ReadRows
from ui.widgets.agenda_painter import AgendaPainter, lines_in

_ON_TOP: Final = QAbstractItemView.ScrollHint.PositionAtTop


class AgendaList(QListView):
    """Arrows walk its rows.

    ``opened`` comes by Enter or double click, ``walked`` when keys or mouse came to another row;
    ``menu_wanted(QPointF)`` for the chosen row, at a place of the screen.
    """

    opened = Signal(ListedThing)
    walked = Signal(ListedThing)
    menu_wanted = Signal(QPointF)

    def __init__(self, read: ReadRows, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.agenda = AgendaModel(read, self)
        self.setModel(self.agenda)
        self._painter = AgendaPainter(self, self.agenda)
        self.setItemDelegate(self._painter)
        self.setAccessibleName(name)
        self.setUniformItemSizes(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.doubleClicked.connect(self._open)
        self._is_led = False
        """True while a row is chosen by the program, not by keys or mouse."""

    # ------------------------------------------------------------------ for pages

    def show_entries(
        self, entries: Sequence[ListedThing], today: date, words: tuple[str, ...] = ()
    ) -> None:
        """List other entries, in which words were found; none is chosen."""
        self._painter.words = words
        self.agenda.set_entries(entries, today)

    @property
    def current(self) -> ListedThing | None:
        """The chosen entry, None without one."""
        index = self.currentIndex()
        chosen = index.isValid() and self.selectionModel().isSelected(index)
        return self.agenda.entries[index.row()] if chosen else None

    def choose(self, at: int, *, on_top: bool = False) -> None:
        """Choose a row without telling, and show it."""
        index = self.agenda.index(at)
        self._is_led = True
        self.setCurrentIndex(index)
        self._is_led = False
        self.scrollTo(index, _ON_TOP if on_top else QAbstractItemView.ScrollHint.EnsureVisible)

    def show_chosen(self) -> None:
        """Bring the chosen row into view."""
        self.scrollTo(self.currentIndex())

    def stand_before(self, at: int) -> None:
        """Choose no row and show a place between two, or the end; the next arrow goes on there."""
        self.clearSelection()
        before = self.agenda.index(max(at - 1, 0))
        self._is_led = True
        self.selectionModel().setCurrentIndex(before, QItemSelectionModel.SelectionFlag.NoUpdate)
        self._is_led = False
        self.scrollTo(self.agenda.index(min(at, len(self.agenda.entries) - 1)), _ON_TOP)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.doItemsLayout()  # What was chosen before had no place yet.
        self.scrollTo(self.currentIndex(), _ON_TOP)

    def step(self, by: int) -> None:
        """Walk some rows on, or back, as far as there are any."""
        last = len(self.agenda.entries) - 1
        if last >= 0:
            at = min(max(self.currentIndex().row() + by, 0), last)
            self.setCurrentIndex(self.agenda.index(at))

    @property
    def rows_seen(self) -> int:
        """How many rows have room, at least one."""
        return max(self.viewport().height() // max(self.sizeHintForRow(0), 1), 1)

    # ------------------------------------------------------------------ Qt

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if current.isValid() and not self._is_led:
            self.walked.emit(self.agenda.entries[current.row()])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER_KEYS and self.current is not None:
            self.opened.emit(self.current)
        elif event.text().strip().isprintable() and event.text().strip():
            event.ignore()  # Letters are keys of the page; Qt would look through every row.
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_mouse = event.reason() is QContextMenuEvent.Reason.Mouse
        index = self.indexAt(event.pos()) if by_mouse else self.currentIndex()
        if not index.isValid():
            return
        self.setCurrentIndex(index)
        self.menu_wanted.emit(QPointF(event.globalPos()))

    def focusInEvent(self, event: QFocusEvent) -> None:
        had_current = self.currentIndex().isValid()
        self._is_led = True  # Qt makes the first row the current one; nobody walked there.
        super().focusInEvent(event)
        self._is_led = False
        if not had_current and self.agenda.entries:
            self.choose(0)

    @Slot(QModelIndex)
    def _open(self, index: QModelIndex) -> None:
        self.opened.emit(self.agenda.entries[index.row()])

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        lines = lines_in(self.viewport().width())
        if lines != self._painter.lines:
            self._lay_rows(lines)

    def _lay_rows(self, lines: int) -> None:
        """Give rows their other height; the first one seen stays the first, the chosen one seen."""
        first, chosen = self.indexAt(QPoint(1, 1)), self.currentIndex()
        was_seen = self.viewport().rect().intersects(self.visualRect(chosen))
        self._painter.lines = lines
        self.doItemsLayout()
        self.scrollTo(first, _ON_TOP)
        if was_seen:
            self.scrollTo(chosen)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus() and self.current is None:  # Between two rows, none of which has a ring.
            paint_ring(self.viewport(), metrics.FIELD_RADIUS)

    def sizeHint(self) -> QSize:
        return QSize(320, 6 * metrics.ROW)
