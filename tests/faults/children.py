"""Programs that the fault tests start and kill; each prints what was acknowledged.

Run as ``python -m tests.faults.children NAME PATH``.
"""

from __future__ import annotations

import resource
import signal
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from calfjournal.errors import CalfjournalError
from calfjournal.importers.batch import FileResult, FileStatus, ImportBatch
from calfjournal.journal import Journal
from tests.store.samples import DAY, NOON, a_check_in, a_run, a_session


def say(*words: object) -> None:
    print(*words, flush=True)  # noqa: T201


def save(path: Path) -> None:
    """Save for ever: a check-in, its undo and redo, a session; print each kept id."""
    journal = Journal.open_or_create(path)
    say("ready")
    while True:
        number = len(journal.checkins.between(DAY, DAY + timedelta(days=9000)))
        saved = journal.checkins.save(a_check_in(DAY + timedelta(days=number))).value
        if number % 3 == 0:
            journal.undo()
            journal.redo()
        session = journal.sessions.add(a_session()).value
        say(saved.id, session.id)


def bring(path: Path) -> None:
    """Import a large batch; print when it is in."""
    journal = Journal.open_or_create(path)
    say("ready")
    journal.runs.add_batch(batch())
    say("done")
    time.sleep(60)


def batch() -> ImportBatch:
    runs = [
        replace(a_run(NOON + timedelta(hours=2 * number)), file_hash=f"{number:064x}")
        for number in range(3000)
    ]
    files = (FileResult(f"{r.file_hash}.fit", "fit", FileStatus.IMPORTED, runs=(r,)) for r in runs)
    return ImportBatch(tuple(files))


def hold(path: Path) -> None:
    """Hold the journal until killed."""
    journal = Journal.open_or_create(path)
    say("ready")
    time.sleep(60)
    journal.close()


def restore(path: Path) -> None:
    """Put the backup beside the journal back, again and again."""
    say("ready")
    while True:
        for kept in path.parent.glob("*.replaced-*"):
            kept.unlink()
        Journal.restore(path.with_name("copy.calfjournal"), path)
        say("restored")


def full(path: Path) -> None:
    """Save until files may not grow any more; print ids, then the error, then what is there."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    journal = Journal.open_or_create(path)
    limit = path.stat().st_size + 300_000
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, resource.RLIM_INFINITY))
    try:
        for number in range(1000):
            day = DAY + timedelta(days=number)
            saved = journal.checkins.save(replace(a_check_in(day), note="x" * 20_000)).value
            say(saved.id)
    except CalfjournalError as error:
        say("error", type(error).__name__, error)
    count = len(journal.checkins.between(DAY, DAY + timedelta(days=1000)))
    say("count", count, journal.undo_label)
    problem = journal.close()
    say("backup", problem)


def export(path: Path) -> None:
    """Write the export beside the journal again and again."""
    journal = Journal.open(path, read_only=True)
    while True:
        journal.export_json(path.with_name("all.json"))
        say("exported")


CHILDREN: dict[str, Callable[[Path], None]] = {
    child.__name__: child for child in (save, bring, hold, restore, full, export)
}

if __name__ == "__main__":
    CHILDREN[sys.argv[1]](Path(sys.argv[2]))
