"""Numbers of strength work: estimated maximum, load steps and effort targets."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calfjournal.domain.athlete import Experience
from calfjournal.domain.program import PhaseKind
from calfjournal.messages import in_words
from calfjournal.training.library import load_library
from calfjournal.training.strength import epley, estimated_max, lighter, load_step, rir_target

LIBRARY = load_library()


def test_epley_vector() -> None:
    """60 kg x 8 gives 76.0 kg; outside 1-10 repetitions there is no estimate."""
    assert epley(60, 8) == pytest.approx(76.0)
    assert epley(60, 10) == pytest.approx(80.0)
    assert [epley(60, 11), epley(60, 0), epley(0, 5)] == [None, None, None]


def test_the_estimate_shows_its_formula_with_the_share_of_body_mass() -> None:
    """One leg carries all of the body, two legs half each; seated work only the weight."""
    one = estimated_max(LIBRARY.get("sl_calf_raise_weighted"), 10, 6, 70)
    assert one is not None
    assert one.kg == pytest.approx(96.0)
    assert (
        in_words(one.formula)
        == "(1 × 70 kg body mass + 10 kg) × (1 + 6 / 30) = 96.0 kg (Epley estimate)"
    )
    two = estimated_max(LIBRARY.get("calf_raise_step"), 0, 10, 60)
    assert two is not None
    assert two.kg == pytest.approx(40.0)
    seated = estimated_max(LIBRARY.get("seated_calf_raise"), 60, 8, None)
    assert seated is not None
    assert in_words(seated.formula) == "60 kg × (1 + 8 / 30) = 76.0 kg (Epley estimate)"
    assert estimated_max(LIBRARY.get("sl_calf_raise_step"), 0, 8, None) is None


@pytest.mark.parametrize(
    ("exercise", "load", "experience", "mass", "expected"),
    [
        ("seated_calf_raise", 25, Experience.NOVICE, None, 2.5),
        ("seated_calf_raise", 60, Experience.NOVICE, None, 2.5),
        ("seated_calf_raise", 60, Experience.EXPERIENCED, None, 5.0),
        ("seated_calf_raise", 20, Experience.EXPERIENCED, None, 1.0),
        ("seated_calf_raise", 4, Experience.NOVICE, None, None),
        ("sl_calf_raise_weighted", 5, Experience.NOVICE, 70, 2.5),
        ("sl_calf_raise_weighted", 2.5, Experience.NOVICE, None, 2.5),
        ("sl_calf_raise_weighted", 2.5, Experience.EXPERIENCED, None, 2.5),
        ("sl_calf_raise_weighted", 0, Experience.EXPERIENCED, 70, 5.0),
    ],
)
def test_load_steps(
    exercise: str, load: float, experience: Experience, mass: float | None, expected: float | None
) -> None:
    """At most 10 % of what is moved and 5 kg; smaller steps where 2.5 kg would be more."""
    assert load_step(LIBRARY.get(exercise), load, experience, mass) == expected


@given(st.floats(0.5, 300))
def test_lighter_is_five_to_ten_percent_less(load: float) -> None:
    """The load after misses stays within the rule."""
    assert 0.9 * load - 1e-9 <= lighter(load) <= 0.95 * load + 1e-9


def test_effort_targets_by_week() -> None:
    """S1-S2 3-4, S3-S6 2-3, S7 1-2, deload 4 or more (rule 8.1)."""
    targets = [rir_target(PhaseKind.STRENGTH, w, deload=False) for w in range(1, 9)]
    assert targets == [(3, 4)] * 2 + [(2, 3)] * 4 + [(1, 2)] * 2
    assert rir_target(PhaseKind.STRENGTH, 4, deload=True)[0] >= 4
