"""The charts of the tests: knee to wall and single-leg heel raises, left beside right."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from operator import attrgetter

from calfjournal.domain.assessment import MEASURE_NAMES, NORM_SURFACE, Assessment, Measure, Result
from calfjournal.domain.athlete import Athlete
from calfjournal.domain.comparison import symmetry, whole_percent
from calfjournal.domain.exercise import LEGS, Side
from calfjournal.domain.panel import Axis, ChipTone, Level, NoiseBand, Origin, Panel, Trace
from calfjournal.domain.thresholds import Thresholds
from calfjournal.messages import in_words
from calfjournal.messages.formats import UNKNOWN, number, plural, signed
from calfjournal.messages.vocabulary import TEST_SURFACES
from calfjournal.progress.norms import (
    Change,
    gap_level,
    heel_rise_norm,
    heel_rise_norms,
    norm_share,
    raise_change,
    raise_level,
    raise_noise,
    reach_change,
)

Points = Sequence[tuple[date, Result]]


def knee_to_wall(
    assessments: Sequence[Assessment],
    first: date,
    last: date,
    limits: Thresholds,
    *,
    since_last: bool = False,
) -> Panel:
    """Return the knee-to-wall chart in cm with the noise band of each side.

    The band lies around the first value of the side, or around the last but one
    (``since_last``): a value inside it is no real change (Powden et al. 2015). Tests before
    ``first`` are not drawn but still count as the first value.
    """
    points = {side: _points(assessments, Measure.KNEE_TO_WALL, side, last) for side in LEGS}
    starts = {side: _start(found, since_last) for side, found in points.items() if found}
    noise_cm = limits["reach.noise_cm"]
    changes = {
        side: reach_change(start[1].value, points[side][-1][1].value, limits)
        for side, start in starts.items()
        if len(points[side]) > 1
    }
    traces = _traces(points, first, "cm", 1)
    return Panel(
        "knee_to_wall",
        in_words(MEASURE_NAMES[Measure.KNEE_TO_WALL]),
        "cm",
        traces,
        _sentence(in_words(MEASURE_NAMES[Measure.KNEE_TO_WALL]), points, changes, "cm"),
        noise=tuple(_noise(starts, noise_cm)),
        chip=_chip(changes) or _gap_chip(points, limits),
        tone=_tone(changes),
        axis=Axis(least_span=5.0),
        empty="No knee-to-wall test yet.",
        origin=Origin.TESTS,
        told=("Gap",),
        columns=("Day", "Left", "Right", "Gap"),
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
    changes = {
        side: raise_change(start[1].value, same[side][-1][1].value, limits)
        for side, start in starts.items()
        if len(same[side]) > 1
    }
    summary = _sentence(in_words(MEASURE_NAMES[Measure.HEEL_RISE]), same, changes, "reps")
    left_out = sum(len(every[side]) - len(same[side]) for side in LEGS)
    if left_out:
        summary += f" {plural(left_out, 'result')} at another pace or surface only in the table."
    noise = raise_noise(limits)
    return Panel(
        "heel_raises",
        in_words(MEASURE_NAMES[Measure.HEEL_RISE]),
        "reps",
        _traces(same, first, "reps", 0),
        summary,
        noise=tuple(_noise(starts, noise)),
        levels=_references(athlete, last) if setting and setting[1] == NORM_SURFACE else (),
        chip=_chip(changes) or _symmetry_chip(same, limits),
        tone=_tone(changes),
        axis=Axis(least_span=12.0, whole=True),
        empty="No single-leg heel-raise test yet.",
        origin=Origin.TESTS,
        told=("Symmetry", "Of reference"),
        columns=("Day", "Left", "Right", "Symmetry", "Of reference", "Pace and surface"),
        words=("Pace and surface",),
        rows=tuple(_raise_rows(every, first, athlete, limits)),
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


def _start(points: Points, since_last: bool) -> tuple[date, Result]:
    return points[-2] if since_last and len(points) > 1 else points[0]


def _traces(
    points: Mapping[Side, Points], first: date, unit: str, decimals: int
) -> tuple[Trace, ...]:
    shown = {side: [(d, r.value) for d, r in found if d >= first] for side, found in points.items()}
    return tuple(
        Trace(
            side.value.capitalize(),
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


def _setting_words(result: Result) -> str:
    pace = f"{result.bpm} beats/min" if result.bpm is not None else "pace not noted"
    surface = TEST_SURFACES.get(result.surface, result.surface) or "surface not noted"
    return f"{pace}, {surface}"


def _references(athlete: Athlete, day: date) -> tuple[Level, ...]:
    norms = heel_rise_norms(athlete.sex, athlete.age_on(day))
    only = len(norms) == 1
    return tuple(
        Level(reps, f"reference for you {number(reps, 1)}" if only else f"reference, {sex.value}")
        for sex, reps in norms.items()
    )


# ------------------------------------------------------------------ words and rows


def _sentence(
    title: str, points: Mapping[Side, Points], changes: Mapping[Side, Change], unit: str
) -> str:
    parts = []
    for side, found in points.items():
        if not found:
            continue
        words = f"{side} {number(found[-1][1].value, 1, unit)}"
        if side in changes:
            change = changes[side]
            real = "beyond" if change.real else "within"
            words += f", {signed(change.value, 1, unit)} and {real} the noise"
        parts.append(f"{words} ({plural(len(found), 'test')})")
    return f"{title}: {'; '.join(parts)}." if parts else f"{title}: no test yet."


def _largest(changes: Mapping[Side, Change]) -> tuple[Side, Change] | None:
    """The largest change beyond the noise with its leg, None when there is none."""
    real = [(side, change) for side, change in changes.items() if change.real]
    return max(real, key=lambda pair: abs(pair[1].value), default=None)


def _tone(changes: Mapping[Side, Change]) -> ChipTone:
    largest = _largest(changes)
    if largest is None:
        return ChipTone.PLAIN
    return ChipTone.GAIN if largest[1].value > 0 else ChipTone.CARE


def _chip(changes: Mapping[Side, Change]) -> str:
    largest = _largest(changes)
    if largest is None:
        return ""
    side, change = largest
    return f"{side} {signed(change.value, 1)}, beyond noise ±{number(change.noise, 1)}"


def _gap_chip(points: Mapping[Side, Points], limits: Thresholds) -> str:
    if not all(points.values()):
        return ""
    left, right = (points[side][-1][1].value for side in LEGS)
    if not gap_level(left, right, limits).stands_out:
        return ""
    return f"sides {number(abs(left - right), 1, 'cm')} apart"


def _symmetry_chip(points: Mapping[Side, Points], limits: Thresholds) -> str:
    if not all(points.values()):
        return ""
    share = symmetry(*(points[side][-1][1].value for side in LEGS))
    goal = limits["raise.symmetry"]
    if share is None or share >= goal:
        return ""
    return f"symmetry {whole_percent(share, goal)} %, goal {goal:g} %"


def _reach_rows(
    points: Mapping[Side, Points], first: date, limits: Thresholds
) -> Iterator[tuple[str, ...]]:
    for day, found in _by_day(points, first):
        left, right = (found[side].value if side in found else None for side in LEGS)
        told = UNKNOWN
        if left is not None and right is not None:
            told = f"{number(abs(left - right), 1, 'cm')}, {gap_level(left, right, limits)}"
        yield (day.isoformat(), number(left, 1, "cm"), number(right, 1, "cm"), told)


def _raise_rows(
    points: Mapping[Side, Points], first: date, athlete: Athlete, limits: Thresholds
) -> Iterator[tuple[str, ...]]:
    for day, found in _by_day(points, first):
        left, right = (found[side].value if side in found else None for side in LEGS)
        alike = len({_setting(result) for result in found.values()}) == 1
        share = symmetry(left, right) if alike else None
        norm = heel_rise_norm(athlete.sex, athlete.age_on(day))
        shares = [norm_share(r.value, norm, r.surface) for r in found.values()]
        known = [one for one in shares if one is not None]
        yield (
            day.isoformat(),
            number(left, 0),
            number(right, 0),
            UNKNOWN if share is None else f"{whole_percent(share, limits['raise.symmetry'])} %",
            _share_words(min(known, default=None), limits),
            "; ".join(dict.fromkeys(_setting_words(r) for r in found.values())),
        )


def _share_words(share: float | None, limits: Thresholds) -> str:
    return UNKNOWN if share is None else f"{number(share, 0, '%')}, {raise_level(share, limits)}"


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
