"""How recovery runs: heart rate, sleep, effort, the tendon's answers, and what the rules said."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtWidgets import QWidget

from calfjournal.domain.kind import Kind
from calfjournal.domain.panel import Panel
from calfjournal.messages import mark, tr
from ui.charts.charts_page import ChartsPage
from ui.charts.measured import measured
from ui.recovery.holds_card import HoldsCard
from ui.recovery.rules_card import RulesCard
from ui.recovery.run_costs_card import RunCostsCard
from ui.recovery.verdict_strip import VerdictStrip
from ui.services.context import Context
from ui.services.drafts import DraftKey
from ui.services.places import Place, Target
from ui.services.qt import TOP
from ui.theme import Role
from ui.widgets.card import Card
from ui.widgets.text import Label

STRIP_DAYS = 28


class _DaySaid(Label):
    """A verdict's sentence: from day to day its room stays, of two lines."""

    def __init__(self) -> None:
        super().__init__("", Role.SMALL, "muted", wrap=True)
        self.setAlignment(TOP)
        self.setMinimumHeight(2 * self.fontMetrics().lineSpacing())


class RecoveryPage(ChartsPage):
    """Verdicts, recovery charts, and the numbers behind the rules."""

    title = mark("Recovery")
    kinds = (
        Kind.CHECK_IN,
        Kind.TENDON_READING,
        Kind.SESSION,
        Kind.RUN,
        Kind.VERDICT,
        Kind.THRESHOLD,
        Kind.PLAN,
        Kind.PHASE,
        Kind.FLARE,
        Kind.ATHLETE,
        Kind.TENDON,
    )

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        verdicts = Card(tr("What the rules said"))
        self._strip = VerdictStrip()
        self._strip.chosen.connect(self._open_day)
        self._said = _DaySaid()
        self._strip.pointed.connect(self._said.setText)
        verdicts.body.addWidget(self._strip)
        verdicts.body.addLayout(measured(self._said))
        self.add_head(verdicts)
        # Its first verdict is what the first morning brings.
        verdicts.body.addWidget(self.lead)
        self._holds, self._costs = HoldsCard(), RunCostsCard()
        self._rules = RulesCard(context)
        for card in (self._holds, self._costs, self._rules):
            self.add_foot(card)

    def begin(self) -> str:
        """Return what draws these charts."""
        return tr("A check-in each morning fills a box here and a point in each chart.")

    def way_on(self) -> tuple[str, Place, Target | None]:
        """Return the way to the check-in."""
        return tr("Check in on Today"), Place.TODAY, None

    def panels(self, first: date, last: date) -> tuple[Panel, ...]:
        """Return heart rate, sleep, effort and tendon pain."""
        return self.context.journal.progress.recovery(first, last)

    def refresh(self) -> None:
        """Read charts, verdicts and rules."""
        super().refresh()
        journal = self.context.journal
        today = journal.today()
        first = today - timedelta(days=STRIP_DAYS - 1)
        flares = journal.checkins.flares_touching(first, today)
        judged = journal.recovery.judged(first, today)
        rested = [each.day for each in journal.checkins.between(first, today) if each.is_only_rest]
        self._strip.show_verdicts(first, today, judged, flares, rested)
        self._holds.show_holds(journal.views.holds())
        self._holds.setVisible(not self.is_empty)
        self._said.setVisible(not self.is_empty)
        self._costs.show_costs(journal.views.run_costs())
        self._rules.refresh()
        self.place_around()

    def go_to(self, target: Target) -> None:
        """Go on with changing a number of the rules (a ``DraftKey``)."""
        if isinstance(target, DraftKey):
            self._rules.change(str(target.about))
        else:
            super().go_to(target)

    def _open_day(self, day: date) -> None:
        self.context.navigate(Place.TODAY, day)
