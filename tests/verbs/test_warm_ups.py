"""Warm-up sets, supersets, shoes and notes of sessions."""

from __future__ import annotations

from datetime import timedelta

from msgspec.structs import replace

from calfjournal.domain.exercise import Side
from calfjournal.domain.run import Shoes
from calfjournal.domain.session import Session, SessionStatus
from calfjournal.journal import Journal
from calfjournal.messages import in_words
from tests.store.samples import DAY, a_session, a_set

WARM_UP = replace(a_set(1, Side.BOTH), warm_up=True, target_kg=None)


def warmed_up(journal: Journal) -> Session:
    return journal.sessions.add(replace(a_session(), warm_ups=(WARM_UP,))).value


def test_a_warm_up_counts_in_nothing(journal: Journal) -> None:
    """No total, no last time and no target of it; the session is done when its sets are."""
    session = warmed_up(journal)
    (warm_up,) = session.warm_ups
    journal.sets.log_sets([replace(warm_up, done=20, done_kg=50.0)], "Log", "done")
    assert journal.sessions.last_done(["heel_raise"], DAY + timedelta(days=1)) == {}
    (work,) = journal.sessions.work_between(DAY, DAY)[session.key]
    assert (work.sets, work.done) == (3, 0)
    journal.sets.copy_targets(session.key)
    finished = journal.sessions.finish(session.key).value
    assert finished.status is SessionStatus.DONE
    last = journal.sessions.last_done(["heel_raise"], DAY + timedelta(days=1))
    assert {line.done for line in last["heel_raise"][1]} == {12}


def test_a_warm_up_stands_before_the_sets_of_its_exercise(journal: Journal) -> None:
    """However it is read, and after it was added on its own; its key is not that of set 1."""
    session = journal.sessions.add(a_session()).value
    journal.sets.add_set(session.key, replace(WARM_UP, side=Side.LEFT))
    for read in (
        journal.sessions.present(session.key),
        journal.sessions.on(DAY)[0],
        journal.sessions.between(DAY, DAY)[0],
    ):
        assert [line.warm_up for line in read.lines] == [True] + 6 * [False]
        assert not any(line.warm_up for line in read.sets)
    again = journal.sessions.add(session.again_on(DAY + timedelta(days=1))).value
    assert len(again.sets) == 6


def test_writing_a_session_keeps_its_warm_ups_apart(journal: Journal) -> None:
    """Those given among the sets too; one left out is removed, undo brings it back."""
    session = warmed_up(journal)
    joined = replace(session, sets=session.lines, warm_ups=())
    assert journal.sessions.record(joined).value == session
    assert journal.sessions.record(replace(session, warm_ups=())).value.warm_ups == ()
    journal.undo()
    assert journal.sessions.present(session.key) == session


def test_a_superset_is_kept_with_its_sets(journal: Journal) -> None:
    """It is a number of the session's own, and copied with the sets."""
    lines = tuple(replace(line, superset=2) for line in a_session().sets)
    session = journal.sessions.add(replace(a_session(), sets=lines)).value
    assert {line.superset for line in session.again_on(DAY).sets} == {2}


def test_a_session_follows_the_name_of_its_shoes(journal: Journal) -> None:
    """As runs do."""
    pair = journal.shoes.save(Shoes("Red ones")).value
    session = journal.sessions.add(a_session()).value
    journal.sessions.change(session.key, "shoes", "Red ones")
    assert in_words(journal.undo_label or "") == "Log shoes: Heavy slow raises"
    journal.shoes.save(replace(pair, name="Old ones"))
    assert journal.sessions.present(session.key).shoes == "Old ones"


def test_a_note_belongs_to_an_exercise_wherever_it_stands(journal: Journal) -> None:
    """One a session and exercise; typing on is one step, an empty text takes it away."""
    session = journal.sessions.add(a_session()).value
    for text in ("k", "knee ", "knee out"):
        journal.exercise_notes.write(session.key, "heel_raise", text, "Heel raise")
    assert journal.exercise_notes.of(session.key) == {"heel_raise": "knee out"}
    moved = tuple(replace(line, item=4) for line in session.sets)
    journal.sessions.record(replace(session, sets=moved))
    assert journal.exercise_notes.of(session.key) == {"heel_raise": "knee out"}
    journal.undo()
    assert in_words(journal.undo_label or "") == "Write note on Heel raise"
    journal.undo()
    assert journal.exercise_notes.of(session.key) == {}
    journal.redo()
    journal.exercise_notes.write(session.key, "heel_raise", "", "Heel raise")
    assert journal.exercise_notes.of(session.key) == {}
