"""Numbers and times as people type them; ``formats`` writes them."""

from __future__ import annotations

import re
from datetime import date

from calfjournal.domain.notation import other_units
from calfjournal.messages.formats import MINUS

_CLOCK = re.compile(
    r"(\d{1,4})\s*(?::|h(?:ours?|rs?)?)\s*(\d{1,2})?\s*(?:m|min)?", re.IGNORECASE | re.ASCII
)
_UNFINISHED = re.compile(r"\d+\s*:\s*\d?", re.ASCII)
_MINUTES = re.compile(r"(\d{1,4})\s*(?:m|min|minutes?)", re.IGNORECASE | re.ASCII)
_ISO_DAY = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})", re.ASCII)
_DAY_FIRST = re.compile(r"(\d{1,2})\.\s*(\d{1,2})\.\s*(\d{4})", re.ASCII)


def read_day(text: str) -> date | None:
    """Read a day: ``1980-02-29``, or with dots and the day first ``29.2.1980``.

    None when there is nothing. Raises:
        ValueError: if the text is no day. Of 2/3/1980 nobody knows which of them is the month.
    """
    plain = text.strip()
    if not plain:
        return None
    if match := _ISO_DAY.fullmatch(plain):
        return date(int(match[1]), int(match[2]), int(match[3]))
    if match := _DAY_FIRST.fullmatch(plain):
        return date(int(match[3]), int(match[2]), int(match[1]))
    raise ValueError(text)


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


def part_unit(text: str, kept: str) -> tuple[str, str]:
    """Part a number from a unit behind it that measures the same as a kept one: ``50 lb``.

    The unit is "" where none is named. Raises:
        ValueError: if what stands before the unit is no plain number.
    """
    plain = text.strip()
    for unit in (kept, *other_units(kept)):
        if unit and plain.casefold().endswith(unit):
            number = plain[: -len(unit)].rstrip()
            read_number(number)
            return number, unit
    read_number(plain)
    return plain, ""


def read_hours(text: str) -> float | None:
    """Read a duration in hours: ``7:10``, ``7h10``, ``7 h``, ``430 min``, ``7.2`` or ``7,2``.

    None when there is nothing. Raises:
        ValueError: if the text is no duration, has more than 59 minutes after the hours, or is not
            finished: of ``7:1`` nobody knows whether 7:01, 7:10 or 7:15 is meant.
    """
    plain = text.replace("\u00a0", " ").strip()  # As hours are shown.
    if not plain:
        return None
    if match := _MINUTES.fullmatch(plain):
        return int(match[1]) / 60
    if match := _CLOCK.fullmatch(plain):
        rest = int(match[2] or 0)
        if rest > 59 or _UNFINISHED.fullmatch(plain):
            raise ValueError(text)
        return int(match[1]) + rest / 60
    value = read_number(plain)
    if value is None or value < 0:
        raise ValueError(text)
    return value
