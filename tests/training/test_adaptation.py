"""A morning's findings become one decision: one proposal, its alternatives, each of them whole."""

from __future__ import annotations

from itertools import pairwise

import pytest
from msgspec.structs import replace

from calfjournal.domain.exercise import LEGS, Side
from calfjournal.domain.finding import (
    Adjustment,
    AdjustmentKind,
    Light,
    Only,
    State,
    Verdict,
)
from calfjournal.domain.plan import Wishes
from calfjournal.domain.program import PhaseKind
from calfjournal.domain.session import SessionStatus, count_sets
from calfjournal.messages import in_words
from calfjournal.training.adaptation import counsel
from calfjournal.training.case import RedCount
from calfjournal.training.ground_rules import GroundRules
from calfjournal.training.planner.calendar import Calendar
from calfjournal.training.session_changes import apply
from calfjournal.training.set_lines import is_on_two_legs
from tests.training.mornings import (
    AFTER_MONDAY,
    GREEN_DAY,
    LIBRARY,
    PLAN,
    SPRINGS,
    SWAPS,
    after,
    by_session,
    case_of,
    lines,
    on,
    proposed,
    session,
    springs,
    verdict,
    ways,
)

RISE = ("tendon.rise.left", State.AMBER)
SORE = ("tendon.48h.right", State.RED)
NEXT_DAY = (session(on(0), done=True), session(on(2)), springs(on(4)), session(on(7)))
"""Strength on the day after tomorrow of Monday, hops on Friday."""


def what_for(morning: Verdict) -> list[str]:
    """What is to be done besides the plan."""
    return [in_words(words) for words in counsel(case_of(morning))]


# ---------------------------------------------------------------------------- table 4.3


@pytest.mark.parametrize(
    "finding",
    [
        GREEN_DAY,
        ("tendon.agreeing.left", State.AMBER),
        ("tendon.hold_dose.left", State.AMBER),
        ("tendon.during.right", State.AMBER),
        ("tendon.rise.left", State.MISSING),
    ],
)
def test_what_needs_no_change_of_the_plan_is_no_proposal(finding: tuple[str, State]) -> None:
    """Green, the same dose again and no answer leave the plan as it is, on amber days too."""
    light = Light.AMBER if finding[1] is State.AMBER else Light.GREEN
    assert ways(verdict(on(2), finding, light=light, points=2)) == ()


def test_a_red_flag_stops_all_loading_of_the_week() -> None:
    """There is no other way, and each session of the next seven days is left out."""
    today = verdict(AFTER_MONDAY, ("red_flag", State.STOP), light=Light.STOP)
    (found,) = ways(today)
    assert found.kind is AdjustmentKind.STOP
    assert set(by_session(found)) == {on(2), on(4), on(7)}
    assert all(change.drop for change in found.changes)
    assert in_words(found.text).startswith("No loading until")


def test_pain_of_six_during_leaves_holds_and_two_leg_work() -> None:
    """Half the sets of the next strength session, nothing on one leg; the words say so."""
    found = proposed(verdict(on(0), ("tendon.during.left", State.RED)))
    assert list(by_session(found)) == [on(4)]
    eased = after(found)[on(4)]
    assert eased.load_class <= 2
    assert count_sets(eased.sets) == 5
    assert all(is_on_two_legs(LIBRARY.get(line.exercise)) for line in eased.sets)
    assert in_words(found.text) == (
        "Heavy and slow, Fri 27 Nov: 11 sets to 5, load class 3 to 2 at most, "
        "holds and two-leg work only."
    )


def test_the_session_is_ended_only_while_it_runs() -> None:
    """A session that is begun is to be ended; one that is over, or a morning, is not."""
    hurt = verdict(on(0), ("tendon.during.left", State.RED))
    assert what_for(hurt) == []
    now = session(on(0))
    begun = replace(now, sets=(replace(now.sets[0], done=8), *now.sets[1:]))
    told = counsel(case_of(hurt, sessions=(begun, *PLAN[1:])))
    assert [in_words(words) for words in told] == ["End the session now."]


@pytest.mark.parametrize("rule", ["tendon.48h.right", "tendon.worsening.left"])
def test_soreness_past_48_hours_or_worsening_dials_back(rule: str) -> None:
    """30 % fewer sets and a class less next time; no load class 4-5 in the days ahead."""
    found = proposed(verdict(AFTER_MONDAY, (rule, State.RED)))
    assert found.kind is AdjustmentKind.DIAL_BACK
    changes = by_session(found)
    assert (changes[on(4)].sets_factor, changes[on(4)].max_load_class) == (0.7, 2)
    assert changes[on(2)].max_load_class == 3
    assert on(7) not in changes
    assert all(s.load_class <= 3 for day, s in after(found).items() if on(0) < day < on(7))


def test_a_red_day_holds_no_heavy_session() -> None:
    """Words and deed agree: what stands today waits or becomes range and recovery."""
    plan = (session(on(0), done=True), session(on(2)), springs(on(5)))
    for way in ways(verdict(on(2), SORE, light=Light.RED, points=4), sessions=plan)[:-1]:
        today = [s for s in after(way, plan).values() if s.day == on(2)]
        assert all(s.status is SessionStatus.SKIPPED or s.load_class == 0 for s in today)


def test_a_calm_morning_dials_today_back_instead_of_off() -> None:
    """Sore at 48 h yesterday, calm today: today is dialled back, and so is the next of the kind."""
    calm = [(f"tendon.green.{leg}", State.GREEN) for leg in LEGS]
    plan = (session(on(0), done=True), springs(on(3)), session(on(5)))
    found, off, _ = ways(verdict(on(3), SORE, *calm, light=Light.RED, points=4), sessions=plan)
    changes = by_session(found)
    assert changes[on(3)].sets_factor == changes[on(5)].sets_factor == 0.7
    assert all(s.load_class <= 3 for day, s in after(found, plan).items() if day > on(0))
    assert after(off, plan)[on(3)].status is SessionStatus.SKIPPED
    sore = [calm[0], ("tendon.rise.right", State.AMBER)]
    waits = proposed(verdict(on(3), SORE, *sore, light=Light.RED, points=4), sessions=plan)
    today = [s for s in after(waits, plan).values() if s.day == on(3)]
    assert all(s.status is SessionStatus.SKIPPED or s.load_class == 0 for s in today)


def test_high_loads_stay_away_until_two_green_mornings() -> None:
    """One green morning keeps hops swapped; two give them back."""
    red = verdict(AFTER_MONDAY, ("tendon.48h.left", State.RED))
    first = verdict(on(2), ("tendon.green.left", State.GREEN))
    held = proposed(first, red)
    assert held.rule == "tendon.dial_back"
    assert in_words(held.reason).startswith("1 of 2 green mornings")
    assert set(by_session(held)) == {on(2)}
    told = [in_words(words) for words in counsel(case_of(first, red, sessions=PLAN))]
    assert told == [
        "Hops and other high loads wait for two green mornings in a row; so far 1.",
    ]
    second = verdict(on(3), ("tendon.green.left", State.GREEN))
    plan = (PLAN[0], springs(on(2), done=True), *PLAN[2:])
    assert ways(second, red, first, sessions=plan) == ()


def test_a_rise_next_morning_repeats_with_less_and_a_day_later() -> None:
    """-20 % and 24 h; the session after it moves along only as far as it must."""
    later, same_day, planned = ways(verdict(AFTER_MONDAY, RISE), sessions=NEXT_DAY)
    changes = by_session(later)
    assert (changes[on(2)].sets_factor, changes[on(2)].new_day) == (0.8, on(3))
    assert (changes[on(4)].sets_factor, changes[on(4)].new_day) == (None, on(5))
    assert on(7) not in changes
    assert in_words(later.text) == (
        "Heavy and slow, Wed 25 Nov: a day later, Thu 26 Nov, 11 sets to 8; "
        "1 more session changes too."
    )
    made = after(later, NEXT_DAY)
    assert all((b.day - a.day).days >= 2 for a, b in pairwise(made.values()))
    assert made[on(2)].original_day == on(2)
    assert [(c.new_day, c.sets_factor) for c in same_day.changes] == [(None, 0.8)]
    assert (planned.kind, planned.changes, planned.keeps) == (AdjustmentKind.GO_ON, (), 1.0)


def test_each_way_tells_what_it_keeps_of_the_week() -> None:
    """The share of this week's planned calf load, what is done already included."""
    later, same_day, _ = ways(verdict(AFTER_MONDAY, RISE), sessions=NEXT_DAY)
    assert later.keeps == same_day.keeps
    assert later.keeps is not None
    assert 0.9 < later.keeps < 1
    hurt = proposed(verdict(on(0), ("tendon.during.left", State.RED)))
    assert hurt.keeps is not None
    assert hurt.keeps < later.keeps


def test_a_coupled_move_is_kept_or_dropped_whole() -> None:
    """A session decided on, or placed by hand, is in the way: nothing of the slide remains."""
    locked = (NEXT_DAY[0], NEXT_DAY[1], springs(on(4), locked=True))
    found = ways(verdict(AFTER_MONDAY, RISE), sessions=locked)
    assert all(change.new_day is None for way in found for change in way.changes)
    hops = (on(0), replace(eased(on(4)), accepted=True))
    found = ways(verdict(AFTER_MONDAY, RISE), sessions=NEXT_DAY, decided=[hops])
    assert all(change.new_day is None for way in found for change in way.changes)


def eased(day: object) -> Adjustment:
    """What a morning of before changed of a session."""
    found = proposed(verdict(on(4), ("rhr", State.AMBER), light=Light.RED, points=4))
    assert day in by_session(found)
    return found


@pytest.mark.parametrize(
    "wishes",
    [
        {"days": (0, 2, 4)},
        {"races": ((on(3), 10.0),)},
        {"blocked": ((on(3), on(3), ""),)},
        {"run_days": ((4, "long"),)},
    ],
)
def test_a_day_later_asks_the_calendar(wishes: dict[str, object]) -> None:
    """Never onto a day not offered, a race, a blocked day, or the day before a long run."""
    calendar = Calendar.of(Wishes("calf_foundation", on(-28), **wishes))  # type: ignore[arg-type]
    plan = (NEXT_DAY[0], NEXT_DAY[1], session(on(7)))
    found = ways(verdict(AFTER_MONDAY, RISE), sessions=plan, ground=GroundRules(calendar=calendar))
    assert all(change.new_day is None for way in found for change in way.changes)
    free = ways(verdict(AFTER_MONDAY, RISE), sessions=plan)
    assert by_session(free[0])[on(2)].new_day == on(3)


def test_the_worst_side_decides() -> None:
    """One proposal for two sides, the more urgent one."""
    assert proposed(verdict(AFTER_MONDAY, RISE, SORE)).rule == "tendon.48h.right"


def test_light_and_easier_sessions_are_not_eased_again() -> None:
    """A rise leaves range sessions and easier weeks as they are."""
    light = session(on(2), (("calf_raise_floor", 3), ("gastroc_wall_stretch", 3)))
    for plan in ((PLAN[0], light), (PLAN[0], session(on(2), deload=True))):
        assert ways(verdict(AFTER_MONDAY, RISE), sessions=plan) == ()


def test_a_trend_takes_a_fifth_off_the_week_and_a_second_week_deloads() -> None:
    """-20 % in the first week; 40 % and a deload after two (rule 8.4)."""
    today = verdict(AFTER_MONDAY, ("tendon.trend.left", State.AMBER))
    first = proposed(today)
    assert first.kind is AdjustmentKind.REDUCE
    assert {c.sets_factor for c in first.changes} == {0.8}
    assert set(by_session(first)) == {on(2), on(4), on(7)}
    before = verdict(on(-6), ("tendon.trend.left", State.AMBER))
    second = proposed(today, before)
    assert second.kind is AdjustmentKind.DELOAD
    assert {c.sets_factor for c in second.changes} == {0.6}


def test_a_trend_asks_once_a_week_and_deloads_once_in_four() -> None:
    """Mornings that stay higher take 20 % off each week, not one session after the other."""
    rises = ("tendon.trend.left", State.AMBER)
    before = verdict(on(-6), rises)
    first = proposed(verdict(AFTER_MONDAY, rises), before)
    assert first.kind is AdjustmentKind.DELOAD
    taken = [(AFTER_MONDAY, replace(first, accepted=True))]
    plan = tuple(session(on(n), done=n < 8) for n in (0, 2, 7, 9, 14))
    assert ways(verdict(on(4), rises), before, sessions=plan, decided=taken) == ()
    weeks_on = verdict(on(8), rises), verdict(AFTER_MONDAY, rises)
    again = proposed(*weeks_on, sessions=plan, decided=taken)
    assert again.kind is AdjustmentKind.REDUCE


def test_no_session_far_ahead_or_of_another_phase_is_eased() -> None:
    """Two weeks are as far as a morning reaches; the next phase is not its business."""
    far = (PLAN[0], session(on(16)))
    assert ways(verdict(AFTER_MONDAY, RISE), sessions=far) == ()
    later = session(on(8), phase=PhaseKind.PLYOMETRIC)
    plan = (session(on(0), done=True), springs(on(2)), later)
    assert on(8) not in by_session(proposed(verdict(AFTER_MONDAY, SORE), sessions=plan))


# ---------------------------------------------------------------------------- escalation


def test_two_red_answers_in_14_days_step_back_a_week_and_test_again() -> None:
    """One proposal: the week before again, the next session dialled back besides."""
    content = (("calf_raise_step", 3),)
    week_3 = (session(on(-7), content, done=True), session(on(-5), content, done=True))
    fuller = lines(tuple((name, sets + 1) for name, sets in SPRINGS))
    more = replace(springs(on(7)), sets=fuller)
    plan = (*week_3, *(more if s.day == on(7) else s for s in PLAN))
    red = verdict(on(-4), ("tendon.48h.left", State.RED))
    today = verdict(AFTER_MONDAY, ("tendon.48h.left", State.RED))
    reds = RedCount(in_14_days=2, in_28_days=2, reassess=True, side=Side.LEFT)
    found = proposed(today, red, sessions=plan, reds=reds)
    assert found.kind is AdjustmentKind.STEP_BACK
    told = [in_words(words) for words in counsel(case_of(today, red, sessions=plan, reds=reds))]
    assert told[:2] == ["Do the first tests again.", "2 red answers within 14 days, left."]
    assert not set(told) & {in_words(found.text), in_words(found.reason)}, "said once"
    change = by_session(found)[on(7)]
    assert change.like == on(2).toordinal()
    assert in_words(change.text) == ("Mon 30 Nov, Springs: Springs of week 4, 13 sets to 10")
    assert by_session(found)[on(4)].sets_factor == 0.7
    eased = replace(more, sets=more.sets[:4])
    again = tuple(eased if s.day == on(7) else s for s in plan)
    assert on(7) not in by_session(proposed(today, red, sessions=again, reds=reds))


def test_three_red_answers_in_28_days_say_see_a_clinician() -> None:
    """It is told besides the proposal and changes nothing by itself."""
    today = verdict(AFTER_MONDAY, ("tendon.during.left", State.RED))
    reds = RedCount(in_28_days=3, clinician=True, side=Side.LEFT)
    told = [in_words(words) for words in counsel(case_of(today, reds=reds))]
    assert told[0].startswith("Have the tendon looked at by a clinician")
    assert told[1] == "3 red answers within 28 days, left."
    assert ways(today, reds=reds)[0].kind is AdjustmentKind.REDUCE


def test_red_that_lasts_says_see_a_clinician_while_it_is_red() -> None:
    """The days are told; a morning that is not red asks for nobody."""
    reds = RedCount(1, 1, lasting_days=14, clinician=True, lasts=True, side=Side.RIGHT)
    today = verdict(AFTER_MONDAY, ("tendon.48h.right", State.RED))
    told = [in_words(words) for words in counsel(case_of(today, reds=reds))]
    assert told[1] == "Red for 14 days without a calm morning, right."
    assert counsel(case_of(verdict(AFTER_MONDAY, GREEN_DAY), reds=reds)) == ()


# ---------------------------------------------------------------------------- once decided


def test_what_was_accepted_is_not_asked_again_unless_it_gets_worse() -> None:
    """A rise decided on yesterday is settled; soreness past 48 h asks about the session again."""
    plan = (session(on(0), done=True), session(on(4)), session(on(7)))
    first = verdict(AFTER_MONDAY, RISE)
    hold = proposed(first, sessions=plan)
    assert set(by_session(hold)) == {on(4)}
    decided = [(first.day, replace(hold, accepted=True))]
    same = verdict(on(2), RISE)
    assert ways(same, first, sessions=plan, decided=decided) == ()
    assert ways(first, sessions=plan, decided=decided) == ()
    worse = verdict(on(2), SORE)
    assert on(4) in by_session(proposed(worse, first, sessions=plan, decided=decided))
    assert on(4) in by_session(proposed(verdict(on(3), RISE), first, sessions=plan))


def test_a_morning_that_follows_no_session_waits_for_the_next_one() -> None:
    """While there are mornings to come before a session; what is still so then eases it."""
    plan = (session(on(0), done=True), session(on(6)))
    assert ways(verdict(on(3), RISE), sessions=plan) == ()
    for day in (1, 5, 6):
        found = by_session(proposed(verdict(on(day), RISE), sessions=plan))
        assert found[on(6)].sets_factor == 0.8


def test_high_loads_are_off_until_two_mornings_can_have_been_green() -> None:
    """Hops of the day after a red answer, not those that two calm mornings may come before."""
    for days, capped in ((1, True), (2, False)):
        plan = (session(on(0), done=True), springs(on(1 + days)), session(on(6)))
        found = by_session(proposed(verdict(AFTER_MONDAY, SORE), sessions=plan))
        assert (on(1 + days) in found) is capped
        assert found[on(6)].sets_factor == 0.7
        (told,) = counsel(case_of(verdict(AFTER_MONDAY, SORE), sessions=plan))
        assert in_words(told).endswith("two green mornings in a row; so far 0.")


def test_two_easings_take_no_more_than_the_graver_of_them() -> None:
    """A fifth off, then dialled back: 30 % less than planned, not 44; after half off no more."""
    content = (("calf_raise_step", 5), ("seated_calf_raise", 5))
    plan = (session(on(0), content, done=True), session(on(4), content))
    first = verdict(AFTER_MONDAY, RISE)
    hold = proposed(first, sessions=plan)
    worse = verdict(on(2), SORE)
    found = {}
    for factor in (0.8, 0.5):
        taken = tuple(replace(c, sets_factor=factor) for c in hold.changes)
        accepted = replace(hold, changes=taken, accepted=True)
        held = apply(taken, plan, SWAPS)
        decided = [(first.day, accepted)]
        back = by_session(proposed(worse, first, sessions=held, decided=decided))[on(4)]
        found[factor] = count_sets(apply((back,), held, SWAPS)[1].sets)
    assert found == {0.8: 7, 0.5: 5}


def test_what_was_declined_stays_quiet_for_a_week_unless_it_gets_worse() -> None:
    """Also about other sessions; after a week, or when it is graver, it is asked again."""
    first = verdict(AFTER_MONDAY, RISE)
    decided = [(first.day, replace(proposed(first), accepted=False))]
    assert ways(verdict(on(5), RISE), decided=decided) == ()
    assert ways(verdict(on(5), SORE), decided=decided)
    assert ways(verdict(on(9), RISE), decided=decided, sessions=(*PLAN, session(on(11))))


def test_one_answer_of_a_session_asks_once() -> None:
    """Red about Monday's session eases one session, not the one after it as well."""
    answered = PLAN[0].id
    first = verdict(AFTER_MONDAY, SORE)
    decided = [(first.day, replace(proposed(first), accepted=True))]
    again = verdict(on(5), SORE)
    findings = tuple(replace(f, session_id=answered) for f in again.findings)
    plan = (*PLAN[:2], session(on(4), done=True), *PLAN[3:], session(on(11)))
    assert ways(replace(again, findings=findings), sessions=plan, decided=decided) == ()


# ---------------------------------------------------------------------------- readiness


def test_amber_readiness_eases_today_or_lets_it_wait() -> None:
    """-20 % sets and nothing of load class 5 today (5.7), or all of it a day later."""
    today = verdict(on(2), ("sleep.mean", State.AMBER), light=Light.AMBER, points=1)
    both = replace(today, points=2, findings=tuple(replace(f, points=2) for f in today.findings))
    eased_today, later, _ = ways(both, sessions=(*PLAN[:2], session(on(6))))
    change = by_session(eased_today)[on(2)]
    assert (change.sets_factor, change.max_load_class) == (0.8, 4)
    assert in_words(eased_today.reason) == "2 points: sleep.mean."
    assert by_session(later)[on(2)].new_day == on(3)
    assert later.keeps == 1.0


def test_red_readiness_leaves_range_and_recovery() -> None:
    """Nothing that loads the calf today: it waits, or only range is left."""
    today = verdict(on(2), ("rhr", State.AMBER), light=Light.RED, points=4)
    later, range_only, _ = ways(today, sessions=(*PLAN[:2], session(on(6))))
    assert by_session(later)[on(2)].new_day == on(3)
    assert by_session(range_only)[on(2)].only is Only.RANGE
    assert after(range_only)[on(2)].status is SessionStatus.SKIPPED


def test_a_tendon_that_asks_for_the_same_dose_takes_nothing_off() -> None:
    """Its two points make the day amber; by themselves they do not thin out today's session."""
    held = verdict(on(2), ("tendon.agreeing.left", State.AMBER), light=Light.AMBER, points=2)
    pointed = replace(held, findings=tuple(replace(f, points=2) for f in held.findings))
    assert ways(pointed) == ()
