"""A session as it is logged."""

from __future__ import annotations

from datetime import date

from calfjournal.journal import Journal
from calfjournal.training.work_done import time_under_tension
from calfjournal.views.session import adds_up
from tests.calendar_journal import done, session

DAY = date(2026, 11, 21)


def test_the_footer_adds_up_effort_and_tension(journal: Journal) -> None:
    """Calf load is effort times minutes; tension counts tempo, holds, and the busier leg."""
    exercises = journal.library.exercises
    made = done(DAY)
    assert time_under_tension(made, exercises) == 2 * 10 * 7 + 45
    assert adds_up(made, exercises) == "Calf load 287 · time under tension 3 min 05 a leg"
    assert adds_up(session(DAY), exercises) == ""
