"""What the Tests page says of results: values, sides, changes, references."""

from __future__ import annotations

from typing import Final

from calfjournal.domain.assessment import UNITS, Measure, Result
from calfjournal.domain.comparison import (
    Change,
    Compared,
    ComparedMeasure,
    GapLevel,
    whole_percent,
)
from calfjournal.domain.exercise import Side
from calfjournal.domain.testing import COUNTED
from calfjournal.messages import formats, tr
from calfjournal.messages.notation import notation
from calfjournal.messages.vocabulary import ENDINGS, TEST_SURFACES
from calfjournal.views.assessments import AssessmentFacts

DECIMALS: Final[dict[Measure, int]] = {
    Measure.KNEE_TO_WALL: 1,
    Measure.KNEE_TO_WALL_ANGLE: 1,
    Measure.TIMED_HOP: 2,
}
"""Places shown; all other measures are whole numbers."""
DEGREES_A_CM: Final = 3.6
"""Of knee to wall (commonly reported, Bennell et al. 1998): for changes only, never for a value."""


def subtitle(facts: AssessmentFacts) -> str:
    """Return how many tests there are and how long ago the last was; "" without any."""
    if not facts.tests:
        return ""
    day = facts.tests[0].assessment.day
    weeks = (facts.today - day).days // 7
    count = len(facts.tests)
    if weeks > 0:
        return tr("{count:tests}, the last one {weeks:weeks} ago", count=count, weeks=weeks)
    ago = formats.ago(day, facts.today)
    return tr("{count:tests}, the last one {ago}", count=count, ago=ago)


def value_text(result: Result) -> str:
    """Return a result with its unit: ``12.1 cm``."""
    places, unit = DECIMALS.get(result.measure, 0), UNITS[result.measure]
    # In a column of results 11.0 stands below 12.1, not 11.
    return formats.fixed(result.value, places, unit)


def bare_text(result: Result) -> str:
    """Return a result for a column whose title has the unit: ``12.1``."""
    return _bare(result.value, result.measure)


def _bare(value: float, measure: Measure) -> str:
    now, unit = notation(), UNITS[measure]
    return formats.fixed(now.read(value, unit), now.decimals(DECIMALS.get(measure, 0), unit))


def named_value(result: Result) -> str:
    """Return a result behind its side: ``left 12.1 cm``."""
    if result.side is Side.BOTH:
        return value_text(result)
    return tr("{side:side} {value}", side=result.side, value=value_text(result))


def side_text(compared: Compared | None) -> str:
    """Return one side's cell: the value, its pain and what ended it."""
    if compared is None:
        return ""
    value, pain = bare_text(compared.result), compared.result.pain
    if pain is not None:
        value = tr("{value}, pain {pain}", value=value, pain=pain)
    return "\n".join(filter(None, (value, ended_text(compared.result))))


def ended_text(result: Result) -> str:
    """Return what ended a test of heel raises; "" where nobody told."""
    return "" if result.ended is None else tr("until {ending}", ending=ENDINGS[result.ended])


def norm_text(compared: Compared) -> str:
    """Return the share of the reference and what it is called; "" where none holds."""
    if compared.norm_percent is None or compared.level is None:
        return ""
    share, level = compared.norm_percent, compared.level
    return tr("{share:percent} of reference, {level:raise_level}", share=share, level=level)


def sides_text(measure: ComparedMeasure) -> str:
    """Return how the two sides compare, and of which day the other leg is if not of the same.

    "" when there is one side only.
    """
    compared = _sides_text(measure)
    if not compared or measure.other is None:
        return compared
    day, result = measure.other
    return tr(
        "{compared};\n{side:side} of {day:date}", compared=compared, side=result.side, day=day
    )


def _sides_text(measure: ComparedMeasure) -> str:
    if measure.gap is not None:
        return _gap_text(measure)
    if measure.symmetry is None or measure.symmetry_goal is None:
        return ""
    share, goal = measure.symmetry, measure.symmetry_goal
    whole = whole_percent(share)
    if share >= goal:
        return tr("symmetry {share:percent}", share=whole)
    return tr("symmetry {share:percent},\ngoal {goal:percent}", share=whole, goal=goal)


def sides_tone(measure: ComparedMeasure) -> str:
    """Return the tone of the comparison; the words say the same."""
    level = measure.gap_level
    return "hold" if level is not None and level.stands_out else "text"


def _gap_text(measure: ComparedMeasure) -> str:
    gap = measure.gap or 0.0
    size = formats.number(abs(gap), 1, UNITS[measure.measure])
    if measure.gap_level is None:
        return tr("gap {size}", size=size)
    level = measure.gap_level
    if level is GapLevel.EVEN:
        return tr("gap {size}, {level:gap_level}", size=size, level=level)
    if gap > 0:
        return tr("gap {size}, {level:gap_level};\nright has less", size=size, level=level)
    return tr("gap {size}, {level:gap_level};\nleft has less", size=size, level=level)


def since_first_text(measure: ComparedMeasure, *, below: bool = False) -> str:
    """Return what changed since the first test in the same way; "" of that test itself.

    ``left +2.1, right +1.9``: only what is beyond the noise has a number. With ``below`` each leg
    has a line.
    """
    if any(one.other_way for one in measure.results):
        return tr("first at this beat and surface")
    gains = [(one, one.gain) for one in measure.results if one.gain is not None]
    real = [_bare_gain(one, gain) for one, gain in gains if gain.real]
    if gains and not real:
        return tr("within noise")
    return "\n".join(real) if below else formats.commas(real)


def _bare_gain(one: Compared, gain: Change) -> str:
    measure, side = one.result.measure, one.result.side
    now, unit = notation(), UNITS[measure]
    places = now.decimals(DECIMALS.get(measure, 0), unit)
    change = formats.tied(formats.signed(now.read(gain.value, unit), places))
    return change if side is Side.BOTH else tr("{side:side} {change}", side=side, change=change)


def gain_text(compared: Compared) -> str:
    """Return the real gain of one side: ``left +2.1 cm since 12 Nov 2026, noise ±1.9``."""
    changed = _real(compared, compared.gain)
    if not changed or compared.first_day is None:
        return ""
    return tr("{changed}, since {day:date}", changed=changed, day=compared.first_day)


def _real(compared: Compared, change: Change | None) -> str:
    return _of_side(compared, change) if change is not None and change.real else ""


def _of_side(compared: Compared, found: Change) -> str:
    changed, side = _changed(found, compared.result.measure), compared.result.side
    return changed if side is Side.BOTH else tr("{side:side} {changed}", side=side, changed=changed)


def _changed(found: Change, measure: Measure) -> str:
    places = DECIMALS.get(measure, 0)
    unit = UNITS[measure]
    change = formats.signed(found.value, places, unit)
    if found.noise is None:
        return change
    band = formats.bare(found.noise, places, unit)
    if measure is not Measure.KNEE_TO_WALL:
        return tr("{change}, beyond noise ±{noise}", change=change, noise=band)
    angle = formats.signed(found.value * DEGREES_A_CM, 0, "°")
    return tr(
        "{change} (about {angle}), beyond noise ±{noise}", change=change, angle=angle, noise=band
    )


def way_text(measure: ComparedMeasure) -> str:
    """Return how heel raises were tested: ``60/min, flat floor``; "" for other tests."""
    return way_of(measure.results[0].result) if measure.results else ""


def way_of(result: Result) -> str:
    """Return how one result came about; "" for tests without beat and surface."""
    if result.measure not in COUNTED:
        return ""
    surface = TEST_SURFACES.get(result.surface, "")
    beat = tr("{beat}/min", beat=result.bpm) if result.bpm else ""
    return formats.commas([part for part in (beat, surface) if part])
