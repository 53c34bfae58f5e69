"""Assessments: one test battery and its results."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import Final

from calfjournal.domain.exercise import Side
from calfjournal.domain.keyed import Keyed
from calfjournal.domain.message import Message, say


class Measure(StrEnum):
    """What was tested; the unit is part of the meaning."""

    KNEE_TO_WALL = "knee_to_wall"
    """cm, best of the trials."""
    KNEE_TO_WALL_ANGLE = "knee_to_wall_angle"
    """degrees, phone inclinometer."""
    HEEL_RISE = "heel_rise"
    """single-leg, straight knee, reps."""
    HEEL_RISE_BENT = "heel_rise_bent"
    """single-leg, bent knee, reps; no norms."""
    ISO_HOLD = "iso_hold"
    """single-leg mid-range hold, seconds."""
    HOPS_IN_PLACE = "hops_in_place"
    """pain 0-10 over 20-25 single-leg hops."""
    HOP_DISTANCE = "hop_distance"
    """single hop, cm."""
    TRIPLE_HOP = "triple_hop"
    """cm."""
    TIMED_HOP = "timed_hop"
    """6 m, seconds; lower is better."""
    VISA_A = "visa_a"
    """total score 0-100, entry only."""
    TENDINS_A = "tendins_a"
    """total score 0-100, entry only."""
    TENDON_RATING = "tendon_rating"
    """own rating of the tendon 0-100."""


MEASURE_NAMES: dict[Measure, Message] = {
    Measure.KNEE_TO_WALL: say("values.knee_to_wall"),
    Measure.KNEE_TO_WALL_ANGLE: say("values.knee_to_wall_angle"),
    Measure.HEEL_RISE: say("values.heel_rise"),
    Measure.HEEL_RISE_BENT: say("values.heel_rise_bent"),
    Measure.ISO_HOLD: say("values.iso_hold"),
    Measure.HOPS_IN_PLACE: say("values.hops_in_place"),
    Measure.HOP_DISTANCE: say("values.hop_distance"),
    Measure.TRIPLE_HOP: say("values.triple_hop"),
    Measure.TIMED_HOP: say("values.timed_hop"),
    Measure.VISA_A: say("values.visa_a"),
    Measure.TENDINS_A: say("values.tendins_a"),
    Measure.TENDON_RATING: say("values.tendon_rating"),
}
"""What a measure is called, on screen, paper and when a value is refused."""

UNITS: dict[Measure, str] = {
    Measure.KNEE_TO_WALL: "cm",
    Measure.KNEE_TO_WALL_ANGLE: "°",
    Measure.HEEL_RISE: "reps",
    Measure.HEEL_RISE_BENT: "reps",
    Measure.ISO_HOLD: "s",
    Measure.HOPS_IN_PLACE: "/10",
    Measure.HOP_DISTANCE: "cm",
    Measure.TRIPLE_HOP: "cm",
    Measure.TIMED_HOP: "s",
    Measure.VISA_A: "/100",
    Measure.TENDINS_A: "/100",
    Measure.TENDON_RATING: "/100",
}

FIRST_TESTS: Final = frozenset({Measure.KNEE_TO_WALL, Measure.HEEL_RISE})
"""The tests that a plan begins with, of which one at least is in every battery."""

_RAISES = frozenset({Measure.HEEL_RISE, Measure.HEEL_RISE_BENT})
TOLD_OF: Final[Mapping[str, frozenset[Measure]]] = {
    "bpm": _RAISES,
    "surface": _RAISES,
    "ended": _RAISES,
}
"""Which tests have the fields of a result that tell how it was done (domain rule 2.2)."""

NORM_SURFACE = "incline10"
"""The 10 degree incline, the only surface that heel-rise references hold for."""


class StopRule(StrEnum):
    """What ended a heel-rise test: one of its stop rules (domain rule 2.2)."""

    HEIGHT = "height"
    """The heel no longer came up to full height."""
    BEAT = "beat"
    POSTURE = "posture"
    """The knee bent or the trunk leaned."""
    SUPPORT = "support"
    """It took more than fingertips on the wall."""
    PAIN = "pain"


class Result(Keyed, frozen=True):
    """One value of one side.

    ``bpm``, ``surface`` and ``ended`` only for the tests that have them (``TOLD_OF``);
    ``ended`` None = not told.
    """

    measure: Measure
    side: Side
    value: float
    pain: int | None = None
    bpm: int | None = None
    surface: str = ""
    """"flat" or ``NORM_SURFACE``."""
    ended: StopRule | None = None
    id: int | None = None


class Assessment(Keyed, frozen=True):
    """A test battery on one day."""

    day: date
    results: tuple[Result, ...] = ()
    note: str = ""
    id: int | None = None

    def value(self, measure: Measure, side: Side) -> float | None:
        """The value of a measure and side, None when it was not tested."""
        found = self.result(measure, side)
        return None if found is None else found.value

    def result(self, measure: Measure, side: Side) -> Result | None:
        """The result of a measure and side, None when it was not tested."""
        return next((r for r in self.results if r.measure is measure and r.side is side), None)
