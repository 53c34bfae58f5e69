"""Why the runs of a plan are as they are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date

from calfjournal.dates import monday
from calfjournal.domain.message import Message, say
from calfjournal.domain.run import PlannedRun, RunKind
from calfjournal.training.running.lengths import LONGEST_KM
from calfjournal.training.running.usual_week import UsualWeek


def run_reasons(
    runs: Sequence[PlannedRun], usual: UsualWeek | None, times: float
) -> Iterator[Message]:
    """Yield what to know of the runs that were laid, none longer than ``times`` the longest."""
    weeks: dict[date, float] = defaultdict(float)
    for run in runs:
        if run.kind is not RunKind.RACE:
            weeks[monday(run.day)] += run.km or 0.0
    if not weeks:
        return
    if not any(weeks.values()):
        yield say("running.no_kilometres")
        return
    most = max(weeks.values())
    if usual is not None and usual.off:
        yield say("running.back", km=usual.km, weeks=usual.off)
    if usual is not None and usual.km < most:
        yield say("running.weeks", usual=usual.km, most=most)
    else:
        yield say("running.weeks_wished", most=most)
    longest = max((run.km for run in runs if run.km and run.kind is not RunKind.RACE), default=None)
    if longest is not None:
        yield say("running.longest", longest=longest, times=times)


def run_limits(wished: float | None, days: int) -> Iterator[Message]:
    """Yield that the kilometres wished for do not fit on so many days of a week."""
    if wished is None or not days or wished <= days * LONGEST_KM:
        return
    yield say("running.does_not_fit", wished=wished, count=days, most=days * LONGEST_KM)


def run_changes(old: Sequence[PlannedRun], new: Sequence[PlannedRun]) -> Iterator[Message]:
    """Yield in one sentence how many runs a plan laid again changes."""
    before, after = {_asked(run) for run in old}, {_asked(run) for run in new}
    changed = {asked[0] for asked in before ^ after}
    if changed:
        yield say("running.runs_change", count=len(changed), first=min(changed))


def _asked(run: PlannedRun) -> tuple[date, RunKind, str, float | None]:
    return run.day, run.kind, run.start_time, run.km
