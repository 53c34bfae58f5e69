"""JSON export and import, and CSV tables."""

from __future__ import annotations

import csv
import io
import json
import os
import tempfile
import zipfile
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from calfjournal.domain.visit import Photo
from calfjournal.errors import FileExists, NewerJournal, NotAJournal, StorageFailed
from calfjournal.journal import Journal
from calfjournal.store.visits import PHOTOS
from tests.store.samples import DAY, a_check_in, filled

Change = Callable[[dict[str, Any]], object]


def test_round_trip_without_loss(path: Path, tmp_path: Path) -> None:
    """Export, import: the same dump, and the same bytes when exported again."""
    first, second = tmp_path / "a.json", tmp_path / "b.json"
    with filled(path) as journal:
        before = journal.dump()
        journal.export_json(first)
    with Journal.import_json(first, tmp_path / "new.calfjournal") as journal:
        assert journal.dump() == before
        assert journal.check() == []
        journal.export_json(second)
    assert first.read_bytes() == second.read_bytes()


@settings(max_examples=30)
@given(
    note=st.text(st.characters(), max_size=50),
    hours=st.floats(0, 24),
    mass=st.floats(20, 400),
    tags=st.lists(st.text(max_size=8), max_size=3).map(tuple),
)
def test_values_of_every_kind_round_trip(
    note: str, hours: float, mass: float, tags: tuple[str, ...]
) -> None:
    """Every float to its last bit and every sign of Unicode survive file and export."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        value = replace(a_check_in(), note=note, sleep_hours=hours, body_mass_kg=mass, tags=tags)
        with Journal.create(folder / "a.calfjournal") as journal:
            saved = journal.checkins.save(value).value
            journal.export_json(folder / "a.json")
            found = journal.checkins.get(DAY)
        assert found == saved
        assert (saved.sleep_hours, saved.body_mass_kg) == (hours, mass)
        with Journal.import_json(folder / "a.json", folder / "b.calfjournal") as journal:
            assert journal.checkins.get(DAY) == saved


@pytest.fixture
def exported(path: Path, tmp_path: Path) -> Path:
    with filled(path) as journal:
        journal.export_json(tmp_path / "export.json")
    return tmp_path / "export.json"


def _first(table: str, column: str, value: object) -> Change:
    return lambda content: content["tables"][table][0].update({column: value})


BAD: dict[str, tuple[Change, str]] = {
    "foreign": (lambda c: c.update(format="other"), '"format" is not'),
    "no version": (lambda c: c.pop("version"), '"version"'),
    "no tables": (lambda c: c.pop("tables"), '"tables" is missing'),
    "table missing": (lambda c: c["tables"].pop("run"), r"tables\.run is missing"),
    "unknown table": (lambda c: c["tables"].update(x=[]), r"tables\.x is not a table"),
    "table not a list": (lambda c: c["tables"].update(run={}), r"tables\.run is not a list"),
    "row not an object": (lambda c: c["tables"]["run"].append(3), r"tables\.run\[2\] is not"),
    "column missing": (lambda c: c["tables"]["run"][1].pop("day"), r"run\[1\]\.day is missing"),
    "unknown column": (_first("run", "colour", 1), r"run\[0\]\.colour is not known"),
    "bad date": (_first("check_in", "day", "2026-13-01"), r"check_in\[0\]\.day is not a date"),
    "bad instant": (_first("run", "start", "noon"), r"run\[0\]\.start"),
    "instant of no zone": (_first("run", "start", "2026-11-22T11:00:00"), r"run\[0\]\.start"),
    "bad word": (_first("session", "status", "dome"), r"session\[0\]\.status is not a known"),
    "text for number": (_first("check_in", "resting_hr", "47"), r"resting_hr is not a whole"),
    "true for number": (_first("check_in", "resting_hr", True), r"resting_hr is not a whole"),
    "number for flag": (_first("check_in", "rest_day", 1), r"rest_day is not true or false"),
    "outside": (_first("check_in", "resting_hr", 3), r"in\[0\]\.resting_hr is not 25 to 220 bpm"),
    "outside of a cadence": (_first("run", "cadence_spm", 999), r"run\[0\]\.cadence_spm is not 0"),
    "outside of a test": (_first("result", "value", 9999.0), r"result\[0\]\.value is not"),
    "null": (_first("check_in", "day", None), r"check_in\[0\]\.day is null"),
    "too large": (_first("run", "max_hr", 1 << 70), r"run\[0\]\.max_hr"),
    "bad shape": (_first("plan", "wishes", {"start": 3}), r"plan\[0\]\.wishes"),
    "no parent": (_first("set_line", "session_id", 5), r"set_line\[0\] points to a row"),
    "twice": (
        lambda c: c["tables"]["run"].append(c["tables"]["run"][0]),
        r"run\[2\] is there twice",
    ),
    "name of half a sign": (lambda c: c.update(journal="\ud800"), '"journal" makes no sense'),
    "made never": (lambda c: c.update(created="noon"), '"created" makes no sense'),
    "another day's key": (_first("verdict", "id", 20261122), "verdict: the id 20261122 is not"),
    "no picture": (_first("photo", "data", "§"), r"photo\[0\]\.data is not base64 text"),
    "half a sign": (_first("run", "note", "\ud800"), r"run\[0\] holds half a sign"),
    "no message": (_first("session", "title", {"a": 1}), r"session\[0\]\.title is not text or"),
    "half a sign in a message": (
        _first("session", "title", {"key": "ours", "values": {"text": "\ud800"}}),
        r"session\[0\]\.title is not text or",
    ),
    "an endless message": (
        _first("session", "title", {"key": "ours", "values": {"text": "x" * 1_000_001}}),
        r"session\[0\]\.title has more than",
    ),
}


@pytest.mark.parametrize("kind", BAD)
def test_damaged_export_names_the_place(exported: Path, tmp_path: Path, kind: str) -> None:
    """A damaged or foreign export is refused with the place named, and no file is made."""
    change, words = BAD[kind]
    content = json.loads(exported.read_text(encoding="utf-8"))
    change(content)
    exported.write_text(json.dumps(content), encoding="utf-8")
    target = tmp_path / "sub" / "new.calfjournal"
    with pytest.raises(NotAJournal, match=words):
        Journal.import_json(exported, target)
    assert not target.parent.exists() or list(target.parent.iterdir()) == []


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "line 1"),
        (b'{"format": \xff}', "byte 11"),
        (b'{"format": "calfjournal journal", "version": NaN}', "NaN"),
        (b'{"format": 1e999}', "1e999 is too large"),
        (b'{"format": %s}' % (b"9" * 5000), "more than 30 digits"),
        (b"[" * 200_000, "nested too deeply"),
        (b"[]", "format"),
    ],
)
def test_broken_text_is_refused(tmp_path: Path, data: bytes, words: str) -> None:
    """What is not JSON, or not ours, is refused with line or byte."""
    source = tmp_path / "broken.json"
    source.write_bytes(data)
    with pytest.raises(NotAJournal, match=words):
        Journal.import_json(source, tmp_path / "new.calfjournal")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names here")
def test_endless_export_is_refused(tmp_path: Path) -> None:
    """F11: a pipe keeps nobody waiting, and a file without end is not read into memory."""
    os.truncate(_touched(tmp_path / "large.json"), 1 << 40)
    (tmp_path / "device.json").symlink_to("/dev/zero")
    os.mkfifo(tmp_path / "pipe.json")
    for name, words in (("large", "too large"), ("device", "not a file"), ("pipe", "not a file")):
        with pytest.raises(NotAJournal, match=words):
            Journal.restore(tmp_path / f"{name}.json", tmp_path / "new.calfjournal")
    assert not (tmp_path / "new.calfjournal").exists()


def _touched(file: Path) -> Path:
    file.touch()
    return file


def test_cut_export_is_refused(exported: Path, tmp_path: Path) -> None:
    """An export that lost its end is refused."""
    exported.write_bytes(exported.read_bytes()[:-100])
    with pytest.raises(NotAJournal, match="line"):
        Journal.import_json(exported, tmp_path / "new.calfjournal")


def test_newer_export_names_its_program(exported: Path, tmp_path: Path) -> None:
    """A newer export is refused with the name of the program that wrote it."""
    content = json.loads(exported.read_text(encoding="utf-8"))
    content.update(version=99, written_by="calfjournal 9.1")
    exported.write_text(json.dumps(content), encoding="utf-8")
    with pytest.raises(NewerJournal, match=r"calfjournal 9\.1"):
        Journal.import_json(exported, tmp_path / "new.calfjournal")


def test_import_never_overwrites(exported: Path, path: Path, tmp_path: Path) -> None:
    """An import makes a new journal and never replaces one; a missing source is told plainly."""
    with pytest.raises(FileExists):
        Journal.import_json(exported, path)
    with pytest.raises(StorageFailed, match="nowhere"):
        Journal.import_json(tmp_path / "nowhere.json", tmp_path / "new.calfjournal")


def test_export_replaces_whole_files_only(path: Path, tmp_path: Path) -> None:
    """An export that cannot be written leaves the file that was there."""
    with filled(path) as journal:
        with pytest.raises(StorageFailed):
            journal.export_json(tmp_path / "missing" / "x.json")
        (tmp_path / "x.json").write_text("old")
        journal.export_json(tmp_path / "x.json")
    assert (tmp_path / "x.json").read_text(encoding="utf-8").startswith("{")


def test_csv_tables_hold_every_row(path: Path, tmp_path: Path) -> None:
    """The zip has one table per CSV with every row; numbers, dates and line breaks survive."""
    out = tmp_path / "tables.zip"
    with filled(path) as journal:
        journal.checkins.save(replace(a_check_in(DAY + timedelta(days=1)), note="two\r\nlines"))
        dump = journal.dump()
        journal.export_csv(out)
    with zipfile.ZipFile(out) as archive:
        assert {name.removesuffix(".csv") for name in archive.namelist()} == set(dump)
        for name, rows in dump.items():
            data = archive.read(f"{name}.csv")
            assert data.startswith(b"\xef\xbb\xbf")
            text = io.StringIO(data.decode("utf-8-sig"), newline="")
            assert len(list(csv.DictReader(text))) == len(rows)
        text = io.StringIO(archive.read("check_in.csv").decode("utf-8-sig"), newline="")
        first, second = csv.DictReader(text)
    assert first["sleep_hours"] == repr(0.1 + 0.2)
    assert first["day"] == "2026-11-23"
    assert first["tags"] == '["travel","été"]'
    assert second["note"] == "two\r\nlines"


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＠"])
def test_formulas_are_neutralised(path: Path, tmp_path: Path, start: str) -> None:
    """Text a spreadsheet would run gets an apostrophe; negative numbers stay numbers."""
    out = tmp_path / "tables.zip"
    with Journal.create(path) as journal:
        journal.checkins.save(replace(a_check_in(), note=f"{start}cmd|' /C calc'!A0"))
        journal.export_csv(out)
    with zipfile.ZipFile(out) as archive:
        text = io.StringIO(archive.read("check_in.csv").decode("utf-8-sig"), newline="")
        (row,) = csv.DictReader(text)
    assert row["note"].startswith(f"'{start}")


def test_days_and_instants_are_written_in_one_way(exported: Path, tmp_path: Path) -> None:
    """Another ISO way to write a day or an instant is understood, and found by its day."""
    content = json.loads(exported.read_text(encoding="utf-8"))
    content["tables"]["check_in"][0]["day"] = DAY.strftime("%G-W%V-%u")
    content["tables"]["run"][0]["start"] = "2026-11-22T12:00:00+01:00"
    exported.write_text(json.dumps(content), encoding="utf-8")
    with Journal.import_json(exported, tmp_path / "new.calfjournal") as journal:
        assert journal.checkins.get(DAY) is not None
        assert journal.dump()["run"][0]["start"] == "2026-11-22T11:00:00+00:00"
        assert journal.check() == []


def test_a_large_photo_comes_back(path: Path, tmp_path: Path) -> None:
    """What the export holds can be imported, whatever its size."""
    picture = Photo(DAY, bytes(range(256)) * 8_000, "jpeg")
    with filled(path) as journal:
        PHOTOS.insert(journal._file.database, picture)
        journal.export_json(tmp_path / "big.json")
        before = journal.dump()
    with Journal.import_json(tmp_path / "big.json", tmp_path / "new.calfjournal") as journal:
        assert journal.dump() == before
