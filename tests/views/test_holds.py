"""How good holds were, in words."""

from __future__ import annotations

from datetime import timedelta

from calfjournal.domain.checkin import Moment, TendonReading
from calfjournal.domain.exercise import Side
from calfjournal.domain.program import SessionKind
from calfjournal.domain.session import Session, SessionStatus
from calfjournal.journal import Journal


def test_below_twenty_only_the_number_is_told(journal: Journal) -> None:
    """An empty journal has none."""
    (said,) = journal.views.holds().lines
    assert said.startswith("Answers that asked to hold or to step back so far: 0. What came")


def test_from_twenty_on_both_are_told_with_their_numbers(journal: Journal) -> None:
    """Every fifth session is answered well; no sentence proposes anything."""
    with journal.edit("Fill"):
        for place in range(30):
            day = journal.today() - timedelta(days=3 * (30 - place))
            session = Session(day, SessionKind.STRENGTH, "Raises", status=SessionStatus.DONE)
            key = journal.sessions.add(session).value.key
            pain = 0 if place % 5 == 0 else 3
            later = day + timedelta(days=1)
            reading = TendonReading(later, Moment.H24, Side.LEFT, pain, session_id=key)
            journal.checkins.save_reading(reading)
            for side in (Side.LEFT, Side.RIGHT):
                reading = TendonReading(day, Moment.MORNING, side, 0)
                journal.checkins.save_reading(reading)
    facts = journal.views.holds()
    assert facts.lines == (
        "Holds: 0. Followed by another hold or step back: 0.",
        "Steps back: 23. Followed by another hold or step back: 18.",
    )
    assert "no number of the rules follows from it" in facts.note
