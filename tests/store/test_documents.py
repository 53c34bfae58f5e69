"""Nothing that is written where the user says takes the place of a journal."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from calfjournal.errors import FileExists, StorageFailed
from calfjournal.journal import Journal
from calfjournal.store import exchange
from calfjournal.store.documents import write_document
from tests.store.samples import filled

PDF = b"%PDF-1.7 a plan"


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    with filled(tmp_path / "mine.calfjournal") as opened:
        yield opened


def _itself(folder: Path) -> Path:
    return folder / "mine.calfjournal"


def _round_about(folder: Path) -> Path:
    (folder / "sub").mkdir()
    return folder / "sub" / ".." / "mine.calfjournal"


def _link(folder: Path) -> Path:
    (folder / "plan.pdf").symlink_to(folder / "mine.calfjournal")
    return folder / "plan.pdf"


def _hard_link(folder: Path) -> Path:
    os.link(folder / "mine.calfjournal", folder / "plan.pdf")
    return folder / "plan.pdf"


def _log(folder: Path) -> Path:
    return folder / "mine.calfjournal-wal"


def _link_to_log(folder: Path) -> Path:
    (folder / "plan.pdf").symlink_to(folder / "mine.calfjournal-wal")
    return folder / "plan.pdf"


def _lock(folder: Path) -> Path:
    return folder / "mine.calfjournal.lock"


def _another_journal(folder: Path) -> Path:
    filled(folder / "other.calfjournal").close()
    return folder / "other.calfjournal"


def _renamed_journal(folder: Path) -> Path:
    filled(folder / "other.calfjournal").close()
    return (folder / "other.calfjournal").rename(folder / "plan.pdf")


def _damaged_journal(folder: Path) -> Path:
    (folder / "broken.calfjournal").write_bytes(b"nothing is left of the beginning")
    return folder / "broken.calfjournal"


def _free_journals_name(folder: Path) -> Path:
    return folder / "new.CALFJOURNAL"


def _foreign_database(folder: Path) -> Path:
    foreign = sqlite3.connect(folder / "photos.db")
    foreign.execute("CREATE TABLE photo (name)")
    foreign.commit()
    foreign.close()
    return folder / "photos.db"


def _folder(folder: Path) -> Path:
    (folder / "plan.pdf").mkdir()
    return folder / "plan.pdf"


def _pipe(folder: Path) -> Path:
    os.mkfifo(folder / "plan.pdf")
    return folder / "plan.pdf"


DEAR = [
    _itself, _round_about, _link, _hard_link, _log, _link_to_log, _lock, _another_journal,
    _renamed_journal, _damaged_journal, _free_journals_name, _foreign_database, _folder, _pipe,
]  # fmt: skip
WRITERS: dict[str, Callable[[Journal, Path], object]] = {
    "document": lambda journal, path: journal.write_document(path, PDF),
    "json": Journal.export_json,
    "csv": Journal.export_csv,
    "backup": lambda journal, path: journal.backup(path),
    "forced backup": lambda journal, path: journal.backup(path, force=True),
}


def _content(folder: Path) -> dict[str, bytes]:
    return {
        file.name: file.read_bytes()
        for file in sorted(folder.iterdir())
        if file.is_file() and not file.name.endswith("-shm")  # SQLite marks its readers there
    }


@pytest.mark.parametrize("writer", WRITERS)
@pytest.mark.parametrize("make", DEAR)
def test_no_writer_takes_the_place_of_a_journal(
    journal: Journal, make: Callable[[Path], Path], writer: str
) -> None:
    """Journals, their logs and locks, other databases and what is no file stay byte for byte.

    Through links and hard links too; what is typed afterwards is still kept.
    """
    if make is _free_journals_name and "backup" in writer:
        pytest.skip("a copy of a journal may be called one")
    target = make(journal.path.parent)
    before = _content(journal.path.parent)
    with pytest.raises(FileExists) as refused:
        WRITERS[writer](journal, target)
    assert target.name in refused.value.message
    assert _content(journal.path.parent) == before
    journal.athlete.save(journal.athlete.get())
    assert journal.check() == []


def test_documents_replace_documents(journal: Journal, tmp_path: Path) -> None:
    """An older PDF or an older text makes room, a free name is taken, nothing else is left."""
    folder = tmp_path / "out"
    folder.mkdir()
    for _ in range(2):
        journal.write_document(folder / "plan.pdf", PDF)
        journal.export_json(folder / "all.json")
    (folder / "notes.txt").write_text("old")
    journal.write_document(folder / "notes.txt", b"new")
    assert sorted(file.name for file in folder.iterdir()) == ["all.json", "notes.txt", "plan.pdf"]
    assert (folder / "notes.txt").read_bytes() == b"new"


def test_a_folder_that_is_not_there_is_said(journal: Journal, tmp_path: Path) -> None:
    """What the disk refuses is told as such."""
    with pytest.raises(StorageFailed, match="nowhere"):
        journal.write_document(tmp_path / "nowhere" / "plan.pdf", PDF)


def test_a_backup_takes_only_a_free_name(journal: Journal, tmp_path: Path) -> None:
    """Whatever is there stays, a link that leads nowhere too, and the way out is named."""
    (tmp_path / "notes.txt").write_text("mine")
    (tmp_path / "link").symlink_to(tmp_path / "gone")
    copy = journal.backup(tmp_path / "copy.calfjournal")
    before = copy.read_bytes()
    for taken in ("notes.txt", "link", "copy.calfjournal"):
        with pytest.raises(FileExists, match="--force"):
            journal.backup(tmp_path / taken)
    assert copy.read_bytes() == before
    assert (tmp_path / "notes.txt").read_text() == "mine"


def test_force_replaces_a_copy_but_no_journal(journal: Journal, tmp_path: Path) -> None:
    """An older copy makes room until somebody opens it: then it is a journal like any other."""
    copy = journal.backup(tmp_path / "copy.calfjournal")
    journal.backup(copy, force=True)
    Journal.open(copy, read_only=True).close()
    journal.backup(copy, force=True)
    Journal.open(copy).close()
    with pytest.raises(FileExists, match="no copy"):
        journal.backup(copy, force=True)
    (tmp_path / "notes.txt").write_text("mine")
    journal.backup(tmp_path / "notes.txt", force=True)
    with Journal.open(tmp_path / "notes.txt", read_only=True) as same:
        assert same.counts() == journal.counts()


def _restored(made: Path, copy: Path) -> None:
    Journal.restore(copy, made)


def _restored_from_json(made: Path, copy: Path) -> None:
    with Journal.open(copy, read_only=True) as journal:
        journal.export_json(made.with_name("all.json"))
    Journal.restore(made.with_name("all.json"), made)


def _imported(made: Path, copy: Path) -> None:
    with Journal.open(copy, read_only=True) as journal:
        journal.export_json(made.with_name("all.json"))
    exchange.import_json(made.with_name("all.json"), made)


def _salvaged(made: Path, copy: Path) -> None:
    Journal.salvage(copy, made)


MAKERS = [_restored, _restored_from_json, _imported, _salvaged]


@pytest.mark.parametrize("make", MAKERS)
def test_force_never_replaces_a_journal_nobody_wrote_in_yet(
    journal: Journal, tmp_path: Path, make: Callable[[Path, Path], None]
) -> None:
    """What was put back or saved may be the only copy: it is a journal before its first change."""
    made = tmp_path / "other.calfjournal"
    make(made, journal.backup(tmp_path / "copy.calfjournal"))
    before = made.read_bytes()
    with pytest.raises(FileExists, match="no copy"):
        journal.backup(made, force=True)
    assert made.read_bytes() == before
    assert sorted(tmp_path.glob("other*")) == [made]


KEPT = ["K.calfjournal-wal", "K.CALFJOURNAL-shm", "k.calfjournal-journal", "K.calfjournal.lock"]


@pytest.mark.parametrize("name", [*KEPT, "named.db-wal"])
def test_no_journal_takes_the_name_of_a_log(journal: Journal, tmp_path: Path, name: str) -> None:
    """Whoever opened that other journal would take the file for its log, or remove it."""
    copy = journal.backup(tmp_path / "copy.calfjournal")
    filled(tmp_path / "named.db").close()
    journal.export_json(tmp_path / "all.json")
    target = tmp_path / name
    for write in (
        lambda: journal.backup(target),
        lambda: journal.backup(target, force=True),
        lambda: journal.export_json(target),
        lambda: Journal.restore(copy, target),
        lambda: Journal.salvage(copy, target),
        lambda: Journal.import_json(tmp_path / "all.json", target),
        lambda: Journal.create(target),
    ):
        with pytest.raises(FileExists, match=name):
            write()
        assert not target.exists()


def test_a_name_that_only_sounds_so_is_free(journal: Journal, tmp_path: Path) -> None:
    """A copy may be called what it likes where there is no journal it could belong to."""
    assert journal.backup(tmp_path / "my-journal").exists()


def test_the_open_journal_is_never_opened_beside_sqlite(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    """F42: looking whether it is in the way never opens it: closing would drop SQLite's locks."""
    opened: list[str] = []
    original = Path.open

    def listening(path: Path, *given: object, **named: object) -> object:
        opened.append(os.path.realpath(path))
        return original(path, *given, **named)  # type: ignore[call-overload]

    monkeypatch.setattr(Path, "open", listening)
    for name in (_link(journal.path.parent), journal.path):
        with pytest.raises(FileExists):
            write_document(name, PDF, journal=journal.path)
        with pytest.raises(FileExists):
            journal.backup(name, force=True)
    assert str(journal.path) not in opened


@pytest.mark.skipif(os.name == "nt", reason="modes are POSIX")
def test_documents_follow_the_mask_and_stay_closed(journal: Journal, tmp_path: Path) -> None:
    """A new document is as open as the user's mask says; one kept private stays private."""
    before = os.umask(0o027)
    try:
        journal.write_document(tmp_path / "open.pdf", PDF)
        (tmp_path / "closed.pdf").write_bytes(b"")
        (tmp_path / "closed.pdf").chmod(0o600)
        journal.write_document(tmp_path / "closed.pdf", PDF)
    finally:
        os.umask(before)
    assert (tmp_path / "open.pdf").stat().st_mode & 0o777 == 0o640
    assert (tmp_path / "closed.pdf").stat().st_mode & 0o777 == 0o600
