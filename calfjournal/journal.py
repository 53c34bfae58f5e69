"""The journal: the one door for the window, the command line and scripts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from calfjournal.changes import ChangeSet, EditInfo
from calfjournal.domain.file_note import FileNote
from calfjournal.domain.message import Words, say
from calfjournal.errors import DamagedJournal, JournalMissing, NotAJournal
from calfjournal.groups import Groups
from calfjournal.store import backup, opening
from calfjournal.store.backup import BackupInfo
from calfjournal.store.drafts import Drafts
from calfjournal.store.history import Edit

if TYPE_CHECKING:
    from calfjournal.domain.salvage import Repair, SalvageReport


class Journal(Groups):
    """One open journal file with its verbs.

    As the one door it has a name for everything behind it, and does nothing itself.

    Everything runs on the thread that opened it. Writes are edits: named, whole or not at all,
    undoable also after a restart.
    """

    # ------------------------------------------------------------------ opening and closing

    @classmethod
    def open(cls, path: Path, *, read_only: bool = False, prove_later: bool = False) -> Self:
        """Open an existing journal.

        With ``prove_later`` the pages of a file that was closed well, and in which Today is kept,
        are looked at before the first change, or when ``proven`` tells what ``tasks.check_pages``
        found.

        Raises:
            JournalMissing, NotAJournal, NewerJournal, DamagedJournal: the file stays as it is.
            JournalLocked: another window writes it; ``read_only`` opens it all the same.
        """
        try:
            file = opening.open_file(path, read_only=read_only, prove_later=prove_later)
        except (JournalMissing, NotAJournal, DamagedJournal) as error:
            if newest := backup.listed(path)[:1]:
                error.way_out = say("store.newest_backup", path=newest[0].path)
            raise
        journal = cls(file)
        try:
            if not (file.is_proven or journal.kept_facts.today()):
                file.prove_now()
        except BaseException:
            journal.close(back_up=False)
            raise
        return journal

    @classmethod
    def create(cls, path: Path) -> Self:
        """Make a new, empty journal and open it; raises FileExists when something is there."""
        return cls(opening.create(path))

    def close(self, *, back_up: bool = True) -> Words | None:
        """Back up what changed and close the file; a second call does nothing.

        Without ``back_up`` the caller sees to it, with ``tasks.back_up``. Returns why no backup
        could be made, None when all is well. The journal is saved either way.
        """
        return self._file.close(back_up=back_up)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    @property
    def path(self) -> Path:
        """The journal's file."""
        return self._file.path

    @property
    def closed(self) -> bool:
        """True after ``close``."""
        return self._file.closed

    @property
    def is_replaced(self) -> bool:
        """True when another program moved, replaced or overwrote the file that was opened."""
        return self._file.is_replaced

    @property
    def copy_of_replaced(self) -> Path | None:
        """Where ``close`` saved what this journal held, because its file was replaced."""
        return self._file.saved_aside

    @property
    def read_only(self) -> bool:
        """True when nothing can be changed."""
        return self._file.read_only

    @property
    def notes(self) -> tuple[FileNote, ...]:
        """What the athlete should know of the file, noticed while it was opened."""
        return self._file.notes

    def today(self) -> date:
        """The present local day, by the journal's clock."""
        return self.clock.today()

    # ------------------------------------------------------------------ edits

    def edit(self, label: Words, merge_key: str | None = None) -> AbstractContextManager[Edit]:
        """Make everything inside one named, undoable edit, or nothing of it.

        Verbs inside become part of it. With a ``merge_key`` it joins the newest edit when that had
        the same key, so that saving while typing is one step to undo.
        """
        return self._file.edit(label, merge_key)

    def undo(self) -> ChangeSet | None:
        """Take the newest edit back; None when there is none, UndoConflict when impossible."""
        return self._file.history.undo()

    def redo(self) -> ChangeSet | None:
        """Apply the edit undone last again; None when there is none."""
        return self._file.history.redo()

    def skip(self, edit: int) -> Words | None:
        """Forget the edit that an ``UndoConflict`` names, so that those below it can be walked.

        What it changed stays as it is. Returns its name, None when it is gone.
        """
        return self._file.history.skip(edit)

    @property
    def undo_label(self) -> Words | None:
        """Name of the edit that ``undo`` would take back."""
        return self._file.history.undo_label

    @property
    def redo_label(self) -> Words | None:
        """Name of the edit that ``redo`` would apply."""
        return self._file.history.redo_label

    def edits(self, limit: int = 50) -> list[EditInfo]:
        """The newest edits first, undone ones included."""
        return self._file.history.edits(limit)

    def forget_edits(self) -> None:
        """Drop the history of edits: nothing before now can be undone any more."""
        self._file.history.forget()

    def subscribe(self, subscriber: Callable[[ChangeSet], None]) -> Callable[[], None]:
        """Call ``subscriber`` after every commit, undo and redo; returns how to stop that."""
        return self._file.subscribe(subscriber)

    @property
    def drafts(self) -> Drafts:
        """What open forms hold and is not kept yet; no change of the journal."""
        return self._file.drafts

    # ------------------------------------------------------------------ copies and checks

    def backup(self, target: Path | None = None, *, force: bool = False) -> Path:
        """Write a verified copy to ``target``, or a rotated one into the backups folder.

        Raises:
            FileExists: there is a file, and without ``force`` it stays; with it only a copy or
                what is no journal is replaced, see ``store.documents.refuse_taken``.
            DamagedJournal: the journal fails its check; no backup is touched.
            StorageFailed: the folder is full or not writable; nothing is left behind.
        """
        if target is None:
            return backup.rotated(self._file.database, self.path)
        from calfjournal.store import documents

        documents.refuse_taken(target, journal=self.path, force=force)
        return backup.copy_to(self._file.database, target)

    @staticmethod
    def backups(path: Path) -> list[BackupInfo]:
        """The rotated backups of the journal at ``path``, newest first."""
        return backup.listed(path)

    @staticmethod
    def saved_aside(path: Path) -> Path | None:
        """The newest copy of what a journal held when its file was replaced; None without any."""
        return backup.saved_aside(path)

    @staticmethod
    def restore(source: Path, path: Path) -> Path | None:
        """Put a verified backup or JSON export in the place of a closed journal.

        Returns where the replaced journal is kept, None when there was none; see
        ``store.backup.restore`` and ``store.exchange.import_json``.
        """
        if source.suffix.lower() != ".json":
            return backup.restore(source, path)
        from calfjournal.store import exchange

        with exchange.made_from(source, path) as fresh:
            return backup.restore(fresh, path)

    @property
    def wants_check(self) -> bool:
        """True when the whole content should be checked, see ``tasks.check_file``.

        That is after an unclean end, and when the last check was more than a week ago.
        """
        return self._file.wants_check

    @property
    def is_proven(self) -> bool:
        """True when the pages of the file were looked at; see ``open``."""
        return self._file.is_proven

    @property
    def damage(self) -> Words:
        """What a check found, for which nothing is written any more; "" while all is well."""
        return self._file.damage

    def proven(self, problems: Sequence[Words]) -> None:
        """Take the answer of ``tasks.check_pages``: with problems nothing is written any more."""
        if self._is_about_ours(problems):
            self._file.proven(problems)

    def checked(self, problems: Sequence[Words]) -> None:
        """Take the answer of ``tasks.check_file``: with problems nothing is written any more."""
        if not self._is_about_ours(problems):
            return
        if problems:
            self._file.distrust(problems[0])
        else:
            self._file.checked()

    def _is_about_ours(self, problems: Sequence[Words]) -> bool:
        """False for problems of what lies now in our file's place: the next change tells of it."""
        return not (problems and self.is_replaced)

    def check(self) -> list[Words]:
        """What is wrong with the journal, one sentence each; nothing when all is well."""
        from calfjournal.store import doctor

        return doctor.check(self._file.database)

    @staticmethod
    def repair(path: Path) -> Repair | None:
        """Rebuild a closed, damaged journal where that loses nothing; see ``store.salvage``.

        Returns None when the journal is sound.

        Raises:
            DamagedJournal: something would be lost; nothing was changed.
        """
        from calfjournal.store import salvage

        return salvage.repair(path)

    @staticmethod
    def salvage(source: Path, target: Path) -> SalvageReport:
        """Save what can be read of a damaged journal into a new one; see ``store.salvage``."""
        from calfjournal.store import salvage

        return salvage.salvage(source, target)

    def counts(self) -> dict[str, int]:
        """How many rows there are of each table."""
        from calfjournal.store import doctor

        return doctor.counts(self._file.database)

    def dump(self) -> dict[str, list[dict[str, Any]]]:
        """Every row of every table in canonical order; equal dumps mean equal journals."""
        from calfjournal.store import export

        return export.dump(self._file.database)

    def export_json(self, path: Path) -> None:
        """Write the whole journal as JSON, without loss."""
        from calfjournal.store import export

        export.export_json(self._file.database, path)

    def export_csv(self, path: Path) -> None:
        """Write the whole journal as a zip of CSV tables for spreadsheets."""
        from calfjournal.store.tables_csv import export_csv

        export_csv(self._file.database, path)

    def export_calendar(self, path: Path, alarm_min: int | None = None) -> None:
        """Write what is planned from today on as a calendar file, see ``reports.calendar_file``.

        What it holds is remembered, so that a later file cancels what is gone.

        Raises:
            InputError: nothing is planned, and nothing to be cancelled.
        """
        from calfjournal.reports.calendar_file import calendar_file

        paper = self.papers.calendar(alarm_min)
        self.write_document(path, calendar_file(paper))
        self.papers.keep_exported(paper)

    def write_document(self, path: Path, data: bytes) -> None:
        """Write a document such as a PDF where the user says, whole or not at all.

        Raises:
            FileExists: it would take the place of a journal or another database.
            StorageFailed: the disk refused.
        """
        from calfjournal.store import documents

        documents.write_document(path, data, journal=self.path)

    def refuse_journal(self, path: Path) -> None:
        """Raise FileExists when a document at ``path`` would take the place of a journal."""
        from calfjournal.store import documents

        documents.refuse_journal(path, journal=self.path)

    @classmethod
    def import_json(cls, source: Path, target: Path) -> Self:
        """Make a new journal from a JSON export and open it; see ``store.exchange``."""
        from calfjournal.store import exchange

        exchange.import_json(source, target)
        return cls.open(target)
