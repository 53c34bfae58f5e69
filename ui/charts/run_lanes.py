"""The lanes of a run in the units that are read: which numbers they end at, and what they say."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, auto
from typing import Final

import numpy as np

from calfjournal.domain.run_curves import LaneKind, RunCurves, RunLane
from calfjournal.messages import formats, mark, tr
from calfjournal.messages.notation import notation
from calfjournal.messages.vocabulary import Vocabulary
from ui.charts.marks import Numbers


class Along(Enum):
    """What the lanes run over."""

    DISTANCE = auto()
    TIME = auto()


LANE_NAMES: Final = Vocabulary(
    {
        LaneKind.CADENCE: mark("Cadence"),
        LaneKind.PACE: mark("Pace"),
        LaneKind.SPEED: mark("Speed"),
        LaneKind.HEART_RATE: mark("Heart rate"),
        LaneKind.HEIGHT: mark("Height"),
    }
)


@dataclass(frozen=True)
class LaneForm:
    """How a lane is drawn: its colour, its part of the height, and the steps its ends lie on."""

    colour: str
    share: float
    step: float
    least: float
    unit: str


FORMS: Final[Mapping[LaneKind, LaneForm]] = {
    LaneKind.CADENCE: LaneForm("accent", 1.25, 10, 20, "spm"),
    LaneKind.PACE: LaneForm("mobility", 0.85, 30, 60, "/km"),
    LaneKind.SPEED: LaneForm("mobility", 0.85, 5, 10, "km/h"),
    LaneKind.HEART_RATE: LaneForm("step_back", 0.85, 10, 20, "bpm"),
    LaneKind.HEIGHT: LaneForm("muted", 0.7, 10, 30, "m"),
}


_LANE_STEPS: Final[Mapping[LaneKind, tuple[float, ...]]] = {
    LaneKind.CADENCE: (5, 10, 20, 40, 50, 100),
    LaneKind.PACE: (15, 30, 60, 120, 300, 600),
    LaneKind.SPEED: (1, 2, 5, 10, 20, 50),
    LaneKind.HEART_RATE: (5, 10, 20, 40, 50, 100),
    LaneKind.HEIGHT: (5, 10, 20, 40, 50, 100, 200, 400, 500, 1000, 2000),
}
_NEAR: Final = 1e-9


@dataclass(frozen=True, eq=False)
class DrawnLane:
    """A lane between ``low`` and ``high``, in the unit that is read; ``target`` is a dashed line.

    A pace is the higher the fewer seconds it takes.
    """

    kind: LaneKind
    values: Numbers
    low: float
    high: float
    target: float | None = None

    @property
    def name(self) -> str:
        """What it is called."""
        return LANE_NAMES[self.kind]

    @property
    def form(self) -> LaneForm:
        """How it is drawn."""
        return FORMS[self.kind]

    def ticks(self, most: int) -> list[float]:
        """Return at most so many values of even steps between its ends, three where there is room.

        A line across and the label beside it stand at each.
        """
        for step in _LANE_STEPS[self.kind]:
            first, last = math.ceil(self.low / step - _NEAR), math.floor(self.high / step + _NEAR)
            if last - first < max(most, 2):
                found = [n * step for n in range(first, last + 1)]
                if len(found) >= min(most, 3):
                    return found
                break
        middle = [(self.low + self.high) / 2] if most >= 3 else []
        return [self.low, *middle, self.high]

    @property
    def is_turned(self) -> bool:
        """True where less is more."""
        return self.kind is LaneKind.PACE

    def heights(self, values: Numbers | float) -> Numbers:
        """Return how high values lie between foot (0) and top (1)."""
        share = (np.asarray(values, dtype=np.float64) - self.low) / (self.high - self.low)
        return 1 - share if self.is_turned else share

    def written(self, value: float) -> str:
        """Return a value with its unit, "" for none."""
        if math.isnan(value):
            return ""
        if self.kind is LaneKind.PACE:
            return tr("{pace} {unit:unit}", pace=formats.duration(value), unit="/km")
        if self.kind is LaneKind.SPEED:
            unit = formats.unit_word("km/h")
            return tr("{speed} {unit}", speed=formats.bare(value, 1), unit=unit)
        return formats.number(value, 0, self.form.unit)

    @property
    def range_told(self) -> str:
        """Return its name with the values between which it lies."""
        low, high = (self.written(value) for value in (self.low, self.high))
        told = tr("{lane}: {low} to {high}", lane=self.name, low=low, high=high)
        if self.target is None:
            return told
        return formats.commas([told, tr("target {target:spm}", target=self.target)])

    def bare(self, value: float) -> str:
        """Return a value as it stands beside its line."""
        if self.kind is LaneKind.PACE:
            return formats.duration(value)
        return formats.bare(value, 0)


def drawn_lanes(curves: RunCurves, target: float | None) -> tuple[DrawnLane, ...]:
    """Return the lanes from the top down; the target of the cadence lies within its lane."""
    return tuple(
        _drawn(lane, target if lane.kind is LaneKind.CADENCE else None) for lane in curves.lanes
    )


def _drawn(lane: RunLane, target: float | None) -> DrawnLane:
    form, values, low, high = FORMS[lane.kind], lane.values, lane.low, lane.high
    if lane.kind in (LaneKind.PACE, LaneKind.SPEED):
        factor = notation().read(1.0, form.unit)
        values, low, high = values * factor, low * factor, high * factor
    if target is not None:
        low, high = min(low, target - 1), max(high, target + 1)
    short = max(form.least - (high - low), 0.0) / 2
    low, high = low - short, high + short
    foot = math.floor(low / form.step) * form.step
    return DrawnLane(lane.kind, values, foot, math.ceil(high / form.step) * form.step, target)


# ---------------------------------------------------------------------- along


def places_along(curves: RunCurves, along: Along) -> Numbers:
    """Return where each sample lies: distances in the unit that is read, or minutes."""
    if along is Along.TIME or curves.km is None:
        return curves.minutes
    return curves.km * notation().read(1.0, "km")


_STEPS: Final = (0.05, 0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0, 20.0, 50.0, 100.0)
_MINUTE_STEPS: Final = (1.0, 2.0, 5.0, 10.0, 15.0, 30.0, 60.0, 120.0, 240.0)


def ticks_along(end: float, along: Along, most: int) -> list[tuple[float, str]]:
    """Return at most about so many places from nought to the end, each with its words."""
    steps = _STEPS if along is Along.DISTANCE else _MINUTE_STEPS
    step = next((step for step in steps if end / step <= max(most, 1)), steps[-1])
    places = [step * n for n in range(int(end / step + _NEAR) + 1)]
    if along is Along.TIME:
        return [(place, told_along(place, along)) for place in places]
    words = [formats.number(place, 2) for place in places]
    words[-1] = told_along(places[-1], along, 2)
    return list(zip(places, words, strict=True))


def told_along(place: float, along: Along, decimals: int = 1) -> str:
    """Return a place in words: ``6.3 km`` or ``31 min``."""
    if along is Along.TIME:
        return formats.minutes_as_hours(place)
    unit = formats.unit_word("km")
    return tr("{distance} {unit}", distance=formats.number(place, decimals), unit=unit)
