"""What becomes of each file of an import, beside what the journal holds; nothing is written."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from datetime import UTC, datetime

from msgspec.structs import replace

from calfjournal.domain.checkin import CheckIn
from calfjournal.domain.import_choice import Asking
from calfjournal.domain.kind import Kind
from calfjournal.domain.limits import CADENCE, LIMITS, Limit
from calfjournal.domain.message import Words, say
from calfjournal.domain.run import Cadence, Run
from calfjournal.domain.same_run import SAME_START, Twin, twin
from calfjournal.errors import InputError
from calfjournal.importers import words
from calfjournal.importers.batch import FileResult, FileStatus, ImportBatch
from calfjournal.verbs.checking import checked, within
from calfjournal.verbs.imported_days import Days

_READ = (FileStatus.IMPORTED, FileStatus.ASKED)


class Recorded:
    """Runs by start, to find the one a new recording repeats."""

    def __init__(self, found: Iterable[Run]) -> None:
        """Begin with the runs of the journal."""
        self._runs = sorted(found, key=_start)

    def twin(self, run: Run) -> tuple[Twin, Run] | None:
        """Return the run this one is, else one that shares its second, None without either."""
        index = bisect_left(self._runs, run.start - SAME_START, key=_start)
        beside: tuple[Twin, Run] | None = None
        for other in self._runs[index:]:
            if other.start > run.start + SAME_START:
                break
            found = twin(other, run)
            if found is Twin.SAME_RUN:
                return found, other
            if found is not None and beside is None:
                beside = found, other
        return beside

    def add(self, runs: Iterable[Run]) -> None:
        """Take the runs of a file in, for the files after it."""
        for run in runs:
            self._runs.insert(bisect_left(self._runs, run.start, key=_start), run)


class Judge:
    """Judges the files of one batch in their order: an earlier one is there for a later one.

    ``living`` and ``deleted`` are the hashes of imported files whose runs are in the journal, and
    of those whose runs were all deleted; ``accept`` is what the athlete said to take.
    """

    def __init__(
        self,
        recorded: Recorded,
        days: Days,
        *,
        living: set[str],
        deleted: AbstractSet[str],
        accept: AbstractSet[Asking],
    ) -> None:
        """Judge beside these runs and days; both take in what was accepted."""
        self._recorded = recorded
        self._days = days
        self._living = living
        self._deleted = deleted
        self._accept = accept

    def judge(self, file: FileResult) -> FileResult:
        """Return the file with what becomes of it, in this order of precedence.

        *same*: known by its content. *failed*: a value no journal can hold. *conflict*: it holds
        nothing but runs that are there. *asked*: its runs were deleted here, cannot be true, or
        share their second with another, and that was not accepted. *imported*: the rest; of
        several runs only those that are not there already.
        """
        if any(run.file_hash and run.file_hash in self._living for run in file.runs):
            return _ended(file, FileStatus.SAME, say("importers.imported_before"))
        try:
            found = [replace(run, id=None) for run in file.runs]
            runs = [check_run(storable(run) if file.asking else run) for run in found]
            days = [checked(day, Kind.CHECK_IN) for day in file.days]
        except InputError as error:
            return _ended(file, FileStatus.FAILED, error.said)
        twins = {run: self._recorded.twin(run) for run in runs}
        there = {run: pair[1] for run, pair in twins.items() if pair and pair[0] is Twin.SAME_RUN}
        fresh = tuple(run for run in twins if run not in there)
        if fresh:
            for asked in self._asked(file, twins):
                if asked.asking not in self._accept:
                    return asked
        return self._taken(file, fresh, there, days)

    def _asked(
        self, file: FileResult, twins: dict[Run, tuple[Twin, Run] | None]
    ) -> Iterator[FileResult]:
        """Yield the file as it is asked about, once for each reason to ask."""
        if any(run.file_hash in self._deleted for run in file.runs):
            yield _asked(file, Asking.DELETED, words.DELETED)
        if file.asking is not None:
            yield file
        for run, pair in twins.items():
            if pair and pair[0] is Twin.SAME_SECOND:
                yield _asked(file, Asking.IMPLAUSIBLE, words.same_second(pair[1], run))

    def _taken(
        self,
        file: FileResult,
        fresh: tuple[Run, ...],
        there: dict[Run, Run],
        days: Sequence[CheckIn],
    ) -> FileResult:
        filled = tuple(day for day in days if self._days.take(day))
        if not fresh and not filled:
            return _ended(file, *_nothing_new(file, there))
        self._recorded.add(fresh)
        self._living.update(run.file_hash for run in fresh if run.file_hash)
        reason = words.partly(there, len(there) + len(fresh)) if there else file.reason
        return replace(_ended(file, FileStatus.IMPORTED, reason), runs=fresh, days=filled)

    def judge_all(self, batch: ImportBatch) -> ImportBatch:
        """Judge every file that was read whole or is asked about; the others stay as they are."""
        return ImportBatch(
            tuple(self.judge(file) if file.status in _READ else file for file in batch.files)
        )


def judged_alone(batch: ImportBatch, accept: AbstractSet[Asking]) -> ImportBatch:
    """Return what a new, empty journal would make of the batch."""
    judge = Judge(Recorded(()), Days({}), living=set(), deleted=frozenset(), accept=accept)
    return judge.judge_all(batch)


def check_run(run: Run) -> Run:
    """Return a run fit to be stored, or raise InputError naming the field."""
    if not run.sport:
        raise InputError("sport", say("values.no_sport"))
    run = checked(run, Kind.RUN)
    cadence = within(run.cadence, CADENCE, "cadence.")
    return replace(run, start=run.start.astimezone(UTC), cadence=cadence)


def storable(run: Run) -> Run:
    """Return an accepted run without the figures that no journal can hold; its warning names them.

    All others stay as the file has them.
    """
    lost = {name: limit for name, limit in LIMITS[Kind.RUN].items() if _beyond(run, name, limit)}
    run = replace(run, **dict.fromkeys(lost))
    names = [limit.name for limit in lost.values()]
    if any(_beyond(run.cadence, name, limit) for name, limit in CADENCE.items()):
        run = replace(run, cadence=Cadence())
        names.append(CADENCE["spm"].name)
    if not names:
        return run
    left_out = say("importers.not_storable", figures=names)
    return replace(run, warning=words.together(run.warning, left_out))


def _beyond(value: object, name: str, limit: Limit) -> bool:
    number = getattr(value, name)
    return number is not None and not limit.holds(number)


def _ended(file: FileResult, status: FileStatus, reason: Words) -> FileResult:
    return replace(file, status=status, reason=reason, asking=None)


def _asked(file: FileResult, asking: Asking, reason: Words) -> FileResult:
    return replace(file, status=FileStatus.ASKED, reason=reason, asking=asking)


def _nothing_new(file: FileResult, there: dict[Run, Run]) -> tuple[FileStatus, Words]:
    for run, mine in there.items():
        return FileStatus.CONFLICT, words.differing(mine, run)
    if file.days:
        return FileStatus.SAME, say("importers.days_known")
    return file.status, file.reason


def _start(run: Run) -> datetime:
    return run.start
