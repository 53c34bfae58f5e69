"""What becomes of each file of an import, beside what the journal holds; nothing is written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from datetime import date
from pathlib import PurePath
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from calfjournal.domain.broken_off import breaks_off, is_stump_of
from calfjournal.domain.checkin import CheckIn
from calfjournal.domain.import_choice import (
    Asking,
    FoundKind,
    ImportChoice,
    RunFigure,
    kind_of,
)
from calfjournal.domain.kind import Kind
from calfjournal.domain.limits import CADENCE, LIMITS, Limit
from calfjournal.domain.message import Words, say
from calfjournal.domain.plausible import may_be_walk
from calfjournal.domain.run import Cadence, Run, RunStream
from calfjournal.domain.run_difference import differing, lacking, taking
from calfjournal.domain.same_run import Twin
from calfjournal.errors import InputError
from calfjournal.importers import words
from calfjournal.importers.batch import FileResult, FileStatus, ImportBatch
from calfjournal.verbs.checked_runs import check_run
from calfjournal.verbs.checking import checked
from calfjournal.verbs.imported_days import Days
from calfjournal.verbs.recorded import Recorded
from calfjournal.verbs.stumps import edited, first_second, grown, taken_from

_READ = (FileStatus.IMPORTED, FileStatus.ASKED)

_RICHEST_FIRST: Final = {"fit": 0, "tcx": 1}
"""Of recordings of one run in one import the one that knows most comes in."""


class Prepared(Struct, frozen=True):
    """A file with its values fit to be stored, or the problem that none of them is."""

    number: int
    """Its place in the batch."""
    file: FileResult
    runs: tuple[Run, ...] = ()
    days: tuple[CheckIn, ...] = ()
    problem: Words = ""


class InJournal(Struct, frozen=True):
    """What a journal holds that an import is judged by.

    ``living`` are the hashes of imported files with what of them is there, ``deleted`` those whose
    runs were all deleted, ``with_curves`` the ids of runs that have samples, and ``bare`` the runs
    of files that have none: earlier versions kept none. ``stumps`` are the samples of runs whose
    files broke off, by run.
    """

    runs: Sequence[Run] = ()
    days: Mapping[date, CheckIn] = {}
    living: Mapping[str, Sequence[tuple[FoundKind, date]]] = {}
    deleted: AbstractSet[str] = frozenset()
    with_curves: AbstractSet[int] = frozenset()
    bare: Mapping[str, Sequence[Run]] = {}
    stumps: Mapping[int, RunStream] = {}


class Pair(Struct, frozen=True):
    """A run that is there, the same of a file, and in what they differ.

    ``mine`` has no id where it is of the same import. ``stream`` is set where ``mine`` takes the
    samples of the file, with the id of those it has. ``fills`` are figures that it takes unasked:
    it has none, or ``grows`` by a longer recording of which it was a part.
    """

    mine: Run
    theirs: Run
    differing: tuple[RunFigure, ...] = ()
    stream: RunStream | None = None
    fills: tuple[RunFigure, ...] = ()
    grows: bool = False

    @property
    def open(self) -> tuple[RunFigure, ...]:
        """The figures of a run of the journal that can give way."""
        return () if self.mine.id is None else self.differing

    @property
    def gives(self) -> bool:
        """True where the run of the journal takes something unasked."""
        return self.grows or bool(self.fills) or self.stream is not None

    def completed(self, mine: Run) -> Run:
        """Return the journal's run, as it is by now, with what it takes unasked."""
        if self.grows:
            return grown(mine, self.theirs, self.fills)
        return taking(mine, self.theirs, self.fills)

    @property
    def told(self) -> Words:
        """What is said of that, "" of nothing."""
        if self.grows:
            return say("importers.grown", day=self.mine.day)
        curves = say("importers.filled_in", day=self.mine.day) if self.stream else ""
        figures = words.filled_in(self.mine, self.fills) if self.fills else ""
        return figures or curves


class Judgement(Struct, frozen=True):
    """What becomes of a file when every kind is taken and no value of the journal gives way.

    ``fresh`` are its new runs, ``pairs`` those that are there, ``days`` what its days fill in, and
    ``questions`` all that came up.
    """

    number: int
    file: FileResult
    fresh: tuple[Run, ...] = ()
    pairs: tuple[Pair, ...] = ()
    days: tuple[CheckIn, ...] = ()
    known: Sequence[tuple[FoundKind, date]] = ()
    """What of a file that is known by its content is there."""
    questions: tuple[Asking, ...] = ()


def prepared(batch: ImportBatch) -> list[Prepared]:
    """Return the files of a batch in the order they are judged in, the richest formats first."""
    found = [_prepared(number, file) for number, file in enumerate(batch.files)]
    return sorted(found, key=_rank)


def judged(files: Sequence[Prepared], there: InJournal, choice: ImportChoice) -> list[Judgement]:
    """Judge files in their order: an earlier one is there for a later one.

    Of the choice it is only what is accepted that matters.
    """
    judge = _Judge(there, choice)
    return [judge.judge(file) for file in files]


class _Judge:
    """Judges one file after the other; runs, days and hashes take in what was accepted."""

    def __init__(self, there: InJournal, choice: ImportChoice) -> None:
        self._recorded = Recorded(there.runs)
        self._days = Days(dict(there.days))
        self._living = dict(there.living)
        self._deleted = there.deleted
        self._with_curves = set(there.with_curves)
        self._bare = there.bare
        self._stumps = there.stumps
        self._choice = choice
        self._files: dict[Run, str] = {}
        """What new runs came from, by the name of the file."""

    def judge(self, found: Prepared) -> Judgement:
        """Return what becomes of a file, in this order of precedence.

        *same*: known by its content. *failed*: a value no journal can hold. *conflict* or *same*:
        it holds nothing but runs that are there, other figures or the same ones. *asked*: its runs
        were deleted here, cannot be true, may be walks, or are of the time of another, and that was
        not accepted. *imported*: the rest; of several runs only those that are not there already.
        """
        number, file = found.number, found.file
        known = next((digest for digest in _hashes(file) if digest in self._living), None)
        if known is not None and file.status in (*_READ, FileStatus.SAME):
            if bare := self._filled_in(found, known):
                return self._taken(found, (), bare, ())
            reason = file.reason if file.file_hash else say("importers.imported_before")
            same = _ended(file, FileStatus.SAME, reason)
            return Judgement(number, same, known=self._living[known])
        if file.status not in _READ:
            return Judgement(number, file)
        if found.problem:
            return Judgement(number, _ended(file, FileStatus.FAILED, found.problem))
        twins = {run: self._recorded.twin(run) for run in found.runs}
        there = {run: self._pair(file, *pair, run) for run, pair in twins.items() if pair}
        pairs = tuple(pair for pair in there.values() if pair is not None)
        fresh = tuple(run for run in twins if there.get(run) is None)
        asked = list(self._asked(found, fresh, twins))
        questions = _questions(asked)
        if left := [each for each in asked if each.asking not in self._choice.accept]:
            first, *more = _questions(left)
            told = replace(left[0], asking=first, more=tuple(more))
            return Judgement(number, told, fresh, pairs, questions=questions)
        if self._choice.as_walks:
            fresh = tuple(_as_walk(run) if may_be_walk(run) else run for run in fresh)
        return self._taken(found, fresh, pairs, questions)

    def _filled_in(self, found: Prepared, known: str) -> tuple[Pair, ...]:
        """Return the runs of a file known by its content that take its samples, and nothing else.

        What was typed into them since stays; their start tells which is which.
        """
        mine = [run for run in self._bare.get(known, ()) if run.key not in self._with_curves]
        alone = len(mine) == len(found.runs) == 1
        return tuple(
            Pair(run, theirs, stream=stream)
            for run in mine
            for theirs in found.runs
            if (alone or run.start == theirs.start)
            and (stream := found.file.streams.get(theirs.start)) is not None
        )

    def _pair(self, file: FileResult, found: Twin, mine: Run, theirs: Run) -> Pair | None:
        """Return how a run is there already; None where it is another one."""
        curves = file.streams.get(theirs.start)
        if grows := self._growing(mine, theirs, curves):
            return grows
        if is_stump_of(theirs, mine):
            return Pair(mine, theirs)
        if found is not Twin.SAME_RUN:
            return None
        if mine.sport == "walking" and may_be_walk(theirs):  # That was asked, and answered.
            theirs = _as_walk(theirs)
        if mine.id is None:
            return Pair(mine, theirs, differing(mine, theirs))
        lacks_curves = mine.id not in self._with_curves
        return Pair(
            mine,
            theirs,
            differing(mine, theirs),
            curves if lacks_curves else None,
            lacking(mine, theirs),
        )

    def _growing(self, mine: Run, theirs: Run, curves: RunStream | None) -> Pair | None:
        """Return the pair of a run whose file broke off and the longer recording of it."""
        if mine.id is None or not breaks_off(mine.warning):
            return None
        if not is_stump_of(mine, theirs, first_second(curves)):
            return None
        before = self._stumps.get(mine.id)
        kept = edited(mine, before)
        stays = tuple(figure for figure in differing(mine, theirs) if figure in kept)
        if curves is not None and before is not None:
            curves = replace(curves, id=before.id)
        return Pair(mine, theirs, stays, curves, taken_from(theirs, kept), grows=True)

    def _asked(
        self,
        found: Prepared,
        fresh: tuple[Run, ...],
        twins: Mapping[Run, tuple[Twin, Run] | None],
    ) -> Iterator[FileResult]:
        """Yield the file as it is asked about, once for each reason to ask."""
        file = found.file
        if not fresh:
            return
        if any(run.file_hash in self._deleted for run in file.runs):
            yield _asked(file, Asking.DELETED, words.DELETED)
        for asking in file.questions:
            yield replace(file, asking=asking)
        for run in fresh:
            if may_be_walk(run):
                yield _asked(file, Asking.WALK_OR_RUN, words.walk_or_run(run))
                break
        for run, pair in twins.items():
            if pair and pair[0] is Twin.SAME_SECOND:
                yield _asked(file, Asking.SAME_TIME, words.same_second(pair[1], run))
            if pair and pair[0] is Twin.OVERLAPPING:
                yield _asked(file, Asking.SAME_TIME, words.overlapping(pair[1], run))

    def _taken(
        self,
        found: Prepared,
        fresh: tuple[Run, ...],
        pairs: tuple[Pair, ...],
        questions: tuple[Asking, ...],
    ) -> Judgement:
        file = found.file
        filled = tuple(day for day in found.days if self._days.take(day))
        self._with_curves.update(pair.mine.key for pair in pairs if pair.stream)
        for pair in pairs:
            if pair.grows or pair.fills:
                self._recorded.swap(pair.mine, pair.completed(pair.mine))
        if fresh or filled:
            self._recorded.add(fresh)
            self._files.update(dict.fromkeys(fresh, PurePath(file.path).name))
            for run in fresh:
                if run.file_hash:
                    kinds = [(kind_of(each), each.day) for each in fresh]
                    self._living.setdefault(run.file_hash, kinds)
            reason = file.reason
            if pairs:
                runs = len(pairs) + len(fresh)
                partly = say("importers.partly", there=len(pairs), runs=runs)
                given = completions(pairs) + ([file.reason] if file.is_partial else [])
                reason = words.together(partly, self._beside(pairs[0]), *given)
            taken = replace(_ended(file, FileStatus.IMPORTED, reason), runs=fresh, days=filled)
        else:
            taken = _ended(file, *self._nothing_new(file, pairs))
            if any(pair.gives for pair in pairs):
                taken = replace(taken, runs=())
        return Judgement(found.number, taken, fresh, pairs, filled, questions=questions)

    def _nothing_new(self, file: FileResult, pairs: tuple[Pair, ...]) -> tuple[FileStatus, Words]:
        told = next((pair for pair in pairs if pair.differing), pairs[0] if pairs else None)
        if told is not None and (gives := completions(pairs)):
            differs = self._beside(told) if told.differing else ""
            return FileStatus.IMPORTED, words.together(*gives, differs)
        if told is not None:
            status = FileStatus.CONFLICT if told.differing else FileStatus.SAME
            return status, self._beside(told)
        if file.days:
            return FileStatus.SAME, say("importers.days_known")
        return file.status, file.reason

    def _beside(self, pair: Pair) -> Words:
        """Return that a run is there: in the journal, or in a file before this one."""
        if pair.mine.id is None:
            return say("importers.same_run_as", file=self._files.get(pair.mine, ""))
        return words.beside(pair.mine, pair.theirs, pair.differing)


def completions(pairs: Sequence[Pair]) -> list[Words]:
    """Return what is said of runs of the journal that take something unasked."""
    return [pair.told for pair in pairs if pair.told]


def _prepared(number: int, file: FileResult) -> Prepared:
    if file.status not in _READ:
        return Prepared(number, file)
    try:
        found = [replace(run, id=None) for run in file.runs]
        runs = tuple(check_run(storable(run) if file.asking else run) for run in found)
        days = tuple(checked(day, Kind.CHECK_IN) for day in file.days)
    except InputError as error:
        return Prepared(number, file, problem=error.said)
    return Prepared(number, file, runs, days)


def _rank(found: Prepared) -> tuple[bool, int]:
    """Return the place of a file: one that breaks off comes after those that may be whole."""
    rank = _RICHEST_FIRST.get(found.file.format, len(_RICHEST_FIRST))
    return found.file.is_partial, rank


def _hashes(file: FileResult) -> Iterator[str]:
    if file.file_hash:
        yield file.file_hash
    for run in file.runs:
        if run.file_hash:
            yield run.file_hash


def _as_walk(run: Run) -> Run:
    return replace(run, sport="walking", sub_sport="", cadence=Cadence())


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
    return replace(file, status=status, reason=reason, asking=None, more=())


def _questions(asked: Iterable[FileResult]) -> tuple[Asking, ...]:
    return tuple(dict.fromkeys(file.asking for file in asked if file.asking is not None))


def _asked(file: FileResult, asking: Asking, reason: Words) -> FileResult:
    if file.is_partial:
        reason = words.together(reason, file.reason)
    return replace(file, status=FileStatus.ASKED, reason=reason, asking=asking)
