"""The runs of a day below each other."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from calfjournal.domain.run import Run
from ui.calendar.day_lines import DayLines
from ui.calendar.run_line import RunLine


class DayRuns(DayLines[Run, RunLine]):
    """``open_wanted``, ``change_wanted``, ``link_wanted`` and ``delete_wanted`` carry a ``Run``."""

    open_wanted = Signal(Run)
    change_wanted = Signal(Run)
    link_wanted = Signal(Run)
    delete_wanted = Signal(Run)

    def __init__(self, *, read_only: bool) -> None:
        super().__init__()
        self._read_only = read_only

    @property
    def buttons(self) -> list[QWidget]:
        """What the keys go to, in order."""
        return [button for line in self._lines for button in line.buttons]

    def show_runs(
        self, runs: Sequence[Run], linked: Collection[int | None], *, below: bool
    ) -> None:
        """Show these runs, behind a line where something stands above them.

        ``linked`` are the keys of those that a planned run became.
        """
        for line, run in self._fill(runs, parted=below and bool(runs)):
            line.show_run(run, linked=run.id in linked)

    def _make_line(self) -> RunLine:
        line = RunLine(read_only=self._read_only)
        line.open_wanted.connect(self.open_wanted)
        line.change_wanted.connect(self.change_wanted)
        line.link_wanted.connect(self.link_wanted)
        line.delete_wanted.connect(self.delete_wanted)
        return line
