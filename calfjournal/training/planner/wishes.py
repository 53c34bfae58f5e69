"""Wishes checked and put in order before a plan is laid."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date, time
from itertools import chain

from msgspec.structs import replace

from calfjournal.domain.kind import Kind
from calfjournal.domain.limits import LIMITS, WISHES
from calfjournal.domain.message import say
from calfjournal.domain.plan import RaceRank, Wishes
from calfjournal.domain.run import RunKind
from calfjournal.errors import InputError


def checked(wishes: Wishes) -> Wishes:
    """The wishes without repeats; ``days`` keep their order of preference.

    Raises:
        InputError: a value makes no sense; names the field and what it accepts.
    """
    _check_days(wishes)
    _check_numbers(wishes)
    _check_lengths(wishes)
    _check_dates(wishes)
    check_ranks(ranked(wishes))
    races = {day for day, _ in wishes.races}
    return replace(
        wishes,
        days=tuple(dict.fromkeys(wishes.days)),
        other_weeks=tuple(tuple(dict.fromkeys(days)) for days in wishes.other_weeks),
        run_days=_in_order(wishes.run_days),
        other_run_weeks=tuple(map(_in_order, wishes.other_run_weeks)),
        run_times=_in_order(wishes.run_times),
        races=tuple(sorted(set(wishes.races), key=lambda race: (race[0], race[1] or 0.0))),
        b_races=tuple(sorted(day for day in wishes.b_races if day in races)),
        blocked=tuple(sorted(set(wishes.blocked))),
        phase_weeks=tuple(sorted(dict(wishes.phase_weeks).items())),
    )


def _in_order(by_weekday: Iterable[tuple[int, str]]) -> tuple[tuple[int, str], ...]:
    return tuple(sorted(dict(by_weekday).items()))


def ranked(wishes: Wishes) -> list[tuple[date, RaceRank]]:
    """Return the day and rank of each race wished for: A races are those beyond the B races."""
    minor = Counter(wishes.b_races)
    major = Counter(day for day, _ in wishes.races) - minor
    ranks = (RaceRank.A, major), (RaceRank.B, minor)
    return [(day, rank) for rank, days in ranks for day in days]


def check_ranks(races: Iterable[tuple[date, RaceRank]], place: str = "races") -> None:
    """Refuse an A and a B race on one day: one taper leads to it, not two (rule 8.6).

    Raises:
        InputError: for the place; names the day.
    """
    known: dict[date, RaceRank] = {}
    for day, rank in races:
        if known.setdefault(day, rank) is not rank:
            raise InputError(place, say("planner.two_ranks", day=day))


def _check_days(wishes: Wishes) -> None:
    rows = (wishes.days, *wishes.other_weeks)
    if any(day not in range(7) for days in rows for day in days):
        raise InputError("days", say("planner.weekday_numbers"))
    if wishes.other_weeks and not all(rows):
        raise InputError("days", say("planner.week_without_days"))
    kinds = sorted(kind.value for kind in RunKind)
    for day, kind in chain(wishes.run_days, *wishes.other_run_weeks):
        if day not in range(7):
            raise InputError("run_days", say("planner.weekday_numbers"))
        if kind not in kinds:
            raise InputError("run_days", say("planner.run_kinds", kinds=kinds, kind=kind))
    if any(day not in range(7) for day, _ in wishes.run_times):
        raise InputError("run_times", say("planner.weekday_numbers"))
    _check_clock("start_time", wishes.start_time)
    for _, clock in wishes.run_times:
        _check_clock("run_times", clock)


def _check_clock(field: str, clock: str) -> None:
    try:
        plain = time.fromisoformat(clock).strftime("%H:%M")
    except ValueError:
        plain = ""
    if plain != clock:
        raise InputError(field, say("planner.time_of_day"))


def _check_numbers(wishes: Wishes) -> None:
    for field in ("weeks", "sessions_per_week", "runs_per_week", "weekly_km"):
        value = getattr(wishes, field)
        if value is not None and not WISHES[field].holds(value):
            raise InputError(field, WISHES[field].refusal(value))


def _check_lengths(wishes: Wishes) -> None:
    limit = LIMITS[Kind.PHASE]["weeks"]
    for _, weeks in wishes.phase_weeks:
        if not limit.holds(weeks):
            raise InputError("phase_weeks", limit.refusal(weeks))


def _check_dates(wishes: Wishes) -> None:
    for _, km in wishes.races:
        if km is not None and not WISHES["race_km"].holds(km):
            raise InputError("races", WISHES["race_km"].refusal(km))
    for first, last, _ in wishes.blocked:
        if last < first:
            raise InputError("blocked", say("planner.ends_before_start", first=first, last=last))
