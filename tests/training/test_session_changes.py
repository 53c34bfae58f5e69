"""Applying an adjustment touches only what is still open, and keeps sets and sides in order."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from calfjournal.domain.checkin import Site
from calfjournal.domain.exercise import Laterality, Side, Unit
from calfjournal.domain.finding import Only, SessionChange
from calfjournal.domain.session import SessionStatus, SetLine, count_sets
from calfjournal.training.at_hand import AtHand, Swaps
from calfjournal.training.calf_load import load_of_set
from calfjournal.training.session_changes import apply
from calfjournal.training.set_lines import capped, fewer_sets, highest_load_class, is_on_two_legs
from tests.training.mornings import LIBRARY, PLAN, SWAPS, lines

# ---------------------------------------------------------------------------- apply


def weigh(line: SetLine) -> float:
    return load_of_set(line, LIBRARY)


def weigh_sets(made: tuple[SetLine, ...]) -> Counter[tuple[int, int]]:
    found: Counter[tuple[int, int]] = Counter()
    for line in made:
        found[line.item, line.number] += int(weigh(line))
    return found


def test_a_fifth_less_of_a_small_session_of_hops_is_no_half_of_it() -> None:
    """Whole sets come near the share that is told: a set of hops would be two fifths."""
    made = lines((("calf_raise_floor", 2), ("pogo_double", 2)))
    for factor, left in ((0.8, 0.9), (0.7, 0.6)):
        kept = fewer_sets(made, factor, weigh)
        assert sum(map(weigh, kept)) == pytest.approx(left * sum(map(weigh, made)))


@given(
    sets=st.lists(st.integers(1, 6), min_size=1, max_size=5),
    factor=st.sampled_from([0.5, 0.6, 0.7, 0.8, 1.0]),
)
def test_fewer_sets_keeps_the_share_and_one_of_each(sets: list[int], factor: float) -> None:
    """The load is as near to the share as one set more or less, with one set of each exercise."""
    names = ("sl_calf_raise_floor", "seated_calf_raise", "tib_raise", "sl_rdl", "short_foot")
    made = lines(tuple(zip(names, sets, strict=False)))
    kept = fewer_sets(made, factor, weigh)
    over = sum(map(weigh, kept)) - factor * sum(map(weigh, made))
    heaviest = max(weigh_sets(made).values())
    assert over > -heaviest / 2 - 1e-9
    for item, left in ((line.item, line.number) for line in kept if line.number > 1):
        if left == max(line.number for line in kept if line.item == item):
            one = weigh_sets(made)[item, left]
            assert one == 0 or abs(over - one) >= over - 1e-9, "one set less is no nearer"
    assert {line.item for line in kept} == {line.item for line in made}
    assert set(kept) <= set(made)


@given(sets=st.lists(st.integers(1, 6), min_size=1, max_size=4), factor=st.floats(0.3, 1.0))
def test_fewer_sets_take_less_time(sets: list[int], factor: float) -> None:
    """A session that is eased is never told to take longer, and half of it not as long."""
    names = ("sl_calf_raise_floor", "seated_calf_raise", "tib_raise", "sl_rdl")
    whole = replace(PLAN[1], sets=lines(tuple(zip(names, sets, strict=False))), planned_minutes=45)
    (eased,) = apply([SessionChange(whole.key, sets_factor=factor)], [whole], SWAPS)
    assert eased.planned_minutes is not None
    assert 10 <= eased.planned_minutes <= 45
    if count_sets(eased.sets) <= count_sets(whole.sets) / 2:
        assert eased.planned_minutes <= 30


def test_a_cap_takes_the_rung_that_was_answered_more_calmly() -> None:
    """As a step down the ladder does, unless it is in the session already (8.1)."""
    costs = {"sl_calf_raise_step": 1.5, "sl_calf_raise_floor": 0.5}
    learned = replace(SWAPS, learned=lambda: costs)
    alone, both = (("sl_calf_raise_weighted", 3),), ("sl_calf_raise_floor", 2)
    for content, swaps, taken in (
        (alone, SWAPS, "sl_calf_raise_step"),
        (alone, learned, "sl_calf_raise_floor"),
        ((*alone, both), learned, "sl_calf_raise_step"),
    ):
        assert capped(lines(content), 2, swaps)[0].exercise == taken


@given(
    names=st.lists(st.sampled_from(sorted(LIBRARY.exercises)), min_size=1, max_size=5, unique=True),
    limit=st.integers(0, 5),
    site=st.none() | st.sampled_from(list(Site)),
)
def test_a_cap_swaps_exactly_what_is_above_it(
    names: list[str], limit: int, site: Site | None
) -> None:
    """Sets stay in number, sides fit the new exercise, nothing is above the cap.

    Load class 1 is the lowest there is: stretches and light work are left alone.
    """
    made = lines(tuple((name, 3) for name in names))
    result = capped(made, limit, Swaps(LIBRARY, AtHand(site=site)))
    limit = max(limit, 1)
    assert highest_load_class(result, LIBRARY) <= limit
    assert count_sets(result) == count_sets(made)
    for line in result:
        each = LIBRARY.get(line.exercise).laterality is Laterality.EACH
        assert (line.side is Side.BOTH) != each
    for item, name in enumerate(names):
        if LIBRARY.get(name).load_class <= limit:
            assert [x for x in result if x.item == item] == [x for x in made if x.item == item]


def test_done_skipped_and_begun_sessions_are_never_touched() -> None:
    """Only what is still open changes; a dropped session is skipped, not lost."""
    begun = replace(PLAN[2], sets=(replace(PLAN[2].sets[0], done=8), *PLAN[2].sets[1:]))
    plan = (PLAN[0], replace(PLAN[1], status=SessionStatus.SKIPPED), begun, PLAN[3])
    changes = tuple(SessionChange(s.key, "", drop=True) for s in plan)
    after = apply(changes, plan, SWAPS)
    assert after[:3] == plan[:3]
    assert after[3].status is SessionStatus.SKIPPED
    assert after[3].sets == plan[3].sets


def test_swaps_use_what_is_at_hand() -> None:
    """With equipment known, a step is not proposed to someone without one."""
    change = SessionChange(PLAN[2].key, "", max_load_class=2)
    after = apply((change,), PLAN, Swaps(LIBRARY, AtHand(frozenset({"weight"}))))
    assert all(not LIBRARY.get(x.exercise).needs - {"weight"} for x in after[2].sets)
    assert all(x.unit is Unit.REPS for x in after[2].sets)


@given(
    names=st.lists(st.sampled_from(sorted(LIBRARY.exercises)), min_size=1, max_size=5, unique=True)
)
def test_holds_and_two_leg_work_only_means_exactly_that(names: list[str]) -> None:
    """Nothing loads one leg alone, nothing is above load class 2, no raise becomes a pump."""
    made = lines(tuple((name, 3) for name in names))
    heavy = tuple(replace(line, target_kg=30.0) for line in made)
    before = replace(PLAN[2], sets=heavy, load_class=highest_load_class(made, LIBRARY))
    change = SessionChange(before.key, only=Only.TWO_LEGS, sets_factor=0.5)
    (after,) = apply((change,), (before,), SWAPS)
    for line in after.sets:
        exercise = LIBRARY.get(line.exercise)
        assert is_on_two_legs(exercise)
        assert exercise.load_class <= 2
        if line.exercise not in names:
            assert line.target_kg is None
    swapped = {line.exercise for line in after.sets} - set(names)
    assert "ankle_pumps" not in swapped


@given(factor=st.sampled_from([0.5, 0.6, 0.7, 0.8]), sets=st.integers(1, 5))
def test_range_and_recovery_keep_their_sets(factor: float, sets: int) -> None:
    """What is cut is what loads the calf; stretches stay as they were."""
    content = (("gastroc_wall_stretch", sets), ("calf_raise_step", 4), ("ankle_circles", sets))
    made = lines(content)
    before = replace(PLAN[2], sets=made)
    (after,) = apply((SessionChange(before.key, sets_factor=factor),), (before,), SWAPS)
    stretches = [x for x in made if x.exercise != "calf_raise_step"]
    assert [x for x in after.sets if x.exercise != "calf_raise_step"] == stretches
    assert count_sets(after.sets) < count_sets(made)
    (range_only,) = apply((SessionChange(before.key, only=Only.RANGE),), (before,), SWAPS)
    assert list(range_only.sets) == stretches
    assert range_only.status is SessionStatus.PLANNED
