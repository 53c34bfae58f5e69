"""Search in everything, from every page: type, and Enter goes to the day."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QMainWindow

from calfjournal.domain.agenda import ListedThing
from calfjournal.domain.text_match import words_of
from calfjournal.messages import tr, tr_n
from ui.services.context import Context
from ui.services.places import Place, WordsSpot, where_is
from ui.services.qt import ENTER_KEYS
from ui.widgets.agenda_list import AgendaList
from ui.widgets.dialog import Dialog
from ui.widgets.search_field import SearchField
from ui.widgets.text import small
from ui.window.search_steps import SearchSteps, in_reading_order

PAUSE_MS: Final = 60
MOST: Final = 100
"""Rows that are shown; the list of the calendar has them all."""
AHEAD: Final = 3
"""Of what lies ahead, which comes first, so many: a plan says the same for a year."""


class SearchDialog(Dialog):
    """The keys stay in the field; arrows walk what was found."""

    def __init__(self, context: Context, parent: QMainWindow) -> None:
        super().__init__(tr("Search the journal"), parent, width=min(760, parent.width() - 48))
        self._context = context
        self._entries: list[ListedThing] = []
        self.search = SearchField(tr("Words to find"))
        self.search.installEventFilter(self)
        self.list = AgendaList(context.journal.views.agenda_rows, tr("What was found"))
        self.list.setMinimumHeight(min(400, parent.height() - 320))
        self._state = small(_hint(), wrap=True)
        self._steps = SearchSteps(context.journal, self)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self.body.addWidget(self.search)
        self.body.addWidget(self._state)
        self.body.addWidget(self.list, 1)
        self.whole = self.add_button(tr("Show all in the list"))
        self.whole.setEnabled(False)
        self.add_button(tr("Close"), closes=True)
        self.search.setFocus()

    def _connect(self) -> None:
        self.search.textChanged.connect(self._typed)
        self._pause.timeout.connect(self._look)
        self._steps.found.connect(self._show)
        self.list.opened.connect(self._go)
        self.whole.clicked.connect(self._show_all)

    # ------------------------------------------------------------------ finding

    @Slot()
    def _typed(self) -> None:
        self._steps.stop()
        self._pause.start()

    @Slot()
    def _look(self) -> None:
        self._pause.stop()
        if words_of(self.search.text()):
            self._steps.start(self.search.text())
        else:
            self._steps.stop()
            self._show([], is_over=True)
            self._state.setText(_hint())

    @Slot(list, bool)
    def _show(self, found: list[ListedThing], is_over: bool) -> None:
        today = self._context.journal.today()
        shown = in_reading_order(found, today, AHEAD)[:MOST]
        if shown != self._entries or not self.list.agenda.entries:
            kept = self.list.current
            self._entries = shown
            self.list.show_entries(shown, today, words_of(self.search.text()))
            if shown:
                self.list.choose(shown.index(kept) if kept in shown else 0)
        self.whole.setEnabled(bool(found))
        if found:
            self._state.setText(_counted(len(found), len(shown)))
        else:
            self._state.setText(tr("Nothing holds all of these words.") if is_over else "")

    # ------------------------------------------------------------------ what users do

    @Slot()
    def _open_chosen(self) -> None:
        if self._pause.isActive():
            self._look()  # Enter comes before the pause is over: what is typed counts.
        if not self._entries:
            self._steps.finish()
        if (entry := self.list.current) is not None:
            self._go(entry)

    @Slot(ListedThing)
    def _go(self, entry: ListedThing) -> None:
        self.accept()
        place, target = where_is(entry)
        self._context.navigate(place, target)

    @Slot()
    def _show_all(self) -> None:
        text = self.search.text()
        self.accept()
        self._context.navigate(Place.CALENDAR, WordsSpot(text))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        key = event.key()
        steps = {
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_PageDown: self.list.rows_seen,
            Qt.Key.Key_PageUp: -self.list.rows_seen,
        }
        if key in steps:
            self.list.step(steps[Qt.Key(key)])
        elif key in ENTER_KEYS and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._show_all()
        elif key in ENTER_KEYS:
            self._open_chosen()
        elif key == Qt.Key.Key_Escape:
            self.reject()
        else:
            return super().eventFilter(watched, event)
        return True


def _counted(found: int, shown: int) -> str:
    if shown < found:
        return tr(
            "{found:grouped} found, {shown:grouped} of them here; "
            "the list of the calendar shows them all.",
            found=found,
            shown=shown,
        )
    return tr_n("{count:grouped} found", "{count:grouped} found", found)


def _hint() -> str:
    return tr(
        "Every word is looked for in notes, exercises, kinds, surfaces, shoes and names of races."
    )
