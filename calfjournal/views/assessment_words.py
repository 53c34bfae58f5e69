"""What the Tests page says: how tests are done, when they end, and what results mean."""

from __future__ import annotations

from typing import Final

from calfjournal.domain.assessment import UNITS, Measure, Result
from calfjournal.domain.comparison import Compared, ComparedMeasure, GapLevel, whole_percent
from calfjournal.domain.exercise import Side
from calfjournal.messages import formats
from calfjournal.messages.formats import short_day
from calfjournal.messages.vocabulary import TEST_SURFACES
from calfjournal.views.assessments import AssessmentFacts

DECIMALS: Final[dict[Measure, int]] = {
    Measure.KNEE_TO_WALL: 1,
    Measure.KNEE_TO_WALL_ANGLE: 1,
    Measure.TIMED_HOP: 2,
}
"""Places shown; all other measures are whole numbers."""

KNEE_TO_WALL_STEPS: Final = (
    "Barefoot, toes pointing at a wall, heel flat on the floor.",
    "Bend the knee straight ahead until it just touches the wall.",
    "Move the foot back little by little; measure big toe to wall at the last good touch.",
)
KNEE_TO_WALL_STOP: Final = (
    "A try ends when the heel lifts, or the knee drifts inwards to reach the wall."
)
HEEL_RISE_STEPS: Final = (
    "Ten easy raises on both legs first, and two minutes between the legs.",
    "One leg, straight knee, fingertips on the wall. Up on one beat, down on the next.",
    "Count the raises that reach full height.",
)
HEEL_RISE_STOP: Final = (
    "Stop when the height goes, the beat is lost, the knee bends or the trunk leans, and that "
    "for the second time in a row. Stop at once when pain is above 5 of 10."
)


def subtitle(facts: AssessmentFacts) -> str:
    """Return how many tests there are and how long ago the last was; "" without any."""
    if not facts.tests:
        return ""
    day = facts.tests[0].assessment.day
    weeks = (facts.today - day).days // 7
    ago = f"{formats.plural(weeks, 'week')} ago" if weeks > 0 else formats.ago(day, facts.today)
    return f"{formats.plural(len(facts.tests), 'test')}, the last one {ago}"


def value_text(result: Result) -> str:
    """Return a result with its unit: ``12.1 cm``."""
    places, unit = DECIMALS.get(result.measure, 0), UNITS[result.measure]
    # In a column of results 11.0 stands below 12.1, not 11.
    figure = f"{result.value:.{places}f}".replace("-", formats.MINUS)
    return f"{figure}{unit}" if unit.startswith(("/", "°")) else f"{figure} {unit}"


def side_text(compared: Compared | None) -> str:
    """Return one side's cell: the value, its pain and its share of the reference."""
    if compared is None:
        return ""
    lines = [value_text(compared.result)]
    if compared.result.pain is not None:
        lines[0] += f", pain {compared.result.pain}"
    if compared.norm_percent is not None:
        lines.append(norm_text(compared))
    return "\n".join(lines)


def norm_text(compared: Compared) -> str:
    """Return the share of the reference and what it is called; "" where none holds."""
    if compared.norm_percent is None:
        return ""
    return f"{formats.number(compared.norm_percent, 0)} % of norm, {compared.level}"


def sides_text(measure: ComparedMeasure) -> str:
    """Return how the two sides compare; "" when there is one side only."""
    if measure.gap is not None:
        return _gap_text(measure)
    if measure.symmetry is None or measure.symmetry_goal is None:
        return ""
    share, goal = measure.symmetry, measure.symmetry_goal
    told = f"symmetry {whole_percent(share, goal)} %"
    return told if share >= goal else f"{told},\ngoal {formats.number(goal, 0)} %"


def sides_tone(measure: ComparedMeasure) -> str:
    """Return the tone of the comparison; the words say the same."""
    level = measure.gap_level
    return "hold" if level is not None and level.stands_out else "text"


def _gap_text(measure: ComparedMeasure) -> str:
    gap = measure.gap or 0.0
    size = formats.number(abs(gap), 1, UNITS[measure.measure])
    if measure.gap_level is None:
        return f"gap {size}"
    if measure.gap_level is GapLevel.EVEN:
        return f"gap {size}, {measure.gap_level}"
    return f"gap {size}, {measure.gap_level};\n{'right' if gap > 0 else 'left'} has less"


def change_text(measure: ComparedMeasure) -> str:
    """Return what changed since the test before, with the noise of the test."""
    lines = [_change_line(one) for one in measure.results]
    known = [line for line in lines if line]
    return "\n".join(known) if known else "first of its kind"


def _change_line(compared: Compared) -> str:
    result = compared.result
    side = "" if result.side is Side.BOTH else f"{result.side.value} "
    if compared.change is None:
        return f"{side}first at this beat and surface" if compared.other_way else ""
    if compared.change == 0:
        return f"{side}unchanged"
    places = DECIMALS.get(result.measure, 0)
    change = formats.signed(compared.change, places, UNITS[result.measure])
    if compared.noise is None:
        return f"{side}{change}"
    band = f"noise ±{formats.number(compared.noise, places)}"
    where = "beyond" if compared.real else "within"
    return f"{side}{change}, {where} {band}"


def change_tone(measure: ComparedMeasure) -> str:
    """Return the tone of the change; only what is beyond the noise stands out."""
    return "text" if any(one.real for one in measure.results) else "muted"


def way_text(measure: ComparedMeasure) -> str:
    """Return how a heel-rise test was done: ``60/min, flat floor``; "" for other tests."""
    if measure.measure is not Measure.HEEL_RISE or not measure.results:
        return ""
    result = measure.results[0].result
    surface = TEST_SURFACES.get(result.surface, "")
    parts = [f"{result.bpm}/min" if result.bpm else "", surface]
    return ", ".join(part for part in parts if part)


def since_text(compared: Compared | None) -> str:
    """Return the change of one side for the card: ``+1.5 cm since Thu 12 Nov``."""
    if compared is None or compared.change is None or compared.previous_day is None:
        return ""
    return f"{_change_line(compared)}, since {short_day(compared.previous_day)}"


MORE_HINTS: Final[dict[Measure, str]] = {
    Measure.KNEE_TO_WALL_ANGLE: "Phone on the shin at the last good touch.",
    Measure.HEEL_RISE_BENT: "Knee bent about 20°. Only comparable with yourself.",
    Measure.ISO_HOLD: "Half-way up, until the height goes.",
    Measure.HOPS_IN_PLACE: "On the spot, one leg. Only once plyometrics have begun.",
    Measure.HOP_DISTANCE: "Best of three, landing held. Only once plyometrics have begun.",
    Measure.TRIPLE_HOP: "Three hops in a row. Only once plyometrics have begun.",
    Measure.TIMED_HOP: "One leg over 6 m; less is better.",
    Measure.TENDON_RATING: "0 = cannot use it, 100 = as good as ever.",
    Measure.VISA_A: "Total of the questionnaire, 100 = no problem.",
    Measure.TENDINS_A: "Total of the questionnaire; see its authors' site.",
}
"""The further tests in the order of the form, each with how it is done."""
