"""What is being done when a fault strikes; each act works on ``year.calfjournal`` in its folder."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from datetime import timedelta
from pathlib import Path

from msgspec.structs import replace

from calfjournal import settings
from calfjournal.importers.batch import FileResult, FileStatus, ImportBatch
from calfjournal.journal import Journal
from tests.store.golden import FOLDER as GOLDEN
from tests.store.samples import DAY, NOON, a_check_in, a_run, a_session, filled

Acknowledge = Callable[[int | None], None]
"""Told the id of every row that a verb returned."""

Act = Callable[[Path, Acknowledge], None]

JOURNAL = "year.calfjournal"
COPY = "copy.calfjournal"
OLD = "old.calfjournal"
RUNS = 10


def prepare(folder: Path) -> None:
    """Make a journal of two days, backup and exports of its first day, and one of version 1."""
    shutil.copy(GOLDEN / "v1.calfjournal", folder / OLD)
    with filled(folder / JOURNAL) as journal:
        journal.backup(folder / COPY)
        journal.export_json(folder / "out.json")
        journal.export_csv(folder / "out.zip")
        journal.checkins.save(a_check_in(DAY + timedelta(days=1)))


def save(folder: Path, acknowledge: Acknowledge) -> None:
    """Open, save, take back, do again, save something else, close."""
    with Journal.open(folder / JOURNAL) as journal:
        days = len(journal.checkins.between(DAY, DAY + timedelta(days=99)))
        saved = journal.checkins.save(a_check_in(DAY + timedelta(days=days))).value
        journal.undo()
        journal.redo()
        acknowledge(saved.id)
        acknowledge(journal.sessions.add(a_session()).value.id)


def bring(folder: Path, acknowledge: Acknowledge) -> None:
    """Import a batch of runs; those that are there already are acknowledged as well."""
    with Journal.open(folder / JOURNAL) as journal:
        journal.runs.add_batch(batch(RUNS))
        for run in journal.runs.between(DAY, DAY + timedelta(days=99)):
            acknowledge(run.id)


def batch(count: int) -> ImportBatch:
    """Return an import of so many runs, two hours apart."""
    runs = [
        replace(a_run(NOON + timedelta(hours=2 * number)), file_hash=f"{number:064x}")
        for number in range(1, count + 1)
    ]
    files = (FileResult(f"{r.file_hash}.fit", "fit", FileStatus.IMPORTED, runs=(r,)) for r in runs)
    return ImportBatch(tuple(files))


def back_up(folder: Path, acknowledge: Acknowledge) -> None:
    """Make a backup over an older one, and a rotated one."""
    del acknowledge
    with Journal.open(folder / JOURNAL, read_only=True) as journal:
        journal.backup(folder / COPY, force=True)
        journal.backup()


def restore(folder: Path, acknowledge: Acknowledge) -> None:
    """Put the backup in the journal's place."""
    del acknowledge
    Journal.restore(folder / COPY, folder / JOURNAL)


def export(folder: Path, acknowledge: Acknowledge) -> None:
    """Write an export over an older one, in both formats, and the settings."""
    del acknowledge
    with Journal.open(folder / JOURNAL, read_only=True) as journal:
        journal.export_json(folder / "out.json")
        journal.export_csv(folder / "out.zip")
    settings.save(settings.Settings(), folder / "settings.toml")


def update(folder: Path, acknowledge: Acknowledge) -> None:
    """Open a journal of the first version, which updates its schema."""
    del acknowledge
    Journal.open(folder / OLD).close()


def read_export(folder: Path, acknowledge: Acknowledge) -> None:
    """Make a new journal of the export."""
    del acknowledge
    Journal.restore(folder / "out.json", folder / "new" / JOURNAL)


ACTS: Mapping[str, Act] = {
    act.__name__: act for act in (save, bring, back_up, restore, export, update, read_export)
}
