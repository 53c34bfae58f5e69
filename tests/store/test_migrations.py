"""The ladder of schemas and the golden files of every version."""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Callable
from pathlib import Path

import apsw
import pytest

from calfjournal.errors import JournalReadOnly
from calfjournal.journal import Journal
from calfjournal.store import migrations, schema
from calfjournal.store.fields import Blob, Flag, Key, Link, Number, Whole
from calfjournal.store.keys import named, of_day
from calfjournal.store.models import USER_TABLES
from tests.store.golden import FOLDER as GOLDEN
from tests.store.golden import as_known, exported
from tests.store.samples import DAY, filled, redo_all, undo_all, undoable

VERSIONS = [1, 2, 3, 4, 5, 6, 7, 8, 9]
"""One golden file per version that was ever released, kept for ever."""


def test_every_version_has_its_golden_file() -> None:
    """A new rung on the ladder comes with a golden file of the version it makes."""
    assert list(migrations.LADDER) == VERSIONS
    assert all((GOLDEN / f"v{version}.calfjournal").is_file() for version in VERSIONS)


@pytest.mark.parametrize("version", VERSIONS)
def test_golden_file_opens_with_all_it_holds(path: Path, version: int) -> None:
    """A journal of any released version opens, and every value is there."""
    shutil.copy(GOLDEN / f"v{version}.calfjournal", path)
    expected = exported(version)
    with Journal.open(path) as journal:
        dump = journal.dump()
        assert as_known(dump, expected) == as_known(expected, expected)
        assert not any(rows for table, rows in dump.items() if table not in expected)
        assert journal.check() == []
        if version == migrations.LATEST:  # Undo history does not outlive a migration.
            undo_all(journal)
            assert not any(undoable(journal).values())
            redo_all(journal)
            assert journal.dump() == expected


@pytest.mark.parametrize("version", VERSIONS)
def test_golden_export_imports(path: Path, version: int) -> None:
    """A JSON export of any released version is read without loss."""
    expected = exported(version)
    with Journal.import_json(GOLDEN / f"v{version}.json", path) as journal:
        dump = journal.dump()
        assert as_known(dump, expected) == as_known(expected, expected)
        assert journal.check() == []
    shutil.copy(GOLDEN / f"v{version}.calfjournal", path)
    with Journal.open(path) as journal:
        assert journal.dump() == dump


def test_two_copies_of_an_older_journal_agree_on_keys(path: Path) -> None:
    """Version 3 keys what has a name by it, as new rows are keyed, whatever the old keys were."""
    shutil.copy(GOLDEN / "v2.calfjournal", path)
    connection = apsw.Connection(str(path))
    for table in ("check_in", "verdict", "threshold", "imported_file"):
        connection.execute(f"UPDATE {table} SET id = id + 1000")
    connection.close()
    with Journal.open(path) as journal:
        moved = journal.dump()
    shutil.copy(GOLDEN / "v2.calfjournal", path)
    with Journal.open(path) as journal:
        assert journal.dump() == moved
    (threshold,), (file,) = moved["threshold"], moved["imported_file"]
    assert threshold["id"] == named("threshold", threshold["name"])
    assert file["id"] == named("imported_file", file["hash"])
    for table in ("check_in", "verdict"):
        assert [row["id"] for row in moved[table]] == [of_day(row["day"]) for row in moved[table]]


@pytest.mark.parametrize(
    ("said", "columns", "kept"),
    [
        ((), (7.5, 0, 5), (None, None, None, None)),
        ((), (8.25, 3, 12), (8.25, None, 3, 12)),
        ((("2026-01-02", "sleep_need_h", 7.5),), (7.5, 0, 5), (7.5, None, None, None)),
        (
            (
                ("2026-01-02", "height_cm", 170),
                ("2026-03-02", "height_cm", 168.5),
                ("2026-02-02", "sleep_need_h", 8),
            ),
            (7.5, 0, 5),
            (8, 168.5, None, None),
        ),
    ],
    ids=["nothing", "columns", "a need of 7.5 h", "newest figures"],
)
def test_an_older_athlete_keeps_what_was_said(
    path: Path,
    said: tuple[tuple[str | float, ...], ...],
    columns: tuple[float, ...],
    kept: tuple[float | None, ...],
) -> None:
    """Version 6 takes sleep need and height from the typed figures; what nobody said is empty."""
    shutil.copy(GOLDEN / "v5.calfjournal", path)
    connection = apsw.Connection(str(path))
    connection.execute(
        "UPDATE athlete SET sleep_need_h = ?, usual_pain = ?, usual_stiffness_min = ?", columns
    )
    connection.executemany("INSERT INTO wellness VALUES (NULL, ?, ?, 'typed', ?, NULL)", said)
    connection.close()
    with Journal.open(path) as journal:
        found = journal.athlete.get()
        assert [row["source"] for row in journal.dump()["wellness"]] == ["watch"]
    assert (
        found.sleep_need_h,
        found.height_cm,
        found.usual_pain,
        found.usual_stiffness_min,
    ) == kept


def test_an_older_run_without_running_was_left_out_by_hand(path: Path) -> None:
    """Version 7 tells it from one that a morning left out."""
    shutil.copy(GOLDEN / "v6.calfjournal", path)
    connection = apsw.Connection(str(path))
    connection.execute("UPDATE planned_run SET advice = 'none'")
    connection.close()
    with Journal.open(path) as journal:
        rows = journal.dump()["planned_run"]
    assert rows
    assert {row["advice"] for row in rows} == {"left_out"}


def test_models_equal_the_schema(journal: Journal) -> None:
    """The Peewee models describe exactly the tables that the ladder makes."""
    database = journal._file.database
    for model in USER_TABLES:
        meta = model._meta
        info = database.rows(f'PRAGMA table_info("{meta.table_name}")')
        described = [
            (field.column_name, _sql_type(field), not field.null and not field.primary_key)
            for field in meta.sorted_fields
        ]
        assert [(name, kind, bool(needed)) for _, name, kind, needed, _, _ in info] == described
        links = {
            field.column_name: (field.rel_model._meta.table_name, field.on_delete)
            for field in meta.sorted_fields
            if isinstance(field, Link)
        }
        found = database.rows(f'PRAGMA foreign_key_list("{meta.table_name}")')
        assert {row[3]: (row[2], row[6]) for row in found} == links
    listed = database.rows("SELECT name FROM sqlite_schema WHERE type = 'table'")
    ours = {model._meta.table_name for model in USER_TABLES}
    assert {name for (name,) in listed} == ours | {"draft", "edits", "meta", "view_cache"}


def _sql_type(field: object) -> str:
    if isinstance(field, Key | Link | Whole | Flag):
        return "INTEGER"
    if isinstance(field, Blob):
        return "BLOB"
    return "REAL" if isinstance(field, Number) else "TEXT"


NEXT = migrations.LATEST + 1


def _climb_on(monkeypatch: pytest.MonkeyPatch, rung: Callable[[apsw.Connection], None]) -> None:
    """Add one more rung to the ladder, with the fingerprint of what it makes."""
    monkeypatch.setattr(migrations, "LADDER", {**migrations.LADDER, NEXT: rung})
    monkeypatch.setattr(migrations, "LATEST", NEXT)
    monkeypatch.setattr(migrations, "SCHEMAS", {**migrations.SCHEMAS, NEXT: _made_by(NEXT)})


def _made_by(version: int) -> str:
    connection = apsw.Connection(":memory:")
    try:
        with contextlib.suppress(RuntimeError):
            migrations.climb(connection, "", upto=version)
        return schema.hashed(connection.execute(schema.OBJECTS).fetchall())
    finally:
        connection.close()


@pytest.mark.parametrize("version", VERSIONS)
def test_fingerprints_are_those_of_the_ladder(version: int) -> None:
    """The fingerprint that a file of a version must have is that of the tables its rungs make."""
    assert migrations.SCHEMAS[version] == _made_by(version)


def _rebuild_session(connection: apsw.Connection) -> None:
    """Rebuild a parent table, which would empty its children if foreign keys were on."""
    found = connection.execute("SELECT sql FROM sqlite_schema WHERE name = 'session'").fetchall()
    sql = str(found[0][0])
    connection.execute(sql.replace("CREATE TABLE session", "CREATE TABLE session_new"))
    connection.execute("INSERT INTO session_new SELECT * FROM session")
    connection.execute("DROP TABLE session")
    connection.execute("ALTER TABLE session_new RENAME TO session")
    connection.execute("ALTER TABLE race ADD COLUMN goal TEXT NOT NULL DEFAULT ''")


def test_older_journal_is_backed_up_then_updated(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An update keeps a verified copy of the old file and every row, children included."""
    with filled(path) as journal:
        before = journal.counts()
    with monkeypatch.context() as patch:
        _climb_on(patch, _rebuild_session)
        with pytest.raises(JournalReadOnly, match=f"older journal version {NEXT - 1}"):
            Journal.open(path, read_only=True)
        with Journal.open(path) as journal:
            assert journal.counts() == before
            assert journal._file.database.value("PRAGMA user_version") == NEXT
            assert journal._file.database.value("PRAGMA foreign_keys") == 1
            assert journal.undo() is None
            folder = Journal.backups(path)[0].path.parent
    (kept,) = folder.glob(f"before-update-from-{NEXT - 1}-*.calfjournal")
    restored = path.with_name("old.calfjournal")
    Journal.restore(kept, restored)
    with Journal.open(restored) as journal:
        assert journal.counts() == before
        assert journal.undo_label is not None


def test_failed_update_leaves_the_old_journal(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """F16: after a rung fails the old program still opens the file, and the backup is there."""

    def fail(connection: apsw.Connection) -> None:
        _rebuild_session(connection)
        raise RuntimeError("half-way")

    with filled(path) as journal:
        before = journal.dump()
    with monkeypatch.context() as patch:
        _climb_on(patch, fail)
        with pytest.raises(RuntimeError, match="half-way"):
            Journal.open(path)
    with Journal.open(path) as journal:
        assert journal.dump() == before
        assert journal.sessions.on(DAY)
        folder = Journal.backups(path)[0].path.parent
    assert len(list(folder.glob(f"before-update-from-{NEXT - 1}-*.calfjournal"))) == 1


def test_older_program_refuses_the_updated_file(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After an update the older program names the newer one and leaves the file alone."""
    from calfjournal.errors import NewerJournal

    filled(path).close()
    with monkeypatch.context() as patch:
        _climb_on(patch, _rebuild_session)
        Journal.open(path).close()
    before = path.read_bytes()
    with pytest.raises(NewerJournal, match="calfjournal"):
        Journal.open(path)
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE check_in SET day = 'abc'",
        "UPDATE check_in SET day = ''",
        "UPDATE check_in SET day = '99999999999999999999'",
        "UPDATE check_in SET day = '2026-1-5'",
        "UPDATE verdict SET id = -9223372036854775808",
        (
            "INSERT INTO verdict SELECT 5, '20261123', light, points, rules_version, headline, "
            'findings, "override" FROM verdict'
        ),
    ],
)
def test_nonsense_in_an_older_journal_does_not_stop_its_update(path: Path, sql: str) -> None:
    """F28: every row comes along; what makes no sense is told when the journal is looked over."""
    shutil.copy(GOLDEN / "v2.calfjournal", path)
    connection = apsw.Connection(str(path))
    connection.execute(sql)
    before = {
        table: connection.execute(f"SELECT count(*) FROM {table}").fetchall()
        for table in ("check_in", "verdict")
    }
    connection.close()
    with Journal.open(path) as journal:
        for table, count in before.items():
            assert journal._file.database.rows(f"SELECT count(*) FROM {table}") == count
        assert bool(journal.check()) == ("-9223372036854775808" not in sql)
