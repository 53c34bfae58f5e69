"""Sentences with their places filled: what the window, the paper and the commands show.

A place names how its value is written: ``{day:day}``, ``{pain:0}``, ``{side:side}``. Without
a format a text stays as it is, a number has at most one decimal, a message becomes its sentence and
several values a list.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from functools import cache
from typing import Any, Final

from calfjournal.domain.message import Message, Words
from calfjournal.domain.unreadable import UNREADABLE
from calfjournal.messages import formats, number_words, vocabulary
from calfjournal.messages.language import Plural, filled, own_text, pattern, pieces
from calfjournal.messages.sentences import sentence_of
from calfjournal.messages.sports import sport_name

log = logging.getLogger(__name__)

_LONGEST_KEY = 60


def tr(text: str, /, **values: Any) -> str:  # noqa: ANN401 - the format of a place decides
    """Return a sentence in the language with its places filled."""
    return fill(pattern(text), values)


def tr_n(one: str, many: str, count: int, /, **values: Any) -> str:  # noqa: ANN401
    """Return a sentence for a count; the place ``{count}`` holds it."""
    return fill(pattern(Plural(one, many), count), {"count": count, **values})


def in_words(said: Words) -> str:
    """Return a message in words; a text stays as it is.

    A message whose sentence nobody knows here, or whose values do not go with it, is told by its
    key: it may come out of a file that somebody edited, and must not keep a page from opening.
    """
    if isinstance(said, str):
        return said
    try:
        sentence = sentence_of(said.key)
        return fill(pattern(sentence, said.values.get("count")), said.values)
    except UNREADABLE as error:
        log.warning("%s cannot be put in words (%s)", said.key[:_LONGEST_KEY], type(error).__name__)
        return said.key


def fill(text: str, values: Mapping[str, Any]) -> str:
    """Fill the places of a text.

    Raises:
        KeyError: a place has no value, or no such format.
        ValueError: a value does not go with its format.
    """
    return "".join(
        before + (FORMATS[spec](values[name]) if name else "") for before, name, spec in _cut(text)
    )


@cache
def _cut(text: str) -> tuple[tuple[str, str, str], ...]:
    return tuple(pieces(text))


def shown(value: Any) -> str:  # noqa: ANN401
    """Return a value without a format of its own."""
    if isinstance(value, str | Message):
        return in_words(value)
    if isinstance(value, int | float) or value is None:
        return formats.number(value)
    if isinstance(value, tuple | list):
        return formats.listing(_each(value))
    return formats.short_date(value) if isinstance(value, date) else str(value)


def _each(values: Any) -> list[str]:  # noqa: ANN401
    return [shown(value) for value in values]


def _day(write: Callable[[date], str]) -> Callable[[Any], str]:
    def written(value: Any) -> str:  # noqa: ANN401
        return write(date.fromisoformat(value) if isinstance(value, str) else value)

    return written


def _instant(write: Callable[[datetime], str]) -> Callable[[Any], str]:
    def written(value: Any) -> str:  # noqa: ANN401
        return write(datetime.fromisoformat(value) if isinstance(value, str) else value)

    return written


def _ago(days: Any) -> str:  # noqa: ANN401 - the day, and the one it is told on
    return formats.ago(*(date.fromisoformat(day) if isinstance(day, str) else day for day in days))


def _clock(value: Any) -> str:  # noqa: ANN401
    if not isinstance(value, str):
        return formats.clock(value)
    whole = len(value) > len("23:59:59.000000")
    return formats.clock(datetime.fromisoformat(value) if whole else time.fromisoformat(value))


def _tied_km(value: float) -> str:
    return formats.tied(formats.number(value, 1, "km"))


def _number(decimals: int, unit: str = "") -> Callable[[Any], str]:
    return lambda value: formats.number(value, decimals, unit)


def _race(km: float) -> str:
    """What a race is called by: ``10 km`` wherever it is run, else what is read."""
    return formats.number(km, 2, "km") if km != int(km) else filled("{km} km", km=f"{km:.0f}")


def _bare(decimals: int, unit: str) -> Callable[[Any], str]:
    return lambda value: formats.bare(value, decimals, unit)


def _fixed(decimals: int, unit: str = "") -> Callable[[Any], str]:
    return lambda value: formats.fixed(value, decimals, unit)


def _signed(decimals: int, unit: str = "") -> Callable[[Any], str]:
    return lambda value: formats.signed(value, decimals, unit)


def _figure(pair: Any) -> str:  # noqa: ANN401 - a value and its unit
    value, unit = pair
    return formats.number(value, 1, unit)


def _amount(pair: Any) -> str:  # noqa: ANN401 - a value and its unit, which stands elsewhere
    value, unit = pair
    return formats.amount(value, unit)


def _change(pair: Any) -> str:  # noqa: ANN401 - a change and its unit
    value, unit = pair
    return formats.signed(value, 1, unit)


def _counted(thing: str) -> Callable[[Any], str]:
    return lambda count: formats.counted(count, thing)


def _row(join: Callable[[list[str]], str]) -> Callable[[Any], str]:
    return lambda values: join(_each(values))


def quoted(value: Any) -> str:  # noqa: ANN401
    """Return a value in quotation marks."""
    return tr("“{text}”", text=shown(value))


def _inside(value: Any) -> str:  # noqa: ANN401
    return formats.inside(shown(value))


def _row_inside(values: Any) -> str:  # noqa: ANN401
    return formats.commas([_inside(value) for value in values])


def _ours(value: Any) -> str:  # noqa: ANN401
    return own_text(value) if isinstance(value, str) else shown(value)


def _month(day: date) -> str:
    """Return a month for labels: ``Nov 2026``."""
    return filled("{month} {year}", month=formats.short_month(day.month), year=day.year)


def _surface(surface: str) -> str:
    return vocabulary.TEST_SURFACES.get(surface, surface)


FORMATS: Final[dict[str, Callable[[Any], str]]] = {
    "": shown,
    "ours": _ours,
    "quoted": quoted,
    "inside": _inside,
    # numbers
    "0": _number(0),
    "1": _number(1),
    "2": _number(2),
    ".1": _fixed(1),
    "+0": _signed(0),
    "+1": _signed(1),
    "+2": _signed(2),
    "kg": _number(1, "kg"),
    "load": _number(2, "kg"),
    "km": _number(1, "km"),
    "km2": _number(2, "km"),
    "tied_km": _tied_km,
    "kmh": _number(1, "km/h"),
    "km0": _number(0, "km"),
    "race": _race,
    "cm": _number(1, "cm"),
    "+cm": _signed(1, "cm"),
    "bare_cm": _bare(1, "cm"),
    ".kg": _fixed(1, "kg"),
    "bpm": _number(0, "bpm"),
    "+bpm": _signed(1, "bpm"),
    "min": _number(0, "min"),
    "spm": _number(0, "spm"),
    "h": _number(0, "h"),
    "seconds": _number(0, "s"),
    "grouped": formats.grouped,
    "percent": _number(0, "%"),
    "plain": formats.plain,
    "of10": _number(0, "/10"),
    "ordinal": number_words.ordinal,
    "spelled": number_words.spelled,
    "spelled_first": number_words.spelled_first,
    "of5": _number(0, "/5"),
    "AU": _number(0, "AU"),
    "bpm1": _number(1, "bpm"),
    "percent1": _number(1, "%"),
    "points1": _number(1, "percentage_points"),
    "points2": _number(2, "percentage_points"),
    "+points2": _signed(2, "percentage_points"),
    "unit": formats.unit_word,
    "figure": _figure,
    "amount": _amount,
    "+figure": _change,
    # rows
    "list": _row(formats.listing),
    "or": _row(formats.choice),
    "commas": _row(formats.commas),
    "commas_inside": _row_inside,
    "semicolons": _row(formats.semicolons),
    "sentences": _row(formats.sentences),
    "alternatives": _row(formats.alternatives),
    # time
    "day": _day(formats.short_day),
    "day_with_year": _day(formats.day_with_year),
    "long_day": _day(formats.long_day),
    "long_date": _day(formats.long_date),
    "day_month": _day(formats.day_month),
    "date": _day(formats.short_date),
    "month": _day(_month),
    "weekday": _day(lambda day: formats.weekday(day.weekday())),
    "short_weekday": _day(lambda day: formats.short_weekday(day.weekday())),
    "ago": _ago,
    "clock": _clock,
    "instant": _instant(formats.moment),
    "duration": formats.duration,
    "as_hours": formats.hours,
    "as_minutes": formats.minutes_as_hours,
    "metres": formats.distance,
    # words
    "weekday_name": formats.weekday,
    "weekday_each": formats.weekday_each,
    "kind": vocabulary.KIND_NAMES.__getitem__,
    "phase": vocabulary.PHASES.__getitem__,
    "light": vocabulary.LIGHT_NAMES.__getitem__,
    "status": vocabulary.STATUS_NAMES.__getitem__,
    "side": vocabulary.SIDES.__getitem__,
    "side_title": vocabulary.SIDE_TITLES.__getitem__,
    "moment": vocabulary.MOMENTS.__getitem__,
    "run_kind": vocabulary.RUN_KINDS.__getitem__,
    "run_title": vocabulary.RUN_TITLES.__getitem__,
    "run_name": vocabulary.RUN_NAMES.__getitem__,
    "run_status": vocabulary.RUN_STATUS_NAMES.__getitem__,
    "sport": sport_name,
    "equipment": vocabulary.EQUIPMENT_WORDS.__getitem__,
    "surface": _surface,
    "gap_level": vocabulary.GAP_LEVELS.__getitem__,
    "raise_level": vocabulary.RAISE_LEVELS.__getitem__,
    "steadiness": vocabulary.STEADINESS.__getitem__,
    **{thing: _counted(thing) for thing in formats.COUNTED},
}
"""How the value of a place is written, by the word after its colon."""
