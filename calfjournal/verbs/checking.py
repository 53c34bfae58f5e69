"""Values on their way into the journal: refused with the place named, or made clean."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from datetime import date, datetime
from functools import cache
from types import NoneType
from typing import Any, Final, TypeVar, get_args, get_type_hints

from msgspec import Struct
from msgspec.structs import replace

from calfjournal.dates import check_day
from calfjournal.domain.kind import Kind
from calfjournal.domain.limits import LIMITS, LONGEST_TEXT, Limit
from calfjournal.domain.message import Words, say
from calfjournal.errors import InputError

T = TypeVar("T", bound=Struct)

_LARGEST = (1 << 63) - 1
_REPLACEMENT = "\ufffd"
_CLOCK = re.compile(r"([01][0-9]|2[0-3]):[0-5][0-9]")


def checked(value: T, kind: Kind, prefix: str = "") -> T:
    """Return a value of a kind as ``within`` its limits in ``domain.limits``."""
    return within(value, LIMITS.get(kind, {}), prefix)


def within(value: T, limits: Mapping[str, Limit], prefix: str = "") -> T:
    """Return the value with clean texts, or raise InputError naming the first bad field.

    Numbers must be finite and inside the limits, days between 1900 and 2199, instants aware.
    Signs no file can hold (NUL, lone surrogates) are replaced visibly.
    """
    kinds = _number_kinds(type(value))
    cleaned: dict[str, Any] = {}
    for name in value.__struct_fields__:
        given = getattr(value, name)
        place = prefix + name
        if given is not None and name in kinds:
            fresh = number(given, place, limits.get(name), whole=kinds[name] is int)
        else:
            fresh = _checked(given, place)
        if fresh is not given:
            cleaned[name] = fresh
    return replace(value, **cleaned) if cleaned else value


@cache
def _number_kinds(kind: type) -> dict[str, type]:
    """Fields of a value that hold numbers (or None), and whether int or float."""
    kinds: dict[str, type] = {}
    for name, hint in get_type_hints(kind).items():
        plain = set(get_args(hint) or (hint,)) - {NoneType}
        if len(plain) == 1 and plain <= {int, float}:
            kinds[name] = plain.pop()
    return kinds


def _checked(given: Any, place: str) -> Any:  # noqa: ANN401
    if isinstance(given, str):
        return text(given, place)
    if isinstance(given, datetime):
        return instant(given, place)
    if isinstance(given, date):
        return check_day(given, place)
    if isinstance(given, tuple) and all(isinstance(item, str) for item in given):
        return tuple(text(item, place) for item in given)
    return given


def number(given: Any, place: str, limit: Limit | None, *, whole: bool = False) -> Any:  # noqa: ANN401
    """Return a finite number inside the limit, else raise InputError for the place.

    ``whole`` refuses fractions instead of cutting them.
    """
    name: Words = limit.name if limit else place
    if isinstance(given, bool) or not isinstance(given, int | float):
        raise InputError(place, say("values.no_number", name=name, given=repr(given)))
    if not math.isfinite(given):
        raise InputError(place, say("values.not_finite", name=name))
    if whole and given != int(given):
        raise InputError(place, say("values.not_whole", name=name, given=given))
    if limit is not None and not limit.holds(given):
        raise InputError(place, limit.refusal(given))
    if abs(given) > _LARGEST:
        raise InputError(place, say("values.too_large", name=name, given=given))
    return int(given) if whole else given


def text(given: str, place: str) -> str:
    """Return the text with what no file can hold replaced; too long a text is refused."""
    if len(given) > LONGEST_TEXT:
        raise InputError(place, say("values.too_long", signs=len(given), most=LONGEST_TEXT))
    if given.isascii() and "\0" not in given:
        return given
    return "".join(
        _REPLACEMENT if sign == "\0" or "\ud800" <= sign <= "\udfff" else sign for sign in given
    )


def instant(given: datetime, place: str) -> datetime:
    """Return the instant if it has a time zone and a sensible year, else raise InputError."""
    if given.tzinfo is None:
        raise InputError(place, say("values.no_time_zone", given=str(given)))
    check_day(given.date(), place)
    return given


def clock(given: str, place: str) -> str:
    """Return a local time "HH:MM", else raise InputError for the place."""
    if not _CLOCK.fullmatch(given):
        raise InputError(place, say("values.no_time_of_day", given=repr(given)))
    return given


def order(first: date | None, last: date | None, place: str) -> None:
    """Raise InputError for the place when the last day comes before the first."""
    if first is not None and last is not None and last < first:
        raise InputError(place, say("values.before_start", last=last, first=first))


def not_to_come(day: date | None, today: date, place: str) -> None:
    """Raise InputError for the place when the day is still to come."""
    if day is not None and day > today:
        raise InputError(place, say("values.not_yet", day=day))


_GONE: Final = {
    Kind.ASSESSMENT: say("values.test_gone"),
    Kind.BLOCKED_RANGE: say("values.block_gone"),
    Kind.CHECK_IN: say("values.check_in_gone"),
    Kind.FLARE: say("values.flare_gone"),
    Kind.OWN_EXERCISE: say("values.exercise_gone"),
    Kind.PHOTO: say("values.picture_gone"),
    Kind.PLAN: say("values.plan_gone"),
    Kind.PLANNED_RUN: say("values.planned_run_gone"),
    Kind.RACE: say("values.race_gone"),
    Kind.RED_FLAG: say("values.report_gone"),
    Kind.RUN: say("values.run_gone"),
    Kind.SESSION: say("values.session_gone"),
    Kind.SET_LINE: say("values.set_gone"),
    Kind.SHOES: say("values.shoes_gone"),
    Kind.TENDON_READING: say("values.reading_gone"),
}


def gone(kind: Kind) -> InputError:
    """Return the error for a thing that is no longer in the journal."""
    return InputError("id", _GONE[kind])
