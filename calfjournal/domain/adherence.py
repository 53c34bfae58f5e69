"""Adherence: how what was done keeps to what was planned, in counts."""

from __future__ import annotations

from datetime import timedelta
from enum import StrEnum
from typing import Final

from msgspec import Struct
from msgspec.structs import astuple

LINKED_WITHIN: Final = timedelta(days=7)
"""What was done is linked with what was planned so near to its day, before or after [our default].
"""


class Standing(StrEnum):
    """How one planned session or run stands; *unplanned* is what was done without a plan."""

    ON_TIME = "on_time"
    """Done on the day it was planned for first."""
    SHIFTED = "shifted"
    """Done on another day than it was planned for first."""
    PARTLY = "partly"
    """Done in part, on whatever day."""
    MISSED = "missed"
    """Its day went by."""
    SKIPPED = "skipped"
    """Left out on purpose."""
    AHEAD = "ahead"
    """Not due yet."""
    UNPLANNED = "unplanned"


class Adherence(Struct, frozen=True):
    """How many sessions (or runs) of some days stand how; fields are called as in ``Standing``."""

    on_time: int = 0
    shifted: int = 0
    partly: int = 0
    missed: int = 0
    skipped: int = 0
    ahead: int = 0
    unplanned: int = 0

    @property
    def done(self) -> int:
        """How many of the planned were done wholly; those done in part are ``partly``."""
        return self.on_time + self.shifted

    @property
    def due(self) -> int:
        """How many of the planned are decided: done, done in part, missed or skipped."""
        return self.done + self.partly + self.missed + self.skipped

    @property
    def planned(self) -> int:
        """How many were planned, those ahead included."""
        return self.due + self.ahead

    def of(self, standing: Standing) -> int:
        """How many stand so."""
        count: int = getattr(self, standing.value)
        return count

    def __add__(self, other: Adherence) -> Adherence:
        """Return the counts of both."""
        both = zip(astuple(self), astuple(other), strict=True)
        return Adherence(*(mine + theirs for mine, theirs in both))


class Followed(Struct, frozen=True):
    """How sessions and runs of the same days keep to what was planned."""

    sessions: Adherence = Adherence()
    runs: Adherence = Adherence()

    def __add__(self, other: Followed) -> Followed:
        """Return the counts of both."""
        return Followed(self.sessions + other.sessions, self.runs + other.runs)
