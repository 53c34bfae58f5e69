"""Functions of plain values that may run on any thread; the window runs them off its own.

Decoding and drawing take values and return values. Copying, checking and saving a journal work on
connections of their own; nothing here writes a journal that is open.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from calfjournal.domain.message import Words
from calfjournal.importers import Asking, ImportBatch, read_files
from calfjournal.store import backup, documents, inspection
from calfjournal.store.surroundings import look_around

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from calfjournal.domain.proposal import Proposal
    from calfjournal.domain.score import Score
    from calfjournal.reports.plan_paper import PlanPaper

__all__ = [
    "Asking",
    "ImportBatch",
    "back_up",
    "beat_bytes",
    "check_file",
    "check_pages",
    "lay_plan",
    "look_around",
    "read_files",
    "render_plan",
    "write_beat",
]


class Watcher(Protocol):
    """Whoever waits for long work: hears how far it is, and may have it stopped."""

    def report(self, done: int, total: int, text: str = "") -> None:
        """Hear how far it is."""

    def is_cancelled(self) -> bool:
        """True once nobody waits any more."""


def lay_plan(laying: Callable[[], Proposal]) -> Proposal:
    """Lay a plan, as ``journal.planning.laying`` gathered it; raises NoLayout."""
    return laying()


def render_plan(paper: PlanPaper) -> bytes:
    """The PDF of a plan; ReportLab is imported on first use because it is slow to start."""
    from calfjournal.reports.plan_pdf import render_plan as render

    return render(paper)


def back_up(path: Path) -> Path | None:
    """Make a verified, rotated backup of the journal at ``path``, which may be open.

    Returns its path; None when the newest backup holds the same already.

    Raises:
        CalfjournalError: why there is none; older backups stay as they are.
    """
    return backup.backup_of(path)


def check_file(path: Path) -> list[Words]:
    """Check the whole content of the journal at ``path``, which may be open.

    Returns what is wrong with the file, one sentence each; nothing when it is sound. The answer
    goes to ``Journal.checked``.
    """
    return inspection.check_file(path)


def check_pages(path: Path) -> list[Words]:
    """Check the pages of the journal at ``path`` as opening one does, see ``Journal.proven``."""
    return inspection.check_file(path, thorough=False)


def beat_bytes(score: Score) -> int:
    """Return how large the file is that ``write_beat`` writes, in bytes."""
    from calfjournal.sound.wav import wav_bytes

    return wav_bytes(score)


def write_beat(score: Score, path: Path, journal: Path, watcher: Watcher | None = None) -> Path:
    """Write what is heard of a score as a WAV file, whole or not at all, and return its path.

    ``journal`` is the file of the open journal, which nothing takes the place of. The watcher hears
    of bytes, and stops it until the last moment: what was at ``path`` before stays.

    Raises:
        FileExists: see ``store.documents.refuse_journal``. StorageFailed: the disk refused.
        Stopped: the watcher had it stopped.
    """
    from calfjournal.sound.wav import wav_bytes, wav_pieces

    pieces = wav_pieces(score)
    if watcher is None:
        documents.write_document(path, pieces, journal=journal)
        return path
    watched = _watched(pieces, wav_bytes(score), watcher)
    documents.write_document(path, watched, journal=journal, last=partial(_go_on, watcher))
    return path


class Stopped(Exception):
    """Long work was stopped by who waited for it."""


def _go_on(watcher: Watcher) -> None:
    if watcher.is_cancelled():
        raise Stopped


def _watched(pieces: Iterator[bytes], whole: int, watcher: Watcher) -> Iterator[bytes]:
    done = 0
    for piece in pieces:
        _go_on(watcher)
        yield piece
        done += len(piece)
        watcher.report(done, whole)
