"""Every copy of a journal that is kept, and what stands in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from calfjournal import paths
from calfjournal.domain.kept_copy import CopyKind
from calfjournal.errors import NotAJournal
from calfjournal.journal import Journal
from calfjournal.store import copies
from calfjournal.tasks import read_journal
from tests.store.samples import filled


def test_all_that_was_kept_is_listed_newest_first(path: Path) -> None:
    """Rotated backups, those before updates and what lies beside the journal; nothing else."""
    filled(path).close()
    (newest,) = [backup.path for backup in Journal.backups(path)]
    folder = paths.backups_dir(path)
    kept = {
        folder / "before-update-from-3-20250601T080000Z.calfjournal": CopyKind.BEFORE_UPDATE,
        path.with_name(f"{path.stem}.replaced-20240601T080000Z.calfjournal"): CopyKind.REPLACED,
        path.with_name(f"{path.stem}.saved-20230601T080000Z.calfjournal"): CopyKind.SAVED,
        folder / "backup-20220601T080000Z-1.calfjournal": CopyKind.BACKUP,
    }
    for file in kept:
        file.write_bytes(newest.read_bytes())
    (folder / "backup-20220601T080000Z-2.calfjournal").symlink_to(newest)
    (folder / "notes.txt").write_text("nothing of ours")
    (folder / "backup-20229901T080000Z-1.calfjournal").write_text("no such day")
    found = {copy.path: copy.kind for copy in copies.listed(path)}
    assert found == {newest: CopyKind.BACKUP} | kept
    assert list(found) == [newest, *kept]


def test_a_copy_holds_what_the_journal_held(path: Path) -> None:
    """The counts and the state of a backup just made are those of the open journal."""
    with filled(path) as journal:
        made = journal.backup()
        assert copies.content_of(made) == copies.content_now(path)
        journal.athlete.weigh(70)
        assert copies.content_of(made).state != copies.content_now(path).state


def test_an_empty_copy_is_listed_and_refused(path: Path) -> None:
    """It has a place in the list, so that nobody counts on it."""
    filled(path).close()
    empty = paths.backups_dir(path) / "backup-20220601T080000Z-1.calfjournal"
    empty.write_bytes(b"")
    assert copies.listed(path)[-1].path == empty
    with pytest.raises(NotAJournal):
        copies.content_of(empty)


def test_a_closed_journal_is_only_looked_at(path: Path) -> None:
    """Counting what it holds changes no byte of it and leaves nothing beside it."""
    filled(path).close()
    before, names = path.read_bytes(), sorted(file.name for file in path.parent.iterdir())
    assert read_journal(path, is_open=False).holding is not None
    assert path.read_bytes() == before
    assert sorted(file.name for file in path.parent.iterdir()) == names
