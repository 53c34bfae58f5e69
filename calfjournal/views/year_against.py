"""A year against the year before: the same weeks, as far as they have passed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from operator import attrgetter

from msgspec.structs import replace

from calfjournal.domain.assessment import Assessment, Measure, Result
from calfjournal.domain.checkin import TendonReading
from calfjournal.domain.exercise import LEGS
from calfjournal.domain.session import Session
from calfjournal.progress.norms import change_of
from calfjournal.views.year import YEAR_BEFORE, Against, YearFacts

PAIN_FROM = "tendon.zone_amber"
"""The pain from which a morning is counted: that which asks to hold the dose during a session."""

_Span = tuple[date, date]


def against(year: int, today: date, facts: YearFacts) -> Against | None:
    """Return the days of a year up to today beside those 52 weeks before.

    None for a year that is still to come.
    """
    now = date(year, 1, 1), min(date(year, 12, 31), today)
    if now[0] > now[1]:
        return None
    then = now[0] - YEAR_BEFORE, now[1] - YEAR_BEFORE
    limit = facts.limits.whole(PAIN_FROM)
    mornings = _mornings(facts.mornings, now), _mornings(facts.mornings, then)
    tests = _weaker(facts.assessments, now), _weaker(facts.assessments, then)
    raises = tuple(None if each is None else each.value for each in tests)
    made = Against(
        first=now[0],
        last=now[1],
        done=(_done(facts.sessions, now), _done(facts.sessions, then)),
        painful=(_from(mornings[0], limit), _from(mornings[1], limit)),
        mornings=(len(mornings[0]), len(mornings[1])),
        pain_from=limit,
        raises=(raises[0], raises[1]),
    )
    return _with_change(made, tests, facts)


def _with_change(
    made: Against, tests: tuple[Result | None, Result | None], facts: YearFacts
) -> Against:
    now, then = tests
    if now is None or then is None or _way(now) != _way(then):
        return made
    change = change_of(Measure.HEEL_RISE, then.value, now.value, facts.limits)
    return replace(made, change=change)


def _done(sessions: Iterable[Session], span: _Span) -> int:
    return sum(each.counts and span[0] <= each.day <= span[1] for each in sessions)


def _mornings(readings: Iterable[TendonReading], span: _Span) -> Sequence[int]:
    """The pain of the worse leg on each morning that was told of."""
    worst: dict[date, int] = {}
    for each in readings:
        if each.pain is not None and span[0] <= each.day <= span[1]:
            worst[each.day] = max(worst.get(each.day, 0), each.pain)
    return list(worst.values())


def _from(pains: Iterable[int], limit: int) -> int:
    return sum(pain >= limit for pain in pains)


def _weaker(tests: Iterable[Assessment], span: _Span) -> Result | None:
    """The raises of the weaker leg at the newest test of both legs, done in the same way."""
    for test in sorted(tests, key=attrgetter("day"), reverse=True):
        legs = [test.result(Measure.HEEL_RISE, leg) for leg in LEGS]
        both = [leg for leg in legs if leg is not None]
        alike = len(both) == len(LEGS) and len(set(map(_way, both))) == 1
        if alike and span[0] <= test.day <= span[1]:
            return min(both, key=attrgetter("value"))
    return None


def _way(result: Result) -> tuple[int | None, str]:
    return result.bpm, result.surface
