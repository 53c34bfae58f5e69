"""The write-ahead log beside a journal: interrupted, lost, foreign, or not to be folded."""

from __future__ import annotations

import logging
import shutil
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

import apsw
import pytest
from msgspec.structs import replace

from calfjournal import paths
from calfjournal.cli import main
from calfjournal.domain.file_note import FileNoteKind
from calfjournal.errors import DamagedJournal, StorageFailed
from calfjournal.journal import Journal
from calfjournal.messages import in_words
from calfjournal.messages.file_notes import file_note
from calfjournal.store import checksums
from calfjournal.store.files import shm_of, wal_of
from tests.store.samples import DAY, a_check_in, filled

pytestmark = pytest.mark.faults

PAGE = 4096


@pytest.fixture
def crashed(tmp_path: Path) -> Path:
    """A journal whose newest changes lie in its log, as after kill -9."""
    return crash(tmp_path / "crashed" / "year.calfjournal", changes=12)


def crash(path: Path, changes: int, note: str = "") -> Path:
    """Make a journal and leave it as a killed program does: the file and its log, not closed."""
    path.parent.mkdir(parents=True)
    working = path.with_name("working.calfjournal")
    with filled(working):
        pass
    journal = Journal.open(working)
    for number in range(changes):
        day = DAY + timedelta(days=1 + number)
        journal.checkins.save(replace(a_check_in(day), note=note))
    shutil.copy(working, path)
    shutil.copy(wal_of(working), wal_of(path))
    journal.close()
    working.unlink()
    return path


def content(path: Path) -> dict[str, Any]:
    with Journal.open(path) as journal:
        assert journal.check() == []
        return journal.dump()


def folded(path: Path, folder: Path) -> bytes:
    """The file as it is when its log was folded into it whole."""
    folder.mkdir()
    copy = folder / path.name
    shutil.copy(path, copy)
    shutil.copy(wal_of(path), wal_of(copy))
    checksums.available()
    connection = apsw.Connection(str(copy))
    connection.execute("SELECT count(*) FROM meta").fetchall()
    connection.close()
    assert not wal_of(copy).exists()
    return copy.read_bytes()


def test_every_prefix_of_an_interrupted_checkpoint_opens(crashed: Path, tmp_path: Path) -> None:
    """F02: however far folding the log into the file came, file and log together are whole."""
    before = crashed.read_bytes()
    after = folded(crashed, tmp_path / "folded")
    log = wal_of(crashed).read_bytes()
    changed = [
        at for at in range(0, len(after), PAGE) if before[at : at + PAGE] != after[at : at + PAGE]
    ]
    assert len(changed) > 5
    assert len(after) > len(before), "the last pages make the file longer"
    found = []
    for upto in range(len(changed) + 1):
        path = tmp_path / f"upto-{upto}" / crashed.name
        path.parent.mkdir()
        data = bytearray(before)
        for at in changed[:upto]:
            data[at : at + PAGE] = after[at : at + PAGE]
        path.write_bytes(data)
        wal_of(path).write_bytes(log)
        found.append(content(path))
    assert all(dump == found[0] for dump in found)
    assert len(found[0]["check_in"]) == 13


def test_reader_sees_an_interrupted_checkpoint_whole(crashed: Path, tmp_path: Path) -> None:
    """A reader of such a journal sees everything too, and folds nothing by itself."""
    after = folded(crashed, tmp_path / "folded")
    data = bytearray(crashed.read_bytes())
    data[:PAGE] = after[:PAGE]
    crashed.write_bytes(data)
    log = wal_of(crashed).read_bytes()
    with Journal.open(crashed, read_only=True) as journal:
        assert len(journal.dump()["check_in"]) == 13
    assert crashed.read_bytes() == bytes(data)
    assert wal_of(crashed).read_bytes() == log


def test_broken_beginning_is_mended_by_the_log(crashed: Path) -> None:
    """A first page torn by a power cut is taken from the log."""
    data = bytearray(crashed.read_bytes())
    data[:512] = b"\xff" * 512
    crashed.write_bytes(data)
    assert len(content(crashed)["check_in"]) == 13


def test_lost_log_is_told_by_name(path: Path, tmp_path: Path) -> None:
    """F18: when the log of a crashed journal is deleted, what is missing is counted and named."""
    with filled(path) as journal:
        expected = journal.dump()
    journal = Journal.open(path)
    journal.checkins.save(a_check_in(DAY + timedelta(days=1)))
    journal.checkins.delete(DAY)
    _abandon(journal)
    wal_of(path).unlink()
    with Journal.open(path) as journal:
        assert journal.dump() == expected
        assert journal.check() == []
        (note,) = journal.notes
        assert note.kind is FileNoteKind.CHANGES_MISSING
        assert note.count == 2
        assert [in_words(label).split()[0] for label in note.labels] == ["Log", "Delete"]
        assert note.since is not None
    with Journal.open(path) as journal:
        assert journal.notes == (), "it is told once"


def test_older_copy_put_in_place_is_told_with_the_backup_that_has_more(path: Path) -> None:
    """An older file in the journal's place is sound, but not silently taken for the newest."""
    filled(path).close()
    older = path.read_bytes()
    with Journal.open(path) as journal:
        journal.checkins.save(a_check_in(DAY + timedelta(days=1)))
    newest = Journal.backups(path)[0].path
    path.write_bytes(older)
    with Journal.open(path) as journal:
        (note,) = journal.notes
        assert (note.kind, note.count) == (FileNoteKind.CHANGES_MISSING, 1)
        assert note.path == newest


def test_log_that_cannot_be_read_to_its_end_is_kept(path: Path) -> None:
    """F18: a log with a flipped bit holds what is missing: it is kept before it is overwritten."""
    filled(path).close()
    journal = Journal.open(path)
    for number in range(3):
        journal.checkins.save(a_check_in(DAY + timedelta(days=1 + number)))
    _abandon(journal)
    log = bytearray(wal_of(path).read_bytes())
    log[60] ^= 1
    wal_of(path).write_bytes(log)
    with Journal.open(path) as journal:
        (note,) = journal.notes
        assert (note.kind, note.count) == (FileNoteKind.CHANGES_MISSING, 3)
        assert note.log is not None
        assert note.log.name in file_note(note)
        assert note.log.read_bytes() == log
        assert note.log.stat().st_mode & 0o077 == 0
        journal.checkins.save(a_check_in(DAY + timedelta(days=30)))
    assert note.log.read_bytes() == log
    with Journal.open(path) as journal:
        assert journal.notes == ()


def test_backup_made_after_a_loss_is_not_said_to_hold_what_was_lost(path: Path) -> None:
    """Only a backup with the missing changes in it is named, and with how many of them."""
    filled(path).close()
    older = path.read_bytes()
    journal = Journal.open(path)
    for number in range(3):
        journal.checkins.save(a_check_in(DAY + timedelta(days=1 + number)))
    _abandon(journal)
    wal_of(path).unlink()
    with Journal.open(path) as journal:
        (note,) = journal.notes
        assert (note.count, note.path) == (3, None)
        journal.checkins.delete(DAY)
    after_loss = Journal.backups(path)[0].path
    newer = path.read_bytes()
    path.write_bytes(older)
    with Journal.open(path) as journal:
        (note,) = journal.notes
        assert (note.count, note.path) == (4, None)
    path.write_bytes(newer)
    journal = Journal.open(path)
    journal.checkins.save(a_check_in(DAY + timedelta(days=40)))
    holding = journal.backup()
    journal.checkins.save(a_check_in(DAY + timedelta(days=41)))
    _abandon(journal)
    wal_of(path).unlink()
    with Journal.open(path) as journal:
        (note,) = journal.notes
        assert note.path == holding != after_loss
        assert (note.count, note.held) == (2, 1)
        assert f"{holding.name} holds 1 of them" in file_note(note)


READING = [
    ["plan", "show"],
    ["check"],
    ["export", "OUT.json"],
    ["backup", "OUT.calfjournal"],
    ["doctor"],
    ["doctor", "--repair"],
]


@pytest.mark.parametrize("words", READING, ids=" ".join)
def test_commands_that_only_read_tell_of_a_lost_log(
    path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], words: list[str]
) -> None:
    """F18: who only reads hears of it too, and what is written next still tells it."""
    filled(path).close()
    journal = Journal.open(path)
    journal.checkins.delete(DAY)
    _abandon(journal)
    wal_of(path).unlink()
    before = path.read_bytes()
    given = [str(tmp_path / word) if "OUT" in word else word for word in words]
    assert main(["--journal", str(path), *given]) == ("doctor" in words)
    said = capsys.readouterr()
    assert "1 change is missing" in (said.out if "doctor" in words else said.err)
    assert path.read_bytes() == before
    with Journal.open(path) as journal:
        assert [note.count for note in journal.notes] == [1]


def test_dry_run_of_an_import_tells_of_a_lost_log(
    path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """F18: what is told once is told by the command that opens the journal first."""
    filled(path).close()
    journal = Journal.open(path)
    journal.checkins.delete(DAY)
    _abandon(journal)
    wal_of(path).unlink()
    assert main(["--journal", str(path), "import", "--dry-run", str(tmp_path)]) == 0
    assert "1 change is missing" in capsys.readouterr().err


def test_restored_backup_is_not_called_incomplete(path: Path) -> None:
    """Going back on purpose is no loss, and what is entered then counts as newer."""
    filled(path).close()
    older = Journal.backups(path)[0].path
    with Journal.open(path) as journal:
        for number in range(3):
            journal.checkins.save(a_check_in(DAY + timedelta(days=1 + number)))
    Journal.restore(older, path)
    with Journal.open(path) as journal:
        assert journal.notes == ()
        journal.checkins.save(a_check_in(DAY + timedelta(days=30)))
        expected = journal.dump()
    restored = path.with_name("newest.calfjournal")
    Journal.restore(Journal.backups(path)[0].path, restored)
    assert content(restored) == expected


def test_log_of_another_journal_is_put_aside(crashed: Path, path: Path) -> None:
    """F17: a log that belongs to another journal is never folded in; it is kept and told."""
    with filled(path) as journal:
        expected = journal.dump()
    before = path.read_bytes()
    shutil.copy(wal_of(crashed), wal_of(path))
    with Journal.open(path) as journal:
        assert journal.dump() == expected
        (note,) = journal.notes
        assert note.kind is FileNoteKind.FOREIGN_LOG
        assert note.path is not None
        assert note.path.read_bytes() == wal_of(crashed).read_bytes()
    with Journal.open(path) as journal:
        assert journal.notes == ()
    assert len(path.read_bytes()) == len(before)


def test_log_of_an_older_copy_is_put_aside(crashed: Path, tmp_path: Path) -> None:
    """F17: a log that continues an older state of the same journal does not ruin a newer one."""
    log = wal_of(crashed).read_bytes()
    with Journal.open(crashed) as journal:
        for number in range(40):
            journal.checkins.save(a_check_in(DAY + timedelta(days=100 + number)))
        expected = journal.dump()
    wal_of(crashed).write_bytes(log)
    with Journal.open(crashed) as journal:
        assert journal.dump() == expected
        assert [note.kind for note in journal.notes] == [FileNoteKind.FOREIGN_LOG]


def test_logs_left_behind_do_not_reach_a_new_journal(crashed: Path) -> None:
    """F17: a journal made where one was deleted begins empty; the log of the old one is kept."""
    crashed.unlink()
    log = wal_of(crashed).read_bytes()
    with Journal.create(crashed) as journal:
        assert not any(journal.dump().values())
        (note,) = journal.notes
        assert note.path is not None
        assert note.path.read_bytes() == log


def test_own_log_is_known_on_another_computer(crashed: Path, tmp_path: Path) -> None:
    """A crashed journal moved with its log to a computer that never saw it opens with all of it."""
    moved = tmp_path / "elsewhere" / "other.calfjournal"
    moved.parent.mkdir()
    shutil.copy(crashed, moved)
    shutil.copy(wal_of(crashed), wal_of(moved))
    with Journal.open(moved) as journal:
        assert journal.notes == ()
        assert len(journal.dump()["check_in"]) == 13


def test_large_unclosed_journal_is_read_whole(tmp_path: Path) -> None:
    """A crashed journal of more than a megabyte is tried on a copy like any other."""
    crashed = crash(tmp_path / "crashed" / "year.calfjournal", changes=2, note="x" * 700_000)
    assert crashed.stat().st_size + wal_of(crashed).stat().st_size > 1 << 20
    shutil.rmtree(paths.data_dir())
    assert len(content(crashed)["check_in"]) == 3
    with Journal.open(crashed) as journal:
        journal.checkins.delete(DAY)
        _abandon(journal)
    shutil.rmtree(paths.data_dir())
    assert len(content(crashed)["check_in"]) == 2


def due(journal: Journal) -> bool:
    return journal.wants_check


def test_unclean_end_asks_for_a_whole_check(path: Path) -> None:
    """After an unclean end, and after a week, the whole content is checked; then not again."""
    from calfjournal.tasks import check_file

    filled(path).close()
    with Journal.open(path) as journal:
        assert due(journal)
        assert check_file(path) == []
        journal.checked([])
        assert not due(journal)
    journal = Journal.open(path)
    assert not due(journal)
    journal.checkins.delete(DAY)
    _abandon(journal)
    with Journal.open(path) as journal:
        assert due(journal)


def test_journal_found_damaged_while_open_takes_nothing_more(path: Path) -> None:
    """What a check found stops all writing, in words, and no backup is made of it."""
    journal = filled(path)
    journal.backup()
    known = Journal.backups(path)
    journal.checked(["The file is damaged: row 3 missing from index race_day."])
    with pytest.raises(DamagedJournal, match="row 3 missing"):
        journal.checkins.delete(DAY)
    assert journal.read_only
    assert journal.close() is None
    assert Journal.backups(path) == known


def test_failed_folding_is_told_and_loses_nothing(path: Path) -> None:
    """When the log cannot be folded in, closing says so and the next opening finds everything."""
    journal = filled(path)
    expected = journal.dump()
    with _full_disk(path), _quiet():
        problem = journal.close(back_up=False)
    assert problem is not None
    assert wal_of(path).name in in_words(problem)
    assert wal_of(path).stat().st_size > 0
    assert content(path) == expected


@pytest.mark.parametrize("how", ["other content", "same length", "cut"])
def test_file_overwritten_in_place_is_noticed_before_the_next_save(path: Path, how: str) -> None:
    """F20: a program that writes into the open file is noticed; its content and ours survive."""
    with filled(path.with_name("twin.calfjournal")):
        pass
    twin = path.with_name("twin.calfjournal").read_bytes()
    journal = filled(path)
    journal.checkins.save(a_check_in(DAY + timedelta(days=1)))
    theirs = {
        "other content": twin,
        "same length": path.read_bytes()[::-1],
        "cut": twin[: len(twin) // 2],
    }[how]
    with path.open("r+b") as file:
        file.truncate(len(theirs))
        file.write(theirs)
    with pytest.raises(StorageFailed, match="overwritten"):
        journal.checkins.delete(DAY)
    with _quiet():
        problem = journal.close()
    assert problem is not None
    assert "overwritten" in in_words(problem)
    assert path.read_bytes() == theirs
    assert not wal_of(path).exists()


def _abandon(journal: Journal) -> None:
    """End as a killed program does: nothing is folded, no witness of a clean end."""
    database, path = journal._file.database, journal.path
    kept = wal_of(path).read_bytes()
    file = path.read_bytes()
    witness = journal._file._holding.witness._path  # type: ignore[union-attr]
    last = witness.read_bytes()
    database.close()
    journal._file._closed = True
    journal._file._holding.lock.release()  # type: ignore[union-attr]
    path.write_bytes(file)
    wal_of(path).write_bytes(kept)
    shm_of(path).unlink(missing_ok=True)
    witness.write_bytes(last)


@contextmanager
def _full_disk(path: Path) -> Iterator[None]:
    """Let no file of this process grow beyond the journal's present size."""
    resource = pytest.importorskip("resource", reason="limits files the POSIX way")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    before = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (path.stat().st_size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        signal.signal(signal.SIGXFSZ, before)


@contextmanager
def _quiet() -> Iterator[None]:
    """What is provoked here is logged; the tests fail on log noise."""
    logging.disable(logging.ERROR)
    try:
        yield
    finally:
        logging.disable(logging.NOTSET)
