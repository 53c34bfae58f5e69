"""Errors the user can do something about; anything else is a bug."""

from __future__ import annotations

from calfjournal.domain.message import Words, say
from calfjournal.messages import in_words


class CalfjournalError(Exception):
    """A problem told in plain words: what happened, and what can be done."""

    def __init__(self, said: Words, way_out: Words = "") -> None:
        """Keep what happened and an optional hint for the way out."""
        super().__init__(said, way_out)
        self.said = said
        self.way_out = way_out

    @property
    def message(self) -> str:
        """What happened, in words."""
        return in_words(self.said)

    @property
    def hint(self) -> str:
        """What can be done, in words; "" when there is nothing."""
        return in_words(self.way_out)

    @property
    def whole(self) -> Words:
        """What happened and what can be done, as one."""
        return say("values.several", sentences=(self.said, self.way_out))

    def __str__(self) -> str:
        """Message and hint as one line."""
        return in_words(self.whole)


class InputError(CalfjournalError):
    """A value that cannot be accepted; ``field`` names the place."""

    def __init__(self, field: str, said: Words) -> None:
        """Name the field and say what it accepts."""
        super().__init__(said)
        self.field = field


class JournalMissing(CalfjournalError):
    """There is no file at the journal's path."""


class NotAJournal(CalfjournalError):
    """The file exists but is empty, foreign or unreadable as a journal; it was left as it is."""


class NewerJournal(CalfjournalError):
    """The journal was written by a newer program; it was left as it is."""


class DamagedJournal(CalfjournalError):
    """The file is a journal but its content is damaged; backups are the way back."""


class JournalLocked(CalfjournalError):
    """Another window has this journal open."""


class JournalReadOnly(CalfjournalError):
    """The journal can be read but not written."""


class StorageFailed(CalfjournalError):
    """The disk refused: full, failing or not permitted. Nothing of the change was kept."""


class JournalReplaced(StorageFailed):
    """Another program moved, replaced or overwrote the journal while it was open."""


class UndoConflict(CalfjournalError):
    """An edit cannot be undone or redone because the rows have changed since.

    The edit of that number is in the way of those below it until it is skipped.
    """

    edit = 0


class FileExists(CalfjournalError):
    """A file that must not be overwritten is in the way."""


class BadProgram(CalfjournalError):
    """A program file that cannot be used; the message names file, table, key and value."""


class NoLayout(CalfjournalError):
    """No plan satisfies the hard rules; the message names the rule, the hint what frees it."""


class NothingToDo(CalfjournalError):
    """The command has nothing to work on, e.g. no plan yet."""
