"""Axes: days along the bottom in the language of the words, calm numbers up the side."""

from __future__ import annotations

from datetime import date, timedelta

import pyqtgraph as pg
from PySide6.QtGui import QPainter, QPicture
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from calfjournal.messages import formats, tr
from calfjournal.messages.language import language
from ui.theme.fonts import scale

DAY, WEEK, MONTH, QUARTER, YEAR = 1.0, 7.0, 30.0, 91.0, 365.0
LABEL_PX = 84
"""Room a date label wants, so that neighbours never touch."""
TIGHT_PX, LEAST_LABELS = 44, 3
"""Room it takes where there would be fewer than so many."""
EDGE_PX = 30
"""Pixels from the left edge from which on a label is whole."""


class DaySheet:
    """The days of plots below each other: one of them draws ticks and words, all show them."""

    def __init__(self) -> None:
        self._drawn_for: object = None
        self._drawn: QPicture | None = None

    def drawn_for(self, key: object) -> QPicture | None:
        """Return what was drawn last, if that was for the same key."""
        return self._drawn if self._drawn_for == key else None

    def keep(self, key: object, drawn: QPicture | None) -> None:
        """Keep what was drawn for a key, for the next plot."""
        self._drawn_for, self._drawn = key, drawn


class DayAxis(pg.AxisItem):
    """Ticks on days, Mondays, months, quarters or years, whatever fits the width."""

    def __init__(self) -> None:
        super().__init__("bottom")
        self.picture: QPicture | None = None
        self.sheet = DaySheet()
        self.enableAutoSIPrefix(False)
        self.setStyle(tickLength=4, tickTextOffset=6, autoExpandTextSpace=False)
        self.setHeight(round(26 * scale()))

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """What another axis of the sheet has drawn for the same days, or else drawn here."""
        if self.picture is not None:
            super().paint(painter, option, widget)
            return
        key = self._drawn_of()
        self.picture = self.sheet.drawn_for(key)
        super().paint(painter, option, widget)
        self.sheet.keep(key, self.picture)

    def _drawn_of(self) -> tuple[object, ...]:
        """Everything that decides how the axis looks."""
        place = self.boundingRect(), self.mapRectFromParent(self.geometry())
        pens = self.pen(), self.tickPen(), self.textPen()
        return *self.range, *place, *pens, self.style["tickFont"], language()

    def tickValues(
        self, minVal: float, maxVal: float, size: float
    ) -> list[tuple[float, list[float]]]:
        """One level of ticks, spaced so that labels keep apart."""
        span, step, days = max(maxVal - minVal, 1), _STEPS[-1], list[date]()
        a_day = size / span
        for label in (LABEL_PX, TIGHT_PX):
            room = max(size / (label * scale()), 1)
            step = next((s for s in _STEPS if span / s <= room), _STEPS[-1])
            days = _ticks(_date(minVal), _date(maxVal), step)
            # A label that the edge would cut is not drawn: the year would be lost with it.
            while days and (days[0].toordinal() - minVal) * a_day < EDGE_PX * scale():
                days.pop(0)
            if len(days) >= LEAST_LABELS:
                break
        return [(step, [float(day.toordinal()) for day in days])]

    def tickStrings(self, values: list[float], scale: float, spacing: float) -> list[str]:
        """Day and month for short spans, months, or years; a new year is told once."""
        days = [_date(value) for value in values]
        return [_tick(day, spacing, first=at == 0) for at, day in enumerate(days)]


def _tick(day: date, spacing: float, *, first: bool) -> str:
    if spacing < MONTH:
        return formats.day_month(day)
    if spacing >= YEAR:
        return str(day.year)
    month = formats.short_month(day.month)
    whole = first or day.month == 1
    return tr("{month} {year}", month=month, year=str(day.year)) if whole else month


_STEPS = (DAY, 2 * DAY, WEEK, 2 * WEEK, 3 * WEEK, MONTH, 2 * MONTH, QUARTER, 2 * QUARTER, YEAR,
          2 * YEAR, 5 * YEAR, 10 * YEAR)  # fmt: skip


def _ticks(first: date, last: date, step: float) -> list[date]:
    if step < MONTH:
        days = int(step)
        # Weeks start on Mondays; counting from a fixed Monday keeps ticks still while panning.
        offset = (first.toordinal() - date(2001, 1, 1).toordinal()) % days
        start = first + timedelta((days - offset) % days)
        return [start + timedelta(n) for n in range(0, (last - start).days + 1, days)]
    months = round(step / MONTH) if step < YEAR else 12 * round(step / YEAR)
    number = first.year * 12 + first.month - 1
    number += -number % months
    found = []
    while (day := date(number // 12, number % 12 + 1, 1)) <= last:
        if day >= first:
            found.append(day)
        number += months
    return found


def _date(value: float) -> date:
    return date.fromordinal(min(max(int(value), 1), date.max.toordinal() - 400))


_VALUE_STEPS = tuple(m * 10.0**e for e in range(-2, 6) for m in (1, 2, 3, 5) if e > -1 or m != 3)
LEAST_TICKS, MOST_TICKS, TICK_PX = 3, 6, 34
"""How many values are labelled, and the room each wants where there are more than three."""


def _count(low: float, high: float, step: float) -> int:
    """How many multiples of a step lie between two values, both included."""
    first = -(-low // step) * step
    return int((high - first) / step + 1e-9) + 1


class ValueAxis(pg.AxisItem):
    """A narrow left axis with few ticks; ``whole`` keeps counts free of fractions."""

    WIDTH = 44

    def __init__(self) -> None:
        super().__init__("left")
        self.whole = False
        self.fixed: tuple[float, ...] = ()
        """The ticks of a scale with fixed ends; () = round values."""
        self.enableAutoSIPrefix(False)
        self.setStyle(tickLength=0, tickTextOffset=8, autoExpandTextSpace=False)
        self.setWidth(round(self.WIDTH * scale()))

    def tickValues(
        self, minVal: float, maxVal: float, size: float
    ) -> list[tuple[float, list[float]]]:
        """Three to six round values, the same for labels and lines (``ticks``)."""
        if maxVal <= minVal:
            return []
        if len(self.fixed) > 1:
            return [(self.fixed[1] - self.fixed[0], list(self.fixed))]
        most = min(max(self.size().height() / (TICK_PX * scale()), LEAST_TICKS), MOST_TICKS)
        steps = [step for step in _VALUE_STEPS if step >= 1 or not self.whole]
        fine = next((s for s in steps if (maxVal - minVal) / s <= most), steps[-1])
        few = (s for s in reversed(steps) if s <= fine and _count(minVal, maxVal, s) >= LEAST_TICKS)
        step = next(few, steps[0])
        first = -(-minVal // step) * step
        return [(step, [round(first + n * step, 6) for n in range(_count(minVal, maxVal, step))])]

    @property
    def ticks(self) -> list[float]:
        """The values that are labelled now."""
        low, high = self.range
        levels = self.tickValues(low, high, self.size().height())
        return levels[0][1] if levels else []

    def tickStrings(self, values: list[float], scale: float, spacing: float) -> list[str]:
        """Numbers in the user's notation with no more decimals than the step needs."""
        decimals = 0 if spacing >= 1 else 1 if spacing >= 0.1 else 2
        return [formats.grouped(float(value), decimals) for value in values]
