"""Weak links that tests agree on, each with its drill; shown by Tests and Progress."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from calfjournal.messages import tr
from calfjournal.views.weak_links import WeakLinkLine
from ui.services.context import Context
from ui.services.places import ExerciseSpot, Place
from ui.theme.fonts import scale
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.layouts import clear, column, row
from ui.widgets.text import Label, small

FOUND, ADVICE = 600, 500
"""Pixels of a line of each: some ninety signs."""


class WeakLinksCard(Card):
    """Hidden while there is none."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(tr("Weak links that stay"), parent=parent)
        self._context = context
        self._links = column()
        self.body.addLayout(self._links)
        self.body.addStretch(1)
        self.hide()

    def show_links(self, links: Sequence[WeakLinkLine]) -> None:
        """Show each weak link with what may be done about it."""
        clear(self._links)
        for link in links:
            line = _WeakLinkRow(link)
            line.drill_wanted.connect(self._open)
            self._links.addWidget(line)
        self.setVisible(bool(links))

    @Slot(str)
    def _open(self, exercise_id: str) -> None:
        self._context.navigate(Place.LIBRARY, ExerciseSpot(exercise_id))


class _WeakLinkRow(QWidget):
    """One weak link; ``drill_wanted`` carries the id of its drill."""

    drill_wanted = Signal(str)

    def __init__(self, link: WeakLinkLine, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._drill = link.drill
        told = QWidget()
        found, advice = Label(link.found, wrap=True), small(link.advice, wrap=True)
        advice.setMaximumWidth(round(ADVICE * scale()))
        told.setLayout(column(found, advice))
        told.setMaximumWidth(round(FOUND * scale()))
        whole = row(told)
        whole.setStretchFactor(told, 1)
        if link.drill:
            button = Button(tr("Show the drill"), "quiet")
            button.clicked.connect(self._ask)
            whole.addWidget(button)
        # Gets what the words do not take: the button stays beside them on a wide page.
        whole.addStretch(0)
        self.setLayout(whole)

    @Slot()
    def _ask(self) -> None:
        self.drill_wanted.emit(self._drill)
