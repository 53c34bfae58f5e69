"""What each number may be: one table for the verbs that write and the doctor that checks."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limit:
    """Lowest and highest value of a column, and how the athlete knows it."""

    name: str
    low: float
    high: float
    unit: str = ""

    def text(self) -> str:
        """The range in words, e.g. ``25 to 220 bpm``."""
        return f"{self.low:g} to {self.high:g} {self.unit}".strip()


_PAIN = Limit("Pain", 0, 10)
_EFFORT = Limit("Effort", 0, 10)
_MINUTES = Limit("Minutes", 0, 1440, "min")
_WEEK = 7 * 24 * 3600
_LOAD = Limit("Load", 0, 1000, "kg")
_RESERVE = Limit("Repetitions in reserve", 0, 20)
_AMOUNT = Limit("Amount", 0, 100_000)

LIMITS: dict[str, dict[str, Limit]] = {
    "athlete": {
        "weekly_km": Limit("Weekly distance", 0, 500, "km"),
        "sleep_need_h": Limit("Sleep need", 3, 14, "h"),
        "usual_pain": Limit("Usual pain", 0, 10),
        "usual_stiffness_min": Limit("Usual stiffness", 0, 1440, "min"),
        "cadence_target_spm": Limit("Cadence target", 100, 260, "steps/min"),
    },
    "session": {
        "week": Limit("Week", 1, 520),
        "load_class": Limit("Load class", 0, 5),
        "planned_minutes": _MINUTES,
        "planned_rpe": _EFFORT,
        "minutes": _MINUTES,
        "rpe": _EFFORT,
    },
    "set_line": {
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
    "run": {
        "utc_offset_min": Limit("Offset from UTC", -1080, 1080, "min"),
        "duration_s": Limit("Duration", 0, _WEEK, "s"),
        "elapsed_s": Limit("Elapsed time", 0, 5 * _WEEK, "s"),
        "distance_m": Limit("Distance", 0, 2_000_000, "m"),
        "avg_hr": Limit("Average heart rate", 20, 260, "bpm"),
        "max_hr": Limit("Highest heart rate", 20, 260, "bpm"),
        "rpe": _EFFORT,
    },
    "cadence": {
        "spm": Limit("Cadence", 0, 400, "steps/min"),
        "cv": Limit("Cadence variation", 0, 1000, "%"),
        "rcv": Limit("Cadence variation", 0, 1000, "%"),
        "samples": Limit("Samples", 0, 10_000_000),
    },
    "check_in": {
        "resting_hr": Limit("Resting heart rate", 25, 220, "bpm"),
        "hrv_ms": Limit("Heart rate variability", 1, 400, "ms"),
        "sleep_hours": Limit("Sleep", 0, 24, "h"),
        "sleep_quality": Limit("Sleep quality", 1, 5),
        "fatigue": Limit("Fatigue", 1, 7),
        "stress": Limit("Stress", 1, 7),
        "muscle_soreness": Limit("Muscle soreness", 1, 7),
        "body_mass_kg": Limit("Body mass", 20, 400, "kg"),
    },
    "tendon_reading": {"pain": _PAIN, "stiffness_min": Limit("Stiffness", 0, 1440, "min")},
    "result": {"pain": _PAIN, "bpm": Limit("Metronome", 10, 240, "beats/min")},
    "race": {"distance_km": Limit("Distance", 0, 2000, "km")},
    "phase": {"weeks": Limit("Weeks", 0, 520), "cycle": Limit("Cycle", 1, 1000)},
}
"""By table and column; a missing value (None) is always allowed where the column allows it."""

RESULT_LIMITS: dict[str, Limit] = {
    "knee_to_wall": Limit("Knee-to-wall", -10, 40, "cm"),
    "knee_to_wall_angle": Limit("Knee-to-wall angle", 0, 90, "°"),
    "heel_rise": Limit("Heel rises", 0, 500, "reps"),
    "heel_rise_bent": Limit("Bent-knee heel rises", 0, 500, "reps"),
    "iso_hold": Limit("Hold", 0, 3600, "s"),
    "hops_in_place": Limit("Hop pain", 0, 10),
    "hop_distance": Limit("Hop distance", 0, 500, "cm"),
    "triple_hop": Limit("Triple hop", 0, 1500, "cm"),
    "timed_hop": Limit("Timed hop", 0.5, 120, "s"),
    "visa_a": Limit("VISA-A", 0, 100),
    "tendins_a": Limit("TENDINS-A", 0, 100),
    "tendon_rating": Limit("Tendon rating", 0, 100),
}
"""By measure: what a result may be."""
