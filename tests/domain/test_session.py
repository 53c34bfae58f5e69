"""Sessions and sets as values."""

from __future__ import annotations

from datetime import date, timedelta

from msgspec.structs import replace

from calfjournal.domain.session import SessionStatus
from tests.calendar_journal import done, lines

DAY = date(2026, 11, 21)


def test_a_session_like_another_has_targets_only() -> None:
    """Planning the same again brings no results along."""
    copy = replace(done(DAY), id=5, plan_id=3).again_on(DAY + timedelta(days=7))
    assert (copy.id, copy.plan_id, copy.status) == (None, None, SessionStatus.PLANNED)
    assert all(line.done is None and line.id is None for line in copy.sets)
    assert [line.target for line in copy.sets] == [line.target for line in lines()]
