"""Saving what can be read of a damaged journal."""

from __future__ import annotations

import hashlib
import os
import random
from datetime import timedelta
from pathlib import Path
from typing import Any

import apsw
import pytest

from calfjournal.errors import DamagedJournal, FileExists, NotAJournal
from calfjournal.journal import Journal
from calfjournal.store import checksums
from tests.store.samples import DAY, a_check_in, filled

PAGE = 4096


def _page_of(path: Path, name: str) -> int:
    """The first page of a table or index, as SQLite tells it."""
    connection = apsw.Connection(str(path))
    try:
        sql = "SELECT rootpage FROM sqlite_schema WHERE name = ?"
        return int(str(connection.execute(sql, (name,)).fetchall()[0][0]))
    finally:
        connection.close()


def _table_of_contents(path: Path) -> set[int]:
    """The pages of the file's own list of tables: the first one, and those it points to."""
    page = path.read_bytes()[:PAGE]
    cells = int.from_bytes(page[103:105], "big")
    places = [int.from_bytes(page[at : at + 2], "big") for at in range(112, 112 + 2 * cells, 2)]
    children = {int.from_bytes(page[at : at + 4], "big") for at in [108, *places]}
    return {1} | children


def _overwrite(path: Path, page: int, with_bytes: bytes) -> None:
    data = bytearray(path.read_bytes())
    data[(page - 1) * PAGE : page * PAGE] = with_bytes
    path.write_bytes(data)


def _without(dump: dict[str, Any], *tables: str) -> dict[str, Any]:
    return {name: rows for name, rows in dump.items() if name not in tables}


def test_broken_table_costs_its_rows_and_no_others(path: Path, tmp_path: Path) -> None:
    """F12: a page that is gone takes the rows on it along; every other table is saved whole."""
    with filled(path) as journal:
        before = journal.dump()
    _overwrite(path, _page_of(path, "race"), b"\xff" * PAGE)
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    with pytest.raises(DamagedJournal):
        Journal.open(path)
    with pytest.raises(DamagedJournal):
        Journal.repair(path)
    report = Journal.salvage(path, tmp_path / "saved.calfjournal")
    assert report.lost == {"race": len(before["race"])}
    with Journal.open(tmp_path / "saved.calfjournal") as saved:
        assert saved.check() == []
        assert _without(saved.dump(), "race") == _without(before, "race")
    assert hashlib.sha256(path.read_bytes()).hexdigest() == digest


def test_lost_parents_take_their_children_or_set_them_free(path: Path, tmp_path: Path) -> None:
    """Sets without their session go; readings of a lost session stay as readings of a day."""
    with filled(path) as journal:
        before = journal.dump()
    _overwrite(path, _page_of(path, "session"), b"\x00" * PAGE)
    report = Journal.salvage(path, tmp_path / "saved.calfjournal")
    with Journal.open(tmp_path / "saved.calfjournal") as saved:
        assert saved.check() == []
        after = saved.dump()
    assert after["set_line"] == []
    assert report.lost["set_line"] == len(before["set_line"])
    assert len(after["tendon_reading"]) == len(before["tendon_reading"])
    assert all(reading["session_id"] is None for reading in after["tendon_reading"])


@pytest.mark.skipif(not checksums.available(), reason="APSW without its checksum layer")
def test_flipped_bit_in_a_note_is_found_and_the_note_kept_as_doubtful(
    path: Path, tmp_path: Path
) -> None:
    """F13: a text that changed by one bit is noticed at the door, and saved with a mark."""
    with filled(path) as journal:
        races = journal.plans.races()
    data = bytearray(path.read_bytes())
    data[data.index(b"City marathon")] ^= 1
    path.write_bytes(data)
    with pytest.raises(DamagedJournal):
        Journal.open(path)
    report = Journal.salvage(path, tmp_path / "saved.calfjournal")
    assert report.doubtful == {"race": len(races)}
    assert report.lost == {}
    with Journal.open(tmp_path / "saved.calfjournal") as saved:
        names = {race.name for race in saved.plans.races()}
    assert names == {race.name for race in races} - {"City marathon"} | {"Bity marathon"}


def test_broken_beginning_is_no_obstacle(path: Path, tmp_path: Path) -> None:
    """A file whose first bytes are gone is saved whole: they only say what is known."""
    with filled(path) as journal:
        before = journal.dump()
    data = bytearray(path.read_bytes())
    data[:100] = b"x" * 100
    path.write_bytes(data)
    with pytest.raises(NotAJournal):
        Journal.open(path)
    Journal.salvage(path, tmp_path / "saved.calfjournal")
    with Journal.open(tmp_path / "saved.calfjournal") as saved:
        assert saved.dump() == before


@pytest.mark.parametrize("word", [b"resting_hr", b"sleep_hours", b"id"])
def test_broken_name_of_a_column_costs_nothing(path: Path, tmp_path: Path, word: bytes) -> None:
    """F12: values are known by their place when the name of their column is damaged."""
    with filled(path) as journal:
        before = journal.dump()
    data = path.read_bytes()
    place = data.index(b" %b " % word, data.index(b"CREATE TABLE check_in")) + 1
    path.write_bytes(data[:place] + b"X" + data[place + 1 :])
    with pytest.raises(DamagedJournal):
        Journal.open(path)
    assert Journal.salvage(path, tmp_path / "saved.calfjournal").is_whole
    with Journal.open(tmp_path / "saved.calfjournal") as saved:
        assert saved.dump() == before


def test_file_that_was_cut_off_is_saved_as_far_as_it_goes(path: Path, tmp_path: Path) -> None:
    """F12: of a copy that broke off, what lies before the end is saved, and the loss is told."""
    with filled(path) as journal:
        for number in range(300):
            journal.checkins.save(a_check_in(DAY + timedelta(days=1 + number)))
        before = journal.dump()
    os.truncate(path, path.stat().st_size * 3 // 4 // PAGE * PAGE + 100)
    with pytest.raises(DamagedJournal):
        Journal.open(path)
    report = Journal.salvage(path, tmp_path / "saved.calfjournal")
    assert sum(report.saved.values()) > 20
    assert report.lost
    with Journal.open(tmp_path / "saved.calfjournal") as saved:
        assert saved.check() == []
        dump = saved.dump()
    assert all(row in before[table] for table, rows in dump.items() for row in rows)


def test_what_a_file_brings_along_is_left_behind(path: Path) -> None:
    """A journal with somebody's trigger is refused, deletes nothing, and is repaired whole."""
    with filled(path) as journal:
        before = journal.dump()
    connection = apsw.Connection(str(path))
    connection.execute(
        "CREATE TRIGGER tidy AFTER INSERT ON check_in BEGIN DELETE FROM session; END"
    )
    connection.close()
    with pytest.raises(DamagedJournal, match="trigger “tidy” is not of this program"):
        Journal.open(path)
    assert Journal.repair(path) is not None
    with Journal.open(path) as journal:
        assert journal.dump() == before


@pytest.mark.parametrize("seed", range(6))
def test_damage_anywhere_is_told_and_never_invents_rows(
    path: Path, tmp_path: Path, seed: int
) -> None:
    """Whatever pages are ruined, saving ends in a sound journal whose rows were all there."""
    with filled(path) as journal:
        before = journal.dump()
    chance = random.Random(seed)
    pages = set(range(1, path.stat().st_size // PAGE + 1)) - _table_of_contents(path)
    for page in chance.sample(sorted(pages), 5):
        _overwrite(path, page, chance.randbytes(PAGE))
    with pytest.raises(DamagedJournal):
        Journal.open(path)
    report = Journal.salvage(path, tmp_path / "saved.calfjournal")
    with Journal.open(tmp_path / "saved.calfjournal") as saved:
        assert saved.check() == []
        after = saved.dump()
    for table, rows in after.items():
        known = {row["id"] for row in before[table]}
        assert {row["id"] for row in rows} <= known
        if len(rows) < len(known):
            assert report.lost[table] > 0


def test_lost_table_of_contents_is_said(path: Path, tmp_path: Path) -> None:
    """Without the file's own table of contents nothing can be found in it, and that is said."""
    filled(path).close()
    for page in _table_of_contents(path):
        _overwrite(path, page, b"\xff" * PAGE)
    with pytest.raises(NotAJournal, match="Nothing in"):
        Journal.salvage(path, tmp_path / "saved.calfjournal")
    assert [file.name for file in tmp_path.iterdir() if file.is_file()] == [path.name]


def test_nothing_to_save_is_said(path: Path, tmp_path: Path) -> None:
    """A file that never was a journal gives no new one, and nothing is overwritten."""
    path.write_text("Dear diary\n" * 900)
    with pytest.raises(NotAJournal, match="Nothing in"):
        Journal.salvage(path, tmp_path / "saved.calfjournal")
    assert not (tmp_path / "saved.calfjournal").exists()
    filled(tmp_path / "there.calfjournal").close()
    with pytest.raises(FileExists):
        Journal.salvage(path, tmp_path / "there.calfjournal")
