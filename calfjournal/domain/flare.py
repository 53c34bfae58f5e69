"""A flare as it stands on a day."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from calfjournal.domain.exercise import Side
from calfjournal.domain.message import Message, Words
from calfjournal.domain.run import Advice


class FlareNow(Struct, frozen=True):
    """A running flare with its rung: 0 at the bottom, ``rungs`` when the ladder is climbed.

    ``told`` says what the rung leaves of the plan; ``running`` None = runs as planned.
    """

    legs: tuple[Side, ...]
    start: date
    today: date
    rung: int
    rungs: int
    told: Message
    running: Advice | None
    stop_pain: int
    """Pain during a session from which it ends, 0-10."""
    usual_km: float | None = None
    """Mean length of a run in the four weeks before the flare, None without one."""
    greens: int = 0
    """Green mornings in a row on this rung, of the leg that is worse off."""
    greens_needed: int = 0
    """How many lead one rung up."""
    waiting: tuple[Words, ...] = ()
    """What is said of each re-test that waits for the end."""

    @property
    def day(self) -> int:
        """Which day of the flare today is, from 1."""
        return (self.today - self.start).days + 1

    @property
    def is_climbed(self) -> bool:
        """True above the last rung: its end is proposed."""
        return self.rung == self.rungs
