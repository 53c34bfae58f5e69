"""Figures of a recording that nobody reaches, which are asked about before a journal takes them.

A watch that lost its satellites, a forgotten stop button or a site's edit form can make a run of
any size, and one such run spoils a month of load and records. The rule looks at the figures alone,
names what it doubts and never changes them. Every number is a calfjournal default unless its own
line says otherwise: it stands at or a little above what was ever done, so that a true run is not
asked about, however good.
"""

from __future__ import annotations

from bisect import bisect_right
from datetime import datetime, timedelta
from enum import StrEnum
from math import inf, log
from typing import Final

from msgspec import Struct

from calfjournal.domain.run import Run


class Doubt(StrEnum):
    """What can be wrong with a recording, by the unit of its value and bound."""

    SPEED = "speed"  # m/s
    DISTANCE = "distance"  # m
    DURATION = "duration"  # s
    CADENCE = "cadence"  # steps a minute
    HEART_RATE = "heart_rate"  # beats a minute
    FUTURE = "future"  # s ahead of the clock


class Doubtful(Struct, frozen=True):
    """One figure that is doubted, and the bound it lies beyond."""

    what: Doubt
    value: float
    bound: float


RECORDS: Final = (
    (100.0, 10.5),
    (200.0, 10.5),
    (400.0, 9.4),
    (800.0, 8.0),
    (1_500.0, 7.3),
    (5_000.0, 6.7),
    (10_000.0, 6.4),
    (21_097.5, 6.3),
    (42_195.0, 5.9),
    (100_000.0, 4.6),
    (319_614.0, 3.7),
    (1_046_310.0, 2.1),
)
"""Metres, and the speed in m/s of the fastest run over them, rounded up to the next tenth.

The men's world records of the track, the road, 100 km, 24 hours and six days as commonly reported
in 2025. Rounding up leaves room for the next record; it is below any runner's daily error, as
people who are not near a record stay 15 % and more below these speeds.
"""

ON_FOOT: Final = frozenset({"running", "walking", "hiking"})
"""Sports held to `RECORDS`: a walk may hold a run, and nobody walks faster than a runner runs."""

FASTEST: Final = {"swimming": 2.5, "cycling": 25.0}
"""Highest mean speed in m/s of other sports: 50 m freestyle, and a flying 200 m on the track."""

FASTEST_OF_ALL: Final = 75.0
"""m/s for every sport not named here: skiing straight down, faster than any without a motor."""

WALK_OR_RUN_SPM: Final = (120.0, 140.0)
"""Steps a minute from which, and below which, a recording may be a walk as well as a run (domain
rule 5.8)."""

LONGEST_M: Final = 1_050_000.0
"""Metres of one recording: the farthest anyone ran in six days, and a week of riding in one file
is worth a question too."""

LONGEST_S: Final = 48 * 3600.0
"""Seconds of timer: beyond two days a stop button was forgotten far more often than a race run."""

LONGEST_ELAPSED_S: Final = 7 * 86_400.0
"""Seconds from start to end, pauses included: the longest foot races last six days."""

CADENCE_SPM: Final = (100.0, 240.0)
"""Steps a minute of a run: the plausible range of the import rules. Below it at `RUNNING_MS` the
file most likely counts one foot."""

RUNNING_MS: Final = 1.8
"""Mean speed in m/s from which a recording is run and not walked (domain rule 5.8)."""

MEAN_HR: Final = (40.0, 220.0)
HIGHEST_HR: Final = (40.0, 240.0)
"""Beats a minute while moving: a mean below belongs to sleep or a strap that lost contact, one
above to no heart that runs; single beats of a bad contact reach a little further."""

AHEAD: Final = timedelta(days=1)
"""A start later than this after now: more than a time zone can explain."""


def doubts(run: Run, now: datetime) -> tuple[Doubtful, ...]:
    """Return what is doubted of a recording, nothing when it can be true; ``now`` is aware.

    Figures that are missing are not judged, nor is a speed over no time.
    """
    ahead = (run.start - now).total_seconds()
    found = [
        _speed(run),
        _outside(Doubt.DISTANCE, run.distance_m, 0, LONGEST_M),
        _outside(Doubt.DURATION, run.duration_s, 0, LONGEST_S)
        or _outside(Doubt.DURATION, run.elapsed_s, 0, LONGEST_ELAPSED_S),
        _cadence(run),
        _outside(Doubt.HEART_RATE, run.avg_hr, *MEAN_HR)
        or _outside(Doubt.HEART_RATE, run.max_hr, *HIGHEST_HR),
        _outside(Doubt.FUTURE, ahead, -inf, AHEAD.total_seconds()),
    ]
    return tuple(doubt for doubt in found if doubt is not None)


def fastest(sport: str, metres: float) -> float:
    """Return the highest believable mean speed in m/s over a distance.

    On foot it falls with the logarithm of the distance from record to record, and stays as it is
    before the first and behind the last.
    """
    if sport not in ON_FOOT:
        return FASTEST.get(sport, FASTEST_OF_ALL)
    after = bisect_right(RECORDS, (metres, 0.0))
    if after in (0, len(RECORDS)):
        return RECORDS[min(after, len(RECORDS) - 1)][1]
    (low, fast), (high, slow) = RECORDS[after - 1 : after + 1]
    return fast + (slow - fast) * log(metres / low) / log(high / low)


def _outside(what: Doubt, value: float | None, low: float, high: float) -> Doubtful | None:
    if value is None or low <= value <= high:
        return None
    return Doubtful(what, value, low if value < low else high)


def _mean_speed(run: Run) -> float | None:
    time = run.duration_s or run.elapsed_s
    return run.distance_m / time if run.distance_m and time else None


def _speed(run: Run) -> Doubtful | None:
    return _outside(Doubt.SPEED, _mean_speed(run), -inf, fastest(run.sport, run.distance_m or 0.0))


def _cadence(run: Run) -> Doubtful | None:
    speed = _mean_speed(run)
    running = run.is_running and speed is not None and speed >= RUNNING_MS
    low, high = CADENCE_SPM
    return _outside(Doubt.CADENCE, run.cadence.spm, low if running else 0, high)


def may_be_walk(run: Run) -> bool:
    """True for what is called a run at a mean cadence that walking has too."""
    low, high = WALK_OR_RUN_SPM
    return run.is_running and run.cadence.spm is not None and low <= run.cadence.spm < high
