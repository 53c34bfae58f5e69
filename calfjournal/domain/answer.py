"""Answers the tendon still owes: the readings at 24 and 48 hours after a session."""

from __future__ import annotations

from msgspec import Struct

from calfjournal.domain.checkin import Moment
from calfjournal.domain.exercise import Side
from calfjournal.domain.session import Session


class DueAnswer(Struct, frozen=True):
    """One reading that can be given now: of which session, at which moment, for which side."""

    session: Session
    moment: Moment
    side: Side
