"""What is easier and what is harder: the next rungs of the ladder, or all of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from calfjournal.domain.exercise import Exercise
from calfjournal.messages import tr
from ui.library.ladder import Ladder
from ui.theme import metrics
from ui.widgets.buttons import Button
from ui.widgets.layouts import row
from ui.widgets.text import strong

_NEAR: Final = 1
"""Rungs that are shown on either side."""


class Rungs(QWidget):
    """An exercise between its neighbours; ``picked`` carries the id of another one."""

    picked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._whole: tuple[Exercise, ...] = ()
        self._here: Exercise | None = None
        self._shows_all = False
        self.ladder = Ladder()
        self.ladder.picked.connect(self.picked)
        self.all = Button("", "link")
        self.all.clicked.connect(self._turn)
        stack = QVBoxLayout(self)
        stack.setContentsMargins(0, 0, 0, 0)
        stack.setSpacing(metrics.XS)
        stack.addWidget(strong(tr("Easier to harder")))
        stack.addWidget(self.ladder)
        stack.addLayout(row(self.all, None))

    def show_rungs(self, rungs: Sequence[Exercise], here: Exercise) -> None:
        """Show a ladder, from easiest to hardest, around the place of an exercise on it."""
        self._whole, self._here = tuple(rungs), here
        self._show(here)

    @Slot()
    def _turn(self) -> None:
        self._shows_all = not self._shows_all
        if self._here is not None:
            self._show(self._here)

    def _show(self, here: Exercise) -> None:
        at = self._whole.index(here)
        near = self._whole[max(at - _NEAR, 0) : at + _NEAR + 1]
        self.ladder.show_rungs(self._whole if self._shows_all else near, here)
        self.all.setVisible(len(near) < len(self._whole))
        self.all.setText(
            tr("Show only the next ones")
            if self._shows_all
            else tr("Show all {count:exercises}", count=len(self._whole))
        )
