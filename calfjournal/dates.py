"""Days and instants: where a day begins, and how both are written.

A day is a local calendar date; an instant is an aware UTC datetime. Nothing in the journal is
compared across the two.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta

from calfjournal.domain.message import say
from calfjournal.errors import InputError

DAY_BORDER = time(4, 0)
"""Before this local time it is still yesterday: a late session belongs to the evening's day."""

LATEST_BORDER = time(12)
"""A day begins before noon (calfjournal default)."""

FIRST_DAY = date(1900, 1, 1)
LAST_DAY = date(2199, 12, 31)


def utc_now() -> datetime:
    """Return the present instant in UTC, to the second."""
    return datetime.now(UTC).replace(microsecond=0)


def local_day(moment: datetime, border: time = DAY_BORDER) -> date:
    """Return the local day a moment belongs to.

    ``moment`` is local wall-clock time (naive), or aware and then read in the machine's zone.
    """
    local = moment.astimezone().replace(tzinfo=None) if moment.tzinfo else moment
    day = local.date()
    return day - timedelta(days=1) if local.time() < border else day


def today(border: time = DAY_BORDER) -> date:
    """Return the present local day."""
    return local_day(datetime.now().astimezone(), border)


def parse_day(text: str, field: str = "day") -> date:
    """Read an ISO day (``2026-11-25``).

    Raises:
        InputError: naming ``field`` when the text is not a day between 1900 and 2199.
    """
    try:
        day = date.fromisoformat(text.strip())
    except ValueError:
        raise InputError(field, say("store.no_date", text=repr(text))) from None
    return check_day(day, field)


def check_day(day: date, field: str = "day") -> date:
    """Return the day if it lies between 1900 and 2199, else raise InputError for ``field``."""
    if not FIRST_DAY <= day <= LAST_DAY:
        raise InputError(field, say("store.no_day_of_ours", day=day))
    return day


def monday(day: date) -> date:
    """Return the Monday of the day's week."""
    return day - timedelta(days=day.weekday())


def days(first: date, last: date) -> Iterator[date]:
    """Return every day from first to last, both included."""
    return map(date.fromordinal, range(first.toordinal(), last.toordinal() + 1))


def shown_range(month: date, first_weekday: int = 0) -> tuple[date, date]:
    """First and last day of the weeks that hold the month of a day."""
    first, last = month.replace(day=1), last_of_month(month)
    start = first - timedelta(days=(first.weekday() - first_weekday) % 7)
    return start, last + timedelta(days=6 - (last.weekday() - first_weekday) % 7)


def next_month(day: date) -> date:
    """First day of the month after."""
    return date(day.year + day.month // 12, day.month % 12 + 1, 1)


def last_of_month(day: date) -> date:
    """Last day of the month of a day."""
    return next_month(day) - timedelta(days=1)


def previous_month(day: date) -> date:
    """First day of the month before."""
    return (day.replace(day=1) - timedelta(days=1)).replace(day=1)


def same_day_of(month: date, day: date) -> date:
    """The day with the same number in another month, or that month's last."""
    return month.replace(day=min(day.day, last_of_month(month).day))


def time_of_day(text: str) -> time:
    """Return the local time of a text such as ``07:30``.

    Raises:
        ValueError: it is anything but hours and minutes without a zone.
    """
    hours, _, minutes = text.partition(":")
    if not all(part.isdecimal() and len(part) <= 2 for part in (hours, minutes)):
        raise ValueError("not a time of day")
    return time(int(hours), int(minutes))


def minute_of_day(start_time: str) -> int:
    """Return the minutes after midnight of a text such as ``07:30``; ValueError for any other."""
    at = time_of_day(start_time)
    return at.hour * 60 + at.minute


def hour_words(minute: int) -> str:
    """Return the ``HH:MM`` of minutes after midnight; those beyond a day begin it again."""
    return f"{minute // 60 % 24:02d}:{minute % 60:02d}"
