"""What becomes of a session by what was logged of it."""

from __future__ import annotations

from datetime import timedelta

from msgspec.structs import replace

from calfjournal.domain.ghosts import played
from calfjournal.domain.session import Session, SessionStatus
from calfjournal.journal import Journal
from calfjournal.messages import in_words
from tests.store.samples import a_check_in, a_session


def planned(journal: Journal, days: int = 0) -> Session:
    day = journal.today() - timedelta(days=days)
    return journal.sessions.add(a_session(day)).value


def log(journal: Journal, session: Session, sets: int, *, done: int | None = 12) -> None:
    for line in session.sets[:sets]:
        journal.sets.log_sets([replace(line, done=done)], "Log set", f"set {line.id}")


def status(journal: Journal, session: Session) -> SessionStatus:
    return journal.sessions.present(session.key).status


def test_the_last_set_finishes_a_session(journal: Journal) -> None:
    """Nothing fully logged stays planned; undo of that set plans it again, by one name."""
    session = planned(journal)
    log(journal, session, 5)
    assert status(journal, session) is SessionStatus.PLANNED
    log(journal, session, 6)
    assert status(journal, session) is SessionStatus.DONE
    journal.undo()
    assert status(journal, session) is SessionStatus.PLANNED
    assert sum(line.done is not None for line in journal.sessions.present(session.key).sets) == 5
    journal.redo()
    assert status(journal, session) is SessionStatus.DONE


def test_all_as_planned_finishes_it_too(journal: Journal) -> None:
    """However the sets were logged."""
    session = planned(journal)
    done = journal.sets.copy_targets(session.key).value
    assert done.status is SessionStatus.DONE
    assert done.finished_at is not None


def test_a_set_that_is_opened_again_opens_its_session(journal: Journal) -> None:
    """As long as nobody told its effort: then it was ended by a person."""
    session = planned(journal)
    log(journal, session, 6)
    log(journal, session, 1, done=None)
    assert status(journal, session) is SessionStatus.PLANNED
    log(journal, session, 1)
    journal.sessions.finish(session.key, rpe=6)
    log(journal, session, 1, done=None)
    assert status(journal, session) is SessionStatus.DONE


def test_a_session_ended_without_sets_stays_done(journal: Journal) -> None:
    """Marked done, then a set of it is told, or taken back again: it stays as a person said."""
    session = planned(journal)
    journal.sessions.finish(session.key)
    log(journal, session, 1)
    assert status(journal, session) is SessionStatus.DONE
    log(journal, session, 1, done=None)
    assert status(journal, session) is SessionStatus.DONE


def test_partly_ends_a_session_with_what_is_done(journal: Journal) -> None:
    """By one name, to undo; with nothing left to do it is done."""
    session = planned(journal)
    log(journal, session, 1)
    ended = journal.settling.partly(session.key).value
    assert ended.status is SessionStatus.PARTLY
    assert in_words(journal.undo_label or "").startswith("End session of")
    journal.undo()
    assert status(journal, session) is SessionStatus.PLANNED
    log(journal, session, 6)
    assert journal.settling.partly(session.key).value.status is SessionStatus.DONE


def test_what_was_begun_and_left_counts_in_part(journal: Journal) -> None:
    """With the morning of the second day after; until then it waits to be finished."""
    left, waiting, untouched = (planned(journal, days) for days in (2, 1, 3))
    log(journal, left, 2)
    log(journal, waiting, 2)
    today = journal.today()
    journal.mornings.keep(replace(a_check_in(today), day=today), ())
    assert status(journal, left) is SessionStatus.PARTLY
    assert status(journal, waiting) is SessionStatus.PLANNED
    assert status(journal, untouched) is SessionStatus.PLANNED
    journal.undo()
    assert status(journal, left) is SessionStatus.PLANNED


def play(journal: Journal, session: Session, sets: int) -> None:
    """Play the first sets of a session as the player does: logged, then told of in the rest."""
    for _ in range(sets):
        facts = journal.views.player(session.key)
        assert facts is not None
        assert facts.first_open is not None
        line = facts.steps[facts.first_open].line
        done = played(line, facts.session.lines, 10, 70.5)
        journal.sets.log_sets([done], "Log set", "player")
        told = replace(done, done_rir=3)
        journal.sets.log_sets([told], "Log set", "player")
        journal.sets.log_sets([replace(told, pain=1)], "Log set", "player")


def test_a_session_left_in_the_player_goes_on_where_it_was(journal: Journal) -> None:
    """It stays planned with what was done, measured and told; each set is one step to undo."""
    session = planned(journal)
    play(journal, session, 2)
    assert status(journal, session) is SessionStatus.PLANNED
    found = journal.sessions.present(session.key).sets
    values = [(line.done, line.done_kg, line.done_rir, line.pain, line.tension_s) for line in found]
    assert values[:3] == [(10, 7.5, 3, 1, 70.5)] * 2 + [(None,) * 5]
    facts = journal.views.player(session.key)
    assert facts is not None
    assert (facts.first_open, facts.can_be_played) == (2, True)
    journal.undo()
    assert [line.done for line in journal.sessions.present(session.key).sets[:2]] == [10, None]


def test_a_session_left_in_the_player_for_good_counts_in_part(journal: Journal) -> None:
    """From the second morning after its day, as one whose sets were typed."""
    left, waiting = planned(journal, 2), planned(journal, 1)
    play(journal, left, 2)
    play(journal, waiting, 2)
    today = journal.today()
    journal.mornings.keep(replace(a_check_in(today), day=today), ())
    assert status(journal, left) is SessionStatus.PARTLY
    assert status(journal, waiting) is SessionStatus.PLANNED


def test_the_last_set_played_finishes_and_what_is_told_of_it_joins(journal: Journal) -> None:
    """The session is done; undo opens it again with its last set, in one step."""
    session = planned(journal)
    play(journal, session, 6)
    assert status(journal, session) is SessionStatus.DONE
    last = journal.sessions.present(session.key).sets[-1]
    assert (last.done_rir, last.pain) == (3, 1)
    journal.undo()
    assert status(journal, session) is SessionStatus.PLANNED
    assert sum(line.done is not None for line in journal.sessions.present(session.key).sets) == 5


def test_what_hurts_too_much_ends_as_far_as_it_was_done(journal: Journal) -> None:
    """Partly with something done; left out for the reason where nothing was; each one undo."""
    begun, untouched = planned(journal), planned(journal, 1)
    log(journal, begun, 2)
    journal.settling.end_for(begun.key, "Pain")
    journal.settling.end_for(untouched.key, "Pain")
    assert status(journal, begun) is SessionStatus.PARTLY
    assert status(journal, untouched) is SessionStatus.SKIPPED
    assert "Pain" in journal.sessions.present(untouched.key).note
    journal.undo()
    journal.undo()
    assert status(journal, begun) is status(journal, untouched) is SessionStatus.PLANNED
