"""The gates of Calf foundation (domain rule 8.3): their borders, and what waits behind each."""

from __future__ import annotations

from calfjournal.training.library import load_library
from calfjournal.training.programs import load_programs

LIBRARY = load_library()
FOUNDATION = load_programs(library=LIBRARY).programs["calf_foundation"]


def test_calf_foundation_gates() -> None:
    """Domain section 8.3: every border, and what waits behind which gate."""
    borders = {
        gate.id: {c.measure: (c.at_least, c.at_most) for c in gate.criteria}
        for gate in FOUNDATION.gates.values()
    }
    assert borders == {
        "mobility_to_strength": {
            "days_without_red": (14, None),
            "two_leg_floor_sets": (3, None),
            "knee_to_wall_sides": (2, None),
            "stiffness_min": (None, 15),
        },
        "light_plyo": {
            "single_leg_reps": (15, None),
            "iso_hold_s": (45, None),
            "lsi": (80, None),
            "strength_weeks": (4, None),
        },
        "high_plyo": {
            "heel_rise_goal": (100, None),
            "lsi": (90, None),
            "two_leg_plyo_weeks": (3, None),
            "run_mornings_not_green": (None, 0),
        },
        "strides": {"easy_runs_30_green": (2, None)},
        "fast": {
            "heel_rise_goal": (100, None),
            "lsi": (90, None),
            "two_leg_plyo_weeks": (3, None),
            "run_mornings_not_green": (None, 0),
            "easy_runs_30_green": (2, None),
        },
    }
    assert [p.gate for p in FOUNDATION.phases[:2]] == ["mobility_to_strength", "light_plyo"]
    gated = {
        item.exercise: item.optional_gate
        for kind in FOUNDATION.session_types.values()
        for item in kind.items
        if LIBRARY.get(item.exercise).load_class == 5
        or item.exercise == "strides_flat"
        or "hop" in item.exercise
        or "pogo" in item.exercise
    }
    assert gated == {
        "strides_flat": "strides",
        "hill_strides": "fast",
        "accel_short": "fast",
        "alt_bounds": "high_plyo",
        "pogo_double": "light_plyo",
        "line_hops_lateral": "light_plyo",
        "hops_fwd_double": "light_plyo",
    }


def test_a_small_test_stands_before_the_hops() -> None:
    """The last strength weeks show what the gate to the hops asks for, before the heavy sets."""
    first = FOUNDATION.session_types["s7_heavy"].items[:2]
    assert [(item.exercise, item.sets, item.amount) for item in first] == [
        ("sl_calf_raise_floor", 1, (15, 25)),
        ("iso_single_hold", 1, (45, 45)),
    ]
    last = FOUNDATION.phases[1].weeks[-1]
    assert last.in_order, "what it opens comes after it"
    assert last.sessions[:2] == ("s7_heavy", "s7_springs")
