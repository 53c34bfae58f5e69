"""Backups and restore."""

from __future__ import annotations

import hashlib
import os
import shutil
import sqlite3
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from calfjournal.errors import (
    FileExists,
    InputError,
    JournalLocked,
    JournalMissing,
    StorageFailed,
)
from calfjournal.importers.batch import ImportBatch
from calfjournal.journal import Journal
from calfjournal.store import backup as backups
from tests.store.samples import DAY, a_check_in, filled

TUESDAY = DAY + timedelta(days=1)


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def test_backup_holds_everything(path: Path, tmp_path: Path) -> None:
    """A backup made while the journal is open holds all of it, undo history included."""
    target = tmp_path / "copies" / "copy.calfjournal"
    with filled(path) as journal:
        before = journal.dump()
        assert journal.backup(target) == target
    with Journal.open(target) as copy:
        assert copy.dump() == before
        assert copy.undo_label == "Judge the day"
    assert [file.name for file in target.parent.iterdir()] == [target.name]


def test_backup_from_a_reader(path: Path, tmp_path: Path) -> None:
    """A read-only journal, also beside its writer, can be backed up."""
    with filled(path) as writer, Journal.open(path, read_only=True) as reader:
        reader.backup(tmp_path / "copy.calfjournal")
        expected = writer.dump()
    with Journal.open(tmp_path / "copy.calfjournal") as copy:
        assert copy.dump() == expected


def test_closing_backs_up_what_changed_once(path: Path) -> None:
    """Closing makes a backup only when something changed since the newest one."""
    Journal.create(path).close()
    assert Journal.backups(path) == [], "nothing was entered yet"
    with Journal.open(path) as journal:
        journal.checkins.save(a_check_in())
    assert len(Journal.backups(path)) == 1
    with Journal.open(path) as journal:
        journal.checkins.get(DAY)
    assert len(Journal.backups(path)) == 1
    with Journal.open(path) as journal:
        journal.undo()
    assert len(Journal.backups(path)) == 2


def test_backup_after_restore_of_an_older_one(path: Path) -> None:
    """The same number of changes on another branch is not the same state."""
    with Journal.create(path) as journal:
        journal.checkins.save(a_check_in())
    (first,) = Journal.backups(path)
    with Journal.open(path) as journal:
        journal.checkins.save(a_check_in(TUESDAY))
    Journal.restore(first.path, path)
    with Journal.open(path) as journal:
        journal.checkins.save(a_check_in(TUESDAY + timedelta(days=1)))
    assert len(Journal.backups(path)) == 3


def test_backup_never_replaces_the_journal(path: Path) -> None:
    """Backing up onto the journal itself is refused."""
    with filled(path) as journal, pytest.raises(FileExists):
        journal.backup(path, force=True)


def test_no_backup_inside_an_edit(path: Path) -> None:
    """What may yet be taken back never reaches a backup, not even before an import."""
    with Journal.create(path) as journal:
        with journal.edit("Outer"):
            journal.checkins.save(a_check_in())
            journal.runs.add_batch(ImportBatch())
            with pytest.raises(RuntimeError):
                journal.backup()
        assert Journal.backups(path) == []


def test_import_backs_up_first(path: Path) -> None:
    """Before an import what is there is backed up."""
    with Journal.create(path) as journal:
        journal.checkins.save(a_check_in())
        journal.runs.add_batch(ImportBatch())
        assert len(Journal.backups(path)) == 1


def test_failed_backup_leaves_no_file(path: Path, tmp_path: Path) -> None:
    """When the folder cannot be made or the copy is bad, there is no file and older ones stay."""
    blocked = tmp_path / "file"
    blocked.write_text("")
    with filled(path) as journal:
        with pytest.raises(StorageFailed):
            journal.backup(blocked / "copy.calfjournal")
        target = tmp_path / "copies" / "copy.calfjournal"
        journal.backup(target)
        before = digest(target)
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(backups, "row_counts", _different_counts())
            with pytest.raises(StorageFailed, match="not complete"):
                journal.backup(target, force=True)
        assert digest(target) == before
        assert [file.name for file in target.parent.iterdir()] == [target.name]


def _different_counts() -> object:
    counts = iter(range(10))
    return lambda database: {"run": next(counts)}


def test_zero_length_backups_do_not_count(path: Path) -> None:
    """An emptied backup file is not offered and does not stand for a good one."""
    filled(path).close()
    (good,) = Journal.backups(path)
    empty = good.path.with_name("backup-20991231T000000Z.calfjournal")
    empty.touch()
    assert Journal.backups(path) == [good]
    with Journal.open(path) as journal:
        journal.checkins.save(a_check_in(TUESDAY))
    assert empty.exists()
    assert len(Journal.backups(path)) == 2


def _pipe(place: Path) -> None:
    os.mkfifo(place)


def _gone(place: Path) -> None:
    place.symlink_to(place.with_name("nowhere"))


@pytest.mark.parametrize("make", [_gone, _pipe, Path.mkdir])
def test_what_is_no_backup_stands_in_no_backups_way(
    path: Path, make: Callable[[Path], None]
) -> None:
    """A link, pipe or folder named like a backup is passed over: others are made and offered."""
    filled(path).close()
    (good,) = Journal.backups(path)
    odd = good.path.with_name("backup-20981231T000000Z-999.calfjournal")
    make(odd)
    assert Journal.backups(path) == [good]
    with Journal.open(path) as journal:
        journal.checkins.save(a_check_in(TUESDAY))
        assert journal.close() is None
    newest = Journal.backups(path)[0]
    assert newest != good
    assert os.path.lexists(odd)
    path.unlink()
    with pytest.raises(JournalMissing) as missing:
        Journal.open(path)
    assert str(newest.path) in missing.value.hint


def test_rotation_runs_on_closing(path: Path) -> None:
    """Old backups of the folder are thinned after a new one is made; strangers stay."""
    filled(path).close()
    (good,) = Journal.backups(path)
    for day in range(1, 29):
        shutil.copy(good.path, good.path.with_name(f"backup-200001{day:02}T120000Z.calfjournal"))
    stranger = good.path.with_name("holiday.txt")
    stranger.write_text("hands off")
    with Journal.open(path) as journal:
        journal.checkins.save(a_check_in(TUESDAY))
    assert len(Journal.backups(path)) < 20
    assert good.path.exists()
    assert stranger.exists()


# ---------------------------------------------------------------------- restore


def test_restore_gives_exactly_the_backup(path: Path, tmp_path: Path) -> None:
    """After a restore the journal equals the backup, and the replaced one is kept and whole."""
    copy = tmp_path / "copy.calfjournal"
    with filled(path) as journal:
        then = journal.dump()
        journal.backup(copy)
        journal.checkins.save(a_check_in(TUESDAY))
        now = journal.dump()
    kept = Journal.restore(copy, path)
    assert kept is not None
    with Journal.open(path) as journal:
        assert journal.dump() == then
    with Journal.open(kept) as journal:
        assert journal.dump() == now
    assert copy.exists()


def test_restore_to_a_new_place(path: Path, tmp_path: Path) -> None:
    """Where nothing was, restore just puts the journal."""
    copy = tmp_path / "copy.calfjournal"
    with filled(path) as journal:
        journal.backup(copy)
        before = journal.dump()
    assert Journal.restore(copy, tmp_path / "new" / "x.calfjournal") is None
    with Journal.open(tmp_path / "new" / "x.calfjournal") as journal:
        assert journal.dump() == before


def _text(place: Path) -> None:
    place.write_text("Monday: easy run")


def _foreign(place: Path) -> None:
    connection = sqlite3.connect(place)
    connection.execute("CREATE TABLE photo (name)")
    connection.close()


@pytest.mark.parametrize("make", [_pipe, Path.mkdir, _text, _foreign])
@pytest.mark.parametrize("source", ["copy.calfjournal", "copy.json"])
def test_restore_takes_no_strangers_place(
    path: Path, tmp_path: Path, make: Callable[[Path], None], source: str
) -> None:
    """F41: what is no file, or is and was no journal, is never put away for one."""
    with filled(path) as journal:
        journal.backup(tmp_path / "copy.calfjournal")
        journal.export_json(tmp_path / "copy.json")
    stranger = tmp_path / "notes.txt"
    make(stranger)
    before = stranger.lstat()
    with pytest.raises(FileExists, match=stranger.name):
        Journal.restore(tmp_path / source, stranger)
    after = stranger.lstat()
    assert (after.st_ino, after.st_mode, after.st_size) == (
        before.st_ino,
        before.st_mode,
        before.st_size,
    )
    assert list(tmp_path.glob("*replaced*")) == []


@pytest.mark.parametrize("name", ["year.calfjournal", "year.db"])
@pytest.mark.parametrize("ruin", [b"", b"\0" * 9000, b"SQLite format 3\0" + b"\xff" * 9000])
def test_restore_takes_the_place_of_what_was_a_journal(
    tmp_path: Path, name: str, ruin: bytes
) -> None:
    """A journal of which nothing can be told any more is replaced, and kept, whatever its name."""
    path, copy = tmp_path / name, tmp_path / "copy.calfjournal"
    with filled(path) as journal:
        expected = journal.dump()
        journal.backup(copy)
    path.write_bytes(ruin)
    kept = Journal.restore(copy, path)
    assert kept is not None
    assert kept.read_bytes() == ruin
    with Journal.open(path) as journal:
        assert journal.dump() == expected


def test_restore_waits_for_the_window(path: Path, tmp_path: Path) -> None:
    """A journal that is open cannot be replaced."""
    copy = tmp_path / "copy.calfjournal"
    with filled(path) as journal:
        journal.backup(copy)
        with pytest.raises(JournalLocked):
            Journal.restore(copy, path)
    with pytest.raises(InputError):
        Journal.restore(path, path)


def test_failed_restore_puts_everything_back(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """When the new file cannot be put in place, journal and log are as before."""
    copy = tmp_path / "copy.calfjournal"
    with filled(path) as journal:
        journal.backup(copy)
        journal.checkins.save(a_check_in(TUESDAY))
        now = journal.dump()

    def fail(temporary: Path, target: Path) -> None:
        raise StorageFailed(f"{temporary} {target}")

    with monkeypatch.context() as patch:
        patch.setattr(backups, "put_in_place", fail)
        with pytest.raises(StorageFailed):
            Journal.restore(copy, path)
    assert [file.name for file in path.parent.glob("*replaced*")] == []
    with Journal.open(path) as journal:
        assert journal.dump() == now
