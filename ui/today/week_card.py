"""This week at a glance, and what happened lately."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QRectF, QSize, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from calfjournal.dates import monday
from calfjournal.domain.looks import Glyph, Look
from calfjournal.messages import tr
from calfjournal.messages.formats import day_in_month
from calfjournal.messages.vocabulary import KIND_WORDS
from calfjournal.views.adherence_words import tally
from calfjournal.views.run_words import kilometres
from calfjournal.views.today import Lately, TodayFacts, WeekDay
from ui.services.context import Context
from ui.services.places import Place
from ui.services.qt import TOP
from ui.theme import Role, active, metrics
from ui.theme.glyphs import paint_glyph
from ui.today.week_strip import WeekStrip
from ui.widgets.card import Card
from ui.widgets.layouts import clear, ends
from ui.widgets.text import Label, OneLine, Tone, small

SIGNS = {
    "star": Look("accent", Glyph.STAR),
    "rising": Look("go_on", Glyph.RISING),
    "hold": Look("hold", Glyph.BANG),
}


class WeekCard(Card):
    """The strip and its sums."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(tr("This week"), parent=parent)
        self._context = context
        self.strip = WeekStrip()
        self.strip.opened.connect(self._open)
        self._sums = OneLine("", Role.SMALL, "muted")
        self._next = small()
        self._example = small()
        self._example.hide()
        self.add_action(self._example)
        self.body.addWidget(self.strip)
        self.body.addLayout(ends(self._sums, self._next))

    def show_facts(self, facts: TodayFacts) -> None:
        """Show the week of the day."""
        self.set_title(_week(facts))
        blank = _is_blank(facts)
        _mark_example(self._example, shown=blank)
        self.strip.show_week(facts.week, facts.day, facts.today, example=blank)
        self._sums.setText(sums(facts))
        self._next.setText(_next(facts))

    @Slot(date)
    def _open(self, day: date) -> None:
        self._context.navigate(Place.CALENDAR, day)


def _week(facts: TodayFacts) -> str:
    first = monday(facts.day)
    if first == monday(facts.today):
        return tr("This week")
    return tr("Week of {day}", day=day_in_month(first))


def sums(facts: TodayFacts) -> str:
    """Return ``Sessions 2 of 3, 1 partly · 31 of 40 km``."""
    km = sum(day.km or 0 for day in facts.week)
    planned = sum(day.planned_km or 0 for day in facts.week)
    parts = []
    sessions = tally(facts.week_followed)
    if sessions:
        parts.append(tr("Sessions {tally}", tally=sessions))
    parts += kilometres(km, planned)[:1]
    if not parts and _is_blank(facts):
        return tr("Your sessions and runs will stand here.")
    return " · ".join(parts) or tr("Nothing yet")


def _is_blank(facts: TodayFacts) -> bool:
    """True of the present week while there is neither a plan nor anything else in it."""
    blank = all(day == WeekDay(day.day) for day in facts.week)
    return (facts.is_new or facts.is_over) and facts.day == facts.today and blank


def _next(facts: TodayFacts) -> str:
    upcoming = facts.next_session
    if upcoming is None:
        return ""
    kind, gap = KIND_WORDS[upcoming.kind], (upcoming.day - facts.day).days
    if gap < 7:
        return tr("next: {day:short_weekday} {kind}", day=upcoming.day, kind=kind)
    return tr("next: in {gap:days}: {kind}", gap=gap, kind=kind)


class LatelyCard(Card):
    """First times with the noise beside the gain, and runs that were much longer than usual."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Lately"), parent=parent)
        self.is_blank = False
        """True of a day gone by without news: it takes no room."""
        self._shown: object = None
        self._example = small()
        self._example.hide()
        self.add_action(self._example)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(metrics.S)
        self.body.addLayout(self._lines)

    def show_facts(self, facts: TodayFacts) -> None:
        """Show the news, or what will stand here; of a day gone by nothing will."""
        self.is_blank = not facts.lately and facts.day != facts.today
        shown = (facts.lately, facts.flare is not None)
        if shown == self._shown:
            return
        self._shown = shown
        clear(self._lines)
        self._example.hide()
        for news in facts.lately:
            self._lines.addWidget(NewsLine(news))
        if not facts.lately:
            self._show_what_comes(flare=facts.flare is not None)

    def _show_what_comes(self, *, flare: bool) -> None:
        """Draw the news to come; in a flare there may be some, which are not told now."""
        _mark_example(self._example, shown=not flare)
        if flare:
            later = tr("First times and real gains are told again after the flare.")
            self._lines.addWidget(Label(later, tone="muted", wrap=True))
            return
        from ui.today.futures import NewsGhost  # Late: most starts have news.

        self._lines.addWidget(NewsGhost())
        self._lines.addWidget(
            small(tr("First times and real gains of the last 30 days will stand here."), wrap=True)
        )


def _mark_example(label: Label, *, shown: bool) -> None:
    """Say beside a title that what is drawn below is nobody's."""
    if shown:
        from ui.widgets.ghost import example_words  # Late: most starts show what there is.

        label.setText(example_words())
    label.setVisible(shown)


class NewsLine(QWidget):
    """Sign, sentence and day."""

    def __init__(self, news: Lately, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(metrics.S)
        words = QVBoxLayout()
        words.setSpacing(2)
        tone: Tone = "hold" if news.sign == "hold" else "text"
        words.addWidget(Label(news.title, tone=tone, wrap=True))
        if news.detail:
            words.addWidget(small(news.detail, wrap=True))
        sign = _NewsSign(SIGNS[news.sign])
        line.addWidget(sign, 0, TOP)
        line.addLayout(words, 1)


class _NewsSign(QWidget):
    SIDE = 12

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setFixedWidth(self.SIDE)

    def sizeHint(self) -> QSize:
        return QSize(self.SIDE, 18)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        box = QRectF(0, 4, self.SIDE, self.SIDE)
        paint_glyph(painter, box, self._look.glyph, active().mark(self._look))
