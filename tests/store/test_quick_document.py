"""The two ways to read an export, and the way it is written."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from calfjournal.domain.message import say
from calfjournal.domain.program import SessionKind
from calfjournal.domain.session import Session
from calfjournal.errors import DamagedJournal, UndoConflict
from calfjournal.journal import Journal
from calfjournal.store.columns import columns_of
from calfjournal.store.exchange import _CarefulDocument
from calfjournal.store.quick_document import quick_document
from tests.store.samples import DAY, a_check_in, filled

NUMBERS = (0.0, 1e-300, 1e-7, 9.999e-5, 1e-4, 0.1 + 0.2, 123456789.125, 1e15, 1e16, 1.5e18)


@pytest.fixture
def exported(path: Path, tmp_path: Path) -> bytes:
    with filled(path) as journal:
        journal.export_json(tmp_path / "export.json")
    return (tmp_path / "export.json").read_bytes()


def test_an_export_is_written_as_python_writes_json(path: Path, tmp_path: Path) -> None:
    """Whatever the numbers and signs, the document is what json.dumps makes of its value."""
    with filled(path) as journal:
        note = "".join(map(chr, range(1, 200))) + "\u2028\U0001f600"
        journal.checkins.save(replace(a_check_in(), day=DAY.replace(day=1), note=note))
        title = say("edits.odd", figures=NUMBERS, empty=(), text=note)
        journal.sessions.add(Session(DAY, SessionKind.MOBILITY, title))
        database = journal._file.database
        for number in NUMBERS:
            database.run(
                "INSERT INTO threshold (name, value) VALUES (?, ?)", (repr(number), number)
            )
        journal.export_json(tmp_path / "export.json")
        dump = journal.dump()
    text = (tmp_path / "export.json").read_text(encoding="utf-8")
    content = json.loads(text)
    assert content["tables"] == dump
    assert text == json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def test_a_long_table_is_written_whole(path: Path, tmp_path: Path) -> None:
    """Rows that are written some at a time all come, in order."""
    with Journal.create(path) as journal:
        for number in range(4001):
            journal._file.database.run(
                "INSERT INTO threshold (name, value) VALUES (?, ?)", (f"n{number}", number)
            )
        journal.export_json(tmp_path / "export.json")
    rows = json.loads((tmp_path / "export.json").read_bytes())["tables"]["threshold"]
    assert [row["value"] for row in rows] == list(range(4001))


def test_an_export_of_what_cannot_be_leaves_no_file(path: Path, tmp_path: Path) -> None:
    """A value that nobody wrote is told by its place, and nothing of the export is left."""
    with filled(path) as journal:
        journal._file.database.run("UPDATE check_in SET tags = '['")
        for export in (journal.export_json, journal.export_csv):
            with pytest.raises(DamagedJournal, match="check_in"):
                export(tmp_path / "export.out")
    assert [file.name for file in tmp_path.iterdir() if "export" in file.name] == []


def test_the_quick_way_reads_what_the_careful_one_reads(path: Path, exported: bytes) -> None:
    """A document as we write it is read quickly, and its rows are the same ones."""
    quick = quick_document(b"\xef\xbb\xbf" + exported)
    assert quick is not None
    careful = _CarefulDocument(json.loads(exported), "export.json")
    assert (quick.version, quick.journal) == (careful.version, careful.journal)
    with Journal.open(path) as journal:
        for table, columns in columns_of(journal._file.database).items():
            rows = [list(row) for row in quick.rows(table, columns)]
            assert rows == careful.rows(table, columns)


ODD: dict[str, Callable[[dict[str, Any]], object]] = {
    "an older version": lambda c: c.update(version=3),
    "a word that is none": lambda c: c["tables"]["session"][0].update(status="dome"),
    "a number outside": lambda c: c["tables"]["run"][0].update(cadence_spm=999),
    "a result outside": lambda c: c["tables"]["result"][0].update(value=9999.0),
    "a text for a number": lambda c: c["tables"]["run"][0].update(max_hr="1"),
    "a fraction": lambda c: c["tables"]["run"][0].update(max_hr=1.5),
    "a number of many digits": lambda c: c["tables"]["run"][0].update(max_hr=10**40),
    "digits within a shape": lambda c: c["tables"]["plan"][0]["wishes"].update(weeks=10**40),
    "half a sign": lambda c: c["tables"]["run"][0].update(note="\ud800"),
    "half a sign within a shape": lambda c: c["tables"]["check_in"][0].update(tags=["\ud800"]),
    "null": lambda c: c["tables"]["plan"][0].update(wishes=None),
    "a day that is none": lambda c: c["tables"]["check_in"][0].update(day="2026-13-01"),
    "a year that is none": lambda c: c["tables"]["check_in"][0].update(day="1500-01-01"),
    "an instant of no zone": lambda c: c["tables"]["run"][0].update(start="2026-11-22T11:00:00"),
    "no picture": lambda c: c["tables"]["photo"][0].update(data="§"),
    "another column": lambda c: c["tables"]["run"][0].update(colour=1),
    "a table that is missing": lambda c: c["tables"].pop("run"),
    "another name": lambda c: c.update(more=1),
}


@pytest.mark.parametrize("kind", ODD)
def test_the_quick_way_takes_nothing_odd(exported: bytes, kind: str) -> None:
    """What must be looked at carefully is left to the careful way."""
    content = json.loads(exported)
    ODD[kind](content)
    assert quick_document(json.dumps(content).encode()) is None


def test_a_cut_document_is_none(exported: bytes) -> None:
    """Neither way takes half of a document."""
    for size in (0, 1, len(exported) // 2, len(exported) - 3):
        assert quick_document(exported[:size]) is None


def test_an_undo_that_fails_in_the_middle_changes_nothing(path: Path) -> None:
    """Rows taken back before the one that does not fit are there again."""
    with Journal.create(path) as journal:
        days = [DAY.replace(day=day) for day in range(1, 6)]
        with journal.edit("five"):
            for day in days:
                journal.checkins.save(a_check_in(day))
        journal._file.database.run("UPDATE check_in SET stress = 1 WHERE day = ?", (str(days[2]),))
        before = journal.dump()
        with pytest.raises(UndoConflict):
            journal.undo()
        assert journal.dump() == before
        assert journal.undo_label == "five"
