"""How each test is done, step by step, and when it ends (domain rules 2.1 to 2.5)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from msgspec import Struct

from calfjournal.domain.assessment import Measure
from calfjournal.domain.program import CriterionStatus
from calfjournal.domain.testing import HOPS, TOTALS
from calfjournal.messages import mark, tr
from calfjournal.messages.vocabulary import Vocabulary


class TestGuide(Struct, frozen=True):
    """What a test asks for: what is needed, the position and the movement, and what ends it."""

    __test__ = False  # the name begins with Test, but pytest has nothing to collect here

    needs: str
    steps: tuple[str, ...]
    stops: tuple[str, ...]
    figure: str = ""
    """The exercise whose drawing shows the position; "" without one."""


SHORT: Final = Vocabulary(
    {
        Measure.KNEE_TO_WALL: mark("How far the ankle bends."),
        Measure.KNEE_TO_WALL_ANGLE: mark("The same, with a phone on the shin."),
        Measure.HEEL_RISE: mark("Raises on one leg at 60 beats a minute."),
        Measure.HEEL_RISE_BENT: mark("The same with the knee bent about 20°."),
        Measure.ISO_HOLD: mark("Half-way up on one leg, in seconds."),
        Measure.HOPS_IN_PLACE: mark("Pain over 20 hops on one leg."),
        Measure.HOP_DISTANCE: mark("One hop on one leg, landing held."),
        Measure.TRIPLE_HOP: mark("Three hops in a row on one leg."),
        Measure.TIMED_HOP: mark("6 m on one leg, in seconds."),
        Measure.VISA_A: mark("Total of the questionnaire, 100 = no problem."),
        Measure.TENDINS_A: mark("Total of the questionnaire."),
        Measure.TENDON_RATING: mark("0 = cannot use it, 100 = as good as ever."),
    }
)
"""Every test in the order it is offered, each with what it tells."""

_FIGURES: Final = {
    Measure.KNEE_TO_WALL: "knee_to_wall_rock",
    Measure.KNEE_TO_WALL_ANGLE: "knee_to_wall_rock",
    Measure.HEEL_RISE: "sl_calf_raise_floor",
    Measure.HEEL_RISE_BENT: "sl_bent_knee_raise",
    Measure.ISO_HOLD: "iso_single_hold",
    Measure.HOPS_IN_PLACE: "sl_line_hops",
    Measure.HOP_DISTANCE: "sl_hop_stick",
    Measure.TRIPLE_HOP: "sl_forward_hops",
    Measure.TIMED_HOP: "sl_forward_hops",
}

SHOWN_BY: Final[Mapping[str, Measure]] = {
    "knee_to_wall_sides": Measure.KNEE_TO_WALL,
    "single_leg_reps": Measure.HEEL_RISE,
    "lsi": Measure.HEEL_RISE,
    "norm_share": Measure.HEEL_RISE,
    "heel_rise_goal": Measure.HEEL_RISE,
    "iso_hold_s": Measure.ISO_HOLD,
}
"""Which test shows a figure that a gate asks for."""


def way_to(status: CriterionStatus) -> Measure | None:
    """Return the test that shows what a criterion asks for; None where weeks of training do."""
    return SHOWN_BY.get(status.criterion.measure)


def guide_of(measure: Measure) -> TestGuide:
    """Return how a test is done."""
    needs, steps, stops = _TOLD[measure]() if measure in _TOLD else _hop(measure)
    return TestGuide(needs, steps, stops, _FIGURES.get(measure, ""))


_Told = tuple[str, tuple[str, ...], tuple[str, ...]]


def _pain_stop() -> str:
    return tr("Stop at once when pain is above 5/10.")


def _knee_to_wall() -> _Told:
    return (
        tr("A wall, and a tape on the floor in front of it. Barefoot."),
        (
            tr("Toes pointing at the wall, heel flat on the floor."),
            tr("Bend the knee straight ahead until it just touches the wall."),
            tr(
                "Move the foot back little by little; measure big toe to wall at the last good "
                "touch, to the nearest {step:cm}.",
                step=0.5,
            ),
        ),
        (
            tr("A try ends when the heel lifts, or the knee drifts inwards to reach the wall."),
            _pain_stop(),
        ),
    )


def _angle() -> _Told:
    return (
        tr("A wall, and a phone that shows its own tilt. Barefoot."),
        (
            tr("Stand as for knee to wall, at the last good touch."),
            tr("Lay the phone along the shin and read the tilt from upright."),
        ),
        (tr("A try ends when the heel lifts or the knee drifts inwards."), _pain_stop()),
    )


def _heel_rise() -> _Told:
    return (
        tr("A wall for the fingertips. For the reference: a 10° incline, toes up the slope."),
        (
            tr("Warm up with ten easy raises on both legs at the beat."),
            tr("One leg, straight knee, fingertips on the wall."),
            tr("Up on one beat, down on the next: 30 raises a minute, each to full height."),
        ),
        _raise_stops(tr("The knee bends or the trunk leans.")),
    )


def _heel_rise_bent() -> _Told:
    return (
        tr("A wall for the fingertips."),
        (
            tr("One leg, the knee bent about 20° and kept so, fingertips on the wall."),
            tr("Up on one beat, down on the next, each to full height."),
            tr("There is no reference: compare it with yourself only."),
        ),
        _raise_stops(tr("The knee straightens or the trunk leans.")),
    )


def _raise_stops(posture: str) -> tuple[str, ...]:
    return (
        tr("The heel no longer comes up to full height."),
        tr("The beat is lost."),
        posture,
        tr("It takes more than fingertips."),
        tr("Two prompts in a row end the test; pain above 5/10 ends it at once."),
    )


def _hold() -> _Told:
    return (
        tr("A wall for the fingertips."),
        (
            tr("One leg, straight knee, fingertips on the wall."),
            tr("Half-way up, and stay there."),
        ),
        (tr("The hold ends when the height goes or the foot shakes it away."), _pain_stop()),
    )


def _hop(measure: Measure) -> _Told:
    needs, done = {
        Measure.HOPS_IN_PLACE: (
            tr("A firm floor and the shoes you run in."),
            tr("20 to 25 hops on the spot, on one leg. Rate the pain while hopping, 0 to 10."),
        ),
        Measure.HOP_DISTANCE: (
            tr("A tape on the floor."),
            tr("One hop as far as you can, landing held for two seconds; toe to heel."),
        ),
        Measure.TRIPLE_HOP: (
            tr("A tape on the floor, 8 m of room."),
            tr("Three hops in a row on the same leg, the last landing held; toe to heel."),
        ),
        Measure.TIMED_HOP: (
            tr("6 m marked on the floor, and somebody with a stopwatch."),
            tr("Hop the 6 m on one leg as quickly as you can; less is better."),
        ),
    }[measure]
    return (
        needs,
        (tr("Warm up with two-leg hops first."), done),
        (tr("A try does not count when the other foot touches down."), _pain_stop()),
    )


def _visa_a() -> _Told:
    return (
        tr("The questionnaire as its authors published it (Robinson et al. 2001)."),
        (tr("Fill it in there, and type its total here: 0 to 100, 100 = no problem."),),
        (tr("A change of 14 counts over 12 weeks, with wide uncertainty (Lagas et al. 2021)."),),
    )


def _tendins_a() -> _Told:
    return (
        tr("The questionnaire from the authors' site."),
        (tr("Fill it in there, and type its total here: 0 to 100."),),
        (tr("A change of 12 is more than its noise, as its authors report."),),
    )


def _rating() -> _Told:
    return (
        tr("A quiet moment."),
        (
            tr("How good is the tendon today, all in all?"),
            tr("0 = cannot use it, 100 = as good as ever."),
        ),
        (tr("There is no right answer; your own line over the weeks is what counts."),),
    )


_TOLD: Final = {
    Measure.KNEE_TO_WALL: _knee_to_wall,
    Measure.KNEE_TO_WALL_ANGLE: _angle,
    Measure.HEEL_RISE: _heel_rise,
    Measure.HEEL_RISE_BENT: _heel_rise_bent,
    Measure.ISO_HOLD: _hold,
    Measure.VISA_A: _visa_a,
    Measure.TENDINS_A: _tendins_a,
    Measure.TENDON_RATING: _rating,
}


def has_stops(measure: Measure) -> bool:
    """True for tests of the body: what is only asked has nothing that ends it."""
    return measure not in TOTALS and measure is not Measure.TENDON_RATING


def waits_for_gate(measure: Measure) -> bool:
    """True for hops."""
    return measure in HOPS
