"""Training load: RPE x minutes, day by day and by week (domain rules 5.3 and 5.4).

Loads are in arbitrary units (AU). A day's load is None when it is not known: something was done
without an effort, or nothing was entered and no rest day was confirmed. An unknown day is never
counted as 0.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Sequence
from datetime import date, timedelta
from statistics import fmean, stdev

from msgspec import Struct

from calfjournal.domain.run import Run
from calfjournal.domain.session import Session

MONTH = 28
"""Days that a load is looked at together (domain rule 5.4)."""

Loads = Sequence[float | None]
"""One load per day, oldest first."""


def daily_loads(
    first: date,
    last: date,
    sessions: Iterable[Session],
    runs: Iterable[Run],
    rest_days: Collection[date] = (),
) -> list[float | None]:
    """Return the load of each day from first to last: sessions done and runs together."""
    known: dict[date, float] = {}
    unknown: set[date] = set()
    done = [(s.day, s.srpe) for s in sessions if s.counts]
    done += [(run.day, run.srpe) for run in runs]
    for day, load in done:
        if load is None:
            unknown.add(day)
        else:
            known[day] = known.get(day, 0.0) + load
    days = (first + timedelta(days=offset) for offset in range((last - first).days + 1))
    return [
        None if day in unknown else known.get(day, 0.0 if day in rest_days else None)
        for day in days
    ]


def total(loads: Loads) -> float | None:
    """Return the sum of the known loads in AU; 0 without any, None when none of them is known."""
    known = [load for load in loads if load is not None]
    return sum(known) if known or not loads else None


# ------------------------------------------------------------------ Foster


class Foster(Struct, frozen=True):
    """A week by Foster 1998: sum, mean and sample SD in AU, monotony = mean / SD, strain.

    Monotony and strain are None where they are not defined: SD 0, or a day not known. A week
    without any load has both 0.
    """

    total: float
    mean: float | None
    sd: float | None
    monotony: float | None
    strain: float | None
    unknown: int


def foster(loads: Loads) -> Foster:
    """Return the figures of the seven days given (any number is accepted)."""
    known = [load for load in loads if load is not None]
    total, missing = math.fsum(known), len(loads) - len(known)
    mean = fmean(known) if known and not missing else None
    sd = stdev(known) if len(known) > 1 and not missing else None
    if mean is None or sd is None:
        return Foster(total, mean, sd, None, None, missing)
    if not any(known):
        return Foster(total, mean, sd, 0.0, 0.0, missing)
    if sd <= 1e-9 * abs(mean):
        return Foster(total, mean, 0.0, None, None, missing)
    return Foster(total, mean, sd, mean / sd, total * mean / sd, missing)


def foot_contacts(run: Run) -> int | None:
    """Return the steps of a run, cadence x timer minutes; None when either is not known."""
    if run.cadence.spm is None or run.minutes is None:
        return None
    return round(run.cadence.spm * run.minutes)


def contacts_each(run: Run) -> int | None:
    """Return the contacts of one foot with the ground in a run: half of its steps."""
    steps = foot_contacts(run)
    return None if steps is None else round(steps / 2)
