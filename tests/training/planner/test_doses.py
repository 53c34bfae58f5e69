"""Doses: what fits the athlete, sets scaled, contacts capped, gates respected."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from calfjournal.domain.athlete import Athlete
from calfjournal.domain.checkin import Site
from calfjournal.domain.exercise import Category, Side
from calfjournal.domain.plan import Wishes
from calfjournal.domain.program import PhaseKind, Program
from calfjournal.domain.session import Session
from calfjournal.messages import in_words
from calfjournal.training.at_hand import AtHand, Swaps
from calfjournal.training.held import Guard, held_ahead, is_held_title
from calfjournal.training.history import History
from calfjournal.training.library import Library, load_library
from calfjournal.training.planner import Proposal, make_plan
from calfjournal.training.planner.doses import Item, capped, contacts, scaled
from tests.training.planner.checker import Case

MONDAY = date(2027, 1, 4)
LIBRARY = load_library()
ASKED = Wishes("calf_foundation", MONDAY)


def lay(
    program: Program, library: Library, athlete: Athlete, not_met: tuple[str, ...] = ()
) -> Proposal:
    return make_plan(program, athlete, ASKED, History(MONDAY), library, not_met=not_met)


def used(proposal: Proposal) -> set[str]:
    return {line.exercise for s in proposal.sessions for line in s.sets}


def items(library: Library, *rows: tuple[str, int, tuple[int, int]]) -> tuple[Item, ...]:
    made = []
    for name, sets, amount in rows:
        exercise = library.get(name)
        assert exercise.dose is not None
        made.append(Item(exercise, sets, amount, exercise.dose.unit, 60, "", None, None))
    return tuple(made)


def test_without_a_step_work_stays_on_the_floor(foundation: Program, library: Library) -> None:
    """Equipment not at hand is never asked for, and the swap is told."""
    proposal = lay(foundation, library, Athlete(equipment=frozenset({"mat", "weight"})))
    needs = set().union(*(library.get(name).needs for name in used(proposal)))
    assert needs <= {"mat", "weight"}
    reasons = [in_words(reason) for reason in proposal.reasons]
    assert any("instead of" in reason and "step" in reason for reason in reasons)


def test_a_sore_insertion_stays_on_level_ground(foundation: Program, library: Library) -> None:
    """With soreness at the insertion no exercise with a floor variant is left, and it is told."""
    proposal = lay(foundation, library, Athlete(sore_side=Side.LEFT, sore_site=Site.INSERTION))
    assert not any(library.get(name).floor_variant for name in used(proposal))
    assert any("level ground" in in_words(reason) for reason in proposal.reasons)


def test_the_plan_shows_what_is_to_come_and_the_days_ahead_what_may_be_done(
    foundation: Program, library: Library
) -> None:
    """A gate takes its lines out of the next 14 days only, and the name says that a part waits."""
    springs = next(
        p for p in lay(foundation, library, Athlete()).plan.phases if p.kind is PhaseKind.PLYOMETRIC
    )
    laid = lay(foundation, library, Athlete(), not_met=("strides",))
    guard, today = Guard(foundation, frozenset({"strides"}), library), springs.start
    for planned, stands in zip(laid.sessions, held_ahead(laid.sessions, guard, today), strict=True):
        near = today <= planned.day <= today + timedelta(14)
        waits = near and any(line.exercise == "strides_flat" for line in planned.sets)
        assert (planned != stands) == waits
        assert is_held_title(stands.title) == waits
        assert not near or all(line.exercise != "strides_flat" for line in stands.sets)


def test_gated_lines_are_named_with_their_gate(foundation: Program, library: Library) -> None:
    """A session with an optional line says which gate it waits for."""
    proposal = lay(foundation, library, Athlete())
    hops = next(s for s in proposal.sessions if s.type_id == "s7_springs")
    assert "only once “Ready for light plyometrics” is met" in in_words(hops.reason)


def test_the_reasons_name_what_waits_and_nothing_else(
    foundation: Program, library: Library
) -> None:
    """After a race quick rebounds stand in for pogos: they wait for no gate and are not named."""
    race = replace(ASKED, races=((MONDAY + timedelta(weeks=18, days=-1), 42.2),))
    laid = make_plan(foundation, Athlete(), race, History(MONDAY), library)
    (told,) = (r for r in map(in_words, laid.reasons) if "“Ready for light plyometrics”" in r)
    assert "Double-leg pogo hops" in told
    assert "Quick-rebound" not in told


@pytest.mark.parametrize("equipment", [None, frozenset({"mat"})], ids=["all", "mat"])
def test_no_hop_stands_in_while_hops_wait(
    foundation: Program, library: Library, equipment: frozenset[str] | None
) -> None:
    """With every gate closed no hop is left, nor one in its place; what is left is the load."""
    athlete = Athlete(equipment=equipment)
    laid = lay(foundation, library, athlete)
    swaps = Swaps.of(athlete, library, MONDAY)
    guard = Guard(foundation, frozenset(foundation.gates), library, swaps, lambda _day: True)
    held = [session for session in map(guard.held, laid.sessions) if is_held_title(session.title)]
    assert held
    for session in held:
        exercises = [library.get(line.exercise) for line in session.sets]
        hops = [x for x in exercises if x.category is Category.PLYOMETRIC and x.load_class >= 4]
        assert hops == []
        assert session.load_class == max(x.load_class for x in exercises)


def test_sets_stand_on_the_sides_of_their_exercise(foundation: Program, library: Library) -> None:
    """One-leg work has a line for each side and set, two-leg and alternating work one a set."""
    proposal = lay(foundation, library, Athlete())
    session: Session = next(s for s in proposal.sessions if s.type_id == "s1_heavy")
    single = [line for line in session.sets if line.exercise == "sl_calf_raise_floor"]
    both = [line for line in session.sets if line.exercise == "calf_raise_step"]
    assert [(line.number, line.side) for line in single] == [
        (n, side) for n in (1, 2, 3) for side in (Side.LEFT, Side.RIGHT)
    ]
    assert [(line.number, line.side) for line in both] == [(n, Side.BOTH) for n in (1, 2, 3)]
    assert (both[0].target, both[0].target_high) == (12, 15)
    assert both[0].tempo == "3-1-2-1"
    assert both[0].target_rir == 3


def test_bounds_of_a_week_share_their_limit(foundation: Program, library: Library) -> None:
    """No week of a novice holds more than 30 contacts of load class 5."""
    proposal = lay(foundation, library, Athlete())
    case = Case(foundation, Athlete(), ASKED, (), library, proposal)
    weeks: dict[int, int] = {}
    for session in proposal.sessions:
        weeks[case.week(session)] = weeks.get(case.week(session), 0) + case.contacts(session, 5)
    assert 0 < max(weeks.values()) <= 30


@pytest.mark.parametrize(
    ("cap", "expected"),
    [(80, [(3, 20), (2, 10)]), (60, [(2, 20), (2, 10)]), (40, [(1, 20), (2, 10)])],
)
def test_a_cap_takes_sets_from_the_longest_line(
    library: Library, cap: int, expected: list[tuple[int, int]]
) -> None:
    """Sets go first where most contacts are, so that quality stays."""
    row = items(library, ("quick_rebound_raise", 3, (20, 20)), ("pogo_double", 2, (10, 10)))
    kept = capped(row, cap, lambda item: item.contacts > 0)
    assert [(item.sets, item.amount[1]) for item in kept] == expected


@given(
    cap=st.integers(0, 120),
    rows=st.lists(
        st.tuples(
            st.sampled_from(("pogo_double", "hops_fwd_double", "sl_pogo", "jump_rope", "a_skip")),
            st.integers(1, 5),
            st.integers(1, 30),
        ),
        max_size=5,
        unique_by=lambda row: row[0],
    ),
)
def test_a_cap_always_holds(library: Library, cap: int, rows: list[tuple[str, int, int]]) -> None:
    """Whatever the lines, the cap holds, nothing grows, and uncounted lines stay as they are."""
    row = items(LIBRARY, *((name, sets, (amount, amount)) for name, sets, amount in rows))
    kept = capped(row, cap, lambda item: item.contacts > 0)
    before = {item.exercise.id: item for item in row}
    assert contacts(kept) <= cap
    for item in kept:
        old = before[item.exercise.id]
        assert item.sets <= old.sets
        assert item.amount[1] <= old.amount[1]
        if old.contacts == 0:
            assert item == old


@given(
    factor=st.sampled_from((0.5, 0.6, 0.65, 0.75, 0.8, 0.85)),
    sets=st.lists(st.integers(1, 5), min_size=1, max_size=6),
    up_to=st.booleans(),
)
def test_scaling_rounds_the_total_of_a_session(factor: float, sets: list[int], up_to: bool) -> None:
    """The total is that share of the sets: never above it, or to the nearest set; one a line."""
    strong = [
        e.id
        for e in LIBRARY.exercises.values()
        if e.category is Category.STRENGTH and e.dose is not None
    ]
    row = items(LIBRARY, *((strong[i], n, (8, 8)) for i, n in enumerate(sets)))
    kept = sum(item.sets for item in scaled(row, factor, strength=True, up_to=up_to))
    share = sum(sets) * factor
    assert kept <= max(share + (0 if up_to else 0.5), len(sets)) + 1e-6
    assert kept >= min(share - 1, sum(sets)) - 1e-6


def test_minors_get_no_added_weight(foundation: Program, library: Library) -> None:
    """Under 18 weights are not at hand and no load is set."""
    young = AtHand.of(Athlete(born=date(MONDAY.year - 15, 1, 1)), MONDAY)
    assert young.equipment is not None
    assert not {"weight", "barbell", "leg press"} & young.equipment
    assert young.highest_class == 4
    laid = lay(foundation, library, Athlete(born=date(2012, 1, 1)))
    assert not any(line.target_kg for s in laid.sessions for line in s.sets)


def test_without_weight_the_body_does_more_repetitions(
    foundation: Program, library: Library
) -> None:
    """In place of 6 to 8 with weight, a raise of the body alone climbs to 15."""
    laid = lay(foundation, library, Athlete(equipment=frozenset({"step", "mat"})))
    heavy = [s for s in laid.sessions if s.type_id in ("s7_heavy", "p_heavy")]
    rows = [line for s in heavy for line in s.sets if line.exercise == "sl_calf_raise_step"]
    assert rows
    assert {(line.target, line.target_high) for line in rows} == {(8, 15)}
