"""Functions of plain values that may run on any thread; the window runs them off its own.

Decoding and drawing take values and return values. Copying, checking and saving a journal work on
connections of their own; nothing here writes a journal that is open.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from calfjournal.domain.kept_copy import KeptCopy, ReadCopy
from calfjournal.domain.message import Words
from calfjournal.errors import CalfjournalError
from calfjournal.importers import ImportBatch, read_files
from calfjournal.store import backup, documents, inspection
from calfjournal.store.surroundings import look_around

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

    from calfjournal.domain.first_answers import FirstAnswers
    from calfjournal.domain.program import Program
    from calfjournal.domain.proposal import Proposal
    from calfjournal.domain.score import Score
    from calfjournal.reports.plan_paper import PlanPaper
    from calfjournal.training.library import Library
    from calfjournal.views.first_year import FirstYear

__all__ = [
    "ImportBatch",
    "back_up",
    "beat_bytes",
    "bytes_of",
    "check_file",
    "check_pages",
    "copies_of",
    "lay_first_year",
    "lay_plan",
    "look_around",
    "offered_programs",
    "read_copies",
    "read_files",
    "read_journal",
    "readable_endings",
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


def readable_endings() -> tuple[str, ...]:
    """Return how names of files end that an import reads, ``.fit.gz`` and the like."""
    from calfjournal.importers.readers import endings

    return endings()


def bytes_of(paths: Iterable[Path]) -> int:
    """Return the size of files and of all that lies in folders, in bytes."""
    from calfjournal.importers.sources import files_of

    return sum(map(_size, files_of(paths)))


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0


@cache
def _shipped() -> tuple[Library, Mapping[str, Program]]:
    from calfjournal.training.library import load_library
    from calfjournal.training.programs import load_programs, user_programs_dir

    library = load_library()
    return library, load_programs(user_programs_dir(), library).programs


def offered_programs() -> Sequence[Program]:
    """Return the programs that a new journal is offered, the default first.

    Those that ask for a clinician's word are left to the page of plans.
    """
    _shipped.cache_clear()  # The user's own may be others than at the last welcome.
    return [program for program in _shipped()[1].values() if not program.clinician]


def lay_first_year(answers: FirstAnswers, today: date) -> FirstYear:
    """Lay the plan that answers given before there is a journal would lead to.

    Raises:
        InputError: a wish makes no sense. NoLayout: the wishes cannot be met together.
    """
    from calfjournal.training.first_plan import first_plan, first_tests
    from calfjournal.views.first_year import first_year

    library, programs = _shipped()
    proposal = first_plan(programs[answers.wishes.program], answers, today, library)
    return first_year(answers, proposal, today, first_tests(today))


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


def copies_of(path: Path) -> list[KeptCopy]:
    """Return every copy of the journal at ``path`` that is kept, newest first."""
    from calfjournal.store import copies

    return copies.listed(path)


def read_copies(files: Iterable[Path], cancelled: Callable[[], bool]) -> list[ReadCopy]:
    """Look at copies that nobody writes, page by page, and count what they hold.

    One that cannot be trusted comes with the reason. Those after ``cancelled`` are left out.
    """
    from calfjournal.store import copies

    found = []
    for file in files:
        if cancelled():
            break
        try:
            found.append(ReadCopy(file, copies.content_of(file)))
        except CalfjournalError as problem:
            found.append(ReadCopy(file, problem=problem.said))
    return found


def read_journal(path: Path, *, is_open: bool) -> ReadCopy:
    """Count what the journal at ``path`` holds.

    One that is not open is looked at as a copy is: no byte of it or beside it changes.
    """
    from calfjournal.store import copies

    try:
        return ReadCopy(path, (copies.content_now if is_open else copies.content_of)(path))
    except CalfjournalError as problem:
        return ReadCopy(path, problem=problem.said)
