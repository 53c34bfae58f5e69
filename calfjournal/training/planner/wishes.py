"""Wishes checked and put in order before a plan is laid."""

from __future__ import annotations

from dataclasses import replace
from datetime import time

from calfjournal.domain.plan import Wishes
from calfjournal.domain.run import RunKind
from calfjournal.errors import InputError

LONGEST_WEEKS = 156
"""Weeks a plan may have at most: three years."""


def checked(wishes: Wishes) -> Wishes:
    """The wishes without repeats; ``days`` keep their order of preference.

    Raises:
        InputError: a value makes no sense; names the field and what it accepts.
    """
    _check_days(wishes)
    _check_numbers(wishes)
    _check_dates(wishes)
    return replace(
        wishes,
        days=tuple(dict.fromkeys(wishes.days)),
        run_days=tuple(sorted(dict(wishes.run_days).items())),
        races=tuple(sorted(set(wishes.races), key=lambda race: (race[0], race[1] or 0.0))),
        blocked=tuple(sorted(set(wishes.blocked))),
        phase_weeks=tuple(sorted(dict(wishes.phase_weeks).items())),
    )


def _check_days(wishes: Wishes) -> None:
    if any(day not in range(7) for day in wishes.days):
        raise InputError("days", "Weekdays run from 0 (Monday) to 6 (Sunday).")
    kinds = {kind.value for kind in RunKind}
    for day, kind in wishes.run_days:
        if day not in range(7):
            raise InputError("run_days", "Weekdays run from 0 (Monday) to 6 (Sunday).")
        if kind not in kinds:
            raise InputError("run_days", f"A run is one of {', '.join(sorted(kinds))}, not {kind}.")
    try:
        time.fromisoformat(wishes.start_time)
    except ValueError:
        raise InputError("start_time", "The time of day looks like 18:00.") from None


def _check_numbers(wishes: Wishes) -> None:
    if wishes.weeks is not None and not 1 <= wishes.weeks <= LONGEST_WEEKS:
        raise InputError("weeks", f"A plan has 1 to {LONGEST_WEEKS} weeks.")
    if wishes.sessions_per_week is not None and not 1 <= wishes.sessions_per_week <= 14:
        raise InputError("sessions_per_week", "Between 1 and 14 sessions a week.")
    if wishes.runs_per_week is not None and not 0 <= wishes.runs_per_week <= 21:
        raise InputError("runs_per_week", "Between 0 and 21 runs a week.")
    if wishes.weekly_km is not None and not 0 <= wishes.weekly_km <= 400:
        raise InputError("weekly_km", "Between 0 and 400 km a week.")


def _check_dates(wishes: Wishes) -> None:
    for _, km in wishes.races:
        if km is not None and not 0 < km <= 500:
            raise InputError("races", "A race is longer than 0 and at most 500 km.")
    for first, last, _ in wishes.blocked:
        if last < first:
            raise InputError(
                "blocked", f"The days off end on {last}, before they begin on {first}."
            )
