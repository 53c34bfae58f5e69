"""What races ask of the runs before them [our default]."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from calfjournal.domain.run import RunKind
from calfjournal.training.planner.calendar import Calendar
from calfjournal.training.running.split import WEIGHTS

_LONG_SHARE, _LONG_MOST = 0.7, 30.0
"""Share of a race that the longest run before it reaches, and its most, km."""
_LONG_OF_WEEK = 0.5
"""The most of its week that this run takes."""
_WEEKS = timedelta(weeks=16)
"""Time before an A race in which the long run grows towards it."""
_GROWS = 1.5
"""For a race alone weeks grow to this times the usual ones at most."""
_NO_LONG_D, _ALL_EASY_D = 6, 3
"""Days before a race with no long run, and with no quality run either."""


class RaceRuns:
    """Answers for each day what the next race leaves and asks."""

    def __init__(self, calendar: Calendar) -> None:
        """Know the races and the runs of a usual week."""
        self._calendar = calendar

    def target(self, usual: float, floor: date) -> float:
        """Return the kilometres of the week whose long run reaches what the A race asks."""
        longest = self._longest(floor)
        if longest is None:
            return usual
        long = WEIGHTS[RunKind.LONG]
        weeks = (sum(WEIGHTS[kind] for kind in week.values()) for week in self._calendar.run_weeks)
        share = long / max(long, *weeks, 0.0)
        return min(longest / max(share, _LONG_OF_WEEK), _GROWS * usual)

    def weight(self, kind: RunKind, day: date, volume: float, kinds: Sequence[RunKind]) -> float:
        """Return what a run takes of its week: a long one more in the weeks before an A race."""
        usual = WEIGHTS[kind]
        near = self._next_major(day) - day <= _WEEKS
        longest = self._longest(day) if near and kind is RunKind.LONG else None
        if longest is None or not volume:
            return usual
        share = min(longest / volume, _LONG_OF_WEEK)
        others = sum(WEIGHTS[each] for each in kinds) - usual
        return max(usual, others * share / (1 - share))

    def kind(self, kind: RunKind, day: date) -> RunKind:
        """Return the kind of a run of a day: none is hard in the last days before a race."""
        ahead = min((r.day - day for r in self._calendar.races if r.day > day), default=_WEEKS)
        most = _NO_LONG_D if kind is RunKind.LONG else _ALL_EASY_D
        return RunKind.EASY if ahead <= timedelta(days=most) else kind

    def _next_major(self, day: date) -> date:
        races = (race.day for race in self._calendar.races if not race.minor and race.day >= day)
        return min(races, default=date.max)

    def _longest(self, day: date) -> float | None:
        """The longest run that the next A race from a day on asks for, km."""
        races = [race for race in self._calendar.races if race.day == self._next_major(day)]
        if not races or races[0].km is None:
            return None
        return min(_LONG_MOST, _LONG_SHARE * races[0].km)
