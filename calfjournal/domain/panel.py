"""What a chart shows, as plain frozen values: traces with their gaps, bands, rows, one sentence.

Nothing is interpolated: a day without a value is None, and a line breaks there.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from msgspec import Struct

from calfjournal.domain.checkin import Moment
from calfjournal.domain.exercise import Side
from calfjournal.domain.message import Message, Words
from calfjournal.domain.program import SessionKind


class Meaning(StrEnum):
    """What the values of a trace are, which decides how they are drawn."""

    TEST = "test"
    MORNING = "morning"
    DAY = "day"
    """Single days behind their mean."""
    MEAN = "mean"
    RUN = "run"
    """A figure of each run."""
    FELT = "felt"
    PLANNED = "planned"
    """The effort of sessions as it was planned."""
    RUN_FELT = "run_felt"
    CALF = "calf"
    """The load of sessions, in a stack of bars."""
    RUNNING = "running"


class Trace(Struct, frozen=True):
    """One line or stack of bars: a value per day, None where there is none.

    ``days`` rise; several values of one day (two runs) stand beside each other.
    """

    label: Words
    days: tuple[date, ...]
    values: tuple[float | None, ...]
    unit: str = ""
    side: Side | None = None
    decimals: int = 1
    counts: tuple[int, ...] = ()
    """For means: how many values stand behind each, of ``window`` days; () otherwise."""
    window: int = 0
    meaning: Meaning = Meaning.TEST

    @property
    def known(self) -> int:
        """How many values there are."""
        return sum(value is not None for value in self.values)

    @property
    def last(self) -> tuple[date, float] | None:
        """The newest value with its day, None without any."""
        pairs = zip(reversed(self.days), reversed(self.values), strict=True)
        return next(((day, value) for day, value in pairs if value is not None), None)


class BandKind(StrEnum):
    """What a ribbon lies around."""

    USUAL = "usual"
    """The own baseline, which is drawn and told too."""
    SPREAD = "spread"
    """The values of the chart."""


class Band(Struct, frozen=True):
    """A ribbon, such as a baseline with its usual spread; None where there is none yet."""

    kind: BandKind
    days: tuple[date, ...]
    low: tuple[float | None, ...]
    middle: tuple[float | None, ...]
    high: tuple[float | None, ...]


class UsualRange(Struct, frozen=True, gc=False):
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
    label: Words
    edge: bool = False
    """True: the upper edge of a range of values, which the label names."""


class ChartAnswer(Struct, frozen=True, gc=False):
    """A tendon's answer drawn on its day and tied to the session that caused it."""

    day: date
    session_id: int
    session_day: date
    session_title: Words
    moment: Moment
    side: Side
    pain: int


class Event(Struct, frozen=True, gc=False):
    """Something that happened on a day: a session done (``kind``), a new source, a gap."""

    day: date
    text: Words
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


Cell = date | float | Words | None
"""A value of a table; None = not known."""


class PanelColumn(Struct, frozen=True):
    """A column of the table behind a chart."""

    title: Words
    form: str = ""
    """How its numbers are written, a format of ``messages.places``."""
    told: str = ""
    """The key of the sentence in which a day tells its value; "" = it does not."""
    words: bool = False
    """True when it holds words."""


class Panel(Struct, frozen=True):
    """Everything one chart shows, and the same as a table and as one sentence."""

    key: str
    title: Words
    unit: str
    traces: tuple[Trace, ...]
    """From the bottom up."""
    summary: Words
    """One sentence that says what the chart shows, with how many values it stands on."""
    stacked: bool = False
    """True: the traces are bars on top of each other, a week each (days are Mondays)."""
    bands: tuple[Band, ...] = ()
    noise: tuple[NoiseBand, ...] = ()
    levels: tuple[Level, ...] = ()
    answers: tuple[ChartAnswer, ...] = ()
    events: tuple[Event, ...] = ()
    """Marked at the foot of the chart and told on their day."""
    chip: Words = ""
    """The one thing to know, in few words; "" = nothing stands out."""
    tone: ChipTone = ChipTone.PLAIN
    """Of the chip."""
    collecting: tuple[int, int] | None = None
    """How many values there are of those that the usual range needs, while it is not known."""
    axis: Axis = Axis()
    caption: Words = ""
    """What is measured and how it is drawn, "" = its unit."""
    empty: Words = Message("progress.nothing_yet")
    """Said while there is nothing to draw, with the way to ``origin``."""
    origin: Origin | None = None
    columns: tuple[PanelColumn, ...] = ()
    """The first one holds days."""
    rows: tuple[tuple[Cell, ...], ...] = ()
    """The table behind the chart, newest first."""

    @property
    def is_empty(self) -> bool:
        """True when there is nothing to draw."""
        return not any(trace.known for trace in self.traces)
