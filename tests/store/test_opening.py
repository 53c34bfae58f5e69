"""Opening, creating, locking and refusing."""

from __future__ import annotations

import hashlib
import os
import sqlite3
import sys
from pathlib import Path

import apsw
import pytest

from calfjournal.errors import (
    CalfjournalError,
    DamagedJournal,
    FileExists,
    JournalLocked,
    JournalMissing,
    JournalReadOnly,
    NewerJournal,
    NotAJournal,
    StorageFailed,
)
from calfjournal.journal import Journal
from calfjournal.messages import in_words
from calfjournal.store import migrations
from calfjournal.store.database import APPLICATION_ID
from tests.store.samples import DAY, a_check_in, filled


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def companions(path: Path) -> list[str]:
    return sorted(file.name for file in path.parent.iterdir() if file != path and file.is_file())


def test_new_file_carries_its_identity(path: Path) -> None:
    """A new journal has our application id, schema version, WAL, full sync and foreign keys."""
    with Journal.create(path) as journal:
        database = journal._file.database
        assert database.value("PRAGMA application_id") == APPLICATION_ID
        assert database.value("PRAGMA user_version") == migrations.LATEST
        assert database.value("PRAGMA journal_mode") == "wal"
        assert database.value("PRAGMA synchronous") == 2
        assert database.value("PRAGMA foreign_keys") == 1
        assert database.value("SELECT value FROM meta WHERE name = 'written_by'")


def test_create_never_overwrites(path: Path) -> None:
    """Creating where something is raises FileExists and leaves it as it is."""
    path.write_text("precious")
    with pytest.raises(FileExists):
        Journal.create(path)
    assert path.read_text() == "precious"
    assert companions(path) == []


def test_create_leaves_nothing_behind_but_the_journal(path: Path) -> None:
    """After closing, the folder holds the journal and no lock, log or temporary file."""
    Journal.create(path).close()
    assert companions(path) == []


def test_create_in_missing_folder_makes_it(tmp_path: Path) -> None:
    """A new journal's folder is made; a file in the way of the folder is told plainly."""
    Journal.create(tmp_path / "a" / "b" / "x.calfjournal").close()
    (tmp_path / "file").write_text("")
    with pytest.raises(StorageFailed):
        Journal.create(tmp_path / "file" / "x.calfjournal")


def test_missing_journal_is_never_made_silently(path: Path) -> None:
    """Opening a journal that is not there raises JournalMissing and makes nothing."""
    with pytest.raises(JournalMissing):
        Journal.open(path)
    assert list(path.parent.glob("*.calfjournal*")) == []


def _foreign(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA application_id = 252006674")
    connection.execute("CREATE TABLE session (id INTEGER)")
    connection.commit()
    connection.close()


def _newer(path: Path) -> None:
    filled(path).close()
    connection = apsw.Connection(str(path))
    connection.execute("UPDATE meta SET value = 'calfjournal 9.1' WHERE name = 'written_by'")
    connection.pragma("user_version", 999)
    connection.close()


def _half(path: Path) -> None:
    filled(path).close()
    data = path.read_bytes()
    path.write_bytes(data[: len(data) // 2])


def _random_page(path: Path) -> None:
    filled(path).close()
    data = bytearray(path.read_bytes())
    data[4096 * 3 : 4096 * 4] = bytes(range(256)) * 16
    path.write_bytes(data)


def _bad_header(path: Path) -> None:
    filled(path).close()
    data = bytearray(path.read_bytes())
    data[:16] = b"x" * 16
    path.write_bytes(data)


REFUSED = {
    "zero-length": (lambda path: path.write_bytes(b""), NotAJournal, "empty"),
    "text": (lambda path: path.write_text("Dear diary\n" * 500), NotAJournal, "not a journal"),
    "picture": (
        lambda path: path.write_bytes(b"\x89PNG\r\n\x1a\n" + b"\0" * 9000),
        NotAJournal,
        "not a journal",
    ),
    "foreign": (_foreign, NotAJournal, "another program"),
    "folder": (lambda path: path.mkdir(), NotAJournal, "not a file"),
    "newer": (_newer, NewerJournal, "calfjournal 9.1"),
    "half": (_half, DamagedJournal, "damaged"),
    "random page": (_random_page, DamagedJournal, "damaged"),
    "bad header": (_bad_header, NotAJournal, "not a journal"),
}


@pytest.mark.parametrize("read_only", [False, True])
@pytest.mark.parametrize("kind", REFUSED)
def test_refused_files_stay_byte_identical(path: Path, kind: str, read_only: bool) -> None:
    """F11, F12: what is no sound journal of ours is refused by name, and no byte of it changes."""
    make, error, words = REFUSED[kind]
    make(path)
    before = digest(path) if path.is_file() else ""
    with pytest.raises(error, match=words):
        Journal.open(path, read_only=read_only)
    if path.is_file():
        assert digest(path) == before
    assert companions(path) == []


def test_refusal_names_the_newest_backup(path: Path) -> None:
    """The refusal of a damaged journal shows the way back."""
    filled(path).close()
    path.write_bytes(b"")
    with pytest.raises(NotAJournal) as caught:
        Journal.open(path)
    assert str(Journal.backups(path)[0].path) in caught.value.hint


def test_damaged_journal_is_never_backed_up(path: Path) -> None:
    """A journal found damaged while it is open does not get a backup, and says so on closing."""
    import logging

    journal = filled(path)
    journal.backup()
    good = Journal.backups(path)
    journal.checkins.save(a_check_in(DAY.replace(day=24)))
    journal._file.database.value("PRAGMA wal_checkpoint(TRUNCATE)")
    data = bytearray(path.read_bytes())
    data[4096 * 3 : 4096 * 4] = bytes(range(256)) * 16
    with path.open("r+b") as file:
        file.write(data)
    journal._file.database.run("PRAGMA shrink_memory")
    logging.disable(logging.ERROR)
    try:
        problem = journal.close()
    finally:
        logging.disable(logging.NOTSET)
    assert problem is not None
    assert "damaged" in in_words(problem)
    assert Journal.backups(path) == good


def test_second_window_is_refused(path: Path) -> None:
    """A second writer gets JournalLocked with the holder named; after closing it may open."""
    first = Journal.create(path)
    with pytest.raises(JournalLocked, match="process"):
        Journal.open(path)
    link = path.with_name("link.calfjournal")
    link.symlink_to(path)
    with pytest.raises(JournalLocked):
        Journal.open(link)
    first.close()
    Journal.open(link).close()


def test_reader_beside_a_writer_sees_commits(path: Path) -> None:
    """A read-only journal opens beside the writer, sees its commits and cannot write."""
    with Journal.create(path) as writer, Journal.open(path, read_only=True) as reader:
        assert reader.read_only
        writer.checkins.save(a_check_in())
        assert reader.checkins.get(DAY) == writer.checkins.get(DAY)
        with pytest.raises(JournalReadOnly):
            reader.checkins.delete(DAY)
        with pytest.raises(JournalReadOnly):
            reader.undo()


def test_two_journals_in_one_process_stay_apart(tmp_path: Path) -> None:
    """Two open journals hold their own data and their own history."""
    one_path, other_path = tmp_path / "a.calfjournal", tmp_path / "b.calfjournal"
    with Journal.create(one_path) as one, Journal.create(other_path) as other:
        one.checkins.save(a_check_in())
        assert other.checkins.get(DAY) is None
        assert other.undo() is None
        other.checkins.save(a_check_in(DAY.replace(day=1)))
        one.undo()
        assert one.checkins.get(DAY) is None
        assert other.checkins.get(DAY.replace(day=1)) is not None


def test_replaced_file_is_left_alone(
    path: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """When another program replaces the open journal, neither file's content is lost or mixed."""
    twin = tmp_path / "twin.calfjournal"
    Journal.create(twin).close()
    before = digest(twin)
    journal = Journal.create(path)
    journal.checkins.save(a_check_in())
    twin.replace(path)
    with pytest.raises(StorageFailed, match="replaced"):
        journal.checkins.delete(DAY)
    problem = journal.close()
    assert problem is not None
    assert "replaced" in in_words(problem)
    assert digest(path) == before
    with Journal.open(path) as new:
        assert new.checkins.get(DAY) is None
    (saved,) = path.parent.glob("*.saved-*.calfjournal")
    with Journal.open(saved) as old:
        assert old.checkins.get(DAY) is not None


@pytest.mark.parametrize(
    "name",
    [
        "a b#c?d%20.calfjournal",
        "журнал ü 😀.calfjournal",
        "'quoted'.cj",
        pytest.param(
            os.fsdecode(b"caf\xe9.calfjournal"),
            marks=pytest.mark.skipif(sys.platform != "linux", reason="names are text here"),
        ),
    ],
)
def test_any_file_name_works(tmp_path: Path, name: str) -> None:
    """A journal may have any name the system allows."""
    filled(tmp_path / name).close()
    with Journal.open(tmp_path / name) as journal:
        assert journal.checkins.get(DAY) is not None
    with Journal.open(tmp_path / name, read_only=True) as journal:
        assert journal.checkins.get(DAY) is not None


def test_errors_are_ours(path: Path) -> None:
    """Everything the store refuses is a CalfjournalError with a sentence."""
    path.write_text("x")
    with pytest.raises(CalfjournalError) as caught:
        Journal.open(path)
    assert caught.value.message.endswith(".")
