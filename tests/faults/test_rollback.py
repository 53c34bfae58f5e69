"""A rollback journal beside a journal: a stranger's would ruin it, its own mends it."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from calfjournal.cli import main
from calfjournal.domain.file_note import FileNoteKind
from calfjournal.errors import JournalReadOnly
from calfjournal.journal import Journal
from calfjournal.store.files import rollback_of
from tests.faults.test_log import PAGE, crash
from tests.store.samples import a_check_in, filled

pytestmark = pytest.mark.faults


def test_rollback_journal_of_another_file_is_put_aside(path: Path) -> None:
    """F17: what a stranger's rollback journal says is not done to a sound journal; it is kept."""
    with filled(path) as journal:
        expected = journal.dump()
    before = path.read_bytes()
    foreign = rollback({3: b"\x99" * PAGE}, len(before) // PAGE)
    rollback_of(path).write_bytes(foreign)
    with Journal.open(path, read_only=True) as journal:
        assert journal.dump() == expected
    assert main(["--journal", str(path), "doctor"]) == 0
    assert path.read_bytes() == before
    assert rollback_of(path).read_bytes() == foreign
    with Journal.open(path) as journal:
        assert journal.dump() == expected
        (note,) = journal.notes
        assert note.kind is FileNoteKind.FOREIGN_LOG
        assert note.path is not None
        assert note.path.read_bytes() == foreign
    with Journal.open(path) as journal:
        assert journal.notes == ()


def test_rollback_journal_of_an_older_copy_is_put_aside(path: Path) -> None:
    """F17: pages of an earlier state, sound each for itself, do not get into a newer one."""
    filled(path).close()
    older = path.read_bytes()
    with Journal.open(path) as journal:
        journal.checkins.save(replace(a_check_in(), note="changed"))
        expected = journal.dump()
    newer = path.read_bytes()
    changed = [
        number
        for number in range(2, len(older) // PAGE + 1)
        if older[(number - 1) * PAGE : number * PAGE] != newer[(number - 1) * PAGE : number * PAGE]
    ]
    pages = {number: older[(number - 1) * PAGE : number * PAGE] for number in changed}
    rollback_of(path).write_bytes(rollback(pages, len(newer) // PAGE))
    for read_only in (True, False):
        with Journal.open(path, read_only=read_only) as journal:
            assert journal.dump() == expected


def test_own_rollback_journal_mends_the_journal(path: Path) -> None:
    """F17: what was being changed when a program died is undone, as SQLite means it."""
    with filled(path) as journal:
        expected = journal.dump()
    data = bytearray(path.read_bytes())
    original = bytes(data[2 * PAGE : 3 * PAGE])
    data[2 * PAGE : 3 * PAGE] = b"\x99" * PAGE
    for read_only in (True, False):
        path.write_bytes(data)
        rollback_of(path).write_bytes(rollback({3: original}, len(data) // PAGE))
        with Journal.open(path, read_only=read_only) as journal:
            assert journal.dump() == expected
            assert journal.notes == ()
        assert not rollback_of(path).exists()


def test_change_of_the_way_to_write_may_be_cut_off(path: Path, tmp_path: Path) -> None:
    """F17: a copy that was being opened for the first time opens again, and nothing is told."""
    with filled(tmp_path / "working.calfjournal") as journal:
        expected = journal.dump()
        journal.backup(path)
    first = path.read_bytes()[:PAGE]
    Journal.open(path).close()
    assert path.read_bytes()[:PAGE] != first
    rollback_of(path).write_bytes(rollback({1: first}, path.stat().st_size // PAGE))
    with Journal.open(path) as journal:
        assert journal.dump() == expected
        assert journal.notes == ()


def test_rollback_journal_beside_a_log_is_a_strangers(tmp_path: Path) -> None:
    """F17: the newest changes in the log outlast a stranger's rollback journal beside them."""
    crashed = crash(tmp_path / "crashed" / "year.calfjournal", changes=12)
    pages = crashed.stat().st_size // PAGE
    rollback_of(crashed).write_bytes(rollback({3: b"\x99" * PAGE}, pages))
    with pytest.raises(JournalReadOnly, match="another file"):
        Journal.open(crashed, read_only=True)
    with Journal.open(crashed) as journal:
        assert len(journal.dump()["check_in"]) == 13
        assert [note.kind for note in journal.notes] == [FileNoteKind.FOREIGN_LOG]


def rollback(pages: dict[int, bytes], count: int) -> bytes:
    """Return a rollback journal as SQLite writes it, for a file of so many pages."""
    nonce, sector = 0x1234, 512
    words = (len(pages), nonce, count, sector, PAGE)
    head = bytes.fromhex("d9d505f920a163d7") + b"".join(word.to_bytes(4, "big") for word in words)
    records = [
        number.to_bytes(4, "big") + page + _sum(page, nonce) for number, page in pages.items()
    ]
    return head.ljust(sector, b"\0") + b"".join(records)


def _sum(page: bytes, nonce: int) -> bytes:
    total = nonce + sum(page[at] for at in range(PAGE - 200, 0, -200))
    return (total & 0xFFFFFFFF).to_bytes(4, "big")
