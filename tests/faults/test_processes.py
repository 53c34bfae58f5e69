"""Processes that are killed, stopped or run out of disk."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest

from calfjournal.errors import JournalLocked, JournalReadOnly, StorageFailed
from calfjournal.journal import Journal
from calfjournal.store import checksums
from tests.store.samples import DAY, filled

if sys.platform == "win32":
    pytest.skip("kills, stops and limits processes the POSIX way", allow_module_level=True)

pytestmark = pytest.mark.faults

REPO = Path(__file__).resolve().parents[2]


@contextmanager
def child(name: str, path: Path) -> Iterator[subprocess.Popen[str]]:
    """Start a child, wait until it is ready, and see to it that it ends."""
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.faults.children", name, str(path)],
        cwd=REPO,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=dict(os.environ),
    )
    assert process.stdout is not None
    try:
        if name != "full":
            assert process.stdout.readline() == "ready\n"
        yield process
    finally:
        process.kill()
        process.communicate()


@pytest.mark.parametrize("seed", range(4))
def test_kill_during_saves_loses_nothing_acknowledged(path: Path, seed: int) -> None:
    """F01: after kill -9 at any moment everything printed is there, sound, and undo works."""
    chance = random.Random(seed)
    acknowledged: set[int] = set()
    for _ in range(3):
        with child("save", path) as process:
            assert process.stdout is not None
            for _ in range(chance.randrange(1, 12)):
                acknowledged |= {int(word) for word in process.stdout.readline().split()}
            time.sleep(chance.random() / 100)  # not to wait for anything: to hit any moment
            process.send_signal(signal.SIGKILL)
            rest = process.communicate()[0].splitlines()
            whole = [line.split() for line in rest if len(line.split()) == 2]
            acknowledged |= {int(word) for words in whole for word in words if len(word) > 15}
        with Journal.open(path) as journal:
            assert journal.check() == []
            days = journal.checkins.between(DAY, DAY + timedelta(days=9000))
            present = {day.id for day in days} | {s.id for s in journal.sessions.on(DAY)}
            assert acknowledged <= present
    with Journal.open(path) as journal:
        while journal.undo():
            pass
        assert not any(journal.dump().values())


def test_kill_during_import_is_all_or_nothing(path: Path) -> None:
    """F03: an import that is killed is whole or absent, and done again it doubles nothing."""
    from tests.faults.children import batch

    chance = random.Random(7)
    for _ in range(4):
        with child("bring", path) as process:
            time.sleep(chance.random() / 2)  # to hit any moment
            process.send_signal(signal.SIGKILL)
        with Journal.open(path) as journal:
            assert journal.counts()["runs"] in (0, 3000)
            assert journal.check() == []
            journal.runs.add_batch(batch())
            assert journal.counts()["runs"] == 3000
            journal.undo()


def test_kill_during_restore_leaves_one_whole_journal(path: Path) -> None:
    """F02: whenever a restore is killed, the journal is the old or the new one, never a mix."""
    with filled(path) as journal:
        journal.backup(path.with_name("copy.calfjournal"))
        expected = journal.dump()
    chance = random.Random(3)
    for _ in range(4):
        with child("restore", path) as process:
            assert process.stdout is not None
            process.stdout.readline()
            time.sleep(chance.random() / 20)  # to hit any moment
            process.send_signal(signal.SIGKILL)
        with Journal.open(path) as journal:
            assert journal.dump() == expected
            assert journal.check() == []


def test_full_disk_keeps_what_was_acknowledged(path: Path) -> None:
    """F05: when the disk refuses, the save fails in plain words and all before it is there."""
    with child("full", path) as process:
        output, errors = process.communicate(timeout=60)
    lines = output.splitlines()
    ids = [int(line) for line in lines if line.isdigit()]
    error = next(line for line in lines if line.startswith("error"))
    assert "StorageFailed" in error
    assert "nothing of this change was kept" in error.lower()
    count = next(line for line in lines if line.startswith("count"))
    assert count.split()[1] == str(len(ids)), "reading still works, and the failed save is absent"
    assert len(ids) > 3
    assert "Traceback" not in errors
    with Journal.open(path) as journal:
        found = journal.checkins.between(DAY, DAY + timedelta(days=1000))
        assert [day.id for day in found] == ids
        assert journal.check() == []
        assert journal.undo_label is not None
    assert all(info.size > 0 for info in Journal.backups(path))


def test_second_process_is_refused_even_by_a_hung_one(path: Path) -> None:
    """F19: a hung window keeps its journal, others and readers are free, kill -9 frees it."""
    with child("hold", path) as process:
        process.send_signal(signal.SIGSTOP)
        with pytest.raises(JournalLocked, match=f"process {process.pid}"):
            Journal.open(path)
        Journal.create(path.with_name("other.calfjournal")).close()
        Journal.open(path, read_only=True).close()
        process.send_signal(signal.SIGKILL)
        process.wait()
        Journal.open(path).close()


@pytest.mark.parametrize("folder_mode", [0o555, 0o755])
def test_read_only_places_open_to_read(tmp_path: Path, folder_mode: int) -> None:
    """F08: without the right to write, a journal opens read-only and everything can be read."""
    folder = tmp_path / "stick"
    folder.mkdir()
    path = folder / "year.calfjournal"
    with filled(path) as journal:
        expected = journal.dump()
        journal.export_json(tmp_path / "warm-up.json")
    path.chmod(0o444)
    folder.chmod(folder_mode)
    out = tmp_path / "out"
    out.mkdir()
    out.chmod(0o777)
    with unprivileged(tmp_path), Journal.open(path) as journal:
        assert journal.read_only
        assert journal.dump() == expected
        assert journal.check() == []
        journal.export_json(out / "x.json")
        journal.backup(out / "copy.calfjournal")
        with pytest.raises(JournalReadOnly):
            journal.checkins.delete(DAY)
    folder.chmod(0o755)
    assert [file.name for file in folder.iterdir()] == [path.name]


def test_unclosed_journal_in_a_read_only_folder(tmp_path: Path) -> None:
    """F08: a crashed journal on a read-only stick is shown whole or refused, never older."""
    folder = tmp_path / "stick"
    folder.mkdir()
    path = folder / "year.calfjournal"
    with child("save", path) as process:
        assert process.stdout is not None
        acknowledged = int(process.stdout.readline().split()[0])
        process.send_signal(signal.SIGKILL)
        process.wait()
    path.with_name(f"{path.name}-shm").unlink()
    path.with_name(f"{path.name}.lock").unlink()
    for file in folder.iterdir():  # On a stick everybody may read.
        file.chmod(0o444)
    folder.chmod(0o555)
    with unprivileged(tmp_path), pytest.raises(JournalReadOnly, match="not closed properly"):
        Journal.open(path)
    folder.chmod(0o755)
    for file in folder.iterdir():
        file.chmod(0o644)
    with Journal.open(path) as journal:
        assert acknowledged in {day.id for day in journal.checkins.between(DAY, DAY)}


def test_deleted_log_still_opens(path: Path) -> None:
    """F18: when someone deletes the log of a crashed journal, the rest opens and is sound."""
    with filled(path) as journal:
        expected = journal.dump()
    with child("save", path) as process:
        assert process.stdout is not None
        process.stdout.readline()
        process.send_signal(signal.SIGKILL)
        process.wait()
    path.with_name(f"{path.name}-wal").unlink()
    with Journal.open(path) as journal:
        assert journal.check() == []
        assert journal.dump() == expected


def test_journal_in_a_folder_without_permission_is_refused_plainly(tmp_path: Path) -> None:
    """F09: where nothing may be made, the message names the folder."""
    folder = tmp_path / "locked"
    folder.mkdir()
    folder.chmod(0o555)
    with unprivileged(tmp_path), pytest.raises(StorageFailed, match="locked"):
        Journal.create(folder / "year.calfjournal")
    folder.chmod(0o755)
    assert list(folder.iterdir()) == []


@contextmanager
def unprivileged(place: Path) -> Iterator[None]:
    """Be nobody for a while, since root may write everywhere; others stay who they are."""
    if os.geteuid() != 0:
        yield
        return
    checksums.available()  # Nobody may not read the libraries of a Python in root's home.
    modes = {folder: folder.stat().st_mode for folder in (place, *place.parents)}
    for folder, mode in modes.items():
        if not mode & 0o001:
            folder.chmod(mode | 0o011)
    os.setresgid(65534, 65534, 0)
    os.setresuid(65534, 65534, 0)
    try:
        yield
    finally:
        os.setresuid(0, 0, 0)
        os.setresgid(0, 0, 0)
        for folder, mode in modes.items():
            folder.chmod(mode)
