"""What each number may be: one table for window, command line, planner, store, doctor and import.

A limit keeps slips of the finger out (*calfjournal default*); what is wise for a runner is a matter
of the rules. A limit is never made narrower: journals hold what was allowed when it was written.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec import Struct

from calfjournal.domain.assessment import MEASURE_NAMES, UNITS, Measure
from calfjournal.domain.kind import Kind

LONGEST_TEXT = 1_000_000
"""Signs a text of the journal may have."""


class Limit(Struct, frozen=True):
    """Lowest and highest value of a number, and how the athlete knows it."""

    name: str
    low: float
    high: float
    unit: str = ""

    def text(self) -> str:
        """The range in words, e.g. ``25 to 220 bpm``."""
        return f"{plain(self.low)} to {plain(self.high)} {self.unit}".strip()

    def holds(self, value: float) -> bool:
        """True when the value is inside; NaN never is."""
        return self.low <= value <= self.high

    def refusal(self, value: float) -> str:
        """The sentence for a value outside."""
        return f"{self.name} must be {self.text()}; {plain(value)} was given."

    def per(self, factor: float, unit: str) -> Limit:
        """The same limit in a unit ``factor`` times as large, e.g. km for m by 1000."""
        return Limit(self.name, self.low / factor, self.high / factor, unit)


def plain(value: float) -> str:
    """Return a number without exponent or needless zeros: ``100000``, ``0.5``."""
    whole = abs(value) < 1e15 and value == int(value)
    return f"{value:.0f}" if whole else f"{value:g}"


_PAIN = Limit("Pain", 0, 10)
_USUAL_PAIN = Limit("Usual pain", _PAIN.low, _PAIN.high)
_USUAL_STIFFNESS = Limit("Usual stiffness", 0, 1440, "min")
_EFFORT = Limit("Effort", 0, 10)
_MINUTES = Limit("Minutes", 0, 1440, "min")
_WEEK = 7 * 24 * 3600
_WEEKLY_KM = Limit("Weekly distance", 0, 500, "km")
_RACE_KM = Limit("Race distance", 0.1, 2000, "km")
_LOAD = Limit("Load", 0, 1000, "kg")
_RESERVE = Limit("Repetitions in reserve", 0, 20)
_AMOUNT = Limit("Amount", 0, 100_000)

LIMITS: dict[Kind, dict[str, Limit]] = {
    Kind.ATHLETE: {
        "weekly_km": _WEEKLY_KM,
        "sleep_need_h": Limit("Sleep need", 3, 14, "h"),
        "usual_pain": _USUAL_PAIN,
        "usual_stiffness_min": _USUAL_STIFFNESS,
        "cadence_target_spm": Limit("Cadence target", 100, 260, "steps/min"),
    },
    Kind.SESSION: {
        "week": Limit("Week", 1, 520),
        "load_class": Limit("Load class", 0, 5),
        "planned_minutes": _MINUTES,
        "planned_rpe": _EFFORT,
        "minutes": _MINUTES,
        "rpe": _EFFORT,
    },
    Kind.SET_LINE: {
        "item": Limit("Position", 0, 1000),
        "number": Limit("Set number", 1, 1000),
        "target": _AMOUNT,
        "target_high": _AMOUNT,
        "target_kg": _LOAD,
        "target_rir": _RESERVE,
        "rest_s": Limit("Rest", 0, 7200, "s"),
        "done": _AMOUNT,
        "done_kg": _LOAD,
        "done_rir": _RESERVE,
        "pain": _PAIN,
    },
    Kind.RUN: {
        "utc_offset_min": Limit("Offset from UTC", -1080, 1080, "min"),
        "duration_s": Limit("Duration", 0, _WEEK, "s"),
        "elapsed_s": Limit("Elapsed time", 0, 5 * _WEEK, "s"),
        "distance_m": Limit("Distance", 0, 2_000_000, "m"),
        "avg_hr": Limit("Average heart rate", 20, 260, "bpm"),
        "max_hr": Limit("Highest heart rate", 20, 260, "bpm"),
        "rpe": _EFFORT,
    },
    Kind.CHECK_IN: {
        "resting_hr": Limit("Resting heart rate", 25, 220, "bpm"),
        "hrv_ms": Limit("Heart rate variability", 1, 400, "ms"),
        "sleep_hours": Limit("Sleep", 0, 24, "h"),
        "sleep_quality": Limit("Sleep quality", 1, 5),
        "fatigue": Limit("Fatigue", 1, 7),
        "stress": Limit("Stress", 1, 7),
        "muscle_soreness": Limit("Muscle soreness", 1, 7),
        "body_mass_kg": Limit("Body mass", 20, 400, "kg"),
    },
    Kind.TENDON_READING: {"pain": _PAIN, "stiffness_min": Limit("Stiffness", 0, 1440, "min")},
    Kind.RESULT: {"pain": _PAIN, "bpm": Limit("Metronome", 10, 240, "beats/min")},
    Kind.RACE: {"distance_km": _RACE_KM},
    Kind.PLANNED_RUN: {"km": _RACE_KM, "minutes": _MINUTES},
    Kind.SHOES: {"heel_drop_mm": Limit("Heel drop", -20, 60, "mm")},
    Kind.TENDON: {
        "usual_pain": _USUAL_PAIN,
        "usual_stiffness_min": _USUAL_STIFFNESS,
    },
    Kind.PHASE: {"weeks": Limit("Weeks", 0, 520), "cycle": Limit("Cycle", 1, 1000)},
}
"""By kind and field; a missing value (None) is always allowed where the column allows it."""

CADENCE: dict[str, Limit] = {
    "spm": Limit("Cadence", 0, 400, "steps/min"),
    "cv": Limit("Cadence variation", 0, 1000, "%"),
    "rcv": Limit("Cadence variation", 0, 1000, "%"),
    "samples": Limit("Samples", 0, 10_000_000),
}
"""What the figures of a run's cadence may be."""

WISHES: dict[str, Limit] = {
    "weeks": Limit("Weeks", 1, 156),
    "sessions_per_week": Limit("Sessions a week", 1, 14),
    "runs_per_week": Limit("Runs a week", 0, 21),
    "weekly_km": _WEEKLY_KM,
    "race_km": _RACE_KM,
}
"""What may be asked of the planner, by wish."""

SAMPLE: dict[str, Limit] = {
    "days": Limit("Days", 28, 7400),
    "seed": Limit("Seed", 0, 2**31),
}
"""What may be asked of the sample journal."""


def _said(unit: str) -> str:
    """Return a unit as it stands behind a range: a score out of 100 needs none."""
    return "" if unit.startswith("/") else unit


_RESULTS: dict[Measure, tuple[float, float]] = {
    Measure.KNEE_TO_WALL: (-10, 40),
    Measure.KNEE_TO_WALL_ANGLE: (0, 90),
    Measure.HEEL_RISE: (0, 500),
    Measure.HEEL_RISE_BENT: (0, 500),
    Measure.ISO_HOLD: (0, 3600),
    Measure.HOPS_IN_PLACE: (0, 10),
    Measure.HOP_DISTANCE: (0, 500),
    Measure.TRIPLE_HOP: (0, 1500),
    Measure.TIMED_HOP: (0.5, 120),
    Measure.VISA_A: (0, 100),
    Measure.TENDINS_A: (0, 100),
    Measure.TENDON_RATING: (0, 100),
}
RESULT_LIMITS: dict[str, Limit] = {
    measure: Limit(MEASURE_NAMES[measure], low, high, _said(UNITS[measure]))
    for measure, (low, high) in _RESULTS.items()
}
"""By measure: what a result may be."""


def of_columns(kind: Kind) -> dict[str, Limit]:
    """Return the limits of a kind by the columns of the file, where cadence is part of a run."""
    cadence = CADENCE if kind is Kind.RUN else {}
    return LIMITS.get(kind, {}) | {f"cadence_{name}": limit for name, limit in cadence.items()}


def by_column() -> Iterator[tuple[Kind, str, Limit]]:
    """Yield kind, column and limit of every limited column of the file."""
    for kind in LIMITS:
        yield from ((kind, column, limit) for column, limit in of_columns(kind).items())


def of_cell(kind: Kind, column: str, row: Mapping[str, object]) -> Limit | None:
    """Return the limit of one value of a row, None where there is none."""
    if (kind, column) == (Kind.RESULT, "value"):
        return RESULT_LIMITS.get(str(row.get("measure")))
    return of_columns(kind).get(column)
