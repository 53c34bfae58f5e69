"""Findings become proposals with a reason and a diff; nothing is changed by proposing."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from calfjournal.domain.checkin import CheckIn, Flare
from calfjournal.domain.exercise import Side
from calfjournal.domain.finding import AdjustmentKind, Light, State
from calfjournal.domain.session import count_sets
from calfjournal.messages import in_words
from calfjournal.training.adaptation import propose
from calfjournal.training.case import RedCount
from calfjournal.training.history import History
from calfjournal.training.session_changes import apply
from tests.training.mornings import (
    AFTER_MONDAY,
    LIBRARY,
    NO_REDS,
    PLAN,
    by_session,
    on,
    only,
    proposals,
    session,
    springs,
    tendons,
    verdict,
    weeks_of,
)

# ---------------------------------------------------------------------------- table 4.3


def test_green_goes_on_without_changing_anything() -> None:
    """A green answer says that the dose may go up."""
    found = only(proposals(verdict(AFTER_MONDAY, ("tendon.green.left", State.GREEN))))
    assert found.kind is AdjustmentKind.GO_ON
    assert found.changes == ()
    assert in_words(found.reason) == "tendon.green.left is green."


def test_a_red_flag_stops_all_loading_of_the_week() -> None:
    """Nothing else is proposed, and each session of the next seven days is left out."""
    today = verdict(AFTER_MONDAY, ("red_flag", State.STOP), light=Light.STOP)
    found = only(proposals(today))
    assert found.kind is AdjustmentKind.STOP
    assert set(by_session(found)) == {on(2), on(4), on(7)}
    assert all(change.drop for change in found.changes)


def test_pain_of_six_during_halves_the_next_session_of_the_kind() -> None:
    """Half the sets, load class 2 at most, on the next strength session, not on the hops."""
    found = only(proposals(verdict(on(0), ("tendon.during.left", State.RED))))
    changes = by_session(found)
    assert list(changes) == [on(4)]
    assert (changes[on(4)].sets_factor, changes[on(4)].max_load_class) == (0.5, 2)
    assert in_words(changes[on(4)].text) == (
        "Fri 27 Nov, Heavy and slow: 11 sets to 6, load class 3 to 2 at most"
    )
    after = {s.day: s for s in apply(found, PLAN, LIBRARY)}
    assert after[on(4)].load_class <= 2
    assert count_sets(after[on(4)].sets) == 6
    assert after[on(2)] == PLAN[1]


@pytest.mark.parametrize("rule", ["tendon.48h.right", "tendon.worsening.left"])
def test_soreness_past_48_hours_or_worsening_dials_back(rule: str) -> None:
    """30 % fewer sets and a class less next time; no load class 4-5 in the days ahead."""
    found = only(proposals(verdict(AFTER_MONDAY, (rule, State.RED))))
    assert found.kind is AdjustmentKind.DIAL_BACK
    changes = by_session(found)
    assert (changes[on(4)].sets_factor, changes[on(4)].max_load_class) == (0.7, 2)
    assert (changes[on(2)].sets_factor, changes[on(2)].max_load_class) == (None, 3)
    assert on(7) not in changes
    after = apply(found, PLAN, LIBRARY)
    assert all(s.load_class <= 3 for s in after if not s.counts and s.day < on(7))


def test_high_loads_stay_away_until_two_green_mornings() -> None:
    """One green morning keeps hops swapped; two give them back."""
    red = verdict(AFTER_MONDAY, ("tendon.48h.left", State.RED))
    first = verdict(on(2), ("tendon.green.left", State.GREEN))
    held = only(proposals(first, red))
    assert held.kind is AdjustmentKind.HOLD_DOSE
    assert held.rule == "tendon.dial_back"
    assert in_words(held.reason).startswith("1 of 2 green mornings")
    assert set(by_session(held)) == {on(2)}
    second = verdict(on(3), ("tendon.green.left", State.GREEN))
    plan = (PLAN[0], springs(on(2), done=True), *PLAN[2:])
    assert only(proposals(second, red, first, sessions=plan)).kind is AdjustmentKind.GO_ON


def test_a_rise_next_morning_repeats_with_less_and_a_day_later() -> None:
    """-20 % and 24 h; the session after it moves along only as far as it must."""
    plan = (session(on(0), done=True), session(on(2)), springs(on(4)), session(on(7)))
    found = only(proposals(verdict(AFTER_MONDAY, ("tendon.rise.left", State.AMBER)), sessions=plan))
    assert found.kind is AdjustmentKind.HOLD_DOSE
    changes = by_session(found)
    assert (changes[on(2)].sets_factor, changes[on(2)].new_day) == (0.8, on(3))
    assert (changes[on(4)].sets_factor, changes[on(4)].new_day) == (None, on(5))
    assert on(7) not in changes
    assert (
        in_words(changes[on(2)].text)
        == "Wed 25 Nov, Heavy and slow: moves to Thu 26 Nov, 11 sets to 9"
    )
    after = apply(found, plan, LIBRARY)
    days = [s.day for s in after]
    assert all((b - a).days >= 2 for a, b in pairwise(days))
    assert after[1].original_day == on(2)


def test_a_session_placed_by_hand_is_not_pushed() -> None:
    """Where a locked session is in the way, the dose is cut and the day stays."""
    plan = (session(on(0), done=True), session(on(2)), springs(on(4), locked=True))
    found = only(proposals(verdict(AFTER_MONDAY, ("tendon.rise.left", State.AMBER)), sessions=plan))
    assert [(c.new_day, c.sets_factor) for c in found.changes] == [(None, 0.8)]


@pytest.mark.parametrize("rule", ["tendon.hold_dose.left", "tendon.during.right"])
def test_amber_during_repeats_the_same_dose(rule: str) -> None:
    """3-5 during and no rise: same dose, no change to the plan."""
    found = only(proposals(verdict(on(0), (rule, State.AMBER))))
    assert (found.kind, found.changes) == (AdjustmentKind.HOLD_DOSE, ())


def test_the_worst_side_decides() -> None:
    """One adjustment for two sides, the more urgent one."""
    today = verdict(
        AFTER_MONDAY, ("tendon.rise.left", State.AMBER), ("tendon.48h.right", State.RED)
    )
    assert only(proposals(today)).rule == "tendon.48h.right"


def test_a_trend_takes_a_fifth_off_the_week_and_a_second_week_deloads() -> None:
    """-20 % in the first week; 40 % and a deload after two (rule 8.4)."""
    today = verdict(AFTER_MONDAY, ("tendon.trend.left", State.AMBER))
    first = only(proposals(today))
    assert first.kind is AdjustmentKind.REDUCE
    assert {c.sets_factor for c in first.changes} == {0.8}
    assert set(by_session(first)) == {on(2), on(4), on(7)}
    before = verdict(on(-6), ("tendon.trend.left", State.AMBER))
    second = only(proposals(today, before))
    assert second.kind is AdjustmentKind.DELOAD
    assert {c.sets_factor for c in second.changes} == {0.6}


# ---------------------------------------------------------------------------- escalation


def test_two_red_answers_in_14_days_step_back_a_week_and_test_again() -> None:
    """Sessions not dialled back take over the content of the week before."""
    content = (("calf_raise_step", 3),)
    week_3 = (session(on(-7), content, done=True), session(on(-5), content, done=True))
    red = verdict(on(-4), ("tendon.48h.left", State.RED))
    today = verdict(AFTER_MONDAY, ("tendon.48h.left", State.RED))
    reds = RedCount(in_14_days=2, in_28_days=2, reassess=True)
    found = proposals(today, red, sessions=(*week_3, *PLAN), reds=reds)
    assert [a.kind for a in found] == [AdjustmentKind.DIAL_BACK, AdjustmentKind.STEP_BACK]
    assert in_words(found[1].reason) == "2 red answers within 14 days."
    change = by_session(found[1])[on(9)]
    assert change.like == on(0).toordinal()
    assert in_words(change.text) == "Wed 2 Dec: Heavy and slow of week 4"
    touched = [c.session_id for a in found for c in a.changes]
    assert len(touched) == len(set(touched))


def test_three_red_answers_in_28_days_say_see_a_clinician() -> None:
    """The card comes first; it changes nothing by itself."""
    today = verdict(AFTER_MONDAY, ("tendon.during.left", State.RED))
    found = proposals(today, reds=RedCount(in_28_days=3, clinician=True))
    assert found[0].kind is AdjustmentKind.SEE_CLINICIAN
    assert in_words(found[0].reason) == "3 red answers within 28 days."
    assert found[0].changes == ()


def test_red_that_lasts_says_see_a_clinician_while_it_is_red() -> None:
    """The days are told; a morning that is not red asks for nobody."""
    reds = RedCount(in_28_days=1, lasting_days=14, clinician=True, lasts=True)
    today = verdict(AFTER_MONDAY, ("tendon.48h.left", State.RED))
    reason = proposals(today, reds=reds)[0].reason
    assert in_words(reason) == "Red for 14 days without a calm morning."
    calm = verdict(AFTER_MONDAY, ("tendon.green.left", State.GREEN))
    kinds = [a.kind for a in proposals(calm, reds=reds)]
    assert AdjustmentKind.SEE_CLINICIAN not in kinds


@pytest.mark.parametrize("accepted", [True, False])
def test_what_was_decided_is_not_asked_again_unless_it_gets_worse(accepted: bool) -> None:
    """A rise decided on yesterday is settled; soreness past 48 h asks about the session again."""
    plan = (session(on(0), done=True), session(on(4)), session(on(7)))
    first = verdict(AFTER_MONDAY, ("tendon.rise.left", State.AMBER))
    hold = only(proposals(first, sessions=plan))
    assert set(by_session(hold)) == {on(4)}
    decided = [(first.day, replace(hold, accepted=accepted))]
    same = verdict(on(2), ("tendon.rise.left", State.AMBER))
    history = History(on(2), sessions=plan)
    assert propose(same, history, tendons(first), LIBRARY, reds=NO_REDS, decided=decided) == ()
    assert propose(first, history, (), LIBRARY, reds=NO_REDS, decided=decided) == ()
    worse = verdict(on(2), ("tendon.48h.left", State.RED))
    graver = only(propose(worse, history, tendons(first), LIBRARY, reds=NO_REDS, decided=decided))
    assert on(4) in by_session(graver)
    assert on(4) in by_session(only(propose(same, history, tendons(first), LIBRARY, reds=NO_REDS)))


def test_swelling_or_pain_of_six_at_rest_asks_for_a_rest_day() -> None:
    """Outside a session the same cut, with a day of rest first."""
    found = only(proposals(verdict(AFTER_MONDAY, ("tendon.zone.left", State.RED))))
    assert in_words(found.text).startswith("Rest today and look again tomorrow.")
    assert [c.sets_factor for c in found.changes] == [0.5]


# ---------------------------------------------------------------------------- readiness


def test_amber_readiness_eases_today_only() -> None:
    """-20 % sets and nothing of load class 5 today (5.7)."""
    today = verdict(on(2), ("sleep.mean", State.AMBER), light=Light.AMBER, points=2)
    found = only(proposals(today))
    change = by_session(found)[on(2)]
    assert (change.sets_factor, change.max_load_class) == (0.8, 4)
    assert len(found.changes) == 1
    assert in_words(found.reason) == "2 points: sleep.mean."
    assert all(s.load_class <= 4 for s in apply(found, PLAN, LIBRARY) if s.day == on(2))


def test_red_readiness_leaves_range_and_recovery() -> None:
    """Nothing above load class 1 today."""
    today = verdict(on(2), ("rhr", State.AMBER), light=Light.RED, points=4)
    after = apply(only(proposals(today)), PLAN, LIBRARY)
    assert next(s for s in after if s.day == on(2)).load_class <= 1


def test_a_session_the_tendon_rules_changed_is_not_reduced_twice() -> None:
    """Tendon first; readiness leaves that session alone."""
    plan = (session(on(0), done=True), session(on(2)), session(on(6)))
    today = verdict(on(2), ("tendon.rise.left", State.AMBER), light=Light.AMBER, points=2)
    found = proposals(today, sessions=plan)
    assert [a.rule for a in found] == ["tendon.rise.left"]


def test_nothing_is_proposed_on_a_day_without_answers() -> None:
    """No reading and no session missed: the plan stands."""
    assert proposals(verdict(AFTER_MONDAY, ("tendon.rise.left", State.MISSING))) == ()


STATES = st.sampled_from([State.GREEN, State.AMBER, State.RED, State.MISSING])
RULES = st.sampled_from(
    [
        f"tendon.{rule}.{side}"
        for rule in ("during", "48h", "worsening", "rise", "hold_dose", "trend", "green")
        for side in ("left", "right")
    ]
)


@given(
    day=st.integers(-10, 40),
    findings=st.lists(st.tuples(RULES, STATES), max_size=4),
    before=st.lists(st.tuples(st.integers(1, 40), RULES, STATES), max_size=12),
    light=st.sampled_from(list(Light)),
    done_until=st.integers(-30, 40),
    flare=st.none() | st.integers(-20, 20),
    ill=st.booleans(),
)
def test_proposals_never_clash_and_never_touch_the_past(
    *,
    day: int,
    findings: list[tuple[str, State]],
    before: list[tuple[int, str, State]],
    light: Light,
    done_until: int,
    flare: int | None,
    ill: bool,
) -> None:
    """Any morning: each has a reason, no session is changed twice, done ones stay, same twice."""
    plan = weeks_of(1, 10, done_until)
    today = verdict(on(day), *findings, light=light)
    earlier = [verdict(on(day - back), (rule, state)) for back, rule, state in before]
    history = History(
        on(day),
        sessions=plan,
        flares=(Flare(on(flare), Side.LEFT),) if flare is not None else (),
        checkins=(CheckIn(on(day), tags=("illness",)),) if ill else (),
    )
    found = propose(today, history, tendons(*earlier), LIBRARY, reds=NO_REDS)
    assert found == propose(today, history, tendons(*earlier), LIBRARY, reds=NO_REDS)
    touched = [change.session_id for a in found for change in a.changes]
    assert len(touched) == len(set(touched))
    after = plan
    for adjustment in found:
        assert adjustment.text
        assert adjustment.reason
        assert all(change.text for change in adjustment.changes)
        after = apply(adjustment, after, LIBRARY)
    for old, new in zip(plan, after, strict=True):
        assert old.id == new.id
        if old.counts:
            assert old == new
