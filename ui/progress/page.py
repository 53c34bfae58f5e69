"""Whether range, pain-free raises and cadence move, and how much was done for it."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QWidget

from calfjournal.domain.assessment import Measure
from calfjournal.domain.kind import Kind
from calfjournal.domain.panel import Panel
from calfjournal.messages import mark, tr
from ui.charts.charts_page import ChartsPage
from ui.services.context import Context
from ui.services.places import Place, Target, TestSpot
from ui.widgets.weak_links_card import WeakLinksCard


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
        Kind.TENDON,
        Kind.CHECK_IN,
        Kind.THRESHOLD,
    )

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._weak_links = WeakLinksCard(context)
        self.add_foot(self._weak_links)

    def begin(self) -> str:
        """Return what draws these charts."""
        return tr("Your first test begins these lines; sessions and runs add to them.")

    def way_on(self) -> tuple[str, Place, Target | None]:
        """Return the way to a test, and back."""
        return tr("Do the first test"), Place.TESTS, TestSpot(Measure.KNEE_TO_WALL, Place.PROGRESS)

    def refresh(self) -> None:
        """Read charts and weak links."""
        super().refresh()
        self._weak_links.show_links(self.context.journal.views.weak_links())
        self.place_around()

    def panels(self, first: date, last: date) -> tuple[Panel, ...]:
        """Return knee to wall, heel raises, weekly load and cadence."""
        return self.context.journal.progress.training(first, last)

    def seen(self, panel: Panel, first: date, last: date) -> Panel:
        """Return a panel of tests with the gain and the noise of the days that are shown."""
        if not panel.noise:
            return panel
        journal = self.context.journal
        return journal.progress.within(panel, first, last, max(journal.today(), self.until))
