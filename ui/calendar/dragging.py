"""What is on its way to another day: which days would take it, and why others would not."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from PySide6.QtCore import QPointF

from calfjournal.domain.placing import Fit, Placing
from calfjournal.messages import tr, when
from calfjournal.views.month import PlannedRunMark, SessionMark


@dataclass(slots=True)
class Drag:
    """One drag; it counts as begun once the pointer has left its start far enough."""

    mark: SessionMark | PlannedRunMark
    source: date
    start: QPointF
    at: QPointF
    placings: Mapping[date, Placing] = field(default_factory=dict)
    begun: bool = False

    def follow(self, point: QPointF, threshold: int) -> bool:
        """Move to a point; True once the drag has begun."""
        self.at = point
        self.begun = self.begun or (point - self.start).manhattanLength() >= threshold
        return self.begun

    def takes(self, day: date) -> bool:
        """True when nothing speaks against the day, and it has not passed."""
        placing = self.placings.get(day)
        return day != self.source and placing is not None and placing.fit is not Fit.AGAINST

    def costs(self, day: date) -> bool:
        """True when another day would be better."""
        placing = self.placings.get(day)
        return placing is not None and placing.fit is Fit.COSTS

    def is_against(self, day: date) -> bool:
        """True when a rule speaks against the day; days that have passed carry no mark."""
        placing = self.placings.get(day)
        return day != self.source and placing is not None and placing.fit is Fit.AGAINST

    def told(self, day: date) -> str:
        """Return what the day says of what is dragged over it."""
        placing = self.placings.get(day)
        if placing is None or placing.fit is Fit.AGAINST:
            return when.placed(placing)
        return tr("Move to {day:long_day}. {why}", day=day, why=when.placed(placing))
