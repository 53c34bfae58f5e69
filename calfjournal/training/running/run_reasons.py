"""Why the runs of a plan are as they are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from calfjournal.dates import monday
from calfjournal.domain.message import Message, say
from calfjournal.domain.run import PlannedRun, RunKind
from calfjournal.training.planner.races import HALF_MARATHON_KM
from calfjournal.training.running.lengths import LONGEST_KM
from calfjournal.training.running.usual_week import UsualWeek

_NEARLY, _HALF = 0.8, 0.5
"""Shares of the weekly kilometres wished for: nearly all, and hardly enough."""
_TOLD_WEEKS = 5
"""Weeks with hardly enough that are told."""


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


def run_shortfall(runs: Sequence[PlannedRun], wished: float | None) -> Iterator[Message]:
    """Yield how many weeks races and days off leave below half of the kilometres wished for.

    Of the weeks once the wish was nearly reached; a taper with its rest alone is not told
    [our default].
    """
    weeks: dict[date, float] = defaultdict(float)
    for run in runs:
        km = HALF_MARATHON_KM if run.km is None and run.kind is RunKind.RACE else run.km
        weeks[monday(run.day)] += km or 0.0
    reached = min((day for day in weeks if weeks[day] >= _NEARLY * (wished or 0.0)), default=None)
    if not wished or reached is None:
        return
    after = range(1, (max(weeks) - reached).days // 7)  # The last one may be part of a week.
    low = sum(weeks.get(reached + timedelta(weeks=n), 0.0) < _HALF * wished for n in after)
    if low >= _TOLD_WEEKS:
        yield say("running.wish_not_kept", wished=wished, count=low)


def run_changes(old: Sequence[PlannedRun], new: Sequence[PlannedRun]) -> Iterator[Message]:
    """Yield in one sentence how many runs a plan laid again changes."""
    before, after = {_asked(run) for run in old}, {_asked(run) for run in new}
    changed = {asked[0] for asked in before ^ after}
    if changed:
        yield say("running.runs_change", count=len(changed), first=min(changed))


def _asked(run: PlannedRun) -> tuple[date, RunKind, str, float | None]:
    return run.day, run.kind, run.start_time, run.km
