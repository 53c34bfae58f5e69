"""The next dose rises one variable at a time, and only on two green answers."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from calfjournal.domain.athlete import Experience
from calfjournal.domain.checkin import Site
from calfjournal.domain.dose import DoseStep
from calfjournal.domain.exercise import Side, Tempo, Unit
from calfjournal.domain.finding import State
from calfjournal.domain.message import say
from calfjournal.domain.program import Prescription
from calfjournal.domain.session import SetLine
from calfjournal.messages import in_words
from calfjournal.training.at_hand import AtHand
from calfjournal.training.exposures import Exposure
from calfjournal.training.library import load_library
from calfjournal.training.loads import StartLoad
from calfjournal.training.progression import Circumstances, DoseProposal, next_dose
from calfjournal.training.strength import (
    body_share,
)
from calfjournal.training.when_asked import WhenAsked

LIBRARY = load_library()
TODAY = date(2026, 11, 25)
STEP = LIBRARY.get("sl_calf_raise_step")
WEIGHTED = Prescription(
    "sl_calf_raise_weighted", 4, (6, 8), Unit.REPS, 150, tempo=Tempo(3, 1, 3, 0), load_kg=10
)
RAISE = Prescription("sl_calf_raise_step", 3, (8, 12), Unit.REPS, 120, tempo=Tempo(3, 1, 2, 1))


def exposure(
    ago: int,
    done: int | tuple[int | None, ...],
    answer: State | None = State.GREEN,
    *,
    item: Prescription = WEIGHTED,
    kg: float | None = None,
    rir: int | None = None,
    full: bool | None = True,
) -> Exposure:
    amounts = done if isinstance(done, tuple) else (done,) * 4
    lines = tuple(
        SetLine(
            item.exercise,
            0,
            1 + n // 2,
            (Side.LEFT, Side.RIGHT)[n % 2],
            item.unit,
            item.amount[0],
            done=amount,
            done_kg=kg,
            done_rir=rir,
            full_height=full,
        )
        for n, amount in enumerate(amounts)
    )
    return Exposure(TODAY - timedelta(days=ago), lines, answer)


def propose(item: Prescription, *past: Exposure, **circumstances: object) -> DoseProposal:
    now = replace(Circumstances(TODAY, body_mass_kg=70), **circumstances)
    return next_dose(item, past, now, LIBRARY)


def test_the_first_time_stays_at_the_planned_dose() -> None:
    """Nothing goes up before anything was done."""
    proposal = propose(WEIGHTED)
    assert (proposal.change, proposal.dose) == (DoseStep.KEEP, WEIGHTED)


def test_double_progression_climbs_reps_then_adds_load_and_drops_back() -> None:
    """8 of 8 twice on green: load up by at most 10 %, repetitions back to 6."""
    reps = propose(WEIGHTED, exposure(4, 6, kg=10), exposure(2, 6, kg=10))
    assert (reps.change, reps.dose.amount, reps.dose.load_kg) == (DoseStep.REPS, (7, 8), 10)
    load = propose(WEIGHTED, exposure(4, 8, kg=10), exposure(2, 8, kg=10))
    assert (load.change, load.dose.load_kg, load.dose.amount) == (DoseStep.LOAD, 12.5, (6, 8))
    assert "10 kg becomes 12.5 kg" in in_words(load.reason)


def test_two_for_two_adds_load_early() -> None:
    """Two extra repetitions in the last set of two sessions ask for load (2-for-2)."""
    item = replace(WEIGHTED, amount=(6, 8))
    past = [exposure(n, (7, 7, 10, 10), kg=10) for n in (4, 2)]
    assert propose(item, *past).change is DoseStep.LOAD
    assert propose(item, exposure(4, 7, kg=10), past[1]).change is DoseStep.REPS


@pytest.mark.parametrize(
    ("answers", "told"),
    [
        ((State.AMBER, State.GREEN), "so far 1 of 2"),
        ((State.GREEN, None), "so far 1 of 2"),
        ((None, State.GREEN), "so far 1 of 2"),
        ((State.GREEN, State.AMBER), "amber"),
    ],
)
def test_nothing_rises_without_two_green_answers(
    answers: tuple[State | None, State | None], told: str
) -> None:
    """Amber and unknown answers hold the dose."""
    past = [exposure(4, 8, answers[0], kg=10), exposure(2, 8, answers[1], kg=10)]
    proposal = propose(WEIGHTED, *past)
    assert proposal.change is DoseStep.KEEP
    assert told in in_words(proposal.reason)


def test_nothing_rises_with_a_set_missing() -> None:
    """All sets of both sides must be done."""
    past = [exposure(4, 8, kg=10), exposure(2, (8, 8, 8, None), kg=10)]
    assert propose(WEIGHTED, *past).change is DoseStep.KEEP


def test_one_variable_a_week() -> None:
    """A dose changed five days ago is left alone; after a week it may rise."""
    past = [exposure(4, 8, kg=10), exposure(2, 8, kg=10)]
    early = propose(WEIGHTED, *past, last_change=TODAY - timedelta(days=5))
    told = "Changed on Fri 20 Nov; one change a week is enough."
    assert (early.change, in_words(early.reason)) == (DoseStep.KEEP, told)
    assert propose(WEIGHTED, *past, last_change=TODAY - timedelta(days=7)).change is DoseStep.LOAD


def test_a_flare_resets_the_count_of_green_answers() -> None:
    """Greens from before the end of a flare say nothing about now."""
    past = [exposure(4, 8, kg=10), exposure(2, 8, kg=10)]
    proposal = propose(WEIGHTED, *past, reset_on=TODAY - timedelta(days=3))
    assert (proposal.change, "so far 1 of 2" in in_words(proposal.reason)) == (DoseStep.KEEP, True)


def test_harder_than_meant_holds_the_dose() -> None:
    """Less in reserve than planned is no reason for more."""
    past = [exposure(n, 8, kg=10, rir=0) for n in (4, 2)]
    proposal = propose(WEIGHTED, *past, rir=(1, 2))
    assert proposal.change is DoseStep.KEEP
    assert "0 in reserve, 1 to 2 planned" in in_words(proposal.reason)


def test_range_comes_before_tempo_before_repetitions() -> None:
    """The order of change is kept."""
    quick = replace(RAISE, tempo=Tempo(1, 0, 1, 0))
    low = [exposure(n, 8, item=quick, full=n != 2) for n in (4, 2)]
    wait = propose(quick, *low)
    assert (wait.change, wait.dose) == (DoseStep.KEEP, quick)
    assert "Range comes first" in in_words(wait.reason)
    full = [exposure(n, 8, item=quick) for n in (4, 2)]
    slower = propose(quick, *full)
    assert (slower.change, slower.dose.tempo) == (DoseStep.TEMPO, STEP.tempo)
    assert propose(RAISE, *full).change is DoseStep.REPS


def test_speed_comes_last() -> None:
    """Contacts at the top of their range stay as many: what is told is to be quicker."""
    hops = Prescription("pogo_double", 3, (15, 20), Unit.CONTACTS, 75)
    more = propose(hops, *(exposure(n, 15, item=hops) for n in (5, 3)))
    assert (more.change, more.dose.amount) == (DoseStep.REPS, (18, 20))
    top = propose(hops, *(exposure(n, 20, item=hops) for n in (5, 3)))
    assert (top.change, top.dose) == (DoseStep.KEEP, hops)
    assert "quicker" in in_words(top.reason)


@pytest.mark.parametrize("item", [WEIGHTED, RAISE])
def test_a_set_more_comes_before_more_of_anything(item: Prescription) -> None:
    """From two to the sets an exercise is meant for, as here, where as many were done before."""
    past = [exposure(n, item.amount[0], item=item, kg=10) for n in (4, 2)]
    for sets, change in ((1, DoseStep.REPS), (2, DoseStep.SETS), (item.sets, DoseStep.REPS)):
        assert propose(replace(item, sets=sets), *past).change is change
    two = replace(item, sets=2)
    assert propose(two, *past).dose == replace(item, sets=3)
    amber = exposure(1, item.amount[0], State.AMBER, item=item, kg=10)
    assert propose(two, *past, amber).change is DoseStep.KEEP


def test_no_set_is_added_in_place_of_one_that_was_taken_off() -> None:
    """A session that was eased by a decision keeps its sets; the rest of it may go up."""
    fewer = replace(RAISE, sets=2)
    past = [exposure(n, 8, item=fewer) for n in (4, 2)]
    assert propose(fewer, *past, asked=WhenAsked(sets_stay=lambda: True)).change is DoseStep.REPS


def test_nothing_goes_up_while_a_race_takes_sets_off() -> None:
    """In a taper a dose stays, and says so; a red answer still takes it down."""
    near = WhenAsked(near_race=lambda: True)
    calm = [exposure(n, 8, item=RAISE) for n in (4, 2)]
    kept = propose(RAISE, *calm, asked=near)
    assert (kept.change, "race" in in_words(kept.reason)) == (DoseStep.KEEP, True)
    red = exposure(2, 8, State.RED, item=RAISE)
    assert propose(RAISE, red, asked=near).change is DoseStep.REGRESS


@pytest.mark.parametrize("name", [n for n, e in LIBRARY.exercises.items() if e.load_class == 5])
def test_the_plan_alone_lays_what_is_of_load_class_5(name: str) -> None:
    """Bounds and accelerations stay as many sets as the week may hold."""
    item = Prescription(name, 1, (5, 5), Unit.CONTACTS, 90)
    assert propose(item, *(exposure(n, 5, item=item) for n in (4, 2))).change is DoseStep.KEEP


def test_contacts_climb_to_the_top_of_what_the_exercise_is_for() -> None:
    """Ten hops become twelve: a fifth more at most; those of load class 5 are the plan's to lay."""
    hops = Prescription("pogo_double", 3, (10, 10), Unit.CONTACTS, 75)
    below = propose(hops, *(exposure(n, 10, item=hops) for n in (5, 3)))
    assert (below.change, below.dose) == (DoseStep.KEEP, hops), "ten are below its own range"
    hops = replace(hops, amount=(15, 15))
    more = propose(hops, *(exposure(n, 15, item=hops) for n in (5, 3)))
    assert (more.change, more.dose.amount) == (DoseStep.REPS, (18, 18))
    single = Prescription("sl_pogo", 3, (8, 8), Unit.CONTACTS, 75)
    laid = propose(single, *(exposure(n, 8, item=single) for n in (5, 3)))
    assert (laid.change, laid.dose) == (DoseStep.KEEP, single)


def test_what_the_plan_asks_for_already_is_no_step() -> None:
    """After 15 twice the plan says 20: that is the step, and nothing is offered."""
    fifteen = replace(RAISE, amount=(15, 15))
    twenty = replace(RAISE, amount=(20, 20))
    proposal = propose(twenty, *(exposure(n, 15, item=fifteen) for n in (4, 2)))
    assert (proposal.change, proposal.dose) == (DoseStep.KEEP, twenty)
    assert "20 reps" in in_words(proposal.reason)
    heavy = replace(WEIGHTED, load_kg=20)
    proposal = propose(heavy, *(exposure(n, 8, kg=10) for n in (4, 2)))
    assert (proposal.change, proposal.dose) == (DoseStep.KEEP, heavy)
    assert "20 kg" in in_words(proposal.reason)


def test_two_legs_climb_to_twenty_before_the_next_rung() -> None:
    """15 of 12 to 15 on two legs without weight become 17; one leg asks for weight instead."""
    both = Prescription("calf_raise_step", 3, (12, 15), Unit.REPS, 90)
    more = propose(both, *(exposure(n, 15, item=both) for n in (4, 2)))
    assert (more.change, more.dose.amount) == (DoseStep.REPS, (17, 20))
    top = propose(both, *(exposure(n, 20, item=both) for n in (4, 2)))
    assert top.change is DoseStep.KEEP
    assert "next rung" in in_words(top.reason)


def test_a_red_answer_steps_down_the_ladder() -> None:
    """One load class less, without the weight."""
    proposal = propose(WEIGHTED, exposure(4, 8, kg=10), exposure(2, 8, State.RED, kg=10))
    assert proposal.change is DoseStep.REGRESS
    assert proposal.dose.exercise == "sl_calf_raise_step"
    assert proposal.dose.load_kg is None
    assert "so far 0 of 2" in in_words(proposal.reason)


def test_of_two_rungs_alike_the_one_that_cost_less_is_taken() -> None:
    """Half a point less the next day decides; less than that, or what nobody knows, does not."""
    past = exposure(4, 8, kg=10), exposure(2, 8, State.RED, kg=10)
    costs = {"sl_calf_raise_step": 1.5, "sl_calf_raise_floor": 0.5}
    calmer = propose(WEIGHTED, *past, asked=WhenAsked(lambda: costs))
    assert calmer.dose.exercise == "sl_calf_raise_floor"
    for known in ({}, {"sl_calf_raise_floor": 0.0}, costs | {"sl_calf_raise_floor": 1.1}):
        usual = propose(WEIGHTED, *past, asked=WhenAsked(partial(dict, known)))
        assert usual.dose.exercise == "sl_calf_raise_step"


def test_a_regressed_exercise_comes_back() -> None:
    """The same red answer takes nothing twice: easier until two green answers, then as planned."""
    red = exposure(8, 8, State.RED, kg=10)
    easier = [exposure(n, 8, State.GREEN, item=RAISE) for n in (6, 4)]
    waiting = propose(WEIGHTED, red, easier[0])
    assert (waiting.change, waiting.dose.exercise) == (DoseStep.REGRESS, RAISE.exercise)
    assert "so far 1 of 2" in in_words(waiting.reason)
    back = propose(WEIGHTED, red, *easier)
    assert (back.change, back.dose.exercise) == (DoseStep.KEEP, WEIGHTED.exercise)


@pytest.mark.parametrize("name", sorted(n for n, e in LIBRARY.exercises.items() if e.knees))
def test_a_red_answer_never_leaves_the_muscle(name: str) -> None:
    """Bent knee stays bent knee, and no pump stands in for a raise or a hold."""
    exercise = LIBRARY.get(name)
    assert exercise.dose is not None
    item = Prescription(name, exercise.dose.sets[1], exercise.dose.amount, exercise.dose.unit, 90)
    after = propose(item, exposure(2, 50, State.RED, item=item)).dose
    assert LIBRARY.get(after.exercise).knees & exercise.knees


def test_another_template_is_no_missed_repetition() -> None:
    """Eight asked and done twice; a new phase that asks for 12 steps nothing back."""
    past = [exposure(n, 8, item=RAISE) for n in (4, 2)]
    phase = replace(RAISE, amount=(12, 15))
    assert propose(phase, *past).change is not DoseStep.REGRESS


def test_no_step_at_hand_means_more_repetitions() -> None:
    """Where the next rung needs what is not there, or comes too early, repetitions go to 20."""
    floor = Prescription("sl_calf_raise_floor", 3, (12, 15), Unit.REPS, 90)
    past = [exposure(n, 15, item=floor, rir=3) for n in (4, 2)]
    bare = propose(floor, *past, at_hand=AtHand(frozenset()))
    assert (bare.change, bare.dose.amount) == (DoseStep.REPS, (17, 20))
    assert propose(floor, *past).change is DoseStep.LOAD


def test_a_sore_insertion_gets_weight_on_level_ground() -> None:
    """At the top of the range weight comes next, never the step."""
    floor = Prescription("sl_calf_raise_floor", 3, (6, 8), Unit.REPS, 90)
    past = [exposure(n, 8, item=floor, rir=2) for n in (4, 2)]
    level = propose(floor, *past, at_hand=AtHand(site=Site.INSERTION))
    assert (level.change, level.dose.load_kg) == (DoseStep.LOAD, 2.5)


def test_a_first_load_is_proposed_where_none_is_known() -> None:
    """What it rests on is the reason; a load that was lifted needs none."""
    seated = Prescription("seated_calf_raise", 3, (12, 15), Unit.REPS, 90)
    start = StartLoad(20.0, say("training.start_of_raises", load=20.0, raises=25))
    first = propose(seated, start=start)
    assert (first.change, first.dose.load_kg) == (DoseStep.LOAD, 20.0)
    lifted = propose(seated, exposure(2, 12, item=seated, kg=30), start=start)
    assert lifted.change is DoseStep.KEEP


def test_masters_take_slower_steps() -> None:
    """From 50 years on a dose waits two weeks after a change."""
    past = [exposure(4, 8, kg=10), exposure(2, 8, kg=10)]
    changed = TODAY - timedelta(days=10)
    assert propose(WEIGHTED, *past, last_change=changed).change is DoseStep.LOAD
    slow = propose(WEIGHTED, *past, last_change=changed, masters=True)
    assert (slow.change, "two weeks" in in_words(slow.reason)) == (DoseStep.KEEP, True)
    later = propose(WEIGHTED, *past, last_change=TODAY - timedelta(days=14), masters=True)
    assert later.change is DoseStep.LOAD


def test_repetitions_missed_twice_take_load_off() -> None:
    """5 to 10 % less after two sessions short of the bottom; once is a bad day."""
    item = replace(WEIGHTED, load_kg=20)
    twice = propose(item, exposure(4, 5, kg=20), exposure(2, 5, kg=20))
    assert (twice.change, twice.dose.load_kg) == (DoseStep.REGRESS, 19.0)
    assert propose(item, exposure(4, 8, kg=20), exposure(2, 5, kg=20)).change is DoseStep.KEEP
    bare = propose(RAISE, *(exposure(n, 5, item=RAISE) for n in (4, 2)))
    assert (bare.change, bare.dose.amount) == (DoseStep.REGRESS, (7, 12))


@pytest.mark.parametrize(
    ("unit", "told"),
    [
        (Unit.REPS, ("Reps were", "20 reps")),
        (Unit.SECONDS, ("Seconds were", "20 seconds")),
        (Unit.CONTACTS, ("Contacts were", "20 contacts")),
        (Unit.METRES, ("Metres were", "20 metres")),
        (Unit.MINUTES, ("Minutes were", "20 minutes")),
    ],
)
def test_every_unit_is_told_by_its_name(unit: Unit, told: tuple[str, str]) -> None:
    """What was missed and what a set may hold next name what they count."""
    missed = Prescription("sl_calf_raise_step", 3, (10, 20), unit, 60)
    less = propose(missed, *(exposure(n, 5, item=missed) for n in (4, 2)))
    assert in_words(less.reason) == f"{told[0]} missed twice: from 10 to 9."
    more = propose(missed, *(exposure(n, 19, item=missed) for n in (4, 2)))
    assert f"to {told[1]} in every set" in in_words(more.reason)


def test_a_deload_week_keeps_load_and_raises_nothing() -> None:
    """Same load, effort target of the week, nothing up."""
    past = [exposure(4, 8, kg=10), exposure(2, 8, kg=10)]
    proposal = propose(WEIGHTED, *past, deload=True, rir=(4, 5))
    assert (proposal.change, proposal.dose.load_kg, proposal.dose.rir) == (
        DoseStep.KEEP,
        10,
        (4, 5),
    )


def test_home_ceiling_adds_weight_instead_of_repetitions() -> None:
    """3 x 15 on the step with 3 or more in reserve and no weight: add weight."""
    item = replace(RAISE, amount=(12, 15))
    easy = propose(item, *(exposure(n, 15, item=item, rir=3) for n in (4, 2)))
    assert (easy.change, easy.dose.load_kg, easy.dose.amount) == (DoseStep.LOAD, 2.5, (8, 15))
    hard = propose(item, *(exposure(n, 15, item=item, rir=1) for n in (4, 2)))
    assert hard.change is DoseStep.KEEP
    assert "Weighted single-leg calf raise" in in_words(hard.reason)


def test_one_number_is_climbed_inside_the_exercises_own_range() -> None:
    """3 x 8 of an exercise for 8 to 12 goes to 9; eight of one for 12 to 15 stay eight."""
    item = Prescription("sl_calf_raise_floor", 3, (8, 8), Unit.REPS, 60)
    up = propose(item, *(exposure(n, 8, item=item, rir=3) for n in (4, 2)), rir=(3, 4))
    floor = Prescription("calf_raise_floor", 3, (12, 12), Unit.REPS, 60)
    bare = propose(floor, *(exposure(n, 12, item=floor) for n in (4, 2)))
    assert (bare.change, bare.dose.amount) == (DoseStep.REPS, (13, 15))
    assert (up.change, up.dose.amount) == (DoseStep.REPS, (9, 12))
    heavy = Prescription("seated_calf_raise", 3, (8, 8), Unit.REPS, 60, load_kg=40)
    more = propose(heavy, *(exposure(n, 8, item=heavy, kg=40) for n in (4, 2)))
    assert (more.change, more.dose.amount) == (DoseStep.LOAD, (8, 8))


def test_one_leg_with_much_in_reserve_gets_weight_before_more_repetitions() -> None:
    """At the top of its range with two more left than meant: weight; with as many as meant none."""
    item = Prescription("sl_calf_raise_floor", 3, (8, 12), Unit.REPS, 60)
    easy = propose(item, *(exposure(n, 12, item=item, rir=6) for n in (4, 2)), rir=(3, 4))
    assert (easy.change, easy.dose.load_kg) == (DoseStep.LOAD, 2.5)
    meant = propose(item, *(exposure(n, 12, item=item, rir=4) for n in (4, 2)), rir=(3, 4))
    assert meant.change is DoseStep.KEEP


def test_a_seated_raise_without_a_known_weight_asks_for_it() -> None:
    """No weight entered, no step told."""
    seated = Prescription("seated_calf_raise", 3, (12, 15), Unit.REPS, 90)
    proposal = propose(seated, *(exposure(n, 15, item=seated) for n in (4, 2)))
    assert proposal.change is DoseStep.KEEP
    assert "Enter the weight" in in_words(proposal.reason)


@given(
    low=st.integers(1, 20),
    width=st.integers(0, 10),
    load=st.floats(0, 200).map(lambda kg: round(kg * 2) / 2),
    mass=st.none() | st.floats(40, 140),
    experience=st.sampled_from(list(Experience)),
    done=st.lists(st.integers(0, 40), min_size=2, max_size=2),
    answers=st.lists(st.none() | st.sampled_from(list(State)), min_size=2, max_size=2),
    rir=st.none() | st.integers(0, 6),
    exercise=st.sampled_from(["sl_calf_raise_weighted", "seated_calf_raise", "sl_calf_raise_step"]),
)
def test_never_two_variables_and_never_too_big_a_step(
    *,
    low: int,
    width: int,
    load: float,
    mass: float | None,
    experience: Experience,
    done: list[int],
    answers: list[State | None],
    rir: int | None,
    exercise: str,
) -> None:
    """Whatever happened: one variable, at most 10 % and 5 kg up, and no rise without two greens."""
    item = Prescription(exercise, 2, (low, low + width), Unit.REPS, 90, load_kg=load)
    past = [exposure(4 - 2 * n, done[n], answers[n], item=item, kg=load, rir=rir) for n in range(2)]
    proposal = propose(item, *past, experience=experience, body_mass_kg=mass)
    before, after = load, proposal.dose.load_kg or 0.0
    assert in_words(proposal.reason)
    if proposal.change in (DoseStep.LOAD, DoseStep.REPS):
        assert all(a in (State.GREEN, State.NOTE) for a in answers)
        assert proposal.dose.exercise == exercise
    if proposal.change is DoseStep.REPS:
        assert after == before
    if proposal.change is DoseStep.LOAD:
        share = (body_share(LIBRARY.get(exercise)) or 0) * (mass or 40)
        assert 0 < after - before <= 5
        assert after - before <= max(0.1 * (before + share) + 1e-9, 2.5 if before == 0 else 0)
        assert proposal.dose.amount[0] <= low
    if proposal.change is not DoseStep.KEEP:
        assert proposal.dose != replace(item, rir=proposal.dose.rir), "a step changes something"
    if proposal.change is DoseStep.KEEP:
        assert (proposal.dose.amount, proposal.dose.load_kg) == (item.amount, item.load_kg)
