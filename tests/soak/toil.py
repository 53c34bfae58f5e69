"""Somebody who uses a journal without rest until killed; each verb is said before and after.

"doing VERB" comes first; "took VERB SECONDS" and "held ID ID …", every row there is, when it was
acknowledged.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Mapping
from datetime import timedelta

from msgspec.structs import replace

from calfjournal.importers.batch import FileResult, FileStatus, ImportBatch
from calfjournal.journal import Journal
from calfjournal.store import journal_file
from tests.faults.kit import opened, say
from tests.faults.oracles import ids
from tests.store.samples import DAY, NOON, a_check_in, a_run, a_session

Verb = Callable[[Journal, random.Random], Journal]


def save(journal: Journal, chance: random.Random) -> Journal:
    """Save a check-in or a session, with a note of any length."""
    note = "x" * int(10 ** chance.uniform(0, 4.5))
    if chance.random() < 0.5:
        day = DAY + timedelta(days=chance.randrange(3000))
        journal.checkins.save(replace(a_check_in(day), note=note))
    else:
        journal.sessions.add(replace(a_session(), note=note))
    return journal


def bring(journal: Journal, chance: random.Random) -> Journal:
    """Import a few runs."""
    runs = [
        replace(a_run(NOON + timedelta(minutes=chance.randrange(10**6))), file_hash=f"{key:064x}")
        for key in (chance.getrandbits(200) for _ in range(chance.randint(1, 20)))
    ]
    files = (FileResult(f"{r.file_hash}.fit", "fit", FileStatus.IMPORTED, runs=(r,)) for r in runs)
    journal.runs.add_batch(ImportBatch(tuple(files)))
    return journal


def undo(journal: Journal, chance: random.Random) -> Journal:
    """Take something back."""
    journal.undo()
    return journal


def redo(journal: Journal, chance: random.Random) -> Journal:
    """Do it again."""
    journal.redo()
    return journal


def back_up(journal: Journal, chance: random.Random) -> Journal:
    """Make a backup beside the journal, and a rotated one."""
    journal.backup(journal.path.with_name("copy.calfjournal"), force=True)
    journal.backup()
    return journal


def reopen(journal: Journal, chance: random.Random) -> Journal:
    """Close and open again."""
    journal.close()
    return Journal.open(journal.path)


def restore(journal: Journal, chance: random.Random) -> Journal:
    """Put the last backup back."""
    path = journal.path
    journal.close()
    copy = path.with_name("copy.calfjournal")
    if copy.exists():
        Journal.restore(copy, path)
        for kept in path.parent.glob("*.replaced-*"):
            kept.unlink()
    return Journal.open(path)


VERBS: Mapping[str, tuple[int, Verb]] = {
    "save": (12, save),
    "bring": (3, bring),
    "undo": (3, undo),
    "redo": (2, redo),
    "back_up": (1, back_up),
    "reopen": (1, reopen),
    "restore": (1, restore),
}
"""Each verb with how often it comes among the others."""

ADDING = {"save", "bring"}
"""What only ever adds rows."""


def toil(path: str, seed: str) -> None:
    """Use the journal for ever; its log is folded into the file every few changes."""
    journal_file.LOG_PAGES = 40
    chance = random.Random(seed)
    names = list(VERBS)
    weights = [VERBS[name][0] for name in names]
    begin = time.perf_counter()
    journal = opened(path)
    say("took", "open", time.perf_counter() - begin)
    _held(journal)
    while True:
        (name,) = chance.choices(names, weights)
        say("doing", name)
        begin = time.perf_counter()
        journal = VERBS[name][1](journal, chance)
        say("took", name, time.perf_counter() - begin)
        _held(journal)


def _held(journal: Journal) -> None:
    say("held", *sorted(ids(journal)))
