"""What the page will show once there are tests, as an example that is seen to be one."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtWidgets import QWidget

from calfjournal.domain.assessment import MEASURE_NAMES, Measure
from calfjournal.domain.exercise import Side
from calfjournal.messages import in_words, tr
from ui.charts.sparkline import SparkLeg, Sparkline
from ui.widgets.card import Card
from ui.widgets.text import small

WIDTH = 340
LEFT, RIGHT = (9.5, 10.0, 10.5, 11.5, 12.0), (8.5, 9.0, 10.0, 10.5, 11.5)
NOISE_CM = 1.9
"""Powden et al. 2015, as the real cards show it."""


class ExampleCard(Card):
    """Invented tests of half a year, in pale ink."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(in_words(MEASURE_NAMES[Measure.KNEE_TO_WALL]), parent=parent)
        self.setFixedWidth(WIDTH)
        self.add_action(small(tr("an example")))
        days = tuple(date(2026, 1, 1) + timedelta(weeks=6 * at) for at in range(len(LEFT)))
        line = Sparkline(ghost=True)
        legs = [SparkLeg(Side.LEFT, days, LEFT), SparkLeg(Side.RIGHT, days, RIGHT)]
        line.show_legs(legs, NOISE_CM)
        self.body.addWidget(line)
        told = tr("A line for each leg; the bracket is the noise, beyond it a change counts.")
        self.body.addWidget(small(told, wrap=True))
