"""Sessions and sets as values."""

from __future__ import annotations

from datetime import date, timedelta

from msgspec.structs import replace

from calfjournal.domain.ghosts import copied_leg
from calfjournal.domain.session import SessionStatus
from tests.calendar_journal import done, lines

DAY = date(2026, 11, 21)


def test_a_session_like_another_has_targets_only() -> None:
    """Planning the same again brings no results along."""
    copy = replace(done(DAY), id=5, plan_id=3).again_on(DAY + timedelta(days=7))
    assert (copy.id, copy.plan_id, copy.status) == (None, None, SessionStatus.PLANNED)
    assert all(line.done is None and line.id is None for line in copy.sets)
    assert [line.target for line in copy.sets] == [line.target for line in lines()]


def test_measured_time_belongs_to_what_was_done() -> None:
    """Another amount, a new set and a leg copied from the other forget it; a load does not."""
    left, right = (replace(line, done=10, tension_s=70.0) for line in lines()[:2])
    assert left.with_done(10).tension_s == 70.0
    assert (left.with_done(9).done, left.with_done(9).tension_s) == (9, None)
    assert left.with_done(None).tension_s is None
    assert left.blank.tension_s is None
    assert left.as_planned.tension_s == 70.0
    assert copied_leg([left, replace(right, done=8)]) == replace(right, tension_s=None)
