"""Training load: RPE x minutes, its weeks, and rolling views of it (domain rules 5.3 and 5.4).

Loads are in arbitrary units (AU). A day's load is None when it is not known: something was done
without an effort, or nothing was entered and no rest day was confirmed. An unknown day is never
counted as 0.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Sequence
from datetime import date, timedelta
from enum import StrEnum
from itertools import pairwise
from statistics import fmean, quantiles, stdev

from msgspec import Struct

from calfjournal.domain.run import Run
from calfjournal.domain.session import Session
from calfjournal.progress.limits import Limits

WEEK, MONTH = 7, 28
FITNESS_DAYS, FATIGUE_DAYS = 42, 7
CAUTION_WEEKS = 12

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


def caution_line(strains: Iterable[float | None]) -> float | None:
    """Return the own 90th percentile of the strain of the weeks before, at most twelve.

    Foster 1998 found illness to go with thresholds of one's own, not with a common number; the
    choice of the 90th percentile is a calfjournal default. None with fewer than four weeks.
    """
    known = [strain for strain in strains if strain is not None][-CAUTION_WEEKS:]
    return quantiles(known, n=10, method="inclusive")[-1] if len(known) >= 4 else None


# ------------------------------------------------------------------ rolling loads


class Rolling(Struct, frozen=True):
    """Means of 7 and 28 days in AU per day, and the experimental ratios; None = not told."""

    week: float | None
    month: float | None
    coupled: float | None
    uncoupled: float | None
    unknown: int


def rolling(loads: Loads, limits: Limits) -> Rolling:
    """Return the rolling means at the end of the series.

    No ratio before day 28, with more than 3 of 28 days unknown, or when there was no load to
    compare with. The ratio is no measure of anything that may happen: show it as experimental.
    """
    recent = list(loads)[-MONTH:]
    missing = sum(load is None for load in recent) + MONTH - len(recent)
    week, month = _mean(recent[-WEEK:]), _mean(recent)
    if len(recent) < MONTH or missing > limits["load.unknown_most"]:
        return Rolling(week, month, None, None, missing)
    before = _mean(recent[:-WEEK])
    return Rolling(week, month, _ratio(week, month), _ratio(week, before), missing)


def ewma(loads: Sequence[float], days: int, seed: float | None = None) -> list[float]:
    """Return the exponentially weighted mean after each day (Williams et al. 2017).

    ``lambda = 2 / (days + 1)``; the mean starts at ``seed``, or at the first load.
    """
    if not loads:
        return []
    weight = 2 / (days + 1)
    value = loads[0] if seed is None else seed
    found = []
    for load in loads:
        value = load * weight + (1 - weight) * value
        found.append(value)
    return found


class Form(StrEnum):
    """How a long and a short memory of load is kept."""

    EXPONENTIAL = "exponential"
    """1 - e^(-1/tau) of the difference is taken up each day."""
    SIMPLE = "simple"
    """1/tau of the difference is taken up each day."""


class Balance(Struct, frozen=True):
    """Long (42 days) and short (7 days) memory of load after a day, in AU per day.

    ``balance`` is that of the evening before (long - short), ``end`` that of this evening.
    """

    long: float
    short: float
    balance: float

    @property
    def end(self) -> float:
        """The balance with this day's load taken in."""
        return self.long - self.short


def balances(
    loads: Sequence[float], *, form: Form = Form.EXPONENTIAL, start: float = 0.0
) -> list[Balance]:
    """Return the balance after each day, both memories starting at ``start``."""
    shares = [
        1 - math.exp(-1 / tau) if form is Form.EXPONENTIAL else 1 / tau
        for tau in (FITNESS_DAYS, FATIGUE_DAYS)
    ]
    long = short = start
    found = []
    for load in loads:
        before = long - short
        long += (load - long) * shares[0]
        short += (load - short) * shares[1]
        found.append(Balance(long, short, before))
    return found


class Banister(Struct, frozen=True):
    """Sums of decaying impulses: fitness, fatigue, and fitness minus k2 times fatigue (AU)."""

    fitness: float
    fatigue: float
    net: float


def banister(
    loads: Sequence[float],
    *,
    k1: float = 1.0,
    k2: float = 2.0,
    tau1: float = FITNESS_DAYS,
    tau2: float = FATIGUE_DAYS,
) -> Banister:
    """Return the response on the day after the series; every load is an impulse before it.

    The weights k1 and k2 are commonly reported values, not measured ones.
    """
    days = range(len(loads), 0, -1)
    fitness = math.fsum(load * math.exp(-ago / tau1) for load, ago in zip(loads, days, strict=True))
    fatigue = math.fsum(load * math.exp(-ago / tau2) for load, ago in zip(loads, days, strict=True))
    return Banister(fitness, fatigue, k1 * fitness - k2 * fatigue)


def foot_contacts(run: Run) -> int | None:
    """Return the steps of a run, cadence x timer minutes; None when either is not known."""
    if run.cadence.spm is None or run.minutes is None:
        return None
    return round(run.cadence.spm * run.minutes)


def changes(values: Sequence[float | None]) -> list[float | None]:
    """Return each value's change from the one before in percent; None where there is none."""
    found: list[float | None] = [None] if values else []
    for before, now in pairwise(values):
        ratio = _ratio(now, before)
        found.append(None if ratio is None else 100 * (ratio - 1))
    return found


def _mean(loads: Loads) -> float | None:
    known = [load for load in loads if load is not None]
    return fmean(known) if known else None


def _ratio(top: float | None, bottom: float | None) -> float | None:
    if top is None or bottom is None or bottom <= 0:
        return None
    ratio = top / bottom
    return ratio if math.isfinite(ratio) else None
