"""Who may read the journal's files, which names are trusted, and what is swept."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
import threading
import time
from datetime import timedelta
from pathlib import Path

import pytest

from calfjournal import paths
from calfjournal.domain.file_note import FileNoteKind
from calfjournal.errors import CalfjournalError, JournalLocked
from calfjournal.journal import Journal
from calfjournal.store.files import wal_of
from calfjournal.store.lock import lock_path
from tests.store.samples import DAY, a_check_in, filled

pytestmark = [
    pytest.mark.faults,
    pytest.mark.skipif(sys.platform == "win32", reason="rights and links the POSIX way"),
]


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@pytest.fixture(autouse=True)
def usual_umask() -> None:
    """New files are readable for everybody unless a program sees to it."""
    os.umask(0o022)


def test_health_data_is_for_its_owner_only(tmp_path: Path) -> None:
    """Journal, log, lock, backups and witness are 0600 in folders 0700; exports follow the mask."""
    path = tmp_path / "new folder" / "year.calfjournal"
    with filled(path) as journal:
        journal.backup()
        beside = [path, wal_of(path), lock_path(path)]
        assert {mode(file) for file in beside} == {0o600}
        journal.export_json(tmp_path / "year.json")
    assert mode(path.parent) == 0o700
    folder = paths.backups_dir(path)
    assert {mode(file) for file in folder.iterdir()} == {0o600}
    assert mode(folder) == mode(folder.parent) == 0o700
    assert mode(tmp_path / "year.json") == 0o644


def test_every_folder_of_ours_is_for_its_owner_only(tmp_path: Path) -> None:
    """Whatever the mask, and whatever is written first: folders that hold health data are 0700."""
    os.umask(0)
    Journal.create(tmp_path / "year.calfjournal").close()
    journal = Journal.open(tmp_path / "year.calfjournal")
    journal.checkins.save(a_check_in())
    made = [folder for folder in paths.data_dir().rglob("*") if folder.is_dir()]
    assert made
    assert {mode(folder) for folder in (paths.data_dir(), *made)} == {0o700}
    paths.data_dir().chmod(0o755)
    journal.close()
    assert mode(paths.data_dir()) == 0o700, "what an earlier version left open is closed"


def test_journal_that_was_open_to_others_is_closed_to_them(path: Path) -> None:
    """A journal made by an earlier version with the usual mask becomes private when opened."""
    filled(path).close()
    path.chmod(0o664)
    Journal.open(path).close()
    assert mode(path) == 0o600


def test_stricter_mode_is_kept_by_restore(path: Path) -> None:
    """Restoring over a write-protected journal leaves it write-protected."""
    filled(path).close()
    path.chmod(0o400)
    Journal.restore(Journal.backups(path)[0].path, path)
    assert mode(path) == 0o400


def test_link_to_a_journal_is_resolved_once(path: Path) -> None:
    """A link to a journal opens the journal; the link itself is never replaced."""
    filled(path).close()
    link = path.with_name("link.calfjournal")
    link.symlink_to(path)
    with Journal.open(link) as journal:
        assert journal.path == path.resolve()
        journal.checkins.save(a_check_in(DAY + timedelta(days=1)))
        link.unlink()
        journal.checkins.save(a_check_in(DAY + timedelta(days=2)))
    with Journal.open(path) as journal:
        assert journal.checkins.get(DAY + timedelta(days=2)) is not None


def test_hard_links_are_told(path: Path) -> None:
    """A journal with two names is opened, and the athlete hears of the second."""
    filled(path).close()
    os.link(path, path.with_name("twin.calfjournal"))
    with Journal.open(path) as journal:
        assert [(note.kind, note.count) for note in journal.notes] == [(FileNoteKind.HARD_LINKS, 2)]


@pytest.mark.parametrize("name", ["lock", "log", "target"])
def test_links_under_our_own_names_are_refused(path: Path, tmp_path: Path, name: str) -> None:
    """A link somebody laid under the name of a lock, a log or a copy writes into no other file."""
    filled(path).close()
    victim = tmp_path / "victim.txt"
    victim.write_text("precious")
    trap = {"lock": lock_path(path), "log": wal_of(path), "target": tmp_path / "copy"}[name]
    trap.symlink_to(victim)
    with pytest.raises(CalfjournalError), Journal.open(path) as journal:
        journal.backup(trap)
    assert victim.read_text() == "precious"
    assert trap.is_symlink()


def test_rubbish_of_killed_programs_is_swept(path: Path) -> None:
    """Temporary files whose program is gone are removed at open; those of others stay."""
    filled(path).close()
    tell = [sys.executable, "-c", "import os; print(os.getpid())"]
    dead = int(subprocess.run(tell, capture_output=True, check=True).stdout)
    ours = [
        path.with_name(f".year.{dead}-abcd_123.tmp"),
        path.with_name(f".year.{dead}-abcd_123.tmp-wal"),
        path.with_name(".year.abcd_123.tmp"),  # as the first version named them
    ]
    others = [
        path.with_name(f".year.{os.getppid()}-abcd_123.tmp"),
        path.with_name(f".other.{dead}-abcd_123.tmp"),
        path.with_name("year.tmp"),
        path.with_name(".year.abcd_124.tmp"),
    ]
    for file in (*ours, *others):
        file.write_text("")
    long_ago = time.time() - 2 * 24 * 3600
    os.utime(ours[2], (long_ago, long_ago))
    Journal.open(path).close()
    assert [file for file in ours if file.exists()] == []
    assert [file for file in others if not file.exists()] == []


def test_nothing_is_written_after_closing_or_by_another_thread(path: Path) -> None:
    """A write that comes too late or from elsewhere raises and changes nothing."""
    journal = filled(path)
    failures: list[BaseException] = []

    def write() -> None:
        try:
            journal.checkins.delete(DAY)
        except RuntimeError as error:
            failures.append(error)

    elsewhere = threading.Thread(target=write)
    elsewhere.start()
    elsewhere.join()
    journal.close()
    write()
    assert len(failures) == 2
    with Journal.open(path) as again:
        assert again.checkins.get(DAY) is not None


def test_journal_whose_folder_is_not_private_still_opens(tmp_path: Path) -> None:
    """A folder the athlete made stays as open as it is: only our own folders are private."""
    folder = tmp_path / "shared"
    folder.mkdir(mode=0o755)
    filled(folder / "year.calfjournal").close()
    assert mode(folder) == 0o755


def test_two_names_of_one_file_share_the_lock(path: Path) -> None:
    """Through a link, too, the second writer is refused."""
    link = path.with_name("link.calfjournal")
    link.symlink_to(path)
    with filled(path), pytest.raises(JournalLocked):
        Journal.open(link)
