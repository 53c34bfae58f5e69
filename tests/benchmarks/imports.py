"""A thousand recordings into a new journal, against the bare decoder, and out of it again."""

from __future__ import annotations

import gzip
import shutil
import statistics
import struct
import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import apsw
from pyfitparsernative import parse_fit_bytes

from calfjournal.importers import ImportBatch, read_files
from calfjournal.journal import Journal
from tests.benchmarks.journals import Journals
from tests.benchmarks.measure import Comparison, spent_ms
from tests.conftest import REAL_DATA
from tests.importers.fit_writer import START, Leg, activity, fit_file, seconds

COUNT = 1000
_LENGTHS = (1500, 2400, 3600, 5400)
"""Seconds that the invented ones last, a record each."""
_ROUNDS = 3

IMPORT_AND_BARE = 1.6
UNDO_AND_RAW = 1.5


def compare(journals: Journals) -> Iterator[Comparison]:
    """Yield an import by two workers, and the undo of it."""
    folder = journals.folder / "recordings"
    if not folder.exists():
        write_recordings(folder, COUNT)
    target = journals.folder / "imports.calfjournal"
    ours, bare = [], []
    for _ in range(_ROUNDS):  # In turns, for a machine is not as quick at all times.
        bare.append(_wall_ms(lambda: decode_all(folder)))
        target.unlink(missing_ok=True)
        ours.append(_wall_ms(lambda: import_all(folder, target)))
    name = f"{COUNT} recordings imported by two workers"
    yield Comparison(name, statistics.median(ours), statistics.median(bare), IMPORT_AND_BARE)
    undone, deleted = _undone(target)
    yield Comparison("the import undone, CPU", undone, deleted, UNDO_AND_RAW)


def import_all(folder: Path, target: Path) -> ImportBatch:
    """Read a folder and take it into a new journal, as the command line does."""
    with Journal.create(target) as journal:
        batch = read_files([folder], known_hashes=journal.runs.known_hashes())
        report = journal.runs.add_batch(batch).value
        journal.close(back_up=False)
    return report


def decode_all(folder: Path) -> None:
    """Decode the same files one after the other, and nothing else."""
    for file in sorted(folder.iterdir()):
        parse_fit_bytes(file.read_bytes())


def write_recordings(folder: Path, count: int) -> None:
    """Write recordings: real ones as far as there are any, invented ones a day apart."""
    folder.mkdir(parents=True)
    found = list(_real())[:count]
    for number, data in enumerate(found):
        (folder / f"{number:04}.fit").write_bytes(data)
    makers = [_later_ones(length) for length in _LENGTHS]
    for number in range(len(found), count):
        data = makers[number % len(makers)](timedelta(days=number))
        (folder / f"{number:04}.fit").write_bytes(data)


def _real() -> Iterator[bytes]:
    """Yield the real recordings that the bare decoder takes."""
    for file in sorted(REAL_DATA.rglob("*.fit*")):
        data = file.read_bytes()
        data = gzip.decompress(data) if data.startswith(b"\x1f\x8b") else data
        try:
            parse_fit_bytes(data)
        except (KeyboardInterrupt, SystemExit):
            raise
        except BaseException:  # noqa: BLE001 - its panics derive from BaseException
            continue
        yield data


def _later_ones(length: int) -> Callable[[timedelta], bytes]:
    """Return what makes the same recording so much later: only its times are others."""
    whole = activity([Leg(length=length)])[14:-2]
    first = seconds(START)
    times = {struct.pack("<I", first + second): second for second in range(length + 1)}
    places = [at for at in range(len(whole) - 3) if whole[at : at + 4] in times]

    def later(by: timedelta) -> bytes:
        body = bytearray(whole)
        for at in places:
            (moment,) = struct.unpack_from("<I", body, at)
            struct.pack_into("<I", body, at, moment + round(by.total_seconds()))
        return fit_file(bytes(body))

    return later


def _undone(target: Path) -> tuple[float, float]:
    """Return what undoing an import takes, and deleting the same rows without looking at them."""
    ours, raw = [], []
    copy = target.with_name("undone.calfjournal")
    for _ in range(2 * _ROUNDS + 1):
        shutil.copy(target, copy)
        with Journal.open(copy) as journal:
            ours.append(spent_ms(journal.undo))
            journal.close(back_up=False)
        shutil.copy(target, copy)
        connection = apsw.Connection(str(copy))
        connection.execute("PRAGMA foreign_keys = 1; PRAGMA synchronous = FULL")
        raw.append(spent_ms(lambda: _delete(connection)))  # noqa: B023 - called at once
        connection.close()
    return statistics.median(ours[1:]), statistics.median(raw[1:])


def _delete(connection: apsw.Connection) -> None:
    with connection:
        for table in ("run_stream", "run", "imported_file"):
            connection.execute(f"DELETE FROM {table} WHERE id > 0")


def _wall_ms(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return (time.perf_counter() - begun) * 1000
