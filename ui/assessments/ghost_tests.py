"""Tests that were never done, as cards to come: what each tells and takes, and how it will look."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from types import MappingProxyType
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QWidget

from calfjournal.domain.assessment import MEASURE_NAMES, Measure
from calfjournal.domain.exercise import Side
from calfjournal.domain.testing import sides_of
from calfjournal.messages import formats, in_words, tr
from calfjournal.poses import Figure, figure_of
from calfjournal.views.assessments import AssessmentFacts
from calfjournal.views.test_guides import SHORT, guide_of
from ui.assessments.card_grid import CardGrid
from ui.charts.measured import measured
from ui.charts.sparkline import SparkLeg, Sparkline
from ui.services.qt import ENTER_KEYS, STRONG_FOCUS, TOP
from ui.theme import Role, active, metrics
from ui.theme.focus_ring import paint_focus
from ui.widgets.figure_strokes import paint_frame
from ui.widgets.layouts import column
from ui.widgets.text import Label, small

FIGURE: Final = 56
"""Pixels of the drawing of a test, each way."""
_LEFT, _RIGHT = (9.5, 10.0, 10.5, 11.5, 12.0), (8.5, 9.0, 10.0, 10.5, 11.5)
_NOISE: Final = 1.2
_START: Final = date(2026, 1, 1)
_DAYS: Final = tuple(_START + timedelta(weeks=6 * at) for at in range(len(_LEFT)))
_SHAPES: Final[Mapping[Side, tuple[float, ...]]] = MappingProxyType(
    {Side.LEFT: _LEFT, Side.RIGHT: _RIGHT, Side.BOTH: _LEFT}
)
"""Invented, the same for every test: lines that rise, without a number beside them."""


class GhostTest(QWidget):
    """One test to come; Enter, Space or a click begins it (``wanted`` carries the measure)."""

    wanted = Signal(str)

    def __init__(self, measure: Measure, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.measure = measure
        guide = guide_of(measure)
        name = in_words(MEASURE_NAMES[measure])
        self.setFocusPolicy(STRONG_FOCUS)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(formats.semicolons([name, SHORT[measure], guide.needs]))
        self.setAccessibleDescription(tr("Enter begins this test."))
        line = Sparkline(ghost=True)
        line.show_legs([SparkLeg(s, _DAYS, _SHAPES[s]) for s in sides_of(measure)], _NOISE)
        title = Label(name, Role.BODY_STRONG, wrap=True)
        words = column(title, Label(SHORT[measure], wrap=True), gap=metrics.XS)
        words.addWidget(small(guide.needs, wrap=True))
        words.addStretch(1)
        words.addWidget(line)
        frame = QHBoxLayout(self)
        frame.setContentsMargins(metrics.CARD_PADDING, metrics.M, metrics.M, metrics.S)
        frame.setSpacing(metrics.S)
        frame.addLayout(words, 1)
        figure = figure_of(guide.figure) if guide.figure else None
        if figure is not None:
            frame.addWidget(_Drawing(figure), 0, TOP)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self.wanted.emit(self.measure)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (*ENTER_KEYS, Qt.Key.Key_Space):
            self.wanted.emit(self.measure)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(active().colour("field_line"), metrics.HAIRLINE)
        pen.setDashPattern([4, 3])
        painter.setPen(pen)
        painter.setBrush(active().colour("surface"))
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(box, metrics.CARD_RADIUS, metrics.CARD_RADIUS)
        paint_focus(self, metrics.CARD_RADIUS)


class _Drawing(QWidget):
    """The position of a test, small; the name beside it tells the same."""

    def __init__(self, figure: Figure, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._figure = figure
        self.setFixedSize(FIGURE, FIGURE)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        x0, y0, x1, _ = self._figure.bounds
        scale = self._figure.scale_in(self.width(), self.height())
        left = (self.width() - (x1 - x0) * scale) / 2
        origin = QPointF(left - x0 * scale, self.height() + y0 * scale)
        paint_frame(painter, self._figure.frames[-1], origin, scale)


class GhostGrid(CardGrid):
    """The tests that were never done; ``wanted`` carries the one to begin."""

    wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cards: list[GhostTest] = []

    def show_tests(self, measures: Sequence[Measure]) -> None:
        """Show a card a measure."""
        if [card.measure for card in self.cards] == list(measures):
            return
        self.cards = [GhostTest(measure) for measure in measures]
        for card in self.cards:
            card.wanted.connect(self.wanted)
        self.lay_out(self.cards)


class UntestedTests(QWidget):
    """What was never tested, drawn as it will look; ``wanted`` begins a test."""

    wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = small(tr("Not tested yet; the lines are examples."), wrap=True)
        self.grid = GhostGrid()
        self.grid.wanted.connect(self.wanted)
        stack = column(measured(self._words), self.grid)
        self.setLayout(stack)

    def show_facts(self, facts: AssessmentFacts) -> None:
        """Show what these facts lack."""
        untested = facts.untested()
        self.grid.show_tests([each for each in SHORT if each in untested])
        self.setVisible(bool(untested))

    @Slot()
    def begin_first(self) -> None:
        """Begin the first of them."""
        if self.grid.cards:
            self.wanted.emit(self.grid.cards[0].measure)
