"""The charts of the tests: knee to wall and single-leg heel raises, left beside right."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import chain
from operator import attrgetter, itemgetter

from msgspec import Struct
from msgspec.structs import replace

from calfjournal.domain.assessment import (
    MEASURE_NAMES,
    NORM_SURFACE,
    UNITS,
    Assessment,
    Measure,
    Result,
)
from calfjournal.domain.athlete import Athlete, Sex
from calfjournal.domain.comparison import Change, newest_pair, symmetry, whole_percent
from calfjournal.domain.exercise import LEGS, Side
from calfjournal.domain.message import Message, Words, say
from calfjournal.domain.panel import (
    Axis,
    Cell,
    ChipTone,
    Level,
    NoiseBand,
    Origin,
    Panel,
    PanelColumn,
    Trace,
)
from calfjournal.domain.thresholds import Thresholds
from calfjournal.progress.norms import (
    change_of,
    gap_level,
    heel_rise_norm,
    heel_rise_norms,
    norm_share,
    raise_level,
    raise_noise,
)
from calfjournal.progress.series import leg_title

Points = Sequence[tuple[date, Result]]

_MEASURES = {"knee_to_wall": Measure.KNEE_TO_WALL, "heel_raises": Measure.HEEL_RISE}
_REFERENCES = {Sex.MALE: "progress.reference_male", Sex.FEMALE: "progress.reference_female"}


def knee_to_wall(
    assessments: Sequence[Assessment],
    first: date,
    last: date,
    limits: Thresholds,
) -> Panel:
    """Return the knee-to-wall chart in cm with the noise band of each side.

    The band lies around the first value of the side: a value inside it is no real change (Powden
    et al. 2015). Tests before ``first`` are not drawn but still count as the first value.
    """
    points = {side: _points(assessments, Measure.KNEE_TO_WALL, side, last) for side in LEGS}
    starts = {side: found[0] for side, found in points.items() if found}
    noise_cm = limits["reach.noise_cm"]
    changes = _gains(points, limits)
    title = MEASURE_NAMES[Measure.KNEE_TO_WALL]
    return Panel(
        "knee_to_wall",
        title,
        "cm",
        _traces(points, first, "cm", 1),
        _summary(title, points, changes, "cm"),
        noise=tuple(_noise(starts, noise_cm)),
        chip=_chip(changes, Measure.KNEE_TO_WALL) or _gap_chip(points, limits),
        tone=_tone(changes),
        axis=Axis(least_span=5.0),
        empty=say("progress.no_knee_to_wall"),
        origin=Origin.TESTS,
        columns=(
            PanelColumn(say("progress.day")),
            PanelColumn(say("progress.left"), "cm"),
            PanelColumn(say("progress.right"), "cm"),
            PanelColumn(say("progress.gap"), told="progress.gap_of_day"),
        ),
        rows=tuple(_reach_rows(points, first, limits)),
    )


def heel_raises(
    assessments: Sequence[Assessment],
    first: date,
    last: date,
    athlete: Athlete,
    limits: Thresholds,
) -> Panel:
    """Return the single-leg heel-raise chart in reps with noise band, symmetry and reference.

    Only tests of the newest pace and surface are drawn, because others do not compare; the
    table holds them all. The reference for age and sex stands only beside incline tests.
    """
    every = {side: _points(assessments, Measure.HEEL_RISE, side, last) for side in LEGS}
    newest = max((p[-1] for p in every.values() if p), key=lambda p: p[0], default=None)
    setting = None if newest is None else _setting(newest[1])
    same = {side: [p for p in every[side] if _setting(p[1]) == setting] for side in LEGS}
    starts = {side: found[0] for side, found in same.items() if found}
    changes = _gains(same, limits)
    title = MEASURE_NAMES[Measure.HEEL_RISE]
    summary = _summary(title, same, changes, "reps")
    left_out = sum(len(every[side]) - len(same[side]) for side in LEGS)
    if left_out:
        elsewhere = say("progress.tested_otherwise", count=left_out)
        summary = say("values.several", sentences=(summary, elsewhere))
    return Panel(
        "heel_raises",
        title,
        "reps",
        _traces(same, first, "reps", 0),
        summary,
        noise=tuple(_noise(starts, raise_noise(limits))),
        levels=_references(athlete, last) if setting and setting[1] == NORM_SURFACE else (),
        chip=_chip(changes, Measure.HEEL_RISE) or _symmetry_chip(same, limits),
        tone=_tone(changes),
        axis=Axis(least_span=12.0, whole=True),
        empty=say("progress.no_heel_raises"),
        origin=Origin.TESTS,
        columns=(
            PanelColumn(say("progress.day")),
            PanelColumn(say("progress.left"), "0"),
            PanelColumn(say("progress.right"), "0"),
            PanelColumn(say("progress.symmetry"), "percent", "progress.symmetry_of_day"),
            PanelColumn(say("progress.of_reference"), told="progress.reference_of_day"),
            PanelColumn(say("progress.setting"), words=True),
        ),
        rows=tuple(_raise_rows(every, first, athlete, limits)),
    )


def within(panel: Panel, first: date, last: date, limits: Thresholds) -> Panel:
    """Return a chart of tests with the gain and the noise of the days that are shown.

    What is told of a picture must be in the picture: the first test in it is the baseline.
    """
    measure = _MEASURES[panel.key]
    points = {
        trace.side: [
            (day, Result(measure, trace.side, value))
            for day, value in zip(trace.days, trace.values, strict=True)
            if value is not None and first <= day <= last
        ]
        for trace in panel.traces
        if trace.side is not None
    }
    starts = {side: found[0] for side, found in points.items() if found}
    changes, noise = _gains(points, limits), max(band.noise for band in panel.noise)
    apart = _gap_chip if measure is Measure.KNEE_TO_WALL else _symmetry_chip
    return replace(
        panel,
        noise=tuple(_noise(starts, noise)),
        chip=_chip(changes, measure) or apart(points, limits),
        tone=_tone(changes),
    )


def _points(
    assessments: Sequence[Assessment], measure: Measure, side: Side, last: date
) -> list[tuple[date, Result]]:
    return [
        (assessment.day, result)
        for assessment in sorted(assessments, key=attrgetter("day"))
        for result in assessment.results
        if assessment.day <= last and result.measure is measure and result.side is side
    ]


class _Gain(Struct, frozen=True):
    """What changed of a leg since its first test, on ``since``."""

    change: Change
    since: date


def _gains(points: Mapping[Side, Points], limits: Thresholds) -> dict[Side, _Gain]:
    """The gain of each leg that was tested twice, as the Tests page tells it."""
    return {
        side: _Gain(change_of(last.measure, first.value, last.value, limits), day)
        for side, found in points.items()
        if len(found) > 1
        for (day, first), (_, last) in ((found[0], found[-1]),)
    }


def _traces(
    points: Mapping[Side, Points], first: date, unit: str, decimals: int
) -> tuple[Trace, ...]:
    shown = {side: [(d, r.value) for d, r in found if d >= first] for side, found in points.items()}
    return tuple(
        Trace(
            leg_title(side),
            tuple(day for day, _ in found),
            tuple(value for _, value in found),
            unit,
            side,
            decimals,
        )
        for side, found in shown.items()
    )


def _noise(starts: Mapping[Side, tuple[date, Result]], noise: float) -> Iterator[NoiseBand]:
    for side, (day, result) in starts.items():
        yield NoiseBand(result.value, noise, day, side)


def _setting(result: Result) -> tuple[int | None, str]:
    return result.bpm, result.surface


def _setting_words(result: Result) -> Message:
    pace, surface = result.bpm, result.surface
    if pace is None:
        if not surface:
            return say("progress.setting_unknown")
        return say("progress.surface_only", surface=surface)
    if not surface:
        return say("progress.pace_only", pace=pace)
    return say("progress.pace_and_surface", pace=pace, surface=surface)


def _references(athlete: Athlete, day: date) -> tuple[Level, ...]:
    norms = heel_rise_norms(athlete.sex, athlete.age_on(day))
    if len(norms) == 1:
        return tuple(Level(reps, say("progress.reference", reps=reps)) for reps in norms.values())
    return tuple(Level(reps, say(_REFERENCES[sex])) for sex, reps in norms.items())


# ------------------------------------------------------------------ words and rows


def _summary(
    title: Words, points: Mapping[Side, Points], changes: Mapping[Side, _Gain], unit: str
) -> Message:
    sides = [_side(side, found, changes.get(side), unit) for side, found in points.items() if found]
    if not sides:
        return say("progress.untested", title=title)
    return say("progress.tested", title=title, sides=sides)


def _side(side: Side, found: Points, gain: _Gain | None, unit: str) -> Message:
    value, tests = found[-1][1].value, len(found)
    if gain is None:
        return say("progress.side", side=side, figure=(value, unit), tests=tests)
    return say(
        "progress.side_beyond_noise" if gain.change.real else "progress.side_within_noise",
        side=side,
        figure=(value, unit),
        change=(gain.change.value, unit),
        tests=tests,
    )


def _largest(changes: Mapping[Side, _Gain]) -> tuple[Side, _Gain] | None:
    """The largest change beyond the noise with its leg, None when there is none."""
    real = [(side, gain) for side, gain in changes.items() if gain.change.real]
    return max(real, key=lambda pair: abs(pair[1].change.value), default=None)


def _tone(changes: Mapping[Side, _Gain]) -> ChipTone:
    largest = _largest(changes)
    if largest is None:
        return ChipTone.PLAIN
    return ChipTone.GAIN if largest[1].change.value > 0 else ChipTone.CARE


def _chip(changes: Mapping[Side, _Gain], measure: Measure) -> Words:
    largest = _largest(changes)
    if largest is None:
        return ""
    side, gain = largest
    change, unit = gain.change, UNITS[measure]
    return say(
        "progress.gain",
        side=side,
        change=(change.value, unit),
        noise=(change.noise, unit),
        since=gain.since,
    )


def _gap_chip(points: Mapping[Side, Points], limits: Thresholds) -> Words:
    pair = newest_pair(chain.from_iterable(points.values()))
    if pair is None:
        return ""
    left, right = (result.value for result in pair)
    if not gap_level(left, right, limits).stands_out:
        return ""
    return say("progress.sides_apart", gap=abs(left - right))


def _symmetry_chip(points: Mapping[Side, Points], limits: Thresholds) -> Words:
    pair = newest_pair(chain.from_iterable(points.values()))
    share = None if pair is None else symmetry(pair[0].value, pair[1].value)
    goal = limits["raise.symmetry"]
    if share is None or share >= goal:
        return ""
    return say("progress.symmetry_below", share=whole_percent(share), goal=goal)


def _reach_rows(
    points: Mapping[Side, Points], first: date, limits: Thresholds
) -> Iterator[tuple[Cell, ...]]:
    for day, found in _by_day(points, first):
        left, right = (found[side].value if side in found else None for side in LEGS)
        gap = None
        if left is not None and right is not None:
            level = gap_level(left, right, limits)
            gap = say("progress.gap_called", gap=abs(left - right), level=level)
        yield (day, left, right, gap)


def _raise_rows(
    points: Mapping[Side, Points], first: date, athlete: Athlete, limits: Thresholds
) -> Iterator[tuple[Cell, ...]]:
    for day, found in _by_day(points, first):
        left, right = (found[side].value if side in found else None for side in LEGS)
        alike = len({_setting(result) for result in found.values()}) == 1
        share = symmetry(left, right) if alike else None
        norm = heel_rise_norm(athlete.sex, athlete.age_on(day))
        shares = {side: norm_share(r.value, norm, r.surface) for side, r in found.items()}
        settings = dict.fromkeys(_setting_words(r) for r in found.values())
        yield (
            day,
            left,
            right,
            None if share is None else whole_percent(share),
            _share_words(shares, limits),
            say("progress.settings", settings=settings),
        )


def _share_words(shares: Mapping[Side, float | None], limits: Thresholds) -> Message | None:
    """The share of the leg that has less of the reference, as the Tests page tells it."""
    known = [(share, side) for side, share in shares.items() if share is not None]
    if not known:
        return None
    share, side = min(known, key=itemgetter(0))
    return say("progress.share_called", side=side, share=share, level=raise_level(share, limits))


def _by_day(
    points: Mapping[Side, Points], first: date
) -> Iterator[tuple[date, dict[Side, Result]]]:
    """The results of each day, newest first; the last one of a side where it was tested twice."""
    found: dict[date, dict[Side, Result]] = {}
    for side in LEGS:
        for day, result in points[side]:
            if day >= first:
                found.setdefault(day, {})[side] = result
    return iter(sorted(found.items(), key=lambda pair: pair[0], reverse=True))
