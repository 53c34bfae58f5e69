"""Sessions and runs planned again on other days: at the same hour, and free of any plan."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from calfjournal.dates import check_day
from calfjournal.domain.copies import Copies
from calfjournal.domain.run import PlannedRun
from calfjournal.domain.session import Session


def copied(like: Sequence[Session | PlannedRun], to_day: date) -> Copies:
    """Return things like some, the earliest of all on a day, the rest as far from it as before.

    Raises:
        InputError: one would stand on a day that no journal knows.
    """
    by = to_day - min(each.day for each in like)
    return _again((each, each.day + by) for each in like)


def repeated(
    like: Sequence[Session | PlannedRun], every_days: int, times: int, today: date
) -> Copies:
    """Return things like some, so many times every so many days, without those on days gone by.

    Raises:
        InputError: one would stand on a day that no journal knows.
    """
    gaps = [timedelta(days=n * every_days) for n in range(1, times + 1)]
    return _again((x, x.day + gap) for gap in gaps for x in like if x.day + gap >= today)


def _again(made: Iterable[tuple[Session | PlannedRun, date]]) -> Copies:
    new = [like.again_on(check_day(day)) for like, day in made]
    return Copies(
        tuple(each for each in new if isinstance(each, Session)),
        tuple(each for each in new if isinstance(each, PlannedRun)),
    )
