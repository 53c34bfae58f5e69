"""One's own cadence out of recorded runs: of easy ones, and of those at the pace of races."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from statistics import median
from typing import Final

from calfjournal.domain.cadence_beat import CadenceTarget, OwnCadence
from calfjournal.domain.run import Run, RunKind
from calfjournal.domain.thresholds import OWN_CADENCE, Thresholds

_EASY: Final = (None, RunKind.EASY, RunKind.LONG)
"""Kinds of runs that tell an own cadence; of most recordings nobody said the kind."""

Kinds = Mapping[int, RunKind]
"""Kinds of the planned runs that recorded ones became, by the recorded run's key."""


def own_cadence(
    runs: Iterable[Run],
    kinds: Kinds,
    last: date,
    limits: Thresholds,
    counted: float | None = None,
) -> OwnCadence | None:
    """Return one's own cadence as of a day, None while nobody knows it (domain rule 5.8).

    It is the middle of the steady easy runs of the last six weeks, three at least; with fewer of
    them what the runner counted, ``counted`` or what is kept [all calfjournal defaults].
    """
    first = last - timedelta(days=limits.whole("cadence.own_days") - 1)
    steady = [
        run
        for run in _told(runs, first, last, limits)
        if _kind(run, kinds) in _EASY and _is_steady(run, limits)
    ]
    if len(steady) >= limits.whole("cadence.own_runs"):
        return _middle(steady)
    counted = limits[OWN_CADENCE] if counted is None else counted
    return OwnCadence(counted) if counted > 0 else None


def race_cadence(
    runs: Sequence[Run], kinds: Kinds, last: date, limits: Thresholds
) -> OwnCadence | None:
    """Return the cadence of the runs at one's own race pace as of a day, None without a race.

    Those are the races of the last year, and runs within 5 % of the speed of one of them
    [calfjournal defaults].
    """
    first = last - timedelta(days=limits.whole("cadence.race_days") - 1)
    told = _told(runs, first, last, limits)
    raced = [speed for run in told if _kind(run, kinds) is RunKind.RACE and (speed := _speed(run))]
    share = limits["cadence.race_share"]
    found = [
        run
        for run in told
        if (speed := _speed(run)) and any(abs(speed - race) <= share * race for race in raced)
    ]
    return _middle(found) if found else None


def target_in_week(
    day: date, week: int, own: OwnCadence | None, race: OwnCadence | None, limits: Thresholds
) -> CadenceTarget:
    """Return the beat of a day: 3 % above one's own in the first week of repeats, 5 % later.

    Never more than 10 % (domain rule 5.8; all three are calfjournal defaults).
    """
    percent = limits["cadence.first_percent"] if week == 1 else limits["cadence.percent"]
    return CadenceTarget(day, week, percent, limits["cadence.most_percent"], own, race)


def _told(runs: Iterable[Run], first: date, last: date, limits: Thresholds) -> list[Run]:
    """Runs of some days with a cadence at which one runs, and does not walk."""
    least = limits["cadence.run_spm"]
    return [
        run
        for run in runs
        if run.is_running and first <= run.day <= last and (run.cadence.spm or 0) >= least
    ]


def _is_steady(run: Run, limits: Thresholds) -> bool:
    """True where a steady stretch was found, with a spread that is no fault of the recording."""
    spread = run.cadence.rcv
    return spread is not None and spread <= limits["cadence.variable"]


def _kind(run: Run, kinds: Kinds) -> RunKind | None:
    return run.kind or (kinds.get(run.id) if run.id is not None else None)


def _speed(run: Run) -> float | None:
    """Metres a second, None where distance or time is not known."""
    return run.distance_m / run.duration_s if run.distance_m and run.duration_s else None


def _middle(runs: Sequence[Run]) -> OwnCadence:
    speeds = [speed for run in runs if (speed := _speed(run)) is not None]
    return OwnCadence(
        median(run.cadence.spm or 0.0 for run in runs),
        len(runs),
        max(run.day for run in runs),
        median(speeds) if speeds else None,
    )
