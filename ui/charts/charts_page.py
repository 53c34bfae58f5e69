"""What the Progress and the Recovery page share: a range, one time axis, and a card a chart."""

from __future__ import annotations

from datetime import date, timedelta
from enum import Enum

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from calfjournal.changes import ChangeSet
from calfjournal.domain.panel import Panel
from ui.charts.card import ChartCard
from ui.charts.drawing import charts_of, spans_of
from ui.charts.stack import TimeStack
from ui.context import Context
from ui.widgets.layouts import column
from ui.widgets.page import Page
from ui.widgets.segmented import SegmentedControl


class Range(Enum):
    """How much time is shown, ending today."""

    MONTH = "4 weeks"
    QUARTER = "12 weeks"
    CYCLE = "Cycle"
    YEAR = "Year"
    ALL = "All"


_DAYS = {Range.MONTH: 28, Range.QUARTER: 84, Range.YEAR: 365}
_SHORTEST = 28
"""A journal of a few days still gets an axis of four weeks."""


class ChartsPage(Page):
    """Charts of the whole journal on one time axis; changing the range only moves the view."""

    tables: tuple[str, ...] = ()
    """Tables whose changes concern the page."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._range = SegmentedControl([(r, r.value) for r in Range], "Time shown")
        self._range.set_value(Range.CYCLE)
        self._range.chosen.connect(self._show_range)
        self.add_action(self._range)
        self._stack = TimeStack(self)
        self._stack.cursor_moved.connect(self._point_at)
        self._cards: list[ChartCard] = []
        self.cards = column(gap=16)
        self.body.addLayout(self.cards)
        self.body.addStretch(1)

    # ------------------------------------------------------------------ for subclasses

    def panels(self, first: date, last: date) -> tuple[Panel, ...]:
        """Return what the page shows over the days."""
        raise NotImplementedError

    # ------------------------------------------------------------------ showing

    def wants(self, changes: ChangeSet) -> bool:
        """True when something the charts draw has changed."""
        return changes.touches(*self.tables)

    def refresh(self) -> None:
        """Read everything once and draw it."""
        first, last = self._extent()
        background = self.context.journal.progress.background()
        spans = spans_of(background.phases, background.flares, last)
        charts = [chart for panel in self.panels(first, last) for chart in charts_of(panel)]
        self._need_cards(len(charts))
        for card, chart in zip(self._cards, charts, strict=True):
            card.show_chart(chart, spans)
        self._stack.set_limits(first.toordinal(), last.toordinal())
        self._show_range()

    def _need_cards(self, count: int) -> None:
        while len(self._cards) < count:
            card = ChartCard()
            self._stack.add(card.plot)
            self._cards.append(card)
            self.cards.addWidget(card)

    def _extent(self) -> tuple[date, date]:
        journal = self.context.journal
        today = journal.today()
        first, last = journal.progress.extent() or (today, today)
        last = max(last, today)
        return min(first, last - timedelta(days=_SHORTEST - 1)), last

    @Slot(object)
    def _show_range(self, _range: object = None) -> None:
        first, last = self._extent()
        shown = max(self._first_shown(last), first)
        self._stack.show_days(shown.toordinal(), last.toordinal())

    def _first_shown(self, last: date) -> date:
        chosen = self._range.value
        if chosen in _DAYS:
            return last - timedelta(days=_DAYS[Range(chosen)] - 1)
        if chosen is Range.CYCLE:
            return self._cycle_start(last)
        return date.min

    def _cycle_start(self, last: date) -> date:
        """First day of the running cycle; at least four weeks, twelve without a plan."""
        plan = self.context.journal.plans.active()
        now = plan.phase_on(last) if plan is not None else None
        if plan is None or now is None:
            return last - timedelta(days=_DAYS[Range.QUARTER] - 1)
        start = min(phase.start for phase in plan.phases if phase.cycle == now.cycle)
        return min(start, last - timedelta(days=_SHORTEST - 1))

    @Slot(object)
    def _point_at(self, day: int | None) -> None:
        for card in self._cards:
            card.point_at(day)
