"""``demo``, ``import`` and ``check``: what goes into the journal, and what it says."""

from __future__ import annotations

import argparse
from contextlib import AbstractContextManager
from pathlib import Path

from calfjournal import demo as sample
from calfjournal.cli import shapes
from calfjournal.cli.journals import open_or_make, opened
from calfjournal.cli.out import put, put_document
from calfjournal.domain.finding import Adjustment, Light
from calfjournal.domain.import_choice import Asking, FoundKind, ImportChoice
from calfjournal.errors import CalfjournalError
from calfjournal.importers import ImportBatch
from calfjournal.journal import Journal
from calfjournal.messages import in_words, tr, tr_n
from calfjournal.messages.file_notes import counted
from calfjournal.messages.formats import sentences
from calfjournal.messages.imported_files import FILE_STATUSES, files_told
from calfjournal.messages.vocabulary import LIGHTS, STATES
from calfjournal.tasks import read_files
from calfjournal.terminal import complain
from calfjournal.verbs.importing import judged_alone
from calfjournal.views.flare_words import lines
from calfjournal.views.today_words import standing


def demo(arguments: argparse.Namespace, path: Path) -> int:
    """Write a sample journal; never over a file that is there."""
    sample.write(path, days=arguments.days, seed=arguments.seed, until=arguments.until)
    with Journal.open(path, read_only=True) as journal:
        counts = journal.counts()
    put(f"{path}: {counted(counts)}")
    return 0


def bring(arguments: argparse.Namespace, path: Path) -> int:
    """Import files, folders and archives as one undoable edit."""
    missing = [str(p) for p in arguments.paths if not p.exists()]
    if missing:
        raise CalfjournalError(tr("There is no file or folder {path}.", path=missing[0]))
    if arguments.dry_run and not path.exists():
        batch = judged_alone(read_files(arguments.paths), _choice(arguments))
    else:
        batch = _bring_into(arguments, path)
    if arguments.json:
        put_document(shapes.batch_document(batch))
    else:
        _show_batch(batch)
    all_failed = all(file.status == "failed" for file in batch.files)
    return 1 if batch.files and all_failed else 0


def _bring_into(arguments: argparse.Namespace, path: Path) -> ImportBatch:
    with _for_runs(arguments, path) as journal:
        batch = read_files(arguments.paths, known_hashes=journal.runs.known_hashes())
        if arguments.dry_run:
            return journal.runs.compare(batch, _choice(arguments))
        return journal.runs.add_batch(batch, _choice(arguments)).value


def _for_runs(arguments: argparse.Namespace, path: Path) -> AbstractContextManager[Journal]:
    return opened(path) if arguments.dry_run else open_or_make(path, create=arguments.create)


def _choice(arguments: argparse.Namespace) -> ImportChoice:
    given = {
        Asking.IMPLAUSIBLE: arguments.accept_implausible,
        Asking.SAME_TIME: arguments.accept_same_time,
        Asking.UNNAMED: arguments.accept_unnamed,
        Asking.DELETED: arguments.accept_deleted,
        Asking.WALK_OR_RUN: arguments.accept_walk_or_run is not None,
    }
    return ImportChoice(
        kinds=arguments.only or frozenset(FoundKind),
        accept=frozenset(asking for asking, accepted in given.items() if accepted),
        as_walks=arguments.accept_walk_or_run == "walk",
    )


def _show_batch(batch: ImportBatch) -> None:
    for file in batch.files:
        reason = f": {in_words(file.reason)}" if file.reason else ""
        put(f"{FILE_STATUSES[file.status]:13} {file.path}{reason}")
    put(files_told(batch.totals))
    for asking, count in batch.asked.items():
        put(_asked(asking, count))
    if batch.totals["conflict"]:
        put(
            tr(
                "In a conflict the journal's run stays; delete it and import again with "
                "--accept-deleted to take the file's instead."
            )
        )
    failed = [file for file in batch.files if file.status == "failed"]
    if failed and len(failed) == len(batch.files):
        complain(
            tr_n(
                "the {count} file could not be read",
                "none of {count} files could be read",
                len(failed),
            )
        )


def _asked(asking: Asking, count: int) -> str:
    option = f"--accept-{asking.value.replace('_', '-')}"
    match asking:
        case Asking.IMPLAUSIBLE:
            return tr(
                "{count} asked about: {option} takes what is implausible",
                count=count,
                option=option,
            )
        case Asking.SAME_TIME:
            return tr(
                "{count} asked about: {option} takes what is of the time of another run",
                count=count,
                option=option,
            )
        case Asking.UNNAMED:
            return tr(
                "{count} asked about: {option} takes what names no sport as runs",
                count=count,
                option=option,
            )
        case Asking.WALK_OR_RUN:
            return tr(
                "{count} asked about: {option} run takes what may be a walk as runs, {option} walk "
                "as walks",
                count=count,
                option=option,
            )
        case Asking.DELETED:
            return tr(
                "{count} asked about: {option} takes what is deleted", count=count, option=option
            )


def check(arguments: argparse.Namespace, path: Path) -> int:
    """The recovery verdict of a day with every input that was looked at."""
    with opened(path, read_only=True) as journal:
        day = arguments.day or journal.today()
        verdict, flare = journal.recovery.verdict(day), journal.flares.now(day)
        check_in = journal.checkins.get(day)
        answers = journal.checkins.readings(day, day)
        question = journal.gates.question(day) if day == journal.today() else None
    if arguments.json:
        put_document(shapes.verdict_document(verdict))
        return 0
    on_the_ladder = flare is not None and not flare.is_climbed
    is_ill = check_in is not None and check_in.is_ill
    waiting = question.waiting if question is not None else None
    light = standing(verdict.light, on_the_ladder=on_the_ladder, is_ill=is_ill, waiting=waiting)
    told = check_in is not None and (bool(answers) or not check_in.is_only_note)
    if not told and verdict.light is Light.GREEN:
        light = tr("No verdict yet")
    put(f"{verdict.day}  {LIGHTS[verdict.light].glyph} {light}. {in_words(verdict.headline)}")
    for finding in verdict.findings:
        title, text = in_words(finding.title), in_words(finding.text)
        put(f"  {STATES[finding.told].glyph} {title}: {text}")
    for line in lines(flare) if flare is not None else ():
        put(f"  ! {line}")
    for words in verdict.counsel:
        put(f"  ! {in_words(words)}")
    for place, way in enumerate(verdict.adjustments):
        sign = "✓" if way.accepted else "·" if place else "→"
        put(f"  {sign} {_way(way)}")
    for advice in verdict.runs:
        said = [in_words(words) for words in (advice.text, advice.reason, advice.stop)]
        put(f"  {sentences(said)}")
    return 0


def _way(way: Adjustment) -> str:
    """One of the ways to decide, with what it keeps of the week's load."""
    if way.keeps is None:
        return in_words(way.text)
    share = 100 * way.keeps
    return tr("{way} {share:percent} of the week's calf load.", way=way.text, share=share)
