"""One measure over the years as a chart, the same for every test there is."""

from __future__ import annotations

from collections.abc import Iterator

from calfjournal.domain.assessment import MEASURE_NAMES, UNITS
from calfjournal.domain.comparison import Change
from calfjournal.domain.exercise import Side
from calfjournal.domain.message import Words, say
from calfjournal.domain.panel import Axis, ChipTone, NoiseBand, Panel, Trace
from calfjournal.messages import tr
from calfjournal.messages.vocabulary import SIDE_TITLES
from calfjournal.views.assessment_words import DECIMALS
from calfjournal.views.assessments import LegHistory, MeasureHistory


def panel_of(history: MeasureHistory) -> Panel:
    """Return the chart of every value, with the noise around the first of each side."""
    measure, unit = history.measure, UNITS[history.measure]
    chip, tone = _gain(history, unit)
    sides = [
        say(
            "progress.side",
            side=leg.side,
            figure=(leg.values[-1], unit),
            tests=len(leg.values),
        )
        for leg in history.legs
    ]
    return Panel(
        measure,
        tr("Over time"),
        unit,
        tuple(_trace(leg, history, unit) for leg in history.legs),
        say("progress.tested", title=MEASURE_NAMES[measure], sides=sides),
        noise=tuple(_noise(history)),
        chip=chip,
        tone=tone,
        axis=Axis(least_span=2 * (history.noise or 0.0), whole=measure not in DECIMALS),
    )


def _side(leg: LegHistory) -> Side | None:
    return None if leg.side is Side.BOTH else leg.side


def _trace(leg: LegHistory, history: MeasureHistory, unit: str) -> Trace:
    label = tr("Total") if leg.side is Side.BOTH else SIDE_TITLES[leg.side]
    places = DECIMALS.get(history.measure, 0)
    return Trace(label, leg.days, leg.values, unit, _side(leg), places)


def _noise(history: MeasureHistory) -> Iterator[NoiseBand]:
    for leg in history.legs:
        if history.noise is not None:
            yield NoiseBand(leg.values[0], history.noise, leg.days[0], _side(leg))


def _gain(history: MeasureHistory, unit: str) -> tuple[Words, ChipTone]:
    """The largest real gain of a leg since its first test."""
    real = [
        (gain, leg)
        for leg in history.legs
        if (gain := leg.newest.gain) is not None and gain.real and leg.side is not Side.BOTH
    ]
    if not real:
        return "", ChipTone.PLAIN
    gain, leg = max(real, key=_size)
    told = say(
        "progress.gain",
        side=leg.side,
        change=(gain.value, unit),
        noise=(gain.noise, unit),
        since=leg.newest.first_day or leg.days[0],
    )
    return told, ChipTone.GAIN if gain.value > 0 else ChipTone.CARE


def _size(found: tuple[Change, LegHistory]) -> float:
    return abs(found[0].value)
