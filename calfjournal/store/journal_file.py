"""The open journal file: its connection, its lock, its history, and whether it may be written."""

from __future__ import annotations

import contextlib
import logging
import threading
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from datetime import datetime, timedelta
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import apsw
from msgspec import Struct
from msgspec.structs import replace

from calfjournal.changes import ChangeSet
from calfjournal.clock import Clock
from calfjournal.dates import utc_now
from calfjournal.domain.file_note import FileNote
from calfjournal.domain.kind import Kind
from calfjournal.domain.message import Words, say
from calfjournal.errors import (
    CalfjournalError,
    DamagedJournal,
    JournalLocked,
    JournalReadOnly,
    JournalReplaced,
)
from calfjournal.store import backup, inspection
from calfjournal.store.database import Database
from calfjournal.store.day_border import day_border
from calfjournal.store.drafts import Drafts
from calfjournal.store.faults import translated, understood
from calfjournal.store.files import aside_name, wal_of
from calfjournal.store.history import Edit, EditHistory
from calfjournal.store.keys import new_key
from calfjournal.store.lock import Lock
from calfjournal.store.meta import read_meta
from calfjournal.store.place import FilePlace
from calfjournal.store.raw import log_mark
from calfjournal.store.view_cache import ViewCache
from calfjournal.store.witness import Seen, Witness

if TYPE_CHECKING:
    from calfjournal.domain.session import Session
    from calfjournal.store.kept_range import KeptRange

LOG_PAGES = 1000
"""SQLite's own default: pages in the log after which it is folded into the file."""

CHECK_EVERY = timedelta(days=7)
"""calfjournal default: how often the whole content is checked while the journal is open."""

_log = logging.getLogger(__name__)

Subscriber = Callable[[ChangeSet], None]


class Holding(Struct, frozen=True):
    """What a writer holds beside the connection, and what was found when it took it.

    ``seen`` is what the witness knew before; ``ended_badly`` tells that the last writer did not
    close the journal, ``proven`` that the pages of the file were looked at.
    """

    lock: Lock
    witness: Witness
    seen: Seen | None = None
    ended_badly: bool = False
    proven: bool = True


class JournalFile:
    """One open journal; made by ``store.opening``."""

    def __init__(
        self,
        path: Path,
        database: Database,
        holding: Holding | None,
        notes: tuple[FileNote, ...] = (),
    ) -> None:
        """Take over an inspected, connected file; without ``holding`` it is read-only."""
        self.path = path
        self.database = database
        self.clock = Clock(day_border(database))
        self.notes = notes
        """What the athlete should know of the file."""
        self.history = EditHistory(database, before=self.check_writable, after=self._tell)
        self.drafts = Drafts(database, before=self.check_writable)
        self.view_cache = ViewCache(database, before=self.check_writable)
        self._holding = holding
        self._thread = threading.get_ident()
        self._subscribers: list[Subscriber] = []
        self._distrust: Words = ""
        # SQLite makes its helper files on first use.
        self._meta = read_meta(database)
        with understood(path):
            self._commits = int(self._meta["commits"])
        self._place = FilePlace(path)
        self._closed = False
        self.saved_aside: Path | None = None
        """Where ``close`` saved what this journal held, because its file was replaced."""
        if holding is not None:
            if self._meta["state"].isdecimal():
                new_key.start_after(int(self._meta["state"]))
            database.connection.set_wal_hook(self._on_commit)
            self._begin_witness(holding)

    def _on_commit(self, connection: apsw.Connection, _name: str, pages: int) -> int:
        """Fold the log into the file when it has grown, and remember how the file looks then.

        In place of SQLite's own: nobody else in this program writes the file behind our back, so
        any other look of it is another program's doing.
        """
        if pages >= LOG_PAGES:
            with contextlib.suppress(apsw.Error):  # It stays in the log; the next commit tries.
                connection.wal_checkpoint(mode=apsw.SQLITE_CHECKPOINT_PASSIVE)
            self._place.written()
        return apsw.SQLITE_OK

    def _begin_witness(self, holding: Holding) -> None:
        checked = holding.seen.checked if holding.seen is not None else ""
        seen = Seen(self._meta["journal"], self._commits, log_mark(self.path), checked=checked)
        holding.witness.begin(seen)

    @property
    def read_only(self) -> bool:
        """True when nothing can be changed."""
        return self._holding is None or bool(self._distrust)

    @property
    def closed(self) -> bool:
        """True after ``close``."""
        return self._closed

    def edit(self, label: Words, merge_key: str | None = None) -> AbstractContextManager[Edit]:
        """One named, undoable change; see ``EditHistory.edit``."""
        return self.history.edit(label, merge_key)

    @cached_property
    def kept_sessions(self) -> KeptRange[Session]:
        """The sessions of days around those that were asked for, as all who ask share them."""
        # Late: it loads the tables, and a journal opens without.
        from calfjournal.store.sessions import kept

        return kept(self.database)

    def subscribe(self, subscriber: Subscriber) -> Callable[[], None]:
        """Call ``subscriber`` after every commit, undo and redo; returns how to stop that."""
        self._subscribers.append(subscriber)
        return lambda: self._subscribers.remove(subscriber)

    # ------------------------------------------------------------------ may it be written

    def check_writable(self) -> None:
        """Raise when nothing may be written: closed, read-only, damaged, or no longer our file."""
        if self._closed:
            raise RuntimeError("the journal is closed")
        if threading.get_ident() != self._thread:
            raise RuntimeError("a journal is written by the thread that opened it")
        if self._holding is None:
            raise JournalReadOnly(
                say("store.read_only", file=self.path.name), say("store.close_or_copy")
            )
        self.prove()
        if self._distrust:
            raise DamagedJournal(
                say("store.distrusted", file=self.path.name, problem=self._distrust),
                say("store.restore_or_salvage"),
            )
        if self.is_replaced:
            raise JournalReplaced(
                say("store.replaced", file=self.path.name), say("store.open_again")
            )

    @property
    def is_replaced(self) -> bool:
        """True when another program moved, replaced or overwrote the file that was opened."""
        return self._holding is not None and self._place.is_taken

    @property
    def damage(self) -> Words:
        """What was found that the journal is distrusted for, "" while it is trusted."""
        return self._distrust

    def distrust(self, problem: Words) -> None:
        """Write nothing any more: a check found the file damaged; ``problem`` is a sentence."""
        self._distrust = problem

    # ------------------------------------------------------------------ checks

    @property
    def wants_check(self) -> bool:
        """True when the whole content should be checked: after an unclean end, and once a week."""
        if self._holding is None or self._distrust:
            return False
        seen = self._holding.seen
        if self._holding.ended_badly or seen is None or not seen.checked:
            return True
        try:
            age = utc_now() - datetime.fromisoformat(seen.checked)
        except (ValueError, TypeError):
            return True
        return not timedelta() <= age < CHECK_EVERY

    @property
    def is_proven(self) -> bool:
        """True when the pages of the file were looked at since it was opened."""
        return self._holding is None or self._holding.proven

    def prove(self) -> None:
        """Look at the pages of the file, unless that was done: nothing is written before."""
        if not self.is_proven:
            self.proven(inspection.problems_of_pages(self.database))

    def prove_now(self) -> None:
        """Look at the pages; raises DamagedJournal as opening does."""
        inspection.judge(self.database)
        self.proven(())

    def proven(self, problems: Sequence[Words]) -> None:
        """Take what was found in the pages, one sentence each, by ``prove`` or elsewhere."""
        if self._holding is not None:
            self._holding = replace(self._holding, proven=True)
        if problems:
            self.distrust(problems[0])

    def checked(self) -> None:
        """Note that the whole content was checked and found sound."""
        if self._holding is not None:
            seen = self._holding.witness.checked()
            self._holding = replace(self._holding, seen=seen, ended_badly=False)

    # ------------------------------------------------------------------ backups and the end

    def backup_if_changed(self) -> Words | None:
        """Make a rotated backup when the newest one is older than the content.

        Returns the problem instead of raising, because what it is called for (closing,
        importing) must go on; the problem is also logged.
        """
        if self.read_only or self.database.connection.in_transaction:
            return None
        try:
            backup.backup_if_changed(self.database, self.path)
        except (CalfjournalError, OSError) as error:
            _log.error("the journal is saved, but no backup was made: %s", type(error).__name__)
            return error.whole if isinstance(error, CalfjournalError) else str(error)
        return None

    def close(self, *, back_up: bool = True) -> Words | None:
        """Back up what changed, close the connection and give the lock back.

        Without ``back_up`` whoever closes makes the backup; see ``backup.backup_of``. Returns what
        the user must know, e.g. why no backup could be made; None when all is well. A second call
        does nothing.
        """
        if self._closed:
            return None
        try:
            if self.is_replaced:
                return self._close_replaced()
            problem = self.backup_if_changed() if back_up else None
            return self._fold_log() or problem
        finally:
            self._closed = True
            self.database.close()
            if self._holding is not None:
                self._holding.lock.release()

    def _fold_log(self) -> Words | None:
        """Put what the log holds into the file; returns why that was not possible."""
        if self._holding is None:
            return None
        try:
            with translated(self.path):
                self.database.connection.wal_checkpoint(mode=apsw.SQLITE_CHECKPOINT_TRUNCATE)
        except JournalLocked:
            return None  # A reader is still looking; whoever closes last folds it.
        except CalfjournalError as error:
            log = wal_of(self.path).name
            _log.error("the log was not folded into the journal: %s", type(error).__name__)
            kept = say("store.log_not_folded", log=log, file=self.path.name)
            return say("values.several", sentences=(error.said, kept))
        self._holding.witness.end()
        return None

    def _close_replaced(self) -> Words:
        """Save what this journal holds beside the file that took its place; leave that alone."""
        try:
            copy = backup.copy_aside(self.database, self.path)
            saved = say("store.held_saved", file=copy.name)
            self.saved_aside = copy
        except CalfjournalError as error:
            saved = say("store.held_not_saved", problem=error.whole)
        self.database.connection.config(apsw.SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1)
        ours = self._place.helpers()
        self.database.close()
        for file in ours:
            # Left beside the new file, our log would be read into it and ruin it.
            if file.exists():
                file.replace(aside_name(file, "left"))
        _log.error("the journal was moved, replaced or overwritten while it was open")
        moved = say("store.was_replaced", file=self.path.name)
        return say("values.several", sentences=(moved, saved))

    def _tell(self, changes: ChangeSet) -> None:
        if changes.touches(Kind.ATHLETE):
            self.clock.border = day_border(self.database)
        self._commits += 1
        if self._holding is not None:
            self._holding.witness.saw(self._commits, changes.label, log_mark(self.path))
        for subscriber in tuple(self._subscribers):
            subscriber(changes)
