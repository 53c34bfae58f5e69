"""Turning pages by wheel: one step a notch, however a touchpad gathers it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent

NOTCH = 120
"""One notch of a wheel; touchpads gather it from many small movements."""


class Wheel:
    """Counts notches; a swipe that runs on by itself turns no more pages."""

    def __init__(self) -> None:
        self._turned = 0

    def steps(self, event: QWheelEvent) -> int:
        """Take an event; returns 1 for a page forward, -1 for one back, else 0."""
        event.accept()
        if event.phase() is Qt.ScrollPhase.ScrollMomentum:
            return 0
        if event.phase() is Qt.ScrollPhase.ScrollBegin:
            self._turned = 0
        self._turned += event.angleDelta().y()
        if abs(self._turned) < NOTCH:
            return 0
        step = -1 if self._turned > 0 else 1
        self._turned = 0
        return step
