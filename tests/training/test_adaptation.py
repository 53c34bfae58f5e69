"""Findings become proposals with a reason and a diff; applying them touches only what is open."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calfjournal.domain.checkin import CheckIn, Flare, Site
from calfjournal.domain.exercise import Laterality, Side, Unit
from calfjournal.domain.finding import (
    Adjustment,
    AdjustmentKind,
    Finding,
    Light,
    SessionChange,
    State,
    Verdict,
)
from calfjournal.domain.program import PhaseKind, SessionKind
from calfjournal.domain.session import Session, SessionStatus, SetLine
from calfjournal.training.adaptation import apply, propose
from calfjournal.training.flares import RUNGS, rung_on
from calfjournal.training.history import History
from calfjournal.training.library import load_library
from calfjournal.training.set_lines import capped, count_sets, fewer_sets, highest_load_class

LIBRARY = load_library()
MONDAY = date(2026, 11, 23)
HEAVY = (("sl_calf_raise_weighted", 4), ("seated_calf_raise", 4), ("quick_rebound_raise", 3))
SPRINGS = (("pogo_double", 3), ("a_skip", 3), ("hill_strides", 4))
Content = tuple[tuple[str, int], ...]


def lines(content: Content) -> tuple[SetLine, ...]:
    made = []
    for item, (name, sets) in enumerate(content):
        exercise = LIBRARY.get(name)
        assert exercise.dose is not None
        each = exercise.laterality is Laterality.EACH
        for number in range(1, sets + 1):
            for side in (Side.LEFT, Side.RIGHT) if each else (Side.BOTH,):
                line = SetLine(name, item, number, side, exercise.dose.unit, 1)
                made.append(replace(line, target=exercise.dose.amount[0]))
    return tuple(made)


def session(
    day: date,
    content: Content = HEAVY,
    *,
    kind: SessionKind = SessionKind.STRENGTH,
    week: int | None = None,
    done: bool = False,
    **more: object,
) -> Session:
    sets = lines(content)
    weeks = (day - MONDAY).days // 7 + 4
    made = Session(
        day,
        kind,
        "Springs" if kind is SessionKind.PLYOMETRIC else "Heavy and slow",
        id=day.toordinal(),
        plan_id=1,
        phase=PhaseKind.STRENGTH,
        week=week or weeks,
        status=SessionStatus.DONE if done else SessionStatus.PLANNED,
        load_class=highest_load_class(sets, LIBRARY),
        sets=sets,
    )
    return replace(made, **more)  # type: ignore[arg-type]


def springs(day: date, **more: object) -> Session:
    return session(day, SPRINGS, kind=SessionKind.PLYOMETRIC, **more)  # type: ignore[arg-type]


def on(offset: int) -> date:
    return MONDAY + timedelta(days=offset)


def verdict(
    day: date,
    *findings: tuple[str, State],
    light: Light = Light.GREEN,
    points: int = 0,
) -> Verdict:
    made = tuple(
        Finding(rule, rule, state, text=f"{rule} is {state.value}.", points=points)
        for rule, state in findings
    )
    return Verdict(day, light, points, "1", "headline", made)


PLAN = (
    session(on(0), done=True),
    springs(on(2)),
    session(on(4)),
    springs(on(7)),
    session(on(9)),
)
AFTER_MONDAY = on(1)


def proposals(
    today: Verdict, *earlier: Verdict, sessions: tuple[Session, ...] = PLAN, **more: object
) -> tuple[Adjustment, ...]:
    history = History(today.day, sessions=sessions, **more)  # type: ignore[arg-type]
    return propose(today, history, earlier, LIBRARY)


def only(found: tuple[Adjustment, ...]) -> Adjustment:
    assert [a.kind for a in found] == [found[0].kind]
    return found[0]


def by_session(adjustment: Adjustment) -> dict[date, SessionChange]:
    return {date.fromordinal(c.session_id): c for c in adjustment.changes}


# ---------------------------------------------------------------------------- table 4.3


def test_green_goes_on_without_changing_anything() -> None:
    """A green answer says that the dose may go up."""
    found = only(proposals(verdict(AFTER_MONDAY, ("tendon.green.left", State.GREEN))))
    assert found.kind is AdjustmentKind.GO_ON
    assert found.changes == ()
    assert found.reason == "tendon.green.left is green."


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
    assert changes[on(4)].text == (
        "Fri 27 Nov, Heavy and slow: 11 sets to 6, load class 3 to 2 at most"
    )
    after = {s.day: s for s in apply(found, PLAN, LIBRARY)}
    assert after[on(4)].load_class <= 2
    assert count_sets(after[on(4)].sets) == 6
    assert after[on(2)] == PLAN[1]


@pytest.mark.parametrize("rule", ["tendon.48h.right", "tendon.worsening.left"])
def test_soreness_past_48_hours_or_worsening_dials_back(rule: str) -> None:
    """30 % fewer sets and a class less next time; no load class 4-5 in the week ahead."""
    found = only(proposals(verdict(AFTER_MONDAY, (rule, State.RED))))
    assert found.kind is AdjustmentKind.DIAL_BACK
    changes = by_session(found)
    assert (changes[on(4)].sets_factor, changes[on(4)].max_load_class) == (0.7, 2)
    assert (changes[on(2)].sets_factor, changes[on(2)].max_load_class) == (None, 3)
    assert changes[on(7)].max_load_class == 3
    after = apply(found, PLAN, LIBRARY)
    assert all(s.load_class <= 3 for s in after if not s.counts and s.day <= on(7))


def test_high_loads_stay_away_until_two_green_mornings() -> None:
    """One green morning keeps hops swapped; two give them back."""
    red = verdict(AFTER_MONDAY, ("tendon.48h.left", State.RED))
    first = verdict(on(2), ("tendon.green.left", State.GREEN))
    held = only(proposals(first, red))
    assert held.kind is AdjustmentKind.HOLD_DOSE
    assert held.rule == "tendon.dial_back"
    assert held.reason.startswith("1 of 2 green mornings")
    assert set(by_session(held)) == {on(2), on(7)}
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
    assert changes[on(2)].text == "Wed 25 Nov, Heavy and slow: moves to Thu 26 Nov, 11 sets to 9"
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
    content: Content = (("calf_raise_step", 3),)
    week_3 = (session(on(-7), content, done=True), session(on(-5), content, done=True))
    red = verdict(on(-4), ("tendon.48h.left", State.RED))
    today = verdict(AFTER_MONDAY, ("tendon.48h.left", State.RED))
    found = proposals(today, red, sessions=(*week_3, *PLAN))
    assert [a.kind for a in found] == [AdjustmentKind.DIAL_BACK, AdjustmentKind.STEP_BACK]
    assert found[1].reason == "2 red answers within 14 days."
    change = by_session(found[1])[on(9)]
    assert change.like == on(0).toordinal()
    assert change.text == "Wed 2 Dec: Heavy and slow of week 4"
    touched = [c.session_id for a in found for c in a.changes]
    assert len(touched) == len(set(touched))


def test_three_red_answers_in_28_days_say_see_a_clinician() -> None:
    """The card comes first; it changes nothing by itself."""
    reds = [verdict(on(d), ("tendon.48h.left", State.RED)) for d in (-20, -10)]
    today = verdict(AFTER_MONDAY, ("tendon.during.left", State.RED))
    found = proposals(today, *reds)
    assert found[0].kind is AdjustmentKind.SEE_CLINICIAN
    assert found[0].reason == "3 red answers within 28 days."
    assert found[0].changes == ()


def test_red_that_lasts_fourteen_days_says_see_a_clinician() -> None:
    """Without a calm morning in between."""
    days = [verdict(on(d), ("tendon.48h.left", State.RED)) for d in (-13, -9, -5)]
    today = verdict(AFTER_MONDAY, ("tendon.48h.left", State.RED))
    assert proposals(today, *days)[0].reason == "Red for 14 days without a calm morning."
    calm = verdict(on(-3), ("tendon.green.left", State.GREEN))
    kinds = [a.kind for a in proposals(today, *days[:1], calm)]
    assert AdjustmentKind.SEE_CLINICIAN not in kinds


# ---------------------------------------------------------------------------- readiness


def test_amber_readiness_eases_today_only() -> None:
    """-20 % sets and nothing of load class 5 today (5.7)."""
    today = verdict(on(2), ("sleep.mean", State.AMBER), light=Light.AMBER, points=2)
    found = only(proposals(today))
    change = by_session(found)[on(2)]
    assert (change.sets_factor, change.max_load_class) == (0.8, 4)
    assert len(found.changes) == 1
    assert found.reason == "2 points: sleep.mean."
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
    assert rung_on(answers(*states), Flare(on(0), Side.LEFT), on(30)) == rung


def test_a_flare_caps_the_week_and_ends_at_the_top() -> None:
    """The bottom rung holds everything to half the sets of load class 1; the top ends it."""
    flare = Flare(on(0), Side.LEFT)
    today = verdict(AFTER_MONDAY, ("tendon.green.left", State.GREEN))
    found = only(proposals(today, flares=(flare,)))
    assert found.kind is AdjustmentKind.FLARE_LADDER
    assert found.text.startswith("Rung 1 of 4: holds and easy range only")
    assert {c.max_load_class for c in found.changes} == {1}
    assert found.reason == "Flare on the left side, day 2; it resets what goes up, not dates."
    calm = [verdict(on(n - 10), ("tendon.green.left", State.GREEN)) for n in range(9)]
    top = only(proposals(today, *calm, flares=(Flare(on(-10), Side.LEFT),)))
    assert top.changes == ()
    assert "end the flare" in top.text
    ended = proposals(today, flares=(replace(flare, end=on(0)),))
    assert only(ended).kind is AdjustmentKind.GO_ON
    assert len(RUNGS) == 4


# ---------------------------------------------------------------------------- missed time

GREEN_DAY = ("tendon.green.left", State.GREEN)


def weeks_of(first: int, last: int, done_until: int) -> tuple[Session, ...]:
    """Sessions on Mon, Wed, Fri of weeks first..last around week 4, done up to a day offset."""
    made = []
    for week in range(first, last + 1):
        for weekday in (0, 2, 4):
            day = on(7 * (week - 4) + weekday)
            sets = 2 + week % 3
            made.append(
                session(day, (("calf_raise_step", sets),), done=day <= on(done_until), week=week)
            )
    return tuple(made)


def test_one_missed_session_slides_when_there_is_room() -> None:
    """Up to 48 h late, with a free day on both sides."""
    plan = (session(on(-3), done=True), session(on(0)), session(on(4)))
    found = only(proposals(verdict(on(2), GREEN_DAY), sessions=plan))
    assert found.kind is AdjustmentKind.MISSED_TIME
    assert [(c.session_id, c.new_day) for c in found.changes] == [(on(0).toordinal(), on(2))]
    assert found.reason == "1 session was missed; the first was due 2 days ago."


def test_a_missed_session_is_never_doubled_up() -> None:
    """Without room it is left out, and the next one stays as it is."""
    found = only(proposals(verdict(on(3), GREEN_DAY), sessions=PLAN))
    assert [(c.session_id, c.drop) for c in found.changes] == [(on(2).toordinal(), True)]
    assert "left out" in found.text


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
    found = only(proposals(verdict(on(day), GREEN_DAY), sessions=plan))
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
    after = apply(found, plan, LIBRARY)
    assert {s.day for s in after} == {s.day for s in plan}


def test_the_week_repeated_is_the_one_that_was_missed() -> None:
    """After six days the next session does what was missed, and the rest follows on."""
    plan = weeks_of(1, 8, done_until=0)
    found = only(proposals(verdict(on(8), GREEN_DAY), sessions=plan))
    after = {s.day: s for s in apply(found, plan, LIBRARY)}
    assert after[on(9)].week == 4
    assert after[on(14)].week == 5
    assert after[on(9)].sets[0].id is None
    assert found.text == "Repeat the week that was missed."


def test_more_than_four_weeks_restart_the_phase() -> None:
    """Re-test, and the phase begins again with its first week."""
    plan = weeks_of(1, 9, done_until=0)
    found = only(proposals(verdict(on(31), GREEN_DAY), sessions=plan))
    assert found.text.startswith("After more than four weeks: do the first tests again")
    after = {s.day: s for s in apply(found, plan, LIBRARY)}
    assert after[on(32)].week == 1


def test_fever_restarts_the_phase_after_a_shorter_break() -> None:
    """Illness with fever counts like a long break."""
    plan = weeks_of(1, 8, done_until=0)
    fever = CheckIn(on(3), tags=("Fever",))
    found = only(proposals(verdict(on(8), GREEN_DAY), sessions=plan, checkins=(fever,)))
    assert found.text.startswith("After illness with fever")


def test_ill_days_are_for_rest() -> None:
    """An illness tag leaves out today's session, fever tomorrow's too."""
    ill = CheckIn(on(2), tags=("illness",))
    found = only(proposals(verdict(on(2), GREEN_DAY), checkins=(ill,)))
    assert found.kind is AdjustmentKind.ILLNESS
    assert [c.text for c in found.changes] == ["Wed 25 Nov, Springs: left out"]


def test_a_plan_given_up_long_ago_is_not_missed_time() -> None:
    """Open sessions of four months ago say nothing about today."""
    old = (session(on(-200)), session(on(-198)))
    assert only(proposals(verdict(on(1), GREEN_DAY), sessions=old)).kind is AdjustmentKind.GO_ON


# ---------------------------------------------------------------------------- apply


@given(
    sets=st.lists(st.integers(1, 6), min_size=1, max_size=5),
    factor=st.sampled_from([0.5, 0.6, 0.7, 0.8, 1.0]),
)
def test_fewer_sets_keeps_the_share_and_one_of_each(sets: list[int], factor: float) -> None:
    """The total is the rounded share, never less than one set of each exercise."""
    names = ("sl_calf_raise_floor", "seated_calf_raise", "tib_raise", "sl_rdl", "short_foot")
    made = lines(tuple(zip(names, sets, strict=False)))
    kept = fewer_sets(made, factor)
    assert count_sets(kept) == max(len(sets), int(sum(sets) * factor + 0.5))
    assert {line.item for line in kept} == {line.item for line in made}
    assert set(kept) <= set(made)


@given(
    names=st.lists(st.sampled_from(sorted(LIBRARY.exercises)), min_size=1, max_size=5, unique=True),
    limit=st.integers(0, 5),
    site=st.none() | st.sampled_from(list(Site)),
)
def test_a_cap_swaps_exactly_what_is_above_it(
    names: list[str], limit: int, site: Site | None
) -> None:
    """Sets stay in number, sides fit the new exercise, nothing is above the cap."""
    made = lines(tuple((name, 3) for name in names))
    result = capped(made, limit, LIBRARY, site=site)
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
    changes = tuple(SessionChange(s.id or 0, "", drop=True) for s in plan)
    after = apply(Adjustment(AdjustmentKind.STOP, "", changes=changes), plan, LIBRARY)
    assert after[:3] == plan[:3]
    assert after[3].status is SessionStatus.SKIPPED
    assert after[3].sets == plan[3].sets


def test_swaps_use_what_is_at_hand() -> None:
    """With equipment known, a step is not proposed to someone without one."""
    change = SessionChange(PLAN[2].id or 0, "", max_load_class=2)
    adjustment = Adjustment(AdjustmentKind.REDUCE, "", changes=(change,))
    after = apply(adjustment, PLAN, LIBRARY, equipment=frozenset({"weight"}))
    assert all(not LIBRARY.get(x.exercise).needs - {"weight"} for x in after[2].sets)
    assert all(x.unit is Unit.REPS for x in after[2].sets)


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
    found = propose(today, history, earlier, LIBRARY)
    assert found == propose(today, history, earlier, LIBRARY)
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
