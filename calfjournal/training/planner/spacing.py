"""The hard rules of spacing as pure predicates: what may follow what, and how soon.

Gaps are measured from start to start (domain rule 6.1). Inside the planner a moment is an
integer number of minutes, so that the search over a year stays quick; people and the window
use ``SpacedSession``, and ``training.moves`` has the reasons.
"""

from __future__ import annotations

from datetime import datetime, time
from enum import StrEnum

from msgspec import Struct

from calfjournal.domain.program import Spacing
from calfjournal.domain.session import Session

DAY = 24 * 60
"""Minutes of a day."""

VERY_HIGH, HIGH, HEAVY, LOADS = 5, 4, 3, 2
"""Load classes the spacing rules ask about (domain rules 6.1 and 7.4); below the last is light."""


class SpacingRule(StrEnum):
    """The spacing rules, by name."""

    SAME_DAY = "same_day"
    CONSECUTIVE = "consecutive"
    MIN_GAP = "min_gap"
    HIGH_GAP = "high_gap"
    HEAVY_GAP = "heavy_gap"


class SpacedSession(Struct, frozen=True):
    """A session seen by the spacing rules: local start and load class."""

    at: datetime
    load_class: int

    @classmethod
    def of(cls, session: Session) -> SpacedSession:
        """The exposure of a session, planned or done."""
        start = time.fromisoformat(session.start_time)
        return cls(datetime.combine(session.day, start), session.load_class)


def clash(
    earlier: int, earlier_class: int, later: int, later_class: int, spacing: Spacing
) -> SpacingRule | None:
    """The rule broken by two sessions that start at ``earlier`` and ``later`` minutes.

    Minute 0 is any midnight; ``later`` must not come before ``earlier``.
    """
    gap = later - earlier + spacing.tolerance_min
    days = later // DAY - earlier // DAY
    if days == 0 and spacing.sessions_per_day == 1:
        return SpacingRule.SAME_DAY
    if days < 2 and spacing.non_consecutive:
        return SpacingRule.CONSECUTIVE
    if gap < spacing.min_gap_h * 60:
        return SpacingRule.MIN_GAP
    if earlier_class >= VERY_HIGH and later_class >= HIGH and gap < spacing.high_gap_h * 60:
        return SpacingRule.HIGH_GAP
    if min(earlier_class, later_class) >= HEAVY and gap < spacing.heavy_gap_h * 60:
        return SpacingRule.HEAVY_GAP
    return None


class TooClose(Struct, frozen=True):
    """Two sessions that break a rule: hours from start to start, and hours that are needed."""

    rule: SpacingRule
    hours: float
    needed_h: int

    @property
    def missing_h(self) -> float:
        """The hours that are missing."""
        return self.needed_h - self.hours


def too_close(earlier: SpacedSession, later: SpacedSession, spacing: Spacing) -> TooClose | None:
    """What two sessions break by lying so close, by the hours of the clock on the wall."""
    start = datetime.combine(earlier.at.date(), time())
    first, second = (int((e.at - start).total_seconds() // 60) for e in (earlier, later))
    rule = clash(first, earlier.load_class, second, later.load_class, spacing)
    if rule is None:
        return None
    return TooClose(rule, (second - first) / 60, _needed(earlier, later, spacing))


def _needed(earlier: SpacedSession, later: SpacedSession, spacing: Spacing) -> int:
    """The hours that the two need, tolerance aside."""
    needed = [spacing.min_gap_h]
    if spacing.non_consecutive:
        needed.append(2 * 24)
    if earlier.load_class >= VERY_HIGH and later.load_class >= HIGH:
        needed.append(spacing.high_gap_h)
    if min(earlier.load_class, later.load_class) >= HEAVY:
        needed.append(spacing.heavy_gap_h)
    return max(needed)
