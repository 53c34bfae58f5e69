"""The planned runs of a day below each other."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QWidget

from calfjournal.domain.run import PlannedRun
from ui.calendar.day_lines import DayLines
from ui.calendar.planned_run_line import PlannedRunLine
from ui.services.context import Context


class DayPlannedRuns(DayLines[PlannedRun, PlannedRunLine]):
    """Those run already stand above those still to run."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context

    @property
    def buttons(self) -> list[QWidget]:
        """What the keys go to, in order."""
        return [line.more for line in self._lines]

    def show_runs(self, runs: Sequence[PlannedRun], day: date, *, below: bool) -> None:
        """Show these runs of a day; ``below`` something else a line parts those still to run."""
        parted = below and any(run.run_id is None for run in runs)
        for line, run in self._fill(sorted(runs, key=_is_to_run), parted=parted):
            line.show_run(run, day)

    def _make_line(self) -> PlannedRunLine:
        return PlannedRunLine(self._context)


def _is_to_run(run: PlannedRun) -> bool:
    return run.run_id is None
