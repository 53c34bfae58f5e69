"""The figures a gate can ask for; programs name them, facts fill them (domain rule 8.3)."""

from __future__ import annotations

from msgspec import Struct


class GateMeasure(Struct, frozen=True):
    """What a figure is, its unit, and what to do so that there is one."""

    meaning: str
    unit: str
    how: str


MEASURES: dict[str, GateMeasure] = {
    "days_without_red": GateMeasure(
        "days in a row without a red answer of either tendon",
        "days",
        "fill in the morning check-in",
    ),
    "green_mornings": GateMeasure(
        "green mornings in a row, both tendons", "mornings", "fill in the morning check-in"
    ),
    "stiffness_min": GateMeasure(
        "longest morning stiffness of the last 7 days, from 3 mornings on",
        "min",
        "enter stiffness on at least three mornings of a week",
    ),
    "two_leg_floor_sets": GateMeasure(
        "sets of 15 or more two-leg floor raises at pain 2 or less, in one session",
        "sets",
        "log a session with two-leg floor raises, with pain",
    ),
    "knee_to_wall_sides": GateMeasure(
        "sides with a knee-to-wall test in the last 6 weeks",
        "sides",
        "measure knee-to-wall on both sides",
    ),
    "single_leg_reps": GateMeasure(
        "single-leg raises in one set at full height and pain 2 or less, weaker side, last 6 weeks",
        "reps",
        "log or test single-leg raises on both sides, with pain and full height",
    ),
    "iso_hold_s": GateMeasure(
        "longest one-leg mid-range hold, weaker side, last 6 weeks",
        "s",
        "log or test the one-leg hold on both sides",
    ),
    "lsi": GateMeasure(
        "weaker side in percent of the stronger, single-leg raises",
        "%",
        "test single-leg heel raises on both sides the same way",
    ),
    "norm_share": GateMeasure(
        "single-leg raises on the incline in percent of the reference for age and sex, weaker side",
        "%",
        "test single-leg heel raises on the 10° incline",
    ),
    "heel_rise_goal": GateMeasure(
        "the better of reps against 20 and share of the reference against 80 %, weaker side",
        "%",
        "log or test single-leg raises on both sides, with pain and full height",
    ),
    "strength_weeks": GateMeasure(
        "weeks of the last 12 with at least two strength sessions done",
        "weeks",
        "log strength sessions",
    ),
    "two_leg_plyo_weeks": GateMeasure(
        "weeks of the last 8 with two-leg hops, each followed by green mornings only",
        "weeks",
        "log two-leg hops and fill in the check-in on the mornings after",
    ),
    "run_mornings_not_green": GateMeasure(
        "runs of the last 14 days followed by a morning that was not green, from 2 runs on",
        "mornings",
        "fill in the check-in on the mornings after runs",
    ),
    "easy_runs_30_green": GateMeasure(
        "easy runs of 30 minutes or more in the last 28 days, green the next morning",
        "runs",
        "run 30 easy minutes and fill in the check-in the morning after",
    ),
}
"""Every figure by the name that a criterion's ``measure`` uses."""
