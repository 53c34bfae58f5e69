"""Whether range, pain-free raises and cadence move, and how much was done for it."""

from __future__ import annotations

from datetime import date

from calfjournal.domain.kind import Kind
from calfjournal.domain.panel import Panel
from calfjournal.messages import mark
from ui.charts.charts_page import ChartsPage


class ProgressPage(ChartsPage):
    """Tests, load and cadence."""

    title = mark("Progress")
    kinds = (
        Kind.ASSESSMENT,
        Kind.RESULT,
        Kind.SESSION,
        Kind.SET_LINE,
        Kind.RUN,
        Kind.PLAN,
        Kind.PHASE,
        Kind.FLARE,
        Kind.ATHLETE,
        Kind.CHECK_IN,
        Kind.THRESHOLD,
    )

    def panels(self, first: date, last: date) -> tuple[Panel, ...]:
        """Return knee to wall, heel raises, weekly load and cadence."""
        return self.context.journal.progress.training(first, last)
