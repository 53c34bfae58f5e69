"""Turns the panels of the journal into charts: which mark, colour and dash each value wears."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

import numpy as np

from calfjournal.domain.checkin import Flare, Moment
from calfjournal.domain.exercise import Side
from calfjournal.domain.looks import KIND_LOOKS, PHASE_KIND_LOOKS, PLAIN, Glyph, Look
from calfjournal.domain.panel import ChipTone, Event, Panel, Trace, Work
from calfjournal.domain.plan import Phase
from calfjournal.messages import in_words
from calfjournal.messages.formats import short_day
from ui.charts import words
from ui.charts.card import WEEK_MIDDLE, Chart
from ui.charts.marks import (
    ACCENT,
    FLARE,
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

BAR_DAYS = 5.6
MARK_ROOM, SIGN_ROOM = 0.4, 1.6
"""Room beyond a scale, in its unit."""
STACK_ROLES = {Work.RUNNING: RUN, Work.CALF: ACCENT}
SIDE_ROLES = {Side.LEFT: LEFT, Side.RIGHT: RIGHT}
TONE_LOOKS = {
    ChipTone.GAIN: Look("go_on", Glyph.RISING),
    ChipTone.CARE: Look("hold", Glyph.BANG),
    ChipTone.PLAIN: PLAIN,
}
ANSWER_SHAPES = {Moment.H24: Shape.DIAMOND, Moment.H48: Shape.SQUARE}


def chart_of(panel: Panel) -> Chart:
    """Return the chart of a panel."""
    return Chart(
        title=panel.title,
        unit=words.caption(panel),
        picture=_picture(panel),
        summary=panel.describe(),
        chip=(panel.chip, TONE_LOOKS[panel.tone]) if panel.chip else None,
        notes=words.notes(panel, WEEK_MIDDLE if panel.stacked else 0),
        table=words.table(panel),
        word_columns=panel.words,
        empty=panel.empty,
        way_on=words.WAYS_ON[panel.origin] if panel.origin else None,
        weekly=panel.stacked,
    )


# ---------------------------------------------------------------------- pictures


def _picture(panel: Panel) -> Picture:
    return Picture(
        lines=() if panel.stacked else tuple(_lines(panel)),
        ribbons=tuple(
            Ribbon(_ordinals(b.days), _numbers(b.low), _numbers(b.high), _ribbon(panel), b.label)
            for b in panel.bands
        ),
        bars=_bars(panel.traces) if panel.stacked else None,
        levels=tuple(_levels(panel)),
        noise=tuple(
            Noise(
                band.value - band.noise,
                band.value + band.noise,
                f"{words.noise_words(band.noise, panel.unit)} around {short_day(band.day)}",
                SIDE_ROLES.get(band.side, MUTED) if band.side else MUTED,
                dashed=band.side is Side.RIGHT,
            )
            for band in panel.noise
        ),
        signs=tuple(_sign(panel, event) for event in panel.events),
        ties=_ties(panel),
        y_range=_range(panel),
        least_span=panel.axis.least_span,
        y_floor=0.0 if panel.axis.from_zero else None,
        whole_ticks=panel.axis.whole,
    )


def _range(panel: Panel) -> tuple[float, float] | None:
    """The whole scale, with room for marks at its ends and for the signs of sessions below."""
    if panel.axis.scale is None:
        return None
    low, high = panel.axis.scale
    return low - (SIGN_ROOM if panel.events else MARK_ROOM), high + MARK_ROOM


def _ribbon(panel: Panel) -> str:
    return ACCENT if panel.key == "cadence" else MUTED


def _levels(panel: Panel) -> Iterator[LevelMark]:
    for number, level in enumerate(panel.levels):
        if panel.key == "steadiness":
            yield LevelMark(level.value, level.label, MUTED, fitted=number == 0, below=True)
        else:
            yield LevelMark(level.value, level.label)


def _sign(panel: Panel, event: Event) -> SignMark:
    day = float(event.day.toordinal())
    if event.kind is not None:
        return SignMark(day, event.kind.value, KIND_LOOKS[event.kind].glyph.value)
    if panel.stacked:
        return SignMark(day + WEEK_MIDDLE, HOLD, Glyph.BANG.value, foot=False)
    return SignMark(day, MUTED, Glyph.ARROW.value, foot=False, line=True)


def _lines(panel: Panel) -> Iterator[LineMark]:
    """The lines from the bottom up: what matters most is drawn last."""
    own = [_styled(panel, number, trace) for number, trace in enumerate(panel.traces)]
    yield from _usual_lines(panel)
    if panel.key == "efforts":
        own.reverse()
    yield from own
    yield from _answer_lines(panel)


def _styled(panel: Panel, number: int, trace: Trace) -> LineMark:
    line = _line(trace, ACCENT)
    if trace.side is not None:
        right = trace.side is Side.RIGHT
        marks = panel.key != "tendon_pain"
        role = SIDE_ROLES[trace.side]
        return replace(line, role=role, dashed=right, open_marks=right, marks=marks)
    if trace.window:
        return replace(line, marks=False, width=2.0)
    if panel.key in ("resting_hr", "sleep"):
        return replace(line, role=MUTED, label="This day", line=False, mark_size=5)
    if panel.key == "efforts":
        looks = ((ACCENT, Shape.DOT), (MUTED, Shape.DASH), (RUN, Shape.SQUARE))
        role, shape = looks[number]
        return replace(
            line, role=role, shape=shape, line=False, open_marks=shape is Shape.SQUARE, mark_size=8
        )
    return replace(line, mark_size=5)


def _usual_lines(panel: Panel) -> Iterator[LineMark]:
    """The middle of the usual range, so that the read-out tells the baseline."""
    if panel.key != "resting_hr":
        return
    for band in panel.bands:
        yield LineMark(
            _ordinals(band.days),
            _numbers(band.middle),
            MUTED,
            "Baseline",
            dashed=True,
            marks=False,
            width=1.0,
            unit=panel.unit,
        )


def _line(trace: Trace, role: str) -> LineMark:
    return LineMark(
        _ordinals(trace.days),
        _numbers(trace.values),
        role,
        trace.label,
        unit=trace.unit,
        decimals=trace.decimals,
        counts=trace.counts,
        window=trace.window,
    )


def _bars(traces: Sequence[Trace]) -> Bars:
    running_first = sorted(traces, key=lambda trace: trace.work is not Work.RUNNING)
    middle = _ordinals(traces[0].days) + WEEK_MIDDLE
    stacks = tuple(
        (STACK_ROLES[trace.work] if trace.work else MUTED, trace.label, _numbers(trace.values))
        for trace in running_first
    )
    return Bars(middle, BAR_DAYS, stacks)


def _answer_lines(panel: Panel) -> Iterator[LineMark]:
    """The answers of each side as marks; which session they answer is told by ties and notes."""
    for moment, shape in ANSWER_SHAPES.items():
        for side, role in SIDE_ROLES.items():
            mine = [a for a in panel.answers if a.side is side and a.moment is moment]
            if mine:
                yield LineMark(
                    _ordinals([answer.day for answer in mine]),
                    _numbers([float(answer.pain) for answer in mine]),
                    role,
                    "",
                    line=False,
                    open_marks=side is Side.RIGHT,
                    mark_size=8 if shape is Shape.DIAMOND else 7,
                    shape=shape,
                    least_px=1.6,
                )


def _ties(panel: Panel) -> Ties | None:
    if not panel.answers:
        return None
    sessions = _ordinals([answer.session_day for answer in panel.answers])
    days = _ordinals([answer.day for answer in panel.answers])
    return Ties(sessions, days, _numbers([float(answer.pain) for answer in panel.answers]))


def _ordinals(days: Sequence[date]) -> Numbers:
    return np.array([float(day.toordinal()) for day in days])


def _numbers(values: Sequence[float | None]) -> Numbers:
    return np.array([np.nan if value is None else value for value in values], dtype=float)


# ---------------------------------------------------------------------- background


def spans_of(phases: Sequence[Phase], flares: Sequence[Flare], today: date) -> tuple[Span, ...]:
    """Return the tints behind a chart: phases in the colour of their kind, flares over them."""
    tints = [
        Span(
            p.start.toordinal(),
            p.end.toordinal(),
            PHASE_KIND_LOOKS[p.kind].colour,
            in_words(p.title),
        )
        for p in phases
    ]
    flared = [
        Span(f.start.toordinal(), (f.end or today).toordinal(), FLARE, f"Flare, {f.side.value}")
        for f in flares
    ]
    return (*tints, *flared)
