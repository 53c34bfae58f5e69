"""What is drawn of a run: its curves, and how long it was run at which cadence."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Numbers = NDArray[np.float64]


class LaneKind(StrEnum):
    """What a lane of a run shows."""

    CADENCE = "cadence"
    PACE = "pace"
    SPEED = "speed"
    HEART_RATE = "heart_rate"
    HEIGHT = "height"


class RunLane(Struct, frozen=True, eq=False):
    """One curve: spm, seconds a kilometre, km/h, bpm or metres; NaN where nothing was recorded.

    Most of the values lie between ``low`` and ``high``.
    """

    kind: LaneKind
    values: Numbers
    low: float
    high: float


class RunCurves(Struct, frozen=True, eq=False):
    """The lanes of a run over its ``minutes`` from its first sample, and its ``km``.

    Both rise; ``km`` is None where no distances were recorded. Between two samples further apart
    than a pause takes stands one without values.
    """

    minutes: Numbers
    km: Numbers | None
    lanes: tuple[RunLane, ...]


class CadenceBar(Struct, frozen=True):
    """How long was run at a cadence: spm in the middle of the bar, its share of all the time."""

    spm: float
    share: float
    on_target: bool
