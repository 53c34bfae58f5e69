"""What stands beside every step: position, movement, and what ends the test."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from calfjournal.domain.exercise import Exercise
from calfjournal.domain.looks import Glyph, Look
from calfjournal.messages import tr
from calfjournal.views.test_guides import TestGuide
from ui.services.qt import TOP
from ui.theme import Role, metrics
from ui.widgets.card import Card
from ui.widgets.chip import Chip
from ui.widgets.figure import FigureView
from ui.widgets.layouts import clear, row
from ui.widgets.text import Label, small, strong


class SidePanel(Card):
    """Never goes away while a test is done: nobody leafs back with one leg in the air."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._inside = QVBoxLayout()
        self._inside.setSpacing(metrics.S)
        self.body.addLayout(self._inside)
        self.body.addStretch(1)

    def show_guide(self, guide: TestGuide, drawn: Exercise | None, *, stops: bool) -> None:
        """Show a test: the drawing of an exercise, the stop rules and the movement."""
        clear(self._inside)
        if drawn is not None:
            self._inside.addWidget(FigureView(drawn))
        if stops:
            chip = Chip(tr("Stop when"), Look("hold", Glyph.BANG))
            self._inside.addLayout(row(chip, None))
        for stop in guide.stops:
            self._inside.addWidget(Label(stop, wrap=True) if stops else small(stop, wrap=True))
        self._inside.addWidget(strong(tr("How it is done")))
        self._inside.addLayout(_numbered(guide.steps))


def _numbered(steps: tuple[str, ...]) -> QVBoxLayout:
    stack = QVBoxLayout()
    stack.setSpacing(metrics.XS)
    for number, step in enumerate(steps, start=1):
        mark = Label(f"{number}.", Role.BODY, "muted", figures=True)
        mark.setFixedWidth(mark.sizeHint().height())
        line = row(mark, Label(step, Role.BODY, wrap=True), gap=metrics.XS)
        line.setAlignment(mark, TOP)
        line.setStretch(1, 1)
        stack.addLayout(line)
    return stack
