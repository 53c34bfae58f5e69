"""A day gone by that nobody told of: rest with nothing to tell, alone or with its whole week."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from calfjournal.dates import monday
from calfjournal.domain.morning import Rested
from calfjournal.messages import tr, tr_n
from calfjournal.messages.formats import listing, sentences, short_day
from ui.services.act import perform
from ui.services.context import Context
from ui.theme.control import control_height
from ui.widgets.buttons import Button
from ui.widgets.layouts import FlowLayout
from ui.widgets.text import Label


class RestLine(QWidget):
    """Stands above the form of such a day; ``marked`` comes once the day is told by it."""

    marked = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._day = context.journal.today()
        words = Label(tr("Nothing to tell of it?"), tone="muted")
        words.setMinimumHeight(control_height())
        self.day = Button(tr("It was rest"))
        self.week = Button(tr("The whole week was rest"))
        self.day.clicked.connect(self._mark_day)
        self.week.clicked.connect(self._mark_week)
        line = FlowLayout(self)
        for part in (words, self.day, self.week):
            line.addWidget(part)

    def show_day(self, day: date) -> None:
        """Be about a day."""
        self._day = day
        first = monday(day)
        marked = self._context.journal.mornings.may_rest(first, first + timedelta(6)).marked
        self.week.setText(_week_words(len(marked)))
        self.week.setVisible(len(marked) > 1)
        told = tr("Days from {day:day} on that hold nothing; the others stay.", day=first)
        self.week.setToolTip(told)

    @Slot()
    def _mark_day(self) -> None:
        self._mark(self._day, self._day)

    @Slot()
    def _mark_week(self) -> None:
        first = monday(self._day)
        self._mark(first, first + timedelta(6))

    def _mark(self, first: date, last: date) -> None:
        outcome = perform(self._context, "", self._context.journal.mornings.rest, first, last)
        if outcome is None:
            return
        rested: Rested = outcome.value
        self._context.notices.say(rest_words(rested), undoable=bool(rested.marked))
        if rested.marked:
            self.marked.emit()


def _week_words(count: int) -> str:
    if count == 7:
        return tr("The whole week was rest")
    return tr_n("{count} day of this week was rest", "{count} days of this week were rest", count)


def rest_words(rested: Rested) -> str:
    """Return what was marked as rest, and which days stay because they hold something."""
    if not rested.marked:
        return tr("Nothing was marked: something was logged on each of these days.")
    marked = tr_n("{count} day marked as rest.", "{count} days marked as rest.", len(rested.marked))
    if not rested.left:
        return marked
    kept = listing([short_day(day) for day in rested.left])
    left = tr_n(
        "{days} holds something and stays.",
        "{days} hold something and stay.",
        len(rested.left),
        days=kept,
    )
    return sentences([marked, left])
