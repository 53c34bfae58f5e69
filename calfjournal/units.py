"""Values as people read and type them: "7 h 10", "12.1 cm", "+2.1".

A value that is not known is shown as a dash, never as 0.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

UNKNOWN = "–"
MINUS = "−"

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)

_CLOCK = re.compile(
    r"(\d{1,4})\s*(?::|h(?:ours?|rs?)?)\s*(\d{1,2})?\s*(?:m|min)?", re.IGNORECASE | re.ASCII
)
_MINUTES = re.compile(r"(\d{1,4})\s*(?:m|min|minutes?)", re.IGNORECASE | re.ASCII)


def number(value: float | None, decimals: int = 1, unit: str = "") -> str:
    """Return the value with at most ``decimals`` places and its unit: ``12.1 cm``."""
    if value is None:
        return UNKNOWN
    text = f"{value:.{decimals}f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    text = "0" if text == "-0" else text.replace("-", MINUS)
    joint = "" if unit.startswith(("/", "°")) else " "
    return f"{text}{joint}{unit}" if unit else text


def signed(value: float | None, decimals: int = 1, unit: str = "") -> str:
    """Return a change with its sign: ``+2.1 cm``; zero carries none."""
    text = number(value, decimals, unit)
    unsigned = value is None or text.startswith(MINUS) or number(value, decimals) == "0"
    return text if unsigned else f"+{text}"


def hours(value: float | None) -> str:
    """Return hours as a clock reading: 7.1667 is ``7 h 10``."""
    return UNKNOWN if value is None else minutes_as_hours(round(value * 60))


def minutes_as_hours(value: float | None) -> str:
    """Return minutes as ``41 min`` below an hour, else as ``1 h 05``."""
    if value is None:
        return UNKNOWN
    whole = round(value)
    if whole < 60:
        return f"{whole} min"
    return f"{whole // 60} h {whole % 60:02d}"


def distance(metres: float | None) -> str:
    """Return a running distance: ``8.1 km``."""
    return UNKNOWN if metres is None else number(metres / 1000, 1, "km")


def pace(metres: float | None, seconds: float | None) -> str:
    """Return the pace, ``5:32 /km``."""
    if not metres or not seconds:
        return UNKNOWN
    whole = round(seconds / (metres / 1000))
    return f"{whole // 60}:{whole % 60:02d} /km"


def plural(count: int, one: str, many: str | None = None) -> str:
    """Return the count with its word: ``1 run``, ``3 runs``."""
    return f"{count} {one if count == 1 else many or one + 's'}"


def listing(parts: Sequence[str]) -> str:
    """Return parts as in a sentence: ``a``, ``a and b``, ``a, b and c``."""
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} and {parts[-1]}"


def activities(runs: int, others: int) -> str:
    """Return runs apart from other sports: ``15 runs, 3 other activities``; "" for none."""
    if not runs:
        return plural(others, "activity", "activities") if others else ""
    more = f", {plural(others, 'other activity', 'other activities')}" if others else ""
    return plural(runs, "run") + more


def long_day(day: date) -> str:
    """Return the day for titles: ``Monday 23 November``."""
    return f"{WEEKDAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]}"


def month_title(day: date) -> str:
    """Return the month for titles: ``November 2026``."""
    return f"{MONTHS[day.month - 1]} {day.year}"


def day_month(day: date) -> str:
    """Return the day within its year: ``12 Nov``."""
    return f"{day.day} {MONTHS[day.month - 1][:3]}"


def short_date(day: date) -> str:
    """Return the day with its year: ``12 Nov 2026``."""
    return f"{day_month(day)} {day.year}"


def ago(day: date, today: date) -> str:
    """Return how long ago in words: ``today``, ``yesterday``, ``Sat``, ``12 Nov``."""
    gap = (today - day).days
    if gap == 0:
        return "today"
    if gap == 1:
        return "yesterday"
    if 1 < gap < 7:
        return WEEKDAYS[day.weekday()][:3]
    return day_month(day) if day.year == today.year else short_date(day)


def read_number(text: str) -> float | None:
    """Read a number typed with comma or dot; None when there is nothing.

    Raises:
        ValueError: if the text is not a plain number.
    """
    plain = text.strip().replace(MINUS, "-").replace(",", ".")
    if not plain:
        return None
    if not re.fullmatch(r"[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)", plain):
        raise ValueError(text)
    return float(plain)


def read_hours(text: str) -> float | None:
    """Read a duration in hours: ``7:10``, ``7h10``, ``7 h``, ``430 min``, ``7.2`` or ``7,2``.

    None when there is nothing. Raises:
        ValueError: if the text is no duration, or has more than 59 minutes after the hours.
    """
    plain = text.strip()
    if not plain:
        return None
    if match := _MINUTES.fullmatch(plain):
        return int(match[1]) / 60
    if match := _CLOCK.fullmatch(plain):
        rest = int(match[2] or 0)
        if rest > 59:
            raise ValueError(text)
        return int(match[1]) + rest / 60
    value = read_number(plain)
    if value is None or value < 0:
        raise ValueError(text)
    return value
