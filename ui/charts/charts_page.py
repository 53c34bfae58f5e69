"""What the Progress and the Recovery page share: a range, one time axis, and a card a chart."""

from __future__ import annotations

from datetime import date, timedelta
from enum import Enum, auto

from PySide6.QtCore import Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from calfjournal.changes import ChangeSet
from calfjournal.domain.kind import Kind
from calfjournal.domain.panel import Panel
from calfjournal.messages import mark, mark_in, tr
from calfjournal.messages.vocabulary import Vocabulary
from ui.charts.card import ChartCard
from ui.charts.drawing import chart_of, spans_of
from ui.charts.stack import TimeStack
from ui.services.context import Context
from ui.services.places import Again, Place, Target
from ui.services.qt import VALUE
from ui.theme import metrics
from ui.widgets.layouts import column
from ui.widgets.page import Page
from ui.widgets.segmented import SegmentedControl


class Range(Enum):
    """How much time is shown, ending today.

    A cycle younger than twelve weeks is shown with the one before it: alone it tells no course.
    """

    MONTH = auto()
    QUARTER = auto()
    CYCLE = auto()
    YEAR = auto()
    ALL = auto()


RANGES = Vocabulary(
    {
        Range.MONTH: mark("4 weeks"),
        Range.QUARTER: mark("12 weeks"),
        Range.CYCLE: mark("Cycle"),
        Range.YEAR: mark("Year"),
        Range.ALL: mark_in("range of time", "All"),
    }
)

_DAYS = {Range.MONTH: 28, Range.QUARTER: 84, Range.YEAR: 365}
_SHORTEST = 28
"""A journal of a few days still gets an axis of four weeks."""
_AROUND = 76
"""Height of a card around its plot, with the gap to the next."""
_LOWEST, _HIGHEST = 132, 210


class ChartsPage(Page):
    """Charts of the whole journal on one time axis; changing the range only moves the view."""

    kinds: tuple[Kind, ...] = ()
    """What concerns the page when it changes."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.range = SegmentedControl(tuple(RANGES.items()), tr("Time shown"))
        self.range.set_value(Range.CYCLE)
        self.range.setToolTip(
            tr(
                "Drag a chart to move through time, Ctrl and the wheel to zoom, double click to "
                "return."
            )
        )
        self.range.chosen.connect(self._show_range)
        self.add_action(self.range)
        self._stack = TimeStack(self)
        self._stack.cursor_moved.connect(self._point_at)
        self._stack.days_moved.connect(self._on_days_moved)
        self._stack.back_wanted.connect(self._show_range)
        self._cards: list[ChartCard] = []
        self._first = self._last = self._cycle = context.journal.today()
        self.cards = column(gap=metrics.M)
        self.foot = column(gap=metrics.M)
        self.body.addLayout(self.cards)
        self.body.addLayout(self.foot)
        self.body.addStretch(1)

    # ------------------------------------------------------------------ for subclasses

    def panels(self, first: date, last: date) -> tuple[Panel, ...]:
        """Return what the page shows over the days."""
        raise NotImplementedError

    # ------------------------------------------------------------------ showing

    @property
    def shown(self) -> tuple[ChartCard, ...]:
        """The cards from the top."""
        return tuple(self._cards)

    @property
    def again(self) -> Target | None:
        """The range and the days of it that are shown."""
        return Again({"range": self.range.value, "days": self._stack.days})

    def go_to(self, target: Target) -> None:
        """Show the same days as before (``Again``)."""
        if isinstance(target, Again):
            self.range.set_value(target.seen["range"])
            if (days := target.seen["days"]) is not None:
                self._stack.see_days(*days)

    def wants(self, changes: ChangeSet) -> bool:
        """True when something the charts draw has changed."""
        return changes.touches(*self.kinds)

    def refresh(self) -> None:
        """Read everything once and draw it."""
        journal = self.context.journal
        today = journal.today()
        first, last = journal.progress.extent() or (today, today)
        self._last = max(last, today)
        self._first = min(first, self._last - timedelta(days=_SHORTEST - 1))
        background = journal.progress.background()
        enough = self._last - timedelta(days=_DAYS[Range.QUARTER] - 1)
        started = [start for start, _ in background.cycles if start <= enough]
        self._cycle = max(started, default=enough)
        spans = spans_of(background.phases, background.flares, self._last)
        panels = self.panels(self._first, self._last)
        self._need_cards(len(panels))
        self._stack.set_limits(self._first.toordinal(), self._last.toordinal())
        self._show_range()
        for card, panel in zip(self._cards, panels, strict=True):
            card.show_chart(chart_of(panel), spans)

    def _need_cards(self, count: int) -> None:
        while len(self._cards) < count:
            card = ChartCard()
            card.way_on.connect(self._go_on)
            self._stack.add(card.plot)
            if not self._cards:
                card.plot.name_spans()
            self._cards.append(card)
            self.cards.addWidget(card)
        self._size_plots()

    def _size_plots(self) -> None:
        height = min(max(self.height() // 4 - _AROUND, _LOWEST), _HIGHEST)
        for card in self._cards:
            card.set_plot_height(height)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._size_plots()

    # ------------------------------------------------------------------ slots

    @Slot()
    @Slot(VALUE)
    def _show_range(self, _range: object = None) -> None:
        shown = max(self._first_shown(), self._first)
        self._stack.show_days(shown.toordinal(), self._last.toordinal())

    def _first_shown(self) -> date:
        chosen = self.range.value
        if chosen is Range.CYCLE:
            return self._cycle
        if chosen in _DAYS:
            return self._last - timedelta(days=_DAYS[Range(chosen)] - 1)
        return self._first

    @Slot(float, float)
    def _on_days_moved(self, _first: float, _last: float) -> None:
        for card in self._cards:
            card.days_moved()

    @Slot(VALUE)
    def _point_at(self, day: int | None) -> None:
        for card in self._cards:
            card.point_at(day)

    @Slot(Place)
    def _go_on(self, place: Place) -> None:
        self.context.navigate(place)
