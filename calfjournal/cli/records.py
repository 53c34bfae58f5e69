"""``demo``, ``import`` and ``check``: what goes into the journal, and what it says."""

from __future__ import annotations

import argparse
from pathlib import Path

from calfjournal import demo as sample
from calfjournal import settings
from calfjournal.cli import shapes
from calfjournal.cli.journals import open_or_make
from calfjournal.cli.out import complain, say, say_document
from calfjournal.errors import CalfjournalError
from calfjournal.importers import ImportBatch, batch_json
from calfjournal.journal import Journal
from calfjournal.messages import LIGHTS, STATES
from calfjournal.tasks import read_files


def demo(arguments: argparse.Namespace, path: Path) -> int:
    """Write a sample journal; never over a file that is there."""
    sample.write(path, days=arguments.days, seed=arguments.seed, until=arguments.until)
    with Journal.open(path, read_only=True) as journal:
        counts = journal.counts()
    said = ", ".join(f"{word} {number}" for word, number in counts.items() if number)
    say(f"{path}: {said}")
    return 0


def bring(arguments: argparse.Namespace, path: Path) -> int:
    """Import files, folders and archives as one undoable edit."""
    missing = [str(p) for p in arguments.paths if not p.exists()]
    if missing:
        raise CalfjournalError(f"There is no file or folder {missing[0]}.")
    if arguments.dry_run and not path.exists():
        batch = read_files(arguments.paths, known_hashes=frozenset())
    else:
        batch = _bring_into(arguments, path)
    if arguments.json:
        say_document(batch_json(batch))
    else:
        _show_batch(batch)
    useful = {"imported", "same", "conflict", "skipped"}
    return 0 if any(file.status in useful for file in batch.files) or not batch.files else 1


def _bring_into(arguments: argparse.Namespace, path: Path) -> ImportBatch:
    opened = (
        Journal.open(path) if arguments.dry_run else open_or_make(path, create=arguments.create)
    )
    with opened as journal:
        batch = read_files(arguments.paths, known_hashes=journal.runs.known_hashes())
        if arguments.dry_run:
            return journal.runs.compare(batch)
        return journal.runs.add_batch(batch).value


def _show_batch(batch: ImportBatch) -> None:
    for file in batch.files:
        reason = f": {file.reason}" if file.reason else ""
        say(f"{file.status:9} {file.path}{reason}")
    say(", ".join(f"{number} {word}" for word, number in batch.totals.items()))
    failed = [file for file in batch.files if file.status == "failed"]
    if failed and len(failed) == len(batch.files):
        complain(f"none of {len(failed)} files could be read")


def check(arguments: argparse.Namespace, path: Path) -> int:
    """The recovery verdict of a day with every input that was looked at."""
    with Journal.open(path, read_only=True) as journal:
        journal.day_border = settings.load().day_begins
        verdict = journal.recovery.verdict(arguments.day or journal.today())
    if arguments.json:
        say_document(shapes.verdict_document(verdict))
        return 0
    say(f"{verdict.day}  {LIGHTS[verdict.light]}. {verdict.headline}")
    for finding in verdict.findings:
        say(f"  {STATES[finding.state].glyph} {finding.title}: {finding.text}")
    for adjustment in verdict.adjustments:
        say(f"  → {adjustment.text}")
    return 0
