"""How a day takes a session or a run that may be put there, and why."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from msgspec import Struct

from calfjournal.domain.message import Message
from calfjournal.domain.session import Session


class Fit(StrEnum):
    """How a day takes what may be put there."""

    FREE = "free"
    COSTS = "costs"
    """It may stand there, though another day would be better."""
    AGAINST = "against"
    """A hard rule speaks against it: it is done anyway, or not at all."""


class Placing(Struct, frozen=True):
    """How one day takes a session or run; ``reason`` is a whole sentence.

    A day that fits has one too, where there is anything around to tell of.
    """

    day: date
    fit: Fit = Fit.FREE
    reason: Message | None = None


class DayChange(Struct, frozen=True):
    """A session as it stands, and the day and local start "HH:MM" it goes to."""

    session: Session
    day: date
    start_time: str

    @property
    def before(self) -> date:
        """The day it leaves."""
        return self.session.day
