"""Imports of files, folders and archives, through real worker processes."""

from __future__ import annotations

import gzip
import hashlib
import io
import json
import os
import struct
import sys
import threading
import zipfile
from datetime import timedelta
from pathlib import Path

import pytest

from calfjournal.cli.shapes import batch_document
from calfjournal.domain.import_choice import Asking
from calfjournal.importers import FileStatus, ImportBatch, limits, read_files
from calfjournal.messages import in_words
from tests.importers.fit_writer import CYCLING, START, Leg, activity, file_id, fit_file
from tests.importers.track_writer import gpx, steady

RUN = activity()
OTHER = activity([Leg(start=START + timedelta(days=1), cadence=88)])
IMPORTED, SAME, SKIPPED, FAILED = (
    FileStatus.IMPORTED,
    FileStatus.SAME,
    FileStatus.SKIPPED,
    FileStatus.FAILED,
)


def zipped(members: dict[str, bytes], *, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Return an archive of the members."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", method) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return packed.getvalue()


def by_name(batch: ImportBatch) -> dict[str, tuple[FileStatus, str]]:
    """Status and reason by the last part of each path."""
    return {
        file.path.rpartition("/")[2]: (file.status, in_words(file.reason)) for file in batch.files
    }


def test_the_same_recording_comes_in_once(tmp_path: Path) -> None:
    """A copy, packed or not, is "same" as the first, and so is one the journal has."""
    (tmp_path / "a.fit").write_bytes(RUN)
    (tmp_path / "b.dat").write_bytes(RUN)
    (tmp_path / "c.fit.gz").write_bytes(gzip.compress(RUN))
    (tmp_path / "d.zip").write_bytes(zipped({"x.fit": RUN, "y.fit": OTHER}))
    batch = read_files([tmp_path])
    assert [file.status for file in batch.files] == [IMPORTED, SAME, SAME, SAME, IMPORTED]
    assert "a.fit" in in_words(batch.files[1].reason)
    again = read_files([tmp_path], known_hashes={run.file_hash for run in batch.runs})
    assert {file.status for file in again.files} == {SAME}
    assert "journal" in in_words(again.files[0].reason)
    assert batch.runs[0].file_hash == hashlib.sha256(RUN).hexdigest()


def test_folders_are_walked_in_order(tmp_path: Path) -> None:
    """Folders give their files sorted, without hidden ones; every file has one result."""
    for name in ("z.fit", "b/two.fit", "b/.hidden", ".git/x", "a/note.txt", "__MACOSX/y"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(RUN if path.suffix == ".fit" else b"words")
    batch = read_files([tmp_path, tmp_path / "z.fit"])
    shown = [Path(file.path).relative_to(tmp_path).as_posix() for file in batch.files]
    assert shown == ["z.fit", "a/note.txt", "b/two.fit"]


def test_bad_files_are_listed_and_the_rest_goes_in(tmp_path: Path) -> None:
    """Missing, empty, foreign and damaged files each have a reason; good ones are imported."""
    files = {
        "empty.fit": b"",
        "photo.fit": b"\x89PNG\r\n",
        "broken.fit": RUN[:50],
        "broken.gz": gzip.compress(RUN)[:-9],
        "weigh.fit": fit_file(file_id("weight")),
        "ride.fit": activity([Leg(sport=CYCLING)]),
        "run.fit": RUN,
    }
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    found = by_name(read_files([tmp_path / "gone.fit", tmp_path]))
    assert {name: status for name, (status, _) in found.items()} == {
        "gone.fit": FAILED,
        "empty.fit": SKIPPED,
        "photo.fit": SKIPPED,
        "broken.fit": FAILED,
        "broken.gz": FAILED,
        "weigh.fit": SKIPPED,
        "ride.fit": IMPORTED,
        "run.fit": IMPORTED,
    }
    assert all(reason for status, reason in found.values() if status != IMPORTED)


def test_archives_are_read_member_by_member(tmp_path: Path) -> None:
    """A damaged, linked, encrypted or escaping member harms neither the rest nor the disk."""
    archive = tmp_path / "export.zip"
    inner = zipped({"deep.fit": activity([Leg(length=50)]), "too.zip": zipped({"x.fit": RUN})})
    link = zipfile.ZipInfo("link.fit")
    link.external_attr = 0o120777 << 16
    with zipfile.ZipFile(archive, "w") as packed:
        packed.writestr("../../escape.fit", RUN)
        packed.writestr("/absolute\\other.fit", OTHER)
        packed.writestr("bad.fit", activity([Leg(length=60)]))
        packed.writestr("packed.fit.gz", gzip.compress(activity([Leg(length=70)])))
        packed.writestr("inner.zip", inner)
        packed.writestr(link, "/etc/passwd")
        packed.writestr("secret.fit", b"sealed")
    archive.write_bytes(sealed(damaged(archive.read_bytes(), b"bad.fit"), b"secret.fit"))
    before = sorted(tmp_path.rglob("*"))
    found = by_name(read_files([archive]))
    assert {name: status for name, (status, _) in found.items()} == {
        "escape.fit": IMPORTED,
        "absolute\\other.fit": IMPORTED,
        "bad.fit": FAILED,
        "packed.fit.gz": IMPORTED,
        "deep.fit": IMPORTED,
        "too.zip": FAILED,
        "link.fit": FAILED,
        "secret.fit": FAILED,
    }
    assert "encrypted" in found["secret.fit"][1]
    assert "damaged" in found["bad.fit"][1]
    assert sorted(tmp_path.rglob("*")) == before


def damaged(archive: bytes, name: bytes) -> bytes:
    """Change one byte of a stored member, so that its checksum does not fit."""
    position = archive.index(name) + len(name) + 200
    return archive[:position] + bytes((archive[position] ^ 0xFF,)) + archive[position + 1 :]


def sealed(archive: bytes, name: bytes) -> bytes:
    """Mark a member as encrypted in both places where an archive says so."""
    data = bytearray(archive)
    local, central = archive.index(name), archive.rindex(name)
    data[local - 24] |= 1
    data[central - 38] |= 1
    return bytes(data)


def test_archives_have_limits(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Members that swell, and archives of too many, are refused before they fill the memory."""
    (tmp_path / "bomb.zip").write_bytes(zipped({"zeros.fit": bytes(4_000_000), "run.fit": RUN}))
    swelling = fit_file(file_id())[:12] + bytes(3_000_000)
    (tmp_path / "bomb.gz").write_bytes(gzip.compress(swelling))
    (tmp_path / "many.zip").write_bytes(zipped({f"{n}.txt": b"x" for n in range(20)}))
    monkeypatch.setattr(limits, "ARCHIVE_MEMBERS", 10)
    found = by_name(read_files([tmp_path]))
    assert found["zeros.fit"] == (FAILED, "unpacks to far more than any recording")
    assert found["run.fit"][0] == IMPORTED
    assert found["bomb.gz"] == (FAILED, "unpacks to far more than any recording")
    assert found["many.zip"] == (FAILED, "holds too much for one import: unpack it first")
    assert found["9.txt"][0] == SKIPPED


def test_damaged_archives_never_raise(tmp_path: Path) -> None:
    """An archive cut anywhere, or with a lying directory, gives results and no exception."""
    whole = zipped({"a.fit": RUN, "b.fit": OTHER}, method=zipfile.ZIP_STORED)
    for number, length in enumerate(range(4, len(whole), 97)):
        (tmp_path / f"{number:03}.zip").write_bytes(whole[:length])
    lying = bytearray(whole)
    lying[-12:-4] = struct.pack("<II", 0xFFFFFF, 0xFFFFFF)
    (tmp_path / "lying.zip").write_bytes(lying)
    batch = read_files([tmp_path])
    assert all(file.status in (FAILED, IMPORTED, SAME) for file in batch.files)
    assert all(file.reason for file in batch.files if file.status != IMPORTED)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such files")
def test_special_files_are_left_alone(tmp_path: Path) -> None:
    """A pipe in a folder is not opened, and names that are no text can be shown."""
    os.mkfifo(tmp_path / "pipe.fit")
    odd = os.fsdecode(os.fsencode(tmp_path) + b"/odd-\xff.fit")
    Path(odd).write_bytes(RUN)
    batch = read_files([tmp_path])
    assert [file.status for file in batch.files] == [IMPORTED, SKIPPED]
    json.dumps(batch_document(batch)).encode()


def test_progress_counts_bytes(tmp_path: Path) -> None:
    """Progress grows in KiB from nothing to all bytes on the disk, and names each file."""
    (tmp_path / "a.zip").write_bytes(zipped({"x.fit": RUN, "y.fit": OTHER, "z.txt": b"words"}))
    (tmp_path / "b.gpx").write_bytes(gpx(steady(300)))
    (tmp_path / "c.fit.gz").write_bytes(gzip.compress(RUN))
    told: list[tuple[int, int, str]] = []
    read_files([tmp_path], progress=lambda done, total, name: told.append((done, total, name)))
    assert [done for done, _, _ in told] == sorted(done for done, _, _ in told)
    size = -(-sum(file.stat().st_size for file in tmp_path.iterdir()) // 1024)
    assert {total for _, total, _ in told} == {size}
    assert (told[0][0], told[-1][0]) == (0, size)
    names = {name.rpartition("/")[2] for _, _, name in told}
    assert names >= {"x.fit", "y.fit", "z.txt", "b.gpx", "c.fit.gz"}


def test_cancelling_keeps_what_is_done(tmp_path: Path) -> None:
    """After cancelling, files read stay read and every other one is skipped with the reason."""
    for number in range(30):
        leg = Leg(start=START + timedelta(days=number), length=100)
        (tmp_path / f"{number:02}.fit").write_bytes(activity([leg]))
    stop = threading.Event()

    def progress(done: int, total: int, name: str) -> None:
        if done >= 9:
            stop.set()

    batch = read_files([tmp_path], progress=progress, cancelled=stop.is_set)
    totals = batch.totals
    assert totals["files"] == 30
    assert 3 <= totals["imported"] < 30
    assert totals["imported"] + totals["skipped"] == 30
    assert {in_words(file.reason) for file in batch.files if file.status == SKIPPED} == {
        "cancelled before it was read"
    }


def test_cancelled_from_the_start_reads_nothing(tmp_path: Path) -> None:
    """An import cancelled before it began only lists its files."""
    (tmp_path / "a.fit").write_bytes(RUN)
    batch = read_files([tmp_path, tmp_path / "b.fit"], cancelled=lambda: True)
    assert [file.status for file in batch.files] == [SKIPPED, SKIPPED]


def test_the_document_has_the_promised_shape(tmp_path: Path) -> None:
    """`import --json` lists files, runs with their figures, days and totals."""
    (tmp_path / "run.fit").write_bytes(RUN)
    document = json.loads(json.dumps(batch_document(read_files([tmp_path / "run.fit"]))))
    (file,) = document["files"]
    assert {key: file[key] for key in ("path", "format", "status", "reason", "days")} == {
        "path": str(tmp_path / "run.fit"),
        "format": "fit",
        "status": "imported",
        "reason": "",
        "days": [],
    }
    (run,) = file["runs"]
    assert run["start"] == "2024-05-04T06:30:00Z"
    assert (run["sport"], run["duration_s"], run["distance_m"]) == ("running", 120, 360)
    assert (run["cadence_spm"], run["cadence_cv"], run["cadence_rcv"]) == (171, 0, None)
    assert run["avg_hr"] == 150
    assert document["totals"] == {
        "files": 1,
        "imported": 1,
        "same": 0,
        "conflict": 0,
        "asked": 0,
        "skipped": 0,
        "failed": 0,
        "runs": 1,
        "days": 0,
    }


def test_an_implausible_recording_is_asked_about(tmp_path: Path) -> None:
    """1,788 km in 691 s is read, named with its figures and the bound, and counted as asked."""
    rocket = Leg(timer_s=691, length=691, distance_cm=178_800_000)
    (tmp_path / "run.fit").write_bytes(activity([rocket]))
    batch = read_files([tmp_path])
    (file,) = batch.files
    assert (file.status, file.asking) == (FileStatus.ASKED, Asking.IMPLAUSIBLE)
    assert [run.distance_m for run in file.runs] == [1_788_000]
    assert "1788 km in 11:31" in in_words(file.reason)
    assert (batch.totals["asked"], batch.totals["imported"], batch.asked.total()) == (1, 0, 1)
    assert batch_document(batch)["files"][0]["status"] == "asked"


def test_an_implausible_leg_asks_about_its_whole_file(tmp_path: Path) -> None:
    """Legs of one file come in together or not at all, so that none is lost for good."""
    ride = Leg(sport=CYCLING, start=START + timedelta(hours=1), distance_cm=178_800_000)
    (tmp_path / "duathlon.fit").write_bytes(activity([Leg(), ride]))
    (file,) = read_files([tmp_path]).files
    assert file.status == FileStatus.ASKED
    assert len(file.runs) == 2
    assert in_words(file.reason).startswith("of its 2 runs: ")


def test_a_long_reading_comes_in_portions_and_whole(tmp_path: Path) -> None:
    """Fifty activities of one file are told some at a time, each with its samples, in order."""
    legs = [Leg(start=START + timedelta(hours=hour), length=15) for hour in range(50)]
    (tmp_path / "year.fit").write_bytes(activity(legs))
    (file,) = read_files([tmp_path]).files
    starts = [START + timedelta(hours=hour) for hour in range(50)]
    assert [run.start for run in file.runs] == starts
    assert list(file.streams) == starts
    assert all(stream.data for stream in file.streams.values())


def test_a_summary_written_twice_is_one_run(tmp_path: Path) -> None:
    """A watch that wrote the same session twice ran once."""
    (tmp_path / "twice.fit").write_bytes(activity([Leg(), Leg()]))
    (file,) = read_files([tmp_path]).files
    assert len(file.runs) == 1


def test_an_import_runs_in_any_thread(tmp_path: Path) -> None:
    """Reading works off the main thread, as the window does it."""
    (tmp_path / "run.fit").write_bytes(RUN)
    batches: list[ImportBatch] = []
    thread = threading.Thread(target=lambda: batches.append(read_files([tmp_path / "run.fit"])))
    thread.start()
    thread.join()
    assert batches[0].totals["imported"] == 1
