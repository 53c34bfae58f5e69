"""What a chart draws: plain frozen descriptions, without colours and without Qt.

x values are ordinal days (``date.toordinal()``), so no time zone is involved. NaN in y is a gap:
lines break there and nothing is drawn.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum, auto

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
FLARE = "flare"
FUTURE = "future"


class Shape(Enum):
    """The shape of marks, so that no meaning hangs on colour alone."""

    DOT = auto()
    SQUARE = auto()
    DIAMOND = auto()
    DASH = auto()


@dataclass(frozen=True)
class LineMark:
    """A line with optional marks; ``role`` names its colour in the theme.

    ``dashed`` and ``open_marks`` are the signs of the right leg. ``counts`` say for means how many
    values of ``window`` days stand behind each. ``least_px`` hides the line while a day has fewer
    pixels. A line without label is not told in the read-out; one that ``opens`` has a run a point.
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
    shape: Shape = Shape.DOT
    unit: str = ""
    decimals: int = 1
    width: float = 1.6
    counts: tuple[int, ...] = ()
    window: int = 0
    least_px: float = 0.0
    opens: bool = False


@dataclass(frozen=True)
class Ribbon:
    """A band between two series, e.g. a baseline and its usual spread.

    ``apart`` are values that do not hang together, such as runs: a whisker each.
    """

    x: Numbers
    low: Numbers
    high: Numbers
    role: str = MUTED
    apart: bool = False


@dataclass(frozen=True)
class Bars:
    """Stacked bars; ``stacks`` from the bottom up, each (role, label, heights).

    NaN is a height that is not known: nothing is drawn, and the read-out shows a dash.
    """

    x: Numbers
    width: float
    stacks: tuple[tuple[str, str, Numbers], ...]

    @property
    def tops(self) -> Numbers:
        """Height of each whole bar."""
        return np.sum([np.nan_to_num(heights) for _, _, heights in self.stacks], axis=0)


@dataclass(frozen=True)
class LevelMark:
    """A horizontal line with a label, such as a target.

    With ``fitted`` False the axis does not stretch to show it.
    """

    y: float
    label: str
    role: str = ACCENT
    fitted: bool = True


@dataclass(frozen=True)
class Noise:
    """A bracket around the first value, of a ``day``: changes inside it are no real change.

    ``label`` are its words, of one bracket of several at most.
    """

    low: float
    high: float
    day: float
    role: str = MUTED
    dashed: bool = False
    label: str = ""


@dataclass(frozen=True)
class Span:
    """A stretch of days: a phase in the strip above the data, or a band behind them.

    ``start`` and ``end`` are ordinals; the last day belongs to the span. ``glyph`` is its sign.
    """

    start: int
    end: int
    role: str
    label: str = ""
    glyph: str = ""

    @property
    def is_band(self) -> bool:
        """True for flares and for days to come: they lie behind the data."""
        return self.role in (FLARE, FUTURE)

    def holds(self, day: int) -> bool:
        """True on the days of a phase or a flare; days to come hold nothing."""
        return self.role != FUTURE and self.start <= day <= self.end


@dataclass(frozen=True)
class SignMark:
    """A small sign on a day: at the foot of the plot (what was done), else at its top."""

    day: float
    role: str
    glyph: str
    foot: bool = True
    line: bool = False
    """True draws a thin line from top to bottom through the day."""


@dataclass(frozen=True)
class Ties:
    """Thin lines from a sign at the foot of one day up to a value on a later day.

    ``ends`` rise; hidden while a day has fewer than ``least_px`` pixels.
    """

    starts: Numbers
    ends: Numbers
    values: Numbers
    least_px: float = 4.0


@dataclass(frozen=True)
class Picture:
    """Everything one panel shows."""

    lines: tuple[LineMark, ...] = ()
    ribbons: tuple[Ribbon, ...] = ()
    bars: Bars | None = None
    levels: tuple[LevelMark, ...] = ()
    noise: tuple[Noise, ...] = ()
    signs: tuple[SignMark, ...] = ()
    ties: Ties | None = None
    y_range: tuple[float, float] | None = None
    """Fixed range of the y axis; None fits the data."""
    y_floor: float | None = None
    """The y axis never starts above this, e.g. 0 for bars and pain."""
    least_span: float = 0.0
    """The y axis never shows less than this, so that noise does not look like a change."""
    whole_ticks: bool = field(default=False)
    """True for counts and 0-10 scales."""
    ticks: tuple[float, ...] = ()
    """Of a scale with fixed ends; () = round values."""

    @property
    def days(self) -> Numbers:
        """Every x that carries a value, sorted, each once."""
        parts = [line.x[np.isfinite(line.y)] for line in self.lines if line.label]
        if self.bars is not None:
            parts.append(self.bars.x)
        if not parts:
            return np.empty(0)
        return np.unique(np.concatenate(parts))

    @property
    def is_empty(self) -> bool:
        """True when there is no value to show."""
        if any(np.isfinite(line.y).any() for line in self.lines):
            return False
        return self.bars is None or not self.bars.tops.any()

    def extent(self, first: float = -np.inf, last: float = np.inf) -> tuple[float, float] | None:
        """Lowest and highest y worth showing between two days, None when there is nothing."""
        data = [values for values in self._between(first, last) if values.size]
        if not data:
            return None
        data.append(np.array([level.y for level in self.levels if level.fitted]))
        # A gain is told against the first value: it is seen from there.
        data += [np.array([noise.low, noise.high]) for noise in self.noise]
        joined = np.concatenate(data)
        return float(joined.min()), float(joined.max())

    def _between(self, first: float, last: float) -> Iterator[Numbers]:
        for line in self.lines:
            yield _known(line.x, line.y, first, last)
        for ribbon in self.ribbons:
            yield _known(ribbon.x, ribbon.low, first, last)
            yield _known(ribbon.x, ribbon.high, first, last)
        if self.bars is not None:
            tops = _known(self.bars.x, self.bars.tops, first, last)
            yield np.append(tops, 0.0) if tops.size else tops


def _known(x: Numbers, y: Numbers, first: float, last: float) -> Numbers:
    picked: Numbers = y[(x >= first) & (x <= last) & np.isfinite(y)]
    return picked
