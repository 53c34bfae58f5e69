"""The next dose of an exercise in a planned session, as it is proposed."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from calfjournal.domain.message import Words
from calfjournal.domain.session import Session, SetLine


class DoseStep(StrEnum):
    """What one proposal changes; never more than one a week.

    Full range, and quicker contacts, change no number: the dose is kept and the reason says it.
    """

    KEEP = "keep"
    TEMPO = "tempo"
    SETS = "sets"
    REPS = "reps"
    LOAD = "load"
    REGRESS = "regress"


class DoseChange(Struct, frozen=True):
    """What progression proposes for one exercise of a planned session.

    ``change`` is the one variable that moves, ``lines`` are the sets as they would be, ``estimate``
    the estimated maximum with its formula, empty where it cannot be told.
    """

    session_id: int
    item: int
    exercise: str
    change: DoseStep
    text: Words
    reason: Words
    lines: tuple[SetLine, ...]
    estimate: Words = ""

    @property
    def changes(self) -> bool:
        """True when something would be different."""
        return self.change is not DoseStep.KEEP


class SetStep(Struct, frozen=True):
    """More sets of an exercise from a session of the plan on: of ``before`` there are ``after``."""

    session: Session
    exercise: str
    before: int
    after: int
