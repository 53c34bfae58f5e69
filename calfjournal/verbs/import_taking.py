"""What an import takes of the files that were judged, by what the athlete chose."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct
from msgspec.structs import replace

from calfjournal.domain.checkin import CheckIn
from calfjournal.domain.import_choice import FoundKind, ImportChoice, Theirs, kind_of
from calfjournal.domain.message import Words, say
from calfjournal.domain.run import Run, RunStream
from calfjournal.domain.run_difference import taking
from calfjournal.importers.batch import FileResult, FileStatus, ImportBatch
from calfjournal.importers.words import together
from calfjournal.verbs.judging import Judgement, Pair, completions

_JUDGED_WITH_RUNS = (FileStatus.IMPORTED, FileStatus.SAME, FileStatus.CONFLICT)


class Takings(Struct):
    """All that is to be written, and the files as they are reported, by their place."""

    files: dict[int, FileResult] = {}
    runs: list[Run] = []
    streams: dict[Run, RunStream] = {}
    """Of new runs."""
    days: list[CheckIn] = []
    before: dict[int, Run] = {}
    """Runs of the journal that change, as they were."""
    after: dict[int, Run] = {}
    filled: dict[int, RunStream] = {}
    """Samples that runs of the journal take."""
    recordings: dict[str, FileResult] = {}
    """Files to be known again, by their hash."""

    @property
    def changed(self) -> set[int]:
        """The runs of the journal that take something of a file."""
        return {*self.after, *self.filled}

    @property
    def entries(self) -> int:
        """How many runs, other activities and days are new or take something."""
        return len(self.runs) + len(self.days) + len(self.changed)

    @property
    def batch(self) -> ImportBatch:
        """The files with what becomes of them, in the order they were found."""
        return ImportBatch(tuple(self.files[number] for number in sorted(self.files)))


def taken_of(judged: Iterable[Judgement], choice: ImportChoice) -> Takings:
    """Return what is taken of files with a choice; of two that tell a figure the first one is."""
    taking_all = _Taking(choice)
    for each in judged:
        taking_all.add(each)
    return taking_all.taken


class _Taking:
    def __init__(self, choice: ImportChoice) -> None:
        self.taken = Takings()
        self._choice = choice
        self._open = set(choice.theirs)

    def add(self, judged: Judgement) -> None:
        """Take what is chosen of one file, and keep how it is reported."""
        taken, kinds = self.taken, self._choice.kinds
        if judged.file.status not in _JUDGED_WITH_RUNS or judged.known:
            taken.files[judged.number] = judged.file
            return
        runs = tuple(run for run in judged.fresh if kind_of(run) in kinds)
        days = judged.days if FoundKind.DAYS in kinds else ()
        pairs = [pair for pair in judged.pairs if kind_of(pair.mine) in kinds]
        filled = self._fill(pairs)
        told = [words for pair in pairs if (words := self._change(pair))]
        taken.runs += runs
        taken.days += days
        for run in runs:
            if (stream := judged.file.streams.get(run.start)) is not None:
                taken.streams[run] = stream
        left = len(judged.fresh) - len(runs)
        if runs or days or told or filled:
            file = judged.file
            if told or left or len(days) < len(judged.days):
                reason = file.reason
                if told and not runs:
                    reason = together(*told, *completions(pairs))
                if left:
                    reason = together(reason, say("importers.kinds_left", count=left))
                imported = FileStatus.IMPORTED
                file = replace(file, status=imported, reason=reason, runs=runs, days=days)
        elif left or len(days) < len(judged.days) or _left_elsewhere(judged.pairs, pairs):
            reason = say("importers.kind_left")
            file = replace(judged.file, status=FileStatus.SKIPPED, reason=reason)
        else:
            file = judged.file
        taken.files[judged.number] = file
        if file.status is not FileStatus.SKIPPED:
            self._remember(judged.file, (*runs, *(pair.theirs for pair in pairs)))

    def _change(self, pair: Pair) -> Words:
        """Let the journal's run take the figures that were chosen; "" for none."""
        mine = pair.mine
        if mine.id is None:
            return ""
        chosen = [f for f in pair.differing if Theirs(mine.id, f) in self._open]
        if not chosen:
            return ""
        self._open.difference_update(Theirs(mine.id, figure) for figure in chosen)
        self.taken.before.setdefault(mine.id, mine)
        now = self.taken.after.get(mine.id, mine)
        self.taken.after[mine.id] = taking(now, pair.theirs, chosen)
        return say("importers.theirs_taken", day=mine.day, count=len(chosen))

    def _fill(self, pairs: Sequence[Pair]) -> bool:
        """Let runs of the journal take what they lack; False where they lack nothing."""
        for pair in pairs:
            if pair.stream is not None:
                self.taken.filled[pair.mine.key] = pair.stream
            if pair.grows or pair.fills:
                self.taken.before.setdefault(pair.mine.key, pair.mine)
                now = self.taken.after.get(pair.mine.key, pair.mine)
                self.taken.after[pair.mine.key] = pair.completed(now)
        return any(pair.gives for pair in pairs)

    def _remember(self, file: FileResult, runs: Iterable[Run]) -> None:
        for run in runs:
            if run.file_hash:
                self.taken.recordings.setdefault(run.file_hash, file)


def _left_elsewhere(pairs: Sequence[Pair], chosen: Sequence[Pair]) -> bool:
    """True when a file holds only a run of the same import that is left out."""
    left = [pair for pair in pairs if pair not in chosen]
    return any(pair.mine.id is None or pair.gives for pair in left)
