"""What a chart shows, as plain frozen values: traces with their gaps, bands, rows, one sentence.

Nothing is interpolated: a day without a value is None, and a line breaks there.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from msgspec import Struct

from calfjournal.domain.checkin import Moment
from calfjournal.domain.exercise import Side
from calfjournal.domain.program import SessionKind


class Work(StrEnum):
    """Whose load a stack of bars shows."""

    CALF = "calf"
    RUNNING = "running"


class Trace(Struct, frozen=True):
    """One line or stack of bars: a value per day, None where there is none.

    ``days`` rise; several values of one day (two runs) stand beside each other.
    """

    label: str
    days: tuple[date, ...]
    values: tuple[float | None, ...]
    unit: str = ""
    side: Side | None = None
    decimals: int = 1
    counts: tuple[int, ...] = ()
    """For means: how many values stand behind each, of ``window`` days; () otherwise."""
    window: int = 0
    work: Work | None = None

    @property
    def known(self) -> int:
        """How many values there are."""
        return sum(value is not None for value in self.values)

    @property
    def last(self) -> tuple[date, float] | None:
        """The newest value with its day, None without any."""
        pairs = zip(reversed(self.days), reversed(self.values), strict=True)
        return next(((day, value) for day, value in pairs if value is not None), None)


class Band(Struct, frozen=True):
    """A ribbon, such as a baseline with its usual spread; None where there is none yet."""

    label: str
    days: tuple[date, ...]
    low: tuple[float | None, ...]
    middle: tuple[float | None, ...]
    high: tuple[float | None, ...]


class UsualRange(Struct, frozen=True):
    """The baseline of one day: the mean and where a morning would count as high, in bpm."""

    day: date
    mean: float
    low: float
    high: float


class NoiseBand(Struct, frozen=True):
    """Values no further than ``noise`` from ``value``, measured on ``day``, are no real change."""

    value: float
    noise: float
    day: date
    side: Side | None = None


class Level(Struct, frozen=True):
    """A line across the chart: a target, a need, a reference."""

    value: float
    label: str


class ChartAnswer(Struct, frozen=True):
    """A tendon's answer drawn on its day and tied to the session that caused it."""

    day: date
    session_id: int
    session_day: date
    session_title: str
    moment: Moment
    side: Side
    pain: int


class Event(Struct, frozen=True):
    """Something that happened on a day: a session done (``kind``), a new source, a gap."""

    day: date
    text: str
    kind: SessionKind | None = None


class Origin(StrEnum):
    """Where people enter what a chart shows."""

    TESTS = "tests"
    CHECK_INS = "check_ins"
    DAYS = "days"
    """Sessions and runs, day by day."""


class Axis(Struct, frozen=True):
    """How the values of a chart are measured off, in its unit."""

    scale: tuple[float, float] | None = None
    """Lowest and highest value there can be, always shown; None = what the values need."""
    least_span: float = 0.0
    """What is shown at least, so that small changes look small."""
    from_zero: bool = False
    whole: bool = False
    """True when values are whole numbers."""


class ChipTone(StrEnum):
    """Whether the one thing to know is a gain, asks for care, or is neither."""

    GAIN = "gain"
    CARE = "care"
    PLAIN = "plain"


class Panel(Struct, frozen=True):
    """Everything one chart shows, and the same as a table and as one sentence."""

    key: str
    title: str
    unit: str
    traces: tuple[Trace, ...]
    summary: str
    """One sentence that says what the chart shows, with how many values it stands on."""
    stacked: bool = False
    """True: the traces are bars on top of each other, a week each (days are Mondays)."""
    bands: tuple[Band, ...] = ()
    noise: tuple[NoiseBand, ...] = ()
    levels: tuple[Level, ...] = ()
    answers: tuple[ChartAnswer, ...] = ()
    events: tuple[Event, ...] = ()
    """Marked at the foot of the chart and told on their day."""
    chip: str = ""
    """The one thing to know, in few words; "" = nothing stands out."""
    tone: ChipTone = ChipTone.PLAIN
    """Of the chip."""
    axis: Axis = Axis()
    caption: str = ""
    """What is measured and how it is drawn, "" = its unit."""
    empty: str = "Nothing recorded yet."
    """Said while there is nothing to draw, with the way to ``origin``."""
    origin: Origin | None = None
    columns: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    """The table behind the chart, newest first; a value that is not known is a dash."""
    told: tuple[str, ...] = ()
    """Columns whose values are told with a day."""
    words: tuple[str, ...] = ()
    """Columns that hold words; the first one holds days, all others numbers."""

    @property
    def is_empty(self) -> bool:
        """True when there is nothing to draw."""
        return not any(trace.known for trace in self.traces)

    def describe(self) -> str:
        """Return the chart as one sentence."""
        return self.summary
