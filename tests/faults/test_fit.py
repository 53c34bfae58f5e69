"""F36: FIT files cut, changed and made up, through the reader processes an import uses.

Each piece of work must be answered in time by a process that lives on, with runs or with a reason,
and nothing may be read in part without saying so.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Sequence
from datetime import timedelta

import pytest

from calfjournal.domain.run import Run
from calfjournal.importers import limits
from calfjournal.importers.answers import End, Piece, Portion
from calfjournal.importers.batch import FileStatus
from calfjournal.importers.reader import Reading
from calfjournal.importers.workers import Order, Task, Workers
from calfjournal.messages import in_words
from tests.importers.fit_writer import (
    CYCLING,
    ENUM,
    RECORD,
    SPORT,
    START,
    UINT8,
    UINT32,
    Field,
    Leg,
    activity,
    crc,
    define,
    file_id,
    fit_file,
    message,
    seconds,
    values,
)

pytestmark = pytest.mark.faults

MUTATIONS = 2_000
LENGTH = 24
SMALL = activity([Leg(length=LENGTH)])
TWO = activity([Leg(length=12), Leg(sport=CYCLING, start=START + timedelta(hours=1), length=6)])


def read(works: Sequence[bytes]) -> list[Reading]:
    """Read in worker processes; fails when one crashes, hangs, raises or answers nothing."""
    runs: defaultdict[Order, list[Run]] = defaultdict(list)
    found: dict[Order, Reading] = {}
    with Workers("tests.importers.read_bytes:answer_fit") as workers:
        for number, data in enumerate(works):
            workers.submit(Task((number,), Piece(data)))
        while workers.pending:
            for order, answer in ((each.order, each.answer) for each in workers.poll(1)):
                if isinstance(answer, Portion):
                    runs[order] += answer.runs
                elif isinstance(answer, End):
                    assert answer.format == "fit", (works[order[0]].hex(), answer.reason)
                    assert answer.status is not None
                    found[order] = Reading(answer.status, answer.reason, tuple(runs[order]))
    return [found[(number,)] for number in range(len(works))]


def whole_records(cut: int) -> int:
    """How many records of SMALL lie wholly before ``cut``."""
    row = len(values(1, Leg(length=1)._record(0)))
    first = SMALL.index(Leg(length=LENGTH).records()) + len(Leg(length=1).records()) - row
    return max(0, min(LENGTH, (cut - first) // row))


def test_cut_at_every_byte() -> None:
    """Cut anywhere, a file gives what is whole of it and says how much, or fails saying so."""
    for cut, reading in enumerate(read([SMALL[:cut] for cut in range(len(SMALL))])):
        count = whole_records(cut)
        known = {0: "no record", 1: "1 record"}.get(count, f"{count} records")
        assert f"read {known}, " in in_words(reading.reason), cut
        for run in reading.runs:
            assert (run.warning, run.start) == (reading.reason, START), cut
            assert run.distance_m in (3 * (count - 1), 3 * LENGTH), cut
        # The records are a second apart: eleven of them are ten seconds long.
        assert (reading.status == FileStatus.IMPORTED) == (count > limits.LEAST_SECONDS), cut


def mutated(chance: random.Random) -> bytes:
    """Return TWO after one to eight changes: bits, bytes, cuts, repeats, foreign bytes."""
    data = bytearray(TWO)
    for _ in range(chance.randint(1, 8)):
        at = chance.randrange(len(data))
        length = chance.randint(1, 40)
        match chance.randrange(5):
            case 0:
                data[at] ^= 1 << chance.randrange(8)
            case 1:
                data[at] = chance.choice((0, 1, 0x40, 0x7F, 0x80, 0xFF))
            case 2:
                del data[at : at + length]
            case 3:
                data[at:at] = data[at : at + length]
            case _:
                data[at:at] = chance.randbytes(length)
    return bytes(data)


def with_fitting_sums(data: bytes) -> bytes:
    """Return the bytes with length and checksum made to fit, so that every decoder takes them."""
    body = bytearray(data[:-2])
    body[4:8] = (len(body) - 14).to_bytes(4, "little", signed=True)
    return bytes(body) + crc(bytes(body)).to_bytes(2, "little")


def test_two_thousand_mutations() -> None:
    """Every changed file ends in runs or a reason; one that fails its checksum never in silence."""
    chance = random.Random(36)
    works = [mutated(chance) for _ in range(MUTATIONS)]
    mended = [with_fitting_sums(data) if len(data) > 20 else data for data in works[::2]]
    for reading in read(mended):
        assert reading.runs or reading.reason
    raw = works[1::2]
    for data, reading in zip(raw, read(raw), strict=True):
        assert reading.reason or data == TWO, data.hex()
        assert all(run.warning for run in reading.runs) or data == TWO, data.hex()


def compressed_times() -> bytes:
    """A run of 90 records of which only each 30th has a full time, as old watches write them."""
    full = [Field(253, UINT32, seconds(START)), Field(3, UINT8, 150)]
    body = file_id() + message(5, SPORT, [Field(0, ENUM, 1)])
    body += define(0, RECORD, full) + define(1, RECORD, full[1:])
    for second in range(90):
        if second % 30 == 0:
            body += values(0, [Field(253, UINT32, seconds(START) + second), full[1]])
        else:
            body += bytes((0x80 | 1 << 5 | (seconds(START) + second) & 31, 150))
    return fit_file(body)


def back_in_time() -> bytes:
    """Records whose clock goes back by an hour in the middle."""
    later, earlier = Leg(length=30, start=START + timedelta(hours=1)), Leg(length=30)
    return fit_file(file_id() + later.records() + earlier.records() + Leg(length=30).session())


STRANGE = {
    "messages without end": fit_file(
        file_id() + define(0, RECORD, []) + bytes(limits.FIT_MESSAGES + 1)
    ),
    "definitions without end": fit_file(
        file_id() + define(0, RECORD, [Field(3, UINT8, 1)]) * 50_000
    ),
    "length of nothing": SMALL[:4] + bytes(4) + SMALL[8:],
    "length of 4 GB": SMALL[:4] + b"\xff" * 4 + SMALL[8:],
    "a message nobody defined": fit_file(file_id() + b"\x07" * 500),
    "damage behind a sound one": SMALL + TWO[: len(TWO) // 2],
    "settings behind a sound one": SMALL + fit_file(file_id("settings")),
    "switched on in 1989": activity([Leg(start=5)]),
    "the last second there is": activity([Leg(start=2**32 - 300)], offset_s=None),
    "a clock that goes back": back_in_time(),
    "times in five bits": compressed_times(),
    "a session and no record": activity([Leg(length=0, timer_s=600)]),
    "nothing but a header": fit_file(b""),
}


@pytest.fixture(scope="module")
def strange() -> dict[str, Reading]:
    """Read every strange file once."""
    return dict(zip(STRANGE, read(list(STRANGE.values())), strict=True))


@pytest.mark.parametrize("name", STRANGE)
def test_strange_files_end(name: str, strange: dict[str, Reading]) -> None:
    """Whatever no watch writes is answered by runs or a reason, within the limits."""
    reading = strange[name]
    assert reading.runs or reading.reason


def test_endless_files_are_refused(strange: dict[str, Reading]) -> None:
    """More messages than any watch records are refused with their number."""
    reading = strange["messages without end"]
    assert (reading.status, reading.runs) == (FileStatus.FAILED, ())
    assert f"{limits.FIT_MESSAGES:,}" in in_words(reading.reason)


def test_lying_lengths_hide_nothing(strange: dict[str, Reading]) -> None:
    """A header that says 0 or 4 GB gives the run that is there, with a warning."""
    for name in ("length of nothing", "length of 4 GB"):
        (run,) = strange[name].runs
        assert (run.distance_m, run.cadence.spm) == (3 * LENGTH, 171)
        assert run.warning


def test_chained_files_are_one_recording(strange: dict[str, Reading]) -> None:
    """What follows a sound file is read; damage in it is told, and the sound run is kept."""
    sound, damaged = (
        strange["settings behind a sound one"],
        strange["damage behind a sound one"],
    )
    assert [run.warning for run in sound.runs] == [""]
    assert damaged.runs[0].start == START
    assert "breaks off" in in_words(damaged.reason)


def test_times_in_five_bits_are_whole_times(strange: dict[str, Reading]) -> None:
    """Records that carry only the low bits of their time span as long as they did."""
    (run,) = strange["times in five bits"].runs
    assert (run.start, run.duration_s, run.avg_hr) == (START, 89, 150)


def test_odd_clocks_keep_their_figures(strange: dict[str, Reading]) -> None:
    """A clock from 1989, from 2126 or going back spoils no other figure."""
    for name in ("switched on in 1989", "the last second there is"):
        (run,) = strange[name].runs
        assert (run.duration_s, run.distance_m) == (120, 360)
    (run,) = strange["a clock that goes back"].runs
    assert run.avg_hr == 150
    assert run.cadence.spm == 171
