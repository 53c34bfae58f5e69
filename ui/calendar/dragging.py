"""What is on its way to another day: which days would take it, and why others would not."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from PySide6.QtCore import QPointF

from calfjournal.views.month import PlannedRunMark, SessionMark


@dataclass(slots=True)
class Drag:
    """One drag; it counts as begun once the pointer has left its start far enough."""

    mark: SessionMark | PlannedRunMark
    source: date
    start: QPointF
    at: QPointF
    against: dict[date, str] = field(default_factory=dict)
    begun: bool = False

    def follow(self, point: QPointF, threshold: int) -> bool:
        """Move to a point; True once the drag has begun."""
        self.at = point
        self.begun = self.begun or (point - self.start).manhattanLength() >= threshold
        return self.begun

    def takes(self, day: date) -> bool:
        """True when nothing speaks against the day."""
        return day != self.source and not self.against.get(day, "")
