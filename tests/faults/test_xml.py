"""F34: what XML can do to a reader costs a sentence: no file, no network, no memory, no time."""

from __future__ import annotations

import tracemalloc
from pathlib import Path

import pytest

from calfjournal.importers import FileStatus, read_files
from calfjournal.messages import in_words
from tests.importers.read_bytes import read
from tests.importers.track_writer import Lap, gpx, steady, tcx

RUN = gpx(steady(2)).decode()
HEAD, REST = RUN.split("\n", 1)
LAUGHS = "".join(
    f'<!ENTITY l{n} "{"".join(f"&l{n - 1};" for _ in range(10))}">' for n in range(1, 12)
)
MOST_BYTES = 60_000_000


def with_doctype(inside: str, use: str = "") -> bytes:
    """The run with a document type of its own, and something used in its name."""
    body = REST.replace("Evening", use or "Evening")
    return f"{HEAD}\n<!DOCTYPE gpx [{inside}]>{body}".encode()


BOMBS = {
    "billion laughs": with_doctype(f'<!ENTITY l0 "ha">{LAUGHS}', "&l11;"),
    "quadratic blow-up": with_doctype(f'<!ENTITY a "{"a" * 50_000}">', "&a;" * 10_000),
    "a file of this machine": with_doctype('<!ENTITY x SYSTEM "file:///etc/passwd">', "&x;"),
    "a page of the network": with_doctype('<!ENTITY x SYSTEM "http://127.0.0.1:9/x">', "&x;"),
    "a parameter entity": with_doctype('<!ENTITY % p SYSTEM "http://127.0.0.1:9/p"> %p;'),
    "very deep": RUN.replace("Evening", "<a>" * 200_000 + "</a>" * 200_000).encode(),
}


@pytest.mark.parametrize("name", BOMBS)
def test_it_is_refused_with_its_reason(name: str) -> None:
    """Neither expanded nor fetched: what was whole before it is all that is read."""
    tracemalloc.start()
    reading = read(BOMBS[name])
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert reading.status is FileStatus.FAILED
    assert reading.runs == ()
    assert "root:" not in in_words(reading.reason)
    assert most < MOST_BYTES


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(
            f"{HEAD}\n<!DOCTYPE gpx [<!ELEMENT gpx ANY>]>{REST}".encode(), id="a plain DTD"
        ),
        pytest.param(RUN.replace("UTF-8", "UTF-16").encode("utf-16"), id="UTF-16"),
        pytest.param(f"{HEAD}\n<?run fast?>{REST}".encode(), id="an instruction"),
        pytest.param(
            RUN.replace(
                "Evening",
                '<x:include xmlns:x="http://www.w3.org/2001/XInclude" href="/etc/passwd"/>',
            ).encode(),
            id="XInclude",
        ),
        pytest.param(f"\ufeff{RUN}".encode(), id="a byte order mark"),
    ],
)
def test_what_harms_nobody_is_read(data: bytes) -> None:
    """Document types, other encodings and instructions stand in sound files too."""
    (run,) = read(data).runs
    assert run.elapsed_s == 120


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(RUN.replace("UTF-8", "UTF-7").encode(), id="UTF-7"),
        pytest.param(RUN.replace("UTF-8", "klingon").encode(), id="an unknown encoding"),
        pytest.param(RUN.replace("Evening", "\x00").encode(), id="a zero"),
        pytest.param(RUN.replace("<trk>", "<trk").encode(), id="a broken tag"),
    ],
)
def test_what_cannot_be_read_says_so(data: bytes) -> None:
    """A damaged beginning gives nothing, with a reason."""
    reading = read(data)
    assert (reading.status, reading.runs) == (FileStatus.FAILED, ()), in_words(reading.reason)
    assert reading.reason


def test_many_of_them_leave_the_rest_alone(tmp_path: Path) -> None:
    """Through real workers: each costs its own sentence, and the sound run comes in."""
    for number, data in enumerate(BOMBS.values()):
        (tmp_path / f"{number}.gpx").write_bytes(data)
    (tmp_path / "z.tcx").write_bytes(tcx(Lap(steady(2), 120.0, 360.0)))
    batch = read_files([tmp_path])
    assert batch.totals["failed"] == len(BOMBS)
    assert (batch.totals["imported"], len(batch.runs)) == (1, 1)
    assert all(file.reason for file in batch.files if file.status is FileStatus.FAILED)
