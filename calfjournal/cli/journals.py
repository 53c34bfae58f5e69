"""Opening the journal of a command, or making it where that was asked for."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from calfjournal import settings
from calfjournal.errors import JournalMissing
from calfjournal.journal import Journal
from calfjournal.known_journals import is_first_run
from calfjournal.messages import in_words, tr
from calfjournal.messages.file_notes import file_note
from calfjournal.messages.formats import sentences
from calfjournal.terminal import complain


@contextmanager
def opened(path: Path, *, read_only: bool = False) -> Iterator[Journal]:
    """Open the journal, and complain of what was noticed of its file."""
    with _held(Journal.open(path, read_only=read_only)) as journal:
        yield journal


@contextmanager
def open_or_make(path: Path, *, create: bool) -> Iterator[Journal]:
    """Open the journal; make it with ``create``, or where nothing was ever kept.

    A journal made here for something that then fails is taken away again.

    Raises:
        JournalMissing: it is not there, and a new one was not asked for.
    """
    try:
        journal = Journal.open(path)
    except JournalMissing as missing:
        if not (create or is_first_run(path, settings.load())):
            missing.way_out = sentences(
                [missing.hint, tr("With --create a new one is made there.")]
            )
            raise
        with _made(path) as journal:
            yield journal
    else:
        with _held(journal):
            yield journal


@contextmanager
def _held(journal: Journal) -> Iterator[Journal]:
    for note in journal.notes:
        complain(file_note(note))
    try:
        yield journal
    finally:
        _close(journal)


@contextmanager
def _made(path: Path) -> Iterator[Journal]:
    journal = Journal.create(path)
    try:
        yield journal
    except BaseException:
        journal.close(back_up=False)
        path.unlink(missing_ok=True)
        raise
    _close(journal)


def _close(journal: Journal) -> None:
    """Close it; what the user must know then, such as why there is no backup, is said."""
    if problem := journal.close():
        complain(in_words(problem))
