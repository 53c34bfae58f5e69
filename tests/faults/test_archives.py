"""F35: archives made to harm, through real reader processes.

Whatever stands in one, nothing is written to the disk, one bad member costs its own sentence and
the rest comes in.
"""

from __future__ import annotations

import gzip
import io
import os
import random
import struct
import zipfile
from collections.abc import Set as AbstractSet
from datetime import timedelta
from itertools import count
from pathlib import Path

import pytest

from calfjournal.importers import FileStatus, ImportBatch, limits, read_files
from calfjournal.importers.answers import Piece, Tell
from calfjournal.importers.piece import answer
from calfjournal.messages import in_words
from tests.importers.fit_writer import START, Leg, activity

pytestmark = pytest.mark.faults

IMPORTED, SAME, SKIPPED, FAILED = (
    FileStatus.IMPORTED,
    FileStatus.SAME,
    FileStatus.SKIPPED,
    FileStatus.FAILED,
)
_HOURS = count()
_LINK = 0o120777 << 16


def a_run() -> bytes:
    """A short recording unlike any other."""
    return activity([Leg(start=START + timedelta(hours=next(_HOURS)), length=11)])


def a_zip(*members: tuple[str | zipfile.ZipInfo, bytes]) -> bytes:
    """An archive of members, which may have one name."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members:
            info = name if isinstance(name, zipfile.ZipInfo) else zipfile.ZipInfo(name)
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, data)
    return packed.getvalue()


def told(folder: Path, data: bytes, name: str = "a.zip") -> list[tuple[str, FileStatus, str]]:
    """Name, status and reason of everything in an archive; the folder holds only that after."""
    file = folder / name
    file.write_bytes(data)
    batch = read_files([file])
    assert list(folder.iterdir()) == [file]
    assert all(found.reason for found in batch.files if found.status is not IMPORTED)
    return [
        (found.path.removeprefix(str(file)).lstrip("/"), found.status, in_words(found.reason))
        for found in batch.files
    ]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder deep enough that every way out of it would be seen."""
    inside = tmp_path / "in" / "here"
    inside.mkdir(parents=True)
    return inside


NAMES = (
    "../../escape.fit",
    "/etc/cron.d/absolute.fit",
    "..\\..\\windows.fit",
    "C:\\Windows\\drive.fit",
    "\\\\server\\share\\far.fit",
    "CON",
    "aux.fit",
    "NUL.fit",
    "trailing. .fit. ",
    "a\x01b\x1b[2J.fit",
    "ﬁle:stream.fit",
    f"{'long' * 75}.fit",
)


def test_names_lead_nowhere(folder: Path) -> None:
    """Names that climb out, devices and endless names are names; a link is not followed."""
    link = zipfile.ZipInfo("link.fit")
    link.external_attr = _LINK
    found = told(folder, a_zip(*((name, a_run()) for name in NAMES), (link, b"/etc/passwd")))
    assert [status for _, status, _ in found] == [IMPORTED] * len(NAMES) + [FAILED]
    assert found[-1][2] == "a link, not a file"
    assert [path.name for path in folder.parent.parent.iterdir()] == ["in"]
    assert [path.name for path in folder.parent.iterdir()] == ["here"]


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_members_of_one_name_are_each_read(folder: Path) -> None:
    """Two recordings under one name are two, the same one twice is the same."""
    one, other = a_run(), a_run()
    found = told(folder, a_zip(("x.fit", one), ("x.fit", other), ("x.fit", one)))
    assert [status for _, status, _ in found] == [IMPORTED, IMPORTED, SAME]


def test_archives_in_archives_have_an_end(folder: Path) -> None:
    """One inside is read; what lies five deep is refused by name, beside runs that come in."""
    data = a_zip(("0.fit", a_run()))
    for level in range(1, 6):
        data = a_zip((f"{level - 1}.zip", data), (f"{level}.fit", a_run()))
    found = {name: (status, reason) for name, status, reason in told(folder, data)}
    assert found == {
        "5.fit": (IMPORTED, ""),
        "4.zip/4.fit": (IMPORTED, ""),
        "4.zip/3.zip": (FAILED, "an archive within archives: unpack the outer one first"),
    }


def test_packing_over_and_over_has_an_end(folder: Path) -> None:
    """A file that is packed five times over is refused."""
    data = a_run()
    for _ in range(5):
        data = gzip.compress(data)
    ((_, status, reason),) = told(folder, data, "a.fit.gz")
    assert (status, reason) == (FAILED, "packed too many times over: unpack it first")


def swelling(megabytes: int) -> bytes:
    """The head of a FIT file, then nothing but zeros."""
    return a_run()[:14] + bytes(megabytes * 2**20)


def with_length(archive: bytes, name: bytes, length: int) -> bytes:
    """Let both directories of an archive lie about the length of a member."""
    data = bytearray(archive)
    local, central = archive.index(name), archive.rindex(name)
    struct.pack_into("<I", data, local - 8, length)
    struct.pack_into("<I", data, central - 22, length)
    return bytes(data)


def test_what_swells_is_refused_early(folder: Path) -> None:
    """A thousandfold member, one that lies about it, and one in a gzip: each by its own reason."""
    bomb, swells = swelling(20), "unpacks to far more than any recording"
    lying = with_length(a_zip(("lies.fit", bomb), ("run.fit", a_run())), b"lies.fit", 1000)
    assert told(folder, a_zip(("bomb.fit", bomb), ("run.fit", a_run()))) == [
        ("bomb.fit", FAILED, swells),
        ("run.fit", IMPORTED, ""),
    ]
    (_, status, reason), run = told(folder, lying)
    assert (status, reason.partition(" (")[0]) == (FAILED, "damaged in the archive")
    assert run == ("run.fit", IMPORTED, "")
    packed = a_zip(("bomb.fit.gz", gzip.compress(bomb)), ("run.fit", a_run()))
    assert [(status, reason) for _, status, reason in told(folder, packed)] == [
        (FAILED, swells),
        (IMPORTED, ""),
    ]


def test_a_bomb_in_a_gzip_is_refused_early(folder: Path) -> None:
    """It is not unpacked to its end: what is told of it does not depend on its length."""
    found = told(folder, gzip.compress(swelling(200)), "bomb.gz")
    assert found == [("", FAILED, "unpacks to far more than any recording")]


def test_one_damaged_member_is_one_sentence(folder: Path) -> None:
    """A checksum that does not fit, an unknown way of packing, a password: the rest comes in."""
    data = bytearray(a_zip(*((f"{name}.fit", a_run()) for name in ("sum", "way", "key", "run"))))
    for name, back, value in ((b"sum.fit", 30, 0x55), (b"way.fit", 36, 97), (b"key.fit", 38, 1)):
        data[data.rindex(name) - back] = value
        data[data.index(name) - back + 16] = value
    found = {name: (status, reason) for name, status, reason in told(folder, bytes(data))}
    assert found.pop("run.fit") == (IMPORTED, "")
    assert [status for status, _ in found.values()] == [FAILED] * 3
    assert "damaged" in found["sum.fit"][1]
    assert "damaged" in found["way.fit"][1]
    assert "password" in found["key.fit"][1]


def test_a_hundred_thousand_members(folder: Path) -> None:
    """A full directory is walked to its end, in batches, and the one recording is found."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for number in range(limits.ARCHIVE_MEMBERS // 2):
            archive.writestr(f".{number}", b"")
        archive.writestr("run.fit", a_run())
    assert told(folder, packed.getvalue()) == [("run.fit", IMPORTED, "")]


def test_too_many_members_are_too_many(folder: Path) -> None:
    """Beyond the most, what was found comes in and the archive is told to be too full."""
    directory = io.BytesIO()
    with zipfile.ZipFile(directory, "w") as archive:
        archive.writestr("run.fit", a_run())
        for number in range(50):
            archive.writestr(f"{number}.txt", b"words")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(limits, "ARCHIVE_MEMBERS", 20)
        found = told(folder, directory.getvalue())
    assert found[0] == ("", FAILED, "holds too much for one import: unpack it first")
    assert found[1][:2] == ("run.fit", IMPORTED)
    assert len(found) == 21


def test_too_many_bytes_are_too_many(folder: Path) -> None:
    """Once so much was unpacked, the rest of an archive is left and told to be too much."""
    data = a_zip(*((f"{number:03}.fit", a_run()) for number in range(100)))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(limits, "ARCHIVE_BYTES", 10 * len(a_run()))
        found = told(folder, data)
    assert found[0] == ("", FAILED, "holds too much for one import: unpack it first")
    assert [status for _, status, _ in found[1:11]] == [IMPORTED] * 10
    assert len(found) < 101


def lying_directories() -> dict[str, bytes]:
    """Archives whose directory is not what they hold."""
    whole = a_zip(("a.fit", a_run()), ("b.fit", a_run()))
    end = whole.rindex(b"PK\x05\x06")
    return {
        "an offset beyond the end": whole[: end + 16] + b"\xff\xff\xff\x7f" + whole[end + 20 :],
        "a count of 65535": whole[: end + 8] + b"\xff" * 4 + whole[end + 12 :],
        "a comment that is missing": whole[:-2] + b"\xff\xff",
        "no directory": whole[: whole.index(b"PK\x01\x02")],
        "only a directory": whole[whole.index(b"PK\x01\x02") :],
        "something before it": b"PK\x03\x04 no archive " * 9 + whole,
        "another archive behind it": whole + a_zip(("c.fit", a_run())),
    }


def test_lying_directories_end(tmp_path: Path) -> None:
    """Every archive that lies gives runs or reasons."""
    for name, data in lying_directories().items():
        (tmp_path / f"{name}.zip").write_bytes(data)
    batch: ImportBatch = read_files([tmp_path])
    assert {Path(file.path.partition(".zip")[0]).name for file in batch.files} == set(
        lying_directories()
    )
    assert all(file.reason or file.runs for file in batch.files)


def test_changed_archives_end(tmp_path: Path) -> None:
    """Three hundred archives after some changes each give runs or reasons, and lose no process."""
    chance = random.Random(35)
    inner = a_zip(("c.fit", a_run()))
    whole = a_zip(("a.fit", a_run()), ("b.fit.gz", gzip.compress(a_run())), ("i.zip", inner))
    for number in range(300):
        data = bytearray(whole)
        for _ in range(chance.randint(1, 6)):
            at = chance.randrange(4, len(data))
            if chance.random() < 0.5:
                data[at] = chance.choice((0, 1, 0x7F, 0xFF, data[at] ^ 1))
            else:
                del data[at : at + chance.randint(1, 30)]
        (tmp_path / f"{number:03}.zip").write_bytes(data)
    batch = read_files([tmp_path])
    assert {file.path.partition(".zip")[0][-3:] for file in batch.files} == {
        f"{number:03}" for number in range(300)
    }
    assert all(file.reason for file in batch.files if file.status is not IMPORTED)
    lost = ("makes the reader crash", "gave no sign")
    assert not [file for file in batch.files if in_words(file.reason).startswith(lost)]


def test_a_crash_costs_one_member(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the reader dies of a member, those before and after it in the archive come in."""
    monkeypatch.setattr("calfjournal.importers.reading._PIECE", f"{__name__}:fragile")
    found = told(folder, a_zip(*((f"{number}.fit", a_run()) for number in range(9))))
    assert [status for _, status, _ in found] == [IMPORTED] * 4 + [FAILED] + [IMPORTED] * 4
    assert found[4][2] == "makes the reader crash"


def fragile(piece: Piece, known: AbstractSet[str], tell: Tell) -> None:
    """Die of the fifth member, in a worker."""
    if piece.members == (4,):
        os._exit(1)
    answer(piece, known, tell)
