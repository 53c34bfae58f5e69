"""The runs of a day below each other."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from calfjournal.domain.run import Run
from ui.calendar.run_line import RunLine
from ui.widgets.card import Hairline


class DayRuns(QVBoxLayout):
    """Fills its lines anew for every day; ``change_wanted(Run)`` and ``delete_wanted(Run)``."""

    change_wanted = Signal(Run)
    delete_wanted = Signal(Run)

    def __init__(self, *, read_only: bool) -> None:
        super().__init__()
        self._read_only = read_only
        self._line = Hairline()
        self._lines: list[RunLine] = []
        self.setSpacing(12)
        self.addWidget(self._line)
        self._line.hide()

    @property
    def buttons(self) -> list[QWidget]:
        """What the keys go to, in order."""
        return [button for line in self._lines for button in (line.change, line.delete)]

    def show_runs(self, runs: Sequence[Run], *, below: bool) -> None:
        """Show these runs, behind a line where something stands above them."""
        for line in self._lines:
            line.hide()  # The keys go on to what comes after it.
        while len(self._lines) < len(runs):
            self._add_line()
        self._line.setVisible(below and bool(runs))
        for line, run in zip(self._lines, runs, strict=False):
            line.show_run(run)
            line.show()

    def make_spare(self) -> bool:
        """Make a line for later; False when there is one."""
        if self._lines:
            return False
        self._add_line()
        return True

    def _add_line(self) -> None:
        line = RunLine(read_only=self._read_only)
        line.hide()
        line.change_wanted.connect(self.change_wanted)
        line.delete_wanted.connect(self.delete_wanted)
        self._lines.append(line)
        self.addWidget(line)
