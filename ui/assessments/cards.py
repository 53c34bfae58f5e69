"""The history of each measure as a small card: line, values, sides, and what really changed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QWidget

from calfjournal.domain.assessment import MEASURE_NAMES, Measure
from calfjournal.domain.exercise import Side
from calfjournal.messages import formats, in_words, tr
from calfjournal.messages.vocabulary import SIDE_TITLES
from calfjournal.views import assessment_words as words
from calfjournal.views.assessments import AssessmentFacts, LegHistory, MeasureHistory
from calfjournal.views.reference_words import reference_text
from ui.assessments.card_grid import CardGrid
from ui.charts.sparkline import LegMark, SparkLeg, Sparkline
from ui.services.qt import ENTER_KEYS, STRONG_FOCUS
from ui.theme import Role, metrics
from ui.theme.focus_ring import paint_focus
from ui.widgets.card import Card
from ui.widgets.layouts import column, row
from ui.widgets.text import Label, Tone, small


class HistoryCard(Card):
    """One measure; Enter, Space or a click opens its tests (``opened`` carries the measure)."""

    opened = Signal(str)

    def __init__(
        self, history: MeasureHistory, facts: AssessmentFacts, parent: QWidget | None = None
    ) -> None:
        super().__init__(in_words(MEASURE_NAMES[history.measure]), parent=parent)
        self.history = history
        self.setFocusPolicy(STRONG_FOCUS)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        if history.of_one_day:
            self.body.addWidget(small(formats.short_date(history.day)))
        line = Sparkline()
        line.show_legs([spark(leg) for leg in history.legs], history.noise)
        self.body.addWidget(line)
        self.body.addLayout(
            column(*(_leg_row(leg, history) for leg in history.legs), gap=metrics.XS)
        )
        self._told = _told(history, facts)
        for text, tone in self._told:
            label = Label(text, Role.BODY if tone == "text" else Role.SMALL, wrap=True)
            label.set_tone(tone)
            self.body.addWidget(label)
        self.body.addStretch(1)
        self.setAccessibleName(self._spoken())
        self.setAccessibleDescription(tr("Enter opens every test of it."))

    def _spoken(self) -> str:
        history = self.history
        legs = [_leg_text(leg, history) for leg in history.legs]
        name = in_words(MEASURE_NAMES[history.measure])
        day = formats.long_date(history.day)
        told = [text.replace("\n", " ") for text, _ in self._told]
        return formats.semicolons([name, *([day] if history.of_one_day else []), *legs, *told])

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self.opened.emit(self.history.measure)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (*ENTER_KEYS, Qt.Key.Key_Space):
            self.opened.emit(self.history.measure)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        paint_focus(self, metrics.CARD_RADIUS)


class HistoryGrid(CardGrid):
    """The history of each measure that was tested; ``opened`` carries one."""

    opened = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cards: list[HistoryCard] = []

    def show_histories(self, histories: Sequence[MeasureHistory], facts: AssessmentFacts) -> None:
        """Show a card a measure."""
        focused = next((card.history.measure for card in self.cards if card.hasFocus()), None)
        self.cards = [HistoryCard(history, facts) for history in histories]
        for card in self.cards:
            card.opened.connect(self.opened)
        self.lay_out(self.cards)
        if focused is not None:
            self.focus_on(focused)

    def focus_on(self, measure: Measure) -> bool:
        """Give the keys to the card of a measure; False without one."""
        card = next((card for card in self.cards if card.history.measure is measure), None)
        if card is not None:
            card.setFocus()
        return card is not None


def spark(leg: LegHistory) -> SparkLeg:
    """Return a side as its line is drawn."""
    return SparkLeg(leg.side, leg.days, leg.values)


def _leg_text(leg: LegHistory, history: MeasureHistory) -> str:
    value = words.named_value(leg.newest.result)
    return value if history.of_one_day else tr("{value} of {day:date}", value=value, day=leg.day)


def _leg_row(leg: LegHistory, history: MeasureHistory) -> QWidget:
    value = Label(words.value_text(leg.newest.result), Role.BODY_STRONG, figures=True)
    ended = small(words.ended_text(leg.newest.result), wrap=True)
    parts: list[QWidget | None] = [LegMark(leg.side)]
    if leg.side is not Side.BOTH:
        name = small(SIDE_TITLES[leg.side])
        name.setMinimumWidth(40)
        parts.append(name)
    holder = QWidget()
    dated = small("" if history.of_one_day else formats.short_date(leg.day))
    line = row(*parts, value, dated, ended)
    line.setStretchFactor(ended, 1)
    holder.setLayout(line)
    return holder


def _told(history: MeasureHistory, facts: AssessmentFacts) -> list[tuple[str, Tone]]:
    """The lines below the values, each with its tone: sides, real changes, way and reference."""
    sides = words.sides_text(history.newest).replace("\n", " ")
    level = history.newest.gap_level
    found: list[tuple[str, Tone]] = [
        (sides, "hold" if level is not None and level.stands_out else "text")
    ]
    found += [(words.gain_text(leg.newest), "text") for leg in history.legs]
    found += [(words.way_text(history.newest), "muted"), (reference_text(history, facts), "muted")]
    return [(text, tone) for text, tone in found if text]
