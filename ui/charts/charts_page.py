"""What the Progress and the Recovery page share: a range, one time axis, and a card a chart."""

from __future__ import annotations

from datetime import date, timedelta
from enum import Enum, auto

from msgspec import Struct
from PySide6.QtCore import Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from calfjournal.changes import ChangeSet
from calfjournal.domain.kind import Kind
from calfjournal.domain.panel import Panel
from calfjournal.messages import mark, mark_in, tr
from calfjournal.messages.vocabulary import Vocabulary
from ui.charts.card import ChartCard
from ui.charts.drawing import chart_of, spans_of, to_come
from ui.charts.marks import Span
from ui.charts.measured import WIDEST_CARD
from ui.charts.stack import TimeStack
from ui.services.context import Context
from ui.services.places import Again, Place, Target
from ui.services.qt import VALUE
from ui.theme import metrics
from ui.theme.fonts import scale
from ui.widgets.future_line import FutureLine
from ui.widgets.layouts import show_new
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
_LAST_DAY = date.max.toordinal()
_SHORTEST = 28
"""A journal of a few days still gets an axis of four weeks."""
_AROUND = 76
"""Height of a card around its plot, with the gap to the next."""
_LOWEST, _HIGHEST = 140, 210
_TWO, _TWO_GHOSTS = 1240, 840
"""Widths of the page from which on two charts, or two examples, stand beside each other."""
_READ_WELL = WIDEST_CARD + 2 * metrics.PAGE_MARGIN
"""Width of the page from which on a card is no longer as wide as the page."""


class _CardsLaid(Struct, frozen=True):
    """How cards are laid out."""

    columns: int = 0
    keeps_measure: bool = False
    wanted: int = 0
    """Width from which on there are two columns."""


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
        self._panels: tuple[Panel, ...] = ()
        self._shown_panels: tuple[Panel, ...] = ()
        self._spans: tuple[Span, ...] = ()
        self.until = context.journal.today()
        """The last day with anything, or today."""
        self._first = self._last = self._cycle = context.journal.today()
        self.lead = FutureLine(self.begin(), self.way_on()[0], self._begin)
        self.lead.hide()
        self.cards = QGridLayout()
        self.cards.setSpacing(metrics.M)
        self._laid = _CardsLaid()
        self._head, self._foot = QGridLayout(), QGridLayout()
        self._head.setSpacing(metrics.M)
        self._foot.setSpacing(metrics.M)
        self._above: list[QWidget] = []
        self._below: list[QWidget] = []
        self.body.addLayout(self._head)
        self.body.addWidget(self.lead)
        self.body.addLayout(self.cards)
        self.body.addLayout(self._foot)
        self.body.addStretch(1)

    # ------------------------------------------------------------------ for subclasses

    def panels(self, first: date, last: date) -> tuple[Panel, ...]:
        """Return what the page shows over the days."""
        raise NotImplementedError

    def seen(self, panel: Panel, first: date, last: date) -> Panel:
        """Return a panel with what is told of the days that are shown; most tell of all."""
        return panel

    def begin(self) -> str:
        """Return the sentence that an empty page says."""
        raise NotImplementedError

    def way_on(self) -> tuple[str, Place, Target | None]:
        """Return what its button says, and where it leads."""
        raise NotImplementedError

    def add_head(self, card: QWidget) -> None:
        """Put a card above the charts."""
        self._above.append(card)

    def add_foot(self, card: QWidget) -> None:
        """Put a card below the charts."""
        self._below.append(card)

    def place_around(self) -> None:
        """Put what is shown around the charts into as many columns as they have.

        Where that would be wider than is read well, each takes one column, and what stands below
        fills the gaps further up.
        """
        columns, keeps_measure = self._laid.columns or 1, self._laid.keeps_measure
        waiting = [card for card in self._below if not card.isHidden() or card.parent() is None]
        for grid, kept in ((self._head, self._above), (self.cards, self._cards)):
            if keeps_measure and waiting and len(kept) % columns:
                grid.addWidget(waiting.pop(0), len(kept) // columns, len(kept) % columns)
        for grid, cards in ((self._head, self._above), (self._foot, waiting)):
            for at, card in enumerate(cards):
                # The last one ends with the charts, also where it has no neighbour.
                fills = at + 1 == len(cards) and not keeps_measure
                wide = columns - at % columns if fills else 1
                grid.addWidget(card, at // columns, at % columns, 1, wide)
            for at in range(2):
                grid.setColumnStretch(at, 1 if at < columns else 0)

    # ------------------------------------------------------------------ showing

    @property
    def is_empty(self) -> bool:
        """True while no chart has a value."""
        return all(card.chart.picture.is_empty for card in self._cards)

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
        until = max(last, today)
        # A young journal has its future before it, not a past that nobody wrote.
        self._first = first - timedelta(days=first.weekday())
        self._last = max(until, self._first + timedelta(days=_SHORTEST - 1))
        background = journal.progress.background()
        enough = self._last - timedelta(days=_DAYS[Range.QUARTER] - 1)
        started = [start for start, _ in background.cycles if start <= enough]
        self._cycle = max(started, default=enough)
        spans = (
            *spans_of(background.phases, background.flares, until),
            *to_come(until, self._last),
        )
        self.until, self._spans = until, spans
        whole = self.panels(min(self._first, until - timedelta(days=_SHORTEST - 1)), until)
        self._need_cards(len(whole))
        self._stack.set_limits(self._first.toordinal(), self._last.toordinal())
        self._show_range()
        self._panels = whole
        self._shown_panels = self._seen_panels()
        charts = [chart_of(panel, today) for panel in self._shown_panels]
        empty = all(chart.picture.is_empty for chart in charts)
        self.lead.setVisible(empty)
        self.range.setVisible(not empty)
        in_common = any(panel.levels for panel in whole if not panel.is_empty)
        for card, chart in zip(self._cards, charts, strict=True):
            card.set_led(led=empty)
            card.plot.keep_level_room(keeps=in_common)
            card.show_chart(chart, spans)
        self._place()

    def _seen_panels(self) -> tuple[Panel, ...]:
        """The panels as they are told of the days shown."""
        first, last = self._stack.days or (1.0, 1.0)
        ends = (date.fromordinal(min(max(int(day), 1), _LAST_DAY)) for day in (first + 1, last))
        start, end = ends
        return tuple(self.seen(panel, start, end) for panel in self._panels)

    def _need_cards(self, count: int) -> None:
        made = len(self._cards) < count
        while len(self._cards) < count:
            card = ChartCard()
            card.way_on.connect(self._go_on)
            self._stack.add(card.plot)
            self._cards.append(card)
            self._laid = _CardsLaid()
        self._place()
        if made and self.isVisible():
            show_new(self)

    def _place(self) -> None:
        """As many beside each other and as high as the page has room for."""
        height = min(max(self.height() // 4 - _AROUND, _LOWEST), _HIGHEST)
        for card in self._cards:
            card.set_plot_height(height)
        wanted = _TWO_GHOSTS if self.lead.isVisibleTo(self) else _TWO
        columns = 2 if self.width() >= wanted * scale() else 1
        laid = _CardsLaid(columns, columns > 1 and self.width() > _READ_WELL * scale(), wanted)
        if laid == self._laid:
            return
        self._laid = laid
        for at, card in enumerate(self._cards):
            self.cards.addWidget(card, at // columns, at % columns)
            card.plot.name_spans(named=at < columns)
        for at in range(2):
            self.cards.setColumnStretch(at, 1 if at < columns else 0)
        self.place_around()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

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
        seen = self._seen_panels()
        for card, panel, before in zip(self._cards, seen, self._shown_panels, strict=False):
            if panel != before:
                card.show_chart(chart_of(panel, self.context.journal.today()), self._spans)
            card.days_moved()
        self._shown_panels = seen

    @Slot(VALUE)
    def _point_at(self, day: int | None) -> None:
        for card in self._cards:
            card.point_at(day)

    @Slot()
    def _begin(self) -> None:
        _, place, target = self.way_on()
        self.context.navigate(place, target)

    @Slot(Place)
    def _go_on(self, place: Place) -> None:
        self.context.navigate(place)
