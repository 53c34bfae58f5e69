"""The ladder of an exercise: its easier and harder neighbours in a row that wraps."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from calfjournal.domain.exercise import Exercise
from calfjournal.messages import tr
from ui.widgets.buttons import Button
from ui.widgets.layouts import FlowLayout

WIDEST = 236
"""Pixels of a name: what the narrowest window can show whole."""


class LadderStep(Button):
    """One exercise of the ladder; ``picked`` carries its id. The one shown now does nothing."""

    picked = Signal(str)

    def __init__(self, exercise: Exercise, *, here: bool) -> None:
        super().__init__(exercise.name, "plain" if not here else "quiet")
        self._exercise = exercise
        shown = self.fontMetrics().elidedText(exercise.name, Qt.TextElideMode.ElideRight, WIDEST)
        self.setText(shown)
        self.setAccessibleName(exercise.name)
        number = exercise.load_class
        self.setToolTip(
            tr("{exercise}: load class {number}", exercise=exercise.name, number=number)
        )
        self.clicked.connect(self._tell)
        if here:
            self.setEnabled(False)
            self.setAccessibleDescription(tr("shown now"))

    @Slot()
    def _tell(self) -> None:
        self.picked.emit(self._exercise.id)


class Ladder(QWidget):
    """Rungs from easiest to hardest."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._flow = FlowLayout(self)

    def add(self, rung: LadderStep) -> None:
        """Put the next harder rung at the end."""
        self._flow.addWidget(rung)
