"""What the parts of a program are called where they are chosen or named."""

from __future__ import annotations

from typing import Final

from calfjournal.domain.checkin import Moment
from calfjournal.domain.exercise import Laterality, Unit
from calfjournal.messages.language import mark
from calfjournal.messages.vocabulary import Vocabulary

MEASURE_WORDS: Final = Vocabulary(
    {
        "days_without_red": mark("Days without a red answer"),
        "green_mornings": mark("Green mornings in a row"),
        "stiffness_min": mark("Longest morning stiffness of 7 days, min"),
        "two_leg_floor_sets": mark("Sets of 15 two-leg floor raises"),
        "knee_to_wall_sides": mark("Sides with a knee-to-wall test"),
        "single_leg_reps": mark("Single-leg raises, weaker side"),
        "iso_hold_s": mark("One-leg hold, weaker side, s"),
        "lsi": mark("Weaker side in % of the stronger"),
        "norm_share": mark("Raises in % of the reference for age and sex"),
        "heel_rise_goal": mark("20 raises or 80 % of the reference, in %"),
        "strength_weeks": mark("Weeks of strength of the last 12"),
        "two_leg_plyo_weeks": mark("Weeks of two-leg hops with green mornings"),
        "run_mornings_not_green": mark("Mornings after runs that were not green"),
        "easy_runs_30_green": mark("Easy runs of 30 min, green the next morning"),
    }
)
"""The figures a criterion can ask for, by their names in program files."""

UNIT_WORDS: Final = Vocabulary(
    {
        Unit.REPS: mark("repetitions"),
        Unit.SECONDS: mark("seconds"),
        Unit.CONTACTS: mark("contacts"),
        Unit.METRES: mark("metres"),
        Unit.MINUTES: mark("minutes"),
    }
)
"""What the amount of a set counts, where it is chosen."""

SIDE_WORDS: Final = Vocabulary(
    {
        Laterality.BOTH: mark("both legs together"),
        Laterality.EACH: mark("each leg apart"),
        Laterality.ALTERNATING: mark("legs by turns"),
    }
)
"""How the legs work in an exercise."""

SETTLED_BY: Final = Vocabulary(
    {
        Moment.MORNING: mark("by the next morning"),
        Moment.H24: mark("within 24 h"),
        Moment.H48: mark("within 48 h"),
    }
)
"""When accepted pain is to be settled."""
