"""One invented Achilles tendon: what it carries, what is still in it, and how it hurts.

No study gives these numbers; the shape follows domain rules 0.1.2 and 4.2: load is cleared over
days, too much of it hurts a day or two later, and regular load that is carried builds capacity.
"""

from __future__ import annotations

import math

from tests.simulation.runners import Traits

_MOVES = 0.5
"""Share of the pain in the making that is felt after each night: it peaks one to two days later."""
_WORK = (0.35, 1.1)
"""Load against capacity between which the tendon becomes stronger."""
_IDLE_SHARE, _IDLE_DAYS = 0.25, 7
"""A tendon that gets no more than this share of its capacity for so many days loses some."""
_TENDER = 1.0
"""Points of irritation above which capacity is lost."""


def stiffness_min(pain: float) -> int:
    """Return the minutes of a morning until walking feels normal."""
    return round(2 + 5 * pain)


class LatentTendon:
    """The tendon of one leg, day by day: loads of an evening, then a night."""

    def __init__(self, traits: Traits, share: float) -> None:
        """``share`` is what this leg carries of the runner's capacity."""
        self._traits = traits
        self.capacity = traits.capacity * share
        self._ceiling = self.capacity * traits.ceiling
        self.residual = 0.0
        self._coming = 0.0
        self.irritation = 0.0
        self._idle = 0
        self._today = 0.0

    @property
    def pain(self) -> float:
        """What it feels like at rest, 0-10, without noise: the usual and what irritates."""
        return min(10.0, self._traits.usual_pain + self.irritation)

    def pain_under(self, load: float) -> float:
        """Return the pain while so much load comes on top of what is in it already."""
        share = (self.residual + self._today + load) / self.capacity
        return min(10.0, self.pain + self._traits.acute * max(0.0, share - 0.8))

    def take(self, load: float) -> None:
        """Carry a load today."""
        self._today += load

    @property
    def evening_pain(self) -> float:
        """What it feels like in the evening: some of the pain in the making shows already."""
        return min(10.0, self.pain + 0.3 * self._coming)

    def night(self) -> None:
        """End the day: load is cleared, pain in the making arrives, capacity follows."""
        traits = self._traits
        self.residual = self.residual * math.exp(-1 / traits.clearing_days) + self._today
        share = self.residual / self.capacity
        self._coming += traits.pain_gain * max(0.0, share - 1)
        arrived = _MOVES * self._coming
        self._coming -= arrived
        self.irritation = self.irritation * math.exp(-1 / traits.calming_days) + arrived
        self.irritation = min(self.irritation, 10.0)
        self._adapt(share)
        self._today = 0.0

    def _adapt(self, share: float) -> None:
        self._idle = 0 if share > _IDLE_SHARE else self._idle + 1
        if self.irritation > _TENDER:
            self.capacity *= 1 - self._traits.loses * (self.irritation - _TENDER)
        elif self._today > 0 and _WORK[0] <= share <= _WORK[1]:
            room = max(0.0, 1 - self.capacity / self._ceiling)
            self.capacity *= 1 + self._traits.grows * share * room
        elif self._idle > _IDLE_DAYS:
            self.capacity *= 1 - self._traits.idles
