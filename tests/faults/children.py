"""Programs that the fault tests start and kill; see ``kit.child`` and ``kit.run``.

Each says "ready" when it may be disturbed, and the ids of what was acknowledged, a line each.
"""

from __future__ import annotations

import contextlib
import json
import os
import resource
import shutil
import signal
import sys
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import apsw
from msgspec.structs import replace

from calfjournal.cli import main
from calfjournal.errors import CalfjournalError, JournalLocked, StorageFailed
from calfjournal.importers import ImportBatch, read_files
from calfjournal.journal import Journal
from calfjournal.messages import in_words
from calfjournal.store import checksums
from tests.faults import acts
from tests.faults.kit import opened, say
from tests.faults.oracles import digests, state_of
from tests.store.samples import DAY, a_check_in, a_session

MANY = 1000
"""Runs of a large import."""


def save(path: str) -> None:
    """Save for ever: a check-in, its undo and redo, a session; print each kept id."""
    journal = opened(path)
    say("ready")
    while True:
        number = len(journal.checkins.between(DAY, DAY + timedelta(days=9000)))
        saved = journal.checkins.save(a_check_in(DAY + timedelta(days=number))).value
        if number % 3 == 0:
            journal.undo()
            journal.redo()
        session = journal.sessions.add(a_session()).value
        say(saved.id, session.id)


def bring(path: str) -> None:
    """Import a large batch; print when it is in."""
    journal = opened(path)
    say("ready")
    journal.runs.add_batch(acts.batch(MANY))
    say("done")
    time.sleep(60)


def bring_half(path: str, folder: str) -> None:
    """Import the files of a folder and be killed inside that edit, with half of them written."""
    journal = opened(path)
    files = read_files([folder]).files
    with journal.edit("Import"):
        journal.runs.add_batch(ImportBatch(files[: len(files) // 2]))
        say("half", journal.counts()["run"])
        os.kill(os.getpid(), signal.SIGKILL)


def read_half(path: str, folder: str) -> None:
    """Import the files of a folder and be killed when half of them are read."""
    journal = opened(path)

    def tell(done: int, total: int, _name: str) -> None:
        if done and 2 * done >= total:
            say("half", done)
            os.kill(os.getpid(), signal.SIGKILL)

    journal.runs.add_batch(read_files([folder], progress=tell))


def hold(path: str) -> None:
    """Hold the journal until killed."""
    journal = opened(path)
    say("ready")
    time.sleep(60)
    journal.close()


def save_once(path: str, number: str) -> None:
    """Open, save a session, close; print its id, or "locked"."""
    try:
        with Journal.open(Path(path)) as journal:
            say(journal.sessions.add(replace(a_session(), title=number)).value.id)
    except JournalLocked:
        say("locked")


def read_everything(path: str, out: str) -> None:
    """Read and export a journal that cannot be written; print what a save is answered."""
    with Journal.open(Path(path)) as journal:
        assert journal.read_only
        assert journal.check() == []
        journal.export_json(Path(out))
        try:
            journal.checkins.delete(DAY)
        except CalfjournalError as error:
            say(error)


def rewrite_notes(path: str) -> None:
    """Change the file as a program does that knows no write-ahead log."""
    checksums.available()
    connection = apsw.Connection(path)
    connection.execute("UPDATE check_in SET note = hex(randomblob(30000))")


def restore(path: str) -> None:
    """Put the backup beside the journal back, again and again."""
    journal = Path(path)
    say("ready")
    while True:
        for kept in journal.parent.glob("*.replaced-*"):
            kept.unlink()
        Journal.restore(journal.with_name(acts.COPY), journal)
        say("restored")


def command_line(*words: str) -> None:
    """Be the program's command line."""
    sys.exit(main(words))


def fill(path: str, out: str, how: str) -> None:
    """Save big notes until the disk is full, then again when there is room; copy the journal out.

    Prints the ids of what was kept, "refused" with the sentence, "there" with how many check-ins
    can be read then, and "closed" with what closing said. ``how`` is "disk" (a tiny one is mounted)
    or "limit" (files may not grow beyond a size).
    """
    free = _tiny_disk(Path(path)) if how == "disk" else _limited_files()
    journal = Journal.create(Path(path))
    day = DAY
    try:
        while True:
            note = replace(a_check_in(day), note="x" * 20_000)
            say(journal.checkins.save(note).value.id)
            day += timedelta(days=1)
    except StorageFailed as error:
        say("refused", error)
    say("there", len(journal.checkins.between(DAY, day)), in_words(journal.undo_label or ""))
    if out.endswith("freed"):
        free()
        say(journal.checkins.save(note).value.id)
    say("closed", in_words(journal.close() or ""))
    Path(out).mkdir()
    for file in Path(path).parent.glob(f"{Path(path).name}*"):
        shutil.copy(file, out)


def _tiny_disk(path: Path) -> Callable[[], None]:
    ballast = path.with_name("ballast")
    ballast.write_bytes(bytes(1_000_000))
    return ballast.unlink


def _limited_files() -> Callable[[], None]:
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    unlimited = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (700_000, unlimited[1]))
    return lambda: resource.setrlimit(resource.RLIMIT_FSIZE, unlimited)


def act_on_full_disk(act: str, template: str, place: str, room: str) -> None:
    """Do an act where there is no room for it, then again when there is.

    Prints a line of JSON: the sentence, whether each file is as before, and what is new or gone.
    """
    folder = Path(place, "tiny")
    shutil.copytree(template, folder)
    os.environ["CALFJOURNAL_HOME"] = str(folder / "home")
    ballast = Path(place, "ballast")
    _stuff(ballast, leave=int(room))
    before = digests(folder)
    told = ""
    try:
        acts.ACTS[act](folder, lambda _: None)
    except CalfjournalError as error:
        told = str(error)
    after = digests(folder)
    changed = sorted(name for name in before.keys() | after if before.get(name) != after.get(name))
    say(json.dumps({"told": told, "changed": changed, "state": state_of(folder / acts.JOURNAL)}))
    ballast.unlink()
    acts.ACTS[act](folder, lambda _: None)
    say(state_of(folder / acts.JOURNAL))


def read_on_full_disk(template: str, place: str, out: str) -> None:
    """Export a journal from a disk without any room to another; print why not."""
    for file in Path(template).glob(f"{acts.JOURNAL}*"):
        if not file.name.endswith("-shm"):
            shutil.copy(file, place)
    _stuff(Path(place, "ballast"), leave=0)
    try:
        with Journal.open(Path(place, acts.JOURNAL), read_only=True) as journal:
            journal.export_json(Path(out))
    except StorageFailed as error:
        say(error)


def read_after_a_failed_write(template: str, place: str, out: str) -> None:
    """Open a journal to write on a disk without any room, then export it to another.

    Prints "refused", then what lies on the disk afterwards.
    """
    path = Path(place, acts.JOURNAL)
    shutil.copy(Path(template, acts.JOURNAL), path)
    _stuff(Path(place, "ballast"), leave=0)
    try:
        Journal.open(path)
    except StorageFailed:
        say("refused")
    with Journal.open(path, read_only=True) as journal:
        journal.export_json(Path(out))
    say(*sorted(file.name for file in path.parent.iterdir()))


def _stuff(ballast: Path, leave: int) -> None:
    """Let a file take all of a disk but so many bytes."""
    with ballast.open("wb", buffering=0) as file:
        with contextlib.suppress(OSError):
            while True:
                file.write(bytes(4096))
        file.truncate(file.tell() - leave)
