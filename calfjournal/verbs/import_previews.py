"""What an import holds beside the journal, counted by kind and month for its preview."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from enum import StrEnum
from typing import Final, NamedTuple

from calfjournal.domain.import_choice import Asking, FoundKind, RunFigure, kind_of
from calfjournal.domain.import_preview import Difference, FoundRow, ImportPreview, NotTaken
from calfjournal.domain.run_difference import figure_of
from calfjournal.importers.batch import FileStatus
from calfjournal.verbs.judging import Judgement, Pair

_TOLD_ORDER: Final = (
    FileStatus.FAILED,
    FileStatus.ASKED,
    FileStatus.CONFLICT,
    FileStatus.SKIPPED,
)

_DATED_FROM: Final = date(1991, 1, 1)
"""Watches that do not know the date count from the end of 1989: such days are in no histogram."""


class _State(StrEnum):
    NEW = "new"
    SAME = "same"
    DIFFERS = "differs"
    ASKED = "asked"
    UNREADABLE = "unreadable"


class _Entry(NamedTuple):
    kind: FoundKind
    state: _State
    day: date | None


def preview_of(judged: Sequence[Judgement], entries: int) -> ImportPreview:
    """Return the preview of files in the order they were judged in; ``entries`` would be taken."""
    found = [entry for each in judged for entry in _entries(each)]
    days = [entry.day for entry in found if entry.day is not None and entry.day >= _DATED_FROM]
    first = min(days).replace(day=1) if days else None
    months = 0 if first is None else _month(max(days), first) + 1
    by_kind: dict[FoundKind, list[_Entry]] = {kind: [] for kind in FoundKind}
    for entry in found:
        by_kind[entry.kind].append(entry)
    return ImportPreview(
        rows=[_row(kind, of, first, months) for kind, of in by_kind.items() if of],
        differences=sorted(_differences(judged), key=_by_day),
        asked=Counter(asking for each in judged for asking in _asked_once(each)),
        not_taken=_not_taken(judged),
        first=first,
        entries=entries,
        partial=_partial(judged),
    )


def _entries(judged: Judgement) -> list[_Entry]:
    """Return what one file holds, entry by entry."""
    file = judged.file
    if file.status is FileStatus.FAILED:
        return [_Entry(FoundKind.RUNS, _State.UNREADABLE, None)]
    if file.status is FileStatus.SKIPPED:
        return []
    if judged.known:
        return [_Entry(kind, _State.SAME, day) for kind, day in judged.known]
    if file.status is FileStatus.SAME and not (judged.pairs or file.days):
        return [_Entry(FoundKind.RUNS, _State.SAME, None)]
    fresh = _State.ASKED if file.status is FileStatus.ASKED else _State.NEW
    found = [_Entry(kind_of(run), fresh, run.day) for run in judged.fresh]
    for pair in judged.pairs:
        state = _State.DIFFERS if pair in _differ(judged) else _State.SAME
        found.append(_Entry(kind_of(pair.mine), state, pair.mine.day))
    filled = {day.day for day in judged.days}
    for day in {day.day for day in file.days} | filled:
        state = _State.NEW if day in filled else _State.SAME
        found.append(_Entry(FoundKind.DAYS, state, day))
    return found


def _row(kind: FoundKind, entries: Sequence[_Entry], first: date | None, months: int) -> FoundRow:
    counts = Counter(entry.state for entry in entries)
    days = [entry.day for entry in entries if entry.day is not None]
    by_month = Counter(
        _month(entry.day, first)
        for entry in entries
        if first is not None and entry.day is not None and entry.state is _State.NEW
    )
    return FoundRow(
        kind=kind,
        first=min(days, default=None),
        last=max(days, default=None),
        new=counts[_State.NEW],
        same=counts[_State.SAME],
        differs=counts[_State.DIFFERS],
        asked=counts[_State.ASKED],
        unreadable=counts[_State.UNREADABLE],
        months=[by_month[month] for month in range(months)],
    )


def _month(day: date, first: date) -> int:
    return 12 * (day.year - first.year) + day.month - first.month


def _asked_once(judged: Judgement) -> set[Asking]:
    return set(judged.questions)


def _differ(judged: Judgement) -> list[Pair]:
    """Return the runs of the journal in which a file would change something, if that is chosen."""
    asked = judged.file.status is FileStatus.ASKED
    return [] if asked else [pair for pair in judged.pairs if pair.open]


def _differences(judged: Iterable[Judgement]) -> Iterator[Difference]:
    """Yield each figure of a run once: as the first file tells it, whose value would be taken."""
    told: set[tuple[int, RunFigure]] = set()
    for each in judged:
        for pair in _differ(each):
            for figure in pair.open:
                mine, theirs = pair.mine, pair.theirs
                if (mine.key, figure) in told:
                    continue
                told.add((mine.key, figure))
                yield Difference(
                    run_id=mine.key,
                    day=mine.day,
                    figure=figure,
                    mine=figure_of(mine, figure),
                    theirs=figure_of(theirs, figure),
                    source=mine.source,
                    their_source=theirs.source,
                    file=each.file.path,
                    start=mine.start.astimezone(mine.zone).time(),
                    distance_m=mine.distance_m,
                )


def _not_taken(judged: Iterable[Judgement]) -> list[NotTaken]:
    """Return the files that give nothing and are in no difference, what needs a look first."""
    left = [each for each in judged if each.file.status in _TOLD_ORDER and not _differ(each)]
    left.sort(key=_urgency)
    return [NotTaken(each.file.path, each.file.reason, each.file.asking) for each in left]


def _partial(judged: Iterable[Judgement]) -> list[NotTaken]:
    """Return the files that are taken although they break off, in the order they were found."""
    taken = FileStatus.IMPORTED
    found = [each for each in judged if each.file.is_partial and each.file.status is taken]
    found.sort(key=_number)
    return [NotTaken(each.file.path, each.file.reason) for each in found]


def _number(judged: Judgement) -> int:
    return judged.number


def _urgency(judged: Judgement) -> tuple[int, int]:
    return _TOLD_ORDER.index(judged.file.status), judged.number


def _by_day(difference: Difference) -> tuple[date, int]:
    return difference.day, list(RunFigure).index(difference.figure)
