"""The next dose of an exercise in a planned session, as it is proposed."""

from __future__ import annotations

from msgspec import Struct

from calfjournal.domain.message import Words
from calfjournal.domain.session import SetLine


class DoseChange(Struct, frozen=True):
    """What progression proposes for one exercise of a planned session.

    ``change`` names the one variable that moves ("reps", "load", …; "keep" when none does),
    ``lines`` are the sets as they would be, ``estimate`` the estimated maximum with its formula,
    empty where it cannot be told.
    """

    session_id: int
    item: int
    exercise: str
    change: str
    text: Words
    reason: Words
    lines: tuple[SetLine, ...]
    estimate: Words = ""

    @property
    def changes(self) -> bool:
        """True when something would be different."""
        return self.change != "keep"
