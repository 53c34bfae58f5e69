"""What each number may be: one table for window, command line, planner, store, doctor and import.

A limit keeps slips of the finger out (*calfjournal default*); what is wise for a runner is a matter
of the rules. A limit is never made narrower: journals hold what was allowed when it was written.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec import Struct

from calfjournal.domain.assessment import MEASURE_NAMES, UNITS, Measure
from calfjournal.domain.kind import Kind
from calfjournal.domain.message import Message, Words, say

LONGEST_TEXT = 1_000_000
"""Signs a text of the journal may have."""


class Limit(Struct, frozen=True):
    """Lowest and highest value of a number, and how the athlete knows it.

    ``usual`` is an example of it where the middle would be an odd one (calfjournal default).
    """

    name: Words
    low: float
    high: float
    unit: str = ""
    usual: float | None = None

    @property
    def ends(self) -> tuple[float, float]:
        """The lowest and the highest value."""
        return self.low, self.high

    def text(self) -> Message:
        """The range, e.g. ``25 to 220 bpm``."""
        if not self.unit:
            return say("values.range", low=self.low, high=self.high)
        return say(
            "values.range_in_unit",
            low=(self.low, self.unit),
            high=(self.high, self.unit),
            unit=self.unit,
        )

    def holds(self, value: float) -> bool:
        """True when the value is inside; NaN never is."""
        return self.low <= value <= self.high

    def refusal(self, value: float) -> Message:
        """The sentence for a value outside."""
        return say("values.outside", name=self.name, range=self.text(), given=(value, self.unit))

    def per(self, factor: float, unit: str) -> Limit:
        """The same limit in a unit ``factor`` times as large, e.g. km for m by 1000."""
        return Limit(self.name, self.low / factor, self.high / factor, unit)


_PAIN = Limit(say("values.pain"), 0, 10)
_USUAL_PAIN = Limit(say("values.usual_pain"), _PAIN.low, _PAIN.high)
_USUAL_STIFFNESS = Limit(say("values.usual_stiffness"), 0, 1440, "min")
_EFFORT = Limit(say("values.effort"), 0, 10)
_MINUTES = Limit(say("values.minutes"), 0, 1440, "min")
_WEEK = 7 * 24 * 3600
_WEEKLY_KM = Limit(say("values.weekly_distance"), 0, 500, "km")
_RUN_KM = Limit(say("values.run_distance"), 0.1, 2000, "km")
_RACE_KM = Limit(say("values.race_distance"), 0.1, 2000, "km")
_LOAD = Limit(say("values.load"), 0, 1000, "kg")
_RESERVE = Limit(say("values.repetitions_in_reserve"), 0, 20)
_AMOUNT = Limit(say("values.amount"), 0, 100_000)
_USUAL_AMOUNT = Limit(say("values.amount"), 1, 1000)
_LOAD_CLASS = Limit(say("values.load_class"), 0, 5)
_REST = Limit(say("values.rest"), 0, 7200, "s")

LIMITS: dict[Kind, dict[str, Limit]] = {
    Kind.ATHLETE: {
        "weekly_km": _WEEKLY_KM,
        "sleep_need_h": Limit(say("values.sleep_need"), 3, 14, "h"),
        "height_cm": Limit(say("values.height"), 50, 260, "cm"),
        "usual_pain": _USUAL_PAIN,
        "usual_stiffness_min": _USUAL_STIFFNESS,
        "cadence_target_spm": Limit(say("values.cadence_target"), 100, 260, "spm"),
    },
    Kind.SESSION: {
        "week": Limit(say("values.week"), 1, 520),
        "load_class": _LOAD_CLASS,
        "planned_minutes": _MINUTES,
        "planned_rpe": _EFFORT,
        "minutes": _MINUTES,
        "rpe": _EFFORT,
    },
    Kind.SET_LINE: {
        "item": Limit(say("values.position"), 0, 1000),
        "number": Limit(say("values.set_number"), 1, 1000),
        "target": _AMOUNT,
        "target_high": _AMOUNT,
        "target_kg": _LOAD,
        "target_rir": _RESERVE,
        "rest_s": _REST,
        "done": _AMOUNT,
        "done_kg": _LOAD,
        "done_rir": _RESERVE,
        "pain": _PAIN,
        "superset": Limit(say("values.superset"), 1, 1000),
        "tension_s": Limit(say("values.tension"), 0, _WEEK, "s"),
    },
    Kind.RUN: {
        "utc_offset_min": Limit(say("values.offset_from_utc"), -1080, 1080, "min"),
        "duration_s": Limit(say("values.duration"), 0, _WEEK, "s"),
        "elapsed_s": Limit(say("values.elapsed_time"), 0, 5 * _WEEK, "s"),
        "distance_m": Limit(say("values.distance"), 0, 2_000_000, "m"),
        "avg_hr": Limit(say("values.average_heart_rate"), 20, 260, "bpm"),
        "max_hr": Limit(say("values.highest_heart_rate"), 20, 260, "bpm"),
        "rpe": _EFFORT,
    },
    Kind.CHECK_IN: {
        "resting_hr": Limit(say("values.resting_heart_rate"), 25, 220, "bpm", 52),
        "hrv_ms": Limit(say("values.heart_rate_variability"), 1, 400, "ms", 60),
        "sleep_hours": Limit(say("values.sleep"), 0, 24, "h"),
        "sleep_quality": Limit(say("values.sleep_quality"), 1, 5),
        "fatigue": Limit(say("values.fatigue"), 1, 7),
        "stress": Limit(say("values.stress"), 1, 7),
        "muscle_soreness": Limit(say("values.muscle_soreness"), 1, 7),
        "body_mass_kg": Limit(say("values.body_mass"), 20, 400, "kg"),
    },
    Kind.TENDON_READING: {
        "pain": _PAIN,
        "stiffness_min": Limit(say("values.stiffness"), 0, 1440, "min"),
    },
    Kind.RESULT: {"pain": _PAIN, "bpm": Limit(say("values.metronome"), 10, 240, "beats/min")},
    Kind.RACE: {"distance_km": _RACE_KM},
    Kind.PLANNED_RUN: {"km": _RUN_KM, "minutes": _MINUTES},
    Kind.SHOES: {"heel_drop_mm": Limit(say("values.heel_drop"), -20, 60, "mm")},
    Kind.TENDON: {
        "usual_pain": _USUAL_PAIN,
        "usual_stiffness_min": _USUAL_STIFFNESS,
    },
    Kind.OWN_EXERCISE: {
        "load_class": _LOAD_CLASS,
        "sets": Limit(say("values.sets"), 1, 20),
        "amount": _USUAL_AMOUNT,
        "amount_high": _USUAL_AMOUNT,
        "rest_s": _REST,
    },
    Kind.PHASE: {
        "weeks": Limit(say("values.weeks"), 0, 520),
        "cycle": Limit(say("values.cycle"), 1, 1000),
    },
}
"""By kind and field; a missing value (None) is always allowed where the column allows it."""

REPEATS: dict[str, Limit] = {
    "every_days": Limit(say("values.every_days"), 1, 366),
    "times": Limit(say("values.times"), 1, 104),
}
"""How often something planned may be repeated in one go [our default]."""

CADENCE: dict[str, Limit] = {
    "spm": Limit(say("values.cadence"), 0, 400, "spm"),
    "cv": Limit(say("values.cadence_variation"), 0, 1000, "%"),
    "rcv": Limit(say("values.cadence_variation"), 0, 1000, "%"),
    "samples": Limit(say("values.samples"), 0, 10_000_000),
}
"""What the figures of a run's cadence may be."""

WARM_UP_MIN = 10
COOL_DOWN_MIN = 5
"""Minutes without a beat before the first repeat and after the last [our default]."""

BEATS: dict[str, Limit] = {
    "spm": Limit(say("values.beat"), 100, 260, "spm", 170),
    "repeats": Limit(say("values.repeats"), 1, 20, usual=6),
    "on_min": Limit(say("values.minutes_on_beat"), 1, 60, "min", 2),
    "free_min": Limit(say("values.minutes_free"), 0, 15, "min", 2),
    "warm_up_min": Limit(say("values.warm_up"), 0, 60, "min", WARM_UP_MIN),
    "cool_down_min": Limit(say("values.cool_down"), 0, 60, "min", COOL_DOWN_MIN),
    "minutes": Limit(say("values.minutes"), 1, 180, "min"),
}
"""What a beat for a run may be; ``minutes`` is all of it [our default]."""

WISHES: dict[str, Limit] = {
    "weeks": Limit(say("values.weeks"), 1, 156),
    "sessions_per_week": Limit(say("values.sessions_a_week"), 1, 14),
    "runs_per_week": Limit(say("values.runs_a_week"), 0, 21),
    "weekly_km": _WEEKLY_KM,
    "race_km": _RACE_KM,
}
"""What may be asked of the planner, by wish."""

SAMPLE: dict[str, Limit] = {
    "days": Limit(say("values.days"), 28, 7400),
    "seed": Limit(say("values.seed"), 0, 2**31),
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
    Measure.TIMED_HOP: (1, 120),
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
