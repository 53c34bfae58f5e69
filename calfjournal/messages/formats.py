"""Values as people read them: "7 h 10", "12.1 cm", "+2.1".

A value that is not known is shown as a dash, never as 0.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import date, datetime, time
from typing import Final

from calfjournal.messages.language import (
    ENGLISH,
    filled,
    is_pseudo,
    language,
    mark,
    mark_in,
    mark_n,
    pattern,
)
from calfjournal.messages.notation import notation

UNKNOWN = "–"
MINUS = "−"

UNITS: Final = frozenset(
    {
        mark("beats/min"),
        mark("AU"),
        mark("bpm"),
        mark("cm"),
        mark("in"),
        mark("mm"),
        mark("contacts"),
        mark("days back"),
        mark("days"),
        mark("h"),
        mark("kg"),
        mark("km"),
        mark("km/h"),
        mark("/km"),
        mark("lb"),
        mark("m"),
        mark("mi"),
        mark("/mi"),
        mark("min"),
        mark("mornings"),
        mark("mph"),
        mark("ms"),
        mark("nights"),
        mark("points"),
        mark("reps"),
        mark("runs"),
        mark("s"),
        mark("SD"),
        mark("sessions"),
        mark("sets"),
        mark("share"),
        mark("spm"),
        mark("weeks"),
    }
)
"""What stands behind a number where it is no sign; other units are written as they are."""

COUNTED: Final = {
    "weeks": mark_n("{count} week", "{count} weeks"),
    "days": mark_n("{count} day", "{count} days"),
    "hours": mark_n("{count} hour", "{count} hours"),
    "nights": mark_n("{count} night", "{count} nights"),
    "mornings": mark_n("{count} morning", "{count} mornings"),
    "sessions": mark_n("{count} session", "{count} sessions"),
    "check_ins": mark_n("{count} check-in", "{count} check-ins"),
    "sets": mark_n("{count} set", "{count} sets"),
    "sides": mark_n("{count} side", "{count} sides"),
    "reps": mark_n("{count} rep", "{count} reps"),
    "contacts": mark_n("{count} contact", "{count} contacts"),
    "exercises": mark_n("{count} exercise", "{count} exercises"),
    "runs": mark_n("{count} run", "{count} runs"),
    "other_activities": mark_n("{count} other activity", "{count} other activities"),
    "tests": mark_n("{count} test", "{count} tests"),
    "raises": mark_n("{count} raise", "{count} raises"),
    "points": mark_n("{count} point", "{count} points"),
    "percentage_points": mark_n("{count} percentage point", "{count} percentage points"),
    "pages": mark_n("{count} page", "{count} pages"),
    "files": mark_n("{count} file", "{count} files"),
}
"""Counts that stand inside a sentence about something else: ``{weeks:weeks}`` is ``3 weeks``."""

_WEEKDAYS = (
    mark("Monday"),
    mark("Tuesday"),
    mark("Wednesday"),
    mark("Thursday"),
    mark("Friday"),
    mark("Saturday"),
    mark("Sunday"),
)
_SHORT_WEEKDAYS = (
    mark("Mon"),
    mark("Tue"),
    mark("Wed"),
    mark("Thu"),
    mark("Fri"),
    mark("Sat"),
    mark("Sun"),
)
_MONTHS = (
    mark("January"),
    mark("February"),
    mark("March"),
    mark("April"),
    mark_in("month", "May"),
    mark("June"),
    mark("July"),
    mark("August"),
    mark("September"),
    mark("October"),
    mark("November"),
    mark("December"),
)
_SHORT_MONTHS = (
    mark("Jan"),
    mark("Feb"),
    mark("Mar"),
    mark("Apr"),
    mark_in("short month", "May"),
    mark("Jun"),
    mark("Jul"),
    mark("Aug"),
    mark("Sep"),
    mark("Oct"),
    mark("Nov"),
    mark("Dec"),
)

_WEEKDAYS_EACH = (
    mark("Mondays"),
    mark("Tuesdays"),
    mark("Wednesdays"),
    mark("Thursdays"),
    mark("Fridays"),
    mark("Saturdays"),
    mark("Sundays"),
)

_DECIMAL_MARK = mark_in("decimal mark", ".")
_THOUSANDS_MARK = mark_in("thousands mark", ",")
_COMMA = mark_in("between parts of a row", ", ")
_SEMICOLON = mark_in("between parts of a row", "; ")
_ALTERNATIVE = mark_in("between parts of a row", "; or ")
_SPACE = mark_in("between sentences", " ")


def number(value: float | None, decimals: int = 1, unit: str = "") -> str:
    """Return the value with at most ``decimals`` places and its unit: ``12.1 cm``.

    ``unit`` is the one the journal keeps; the value is written in the one that is read.
    """
    if value is None:
        return UNKNOWN
    return _with_unit(bare(value, decimals, unit), notation().unit(unit))


def bare(value: float | None, decimals: int = 1, unit: str = "") -> str:
    """Return what ``number`` does without the unit, where that stands elsewhere."""
    if value is None:
        return UNKNOWN
    text = _digits(value, decimals, unit)
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return _marked("0" if text == "-0" else text)


def fixed(value: float, decimals: int = 1, unit: str = "") -> str:
    """Return the value with all its places and its unit, for columns: ``11.0 cm``."""
    return _with_unit(_marked(_digits(value, decimals, unit)), notation().unit(unit))


def _digits(value: float, decimals: int, unit: str) -> str:
    now = notation()
    return f"{now.read(value, unit):.{now.decimals(decimals, unit)}f}"


def _marked(digits: str) -> str:
    return digits.replace("-", MINUS).replace(".", decimal_mark())


def decimal_mark() -> str:
    """Return the mark before decimals."""
    return notation().decimal_mark or pattern(_DECIMAL_MARK)


def thousands_mark() -> str:
    """Return the mark between groups of three digits."""
    return notation().thousands_mark or pattern(_THOUSANDS_MARK)


def counted(count: float, thing: str) -> str:
    """Return a count with what is counted: ``1 week``, ``3 weeks``, ``2.5 weeks``."""
    return pattern(COUNTED[thing], math.ceil(count)).format(count=number(count, 2))


def _with_unit(text: str, unit: str) -> str:
    is_one = text.removeprefix(MINUS) == "1"
    if unit in COUNTED and (is_one or unit not in UNITS):
        return pattern(COUNTED[unit], 1 if is_one else 2).format(count=text)
    joint = "" if unit.startswith(("/", "°")) else " "
    return f"{text}{joint}{_word(unit)}" if unit else text


def amount(value: float, unit: str) -> str:
    """Return a number of a kept unit as it is typed, without the unit: ``100000``, ``0.5``."""
    more = notation().decimals(0, unit)
    return plain(value) if notation().unit(unit) == unit else bare(value, 2 - more, unit)


def plain(value: float | str) -> str:
    """Return a number without exponent or needless zeros: ``100000``, ``0.5``; a text as it is."""
    if isinstance(value, str):
        return value
    whole = abs(value) < 1e15 and value == int(value)
    text = f"{value:.0f}" if whole else f"{value:g}"
    return text.replace(".", decimal_mark())


def grouped(value: float, decimals: int = 0, unit: str = "") -> str:
    """Return a number with all its places, in groups of three digits: ``1,000,000``."""
    now, places = notation(), notation().decimals(decimals, unit)
    digits = f"{round(now.read(value, unit), places) + 0.0:,.{places}f}"
    marks = str.maketrans({"-": MINUS, ".": decimal_mark(), ",": thousands_mark()})
    return _with_unit(digits.translate(marks), now.unit(unit))


def unit_word(unit: str) -> str:
    """Return how the unit is written in which values of a kept one are read."""
    return _word(notation().unit(unit))


def _word(unit: str) -> str:
    return pattern(unit) if unit in UNITS else unit


def signed(value: float | None, decimals: int = 1, unit: str = "") -> str:
    """Return a change with its sign: ``+2.1 cm``; zero carries none."""
    text = number(value, decimals, unit)
    unsigned = value is None or text.startswith(MINUS) or bare(value, decimals, unit) == "0"
    return text if unsigned else f"+{text}"


def hours(value: float | None) -> str:
    """Return hours as a clock reading: 7.1667 is ``7 h 10``."""
    return UNKNOWN if value is None else minutes_as_hours(round(value * 60))


def minutes_as_hours(value: float | None) -> str:
    """Return minutes as ``41 min`` below an hour, else as ``1 h 05``, where no line ends inside."""
    if value is None:
        return UNKNOWN
    whole = round(value)
    if whole < 60:
        return filled("{minutes} min", minutes=whole)
    return tied(filled("{hours} h {minutes}", hours=whole // 60, minutes=f"{whole % 60:02d}"))


def tied(text: str) -> str:
    """Return the text with spaces at which no line ends: its words belong together."""
    return text.replace(" ", "\u00a0")


def duration(seconds: float) -> str:
    """Return a time to the second, ``50:12`` or ``1:02:33``; days of it in hours: ``123 h``."""
    if not 0 <= seconds < math.inf:
        return number(seconds, 0, "s")
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    if hours > 99:
        return filled("{hours} h", hours=grouped(hours))
    if hours:
        return filled(
            "{hours}:{minutes}:{seconds}",
            hours=hours,
            minutes=f"{minutes:02d}",
            seconds=f"{rest:02d}",
        )
    return filled("{minutes}:{seconds}", minutes=minutes, seconds=f"{rest:02d}")


def distance(metres: float | None) -> str:
    """Return a running distance: ``8.1 km``."""
    return UNKNOWN if metres is None else number(metres / 1000, 1, "km")


def pace(metres: float | None, seconds: float | None) -> str:
    """Return the pace, ``5:32 /km``."""
    if not metres or not seconds:
        return UNKNOWN
    whole = round(notation().read(seconds / (metres / 1000), "/km"))
    told = filled("{minutes}:{seconds}", minutes=whole // 60, seconds=f"{whole % 60:02d}")
    return _with_unit(f"{told} ", notation().unit("/km"))


def inside(name: str) -> str:
    """Return a name as it stands inside a sentence, where English writes it small."""
    return name.lower() if language() == ENGLISH or is_pseudo() else name


def listing(parts: Sequence[str]) -> str:
    """Return parts as in a sentence: ``a``, ``a and b``, ``a, b and c``."""
    if len(parts) < 2:
        return "".join(parts)
    return filled("{first} and {last}", first=commas(parts[:-1]), last=parts[-1])


def choice(parts: Sequence[str]) -> str:
    """Return parts of which one is meant: ``a``, ``a or b``, ``a, b or c``."""
    if len(parts) < 2:
        return "".join(parts)
    return filled("{first} or {last}", first=commas(parts[:-1]), last=parts[-1])


def commas(parts: Sequence[str]) -> str:
    """Return parts in a row: ``a, b, c``."""
    return pattern(_COMMA).join(parts)


def semicolons(parts: Sequence[str]) -> str:
    """Return parts that hold commas themselves in a row: ``a; b, c; d``."""
    return pattern(_SEMICOLON).join(parts)


def alternatives(parts: Sequence[str]) -> str:
    """Return ways of which one will do, long as they may be: ``a; or b; or c``."""
    return pattern(_ALTERNATIVE).join(parts)


def sentences(parts: Sequence[str]) -> str:
    """Return whole sentences one after the other; empty ones are left out."""
    return pattern(_SPACE).join(filter(None, parts))


def weekday(number: int) -> str:
    """Return the name of a weekday, 0 for ``Monday``."""
    return pattern(_WEEKDAYS[number])


def short_weekday(number: int) -> str:
    """Return a weekday for labels, 0 for ``Mon``."""
    return pattern(_SHORT_WEEKDAYS[number])


def weekday_each(number: int) -> str:
    """Return a weekday as one that comes again and again, 0 for ``Mondays``."""
    return pattern(_WEEKDAYS_EACH[number])


def weekday_letter(number: int) -> str:
    """Return the first letter of a weekday, for columns that hold no more."""
    return short_weekday(number)[0]


def month_name(month: int) -> str:
    """Return the name of a month, 1 for ``January``."""
    return pattern(_MONTHS[month - 1])


def short_month(month: int) -> str:
    """Return a month for labels, 1 for ``Jan``."""
    return pattern(_SHORT_MONTHS[month - 1])


def month_letter(month: int) -> str:
    """Return the first letter of a month, 1 for ``J``, for scales that hold no more."""
    return short_month(month)[0]


def long_day(day: date) -> str:
    """Return the day for titles: ``Monday 23 November``."""
    return filled(
        "{weekday} {day} {month}",
        weekday=weekday(day.weekday()),
        day=day.day,
        month=month_name(day.month),
    )


def month_title(day: date) -> str:
    """Return the month for titles: ``November 2026``."""
    return filled("{month} {year}", month=month_name(day.month), year=day.year)


def day_in_month(day: date) -> str:
    """Return the day with its month in full: ``12 November``."""
    return filled("{day} {month}", day=day.day, month=month_name(day.month))


def long_date(day: date) -> str:
    """Return the day with its month in full and its year: ``12 November 2026``."""
    return filled("{day} {month} {year}", day=day.day, month=month_name(day.month), year=day.year)


def day_month(day: date) -> str:
    """Return the day within its year: ``12 Nov``."""
    return filled("{day} {month}", day=day.day, month=short_month(day.month))


def short_date(day: date) -> str:
    """Return the day with its year: ``12 Nov 2026``."""
    return filled("{day} {month} {year}", day=day.day, month=short_month(day.month), year=day.year)


def short_day(day: date) -> str:
    """Return the day for labels, e.g. ``Wed 25 Nov``."""
    return filled(
        "{weekday} {day} {month}",
        weekday=short_weekday(day.weekday()),
        day=day.day,
        month=short_month(day.month),
    )


def day_with_year(day: date) -> str:
    """Return the day for labels that outlive the year, e.g. ``Wed 25 Nov 2026``."""
    return filled("{day} {year}", day=short_day(day), year=day.year)


def clock(at: time | datetime) -> str:
    """Return a time of day: ``14:05``; an instant as it is here."""
    if isinstance(at, datetime) and at.tzinfo is not None:
        at = at.astimezone()
    return f"{at:%H:%M}"


def moment(at: datetime) -> str:
    """Return an instant as it is here: ``12 Nov 2026, 14:05``."""
    local = at.astimezone() if at.tzinfo is not None else at
    return filled("{date}, {time}", date=short_date(local.date()), time=clock(local))


def ago(day: date, today: date) -> str:
    """Return how long ago in words: ``today``, ``yesterday``, ``Sat``, ``12 Nov``."""
    gap = (today - day).days
    if gap == 0:
        return filled("today")
    if gap == 1:
        return filled("yesterday")
    if 1 < gap < 7:
        return short_weekday(day.weekday())
    return day_month(day) if day.year == today.year else short_date(day)
