"""Bytes that change in journals and in their logs."""

from __future__ import annotations

import random
import shutil
import signal
import time
from collections.abc import Callable
from datetime import timedelta
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

from calfjournal.journal import Journal
from calfjournal.store.files import wal_of
from tests.faults import children, kit
from tests.faults.oracles import ids, mark
from tests.soak.counters import Counters
from tests.soak.kills import whole
from tests.store.samples import DAY, a_check_in, filled

PAGE = 4096

Change = Callable[[bytearray, random.Random], None]


def flip(data: bytearray, chance: random.Random) -> None:
    """Flip one bit."""
    data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)


def overwrite(data: bytearray, chance: random.Random) -> None:
    """Fill a page with noise."""
    at = chance.randrange(0, max(len(data) - PAGE, 1), 512)
    data[at : at + PAGE] = chance.randbytes(min(PAGE, len(data) - at))


def blank(data: bytearray, chance: random.Random) -> None:
    """Let a page be zeros, as some file systems leave it after a power cut."""
    at = chance.randrange(0, max(len(data) - PAGE, 1), PAGE)
    data[at : at + PAGE] = bytes(min(PAGE, len(data) - at))


def cut(data: bytearray, chance: random.Random) -> None:
    """Cut the end off."""
    del data[chance.randrange(len(data)) :]


def swap(data: bytearray, chance: random.Random) -> None:
    """Let two pages change places."""
    pages = len(data) // PAGE
    one, other = (chance.randrange(pages) * PAGE for _ in range(2))
    kept = data[one : one + PAGE]
    data[one : one + PAGE] = data[other : other + PAGE]
    data[other : other + PAGE] = kept


CHANGES: tuple[Change, ...] = (flip, flip, flip, overwrite, blank, cut, swap)


@cache
def _template() -> tuple[bytes, str]:
    """Return a journal of some size, closed, and the mark of what it holds."""
    path = Path(mkdtemp(prefix="soak-template-")) / "year.calfjournal"
    with filled(path) as journal:
        for number in range(150):
            journal.checkins.save(a_check_in(DAY + timedelta(days=1 + number)))
        found = mark(journal.dump())
    data = path.read_bytes()
    shutil.rmtree(path.parent)
    return data, found


def of_a_closed_journal(place: Path, chance: random.Random, counters: Counters) -> None:
    """Whatever bytes change: the journal is as it was, or it is told; what is read is saved."""
    template, before = _template()
    for number in range(20):
        path = place / f"{number}.calfjournal"
        data = bytearray(template)
        change = chance.choice(CHANGES)
        change(data, chance)
        path.write_bytes(data)
        what = f"{change.__name__} {place.name}/{number}"
        if not _looked_at(path, what, before, counters):
            with counters.input(f"saving after {what}"):
                Journal.salvage(path, path.with_name(f"{number}-saved.calfjournal"))
        _leave(place)


def _looked_at(path: Path, what: str, before: str, counters: Counters) -> bool:
    """Open a changed journal; False when it is refused, and counted when it lies."""
    opened = []
    with counters.input(what), Journal.open(path) as journal:
        told = bool(journal.check() or journal.notes)
        if not told and mark(journal.dump()) != before:
            counters.silent.append(f"silent: {what}")
        opened.append(path)
    return bool(opened)


def of_a_log(place: Path, chance: random.Random, counters: Counters) -> None:
    """A log that was cut, changed, swapped or lost: all is there, or what is missing is told."""
    path = place / "year.calfjournal"
    with kit.child(children.save, path) as process:
        time.sleep(chance.random() * 0.8)  # to have something in the log
        process.send_signal(signal.SIGKILL)
        acknowledged = whole(process.communicate()[0].splitlines())
    log = wal_of(path)
    if not log.exists() or not log.stat().st_size:
        return
    data = bytearray(log.read_bytes())
    change = chance.choice((flip, overwrite, cut, cut))
    change(data, chance)
    log.write_bytes(data)
    what = f"log {change.__name__} {place.name}"
    with counters.input(what), Journal.open(path) as journal:
        told = bool(journal.check() or journal.notes)
        if acknowledged - ids(journal) and not told:
            counters.silent.append(f"silent: {what}")


def _leave(place: Path) -> None:
    """Free the disk of what was looked at."""
    for file in place.iterdir():
        if file.is_file():
            file.unlink()
