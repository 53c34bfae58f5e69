"""How a day takes a session or a run that may be put there, and why."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from msgspec import Struct

from calfjournal.domain.message import Message, say
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

    @property
    def text(self) -> Message:
        """The change as a sentence."""
        title = self.session.title or say("edits.kind", kind=self.session.kind)
        if self.day != self.before:
            told = {"session": title, "before": self.before, "day": self.day}
            return say("planner.session_moves", **told)
        times = {"time": self.start_time, "before": self.session.start_time}
        return say("planner.other_time", day=self.day, session=title, **times)
