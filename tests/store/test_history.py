"""Edits, undo and redo."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace

from calfjournal.changes import ChangeSet
from calfjournal.domain.kind import Kind
from calfjournal.domain.message import say
from calfjournal.errors import InputError, UndoConflict
from calfjournal.journal import Journal
from calfjournal.messages import in_words
from calfjournal.store import history
from tests.store.samples import (
    DAY,
    ODD_TEXT,
    a_check_in,
    a_layout,
    a_plan,
    a_reading,
    a_session,
    fill,
    filled,
    redo_all,
    undo_all,
    undoable,
)

TUESDAY = DAY + timedelta(days=1)


def note(journal: Journal, text: str, merge_key: str | None = None) -> None:
    with journal.edit("Write note", merge_key):
        journal.checkins.save(replace(a_check_in(), note=text))


def test_every_table_is_undone_and_redone(path: Path) -> None:
    """Undoing everything gives an empty journal, redoing everything the same dump as before."""
    with filled(path) as journal:
        before = journal.dump()
        assert all(before.values()), [name for name, rows in before.items() if not rows]
        assert undo_all(journal) > 10
        assert not any(undoable(journal).values())
        redo_all(journal)
        assert journal.dump() == before


def test_undo_and_redo_survive_restarts(path: Path) -> None:
    """The history is in the file: half undone, reopened, redone and undone further."""
    with filled(path) as journal:
        full = journal.dump()
        for _ in range(5):
            journal.undo()
        half = journal.dump()
    with Journal.open(path) as journal:
        assert journal.dump() == half
        redo_all(journal)
        assert journal.dump() == full
    with Journal.open(path) as journal:
        undo_all(journal)
        assert not any(undoable(journal).values())


def test_labels_name_what_comes_next(journal: Journal) -> None:
    """undo_label and redo_label name the edits that undo and redo would touch."""
    assert (journal.undo_label, journal.redo_label) == (None, None)
    journal.checkins.save(a_check_in())
    journal.checkins.delete(DAY)
    assert in_words(journal.undo_label or "") == "Delete check-in of Mon 23 Nov"
    journal.undo()
    assert in_words(journal.undo_label or "") == "Log check-in of Mon 23 Nov"
    assert in_words(journal.redo_label or "") == "Delete check-in of Mon 23 Nov"
    assert [edit.undone for edit in journal.edits()] == [True, False]


def test_a_name_is_kept_as_it_was_said(path: Path) -> None:
    """The file holds a name as key and values: another language names old edits too."""
    name = say("edits.log_check_in", day=DAY)
    with Journal.create(path) as journal:
        journal.checkins.save(a_check_in())
        with journal.edit(name, merge_key="same") as edit:
            journal.sessions.add(a_session())
        assert edit.changes.label == name
    with Journal.open(path) as journal:
        assert journal.undo_label == name
        assert [edit.label for edit in journal.edits()] == [name] * 2
        undone = journal.undo()
        assert undone is not None
        assert undone.label == name
        assert journal.redo_label == name


def test_new_edit_clears_what_was_undone(journal: Journal) -> None:
    """After undo, a new edit takes the place of what could be redone."""
    note(journal, "one")
    note(journal, "two")
    journal.undo()
    note(journal, "three")
    assert journal.redo() is None
    assert [edit.label for edit in journal.edits()] == ["Write note"] * 2
    journal.undo()
    found = journal.checkins.get(DAY)
    assert found is not None
    assert found.note == "one"


def test_empty_edit_leaves_history_alone(journal: Journal) -> None:
    """An edit that changes nothing is not kept and keeps redo possible."""
    note(journal, "one")
    note(journal, "two")
    journal.undo()
    with journal.edit("Nothing") as edit:
        pass
    assert edit.changes.is_empty
    note(journal, "one")
    assert in_words(journal.redo_label or "") == "Write note"


def test_failed_edit_leaves_everything(journal: Journal) -> None:
    """An exception inside an edit takes all of it back and keeps redo possible."""
    note(journal, "one")
    note(journal, "two")
    journal.undo()
    before = journal.dump()

    def fail() -> None:
        with journal.edit("Half"):
            journal.sessions.add(a_session())
            journal.checkins.save(replace(a_check_in(TUESDAY), resting_hr=5000))

    with pytest.raises(InputError):
        fail()
    assert journal.dump() == before
    assert in_words(journal.redo_label or "") == "Write note"


def test_other_errors_inside_an_edit_stay_what_they_are(journal: Journal) -> None:
    """An error of the caller's own work is not blamed on the journal."""
    with pytest.raises(FileNotFoundError), journal.edit("Read"):
        Path("no such file").read_bytes()


def test_nested_edits_are_one_step(journal: Journal) -> None:
    """Verbs inside an edit become one step under the outer name."""
    with journal.edit("Morning") as edit:
        journal.checkins.save(a_check_in(), [a_reading()])
        journal.sessions.add(a_session())
    assert edit.changes.kinds == {Kind.CHECK_IN, Kind.TENDON_READING, Kind.SESSION, Kind.SET_LINE}
    assert [entry.label for entry in journal.edits()] == ["Morning"]
    journal.undo()
    assert not any(undoable(journal).values())


def test_caught_failure_inside_takes_only_itself_back(journal: Journal) -> None:
    """A failed inner edit that is caught leaves the rest of the outer edit whole."""

    def fail() -> None:
        with journal.edit("Inner"):
            journal.checkins.save(a_check_in(TUESDAY))
            raise RuntimeError

    with journal.edit("Outer"):
        journal.checkins.save(a_check_in())
        with pytest.raises(RuntimeError):
            fail()
    assert journal.checkins.get(DAY) is not None
    assert journal.checkins.get(TUESDAY) is None


def test_same_merge_key_is_one_step(journal: Journal) -> None:
    """Saving while typing is one undo step until something else happens."""
    note(journal, "", None)
    for text in ("a", "ab", ODD_TEXT):
        note(journal, text, "note of monday")
    assert len(journal.edits()) == 2
    journal.undo()
    found = journal.checkins.get(DAY)
    assert found is not None
    assert found.note == ""
    journal.redo()
    note(journal, "other", "note of monday")
    assert len(journal.edits()) == 3, "after undo or redo a new step begins"
    journal.sessions.add(a_session())
    note(journal, "later", "note of monday")
    assert len(journal.edits()) == 5, "so it does after another edit"


def test_merged_edit_that_cancels_itself_is_gone(journal: Journal) -> None:
    """Typing and taking it back leaves no step to undo."""
    note(journal, "start")
    note(journal, "x", "k")
    note(journal, "start", "k")
    assert len(journal.edits()) == 1
    note(journal, "y", "k")
    assert len(journal.edits()) == 2


def test_changes_name_tables_ids_and_days(journal: Journal) -> None:
    """The outcome tells which tables, ids and days changed, also where a row has no day itself."""
    outcome = journal.sessions.add(a_session())
    session = outcome.value
    assert outcome.changes.kinds == {Kind.SESSION, Kind.SET_LINE}
    assert outcome.changes.days == {DAY}
    assert session.id in outcome.changes.ids
    logged = journal.sets.log_sets([replace(session.sets[0], done=12)], "Log set", "done")
    assert logged.changes.kinds == {Kind.SET_LINE}
    assert logged.changes.ids == {session.sets[0].id}
    assert logged.changes.days == {DAY}
    moved = journal.sessions.move(session.key, TUESDAY)
    assert moved.changes.days == {DAY, TUESDAY}
    removed = journal.sets.remove_set(session.sets[0].key)
    assert removed.changes.days == {TUESDAY}
    undone = journal.undo()
    assert undone is not None
    assert undone.days == {TUESDAY}
    assert undone.label == say("edits.remove_set")


def test_plan_changes_touch_all_its_days(journal: Journal) -> None:
    """A plan's edit names every day of the plan, so that every visible month refreshes."""
    plan = a_plan()
    changes = journal.plans.store(plan, a_layout(plan)).changes
    assert len(changes.days) == 28
    assert date(2026, 12, 1) in changes.days


def test_subscribers_hear_of_commits_only(journal: Journal) -> None:
    """Subscribers hear of each commit, undo and redo once, and of nothing that failed."""
    heard: list[ChangeSet] = []
    stop = journal.subscribe(heard.append)
    journal.checkins.save(a_check_in())
    journal.undo()
    journal.redo()
    with pytest.raises(InputError):
        journal.checkins.save(replace(a_check_in(TUESDAY), sleep_hours=25))
    assert [in_words(change.label) for change in heard] == ["Log check-in of Mon 23 Nov"] * 3
    stop()
    journal.undo()
    assert len(heard) == 3


def test_subscriber_may_edit(journal: Journal) -> None:
    """A subscriber may make an edit of its own in answer."""

    def answer(changes: ChangeSet) -> None:
        if changes.touches(Kind.CHECK_IN):
            journal.sessions.add(a_session())

    journal.subscribe(answer)
    journal.checkins.save(a_check_in())
    assert [in_words(edit.label) for edit in journal.edits()] == [
        "Add session on Mon 23 Nov",
        "Log check-in of Mon 23 Nov",
    ]


def test_undo_conflict_changes_nothing(journal: Journal) -> None:
    """When the rows are no longer as the edit left them, undo refuses and changes nothing."""
    note(journal, "mine")
    journal._file.database.run("UPDATE check_in SET note = 'changed behind our back'")
    before = journal.dump()
    with pytest.raises(UndoConflict, match="Write note"):
        journal.undo()
    assert journal.dump() == before
    assert in_words(journal.undo_label or "") == "Write note"


def test_an_edit_in_the_way_can_be_skipped(journal: Journal) -> None:
    """What cannot be undone any more stays as it is, and those below it can be undone again."""
    session = journal.sessions.add(a_session()).value
    note(journal, "mine")
    journal._file.database.run("UPDATE check_in SET note = 'changed behind our back'")
    with pytest.raises(UndoConflict) as caught:
        journal.undo()
    journal.sessions.add(a_session())
    assert journal.skip(caught.value.edit) == "Write note"
    assert journal.skip(caught.value.edit) is None
    journal.undo()
    assert in_words(journal.undo_label or "") == "Add session on Mon 23 Nov"
    journal.undo()
    assert journal.sessions.get(session.key) is None
    found = journal.checkins.get(DAY)
    assert found is not None
    assert found.note == "changed behind our back"


def test_a_redo_in_the_way_can_be_skipped(journal: Journal) -> None:
    """The same for what cannot be done again; what is undone below it stays to be redone."""
    note(journal, "first")
    journal.undo()
    with journal.edit("Behind our back"):
        pass
    journal._file.database.run(
        "INSERT INTO check_in (id, day, tags, note, rest_day, source) "
        "VALUES (20261123, '2026-11-23', '[]', 'other', 0, 'manual')"
    )
    with pytest.raises(UndoConflict) as caught:
        journal.redo()
    assert journal.skip(caught.value.edit) == "Write note"
    assert journal.redo() is None


def test_edits_after_forgotten_ones_are_walked(journal: Journal) -> None:
    """Numbers of edits that were forgotten or skipped come again, and mean the new ones."""
    for text in ("one", "two", "three"):
        note(journal, text)
    journal.undo()
    journal.forget_edits()
    assert (journal.undo_label, journal.redo_label) == (None, None)
    for text in ("four", "five"):
        note(journal, text)
        assert journal.redo_label is None
    assert [edit.undone for edit in journal.edits()] == [False, False]
    journal._file.database.run("UPDATE check_in SET note = 'changed behind our back'")
    with pytest.raises(UndoConflict) as caught:
        journal.undo()
    journal.skip(caught.value.edit)
    note(journal, "six")
    journal.sessions.add(a_session())
    assert [edit.undone for edit in journal.edits()] == [False, False, False]
    journal.undo()
    journal.undo()
    assert [edit.undone for edit in journal.edits()] == [True, True, False]
    redo_all(journal)
    found = journal.checkins.get(DAY)
    assert found is not None
    assert found.note == "six"


def test_oldest_edits_are_forgotten(journal: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    """Only the newest edits are kept; the rest of the history still works."""
    monkeypatch.setattr(history, "KEPT_EDITS", 3)
    for number in range(6):
        note(journal, str(number))
    assert len(journal.edits()) == 3
    assert undo_all(journal) == 3
    found = journal.checkins.get(DAY)
    assert found is not None
    assert found.note == "2"


def test_large_edits_are_forgotten_by_size(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    """History is limited in bytes too, but the newest edit can always be undone."""
    monkeypatch.setattr(history, "KEPT_BYTES", 1000)
    for number in range(4):
        note(journal, str(number) * 900)
    assert len(journal.edits()) == 1
    note(journal, "x" * 5000)
    assert undo_all(journal) == 1


def test_undo_inside_an_edit_is_refused(journal: Journal) -> None:
    """Undo inside an edit is a mistake of the program and says so."""
    journal.checkins.save(a_check_in())
    with journal.edit("Edit"), pytest.raises(RuntimeError):
        journal.undo()


def test_deleting_a_session_keeps_its_readings(journal: Journal) -> None:
    """Readings outlive their session, and undo ties them to it again."""
    session = journal.sessions.add(a_session()).value
    journal.checkins.save_reading(a_reading(session_id=session.id))
    journal.sessions.delete(session.key)
    (reading,) = journal.checkins.readings(DAY, DAY)
    assert reading.session_id is None
    journal.undo()
    assert journal.sessions.get(session.key) == session
    (reading,) = journal.checkins.readings_of(session.key)
    assert reading.session_id == session.id


def test_filled_journal_has_nothing_wrong(journal: Journal) -> None:
    """The doctor finds nothing in what the verbs wrote, before and after undo."""
    fill(journal)
    assert journal.check() == []
    undo_all(journal)
    assert journal.check() == []
