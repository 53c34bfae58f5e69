"""What the Tests page says: how tests are done, when they end, and what results mean."""

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
from calfjournal.messages import formats, mark, tr
from calfjournal.messages.vocabulary import ENDINGS, TEST_SURFACES, Vocabulary
from calfjournal.views.assessments import AssessmentFacts

DECIMALS: Final[dict[Measure, int]] = {
    Measure.KNEE_TO_WALL: 1,
    Measure.KNEE_TO_WALL_ANGLE: 1,
    Measure.TIMED_HOP: 2,
}
"""Places shown; all other measures are whole numbers."""


def knee_to_wall_steps() -> tuple[str, ...]:
    """Return how the knee-to-wall test is done."""
    return (
        tr("Barefoot, toes pointing at a wall, heel flat on the floor."),
        tr("Bend the knee straight ahead until it just touches the wall."),
        tr("Move the foot back little by little; measure big toe to wall at the last good touch."),
    )


def knee_to_wall_stop() -> str:
    """Return when a try of the knee-to-wall test ends."""
    return tr("A try ends when the heel lifts, or the knee drifts inwards to reach the wall.")


def heel_rise_steps() -> tuple[str, ...]:
    """Return how heel raises are tested."""
    return (
        tr("Ten easy raises on both legs first, and two minutes between the legs."),
        tr("One leg, straight knee, fingertips on the wall. Up on one beat, down on the next."),
        tr("Count the raises that reach full height."),
    )


def heel_rise_stop() -> str:
    """Return when a test of heel raises ends."""
    return tr(
        "Stop when the height goes, the beat is lost, the knee bends or the trunk leans, and that "
        "for the second time in a row. Stop at once when pain is above 5/10."
    )


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


def side_text(compared: Compared | None) -> str:
    """Return one side's cell: the value, its pain and its share of the reference."""
    if compared is None:
        return ""
    value, pain = value_text(compared.result), compared.result.pain
    if pain is not None:
        value = tr("{value}, pain {pain}", value=value, pain=pain)
    return "\n".join(filter(None, (value, ended_text(compared.result), norm_text(compared))))


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
    """Return how the two sides compare; "" when there is one side only."""
    if measure.gap is not None:
        return _gap_text(measure)
    if measure.symmetry is None or measure.symmetry_goal is None:
        return ""
    share, goal = measure.symmetry, measure.symmetry_goal
    whole = whole_percent(share, goal)
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


def change_text(measure: ComparedMeasure) -> str:
    """Return what changed since the test before, with the noise of the test."""
    lines = [_change_line(one) for one in measure.results]
    known = [line for line in lines if line]
    return "\n".join(known) if known else tr("first of its kind")


def _change_line(compared: Compared) -> str:
    if compared.change is not None:
        return _of_side(compared, compared.change)
    return tr("first at this beat and surface") if compared.other_way else ""


def _of_side(compared: Compared, found: Change) -> str:
    changed, side = _changed(found, compared.result.measure), compared.result.side
    return changed if side is Side.BOTH else tr("{side:side} {changed}", side=side, changed=changed)


def _changed(found: Change, measure: Measure) -> str:
    if found.value == 0:
        return tr("unchanged")
    places = DECIMALS.get(measure, 0)
    change = formats.signed(found.value, places, UNITS[measure])
    if found.noise is None:
        return change
    band = formats.number(found.noise, places)
    if found.real:
        return tr("{change}, beyond noise ±{noise}", change=change, noise=band)
    return tr("{change}, within noise ±{noise}", change=change, noise=band)


def change_tone(measure: ComparedMeasure) -> str:
    """Return the tone of the change; only what is beyond the noise stands out."""
    return "text" if any(one.change and one.change.real for one in measure.results) else "muted"


def way_text(measure: ComparedMeasure) -> str:
    """Return how a heel-rise test was done: ``60/min, flat floor``; "" for other tests."""
    if measure.measure is not Measure.HEEL_RISE or not measure.results:
        return ""
    result = measure.results[0].result
    surface = TEST_SURFACES.get(result.surface, "")
    beat = tr("{beat}/min", beat=result.bpm) if result.bpm else ""
    return formats.commas([part for part in (beat, surface) if part])


def gain_text(compared: Compared) -> str:
    """Return the gain of one side for the card: ``left +1.5 cm since 12 Nov 2026, …``."""
    if compared.gain is None or compared.first_day is None:
        return ""
    changed = _of_side(compared, compared.gain)
    return tr("{changed}, since the first on {day:date}", changed=changed, day=compared.first_day)


MORE_HINTS: Final = Vocabulary(
    {
        Measure.KNEE_TO_WALL_ANGLE: mark("Phone on the shin at the last good touch."),
        Measure.HEEL_RISE_BENT: mark("Knee bent about 20°. Only comparable with yourself."),
        Measure.ISO_HOLD: mark("Half-way up, until the height goes."),
        Measure.HOPS_IN_PLACE: mark("On the spot, one leg. Only once plyometrics have begun."),
        Measure.HOP_DISTANCE: mark(
            "Best of three, landing held. Only once plyometrics have begun."
        ),
        Measure.TRIPLE_HOP: mark("Three hops in a row. Only once plyometrics have begun."),
        Measure.TIMED_HOP: mark("One leg over 6 m; less is better."),
        Measure.TENDON_RATING: mark("0 = cannot use it, 100 = as good as ever."),
        Measure.VISA_A: mark("Total of the questionnaire, 100 = no problem."),
        Measure.TENDINS_A: mark("Total of the questionnaire; see its authors' site."),
    }
)
"""The further tests in the order of the form, each with how it is done."""
