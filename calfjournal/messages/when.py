"""When something is due, and to which day something went or may go."""

from __future__ import annotations

from datetime import date, datetime, time
from enum import Enum, auto
from typing import TYPE_CHECKING

from calfjournal.messages import formats
from calfjournal.messages.places import in_words, tr

if TYPE_CHECKING:
    from calfjournal.domain.placing import Placing


class _Part(Enum):
    """A part of the day."""

    NIGHT = auto()
    MORNING = auto()
    AFTERNOON = auto()
    EVENING = auto()


def moved_to(day: date) -> str:
    """Return that something was put on another day."""
    return tr("Moved to {day:long_day}.", day=day)


def shifted_to(day: date) -> str:
    """Return that something was put on another day and the rest made room."""
    return tr("Moved to {day:long_day}, and the rest shifted.", day=day)


def placed(placing: Placing | None) -> str:
    """Return why a day takes what may be put there as it does; None = it has passed."""
    if placing is None:
        return tr("This day has passed.")
    return "" if placing.reason is None else in_words(placing.reason)


def kept_at(at: datetime, day: date) -> str:
    """Return when something of a day was kept: ``07:12`` on the day itself, else ``Thu 26 Nov``."""
    local = at.astimezone()
    return formats.clock(local) if local.date() == day else formats.short_day(local.date())


def typed_at(at: datetime, today: str, before: str, /, **values: str) -> str:
    """Return one of two marked sentences: of what was typed today, or of what was before.

    ``{at:clock}`` is the time in them, ``{day:day}`` the day.
    """
    local, now = at.astimezone(), datetime.now().astimezone()
    sentence = today if local.date() == now.date() else before
    return tr(sentence, at=local, day=local.date(), **values)


def day_of(day: date, today: date) -> str:
    """Return a day for titles, with its year where that is another one than now."""
    if day.year == today.year:
        return formats.long_day(day)
    return tr("{day:long_day} {year}", day=day, year=str(day.year))


def due_words(at: datetime, now: datetime, *, now_too: bool) -> str:
    """Return when an answer is asked for: ``due now``, ``due tonight``, ``due Thu evening``."""
    if now_too:
        return tr("due now")
    part = _part_of_day(at.time())
    if at.date() == now.astimezone().date():
        return _due_today(part)
    match part:
        case _Part.NIGHT:
            return tr("due {day:short_weekday} night", day=at.date())
        case _Part.MORNING:
            return tr("due {day:short_weekday} morning", day=at.date())
        case _Part.AFTERNOON:
            return tr("due {day:short_weekday} afternoon", day=at.date())
        case _Part.EVENING:
            return tr("due {day:short_weekday} evening", day=at.date())


def _due_today(part: _Part) -> str:
    if part is _Part.MORNING:
        return tr("due this morning")
    return tr("due this afternoon") if part is _Part.AFTERNOON else tr("due tonight")


def _part_of_day(at: time) -> _Part:
    if at.hour < 4 or at.hour >= 22:
        return _Part.NIGHT
    if at.hour < 12:
        return _Part.MORNING
    return _Part.AFTERNOON if at.hour < 17 else _Part.EVENING
