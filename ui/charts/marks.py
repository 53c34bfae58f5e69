"""What a chart draws: plain frozen descriptions, without colours and without Qt.

x values are ordinal days (``date.toordinal()``), so no time zone is involved. NaN in y is a gap:
lines break there and nothing is drawn.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]

MOBILITY = "mobility"
STRENGTH = "strength"
PLYOMETRIC = "plyometric"
RETEST = "retest"
LEFT = "left"
RIGHT = "right"
ACCENT = "accent"
RUN = "run"
MUTED = "muted"
HOLD = "hold"
BACK = "back"


@dataclass(frozen=True)
class Line:
    """A line with optional marks; ``role`` names its colour in the theme.

    ``dashed`` and ``open_marks`` are the signs of the right leg, so that no meaning hangs on
    colour alone.
    """

    x: Numbers
    y: Numbers
    role: str
    label: str
    dashed: bool = False
    marks: bool = True
    open_marks: bool = False
    line: bool = True
    mark_size: int = 7
    unit: str = ""
    decimals: int = 1


@dataclass(frozen=True)
class Ribbon:
    """A band between two series, e.g. a baseline and its usual spread."""

    x: Numbers
    low: Numbers
    high: Numbers
    role: str = MUTED
    label: str = ""


@dataclass(frozen=True)
class Bars:
    """Stacked bars; ``stacks`` from the bottom up, each (role, label, heights)."""

    x: Numbers
    width: float
    stacks: tuple[tuple[str, str, Numbers], ...]


@dataclass(frozen=True)
class Level:
    """A horizontal line with a label, such as a target."""

    y: float
    label: str
    role: str = ACCENT


@dataclass(frozen=True)
class Noise:
    """A horizontal band: changes inside it are no real change."""

    low: float
    high: float
    label: str = ""


@dataclass(frozen=True)
class Span:
    """A stretch of days behind the data: a phase (tint of its kind) or a flare.

    ``start`` and ``end`` are ordinals; the last day belongs to the span.
    """

    start: int
    end: int
    role: str
    label: str = ""


@dataclass(frozen=True)
class Picture:
    """Everything one panel shows."""

    lines: tuple[Line, ...] = ()
    ribbons: tuple[Ribbon, ...] = ()
    bars: Bars | None = None
    levels: tuple[Level, ...] = ()
    noise: tuple[Noise, ...] = ()
    y_range: tuple[float, float] | None = None
    """Fixed range of the y axis; None fits the data."""
    y_floor: float | None = None
    """The y axis never starts above this, e.g. 0 for bars and pain."""
    whole_ticks: bool = field(default=False)
    """True for counts and 0-10 scales."""

    @property
    def days(self) -> Numbers:
        """Every x that carries a value, sorted, each once."""
        parts = [line.x[np.isfinite(line.y)] for line in self.lines]
        if self.bars is not None:
            parts.append(self.bars.x)
        if not parts:
            return np.empty(0)
        return np.unique(np.concatenate(parts))

    @property
    def is_empty(self) -> bool:
        """True when there is no value to show."""
        return self.days.size == 0

    def extent(self, first: float, last: float) -> tuple[float, float] | None:
        """Lowest and highest y worth showing between two days, None when there is nothing."""
        values = [_between(line.x, line.y, first, last) for line in self.lines]
        for ribbon in self.ribbons:
            values.append(_between(ribbon.x, ribbon.low, first, last))
            values.append(_between(ribbon.x, ribbon.high, first, last))
        if self.bars is not None:
            tops = sum((heights for _, _, heights in self.bars.stacks), np.zeros_like(self.bars.x))
            values += [_between(self.bars.x, tops, first, last), np.zeros(1)]
        joined = np.concatenate(values) if values else np.empty(0)
        if joined.size == 0:
            return None
        levels = [level.y for level in self.levels]
        return min([float(joined.min()), *levels]), max([float(joined.max()), *levels])


def _between(x: Numbers, y: Numbers, first: float, last: float) -> Numbers:
    return y[(x >= first) & (x <= last) & np.isfinite(y)]
