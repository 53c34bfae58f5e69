"""Sessions as a whole."""

from __future__ import annotations

from datetime import timedelta

import pytest
from msgspec.structs import replace

from calfjournal.domain.exercise import Side
from calfjournal.domain.session import Session, SessionStatus
from calfjournal.errors import InputError
from calfjournal.journal import Journal
from calfjournal.messages import in_words, language
from tests.store.samples import DAY, NOON, ODD_TEXT, a_session, a_set

WEDNESDAY = DAY + timedelta(days=2)


@pytest.fixture
def session(journal: Journal) -> Session:
    return journal.sessions.add(a_session()).value


def test_session_comes_back_as_it_went_in(journal: Journal, session: Session) -> None:
    """What is added is read back equal by every way of reading, sets in order."""
    assert session.id is not None
    bare = replace(session, id=None, sets=tuple(replace(line, id=None) for line in session.sets))
    assert bare == a_session()
    assert journal.sessions.get(session.id) == session
    assert journal.sessions.on(DAY) == [session]
    assert journal.sessions.between(DAY, DAY, sets=False) == [replace(session, sets=())]


def test_month_is_read_in_two_queries(journal: Journal) -> None:
    """Reading many sessions with their sets takes two queries, however many there are."""
    for offset in range(12):
        journal.sessions.add(a_session(DAY + timedelta(days=2 * offset)))
    seen: list[str] = []
    connection = journal._file.database.connection
    connection.trace_v2(
        1, lambda event: seen.append(event["sql"]) if event["sql"].startswith("SELECT") else None
    )
    found = journal.sessions.between(DAY, DAY + timedelta(days=30))
    connection.trace_v2(0, None)
    assert len(found) == 12
    assert all(len(session.sets) == 6 for session in found)
    assert len(seen) == 2


def test_next_planned_session(journal: Journal, session: Session) -> None:
    """The next session is the first planned one on a later day."""
    done = journal.sessions.add(a_session(DAY + timedelta(days=1))).value
    journal.sessions.finish(done.key)
    later = journal.sessions.add(a_session(WEDNESDAY)).value
    assert journal.sessions.next_after(DAY) == later
    assert journal.sessions.next_after(DAY - timedelta(days=1)) == session
    assert journal.sessions.next_after(WEDNESDAY) is None


def test_update_changes_fields_not_sets(journal: Journal, session: Session) -> None:
    """Updating a session writes its fields and leaves its sets as they are."""
    changed = replace(session, title="Other", note=ODD_TEXT, sets=())
    assert journal.sessions.update(changed).value == replace(changed, sets=session.sets)


@pytest.mark.parametrize(
    ("logged", "status"),
    [(0, SessionStatus.DONE), (1, SessionStatus.PARTLY), (6, SessionStatus.DONE)],
)
def test_finishing_knows_partly_done(
    journal: Journal, session: Session, logged: int, status: SessionStatus
) -> None:
    """Some but not all sets logged is partly done; all or none logged is done."""
    for line in session.sets[:logged]:
        journal.sets.log_sets([replace(line, done=10)], "Log set", "done")
    done = journal.sessions.finish(session.key, rpe=6, minutes=40, note="hot", at=NOON).value
    assert (done.status, done.rpe, done.minutes, done.note) == (status, 6, 40, "hot")
    assert done.finished_at == NOON
    assert done.srpe == 240
    assert journal.sessions.get(session.key) == done
    assert in_words(journal.undo_label or "") == "Log session of Mon 23 Nov"


def test_finishing_again_keeps_what_is_not_given(journal: Journal, session: Session) -> None:
    """A second finish changes only what is given, and may say partly itself."""
    journal.sessions.finish(session.key, rpe=6, minutes=40, at=NOON)
    again = journal.sessions.finish(session.key, rpe=7, partly=True).value
    assert (again.rpe, again.minutes, again.finished_at) == (7, 40, NOON)
    assert again.status is SessionStatus.PARTLY


def test_reopen_and_skip(journal: Journal, session: Session) -> None:
    """A session can be reopened with its log kept, and skipped with a note."""
    journal.sets.copy_targets(session.key)
    journal.sessions.finish(session.key, rpe=6)
    reopened = journal.sessions.reopen(session.key).value
    assert reopened.status is SessionStatus.PLANNED
    assert reopened.finished_at is None
    assert all(line.done == 12 for line in reopened.sets)
    skipped = journal.sessions.skip(session.key, "travel").value
    assert (skipped.status, skipped.note) == (SessionStatus.SKIPPED, "travel.")
    again = journal.sessions.skip(session.key, "Ill").value
    assert again.note == "Ill. travel."


def test_moving_locks_and_remembers(journal: Journal, session: Session) -> None:
    """A moved session is locked and keeps the day the planner chose; the label names the day."""
    moved = journal.sessions.move(session.key, WEDNESDAY, "07:30").value
    assert (moved.day, moved.start_time, moved.locked) == (WEDNESDAY, "07:30", True)
    assert moved.shown_status is SessionStatus.MOVED
    assert in_words(journal.undo_label or "") == "Move session to Wed 25 Nov"
    further = journal.sessions.move(session.key, WEDNESDAY + timedelta(days=1)).value
    assert further.original_day == DAY
    assert further.start_time == "07:30"
    journal.undo()
    journal.undo()
    assert journal.sessions.get(session.key) == session


def test_last_time(journal: Journal, session: Session) -> None:
    """The last time of an exercise is the newest counted session before the day."""
    assert journal.sessions.last_done(["heel_raise"], WEDNESDAY) == {}
    journal.sets.log_sets(
        [replace(session.sets[0], done=9, done_kg=3.0, done_rir=1)], "Log set", "done"
    )
    assert journal.sessions.last_done(["heel_raise"], WEDNESDAY) == {}, "it was not finished yet"
    journal.sessions.finish(session.key)
    found = journal.sessions.last_done(["heel_raise", "hop"], WEDNESDAY)
    assert list(found) == ["heel_raise"]
    last, lines = found["heel_raise"]
    assert last.id == session.id
    assert [line.done for line in lines] == [9] + [None] * 5
    assert journal.sessions.last_done(["heel_raise"], DAY) == {}
    new = journal.sessions.add(a_session(WEDNESDAY)).value
    copied = journal.sets.copy_previous(new.key).value
    assert (copied.sets[0].done, copied.sets[0].done_kg, copied.sets[0].done_rir) == (9, 3.0, 1)


@pytest.mark.parametrize(
    ("bad", "field"),
    [
        (replace(a_session(), start_time="25:00"), "start_time"),
        (replace(a_session(), start_time="7:30"), "start_time"),
        (replace(a_session(), rpe=11), "rpe"),
        (replace(a_session(), minutes=-1), "minutes"),
        (replace(a_session(), load_class=6), "load_class"),
        (replace(a_session(), sets=(a_set(), replace(a_set(), pain=11))), "sets[1].pain"),
        (
            replace(a_session(), sets=(replace(a_set(), target_kg=float("nan")),)),
            "sets[0].target_kg",
        ),
    ],
)
def test_bad_sessions_name_their_field(journal: Journal, bad: Session, field: str) -> None:
    """A session that cannot be is refused with its place, sets included."""
    with pytest.raises(InputError) as caught:
        journal.sessions.add(bad)
    assert caught.value.field == field
    assert journal.sessions.on(DAY) == []


def test_gone_things_are_told(journal: Journal, session: Session) -> None:
    """Verbs on a session or set that is gone say so and change nothing."""
    journal.sessions.delete(session.key)
    before = journal.dump()
    for attempt in (
        lambda: journal.sessions.finish(session.key),
        lambda: journal.sessions.update(session),
        lambda: journal.sessions.move(session.key, DAY),
        lambda: journal.sets.log_sets([session.sets[0]], "Log set", "done"),
        lambda: journal.sets.remove_set(session.sets[0].key),
        lambda: journal.sets.add_set(session.key, a_set(9, Side.LEFT)),
        lambda: journal.sessions.delete(session.key),
    ):
        with pytest.raises(InputError, match="no longer"):
            attempt()
    assert journal.dump() == before


def test_a_field_in_a_row_is_one_step(journal: Journal, session: Session) -> None:
    """Typing again in a field joins the step before, in any language; another field does not."""
    before = len(journal.edits())
    try:
        journal.sessions.change(session.key, "minutes", 30)
        language.use(language.PSEUDO)
        journal.sessions.change(session.key, "minutes", 31)
    finally:
        language.use(language.ENGLISH)
    assert len(journal.edits()) == before + 1
    assert in_words(journal.undo_label or "") == f"Log minutes: {in_words(session.title)}"
    journal.sessions.change(session.key, "rpe", 3)
    assert len(journal.edits()) == before + 2
