"""Pain typed beside the sets of a session: pain during it, as far as the rules go (rule 4.3)."""

from __future__ import annotations

from calfjournal.domain.checkin import Moment, TendonReading
from calfjournal.domain.exercise import Side
from calfjournal.domain.session import Session, SessionStatus


def pain_of_sets(session: Session, leg: Side) -> TendonReading | None:
    """Return the worst pain 0-10 of a leg's sets as a reading during, None where none was told.

    What was typed of a set of both legs is said of either.
    """
    if session.status is SessionStatus.SKIPPED:
        return None
    told = [line.pain for line in session.lines if line.pain is not None and leg in line.side.legs]
    if not told:
        return None
    return TendonReading(session.day, Moment.DURING, leg, max(told), session_id=session.id)
