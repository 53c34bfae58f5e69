"""Rounds that damage a journal: whatever was done, it is whole, or the athlete is told."""

from __future__ import annotations

import os
import random
import shutil
import traceback
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from calfjournal.errors import CalfjournalError
from calfjournal.journal import Journal
from calfjournal.store.files import wal_of
from tests.faults import acts
from tests.faults.oracles import mark
from tests.soak.watched import Batch
from tests.store.samples import DAY, a_check_in, filled

PAGE = 4096

Change = Callable[[random.Random, Path], str]


# ------------------------------------------------------------------------- what is done to it


def flip(chance: random.Random, file: Path) -> str:
    """Change one bit."""
    data = bytearray(file.read_bytes())
    at, bit = chance.randrange(len(data)), chance.randrange(8)
    data[at] ^= 1 << bit
    file.write_bytes(data)
    return f"bit {bit} of byte {at}"


def scatter(chance: random.Random, file: Path) -> str:
    """Change a few bytes anywhere."""
    data = bytearray(file.read_bytes())
    places = [chance.randrange(len(data)) for _ in range(chance.randint(2, 40))]
    for at in places:
        data[at] = chance.randrange(256)
    file.write_bytes(data)
    return f"bytes {places}"


def overwrite(chance: random.Random, file: Path) -> str:
    """Put noise, or zeros as after a power cut, into the place of a page."""
    data = bytearray(file.read_bytes())
    at = chance.randrange(max(len(data) // PAGE, 1)) * PAGE
    length = min(PAGE, len(data) - at)
    fresh = chance.choice((bytes(length), chance.randbytes(length)))
    data[at : at + length] = fresh
    file.write_bytes(data)
    return f"{'noise' if any(fresh) else 'zeros'} at {at}"


def swap(chance: random.Random, file: Path) -> str:
    """Let two pages change places, or one take the place of another."""
    data = bytearray(file.read_bytes())
    one, other = (chance.randrange(max(len(data) // PAGE, 1)) * PAGE for _ in range(2))
    kept = bytes(data[one : one + PAGE])
    data[one : one + PAGE] = data[other : other + PAGE]
    if back := chance.random() < 0.5:
        data[other : other + PAGE] = kept
    file.write_bytes(data)
    return f"page at {other} put at {one}{' and back' if back else ''}"


def cut(chance: random.Random, file: Path) -> str:
    """Take the end away."""
    length = chance.randrange(file.stat().st_size)
    os.truncate(file, length)
    return f"cut to {length}"


def lengthen(chance: random.Random, file: Path) -> str:
    """Put noise behind the end."""
    count = chance.randint(1, 3 * PAGE)
    with file.open("ab") as end:
        end.write(chance.randbytes(count))
    return f"{count} bytes more"


CHANGES: tuple[Change, ...] = (flip, flip, scatter, overwrite, swap, cut, lengthen)


def damage(chance: random.Random, path: Path) -> str:
    """Change journal or log in some way; returns what was done."""
    log = wal_of(path)
    if not log.exists() or chance.random() < 0.6:
        return f"file: {chance.choice(CHANGES)(chance, path)}"
    match chance.randrange(4):
        case 0:
            log.unlink()
            return "log removed"
        case 1:
            shutil.copy(path.with_name("foreign-wal"), log)
            return "log of another journal"
        case _:
            return f"log: {chance.choice(CHANGES)(chance, log)}"


# ------------------------------------------------------------------------- what becomes of it


def batch(seed: str, folder: str, count: str) -> None:
    """Damage copies of one journal, each at the same place, and say what became of each."""
    base, work = Path(folder, "base"), Path(folder, "work")
    chance = random.Random(seed)
    work.mkdir()
    home = Path(os.environ["CALFJOURNAL_HOME"])
    _prepare(work, home, base, closed=chance.random() < 0.5)
    with Journal.open(work / acts.JOURNAL) as journal:
        expected = mark(journal.dump())
    said = Batch()
    for number in range(int(count)):
        for place, kept in ((work, base / "work"), (home, base / "home")):
            shutil.rmtree(place)
            shutil.copytree(kept, place)
        what = damage(chance, work / acts.JOURNAL)
        said.begin(f"{seed}/{number}: {what}")
        _judge(said, work, expected)
    said.end()


def _prepare(work: Path, home: Path, base: Path, *, closed: bool) -> None:
    path = work / acts.JOURNAL
    with filled(work / "other.calfjournal") as other:
        other.checkins.save(a_check_in(DAY + timedelta(days=99)))
        shutil.copy(wal_of(other.path), work / "foreign-wal")
    filled(path).close()
    journal = Journal.open(path)
    for number in range(12):
        journal.checkins.save(a_check_in(DAY + timedelta(days=1 + number)))
    if closed:
        journal.close()
    shutil.copytree(work, base / "work")
    shutil.copytree(home, base / "home")
    journal.close()


def _judge(said: Batch, work: Path, expected: str) -> None:
    path = work / acts.JOURNAL
    try:
        with Journal.open(path) as journal:
            told = [*journal.notes, *journal.check()]
            same = mark(journal.dump()) == expected
    except CalfjournalError as error:
        _save_what_can_be_read(said, path, error)
        return
    except Exception:  # noqa: BLE001 - any other error is the finding
        said.crash(traceback.format_exc())
        return
    if same:
        said.outcome("whole")
    elif told:
        said.outcome("told when opened")
    else:
        said.silent()


def _save_what_can_be_read(said: Batch, path: Path, error: CalfjournalError) -> None:
    saved = path.with_name("saved.calfjournal")
    try:
        Journal.salvage(path, saved)
        with Journal.open(saved) as journal:
            problems = journal.check()
    except CalfjournalError:
        said.outcome(f"refused ({type(error).__name__}), nothing readable")
        return
    except Exception:  # noqa: BLE001 - any other error is the finding
        said.crash(traceback.format_exc())
        return
    # Rows of doubtful pages may hold values that cannot be: the report counts them.
    said.outcome("refused and salvaged" + (", with doubts" if problems else ""))
