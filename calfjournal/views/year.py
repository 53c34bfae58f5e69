"""A year as plain values: its weeks, what stands in their days, and what runs through them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from enum import StrEnum

from msgspec import Struct

from calfjournal.dates import FIRST_DAY, LAST_DAY
from calfjournal.domain.assessment import Assessment
from calfjournal.domain.checkin import CheckIn, Flare, TendonReading
from calfjournal.domain.comparison import Change
from calfjournal.domain.exercise import Side
from calfjournal.domain.plan import Plan, Race
from calfjournal.domain.program import PhaseKind, SessionKind
from calfjournal.domain.run import PlannedRun, Run, Shoes
from calfjournal.domain.session import Session
from calfjournal.domain.thresholds import Thresholds

WEEK = timedelta(weeks=1)
YEAR_BEFORE = timedelta(weeks=52)
"""The same weeks of the year before, weekday for weekday."""
YEARS = range(FIRST_DAY.year, LAST_DAY.year + 1)


class Became(StrEnum):
    """What a session is in the picture of a year."""

    DONE = "done"
    PARTLY = "partly"
    PLANNED = "planned"
    MISSED = "missed"
    """Its day passed, and nobody said what became of it."""
    LEFT_OUT = "left_out"


class YearSession(Struct, frozen=True):
    """A session in the cell of its day."""

    kind: SessionKind
    became: Became
    title: str


class YearDay(Struct, frozen=True):
    """One day; ``km`` run, None where nobody ran. ``in_year`` is False at the edges."""

    day: date
    in_year: bool
    sessions: tuple[YearSession, ...] = ()
    km: float | None = None


class MarkKind(StrEnum):
    """What stands in the last lane."""

    FLARE = "flare"
    RACE = "race"
    TEST = "test"
    SHOES = "shoes"
    NOTE = "note"


class YearMark(Struct, frozen=True):
    """Something of a day, or of a span of days; ``text`` is its name, or what was noted."""

    kind: MarkKind
    day: date
    last: date
    text: str = ""
    side: Side | None = None


class YearPhase(Struct, frozen=True):
    """A phase as far as it lies in the year and its plan was followed."""

    kind: PhaseKind
    title: str
    first: date
    last: date


class WeekPhase(Struct, frozen=True):
    """The phase of most of a week: ``week`` of so many."""

    title: str
    week: int
    weeks: int


class YearWeek(Struct, frozen=True):
    """Seven days and their figures; None where nothing is known.

    ``km`` were run, ``ahead_km`` are planned on days to come, ``calf_load`` is effort x minutes of
    sessions in AU, ``worst`` the highest morning pain of each leg, ``resting_hr`` (bpm) and
    ``sleep_h`` are means.
    """

    days: tuple[YearDay, ...]
    phase: WeekPhase | None = None
    km: float | None = None
    ahead_km: float | None = None
    longest_km: float | None = None
    calf_load: float | None = None
    worst: tuple[int | None, int | None] = (None, None)
    resting_hr: float | None = None
    sleep_h: float | None = None
    marks: tuple[YearMark, ...] = ()

    @property
    def first(self) -> date:
        """Its first day."""
        return self.days[0].day

    @property
    def last(self) -> date:
        """Its last day."""
        return self.days[-1].day

    def count(self, became: Became) -> int:
        """Count the sessions of the week that became something."""
        return sum(session.became is became for day in self.days for session in day.sessions)


class RaiseTest(Struct, frozen=True):
    """Single-leg heel raises of one day; ``way`` is the same for tests that compare."""

    day: date
    left: float | None
    right: float | None
    way: tuple[int | None, str]


class Against(Struct, frozen=True):
    """What was kept from ``first`` to ``last``, and 52 weeks before: (now, then) each.

    ``painful`` of ``mornings`` had pain of ``pain_from`` or more in either leg. ``raises`` are
    those of the weaker leg at the newest test of both; ``change`` is None where the tests do not
    compare.
    """

    first: date
    last: date
    done: tuple[int, int]
    painful: tuple[int, int]
    mornings: tuple[int, int]
    pain_from: int
    raises: tuple[float | None, float | None] = (None, None)
    change: Change | None = None

    @property
    def is_empty(self) -> bool:
        """True where nothing was kept 52 weeks before."""
        return not (self.done[1] or self.mornings[1]) and self.raises[1] is None


class Year(Struct, frozen=True):
    """The weeks that a calendar year touches; sums are those of its own days."""

    year: int
    today: date
    weeks: tuple[YearWeek, ...]
    phases: tuple[YearPhase, ...] = ()
    raises: tuple[RaiseTest, ...] = ()
    marks: tuple[YearMark, ...] = ()
    done: int = 0
    km: float = 0.0
    flares: int = 0
    races: int = 0
    against: Against | None = None
    """None for a year that is still to come."""

    @property
    def first(self) -> date:
        """The first day of the first week."""
        return self.weeks[0].first

    @property
    def last(self) -> date:
        """The last day of the last week."""
        return self.weeks[-1].last

    def column(self, day: date) -> int:
        """Return which week a day lies in, from 0; a day outside lies in none that is there."""
        return (day - self.first) // WEEK

    def week(self, day: date) -> YearWeek | None:
        """Return the week of a day, None for one that is not shown."""
        at = self.column(day)
        return self.weeks[at] if 0 <= at < len(self.weeks) else None

    def days(self) -> Iterator[YearDay]:
        """Yield every day shown, in order."""
        for week in self.weeks:
            yield from week.days

    @property
    def is_empty(self) -> bool:
        """True where nothing stands in any lane."""
        something = self.phases or self.raises or self.marks
        return not something and all(
            not (week.km or week.ahead_km or any(day.sessions for day in week.days))
            and week.worst == (None, None)
            for week in self.weeks
        )


class YearFacts(Struct, frozen=True):
    """Everything of the journal that a year shows.

    Sessions, pain of mornings and tests are those of the year before too.
    """

    limits: Thresholds
    plans: tuple[Plan, ...] = ()
    sessions: tuple[Session, ...] = ()
    runs: tuple[Run, ...] = ()
    planned_runs: tuple[PlannedRun, ...] = ()
    check_ins: tuple[CheckIn, ...] = ()
    mornings: tuple[TendonReading, ...] = ()
    assessments: tuple[Assessment, ...] = ()
    flares: tuple[Flare, ...] = ()
    races: tuple[Race, ...] = ()
    shoes: tuple[Shoes, ...] = ()


def weeks_of(year: int, first_weekday: int) -> tuple[date, int]:
    """Return the first day of the weeks that a calendar year touches, and how many these are.

    53 as a rule, 54 where a leap year begins on the last day of a week.
    """
    begin, end = date(year, 1, 1), date(year, 12, 31)
    first = begin - timedelta((begin.weekday() - first_weekday) % 7)
    return first, (end - first) // WEEK + 1
