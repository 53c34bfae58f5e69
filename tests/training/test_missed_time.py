"""After a flare, missed sessions or illness the way back is laid out, never doubled up."""

from __future__ import annotations

from datetime import date

import pytest
from msgspec.structs import replace

from calfjournal.domain.checkin import CheckIn, Flare
from calfjournal.domain.exercise import Category, Laterality, Side
from calfjournal.domain.finding import Adjustment, AdjustmentKind, Finding, State
from calfjournal.domain.plan import Wishes
from calfjournal.domain.program import PhaseKind, SessionKind
from calfjournal.domain.session import SessionStatus
from calfjournal.messages import in_words
from calfjournal.training.adaptation import counsel
from calfjournal.training.flares import RUNGS, climb_on, eased
from calfjournal.training.ground_rules import GroundRules
from calfjournal.training.planner.calendar import Calendar
from calfjournal.training.session_changes import apply
from tests.training.mornings import (
    AFTER_MONDAY,
    GREEN_DAY,
    HEAVY,
    LIBRARY,
    SPRINGS,
    SWAPS,
    Content,
    after,
    by_session,
    case_of,
    on,
    proposed,
    session,
    springs,
    verdict,
    ways,
    weeks_of,
)

# ---------------------------------------------------------------------------- flares


def answers(*states: State) -> dict[date, State]:
    return {on(n): state for n, state in enumerate(states)}


@pytest.mark.parametrize(
    ("states", "rung"),
    [
        ((), 0),
        ((State.RED, State.GREEN), 0),
        ((State.RED, State.GREEN, State.GREEN), 1),
        ((State.GREEN,) * 4, 2),
        ((State.GREEN,) * 4 + (State.AMBER,), 1),
        ((State.GREEN,) * 4 + (State.RED,), 0),
        ((State.GREEN,) * 20, 4),
    ],
)
def test_two_green_mornings_lead_one_rung_up(states: tuple[State, ...], rung: int) -> None:
    """Amber leads one down, red to the bottom."""
    assert climb_on(answers(*states), Flare(on(0), Side.LEFT), on(30)).rung == rung


def test_a_running_flare_decides_alone_and_ends_at_the_top() -> None:
    """On the ladder nothing is proposed, whatever else there is; above it, its end."""
    flare, today = Flare(on(-10), Side.LEFT), verdict(AFTER_MONDAY, GREEN_DAY)
    missed = (session(on(-3), done=True), session(on(0)), session(on(4)))
    assert ways(today, flares=(replace(flare, start=on(0)),), sessions=missed) == ()
    calm = [verdict(on(n - 10), ("tendon.green.left", State.GREEN)) for n in range(9)]
    end, stays = ways(today, *calm, flares=(flare,))
    assert (end.kind, end.changes, end.is_open) == (AdjustmentKind.FLARE_END, (), True)
    assert "end the flare" in in_words(end.text)
    assert not stays.does_something
    told = in_words(end.reason)
    assert told == (
        "Flare of the left tendon, day 12. Doses count anew from here; the dates of the plan stay."
    )
    assert ways(today, *calm, flares=(replace(flare, end=on(0)),)) == ()
    declined = [(on(0), replace(end, accepted=False))]
    assert ways(today, *calm, flares=(flare,), decided=declined) == ()
    assert len(RUNGS) == 4


def test_a_rung_holds_a_week() -> None:
    """A flare that begins lays the bottom rung on every session of the next seven days."""
    sore = Finding("flare.left", "Flare", State.NOTE, value=5.0, text="Two mornings.")
    today = replace(verdict(AFTER_MONDAY, GREEN_DAY), findings=(sore,))
    found = proposed(today)
    assert (found.kind, found.rule) == (AdjustmentKind.FLARE_LADDER, "flare.left")
    said = in_words(found.text)
    assert said.startswith("Begin a flare of the left tendon. Rung 1 of 4: light holds and easy")
    assert [each.max_load_class for each in found.changes] == [1, 1, 1]
    declined = [(on(0), replace(found, accepted=False))]
    assert ways(today, decided=declined) == ()
    other = proposed(replace(today, findings=(replace(sore, rule="flare.right"),)))
    assert in_words(other.text).startswith("Begin a flare of the right tendon.")


@pytest.mark.parametrize("content", [HEAVY, SPRINGS, (("iso_single_hold", 4), ("a_skip", 3))])
def test_what_a_rung_leaves(content: Content) -> None:
    """Holds, then body weight, then heavy and slow, then hops on both legs; never an empty one."""
    plan = tuple(replace(line, target_kg=30.0) for line in session(on(2), content).sets)
    for rung, step in enumerate(RUNGS):
        before = replace(session(on(2), content), sets=plan)
        (after,) = apply((eased(before, rung),), (before,), SWAPS)
        work = [LIBRARY.get(line.exercise) for line in after.sets]
        assert work
        assert max(each.load_class for each in work) <= step.max_load_class
        if rung == 0:
            assert {each.category for each in work} == {Category.ISOMETRIC}
        if rung < 2:
            assert {line.target_kg for line in after.sets} == {None}
        if rung == 3:
            fast = [each for each in work if each.load_class >= 4]
            assert all(each.laterality is Laterality.BOTH for each in fast)


# ---------------------------------------------------------------------------- missed time


def test_one_missed_session_slides_when_there_is_room() -> None:
    """Up to 48 h late, with a free day on both sides."""
    plan = (session(on(-3), done=True), session(on(0)), session(on(4)))
    found = proposed(verdict(on(2), GREEN_DAY), sessions=plan)
    assert found.kind is AdjustmentKind.MISSED_TIME
    assert [(c.session_id, c.new_day) for c in found.changes] == [(on(0).toordinal(), on(2))]
    assert in_words(found.reason) == "1 session was missed; the first was due 2 days ago."


def test_a_missed_session_is_never_doubled_up() -> None:
    """Without room it stays missed: nothing is proposed, and the next one stays as it is."""
    assert ways(verdict(on(3), GREEN_DAY)) == ()


def test_a_missed_session_does_not_slide_onto_a_closed_day() -> None:
    """Days not offered, blocked days and races are no room."""
    plan = (session(on(-3), done=True), session(on(0)), session(on(5)))
    assert ways(verdict(on(2), GREEN_DAY), sessions=plan)
    for wishes in ({"days": (0, 4)}, {"races": ((on(2), 10.0),)}, {"run_days": ((3, "long"),)}):
        made = Wishes("calf_foundation", on(-28), **wishes)
        ground = GroundRules(calendar=Calendar.of(made))
        assert ways(verdict(on(2), GREEN_DAY), sessions=plan, ground=ground) == ()


@pytest.mark.parametrize(
    ("day", "first_source", "factor", "limit"),
    [
        (8, 5, None, None),  # Wed missed, 6 days: the coming week repeats week 4
        (15, 5, 0.8, None),  # 13 days: one week back, 20 % fewer sets
        (22, 3, None, 1),  # 20 days: two weeks back, one load class less
    ],
)
def test_longer_breaks_repeat_or_step_back(
    day: int, first_source: int, factor: float | None, limit: int | None
) -> None:
    """4-7 days repeat the week, 8-14 step back one, 15-28 two (rule 8.5)."""
    plan = weeks_of(1, 8, done_until=0)
    found = proposed(verdict(on(day), GREEN_DAY), sessions=plan)
    kept = [c for c in found.changes if not c.drop]
    dropped = [c for c in found.changes if c.drop]
    assert all(date.fromordinal(c.session_id) < on(day) for c in dropped)
    assert kept
    by_id = {s.id: s for s in plan}
    sources = [by_id[c.like].week for c in kept if c.like is not None]
    assert sources == sorted(sources, key=lambda week: week or 0)
    assert kept[0].sets_factor == factor
    assert kept[0].max_load_class == limit
    assert first_source >= (sources[0] or 0) >= 1
    assert {s.day for s in after(found, plan).values()} == {s.day for s in plan}


def test_one_session_missed_repeats_no_week() -> None:
    """Twice a week, the one left out last time is gone; the next goes on as planned."""
    plan = tuple(session(on(n), done=n == 0) for n in (0, 4, 8, 11))
    assert ways(verdict(on(8), GREEN_DAY), sessions=plan) == ()


def test_hops_never_become_a_heavy_slot() -> None:
    """A week without one of the kind is passed over when weeks are done again."""
    done, missed = (session(on(0), done=True), springs(on(2), done=True)), (7, 9)
    plan = (*done, *(session(on(n)) for n in missed), springs(on(14)), session(on(16)))
    found = proposed(verdict(on(14), GREEN_DAY), sessions=plan)
    made = after(found, plan)[on(14)]
    assert (made.kind, made.load_class) == (SessionKind.PLYOMETRIC, plan[4].load_class)


def test_the_week_repeated_is_the_one_that_was_missed() -> None:
    """After six days the next session does what was missed, and the rest follows on."""
    plan = weeks_of(1, 8, done_until=0)
    found = proposed(verdict(on(8), GREEN_DAY), sessions=plan)
    made = after(found, plan)
    assert made[on(9)].week == 4
    assert made[on(14)].week == 5
    assert made[on(9)].sets[0].id is None
    assert made[on(23)].week == 7, "no further ahead than two weeks"


def test_more_than_four_weeks_restart_the_phase() -> None:
    """Re-test, and the phase begins again with its first week."""
    plan = weeks_of(1, 9, done_until=0)
    found = proposed(verdict(on(31), GREEN_DAY), sessions=plan)
    assert in_words(found.text).startswith("Do the first tests again.")
    assert after(found, plan)[on(32)].week == 1


def test_a_long_pause_never_leaps_into_the_next_phase() -> None:
    """What is ahead holds the first week of the phase that was trained, whatever phase it is of."""
    light = (("calf_raise_step", 2),)
    mobility = tuple(
        session(on(7 * week), light, kind=kind, phase=PhaseKind.MOBILITY, week=week + 1, done=True)
        for week, kind in enumerate((SessionKind.MOBILITY, SessionKind.STRENGTH))
    )
    strength = tuple(session(on(day), week=(day - 14) // 7 + 1) for day in range(14, 70, 7))
    plan = (*mobility, *strength, springs(on(66)), springs(on(68), locked=True))
    found = proposed(verdict(on(61), GREEN_DAY), sessions=plan)
    assert "plan again from today" in in_words(found.text)
    made = after(found, plan)
    assert made[on(66)].phase is made[on(63)].phase is PhaseKind.MOBILITY
    assert all(s.load_class <= 3 for day, s in made.items() if day >= on(61))
    assert made[on(68)].title == "Springs", "a session placed by hand stays, a class lower"


def test_two_weeks_back_are_of_the_phase_that_was_missed() -> None:
    """Three weeks away at the end of a phase: the next one does not begin in its place."""
    calm = tuple(session(on(day), week=day // 7 + 1, done=day < 21) for day in range(0, 42, 7))
    plan = (*calm, *(replace(springs(on(n)), phase=PhaseKind.PLYOMETRIC) for n in (43, 45)))
    made = after(proposed(verdict(on(42), GREEN_DAY), sessions=plan), plan)
    assert [made[on(n)].phase for n in (43, 45)] == [PhaseKind.STRENGTH] * 2
    assert [made[on(n)].week for n in (43, 45)] == [2, 2]
    assert max(made[on(n)].load_class for n in (43, 45)) < plan[0].load_class


def test_fever_restarts_though_nothing_was_missed() -> None:
    """Once it is over, until something that loads the calf was done; never while it lasts."""
    plan = weeks_of(1, 8, done_until=0)
    fever = CheckIn(on(1), tags=("fever",))
    found = proposed(verdict(on(2), GREEN_DAY), sessions=plan, checkins=(fever,))
    assert in_words(found.reason) == "The check-in of Tue 24 Nov said fever."
    later = weeks_of(1, 8, done_until=2)
    assert ways(verdict(on(3), GREEN_DAY), sessions=later, checkins=(fever,)) == ()


def test_training_begins_after_a_day_without_signs() -> None:
    """The first day without an illness tag is for range at most, also where rest was accepted."""
    ill, well = CheckIn(on(1), tags=("illness",)), CheckIn(on(2))
    rest = Adjustment(AdjustmentKind.ILLNESS, "", rule="illness", accepted=True)
    decided = [(on(1), rest)]
    found = ways(verdict(on(2), GREEN_DAY), checkins=(ill, well), decided=decided)
    for way in found[:-1]:
        today = [s for s in after(way).values() if s.day == on(2)]
        assert all(s.status is SessionStatus.SKIPPED for s in today)
    assert len(found) > 1
    assert ways(verdict(on(2), GREEN_DAY), checkins=(ill,)) == (), "this morning is not told yet"


def test_fever_restarts_the_phase_after_a_shorter_break() -> None:
    """Illness with fever counts like a long break."""
    plan = weeks_of(1, 8, done_until=0)
    fever = CheckIn(on(3), tags=("Fever",))
    found = proposed(verdict(on(8), GREEN_DAY), sessions=plan, checkins=(fever,))
    assert in_words(found.text).startswith("Do the first tests again.")


def test_ill_days_are_for_rest() -> None:
    """An illness tag leaves out today's session, fever tomorrow's too."""
    ill = CheckIn(on(2), tags=("illness",))
    found = proposed(verdict(on(2), GREEN_DAY), checkins=(ill,))
    assert found.kind is AdjustmentKind.ILLNESS
    assert [in_words(c.text) for c in found.changes] == ["Wed 25 Nov, Springs: left out"]


def test_an_illness_is_proposed_once() -> None:
    """The days after its first are told in one sentence; fever leaves out tomorrow's too."""
    days = tuple(CheckIn(on(n), tags=("illness",)) for n in (2, 3, 4))
    first = proposed(verdict(on(2), GREEN_DAY), checkins=days[:1])
    decided = [(on(2), replace(first, accepted=True))]
    for day in (3, 4):
        morning = verdict(on(day), GREEN_DAY)
        assert ways(morning, checkins=days, decided=decided) == ()
        told = counsel(case_of(morning, checkins=days))
        assert [in_words(words) for words in told] == [
            "Rest today. Begin again after a day without signs of illness."
        ]
    fever = CheckIn(on(3), tags=("fever",))
    assert set(by_session(proposed(verdict(on(3), GREEN_DAY), checkins=(fever,)))) == {on(4)}


def test_twelve_days_of_illness_step_back_a_week() -> None:
    """Sessions left out while ill count as missed time once a day is free of illness."""
    plan = tuple(
        replace(s, status=SessionStatus.SKIPPED) if 0 < (s.day - on(0)).days < 12 else s
        for s in weeks_of(1, 8, done_until=0)
    )
    ill = CheckIn(on(13), tags=("illness",))
    assert ways(verdict(on(13), GREEN_DAY), sessions=plan, checkins=(ill,)) == ()
    found = proposed(verdict(on(13), GREEN_DAY), sessions=plan)
    assert found.kind is AdjustmentKind.MISSED_TIME
    assert found.changes[0].sets_factor == 0.8
    assert not any(change.drop for change in found.changes)


def test_one_session_left_out_by_choice_changes_nothing() -> None:
    """A single skipped session is no missed time."""
    plan = (session(on(-2), done=True), replace(session(on(0)), status=SessionStatus.SKIPPED))
    assert ways(verdict(on(4), GREEN_DAY), sessions=(*plan, session(on(5)))) == ()


def test_a_plan_given_up_long_ago_is_not_missed_time() -> None:
    """Open sessions of four months ago say nothing about today."""
    old = (session(on(-200)), session(on(-198)))
    assert ways(verdict(on(1), GREEN_DAY), sessions=old) == ()
