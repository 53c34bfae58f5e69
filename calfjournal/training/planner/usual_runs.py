"""The running week, read off the last weeks when the athlete did not name its days."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta
from statistics import mean
from typing import TypeAlias

from calfjournal.domain.plan import Wishes
from calfjournal.domain.run import Run, RunKind
from calfjournal.training.history import History

RunWeeks: TypeAlias = tuple[tuple[tuple[int, str], ...], ...]
"""The (weekday, kind) of each run, in weeks that take turns."""

WEEKS = 8
"""Weeks looked at."""

_OFTEN = 0.5
"""Share of the weeks in which a weekday must have a run to count as a run day."""

_SPREAD = (6, 1, 3, 5, 2, 4, 0)
"""Weekdays (Monday 0) in the order in which runs are laid on them; the first holds the long one."""

_LONG = 1.3
"""A weekday whose runs are this much longer than the rest counts as the long run."""


def usual_runs(history: History) -> tuple[tuple[int, str], ...]:
    """Weekdays (Monday 0) with the kind of run usual on them; empty when no habit shows.

    The kind is the one most runs of that weekday were given; without any, the weekday of clearly
    longer runs is the long one and the others are easy.
    """
    first = history.today - timedelta(weeks=WEEKS)
    runs = [r for r in history.runs if r.is_running and first <= r.day < history.today]
    by_weekday: dict[int, list[Run]] = {}
    for run in runs:
        by_weekday.setdefault(run.day.weekday(), []).append(run)
    usual = {
        weekday: own
        for weekday, own in sorted(by_weekday.items())
        if len({run.day for run in own}) >= _OFTEN * WEEKS
    }
    return tuple((weekday, _kind(weekday, usual).value) for weekday in usual)


def run_weeks(wishes: Wishes, history: History) -> RunWeeks:
    """Return the running weeks, which take turns: as wished, else the usual one, else spread out.

    Empty where nothing is known of runs.
    """
    if wished := wished_weeks(wishes):
        return wished
    found = usual_runs(history) or spread_runs(wishes)
    return (found,) if found else ()


def wished_weeks(wishes: Wishes) -> RunWeeks:
    """Return the running weeks that were wished for, empty when no day of a run was named."""
    weeks = (wishes.run_days, *wishes.other_run_weeks)
    return weeks if any(weeks) else ()


def spread_runs(wishes: Wishes) -> tuple[tuple[int, str], ...]:
    """Return the runs of a week of which only the number is known [our default].

    The long one on Sunday; the others apart from each other, beside the days offered for sessions.
    """
    count = min(wishes.runs_per_week or 0, len(_SPREAD))
    others = sorted(_SPREAD[1:], key=lambda day: day in wishes.days)
    found = dict.fromkeys(others[: max(count - 1, 0)], RunKind.EASY)
    if count:
        found[_SPREAD[0]] = RunKind.LONG if count > 1 else RunKind.EASY
    return tuple((day, kind.value) for day, kind in sorted(found.items()))


def _kind(weekday: int, usual: dict[int, list[Run]]) -> RunKind:
    given = [run.kind for run in usual[weekday] if run.kind is not None]
    named = Counter(kind for kind in given if kind is not RunKind.RACE)
    if named:
        return named.most_common(1)[0][0]
    lengths = {day: mean(run.km or 0.0 for run in own) for day, own in usual.items()}
    others = [length for day, length in lengths.items() if day != weekday]
    is_long = bool(others) and lengths[weekday] >= _LONG * max(others)
    return RunKind.LONG if is_long else RunKind.EASY
