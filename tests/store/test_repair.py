"""Repair: it says that nothing was lost only when nothing was."""

from __future__ import annotations

import os
import random
from pathlib import Path
from typing import Any

import apsw
import pytest

from calfjournal.errors import (
    DamagedJournal,
    JournalMissing,
    NewerJournal,
    NotAJournal,
    UndoConflict,
)
from calfjournal.journal import Journal
from calfjournal.messages.file_notes import repaired, salvaged
from calfjournal.store import checksums
from calfjournal.store.files import wal_of
from tests.store.samples import a_layout, a_plan, filled

PAGE = 4096

Content = dict[str, Any]


@pytest.fixture
def before(path: Path) -> Content:
    """Make a journal whose sets fill several pages; returns what it holds."""
    with filled(path) as journal:
        plan = a_plan(weeks=30)
        journal.plans.store(plan, a_layout(plan))
        journal.drafts.put("notes", {"note": "half a word"})
        return journal.dump()


def _sql(path: Path, sql: str) -> None:
    checksums.available()
    connection = apsw.Connection(str(path))
    connection.execute(sql)
    connection.close()


def _root(path: Path, name: str) -> int:
    connection = apsw.Connection(str(path))
    sql = "SELECT rootpage FROM sqlite_schema WHERE name = ?"
    root = int(str(connection.execute(sql, (name,)).fetchall()[0][0]))
    connection.close()
    return root


def _page(path: Path, number: int) -> bytes:
    return path.read_bytes()[(number - 1) * PAGE : number * PAGE]


def _put(path: Path, number: int, page: bytes) -> None:
    with path.open("r+b") as file:
        file.seek((number - 1) * PAGE)
        file.write(page)


def _leaves(path: Path, table: str) -> list[int]:
    """The pages below the root of a table, all but the last."""
    page = _page(path, _root(path, table))
    assert page[0] == 5, "the table has one page only"
    cells = int.from_bytes(page[3:5], "big")
    places = [int.from_bytes(page[at : at + 2], "big") for at in range(12, 12 + 2 * cells, 2)]
    return [int.from_bytes(page[at : at + 4], "big") for at in places]


def _salvaged(path: Path) -> tuple[Any, Content]:
    target = path.with_name("saved.calfjournal")
    report = Journal.salvage(path, target)
    with Journal.open(target) as saved:
        assert saved.check() == []
        return report, saved.dump()


# ---------------------------------------------------------------------- pages in a wrong place


@pytest.mark.parametrize("over", ["root", "leaf"])
def test_misplaced_page_is_not_repaired_away(path: Path, before: Content, over: str) -> None:
    """F12: a sound page in a wrong place hides rows; no repair, and salvage counts them."""
    first, second = _leaves(path, "set_line")[:2]
    _put(path, _root(path, "set_line") if over == "root" else second, _page(path, first))
    damaged = path.read_bytes()
    with pytest.raises(DamagedJournal):
        Journal.repair(path)
    assert path.read_bytes() == damaged
    report, after = _salvaged(path)
    assert report.lost == {"set_line": len(before["set_line"]) - len(after["set_line"])}
    assert report.saved["set_line"] == len(after["set_line"])


def test_pages_that_changed_places_cost_no_row(path: Path, before: Content) -> None:
    """F12: rows in a wrong order are all saved, none is called lost, and they are to look over."""
    first, second = _leaves(path, "set_line")[:2]
    pages = _page(path, first), _page(path, second)
    _put(path, second, pages[0])
    _put(path, first, pages[1])
    report, after = _salvaged(path)
    assert after == before
    assert report.lost == {}
    assert report.doubtful == {"set_line": len(before["set_line"])}
    with pytest.raises(DamagedJournal):
        Journal.repair(path)


def test_plan_that_only_its_phases_remember_is_lost(path: Path, before: Content) -> None:
    """F12: a table without an index is missed by the rows that were linked to it."""
    _put(path, _root(path, "plan"), _page(path, _root(path, "threshold")))
    report, _ = _salvaged(path)
    assert report.lost["plan"] == len(before["plan"])
    with pytest.raises(DamagedJournal):
        Journal.repair(path)


@pytest.mark.skipif(not checksums.available(), reason="APSW without its checksum layer")
@pytest.mark.usefixtures("before")
def test_empty_table_is_not_believed_where_pages_do_not_fit(path: Path) -> None:
    """F12: drafts that nothing else remembers are not called whole after pages changed places."""
    _sql(path, "DELETE FROM race")
    places = _root(path, "draft"), _root(path, "race_day")
    pages = [_page(path, place) for place in places]
    for place, page in zip(places, reversed(pages), strict=True):
        _put(path, place, page)
    with pytest.raises(DamagedJournal):
        Journal.repair(path)
    report, _ = _salvaged(path)
    assert "draft" not in report.saved
    assert "More may be missing" in salvaged(report)


@pytest.mark.parametrize("seed", range(12))
def test_repair_loses_nothing_or_refuses(path: Path, before: Content, seed: int) -> None:
    """F12: whichever page takes the place of another, a repaired journal holds all it held."""
    chance = random.Random(seed)
    count = path.stat().st_size // PAGE
    source, target = chance.randrange(1, count + 1), chance.randrange(2, count + 1)
    _put(path, target, _page(path, source))
    try:
        Journal.repair(path)
    except (DamagedJournal, NotAJournal):
        return
    with Journal.open(path) as journal:
        assert journal.dump() == before
        assert [draft.name for draft in journal.drafts.listed()] == ["notes"]


# ---------------------------------------------------------------------- what is not the content


def test_lost_history_of_undo_is_said(path: Path, before: Content) -> None:
    """A journal whose entries are whole is rebuilt, and that nothing can be undone is said."""
    _put(path, _root(path, "edits"), b"\xff" * PAGE)
    repair = Journal.repair(path)
    assert repair is not None
    assert repair.undo_lost
    assert "nothing was lost" not in repaired(repair)
    assert "undone" in repaired(repair)
    with Journal.open(path) as journal:
        assert journal.dump() == before
        assert journal.undo_label is None


@pytest.mark.usefixtures("before")
def test_what_was_undone_stays_so(path: Path) -> None:
    """A rebuilt journal goes on where undo had stopped; not knowing, it undoes nothing twice."""
    with Journal.open(path) as journal:
        then = journal.dump()
        labels = [journal.undo_label]
        journal.undo()
        labels.append(journal.undo_label)
        half = journal.dump()
    _sql(path, "CREATE TABLE foreign_table (x)")
    assert Journal.repair(path) is not None
    with Journal.open(path) as journal:
        assert [journal.redo_label, journal.undo_label] == labels
        journal.redo()
        assert journal.dump() == then
        journal.undo()
    _sql(path, "DELETE FROM meta WHERE name = 'done'")
    assert Journal.repair(path) is not None
    with Journal.open(path) as journal:
        with pytest.raises(UndoConflict) as caught:
            journal.undo()
        assert journal.dump() == half
        journal.skip(caught.value.edit)
        assert journal.undo_label == labels[1]


@pytest.mark.usefixtures("before")
def test_lost_draft_is_said(path: Path) -> None:
    """F04: a text that was typed and not kept yet is not repaired away, and salvage tells of it."""
    _put(path, _root(path, "draft"), b"\xff" * PAGE)
    with pytest.raises(DamagedJournal):
        Journal.repair(path)
    report, _ = _salvaged(path)
    assert report.lost == {"draft": 1}
    assert "texts not kept yet 1" in salvaged(report)


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE meta SET value = '9223372036854775807' WHERE name = 'commits'",
        "UPDATE meta SET value = '1e308' WHERE name = 'commits'",
        "UPDATE meta SET value = 'the last' WHERE name = 'done'",
        "DELETE FROM meta",
    ],
)
def test_what_a_journal_says_of_itself_is_judged(path: Path, before: Content, sql: str) -> None:
    """F12: a journal that cannot count its changes is refused before any is made, and repaired."""
    known = [backup.path for backup in Journal.backups(path)]
    _sql(path, sql)
    with pytest.raises(DamagedJournal, match="meta"):
        Journal.open(path)
    assert Journal.repair(path) is not None
    with Journal.open(path) as journal:
        assert journal.dump() == before
        assert journal.undo() is not None
    newest = Journal.backups(path)[0].path
    assert newest not in known, "a backup from before counts as newer"


# ---------------------------------------------------------------------- the header


@pytest.mark.parametrize(
    ("byte", "bit"),
    [
        *((0, 0), (16, 4), (18, 2), (20, 3), (20, 5), (21, 1), (23, 0), (30, 0), (35, 3), (43, 0)),
        *((47, 1), (59, 1), (60, 3), (63, 0), (63, 1), (68, 0), (95, 0), (99, 7)),
    ],
)
def test_flipped_bit_of_the_header_costs_nothing(
    path: Path, before: Content, byte: int, bit: int
) -> None:
    """F12: what the first hundred bytes say is known without them."""
    data = bytearray(path.read_bytes())
    data[byte] ^= 1 << bit
    path.write_bytes(data)
    if checksums.available():
        with pytest.raises((DamagedJournal, NotAJournal)):
            Journal.open(path)
    Journal.repair(path)
    with Journal.open(path) as journal:
        assert journal.dump() == before


def test_version_is_known_by_the_tables(path: Path, before: Content) -> None:
    """F12: a version that was overwritten is found again."""
    _sql(path, "PRAGMA user_version = 0")
    assert Journal.repair(path) is not None
    with Journal.open(path) as journal:
        assert journal.dump() == before


@pytest.mark.usefixtures("before")
def test_newer_journal_is_left_alone(path: Path) -> None:
    """F14: a journal with tables of a newer program is neither repaired nor salvaged."""
    _sql(path, "CREATE TABLE mood (id INTEGER PRIMARY KEY)")
    _sql(path, "PRAGMA user_version = 999")
    with pytest.raises(NewerJournal, match=f"^{path.name} was written by"):
        Journal.repair(path)
    with pytest.raises(NewerJournal, match=f"^{path.name} was written by"):
        Journal.salvage(path, path.with_name("saved.calfjournal"))


def test_database_of_another_program_holds_no_journal(path: Path) -> None:
    """F11: nothing is salvaged from a file without any of our tables."""
    connection = apsw.Connection(str(path))
    connection.execute("CREATE TABLE diary (day TEXT)")
    connection.close()
    with pytest.raises(NotAJournal, match="Nothing in"):
        Journal.salvage(path, path.with_name("saved.calfjournal"))


# ---------------------------------------------------------------------- what is no file


def test_missing_journal_is_said_to_be_missing(path: Path) -> None:
    """F10: nothing is made where there is nothing to repair or to salvage."""
    for attempt in (Journal.repair, lambda source: Journal.salvage(source, path)):
        with pytest.raises(JournalMissing):
            attempt(path.with_name("gone.calfjournal"))
    assert not path.exists()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names here")
def test_pipe_keeps_nobody_waiting(path: Path, before: Content) -> None:
    """F11: a pipe in the place of a journal, or of its log, is refused in words."""
    pipe = path.with_name("pipe.calfjournal")
    os.mkfifo(pipe)
    os.mkfifo(wal_of(path))
    for file in (pipe, path):
        for attempt in (Journal.open, Journal.repair):
            with pytest.raises(NotAJournal, match="not a file"):
                attempt(file)
        with pytest.raises(NotAJournal, match="not a file"):
            Journal.salvage(file, path.with_name("saved.calfjournal"))
    wal_of(path).unlink()
    left = {file.name for file in path.parent.iterdir() if file.is_file()}
    assert left == {path.name}
    with Journal.open(path) as journal:
        assert journal.dump() == before
