"""Edits: every change is named, kept as a changeset, and can be undone and redone.

A changeset is SQLite's own record of what a transaction changed; it lies in ``edits`` in the same
transaction as the change, so undo survives restarts. Undone edits wait above the others until a
new edit clears them; ``done`` in ``meta`` is the id of the newest one that is not undone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime

import apsw

from calfjournal.changes import ChangeSet, EditInfo
from calfjournal.dates import utc_now
from calfjournal.domain.message import Words, say
from calfjournal.errors import UndoConflict
from calfjournal.store import words
from calfjournal.store.changed_rows import edited_tables, pack, read_changes, unpack
from calfjournal.store.database import Database
from calfjournal.store.faults import translated, understood
from calfjournal.store.keys import new_key

KEPT_EDITS = 500
KEPT_BYTES = 64 * 1024 * 1024

_LARGE = 256 * 1024
"""Bytes of a changeset of so many rows that their order counts when it is applied."""

_AT_ONCE = 16 * 1024
"""Bytes of a changeset that are read at once to be applied."""

_DONE = "(SELECT CAST(value AS INTEGER) FROM meta WHERE name = 'done')"
_DONE_NOW = f"SELECT {_DONE}"
_NEXT_UNDO = f"SELECT max(id) FROM edits WHERE id <= {_DONE}"  # noqa: S608
_NEXT_REDO = f"SELECT min(id) FROM edits WHERE id > {_DONE}"  # noqa: S608

_COUNTED = (
    f"SELECT count(*) FILTER (WHERE id <= {_DONE}), "  # noqa: S608
    f"total(size) FILTER (WHERE id <= {_DONE}), count(*) FILTER (WHERE id > {_DONE}) FROM edits"
)

_MARK = (
    "UPDATE meta SET value = CASE name WHEN 'state' THEN ? WHEN 'done' "
    "THEN CAST(ifnull(?, (SELECT ifnull(max(id), 0) FROM edits)) AS TEXT) "
    "ELSE value + 1 END WHERE name IN ('state', 'done', 'commits')"
)


class Edit:
    """One named change in the making; ``changes`` is filled in when it is committed."""

    def __init__(self, label: Words) -> None:
        self.label = label
        self.changes = ChangeSet(label)


class EditHistory:
    """Runs edits on one database and walks them back and forth."""

    def __init__(
        self,
        database: Database,
        *,
        before: Callable[[], None],
        after: Callable[[ChangeSet], None],
    ) -> None:
        """``before`` may refuse a change by raising; ``after`` hears of every committed one."""
        self._database = database
        self._before = before
        self._after = after
        self._open: Edit | None = None
        self._merging: tuple[int, str] | None = None
        """Id and merge key of the newest edit while nothing came after it."""
        self._kept: tuple[int, int] | None = None
        """Edits kept and their bytes; None while nobody counted, or some are undone."""

    # ------------------------------------------------------------------ edits

    @contextmanager
    def edit(self, label: Words, merge_key: str | None = None) -> Iterator[Edit]:
        """Make everything inside one undoable edit, or nothing of it.

        Inside another edit it becomes part of that one. With a ``merge_key`` it joins the newest
        edit when that had the same key, so that saving while typing is one step to undo.
        """
        if self._open is not None:
            with self._savepoint():
                yield self._open
            return
        edit = Edit(label)
        with self._transaction():
            session = self._listen()
            self._open = edit
            try:
                yield edit
                with translated(self._database.path):
                    changeset = session.changeset()
            finally:
                self._open = None
                session.close()
            merged = self._record(edit, changeset, merge_key)
        self._merging = merged
        if not edit.changes.is_empty:
            self._after(edit.changes)

    @contextmanager
    def beside(self, changes: ChangeSet) -> Iterator[None]:
        """Make a change that undo passes by, whole or not at all; ``changes`` tells of it.

        What is undone stays so, and what can be redone too. Never inside an edit.
        """
        if self._open is not None:
            raise RuntimeError("what undo passes by is no part of an edit")
        with self._transaction():
            done: int = self._database.value(_DONE_NOW)
            yield
            self._mark(done=done)
        self._after(changes)

    @property
    def is_open(self) -> bool:
        """True inside an edit, whose changes are not told yet."""
        return self._open is not None

    def _listen(self) -> apsw.Session:
        with translated(self._database.path):
            session = apsw.Session(self._database.connection, "main")
            for table in edited_tables():
                session.attach(table)
            return session

    @contextmanager
    def _savepoint(self) -> Iterator[None]:
        self._database.run("SAVEPOINT inner_edit")
        try:
            yield
        except BaseException:
            self._database.run("ROLLBACK TO inner_edit")
            self._database.run("RELEASE inner_edit")
            raise
        self._database.run("RELEASE inner_edit")

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        self._before()
        database = self._database
        database.run("BEGIN IMMEDIATE")
        try:
            yield
            database.run("COMMIT")
        except BaseException:
            self._kept = None
            # A full disk may have rolled the transaction back already.
            if database.connection.in_transaction:
                database.run("ROLLBACK")
            raise

    def _record(
        self, edit: Edit, changeset: bytes, merge_key: str | None
    ) -> tuple[int, str] | None:
        if not changeset:
            return self._merging
        database = self._database
        with understood(database.path):
            edit.changes = read_changes(database, changeset, edit.label)
        if self._kept is None:
            self._kept = self._counted()
        if merge_key is not None and self._merging is not None and self._merging[1] == merge_key:
            number = self._join(self._merging[0], edit, changeset)
        else:
            number = self._append(edit, changeset)
        self._prune(len(changeset))
        self._mark()
        return None if merge_key is None or number is None else (number, merge_key)

    def _append(self, edit: Edit, changeset: bytes) -> int:
        database = self._database
        database.run(
            'INSERT INTO edits (label, "at", size, touched, changeset) VALUES (?, ?, ?, ?, ?)',
            (
                words.written(edit.label),
                utc_now().isoformat(),
                len(changeset),
                pack(edit.changes),
                _as_kept(changeset),
            ),
        )
        return int(database.connection.last_insert_rowid())

    def _join(self, number: int, edit: Edit, changeset: bytes) -> int | None:
        """Put the change into the newest edit; None when both together change nothing."""
        database = self._database
        ((earlier, touched),) = database.rows(
            "SELECT changeset, touched FROM edits WHERE id = ?", (number,)
        )
        builder = apsw.ChangesetBuilder()  # type: ignore[no-untyped-call]
        try:
            builder.add(earlier)
            builder.add(changeset)
            both = builder.output()
        finally:
            builder.close()
        if not both:
            database.run("DELETE FROM edits WHERE id = ?", (number,))
            return None
        before = self._unpacked(touched, edit.label)
        together = ChangeSet(
            label=edit.label,
            kinds=before.kinds | edit.changes.kinds,
            ids=before.ids | edit.changes.ids,
            days=before.days | edit.changes.days,
        )
        database.run(
            'UPDATE edits SET label = ?, "at" = ?, size = ?, touched = ?, changeset = ? '
            "WHERE id = ?",
            (
                words.written(edit.label),
                utc_now().isoformat(),
                len(both),
                pack(together),
                _as_kept(both),
                number,
            ),
        )
        return number

    def _counted(self) -> tuple[int, int]:
        """Let go of what was undone, and count the rest."""
        ((count, size, undone),) = self._database.rows(_COUNTED)
        if undone:
            self._database.run(f"DELETE FROM edits WHERE id > {_DONE}")  # noqa: S608
        return int(count), int(size)

    def _prune(self, added: int) -> None:
        """Forget the oldest edits beyond the limits; the newest always stays.

        Edits that join others are counted with all their bytes: then it is counted anew too early.
        """
        count, size = self._kept or self._counted()
        self._kept = count + 1, size + added
        if count < KEPT_EDITS and size + added <= KEPT_BYTES:
            return
        self._kept = None
        self._database.run(
            "DELETE FROM edits WHERE id <= (SELECT max(id) FROM edits) - ? OR id IN ("
            "SELECT id FROM (SELECT id, sum(size) OVER (ORDER BY id DESC) AS total FROM edits) "
            "WHERE total > ? AND id < (SELECT max(id) FROM edits))",
            (KEPT_EDITS, KEPT_BYTES),
        )

    def _mark(self, *, done: int | None = None) -> None:
        """Count the change and give the content a new state, which a backup is compared by.

        ``done`` is the newest edit that is not undone now, None for the newest of all.
        """
        self._database.run(_MARK, (str(new_key()), done))

    # ------------------------------------------------------------------ undo and redo

    def forget(self) -> None:
        """Drop every edit: nothing before now can be undone any more."""
        with self._transaction():
            self._database.run("DELETE FROM edits")
        self._merging = self._kept = None

    def undo(self) -> ChangeSet | None:
        """Take the newest edit back; None when there is none.

        Raises:
            UndoConflict: when its rows are no longer as it left them; nothing is changed then.
        """
        return self._walk(_NEXT_UNDO, back=True)

    def redo(self) -> ChangeSet | None:
        """Apply the edit undone last again; None when there is none. Raises as ``undo``."""
        return self._walk(_NEXT_REDO, back=False)

    def skip(self, edit: int) -> Words | None:
        """Forget the edit of an ``UndoConflict`` and return its name.

        What it changed stays as it is; those below it can be walked again. None when it is gone.
        """
        if self._open is not None:
            raise RuntimeError("an edit cannot be skipped inside another one")
        with self._transaction():
            label = self._label(edit)
            self._database.run("DELETE FROM edits WHERE id = ?", (edit,))
        self._merging = self._kept = None
        return label

    def _walk(self, which: str, *, back: bool) -> ChangeSet | None:
        if self._open is not None:
            raise RuntimeError("undo and redo are not possible inside an edit")
        number: int | None = self._database.value(which)
        if number is None:
            return None
        changes = self._walk_over(number, back=back)
        self._merging = self._kept = None
        self._after(changes)
        return changes

    def _walk_over(self, number: int, *, back: bool) -> ChangeSet:
        ((written, touched),) = self._database.rows(
            "SELECT label, touched FROM edits WHERE id = ?", (number,)
        )
        label = words.read(written)
        changes = self._unpacked(touched, label)
        with self._transaction(), translated(self._database.path):
            try:
                with self._database.knowing(changes.kinds, len(changes.ids)):
                    self._apply(number, back=back)
            except (apsw.AbortError, apsw.ConstraintError) as error:
                raise _conflict(number, label, back=back) from error
            self._mark(done=number - 1 if back else number)
        return changes

    def _unpacked(self, touched: str, label: Words) -> ChangeSet:
        with understood(self._database.path):
            return unpack(touched, label)

    def _apply(self, number: int, *, back: bool) -> None:
        """Apply an edit inside a transaction that is rolled back when it does not fit."""
        flags = (
            # Without it a cascade would delete what the changeset is about to delete itself.
            apsw.SQLITE_CHANGESETAPPLY_FKNOACTION
            # A savepoint of its own would keep every page a second time.
            | apsw.SQLITE_CHANGESETAPPLY_NOSAVEPOINT
            | (apsw.SQLITE_CHANGESETAPPLY_INVERT if back else 0)
        )
        connection = self._database.connection
        apsw.session_config(apsw.SQLITE_SESSION_CONFIG_STRMSIZE, _AT_ONCE)
        with connection.blob_open("main", "edits", "changeset", number, writeable=False) as kept:
            apsw.Changeset.apply(kept.read, connection, conflict=_refuse, flags=flags)

    @property
    def undo_label(self) -> Words | None:
        """Name of the edit that ``undo`` would take back."""
        return self._label(self._database.value(_NEXT_UNDO))

    @property
    def redo_label(self) -> Words | None:
        """Name of the edit that ``redo`` would apply."""
        return self._label(self._database.value(_NEXT_REDO))

    def _label(self, edit: int | None) -> Words | None:
        written: str | None = self._database.value("SELECT label FROM edits WHERE id = ?", (edit,))
        return None if written is None else words.read(written)

    def edits(self, limit: int = 50) -> list[EditInfo]:
        """The newest edits first, undone ones included."""
        rows = self._database.rows(
            f'SELECT id, label, "at", id > {_DONE} FROM edits ORDER BY id DESC LIMIT ?',  # noqa: S608
            (limit,),
        )
        with understood(self._database.path):
            return [
                EditInfo(number, words.read(label), datetime.fromisoformat(at), bool(undone))
                for number, label, at, undone in rows
            ]


def is_remembered(database: Database, row: int) -> bool:
    """True when an edit changed the row of a key, so that undo or redo may bring it back."""
    kept = database.rows("SELECT touched FROM edits")
    with understood(database.path):
        return any(row in unpack(touched, "").ids for (touched,) in kept)


def _as_kept(changeset: bytes) -> bytes:
    if len(changeset) <= _LARGE:
        return changeset
    # Late: few edits are large, and a window opens without.
    from calfjournal.store.key_order import in_key_order

    return in_key_order(changeset)


def _conflict(edit: int, label: Words, *, back: bool) -> UndoConflict:
    said = (
        say("edits.cannot_be_undone", label=label)
        if back
        else say("edits.cannot_be_redone", label=label)
    )
    conflict = UndoConflict(said, say("edits.nothing_changed"))
    conflict.edit = edit
    return conflict


def _refuse(reason: int, change: apsw.TableChange) -> int:
    del reason, change
    return apsw.SQLITE_CHANGESET_ABORT
