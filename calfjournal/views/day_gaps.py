"""What a calendar's days lack: a check-in that was left out, an answer that waits."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from enum import Enum, auto

from msgspec import Struct

from calfjournal.domain.answer import ASKED, DAYS_BACK, day_of, due_of
from calfjournal.domain.checkin import CheckIn, Moment, TendonReading
from calfjournal.domain.morning import Morning
from calfjournal.views.source import Source


class Gap(Enum):
    """What is missing on a day."""

    CHECK_IN = auto()
    """A day that is over without its morning."""
    ANSWER = auto()
    """The tendon's answer of 24 or 48 h is due on it and can still be given."""


class CheckedDays(Struct, frozen=True):
    """What is known of mornings and answers in a range of days.

    ``since`` is the day from which on mornings are missed, None where nobody began.
    """

    told: frozenset[date] = frozenset()
    notes: tuple[tuple[date, str], ...] = ()
    since: date | None = None
    due: frozenset[date] = frozenset()

    def gap(self, day: date, today: date) -> Gap | None:
        """What is missing on a day, the graver first."""
        if day in self.due:
            return Gap.ANSWER
        missed = self.since is not None and self.since <= day < today and day not in self.told
        return Gap.CHECK_IN if missed else None


def checked_days(
    source: Source, first: date, last: date, plan_starts: Iterable[date]
) -> CheckedDays:
    """Read the mornings of some days; readings only where a check-in alone does not tell."""
    check_ins = source.checkins.between(first, last)
    begun = (*plan_starts, source.checkins.first_day())
    return CheckedDays(
        told=_told(source, check_ins),
        notes=tuple((entry.day, entry.note) for entry in check_ins if entry.note),
        since=min((day for day in begun if day is not None), default=None),
        due=_due(source, first, last),
    )


def _told(source: Source, check_ins: Iterable[CheckIn]) -> frozenset[date]:
    told: list[CheckIn] = []
    rest: list[CheckIn] = []
    for entry in check_ins:
        (told if Morning(entry).is_told else rest).append(entry)
    if rest:
        readings: defaultdict[date, list[TendonReading]] = defaultdict(list)
        for reading in source.checkins.readings(rest[0].day, rest[-1].day):
            readings[reading.day].append(reading)
        told += [e for e in rest if Morning(e, tuple(readings[e.day])).is_told]
    return frozenset(entry.day for entry in told)


def moments_due(source: Source, day: date) -> tuple[Moment, ...]:
    """Return which of the 24 h and 48 h answers are due on a day and can still be given."""
    now, border = source.clock.now(), source.clock.border
    due = due_of(source.checkins.missing(source.clock.today()), now)
    found = {each.moment for each in due if day_of(each.session, each.moment, border) == day}
    return tuple(moment for moment in ASKED if moment in found)


def _due(source: Source, first: date, last: date) -> frozenset[date]:
    today = source.clock.today()
    if first > today or (today - last).days > DAYS_BACK:
        return frozenset()
    now, border = source.clock.now(), source.clock.border
    due = due_of(source.checkins.missing(today), now)
    return frozenset(day_of(answer.session, answer.moment, border) for answer in due)
