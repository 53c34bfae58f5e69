"""How many kilometres a week are usual: as recorded, else as planned, else as entered."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from msgspec import Struct

from calfjournal.dates import monday
from calfjournal.domain.run import Advice, RunKind
from calfjournal.training.history import History
from calfjournal.training.running.growth import after_weeks_off

_COUNTED = 4
"""Weeks that say what is usual."""
_LEAST = 2
"""Fewer of them say nothing."""
_LOOKS_BACK = 8
"""Full weeks among which they are looked for: weeks with hardly a run are no usual ones."""
_HARDLY = 1 / 3
"""A week below this share of the highest holds hardly a run."""
_ABOVE_MEAN = 1.2
"""The highest of them counts up to this times their mean."""


class UsualWeek(Struct, frozen=True):
    """Kilometres of a usual week; ``off`` weeks with hardly a run lie behind the runner."""

    km: float
    off: int = 0


def usual_week_of(history: History, said: float | None) -> UsualWeek | None:
    """Return the usual week as recorded, else as planned, else as ``said``, km; None if unknown."""
    recorded = [(run.day, run.km or 0.0) for run in history.runs if run.is_running]
    planned = [
        (run.day, run.km or 0.0)
        for run in history.planned_runs
        if run.kind is not RunKind.RACE and run.advice not in (Advice.NONE, Advice.LEFT_OUT)
    ]
    found = usual_week(recorded or planned, history.today)
    if found is not None or said is None:
        return found
    off = _weeks_since(recorded, history.today)
    return UsualWeek(after_weeks_off(said, off), off)


def _weeks_since(runs: Iterable[tuple[date, float]], today: date) -> int:
    """The full weeks since the last run, 0 without any."""
    last = max((day for day, _ in runs), default=today)
    return max(0, (monday(today) - monday(last)).days // 7 - 1)


def usual_week(runs: Iterable[tuple[date, float]], today: date) -> UsualWeek | None:
    """Return the highest of the last four usual weeks, less after weeks off [our default].

    ``runs`` are days and km. The highest counts up to a fifth above the mean, so that one long
    week is none. None where fewer than two of the last eight full weeks, from the first run on,
    hold more than hardly a run.
    """
    weeks = _full_weeks(runs, today)
    border = _HARDLY * max(weeks, default=0.0)
    used = [km > 0 and km >= border for km in weeks]
    if used.count(True) < _LEAST:
        return None
    off = used.index(True)
    counted = [km for km, is_used in zip(weeks, used, strict=True) if is_used][:_COUNTED]
    usual = min(max(counted), _ABOVE_MEAN * sum(counted) / len(counted))
    return UsualWeek(after_weeks_off(usual, off), off)


def _full_weeks(runs: Iterable[tuple[date, float]], today: date) -> list[float]:
    """The kilometres of the last full weeks, newest first, none before the first run."""
    this_week, sums = monday(today), [0.0] * _LOOKS_BACK
    first = 0
    for day, km in runs:
        back = (this_week - monday(day)).days // 7
        if back >= 1:
            first = max(first, back)
        if 1 <= back <= _LOOKS_BACK:
            sums[back - 1] += km
    return sums[: min(first, _LOOKS_BACK)]
