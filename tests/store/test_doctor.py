"""The doctor finds what is wrong and repairs what cannot lose anything."""

from __future__ import annotations

from pathlib import Path

import apsw
import pytest

from calfjournal.errors import DamagedJournal, JournalLocked
from calfjournal.journal import Journal
from calfjournal.messages import in_words
from tests.store.samples import DAY, filled

DAMAGE = {
    "heart rate": ("UPDATE check_in SET resting_hr = 500", "resting heart rate 500 is outside"),
    "pain": ("UPDATE tendon_reading SET pain = 11", "pain 11 is outside 0 to 10"),
    "height": ("UPDATE athlete SET height_cm = 17", "height 17 is outside"),
    "cadence": ("UPDATE run SET cadence_spm = -1", "cadence -1 is outside"),
    "result": ("UPDATE result SET value = 900 WHERE measure = 'heel_rise'", "heel raises 900 is"),
    "word": ("UPDATE session SET status = 'dome'", "holds an unknown status."),
    "date": ("UPDATE race SET day = '31/12/2026'", "holds an unknown day."),
    "json": ("UPDATE plan SET wishes = '{'", "unknown wishes"),
    "endless": ("UPDATE athlete SET equipment = '[1e999]'", "holds an unknown equipment."),
    "half a sign": (
        "UPDATE athlete SET equipment = '[\"\\ud800\"]'",
        "holds an unknown equipment.",
    ),
    "overflow": ("UPDATE check_in SET sleep_hours = 1e308", "holds an unknown sleep_hours."),
    "day": ("UPDATE verdict SET id = 20261122", "verdict 20261122 has the key of another day"),
    "border": ("UPDATE athlete SET day_border = '13:00'", "days begin at 13:00, not before 12:00"),
    "link": ("DELETE FROM session", "points to a session that is not there"),
    "order": ("UPDATE flare SET \"end\" = '2020-01-01'", "ends before it starts"),
    "plans": (
        'INSERT INTO plan SELECT 9, program, id, "start", "end", wishes, reasons, 1, id FROM plan',
        "2 plans are active",
    ),
    "outside": (
        "UPDATE session SET day = '2030-01-01' WHERE status = 'planned'",
        "outside its plan",
    ),
}


@pytest.mark.parametrize("kind", DAMAGE)
def test_doctor_names_what_is_wrong(path: Path, kind: str) -> None:
    """Each kind of wrong content is told in a sentence that names it."""
    filled(path).close()
    sql, words = DAMAGE[kind]
    connection = apsw.Connection(str(path))
    connection.execute(sql)
    connection.close()
    with Journal.open(path, read_only=True) as journal:
        problems = list(map(in_words, journal.check()))
    assert any(words in problem for problem in problems), problems
    assert all(problem.endswith(".") for problem in problems)


def test_unreadable_row_is_named_on_reading(path: Path) -> None:
    """Reading a row that no longer makes sense names table, column and value."""
    filled(path).close()
    connection = apsw.Connection(str(path))
    connection.execute("UPDATE session SET status = 'dome'")
    connection.close()
    with (
        Journal.open(path, read_only=True) as journal,
        pytest.raises(DamagedJournal, match=r"session \d+ holds an unknown status\."),
    ):
        journal.sessions.on(DAY)


@pytest.mark.parametrize("kind", ["endless", "half a sign"])
def test_what_cannot_be_written_is_named_on_export(path: Path, tmp_path: Path, kind: str) -> None:
    """F28: a value that no export can hold is told by table and column, and no file is made."""
    filled(path).close()
    connection = apsw.Connection(str(path))
    connection.execute(DAMAGE[kind][0])
    connection.close()
    with Journal.open(path, read_only=True) as journal:
        for write, name in ((journal.export_json, "out.json"), (journal.export_csv, "out.zip")):
            with pytest.raises(DamagedJournal, match="unknown equipment"):
                write(tmp_path / name)
            assert not (tmp_path / name).exists()


def test_number_beyond_all_limits_is_named_by_the_rules(path: Path) -> None:
    """F28: what would overflow the means of a week is told by table and column."""
    filled(path).close()
    connection = apsw.Connection(str(path))
    connection.execute("UPDATE check_in SET sleep_hours = 1e308")
    connection.close()
    with (
        Journal.open(path, read_only=True) as journal,
        pytest.raises(DamagedJournal, match="unknown sleep_hours"),
    ):
        journal.recovery.verdict(DAY)


def _break_index(path: Path) -> None:
    """Change the day of one entry in an index, which its table does not know."""
    connection = apsw.Connection(str(path))
    sql = "SELECT rootpage FROM sqlite_schema WHERE name = 'race_day'"
    page = int(str(connection.execute(sql).fetchall()[0][0]))
    connection.close()
    data = bytearray(path.read_bytes())
    place = data.index(b"2027-02-21", (page - 1) * 4096)
    data[place : place + 10] = b"2027-02-22"
    path.write_bytes(data)


def test_damaged_index_is_found_and_rebuilt(path: Path) -> None:
    """An index with a broken page is refused, never backed up, and rebuilt without loss."""
    with filled(path) as journal:
        before = journal.dump(), journal.undo_label
        journal.drafts.put("notes", {"note": "half a word"})
    known = Journal.backups(path)
    _break_index(path)
    damaged = path.read_bytes()
    with pytest.raises(DamagedJournal):
        Journal.open(path)
    assert Journal.backups(path) == known
    repair = Journal.repair(path)
    assert repair is not None
    assert repair.kept is not None
    assert repair.kept.read_bytes() == damaged
    assert not repair.undo_lost
    assert Journal.repair(path) is None
    with Journal.open(path) as journal:
        assert journal.check() == []
        assert (journal.dump(), journal.undo_label) == before
        assert [draft.name for draft in journal.drafts.listed()] == ["notes"]


def test_open_journal_cannot_be_repaired(path: Path) -> None:
    """A journal that is open is not rebuilt under the window's feet."""
    with filled(path), pytest.raises(JournalLocked):
        Journal.repair(path)


def test_counts_are_by_table(path: Path) -> None:
    """Whoever shows them has the words for what people count."""
    with filled(path) as journal:
        counts = journal.counts()
    assert counts["session"] == 10
    assert counts["check_in"] == 1
    assert counts["set_line"] == 21
