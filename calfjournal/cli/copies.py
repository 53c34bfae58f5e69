"""``export``, ``backup``, ``restore`` and ``doctor``: the journal as a file."""

from __future__ import annotations

import argparse
from contextlib import ExitStack, suppress
from pathlib import Path

from calfjournal import settings
from calfjournal.cli.journals import opened
from calfjournal.cli.out import put
from calfjournal.domain.file_note import FileNoteKind
from calfjournal.errors import (
    CalfjournalError,
    InputError,
    JournalLocked,
    JournalReadOnly,
    StorageFailed,
)
from calfjournal.journal import Journal
from calfjournal.messages import in_words, tr, tr_n
from calfjournal.messages.file_notes import counted, file_note, recomputed, repaired, salvaged
from calfjournal.messages.notation import written_in
from calfjournal.tasks import look_around


def export(arguments: argparse.Namespace, path: Path) -> int:
    """Write the whole journal as JSON or as a zip of CSV tables, or what is planned as .ics."""
    out: Path = arguments.out
    writers = {".json": Journal.export_json, ".zip": Journal.export_csv}
    suffix = out.suffix.lower()
    if suffix != ".ics" and suffix not in writers:
        raise InputError("OUT", tr("{file} should end in .json, .zip or .ics.", file=out.name))
    if suffix != ".ics" and arguments.alarm is not None:
        raise InputError("alarm", tr("Only calendar files (.ics) have alarms."))
    if suffix == ".ics":
        _export_calendar(path, out, arguments.alarm)
    else:
        with opened(path, read_only=True) as journal:
            writers[suffix](journal, out)
    put(out)
    return 0


def _export_calendar(path: Path, out: Path, alarm: int | None) -> None:
    """Write it, and keep what it holds; where a window has the journal open it is only read."""
    with ExitStack() as stack:
        try:
            journal = stack.enter_context(opened(path))
        except (JournalLocked, JournalReadOnly, StorageFailed):
            journal = stack.enter_context(opened(path, read_only=True))
        # Calendars are read by people, as the window is.
        with written_in(settings.load().notation()):
            journal.export_calendar(out, alarm)


def backup(arguments: argparse.Namespace, path: Path) -> int:
    """Make a verified copy of the journal; ``--force`` replaces an older copy."""
    with opened(path, read_only=True) as journal:
        journal.backup(arguments.out, force=arguments.force)
    put(arguments.out)
    return 0


def restore(arguments: argparse.Namespace, path: Path) -> int:
    """Put a backup back; the replaced journal is kept beside it, dated.

    What the doctor finds in it is told: a backup is put back as it is.
    """
    kept = Journal.restore(arguments.backup, path)
    put(tr("{path} restored from {backup}", path=path, backup=arguments.backup))
    if kept is not None:
        put(tr("The journal that was there is kept as {kept}", kept=kept))
    with suppress(JournalReadOnly), Journal.open(path, read_only=True) as journal:
        # A backup of an earlier version is checked when it is opened and updated.
        for problem in journal.check():
            put(f"- {in_words(problem)}")
    return 0


def doctor(arguments: argparse.Namespace, path: Path) -> int:
    """Check the journal; exit 1 when something is wrong.

    ``--repair`` rebuilds it before where that loses nothing, ``--salvage`` saves what can be read
    of it into a new journal instead, ``--recompute`` first works out what comes from samples.
    """
    if arguments.salvage is not None:
        report = Journal.salvage(path, arguments.salvage)
        put(arguments.salvage)
        put(salvaged(report))
        return 0
    if arguments.repair:
        put(repaired(Journal.repair(path)))
    if arguments.recompute:
        with opened(path) as journal:
            put(recomputed(journal.runs.recompute().value))
    return _checked(path)


def _checked(path: Path) -> int:
    with Journal.open(path, read_only=True) as journal:
        problems = journal.check()
        counts = journal.counts()
        notes = journal.notes
    put(counted(counts) or tr("empty"))
    for note in (*notes, *look_around(path)):
        if note.kind is FileNoteKind.CHANGES_MISSING:
            problems.append(file_note(note))
        else:
            put(file_note(note))
    if not problems:
        put(tr("{path}: nothing wrong", path=path))
        return 0
    for problem in problems:
        put(f"- {in_words(problem)}")
    raise CalfjournalError(
        tr_n(
            "{count} problem found in {path}.",
            "{count} problems found in {path}.",
            len(problems),
            path=path,
        )
    )


def report(_arguments: argparse.Namespace, _path: Path) -> int:
    """The clinician and coach summary is not built yet; say so."""
    raise CalfjournalError(
        tr("The summary for clinician or coach comes in a later version."),
        tr("'calfjournal plan pdf' prints the plan."),
    )
