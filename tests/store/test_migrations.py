"""The ladder of schemas and the golden files of every version."""

from __future__ import annotations

import contextlib
import json
import shutil
from collections.abc import Callable
from pathlib import Path

import apsw
import pytest

from calfjournal.errors import JournalReadOnly
from calfjournal.journal import Journal
from calfjournal.store import migrations, schema
from calfjournal.store.fields import Flag, Key, Link, Number, Whole
from calfjournal.store.models import USER_TABLES
from tests.store.samples import DAY, filled, redo_all, undo_all

GOLDEN = Path(__file__).resolve().parent.parent / "data" / "journals"
VERSIONS = [1, 2]
"""One golden file per version that was ever released, kept for ever."""


def test_every_version_has_its_golden_file() -> None:
    """A new rung on the ladder comes with a golden file of the version it makes."""
    assert list(migrations.LADDER) == VERSIONS
    assert all((GOLDEN / f"v{version}.calfjournal").is_file() for version in VERSIONS)


@pytest.mark.parametrize("version", VERSIONS)
def test_golden_file_opens_with_all_it_holds(path: Path, version: int) -> None:
    """A journal of any released version opens, and every value is there."""
    shutil.copy(GOLDEN / f"v{version}.calfjournal", path)
    expected = json.loads((GOLDEN / f"v{version}.json").read_text(encoding="utf-8"))
    with Journal.open(path) as journal:
        assert journal.dump() == expected["tables"]
        assert journal.check() == []
        if version == migrations.LATEST:  # Undo history does not outlive a migration.
            undo_all(journal)
            assert not any(journal.dump().values())
            redo_all(journal)
            assert journal.dump() == expected["tables"]


@pytest.mark.parametrize("version", VERSIONS)
def test_golden_export_imports(path: Path, version: int) -> None:
    """A JSON export of any released version is read without loss."""
    source = GOLDEN / f"v{version}.json"
    with Journal.import_json(source, path) as journal:
        assert journal.dump() == json.loads(source.read_text(encoding="utf-8"))["tables"]


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
    ours = {model._meta.table_name for model in USER_TABLES} | {"draft", "edits", "meta"}
    assert {name for (name,) in listed} == ours


def _sql_type(field: object) -> str:
    if isinstance(field, Key | Link | Whole | Flag):
        return "INTEGER"
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
