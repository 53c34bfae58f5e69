"""Asks how often sessions and runs are planned again."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from calfjournal.domain.limits import REPEATS
from calfjournal.errors import InputError
from calfjournal.messages import tr, tr_n
from ui.calendar.ask_anyway import ask_about
from ui.services.act import perform
from ui.services.context import Context
from ui.widgets.dialog import Dialog
from ui.widgets.fields import NumberField
from ui.widgets.labelled import Labelled
from ui.widgets.layouts import row
from ui.widgets.text import small

T = TypeVar("T")

EVERY_D, TIMES = 7, 4
"""What is offered: once a week, four times (calfjournal default)."""


class RepeatDialog(Dialog):
    """One edit for all of them."""

    def __init__(
        self,
        context: Context,
        sessions: Sequence[int],
        planned_runs: Sequence[int],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(tr("Repeat"), parent, width=400)
        self._context = context
        self._sessions, self._planned_runs = tuple(sessions), tuple(planned_runs)
        self.every = NumberField(tr("Every"), "days", limit=REPEATS["every_days"])
        self.times = NumberField(tr("How often"), "times", limit=REPEATS["times"])
        self.every.set_value(EVERY_D)
        self.times.set_value(TIMES)
        self._places = {
            "every_days": Labelled(tr("Every"), self.every),
            "times": Labelled(tr("How often"), self.times),
        }
        self.body.addLayout(row(*self._places.values()))
        said = tr("They are planned like this one, free of the plan, and can be moved and deleted.")
        self.body.addWidget(small(said, wrap=True))
        self.add_button(tr("Cancel"), closes=True)
        self.repeat = self.add_button(tr("Repeat"), "primary")
        self.repeat.setDefault(True)
        self.repeat.clicked.connect(self._ask)

    @Slot()
    def _ask(self) -> None:
        """Repeat at once where every day takes what is planned on it, else ask first."""
        placings = self._run("", self._context.journal.moves.repeat_placings)
        if placings is not None:
            ask_about(placings, tr("Repeat"), self._repeat, self)

    @Slot()
    def _repeat(self) -> None:
        count = int(self.times.value or 0)
        said = tr_n("Planned again {count} time.", "Planned again {count} times.", count)
        if self._run(said, self._context.journal.moves.repeat) is not None:
            self.accept()

    def _run(self, said: str, verb: Callable[..., T]) -> T | None:
        """Run a verb with what is typed; what it refuses is shown at its field."""
        if not (self.every.flush() and self.times.flush()):
            return None
        every, times = self.every.value, self.times.value
        if every is None or times is None:
            return None
        chosen = self._sessions, self._planned_runs
        often = {"every_days": int(every), "times": int(times)}
        try:
            return perform(self._context, said, verb, *chosen, **often)
        except InputError as problem:
            place = self._places.get(problem.field)
            if place is not None:
                place.show_error(problem.message)
            else:
                self._context.notices.warn(problem)
            return None
