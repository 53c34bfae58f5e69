"""The latent tendon does what domain rules 0.1.2 and 4.2 say of a real one."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from tests.simulation.runners import RunnersFile, Traits
from tests.simulation.tendon import LatentTendon
from tests.simulation.trial import START

LOADS = st.lists(st.floats(0, 2), min_size=1, max_size=40)
"""Daily loads in shares of the capacity at the start."""
NUMBERS = st.integers(0, 500)


def traits(number: int) -> Traits:
    return RunnersFile.read().runner(1, number, START).traits


def after(drawn: Traits, shares: Sequence[float]) -> LatentTendon:
    tendon = LatentTendon(drawn, 1.0)
    for share in shares:
        tendon.take(share * drawn.capacity)
        tendon.night()
    return tendon


@given(NUMBERS, LOADS)
def test_pain_stays_on_its_scale(number: int, shares: list[float]) -> None:
    """Whatever is carried, pain lies between 0 and 10 and capacity above nothing."""
    tendon = after(traits(number), shares)
    assert 0 <= tendon.pain <= tendon.evening_pain <= 10
    assert 0 <= tendon.pain_under(0) <= 10
    assert tendon.capacity > 0


@given(NUMBERS, st.integers(1, 20), st.floats(1.3, 3))
def test_too_much_hurts_a_day_or_two_later_and_calms_down(
    number: int, rest: int, share: float
) -> None:
    """One load beyond capacity is felt most within two days, and less the longer the rest."""
    drawn = traits(number)
    felt = [after(drawn, [share] + [0.0] * days).irritation for days in range(rest + 6)]
    assert felt[0] > 0
    assert felt.index(max(felt)) <= 4
    late = felt[5:]
    assert late == sorted(late, reverse=True)


@given(NUMBERS)
def test_load_that_is_carried_builds_capacity_and_idleness_loses_it(number: int) -> None:
    """Three sessions a week at two thirds of capacity build; six weeks of nothing take away."""
    drawn = traits(number)
    assert after(drawn, [0.66, 0, 0.66, 0, 0.66, 0, 0] * 6).capacity > drawn.capacity
    assert after(drawn, [0.0] * 42).capacity < drawn.capacity


@given(NUMBERS, st.floats(0, 2), st.floats(0, 2))
def test_more_on_a_day_never_hurts_less(number: int, one: float, other: float) -> None:
    """Of two loads of one day the larger one hurts at least as much, then and the next morning."""
    drawn = traits(number)
    less, more = sorted((one, other))
    tendon = LatentTendon(drawn, 1.0)
    assert tendon.pain_under(less * drawn.capacity) <= tendon.pain_under(more * drawn.capacity)
    assert after(drawn, [less]).pain <= after(drawn, [more]).pain
