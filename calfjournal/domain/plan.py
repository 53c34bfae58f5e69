"""Plans: a program laid on dates for this athlete."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from enum import StrEnum
from typing import TypeVar

from msgspec import Struct

from calfjournal.domain.keyed import Keyed
from calfjournal.domain.message import Words
from calfjournal.domain.program import PhaseKind

Row = TypeVar("Row")


class Phase(Keyed, frozen=True):
    """A phase on the calendar; ``end`` is its last day (inclusive)."""

    kind: PhaseKind
    title: Words
    start: date
    end: date
    weeks: int
    goal: Words = ""
    gate: str | None = None
    cycle: int = 1
    id: int | None = None


class Wishes(Struct, frozen=True):
    """What the athlete asked of the planner; everything a plan can be made again from.

    Weekdays are 0 = Monday … 6 = Sunday. ``days`` are the weekdays offered (empty = any).
    ``run_days`` maps weekday to run kind, ``run_times`` those weekdays to "HH:MM" whose runs have
    an hour, in every week. ``start_time`` is "HH:MM" local.
    """

    program: str
    start: date
    weeks: int | None = None
    days: tuple[int, ...] = ()
    sessions_per_week: int | None = None
    start_time: str = "18:00"
    runs_per_week: int | None = None
    run_days: tuple[tuple[int, str], ...] = ()
    weekly_km: float | None = None
    races: tuple[tuple[date, float | None], ...] = ()
    """(day, distance in km or None)."""
    b_races: tuple[date, ...] = ()
    """Days of those races that the plan is not laid towards, a day for each of them."""
    blocked: tuple[tuple[date, date, str], ...] = ()
    """(first day, last day, reason)."""
    phase_weeks: tuple[tuple[int, int], ...] = ()
    """(position of the phase in the plan from 0, weeks it is to last): lengths settled by the
    athlete, e.g. by accepting to extend a phase or to go on early."""
    other_weeks: tuple[tuple[int, ...], ...] = ()
    """Weekdays offered in the weeks after the first, by turns with ``days`` (shift work)."""
    other_run_weeks: tuple[tuple[tuple[int, str], ...], ...] = ()
    """The runs of the weeks after the first, by turns with ``run_days``."""

    run_times: tuple[tuple[int, str], ...] = ()

    def days_of(self, day: date) -> tuple[int, ...]:
        """The weekdays offered in the week of a day (empty = any)."""
        return self.in_turn(day, (self.days, *self.other_weeks))

    def run_days_of(self, day: date) -> tuple[tuple[int, str], ...]:
        """The runs wished for in the week of a day."""
        return self.in_turn(day, (self.run_days, *self.other_run_weeks))

    def run_time_of(self, day: date) -> str:
        """When the run of a day starts, "HH:MM", "" = at any time."""
        return dict(self.run_times).get(day.weekday(), "")

    def in_turn(self, day: date, rows: Sequence[Row]) -> Row:
        """Return which of some weeks, that take turns from the first day on, is that of a day."""
        weeks = ((day - self.start).days + self.start.weekday()) // 7
        return rows[weeks % len(rows)]


class Plan(Keyed, frozen=True):
    """One plan of the journal with its phases; sessions are kept apart (domain.session)."""

    id: int | None
    program: str
    title: Words
    start: date
    end: date
    phases: tuple[Phase, ...]
    wishes: Wishes
    reasons: tuple[Words, ...] = ()
    active: bool = True
    recipe: str = ""
    """The text of the program it was made of, so that the journal can do without the file."""

    def phase_on(self, day: date) -> Phase | None:
        """The phase that holds the day, None outside the plan."""
        return next((p for p in self.phases if p.start <= day <= p.end), None)

    def week_on(self, day: date) -> tuple[int, int] | None:
        """(week of its phase counted from 1, weeks of that phase) for the day, None outside."""
        phase = self.phase_on(day)
        if phase is None:
            return None
        return (day - phase.start).days // 7 + 1, phase.weeks


class RaceRank(StrEnum):
    """What a race counts (domain rule 8.6)."""

    A = "a"
    """The plan is laid towards it, with the whole taper."""
    B = "b"
    """The plan goes on; only the last days are easy."""


class Race(Keyed, frozen=True):
    """A race day; ``distance_km`` None when it is not known."""

    day: date
    name: str = ""
    distance_km: float | None = None
    note: str = ""
    rank: RaceRank = RaceRank.A
    id: int | None = None


RACE_AHEAD = timedelta(weeks=4)
"""A race that is entered is offered a day that is at least so far ahead [our default]."""


def offered_race_day(today: date) -> date:
    """Return the day offered for a new race: the first Sunday from ``RACE_AHEAD`` on."""
    first = today + RACE_AHEAD
    return first + timedelta(days=6 - first.weekday())


class BlockedRange(Keyed, frozen=True):
    """Days without training, e.g. travel or illness; ``end`` is the last of them (inclusive)."""

    start: date
    end: date
    reason: str = ""
    id: int | None = None
