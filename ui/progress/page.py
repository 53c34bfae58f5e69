"""Whether range, pain-free raises and cadence move, and how much was done for it."""

from __future__ import annotations

from datetime import date

from calfjournal.domain.panel import Panel
from ui.charts.charts_page import ChartsPage


class ProgressPage(ChartsPage):
    """Tests, load and cadence."""

    title = "Progress"
    tables = ("assessment", "result", "session", "set_line", "run", "plan", "phase", "flare",
              "athlete", "check_in", "threshold")  # fmt: skip

    def panels(self, first: date, last: date) -> tuple[Panel, ...]:
        """Return knee to wall, heel raises, weekly load and cadence."""
        return self.context.journal.progress.training(first, last)
