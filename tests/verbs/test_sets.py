"""The sets of a session."""

from __future__ import annotations

from datetime import timedelta

import pytest
from msgspec.structs import replace

from calfjournal.domain.session import Session, SessionStatus
from calfjournal.journal import Journal
from tests.store.samples import DAY, a_session, a_set

WEDNESDAY = DAY + timedelta(days=2)


@pytest.fixture
def session(journal: Journal) -> Session:
    return journal.sessions.add(a_session()).value


def test_sets_are_logged_added_and_removed(journal: Journal, session: Session) -> None:
    """Sets are written one by one."""
    line = replace(session.sets[0], done=11, done_kg=12.5, pain=2, full_height=False)
    journal.sets.log_sets([line], "Log set", "done")
    added = journal.sets.add_set(session.key, a_set(4)).value
    journal.sets.remove_set(session.sets[1].key)
    found = journal.sessions.get(session.key)
    assert found is not None
    assert found.sets == (line, *session.sets[2:], added)


def test_copying_targets_leaves_what_was_logged(journal: Journal, session: Session) -> None:
    """Copy targets fills only sets not logged yet."""
    logged = replace(session.sets[0], done=5, done_kg=7.5)
    journal.sets.log_sets([logged], "Log set", "done")
    copied = journal.sets.copy_targets(session.key).value
    assert copied.sets[0] == logged
    assert {(line.done, line.done_kg, line.done_rir) for line in copied.sets[1:]} == {(12, 7.5, 2)}
    journal.undo()
    found = journal.sessions.get(session.key)
    assert found is not None
    assert [line.done for line in found.sets] == [5] + [None] * 5


def test_what_was_typed_of_a_set_stays(journal: Journal, session: Session) -> None:
    """A load typed before everything is logged as planned, or as last time, is not overwritten."""
    journal.sets.log_sets([replace(session.sets[0], done_kg=20.0)], "Log set", "done")
    copied = journal.sets.copy_targets(session.key).value
    assert (copied.sets[0].done, copied.sets[0].done_kg) == (12, 20.0)
    journal.sessions.finish(session.key)
    later = journal.sessions.add(a_session(WEDNESDAY)).value
    journal.sets.log_sets([replace(later.sets[0], done_kg=17.5)], "Log set", "done")
    copied = journal.sets.copy_previous(later.key).value
    assert (copied.sets[0].done, copied.sets[0].done_kg) == (12, 17.5)


def test_what_was_lifted_is_the_next_target(journal: Journal, session: Session) -> None:
    """Finishing, or recording a session as done, makes its loads the targets ahead, in one step."""
    later = journal.sessions.add(a_session(WEDNESDAY)).value
    typed = [replace(line, done=12, done_kg=11.0) for line in session.sets]
    journal.sets.log_sets(typed, "Log set", "done")
    journal.sessions.finish(session.key)
    assert {line.target_kg for line in journal.sessions.present(later.key).sets} == {11.0}
    journal.undo()
    assert {line.target_kg for line in journal.sessions.present(later.key).sets} == {7.5}
    heavier = tuple(replace(line, done_kg=12.5) for line in typed)
    journal.sessions.record(replace(session, status=SessionStatus.DONE, sets=heavier))
    assert {line.target_kg for line in journal.sessions.present(later.key).sets} == {12.5}


def test_what_was_lifted_reaches_sessions_weeks_ahead(journal: Journal, session: Session) -> None:
    """The next session that holds an exercise may stand after a phase without it."""
    days = (16, 45)
    later = [
        journal.sessions.add(a_session(session.day + timedelta(days=each))).value for each in days
    ]
    typed = tuple(replace(line, done=12, done_kg=11.0) for line in session.sets)
    journal.sessions.record(replace(session, status=SessionStatus.DONE, sets=typed))
    for each in later:
        assert {line.target_kg for line in journal.sessions.present(each.key).sets} == {11.0}


def test_sets_given_anew_get_what_was_lifted_again(journal: Journal, session: Session) -> None:
    """Content of another week, or of a plan laid again, does not bring old loads back."""
    typed = tuple(replace(line, done=12, done_kg=11.0) for line in session.sets)
    journal.sessions.record(replace(session, status=SessionStatus.DONE, sets=typed))
    later = journal.sessions.add(a_session(WEDNESDAY)).value
    assert {line.target_kg for line in later.sets} == {7.5}
    with journal.edit("Lay again"):
        journal.sessions.carry_again(WEDNESDAY)
    assert {line.target_kg for line in journal.sessions.present(later.key).sets} == {11.0}
