"""What Today showed last, kept in the journal so that a start need not work it out.

Kept are today and tomorrow, each for one state of the journal, one version of the program, one
language and one time zone. Whatever a start shows of it is worked out anew right afterwards.
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


def kept(cache: Cache, day: date) -> TodayFacts | None:
    """Return the facts of a day as they were kept; None when there are none that hold."""
    try:
        content = cache.get(_name(day), _mark())
        return _facts(content) if content is not None else None
    except (DamagedJournal, msgspec.MsgspecError):
        return None  # Of a program in the making, of somebody's hand, or of a bad disk.


@lru_cache(maxsize=2)
def _facts(content: str) -> TodayFacts:
    return _FACTS.decode(content)


def keep(source: Source, cache: Cache) -> bool:
    """Work out today and tomorrow and keep both; False when they were kept like that already."""
    today = source.clock.today()
    facts = [gather(source, day, day) for day in (today, today + timedelta(1))]
    fresh = {_name(each.day): msgspec.json.encode(each).decode() for each in facts}
    mark = _mark()
    if all(cache.get(name, mark) == content for name, content in fresh.items()):
        return False
    cache.put(fresh, mark)
    return True


def _name(day: date) -> str:
    return f"today {day}"


def _mark() -> str:
    return " ".join((__version__, language.language(), *time.tzname))
