"""The figures a gate can ask for; programs name them, facts fill them (domain rule 8.3)."""

from __future__ import annotations

from typing import Final

from msgspec import Struct

from calfjournal.domain.assessment import Measure


class GateMeasure(Struct, frozen=True):
    """Keys of the messages about a figure: how much of it, and what to do so that there is one.

    ``test`` is the one test that tells it; None where sets, mornings or runs do so, too.
    """

    amount: str
    missing: str
    test: Measure | None = None


_ANSWERED: Final = "training.no_answers"
_RAISES: Final = "training.no_raises"

MEASURES: dict[str, GateMeasure] = {
    # days in a row without a red answer of either tendon
    "days_without_red": GateMeasure("training.days", _ANSWERED),
    # green mornings in a row, both tendons
    "green_mornings": GateMeasure("training.mornings", _ANSWERED),
    # longest morning stiffness of the last 7 days, from 3 mornings on
    "stiffness_min": GateMeasure("training.min", "training.no_stiffness"),
    # sets of 15 or more two-leg floor raises at pain 2 or less, in one session; 3 if 15 on one leg
    "two_leg_floor_sets": GateMeasure("training.sets", "training.no_floor_raises"),
    # sides with a knee-to-wall test in the last 8 weeks
    "knee_to_wall_sides": GateMeasure(
        "training.sides", "training.no_knee_to_wall", Measure.KNEE_TO_WALL
    ),
    # single-leg raises shown in one set at full height, pain 2 or less, weaker side, last 8 weeks
    "single_leg_reps": GateMeasure("training.reps", _RAISES),
    # longest one-leg mid-range hold, weaker side, last 8 weeks
    "iso_hold_s": GateMeasure("training.s", "training.no_hold"),
    # weaker side in percent of the stronger, single-leg raises
    "lsi": GateMeasure("training.percent", "training.no_symmetry"),
    # single-leg raises on the incline in percent of the reference for age and sex, weaker side
    "norm_share": GateMeasure("training.percent", "training.no_incline_test", Measure.HEEL_RISE),
    # the better of reps against 20 and share of the reference against 80 %, weaker side
    "heel_rise_goal": GateMeasure("training.percent", _RAISES),
    # weeks of the last 12 with at least two strength sessions done
    "strength_weeks": GateMeasure("training.weeks", "training.no_strength"),
    # weeks of the last 8 with two-leg hops, each followed by green mornings only
    "two_leg_plyo_weeks": GateMeasure("training.weeks", "training.no_hops"),
    # runs of the last 14 days followed by a morning that was not green, from 2 runs on
    "run_mornings_not_green": GateMeasure("training.mornings", "training.no_mornings_after"),
    # easy runs of 30 minutes or more in the last 28 days, green the next morning
    "easy_runs_30_green": GateMeasure("training.runs", "training.no_easy_runs"),
}
"""Every figure by the name that a criterion's ``measure`` uses."""
