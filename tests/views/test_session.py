"""A session as it is logged."""

from __future__ import annotations

from datetime import date

from msgspec.structs import replace

from calfjournal.journal import Journal
from calfjournal.messages import in_words
from tests.calendar_journal import session

DAY = date(2026, 11, 21)


def test_a_session_that_runs_and_hurts_is_to_be_ended(journal: Journal) -> None:
    """Seven beside a set, or told as pain during, while it is begun; once it is done nothing."""
    today = journal.today()
    added = journal.sessions.add(session(today)).value
    first, *_ = added.sets
    journal.sets.log_sets([replace(first.as_planned, pain=5)], "Set", "pain")
    running = journal.views.session(added.key)
    assert running is not None
    assert running.counsel == ()
    journal.sets.log_sets([replace(first.as_planned, pain=7)], "Set", "pain")
    hurts = journal.views.session(added.key)
    assert hurts is not None
    assert [in_words(words) for words in hurts.counsel] == ["End the session now."]
    journal.sessions.finish(added.key)
    over = journal.views.session(added.key)
    assert over is not None
    assert over.counsel == ()
