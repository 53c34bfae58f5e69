"""What charts look like once there are values: invented, by the key of their panel.

A picture of the future and no data: ``ghost.py`` draws it pale and dashed, and nobody reads it out.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import Enum, auto
from types import MappingProxyType
from typing import Final

from msgspec import Struct

from ui.charts.marks import ACCENT, LEFT, MUTED, RIGHT, RUN

Values = tuple[float, ...]


class Drawn(Enum):
    """How values are drawn."""

    LINE = auto()
    MARKED_LINE = auto()
    DOTS = auto()
    DASHES = auto()


class ExampleLine(Struct, frozen=True):
    """Values at equal distances, in a colour of ``marks``; ``open_marks`` are the right leg's."""

    role: str
    values: Values
    drawn: Drawn = Drawn.MARKED_LINE
    open_marks: bool = False


class ExampleChart(Struct, frozen=True):
    """A scale with its labels, from the bottom up, and what is drawn on it.

    ``noise`` is that of brackets at the first values, ``spread`` that of whiskers around the
    values of the first line, ``usual`` a band of two values, ``bars`` are heights on each other.
    """

    ticks: Values
    lines: tuple[ExampleLine, ...] = ()
    noise: float | None = None
    spread: Values = ()
    usual: tuple[float, float] | None = None
    level: float | None = None
    bars: tuple[tuple[str, Values], ...] = ()
    unit: str = ""


def _legs(left: Values, right: Values) -> tuple[ExampleLine, ...]:
    return ExampleLine(LEFT, left), ExampleLine(RIGHT, right, open_marks=True)


def _means(values: Sequence[float], days: int) -> Values:
    """The mean of each value and those before it."""
    parts = (values[max(at - days + 1, 0) : at + 1] for at in range(len(values)))
    return tuple(sum(part) / len(part) for part in parts)


_HEART: Final = (
    49.0, 51, 50, 52, 49, 48, 50, 51, 53, 50, 49, 51, 50, 48, 49, 50, 52, 51, 49, 50, 48, 49, 51,
    50, 49, 47, 50, 51, 49, 48, 50, 49, 51, 50, 48, 49,
)  # fmt: skip
_NIGHTS: Final = (
    7.2, 6.8, 7.6, 7.0, 8.1, 8.4, 6.9, 7.1, 7.4, 6.6, 7.3, 8.0, 8.2, 7.0, 7.5, 7.2, 6.7, 7.4, 8.3,
    8.1, 7.2, 7.0, 7.6, 7.3, 7.9, 8.2, 7.1, 7.4, 7.0, 7.7,
)  # fmt: skip
_MORNINGS: Final = (0.0, 1, 0, 0, 2, 1, 0, 1, 0, 0, 3, 2, 1, 0, 0, 1, 0, 0, 2, 1, 0, 0, 1, 0)
_OTHER_MORNINGS: Final = (0.0, 0, 0, 1, 1, 0, 0, 0, 0, 1, 1, 0, 0, 0, 0, 0, 1, 0, 1, 0, 0, 0, 0, 0)

EXAMPLES: Final[Mapping[str, ExampleChart]] = MappingProxyType(
    {
        "knee_to_wall": ExampleChart(
            (6, 9, 12),
            _legs((9.5, 10, 10.5, 11, 12, 12), (8.5, 8.5, 9.5, 10.5, 11, 11.5)),
            noise=1.9,
            unit="cm",
        ),
        "heel_raises": ExampleChart(
            (0, 15, 30), _legs((16, 19, 20, 24, 26, 28), (11, 14, 15, 20, 23, 26)), noise=6
        ),
        "weekly_load": ExampleChart(
            (0, 600, 1200),
            bars=(
                (RUN, (520, 560, 600, 420, 610, 640, 660, 450, 680, 700, 720, 500)),
                (ACCENT, (260, 280, 300, 200, 310, 330, 330, 220, 350, 360, 380, 250)),
            ),
        ),
        "cadence": ExampleChart(
            (155, 165, 175),
            (
                ExampleLine(
                    ACCENT,
                    (
                        160,
                        161,
                        159,
                        162,
                        163,
                        161,
                        164,
                        163,
                        165,
                        164,
                        166,
                        165,
                        167,
                        166,
                        168,
                        167,
                    ),
                    Drawn.DOTS,
                ),
            ),
            spread=(4, 5, 4, 5, 4, 3, 4, 4, 3, 4, 3, 4, 3, 3, 3, 3),
            level=169,
        ),
        "steadiness": ExampleChart(
            (0, 2, 4),
            (
                ExampleLine(
                    ACCENT,
                    (3.6, 3.2, 3.5, 3.1, 3, 3.3, 2.8, 2.9, 2.6, 2.8, 2.4, 2.5, 2.2, 2.4, 2, 2.1),
                    Drawn.DOTS,
                ),
            ),
            level=2.5,
        ),
        "resting_hr": ExampleChart(
            (45, 50, 55),
            (
                ExampleLine(MUTED, _HEART, Drawn.DOTS),
                ExampleLine(ACCENT, _means(_HEART, 7), Drawn.LINE),
            ),
            usual=(47.2, 52.4),
        ),
        "sleep": ExampleChart(
            (6, 7, 8),
            (
                ExampleLine(MUTED, _NIGHTS, Drawn.DOTS),
                ExampleLine(ACCENT, _means(_NIGHTS, 14), Drawn.LINE),
            ),
            level=7.5,
        ),
        "efforts": ExampleChart(
            (0, 5, 10),
            (
                ExampleLine(MUTED, (4, 6, 5, 4, 6, 5, 4, 7, 5, 4, 7, 6), Drawn.DASHES),
                ExampleLine(ACCENT, (4, 7, 5, 3, 6, 6, 4, 7, 5, 5, 6, 6), Drawn.DOTS),
            ),
        ),
        "tendon_pain": ExampleChart(
            (0, 5, 10),
            (
                ExampleLine(LEFT, _MORNINGS, Drawn.LINE),
                ExampleLine(RIGHT, _OTHER_MORNINGS, Drawn.LINE, open_marks=True),
            ),
        ),
    }
)
