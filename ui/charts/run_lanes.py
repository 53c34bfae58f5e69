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
    LaneKind.HEART_RATE: LaneForm("step_back", 0.85, 10, 20, "bpm"),
    LaneKind.HEIGHT: LaneForm("muted", 0.7, 10, 30, "m"),
}


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

    @property
    def ends(self) -> tuple[str, str]:
        """What stands at its top and at its foot."""
        top, foot = (self.low, self.high) if self.is_turned else (self.high, self.low)
        return self._bare(top), self._bare(foot)

    @property
    def is_turned(self) -> bool:
        """True where less is more."""
        return self.kind is LaneKind.PACE

    def heights(self, values: Numbers | float) -> Numbers:
        """Return how high values lie between foot (0) and top (1)."""
        share = (np.asarray(values, dtype=np.float64) - self.low) / (self.high - self.low)
        return 1 - share if self.is_turned else share

    def told(self, at: int) -> str:
        """Return the value of a sample with its unit, "" where there is none."""
        value = float(self.values[at])
        return "" if math.isnan(value) else self.written(value)

    def written(self, value: float) -> str:
        """Return a value with its unit."""
        if self.kind is LaneKind.PACE:
            return tr("{pace} {unit:unit}", pace=formats.duration(value), unit="/km")
        return formats.number(value, 0, self.form.unit)

    @property
    def range_told(self) -> str:
        """Return its name with the values between which it lies."""
        low, high = (self.written(value) for value in (self.low, self.high))
        told = tr("{lane}: {low} to {high}", lane=self.name, low=low, high=high)
        if self.target is None:
            return told
        return formats.commas([told, tr("target {target:spm}", target=self.target)])

    def _bare(self, value: float) -> str:
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
    if lane.kind is LaneKind.PACE:
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


_STEPS: Final = (0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0, 20.0, 50.0, 100.0)
_MINUTE_STEPS: Final = (1.0, 2.0, 5.0, 10.0, 15.0, 30.0, 60.0, 120.0, 240.0)


def ticks_along(end: float, along: Along, most: int) -> list[tuple[float, str]]:
    """Return at most about so many places from nought to the end, each with its words."""
    steps = _STEPS if along is Along.DISTANCE else _MINUTE_STEPS
    step = next((step for step in steps if end / step <= max(most, 1)), steps[-1])
    places = [step * n for n in range(int(end / step + 1e-9) + 1)]
    return [(place, told_along(place, along, 1 if step < 1 else 0)) for place in places]


def told_along(place: float, along: Along, decimals: int = 1) -> str:
    """Return a place in words: ``6.3 km`` or ``31 min``."""
    if along is Along.TIME:
        return formats.minutes_as_hours(place)
    unit = formats.unit_word("km")
    return tr("{distance} {unit}", distance=formats.number(place, decimals), unit=unit)
