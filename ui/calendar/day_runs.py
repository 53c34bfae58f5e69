"""The runs of a day below each other."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from calfjournal.domain.run import Run
from ui.calendar.day_lines import DayLines
from ui.calendar.run_line import RunLine


class DayRuns(DayLines[Run, RunLine]):
    """``change_wanted(Run)`` and ``delete_wanted(Run)``."""

    change_wanted = Signal(Run)
    delete_wanted = Signal(Run)

    def __init__(self, *, read_only: bool) -> None:
        super().__init__()
        self._read_only = read_only

    @property
    def buttons(self) -> list[QWidget]:
        """What the keys go to, in order."""
        return [button for line in self._lines for button in (line.change, line.delete)]

    def show_runs(self, runs: Sequence[Run], *, below: bool) -> None:
        """Show these runs, behind a line where something stands above them."""
        for line, run in self._fill(runs, parted=below and bool(runs)):
            line.show_run(run)

    def _make_line(self) -> RunLine:
        line = RunLine(read_only=self._read_only)
        line.change_wanted.connect(self.change_wanted)
        line.delete_wanted.connect(self.delete_wanted)
        return line
