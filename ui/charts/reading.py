"""What a picture says on a day: the lines of the read-out."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from calfjournal.messages import formats, tr
from ui.charts.marks import LEFT, RIGHT, Bars, LineMark, Numbers, Picture, Shape
from ui.charts.readout import ReadOutLine


def nearest_day(days: Numbers, day: int | None) -> int | None:
    """The day with a value nearest to a day; the newest when no day is given."""
    if days.size == 0:
        return None
    if day is None:
        return int(days[-1])
    at = int(np.searchsorted(days, day))
    near = days[max(at - 1, 0) : at + 1]
    return int(near[int(np.argmin(np.abs(near - day)))])


def lines_on(picture: Picture, day: int) -> Iterator[ReadOutLine]:
    """Yield what lines and bars say on a day, each with its mark."""
    for line in picture.lines:
        if line.label:
            yield from _line_on(line, day)
    if picture.bars is not None:
        yield from _bars_on(picture.bars, day)


def _line_on(line: LineMark, day: int) -> Iterator[ReadOutLine]:
    start, stop = np.searchsorted(line.x, (day - 0.5, day + 0.5))
    for at in range(start, stop):
        value = float(line.y[at])
        if np.isfinite(value):
            bare = not line.marks and line.role not in (LEFT, RIGHT)
            shape = Shape.DASH if bare else line.shape
            yield ReadOutLine(_words(line, at, value), line.role, shape, line.open_marks)


def _words(line: LineMark, at: int, value: float) -> str:
    told = written(value, line.unit, line.decimals)
    if not line.counts:
        return tr("{what} {value}", what=line.label, value=told)
    return tr(
        "{what} {value} ({count} of {window:days})",
        what=line.label,
        value=told,
        count=line.counts[at],
        window=line.window,
    )


def _bars_on(bars: Bars, day: int) -> Iterator[ReadOutLine]:
    start, stop = np.searchsorted(bars.x, (day - 0.5, day + 0.5))
    for at in range(start, stop):
        for role, label, heights in reversed(bars.stacks):
            value = float(heights[at])
            told = written(value, "", 0) if np.isfinite(value) else tr("not known")
            words = tr("{what} {value}", what=label, value=told)
            yield ReadOutLine(words, role, Shape.SQUARE)


def written(value: float, unit: str, decimals: int) -> str:
    """A value in the user's notation with its unit; hours as a clock reads them."""
    if unit == "h":
        return formats.hours(value)
    return formats.grouped(value, decimals, unit)
