"""Turns the panels of the journal into charts: which mark, colour and dash each value wears."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

import numpy as np

from calfjournal.dates import short_day
from calfjournal.domain.checkin import Flare
from calfjournal.domain.exercise import Side
from calfjournal.domain.panel import Panel, Trace
from calfjournal.domain.plan import Phase
from calfjournal.messages import MOMENTS, PHASE_LOOKS
from ui.charts.card import WEEK_MIDDLE, Chart
from ui.charts.marks import (
    ACCENT,
    HOLD,
    LEFT,
    MUTED,
    RIGHT,
    RUN,
    Bars,
    Level,
    Line,
    Noise,
    Numbers,
    Picture,
    Ribbon,
    Span,
)
from ui.theme.looks import PLAIN, Glyph, Look

BAR_DAYS = 5.6
SCALE = (-0.4, 10.4)
"""Room for marks at both ends of a 0-10 scale."""
STACK_ROLES = {"Running": RUN, "Calf": ACCENT}
DAILY = ("resting_hr", "sleep")
SCALES = ("efforts", "tendon_pain")
CADENCE = "cadence"

EMPTY = {
    "knee_to_wall": "No knee-to-wall test yet. Enter one on the Tests page.",
    "heel_raises": "No heel-raise test yet. Enter one on the Tests page.",
    "weekly_load": "Sessions and runs with an effort (RPE) will stack up here, week by week.",
    "cadence": "Import a run with cadence: drop its file anywhere on this window.",
    "steadiness": "Steady stretches of three minutes or more show here.",
    "resting_hr": "Resting heart rate appears with your first check-in.",
    "sleep": "Sleep appears with your first check-in.",
    "efforts": "The effort of your sessions appears once one is done.",
    "tendon_pain": "How each tendon feels appears with your first check-in.",
}


def charts_of(panel: Panel) -> tuple[Chart, ...]:
    """Return the charts of a panel: one, or two where its traces have different units."""
    if panel.key == CADENCE:
        mean, spread = panel.traces
        return (
            _chart(panel, "Cadence", panel.unit, _picture(panel, (mean,)), "cadence"),
            _chart(
                panel,
                "Cadence consistency",
                "spread of steady stretches, %",
                Picture(lines=(_line(spread, ACCENT),), y_floor=0),
                "steadiness",
                chip=panel.chip,
            ),
        )
    return (_chart(panel, panel.title, panel.unit, _picture(panel, panel.traces), panel.key,
                   chip=panel.chip),)  # fmt: skip


def _chart(
    panel: Panel, title: str, unit: str, picture: Picture, key: str, *, chip: str = ""
) -> Chart:
    levels = [level.label for level in panel.levels] if picture.levels else []
    noise = {band.label.partition(" around")[0] for band in panel.noise}
    return Chart(
        title=title,
        unit=" · ".join([unit, *sorted(noise), *levels]),
        picture=picture,
        summary=panel.describe(),
        chip=(chip, _chip_look(chip)) if chip else None,
        notes=_notes(panel),
        table=(panel.columns, *panel.rows) if panel.rows else (),
        empty=EMPTY.get(key, "Nothing recorded yet."),
        weekly=panel.stacked,
    )


def _chip_look(chip: str) -> Look:
    if "beyond" in chip:
        return Look("go_on", Glyph.RISING)
    return Look("hold", Glyph.BANG) if "short" in chip or "not entered" in chip else PLAIN


# ---------------------------------------------------------------------- pictures


def _picture(panel: Panel, traces: Sequence[Trace]) -> Picture:
    if panel.stacked:
        return Picture(bars=_bars(traces), y_floor=0, whole_ticks=True)
    # The last line drawn lies on top: what was felt over what was planned.
    own = [_styled(panel, number, trace) for number, trace in enumerate(traces)]
    lines = [*_answer_lines(panel), *(reversed(own) if panel.key == "efforts" else own)]
    scale = panel.key in SCALES
    return Picture(
        lines=tuple(lines),
        ribbons=tuple(
            Ribbon(_ordinals(b.days), _numbers(b.low), _numbers(b.high), ACCENT, b.label)
            for b in panel.bands
        ),
        levels=tuple(Level(level.value, level.label) for level in panel.levels),
        noise=tuple(Noise(band.low, band.high, band.label) for band in panel.noise),
        y_range=SCALE if scale else None,
        whole_ticks=scale or panel.key in ("heel_raises", "resting_hr", CADENCE),
    )


def _styled(panel: Panel, number: int, trace: Trace) -> Line:
    if trace.side is not None:
        return _side_line(panel, trace)
    if panel.key in DAILY:
        return _daily(trace) if number == 0 else _line(trace, ACCENT, marks=False)
    if panel.key == "efforts":
        planned = number > 0
        return _line(trace, MUTED if planned else ACCENT, line=False, open_marks=planned)
    return _line(trace, ACCENT, size=4)


def _side_line(panel: Panel, trace: Trace) -> Line:
    right = trace.side is Side.RIGHT
    return _line(
        trace,
        RIGHT if right else LEFT,
        dashed=right,
        open_marks=right,
        marks=panel.key != "tendon_pain",
    )


def _daily(trace: Trace) -> Line:
    return replace(_line(trace, MUTED, line=False, size=4), label="This day")


def _line(
    trace: Trace,
    role: str,
    *,
    dashed: bool = False,
    marks: bool = True,
    open_marks: bool = False,
    line: bool = True,
    size: int = 7,
) -> Line:
    return Line(
        _ordinals(trace.days),
        _numbers(trace.values),
        role,
        trace.label,
        dashed=dashed,
        marks=marks,
        open_marks=open_marks,
        line=line,
        mark_size=size,
        unit=trace.unit,
        decimals=trace.decimals,
    )


def _bars(traces: Sequence[Trace]) -> Bars:
    running_first = sorted(traces, key=lambda trace: trace.label != "Running")
    middle = _ordinals(traces[0].days) + WEEK_MIDDLE
    stacks = tuple(
        (STACK_ROLES.get(t.label, MUTED), t.label, np.nan_to_num(_numbers(t.values)))
        for t in running_first
    )
    return Bars(middle, BAR_DAYS, stacks)


def _answer_lines(panel: Panel) -> Iterator[Line]:
    """The 24 and 48 h answers as marks, each tied by a thin line to the session it answers."""
    if not panel.answers:
        return
    ties: list[tuple[float, float]] = []
    for answer in panel.answers:
        ties += [
            (float(answer.session_day.toordinal()), 0.0),
            (float(answer.day.toordinal()), float(answer.pain)),
            (float(answer.day.toordinal()), float("nan")),
        ]
    tied = np.array(ties)
    yield Line(tied[:, 0], tied[:, 1], MUTED, "", marks=False)
    for side, role in ((Side.LEFT, LEFT), (Side.RIGHT, RIGHT)):
        mine = [answer for answer in panel.answers if answer.side is side]
        yield Line(
            np.array([float(answer.day.toordinal()) for answer in mine]),
            np.array([float(answer.pain) for answer in mine]),
            role,
            "",
            line=False,
            open_marks=side is Side.RIGHT,
            mark_size=6,
        )


def _notes(panel: Panel) -> dict[int, tuple[str, ...]]:
    notes: dict[int, tuple[str, ...]] = {}
    for answer in panel.answers:
        told = (
            f"{MOMENTS[answer.moment]} after {short_day(answer.session_day)}: "
            f"{answer.side.value} {answer.pain}"
        )
        day = answer.day.toordinal()
        notes[day] = (*notes.get(day, ()), told)
    if panel.key in ("knee_to_wall", "heel_raises"):
        column = 3
        for row in panel.rows:
            day = date.fromisoformat(row[0]).toordinal()
            notes[day] = (f"{panel.columns[column].lower()} {row[column]}",)
    return notes


def _ordinals(days: Sequence[date]) -> Numbers:
    return np.array([float(day.toordinal()) for day in days])


def _numbers(values: Sequence[float | None]) -> Numbers:
    return np.array([np.nan if value is None else value for value in values], dtype=float)


# ---------------------------------------------------------------------- background


def spans_of(phases: Sequence[Phase], flares: Sequence[Flare], today: date) -> tuple[Span, ...]:
    """Return the tints behind a chart: phases in the colour of their kind, flares over them."""
    tints = [
        Span(p.start.toordinal(), p.end.toordinal(), PHASE_LOOKS[p.kind].value, p.title)
        for p in phases
    ]
    flared = [
        Span(f.start.toordinal(), (f.end or today).toordinal(), HOLD, "Flare") for f in flares
    ]
    return (*tints, *flared)
