"""Days as people say them, seen from another: ``12.3.``, ``12 March``, ``friday``, ``+2w``."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Final

from calfjournal.dates import FIRST_DAY, LAST_DAY, check_day, last_of_month, same_day_of
from calfjournal.domain.text_match import folded
from calfjournal.messages import formats, mark, mark_in
from calfjournal.messages.formats import MINUS
from calfjournal.messages.language import pattern
from calfjournal.messages.parsing import read_day

_DAY: Final = re.compile(r"(\d{1,2})\.?", re.ASCII)
_DAY_MONTH: Final = re.compile(r"(\d{1,2})\.\s*(\d{1,2})\.?", re.ASCII)
_STEP: Final = re.compile(r"([+-])\s*(\d{1,4})\s*(\S*)", re.ASCII)
_NAMED: Final = re.compile(
    r"(?:(\d{1,2})\.?\s+)?([^\W\d]+)\.?(?:\s+(\d{1,2})(?!\d))?(?:\s+(\d{4}))?"
)
_WORDS: Final = (
    (mark("yesterday"), -1),
    (mark("today"), 0),
    (mark("tomorrow"), 1),
)
_UNITS: Final = {
    "d": mark_in("days, as in +3d", "d"),
    "w": mark_in("weeks, as in +2w", "w"),
    "m": mark_in("months, as in +1m", "m"),
    "y": mark_in("years, as in -1y", "y"),
}


def read_day_from(text: str, near: date, today: date) -> date | None:
    """Read a day in full, or one that is meant from another; None when there is nothing.

    ``12.3.`` and ``12 March`` mean the one closest to ``near``, ``12`` is in its month, and
    ``+2w`` is counted from it; ``tomorrow`` and ``friday`` (the next one) are counted from today. A
    month alone (``March 2026``) is its first day.

    Raises:
        InputError: if no journal holds that day.
        ValueError: if the text is none of them.
    """
    found = _read(text, near, today)
    return None if found is None else check_day(found)


def _read(text: str, near: date, today: date) -> date | None:
    try:
        return read_day(text)
    except ValueError:
        plain = folded(text.strip().replace(MINUS, "-"))
        for way in (_word, _day, _day_and_month, _step, _weekday, _named_month):
            if found := way(plain, near, today):
                return found
        raise


def _word(text: str, near: date, today: date) -> date | None:
    del near
    gap = next((gap for word, gap in _WORDS if folded(pattern(word)) == text), None)
    return None if gap is None else today + timedelta(days=gap)


def _day(text: str, near: date, today: date) -> date | None:
    del today
    match = _DAY.fullmatch(text)
    return near.replace(day=int(match[1])) if match else None


def _day_and_month(text: str, near: date, today: date) -> date | None:
    del today
    match = _DAY_MONTH.fullmatch(text)
    return _closest(int(match[1]), int(match[2]), near) if match else None


def _closest(day: int, month: int, near: date) -> date:
    """Return the day of some year that is closest to another; ValueError if there is none."""
    able = [date(year, month, day) for year in _years(day, month, near)]
    if not able:
        raise ValueError(f"{day}.{month}.")
    return min(able, key=lambda each: abs(each - near))


def _years(day: int, month: int, near: date) -> Iterator[int]:
    for year in range(max(near.year - 4, FIRST_DAY.year), min(near.year + 4, LAST_DAY.year) + 1):
        if 1 <= month <= 12 and 1 <= day <= last_of_month(date(year, month, 1)).day:
            yield year


def _step(text: str, near: date, today: date) -> date | None:
    del today
    match = _STEP.fullmatch(text)
    if match is None:
        return None
    count = int(match[2]) * (-1 if match[1] == "-" else 1)
    unit = match[3] or pattern(_UNITS["d"])
    by = next((key for key, word in _UNITS.items() if folded(pattern(word)) == unit), None)
    return _STEPS[by](near, count) if by is not None else None


def _months_on(day: date, count: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + count, 12)
    if not FIRST_DAY.year <= year <= LAST_DAY.year:
        raise ValueError(str(year))
    return same_day_of(date(year, month + 1, 1), day)


_STEPS: Final[dict[str, Callable[[date, int], date]]] = {
    "d": lambda day, count: day + timedelta(days=count),
    "w": lambda day, count: day + timedelta(weeks=count),
    "m": _months_on,
    "y": lambda day, count: _months_on(day, 12 * count),
}


def _weekday(text: str, near: date, today: date) -> date | None:
    del near
    names = {folded(write(number)): number for number in range(7) for write in _WEEKDAYS}
    if text not in names:
        return None
    return today + timedelta(days=(names[text] - today.weekday() - 1) % 7 + 1)


_WEEKDAYS: Final = (formats.weekday, formats.short_weekday)
_MONTHS: Final = (formats.month_name, formats.short_month)


def _named_month(text: str, near: date, today: date) -> date | None:
    del today
    match = _NAMED.fullmatch(text)
    months = {folded(write(number)): number for number in range(1, 13) for write in _MONTHS}
    if match is None or match[2] not in months or (match[1] and match[3]):
        return None
    month, day = months[match[2]], int(match[1] or match[3] or 1)
    return date(int(match[4]), month, day) if match[4] else _closest(day, month, near)
