"""What a calendar shows that holds nothing yet: an example of a week or a year, drawn faintly."""

from __future__ import annotations

from datetime import date
from typing import Final

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from calfjournal.domain.agenda import Sought
from calfjournal.messages import mark, tr
from calfjournal.views.example import Example, default_program, example_of
from ui.calendar.room import View
from ui.services.context import Context
from ui.services.drafts import DraftKey, DraftKind
from ui.services.places import Place
from ui.widgets.future_line import FutureLine

SENTENCES: Final = {
    View.YEAR: mark("With a plan a year looks like this: phases, sessions and runs, week by week."),
    View.MONTH: mark("With a plan a week looks like this; what you do and note fills it in."),
    View.WEEK: mark("With a plan a week looks like this; what you do and note fills it in."),
    View.LIST: mark("With a plan the list looks like this: everything that stands on a day."),
}


def example_for(context: Context, start: date) -> Example | None:
    """Return a year that begins in the week of a day; None once anything was planned or done."""
    journal = context.journal
    program = default_program(journal.programs.programs)
    if program is None or not journal.views.is_bare():
        return None
    return example_of(program, start)


class CalendarAhead(FutureLine):
    """Says what is drawn faintly in a view, and leads to the first plan."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__("", tr("Make a plan"), self._plan, parent=parent)
        self._context = context
        self.button.setHidden(context.journal.read_only)
        self.hide()

    def show_view(self, view: View) -> None:
        """Show the line of a view, or hide it where no example is drawn."""
        views = self._context.journal.views
        is_listed = view is View.LIST and bool(views.agenda(Sought()))
        self.setVisible(not is_listed and views.is_bare())
        self.sentence.setText(tr(SENTENCES[view]))

    @Slot()
    def _plan(self) -> None:
        self._context.navigate(Place.PLAN, DraftKey(DraftKind.PLAN))
