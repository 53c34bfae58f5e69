"""How the weeks of a plan grow: one message."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final

from calfjournal.dates import monday
from calfjournal.domain.message import Message, say
from calfjournal.domain.plan import Plan
from calfjournal.domain.session import Session
from calfjournal.training.calf_load import load_of
from calfjournal.training.library import Library

_GROWS = 1.05
"""A largest week of less than this times the first is about the same [our default]."""

_KEYS: Final = {
    (True, True): "planner.weeks_grow_easier",
    (True, False): "planner.weeks_grow",
    (False, True): "planner.weeks_even_easier",
    (False, False): "planner.weeks_even",
}
"""By whether the weeks grow, and whether some are easier."""


def growth(
    plan: Plan, sessions: Iterable[Session], library: Library, easier: int
) -> Iterator[Message]:
    """Yield the calf load of the first whole week and the most of any.

    ``easier`` = every so many weeks of a phase are easier, 0 = none of this plan is.
    """
    load: defaultdict[date, float] = defaultdict(float)
    for session in sessions:
        load[monday(session.day)] += load_of((session,), library)
    whole = [week for week in sorted(load) if week >= plan.start and load[week]]
    if not whole:
        return
    first, peak = whole[0], max(whole, key=load.__getitem__)
    key = _KEYS[load[peak] > _GROWS * load[first], bool(easier)]
    yield say(key, first=load[first], most=load[peak], week=peak, every=easier)
