"""Turns the panels of the journal into charts: which mark, colour and dash each value wears."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import numpy as np

from calfjournal.domain.checkin import Flare, Moment
from calfjournal.domain.exercise import Side
from calfjournal.domain.looks import KIND_LOOKS, PHASE_KIND_LOOKS, PLAIN, Glyph, Look
from calfjournal.domain.panel import BandKind, ChartAnswer, ChipTone, Event, Meaning, Panel, Trace
from calfjournal.domain.plan import Phase
from calfjournal.messages import in_words, tr
from ui.charts import words
from ui.charts.chart import WEEK_MIDDLE, Chart
from ui.charts.examples import EXAMPLES
from ui.charts.marks import (
    ACCENT,
    FLARE,
    FUTURE,
    HOLD,
    LEFT,
    MUTED,
    RIGHT,
    RUN,
    Bars,
    LevelMark,
    LineMark,
    Noise,
    Numbers,
    Picture,
    Ribbon,
    Shape,
    SignMark,
    Span,
    Ties,
)
from ui.charts.notes import DayNotes
from ui.charts.read_units import as_read

BAR_DAYS = 5.6
LAST_WEEKDAY = 6
MARK_ROOM, SIGN_ROOM = 0.4, 1.6
"""Room beyond a scale, in its unit."""
STACK_ROLES = {Meaning.RUNNING: RUN, Meaning.CALF: ACCENT}
STYLES: Mapping[Meaning, Mapping[str, Any]] = {
    Meaning.MORNING: {"marks": False},
    Meaning.DAY: {"role": MUTED, "line": False, "mark_size": 5},
    Meaning.MEAN: {"marks": False, "width": 2.0},
    Meaning.RUN: {"line": False, "mark_size": 5, "opens": True},
    Meaning.FELT: {"line": False, "mark_size": 8},
    Meaning.PLANNED: {"role": MUTED, "shape": Shape.DASH, "line": False, "mark_size": 8},
    Meaning.RUN_FELT: {
        "role": RUN,
        "shape": Shape.SQUARE,
        "line": False,
        "open_marks": True,
        "mark_size": 8,
    },
}
"""How the line of a meaning differs from others."""

BAND_ROLES = {BandKind.USUAL: MUTED, BandKind.SPREAD: ACCENT}
SIDE_ROLES = {Side.LEFT: LEFT, Side.RIGHT: RIGHT}
TONE_LOOKS = {
    ChipTone.GAIN: Look("go_on", Glyph.RISING),
    ChipTone.CARE: Look("hold", Glyph.BANG),
    ChipTone.PLAIN: PLAIN,
}
ANSWER_SHAPES = {Moment.H24: Shape.DOT, Moment.H48: Shape.DIAMOND}
ASIDE = {Side.LEFT: 0.3, Side.RIGHT: -0.3}
"""Points that the answers of a leg stand above or below their value, so that both are seen."""
SORE_PX, CALM_PX = 1.6, 4.0
"""Pixels a day from which on answers with and without pain are drawn."""


def chart_of(panel: Panel, today: date | None = None) -> Chart:
    """Return the chart of a panel, what is drawn of it in the units that are read.

    ``today`` lies in a week that is not over: its bar is told as such.
    """
    return Chart(
        title=in_words(panel.title),
        unit=words.caption(panel),
        picture=_picture(as_read(panel)),
        summary=in_words(panel.summary),
        chip=(in_words(panel.chip), TONE_LOOKS[panel.tone]) if panel.chip else None,
        notes=DayNotes(panel, WEEK_MIDDLE if panel.stacked else 0),
        columns=panel.columns,
        rows=panel.rows,
        empty=in_words(panel.empty),
        way_on=words.way_on(panel.origin) if panel.origin else None,
        collecting=panel.collecting,
        example=EXAMPLES.get(panel.key),
        weekly=panel.stacked,
        so_far=_week_of(today) if panel.stacked and today else None,
    )


def _week_of(today: date) -> int | None:
    """Where the bar of a week stands that is not over."""
    over = today.weekday() == LAST_WEEKDAY
    return None if over else today.toordinal() - today.weekday() + WEEK_MIDDLE


# ---------------------------------------------------------------------- pictures


def _picture(panel: Panel) -> Picture:
    return Picture(
        lines=() if panel.stacked else tuple(_lines(panel)),
        ribbons=tuple(
            Ribbon(
                _ordinals(b.days),
                _numbers(b.low),
                _numbers(b.high),
                BAND_ROLES[b.kind],
                apart=b.kind is BandKind.SPREAD,
            )
            for b in panel.bands
        ),
        bars=_bars(panel.traces) if panel.stacked else None,
        levels=tuple(_levels(panel)),
        noise=tuple(_noise(panel)),
        signs=tuple(_sign(panel, event) for event in panel.events),
        ties=_ties(panel),
        y_range=_range(panel),
        least_span=panel.axis.least_span,
        y_floor=0.0 if panel.axis.from_zero else None,
        whole_ticks=panel.axis.whole,
        ticks=_ticks(panel),
    )


def _ticks(panel: Panel) -> tuple[float, ...]:
    """Ends and middle of a scale with fixed ends."""
    if panel.axis.scale is None:
        return ()
    low, high = panel.axis.scale
    return (low, (low + high) / 2, high)


def _noise(panel: Panel) -> Iterator[Noise]:
    for number, band in enumerate(panel.noise):
        yield Noise(
            band.value - band.noise,
            band.value + band.noise,
            band.day.toordinal(),
            SIDE_ROLES.get(band.side, MUTED) if band.side else MUTED,
            dashed=band.side is Side.RIGHT,
            label="" if number else words.first_test(panel),
        )


def _range(panel: Panel) -> tuple[float, float] | None:
    """The whole scale, with room for marks at its ends and for the signs of sessions below."""
    if panel.axis.scale is None:
        return None
    low, high = panel.axis.scale
    return low - (SIGN_ROOM if panel.events else MARK_ROOM), high + MARK_ROOM


def _levels(panel: Panel) -> Iterator[LevelMark]:
    for number, level in enumerate(panel.levels):
        label = in_words(level.label)
        if level.edge:
            yield LevelMark(level.value, label, MUTED, fitted=number == 0)
        else:
            yield LevelMark(level.value, label)


def _sign(panel: Panel, event: Event) -> SignMark:
    day = float(event.day.toordinal())
    if event.kind is not None:
        return SignMark(day, event.kind.value, KIND_LOOKS[event.kind].glyph.value)
    if panel.stacked:
        return SignMark(day + WEEK_MIDDLE, HOLD, Glyph.BANG.value, foot=False)
    return SignMark(day, MUTED, Glyph.ARROW.value, foot=False, line=True)


def _lines(panel: Panel) -> Iterator[LineMark]:
    """The lines from the bottom up: what matters most is drawn last."""
    yield from _usual_lines(panel)
    yield from map(_styled, panel.traces)
    yield from _answer_lines(panel)


def _styled(trace: Trace) -> LineMark:
    line = replace(_line(trace), **STYLES.get(trace.meaning, {}))
    if trace.side is None:
        return line
    right = trace.side is Side.RIGHT
    return replace(line, role=SIDE_ROLES[trace.side], dashed=right, open_marks=right)


def _usual_lines(panel: Panel) -> Iterator[LineMark]:
    """The middle of the usual range, so that the read-out tells the baseline."""
    for band in panel.bands:
        if band.kind is not BandKind.USUAL:
            continue
        yield LineMark(
            _ordinals(band.days),
            _numbers(band.middle),
            MUTED,
            tr("Baseline"),
            dashed=True,
            marks=False,
            width=1.0,
            unit=panel.unit,
        )


def _line(trace: Trace) -> LineMark:
    return LineMark(
        _ordinals(trace.days),
        _numbers(trace.values),
        ACCENT,
        in_words(trace.label),
        unit=trace.unit,
        decimals=trace.decimals,
        counts=trace.counts,
        window=trace.window,
    )


def _bars(traces: Sequence[Trace]) -> Bars:
    middle = _ordinals(traces[0].days) + WEEK_MIDDLE
    stacks = tuple(
        (STACK_ROLES[trace.meaning], in_words(trace.label), _numbers(trace.values))
        for trace in traces
    )
    return Bars(middle, BAR_DAYS, stacks)


def _answer_lines(panel: Panel) -> Iterator[LineMark]:
    """The answers of each side as marks; which session they answer is told by ties and notes."""
    for moment, shape in ANSWER_SHAPES.items():
        for side, role in SIDE_ROLES.items():
            mine = [a for a in panel.answers if a.side is side and a.moment is moment]
            calm, sore = ([a for a in mine if bool(a.pain) is told] for told in (False, True))
            for answers, least_px in ((calm, CALM_PX), (sore, SORE_PX)):
                if answers:
                    yield LineMark(
                        _ordinals([answer.day for answer in answers]),
                        _numbers([_height(answer) for answer in answers]),
                        role,
                        "",
                        line=False,
                        open_marks=True,
                        mark_size=8 if shape is Shape.DIAMOND else 7,
                        shape=shape,
                        least_px=least_px,
                    )


def _height(answer: ChartAnswer) -> float:
    return answer.pain + ASIDE[answer.side]


def _ties(panel: Panel) -> Ties | None:
    if not panel.answers:
        return None
    sessions = _ordinals([answer.session_day for answer in panel.answers])
    days = _ordinals([answer.day for answer in panel.answers])
    return Ties(sessions, days, _numbers(list(map(_height, panel.answers))))


def _ordinals(days: Sequence[date]) -> Numbers:
    return np.array(list(map(date.toordinal, days)), dtype=float)


def _numbers(values: Sequence[float | None]) -> Numbers:
    return np.array([np.nan if value is None else value for value in values], dtype=float)


# ---------------------------------------------------------------------- background


def spans_of(phases: Sequence[Phase], flares: Sequence[Flare], today: date) -> tuple[Span, ...]:
    """Return what lies around a chart: phases in the colour of their kind, and flares."""
    strip = [
        Span(
            p.start.toordinal(),
            p.end.toordinal(),
            PHASE_KIND_LOOKS[p.kind].colour,
            in_words(p.title),
            PHASE_KIND_LOOKS[p.kind].glyph,
        )
        for p in phases
    ]
    flared = [
        Span(
            f.start.toordinal(),
            (f.end or today).toordinal(),
            FLARE,
            tr("Flare, {side:side}", side=f.side),
            Glyph.BANG,
        )
        for f in flares
    ]
    return (*strip, *flared)


def to_come(until: date, last: date) -> tuple[Span, ...]:
    """Return the days of the axis that nobody has lived yet."""
    if last <= until:
        return ()
    return (Span(until.toordinal() + 1, last.toordinal(), FUTURE, tr("to come")),)
