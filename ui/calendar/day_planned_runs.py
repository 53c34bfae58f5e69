"""The planned runs of a day below each other."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QVBoxLayout, QWidget

from calfjournal.domain.run import PlannedRun
from ui.calendar.planned_run_line import PlannedRunLine
from ui.services.context import Context
from ui.widgets.card import Hairline


class DayPlannedRuns(QVBoxLayout):
    """Fills its lines anew for every day."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._line = Hairline()
        self._lines: list[PlannedRunLine] = []
        self.setSpacing(12)
        self.addWidget(self._line)
        self._line.hide()

    @property
    def lines(self) -> list[PlannedRunLine]:
        """The lines in use, in order."""
        return [line for line in self._lines if not line.isHidden()]

    @property
    def buttons(self) -> list[QWidget]:
        """What the keys go to, in order."""
        return [line.more for line in self._lines]

    def show_runs(self, runs: Sequence[PlannedRun], day: date, *, below: bool) -> None:
        """Show these runs of a day; ``below`` something else a line parts those still to run."""
        for line in self._lines:
            line.hide()  # The keys go on to what comes after it.
        while len(self._lines) < len(runs):
            self._add_line()
        self._line.setVisible(below and any(run.run_id is None for run in runs))
        in_order = sorted(runs, key=_is_to_run)
        for line, run in zip(self._lines, in_order, strict=False):
            line.show_run(run, day)
            line.show()

    def make_spare(self) -> bool:
        """Make a line for later; False when there is one."""
        if self._lines:
            return False
        self._add_line()
        return True

    def _add_line(self) -> None:
        line = PlannedRunLine(self._context)
        line.hide()
        self._lines.append(line)
        self.addWidget(line)


def _is_to_run(run: PlannedRun) -> bool:
    return run.run_id is None
