"""F17, F22, F23, F41: what lies beside a restored journal, bad backups, wrong clocks, mass loss."""

from __future__ import annotations

import json
import os
import random
import sqlite3
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import apsw
import pytest

from calfjournal.errors import CalfjournalError, FileExists, JournalMissing
from calfjournal.importers.batch import ImportBatch
from calfjournal.journal import Journal
from calfjournal.store import backup as backups
from calfjournal.store.files import wal_of
from calfjournal.store.migrations import LATEST
from calfjournal.store.rotation import DAILY, MONTHLY, RECENT, WEEKLY, made_at
from tests.faults import acts, children, kit
from tests.faults.oracles import digest, digests, state_of
from tests.store.samples import DAY, a_check_in, filled

pytestmark = pytest.mark.faults


# ------------------------------------------------------------------------- F17: beside it


def test_log_of_a_killed_process_does_not_reach_a_restored_journal(template: Path) -> None:
    """F17: the log goes aside with the journal it belongs to; the restored one is the backup."""
    path, copy = template / acts.JOURNAL, template / acts.COPY
    with kit.child(children.save, path) as process:
        assert process.stdout is not None
        acknowledged = {int(word) for word in process.stdout.readline().split()}
        process.kill()
        process.wait()
    assert wal_of(path).stat().st_size > 0
    kept = Journal.restore(copy, path)
    assert kept is not None
    assert state_of(path) == state_of(copy)
    with Journal.open(path) as journal:
        assert journal.check() == []
    with Journal.open(kept) as journal:
        rows = {row["id"] for table in journal.dump().values() for row in table}
        assert acknowledged <= rows


def test_rollback_journal_does_not_reach_a_restored_journal(template: Path) -> None:
    """F17: what another program, or a killed update, left to be rolled back stays out of it."""
    path, copy = template / acts.JOURNAL, template / acts.COPY
    hot = hot_rollback(path)
    assert hot.exists()
    Journal.restore(copy, path)
    assert state_of(path) == state_of(copy)
    assert not hot.exists()


def hot_rollback(path: Path) -> Path:
    """Leave a rollback journal as a process does that is killed at the end of a transaction."""
    connection = apsw.Connection(str(path))
    connection.pragma("journal_mode", "delete")
    connection.close()
    tracer = kit.strace("-etrace=unlink", "-einject=unlink:signal=KILL")
    process = kit.start(children.rewrite_notes, path, prefix=tracer)
    assert "Traceback" not in process.communicate()[1]
    return path.with_name(f"{path.name}-journal")


# ------------------------------------------------------------------------- F22: bad backups


def _folder(file: Path) -> None:
    file.unlink()
    file.mkdir()


def _pipe(file: Path) -> None:
    file.unlink()
    os.mkfifo(file)


def _other_program(file: Path) -> None:
    file.unlink()
    with sqlite3.connect(file) as connection:
        connection.execute("PRAGMA application_id = 252006674")
        connection.execute("CREATE TABLE session (id INTEGER)")
    connection.close()


def _newer(file: Path) -> None:
    connection = apsw.Connection(str(file))
    connection.pragma("user_version", LATEST + 1)
    connection.close()


def _page_of_noise(file: Path) -> None:
    data = bytearray(file.read_bytes())
    data[4096 * 5 : 4096 * 6] = random.Random(5).randbytes(4096)
    file.write_bytes(data)


def _one_bit(file: Path) -> None:
    data = bytearray(file.read_bytes())
    data[len(data) // 2] ^= 4
    file.write_bytes(data)


def _archive(file: Path) -> None:
    file.unlink()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("../../evil.txt", "x")
        archive.writestr("bomb", bytes(50_000_000))


BAD: dict[str, Callable[[Path], object]] = {
    "missing": lambda file: file.unlink(),
    "empty": lambda file: file.write_bytes(b""),
    "text": lambda file: file.write_text("no" * 5000),
    "half": lambda file: os.truncate(file, file.stat().st_size // 2),
    "a folder": _folder,
    "a pipe": _pipe,
    "of another program": _other_program,
    "newer": _newer,
    "page of noise": _page_of_noise,
    "one bit": _one_bit,
    "archive with a bomb": _archive,
}


@pytest.mark.parametrize("kind", BAD)
def test_bad_backup_never_touches_the_journal(template: Path, kind: str) -> None:
    """F22: a backup that fails its check is refused before anything of the journal is touched."""
    copy = template / acts.COPY
    BAD[kind](copy)
    before = digests(template)
    with pytest.raises(CalfjournalError):
        Journal.restore(copy, template / acts.JOURNAL)
    assert digests(template) == before


def _emptied(content: dict[str, object]) -> None:
    content["tables"] = {}


def _future(content: dict[str, object]) -> None:
    content["version"] = 99


BAD_EXPORTS: dict[str, Callable[[dict[str, object]], object]] = {
    "without tables": _emptied,
    "newer": _future,
    "of another program": lambda content: content.update(format="diary"),
}


@pytest.mark.parametrize("kind", BAD_EXPORTS)
def test_bad_export_never_touches_the_journal(template: Path, kind: str) -> None:
    """F22: the same for exports, also for one cut off."""
    export = template / "out.json"
    content = json.loads(export.read_text(encoding="utf-8"))
    BAD_EXPORTS[kind](content)
    whole = json.dumps(content)
    before = digest(template / acts.JOURNAL)
    for text in (whole, whole[:-100]):
        export.write_text(text, encoding="utf-8")
        with pytest.raises(CalfjournalError):
            Journal.restore(export, template / acts.JOURNAL)
        assert digest(template / acts.JOURNAL) == before
    assert list(template.glob("*replaced*")) == []


# ------------------------------------------------------------------------- F23: rotation


def test_four_hundred_days_with_a_clock_that_jumps(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """F23: over 400 days, with a clock two years back and ten ahead, backups to go back to stay.

    Bad and foreign files lie among them; nothing is deleted that the rotation did not make.
    """
    start = datetime(2026, 1, 1, 21, 30, tzinfo=UTC)
    now = start

    def clock() -> datetime:
        return now

    monkeypatch.setattr(backups, "utc_now", clock)
    journal = filled(path)
    folder = journal.backup().parent
    strangers = _strangers(folder)
    wrong = {range(200, 216): -730, range(300, 316): 3650}
    for day in (*range(0, 370, 4), *range(370, 400)):
        jump = next((days for span, days in wrong.items() if day in span), 0)
        now = start + timedelta(days=day + jump, minutes=day)
        journal.checkins.save(a_check_in(DAY + timedelta(days=day)))
        newest = journal.backup()
        assert Journal.backups(path)[0].path == newest, day
    expected = journal.dump()
    journal.close()
    assert {file: digest(file) for file in strangers} == strangers
    kept = {info.at for info in Journal.backups(path) if info.size > 2}
    right = sorted(at for at in kept if start <= at <= now)
    assert right[-DAILY:] == [start + timedelta(days=d, minutes=d) for d in range(393, 400)]
    assert len({at.isocalendar()[:2] for at in right}) >= WEEKLY
    assert len({(at.year, at.month) for at in right}) >= MONTHLY - 2, "two are the wrong clock's"
    assert len(kept) <= 3 * (RECENT + DAILY + WEEKLY + MONTHLY)
    restored = path.with_name("restored.calfjournal")
    Journal.restore(Journal.backups(path)[0].path, restored)
    with Journal.open(restored) as journal:
        assert journal.dump() == expected


def _strangers(folder: Path) -> dict[Path, str]:
    """Put what is not the rotation's to delete into the folder of backups."""
    names = (
        "before-update-from-1-20200101T000000Z.calfjournal",
        "backup-2020.calfjournal",
        "holiday.txt",
        "backup-20200101T000000Z.calfjournal.part",
    )
    for name in names:
        (folder / name).write_text("hands off")
    (folder / "backup-20990101T000000Z-999999.calfjournal").write_bytes(b"")
    assert made_at("backup-20990101T000000Z-999999.calfjournal") is not None
    return {file: digest(file) for file in map(folder.joinpath, names)}


# ------------------------------------------------------------------------- F41: mass loss


def test_empty_source_deletes_nothing(template: Path) -> None:
    """F41: importing nothing changes nothing, and an export never goes into a journal in use."""
    path = template / acts.JOURNAL
    before = state_of(path)
    with Journal.open(path) as journal:
        journal.runs.add_batch(ImportBatch())
        assert journal.undo_label != "Import nothing"
    export = json.loads((template / "out.json").read_text(encoding="utf-8"))
    export["tables"] = {table: [] for table in export["tables"]}
    (template / "empty.json").write_text(json.dumps(export), encoding="utf-8")
    with pytest.raises(FileExists):
        Journal.import_json(template / "empty.json", path)
    assert state_of(path) == before


@pytest.mark.parametrize("source", [acts.COPY, "out.json"])
def test_older_backup_over_a_newer_journal_keeps_the_newer(template: Path, source: str) -> None:
    """F41: whatever is put in the journal's place, what was there is kept beside it, whole."""
    path = template / acts.JOURNAL
    before, older = state_of(path), state_of(template / acts.COPY)
    kept = Journal.restore(template / source, path)
    assert kept is not None
    assert (state_of(path), state_of(kept)) == (older, before)


def test_restore_of_what_is_missing_keeps_the_journal(template: Path) -> None:
    """F41: a backup that vanished before it was restored leaves the journal in its place."""
    before = digests(template)
    with pytest.raises(JournalMissing):
        Journal.restore(template / "gone.calfjournal", template / acts.JOURNAL)
    assert digests(template) == before
