"""The drawing of an exercise, which stands still until it is asked to move at its tempo."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QElapsedTimer, QEvent, Qt, QTimer, Slot
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from calfjournal.domain.exercise import Exercise
from calfjournal.domain.score import Score
from calfjournal.messages import tr
from ui.theme import active, metrics
from ui.widgets.buttons import Button
from ui.widgets.figure import FigureView
from ui.widgets.layouts import column, row

PICTURE_MS: Final = 16
"""Between two pictures while it moves; while it stands nothing ticks."""


class MovingFigure(QWidget):
    """Start and end side by side, and a button that shows the way between them, over and over.

    It stands again when it is out of sight, when another exercise is shown, and with less motion.
    """

    def __init__(self, height: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view = FigureView(height=height, grows=True)
        self.go = Button(tr("See it move"), "quiet", "play")
        self.go.clicked.connect(self._turn)
        self._score: Score | None = None
        self._since = QElapsedTimer()
        self._timer = QTimer(self)
        self._timer.setInterval(PICTURE_MS)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._look)
        self.setLayout(column(self.view, row(self.go, None), gap=metrics.S))
        self._say()

    @property
    def is_moving(self) -> bool:
        """True while it moves."""
        return self._timer.isActive()

    def show_exercise(self, exercise: Exercise, score: Score | None) -> None:
        """Show another exercise, still; ``score`` is one repetition, None without a drawing."""
        self.stop()
        self._score = score
        self.view.show_exercise(exercise)
        self.go.setVisible(score is not None)

    def stop(self) -> None:
        """Show both positions, and look no more."""
        if self.is_moving:
            self._timer.stop()
            self.view.show_moment(None)
            self._say()

    @Slot()
    def _turn(self) -> None:
        if self.is_moving:
            self.stop()
        elif self._score is not None and not active().less_motion:
            self._since.start()
            self._timer.start()
            self._say()
            self._look()

    @Slot()
    def _look(self) -> None:
        seen = not self.view.visibleRegion().isEmpty() and not self.window().isMinimized()
        whole = self._score.lasts_ns if self._score is not None else None
        if self._score is None or not whole or not seen or active().less_motion:
            self.stop()
            return
        self.view.show_moment(self._score.at(self._since.nsecsElapsed() % whole).reach)

    def _say(self) -> None:
        moving, still = self.is_moving, active().less_motion
        self.go.setText(tr("Stop") if moving else tr("See it move"))
        self.go.set_icon("pause" if moving else "play")
        self.go.setEnabled(not still)
        self.go.setToolTip(tr("Less motion is on in the preferences.") if still else tr("M"))
        self.go.setShortcut("M")  # a new text takes the shortcut away

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._say()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange:
            self._say()  # Back from the preferences.

    def hideEvent(self, event: QHideEvent) -> None:
        self.stop()
        super().hideEvent(event)
