"""What Today showed last, kept in the journal so that a start need not work it out.

Kept are today and tomorrow, each for one state of the journal, one version of the program, one
language, one notation of numbers and one time zone. Whatever a start shows of it is worked out
anew right afterwards.
"""

from __future__ import annotations

import time
from datetime import date, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, Final, Protocol

import msgspec

from calfjournal import __version__
from calfjournal.errors import DamagedJournal
from calfjournal.messages import language
from calfjournal.messages.notation import notation
from calfjournal.views.today import TodayFacts, gather

if TYPE_CHECKING:
    from collections.abc import Mapping

    from calfjournal.views.source import Source

_FACTS: Final = msgspec.json.Decoder(TodayFacts)


class Cache(Protocol):
    """Where answers are kept; see ``store.view_cache``."""

    def get(self, name: str, mark: str) -> str | None:
        """Return what is kept under a name; None when that is of another state or mark."""

    def put(self, answers: Mapping[str, str], mark: str) -> None:
        """Keep these answers by name, and none of before."""


class KeptFacts:
    """The facts of today and tomorrow that are kept in one journal."""

    def __init__(self, source: Source, cache: Cache) -> None:
        """Work out from a journal, and keep in it."""
        self._source, self._cache = source, cache

    def today(self) -> TodayFacts | None:
        """Return the facts of today as they were kept; None when there are none that hold."""
        try:
            content = self._cache.get(_name(self._source.clock.today()), _mark())
            return _facts(content) if content is not None else None
        except (DamagedJournal, msgspec.MsgspecError):
            return None  # Of a program in the making, of somebody's hand, or of a bad disk.

    def keep(self) -> bool:
        """Work out today and tomorrow and keep both; False when they were kept like that already.

        Raises as every write.
        """
        today = self._source.clock.today()
        facts = [gather(self._source, day, day) for day in (today, today + timedelta(1))]
        fresh = {_name(each.day): msgspec.json.encode(each).decode() for each in facts}
        mark = _mark()
        if self._holds(fresh, mark):
            return False
        self._cache.put(fresh, mark)
        return True

    def _holds(self, fresh: Mapping[str, str], mark: str) -> bool:
        try:
            return all(self._cache.get(name, mark) == content for name, content in fresh.items())
        except DamagedJournal:  # A text that is none: it is written over.
            return False


@lru_cache(maxsize=2)
def _facts(content: str) -> TodayFacts:
    return _FACTS.decode(content)


def _name(day: date) -> str:
    return f"today {day}"


def _mark() -> str:
    zone = (*time.tzname, str(time.timezone), str(time.altzone))
    noted = map(str, msgspec.structs.astuple(notation()))
    return " ".join((__version__, language.language(), *noted, *zone))
