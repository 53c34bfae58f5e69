"""Done sessions unlinked from the plan and linked with it again."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from msgspec.structs import replace

from calfjournal.domain.checkin import Moment, TendonReading
from calfjournal.domain.exercise import Side
from calfjournal.domain.message import say
from calfjournal.domain.session import Session, SessionStatus
from calfjournal.errors import InputError
from calfjournal.journal import Journal
from tests.calendar_journal import fill, session

TWO = timedelta(days=2)


@pytest.fixture
def today(journal: Journal) -> date:
    return fill(journal)


@pytest.fixture
def done(journal: Journal, today: date) -> Session:
    """The session of the plan done two days ago, with a note and an answer of a tendon."""
    (found,) = journal.sessions.on(today - TWO)
    journal.sessions.change(found.key, "note", "Stairs of the station")
    journal.checkins.save_reading(
        TendonReading(today - TWO, Moment.AFTER, Side.LEFT, pain=2, session_id=found.key)
    )
    return journal.sessions.present(found.key)


def logged(session: Session) -> list[tuple[object, ...]]:
    return [(x.exercise, x.item, x.number, x.side, x.done, x.done_kg) for x in session.sets]


def test_unlinked_the_plan_waits_and_what_was_done_stays(
    journal: Journal, today: date, done: Session
) -> None:
    """The plan's session is planned again with its targets; note, effort and answer go along."""
    loose = journal.session_links.unlink(done.key).value
    asked = journal.sessions.present(done.key)
    assert (asked.status, asked.day, asked.plan_id) == (
        SessionStatus.PLANNED,
        today - TWO,
        done.plan_id,
    )
    assert [x.target for x in asked.sets] == [x.target for x in done.sets]
    assert not asked.is_begun
    assert (asked.note, asked.rpe, asked.minutes, asked.finished_at) == ("", None, None, None)
    assert (loose.plan_id, loose.status, loose.day) == (None, SessionStatus.DONE, done.day)
    assert (loose.note, loose.rpe, loose.minutes) == (done.note, done.rpe, done.minutes)
    assert loose.finished_at == done.finished_at
    assert logged(loose) == logged(done)
    assert [r.pain for r in journal.checkins.readings_of(loose.key)] == [2]
    assert journal.checkins.readings_of(asked.key) == []


def test_linked_again_it_is_as_it_was(journal: Journal, done: Session) -> None:
    """Unlink and link again leaves the journal as it was, and each is one step to undo."""
    before = journal.sessions.between(done.day - TWO, done.day + 2 * TWO)
    loose = journal.session_links.unlink(done.key).value
    assert journal.undo_label == say("edits.unlink_session", day=done.day)
    apart = journal.sessions.between(done.day - TWO, done.day + 2 * TWO)
    both = journal.session_links.link(loose.key, done.key).value
    assert replace(both, original_day=done.original_day) == done
    assert [r.pain for r in journal.checkins.readings_of(done.key)] == [2]
    assert len(journal.sessions.on(done.day)) == 1
    journal.undo()
    assert journal.sessions.between(done.day - TWO, done.day + 2 * TWO) == apart
    journal.undo()
    assert journal.sessions.between(done.day - TWO, done.day + 2 * TWO) == before
    assert [r.pain for r in journal.checkins.readings_of(done.key)] == [2]


def test_what_was_done_is_linked_with_the_session_of_another_day(
    journal: Journal, today: date, done: Session
) -> None:
    """The planned one is done on the day it really was, and remembers its own."""
    loose = journal.session_links.unlink(done.key).value
    ahead = [each.day for each in journal.session_links.open_near(loose)]
    assert ahead == [today - TWO, today, today + TWO]
    (later,) = journal.sessions.on(today + TWO)
    both = journal.session_links.link(loose.key, later.key).value
    assert (both.id, both.day, both.original_day) == (later.id, today - TWO, today + TWO)
    assert both.status is SessionStatus.DONE
    assert journal.sessions.on(today + TWO) == []


def test_a_skipped_session_may_have_been_done_all_the_same(
    journal: Journal, today: date, done: Session
) -> None:
    """One that was skipped takes what was done; its note stays."""
    loose = journal.session_links.unlink(done.key).value
    (skipped,) = journal.sessions.on(today)
    journal.sessions.skip(skipped.key, "No time")
    both = journal.session_links.link(loose.key, skipped.key).value
    assert both.status is SessionStatus.DONE
    assert both.note == "No time.\nStairs of the station"


def test_only_what_belongs_together_is_linked(journal: Journal, today: date, done: Session) -> None:
    """A loose done one and an open one of a plan; everything else is refused and stays."""
    (planned,) = journal.sessions.on(today)
    own = journal.sessions.add(session(today)).value
    for first, second in ((done, planned), (planned, done), (own, planned)):
        with pytest.raises(InputError):
            journal.session_links.link(first.key, second.key)
    for each in (planned, own):
        with pytest.raises(InputError):
            journal.session_links.unlink(each.key)
    loose = journal.session_links.unlink(done.key).value
    with pytest.raises(InputError, match="without a plan"):
        journal.session_links.link(planned.key, done.key)
    journal.sets.copy_targets(planned.key)
    with pytest.raises(InputError, match="logged already"):
        journal.session_links.link(loose.key, planned.key)
    assert planned.key not in {each.id for each in journal.session_links.open_near(loose)}
    assert journal.session_links.open_near(planned) == ()


def test_a_session_written_down_later_was_not_planned(journal: Journal, today: date) -> None:
    """What is added on a day gone by and done counts as unplanned, also on another day then."""
    placed = replace(session(today), locked=True)
    ahead = journal.sessions.finish(journal.sessions.add(placed).value.key).value
    assert ahead.was_planned
    late = journal.sessions.add(replace(placed, day=today - 3 * TWO)).value
    late = journal.sessions.finish(late.key).value
    assert not late.was_planned
    moved = journal.sessions.move(late.key, today - 2 * TWO).value
    assert not moved.was_planned
