"""The verdict of a day: points, lights, what always wins, and that nothing is left out."""

from __future__ import annotations

from datetime import timedelta

import pytest
from msgspec.structs import replace

from calfjournal.domain.athlete import Athlete, Tendon
from calfjournal.domain.checkin import CheckIn, Flare, Moment, RedFlag, TendonReading
from calfjournal.domain.exercise import Side, Unit
from calfjournal.domain.finding import Light, State, Verdict
from calfjournal.domain.session import Session, SessionStatus, SetLine
from calfjournal.messages import in_words
from calfjournal.recovery.red_flags import Care, Locks, load_signs
from calfjournal.recovery.verdict import LOOKS_BACK_DAYS, Inputs, judge
from tests.recovery.mornings import DAY, RULES, answered, back, done, finding, mornings, ran

LEFT, RIGHT = Side.LEFT, Side.RIGHT
ALWAYS = (
    "rhr",
    "sleep.mean",
    "sleep.night",
    "sleep.quality",
    "wellness",
    "last_rpe",
    "run_spike",
)


def calm() -> tuple[TendonReading, ...]:
    """Twenty calm mornings of both legs."""
    return (*mornings([1] * 20, LEFT), *mornings([0] * 20, RIGHT))


def usual_days(**today: object) -> tuple[CheckIn, ...]:
    """Eighty even check-ins; the last one with other values."""
    days = [
        CheckIn(
            back(ago),
            resting_hr=50,
            sleep_hours=8.0,
            sleep_quality=4,
            fatigue=2,
            stress=2,
            muscle_soreness=2,
        )
        for ago in range(79, -1, -1)
    ]
    return (*days[:-1], replace(days[-1], **today))


def settled(*sessions: Session) -> tuple[TendonReading, ...]:
    """What was asked later about sessions, as calm as every morning."""
    usual = ((LEFT, 1), (RIGHT, 0))
    return tuple(
        reading
        for session in sessions
        for side, pain in usual
        for reading in answered(session, side, h24=pain, h48=pain)
        if reading.day <= DAY
    )


def verdict_of(*, sessions: tuple[Session, ...] = (), **values: object) -> Verdict:
    """Judge the day; where no readings are given all that was asked about sessions is calm."""
    readings = (*calm(), *settled(*sessions))
    inputs = {"readings": readings, "checkins": usual_days(), "sessions": sessions, **values}
    return judge(DAY, Inputs(**inputs), RULES)  # type: ignore[arg-type]


def four_weeks() -> tuple[Session, ...]:
    """Two sessions in each of four weeks."""
    return tuple(done(7 * week + ago, rpe=6) for week in range(4) for ago in (2, 4))


def test_a_good_week_is_green_in_kind_words() -> None:
    """Everything usual: go on, and both tendons are named as settled."""
    found = verdict_of(sessions=four_weeks(), runs=(ran(8, 4),))
    assert (found.light, found.points) == (Light.GREEN, 0)
    assert in_words(found.headline) == "Both tendons settled overnight and your week has been even."
    assert found.rules_version == RULES.version


def test_without_a_session_before_the_tendons_are_calm_not_settled() -> None:
    """Nothing settles that was not loaded: days off, and a session of this evening, say calm."""
    for sessions in ((), (done(0),), (done(9),)):
        found = verdict_of(sessions=sessions)
        assert in_words(found.headline) == "Both tendons are calm this morning."
        calm = in_words(finding(found, "tendon.green.left").text)
        assert calm.startswith("Calm: left tendon 1/10")
    left = verdict_of(readings=mornings([1] * 20, LEFT))
    assert in_words(left.headline) == "Your left tendon is calm this morning."


def test_a_week_is_even_only_beside_others() -> None:
    """One session is no even week; four alike are, and a full one after three empty is not."""
    overnight = "Both tendons settled overnight."
    for sessions in ((done(2, rpe=6),), tuple(done(ago, rpe=6) for ago in (2, 3, 4, 5))):
        assert in_words(verdict_of(sessions=sessions).headline) == overnight
    flare = (Flare(back(3), RIGHT),)
    assert in_words(verdict_of(sessions=four_weeks(), flares=flare).headline) == overnight
    crowded = (*four_weeks(), done(1, rpe=6), done(3, rpe=6), done(5, rpe=6))
    assert in_words(verdict_of(sessions=crowded).headline) == overnight


def test_a_morning_answers_the_session_before_it_and_not_tonights() -> None:
    """Training this evening does not turn this morning into its answer."""
    before = verdict_of(sessions=(done(3),))
    after = verdict_of(sessions=(done(3), done(0, key=2)))
    words = [in_words(finding(v, "tendon.green.left").text) for v in (before, after)]
    assert words[0] == words[1]
    assert "Friday" in words[0]


def test_every_input_is_listed_also_those_not_judged() -> None:
    """An empty journal lists all inputs as missing or collecting and stays green."""
    found = judge(DAY, Inputs(), RULES)
    rules = [f.rule for f in found.findings]
    for rule in (*ALWAYS, "tendon.green.left", "stiffness.right", "tendon.trend.left", "red_flag"):
        assert rule in rules
    assert len(rules) == len(set(rules))
    assert (found.light, found.points) == (Light.GREEN, 0)
    assert in_words(found.headline).startswith("Nothing to judge yet")
    unjudged = {f.rule for f in found.findings if not f.state.judged}
    assert {"rhr", "wellness", "tendon.green.left", "sleep.quality"} <= unjudged


def test_each_finding_says_value_comparison_and_one_sentence() -> None:
    """Nothing in the table of reasons is blank."""
    for found in (verdict_of(sessions=(done(2),)), judge(DAY, Inputs(), RULES)):
        for one in found.findings:
            assert one.title, one
            assert in_words(one.text).endswith("."), one
            assert one.compared, one
            assert one.shown_value or one.value is not None, one


def test_one_sign_alone_stays_green() -> None:
    """A point is not yet a reason to hold; it is named all the same."""
    found = verdict_of(sessions=(done(2, rpe=8),))
    assert (found.light, found.points) == (Light.GREEN, 1)
    assert "harder than planned" in in_words(found.headline)


def test_two_signs_hold() -> None:
    """Two points: fewer sets, no load class 5, no progression."""
    runs = (ran(8, 20), ran(8, 15), ran(8, 10), ran(12, 1))
    found = verdict_of(sessions=(done(2, rpe=8),), runs=runs)
    assert (found.light, found.points) == (Light.AMBER, 2)
    assert "hold where you are" in in_words(found.headline)


def test_four_signs_step_back_without_the_tendon() -> None:
    """Sleep, heart, effort and a long run together make red."""
    days = [
        replace(
            c,
            sleep_hours=6.0 if c.day > back(14) else 8.0,
            resting_hr=50 + 9 * (c.day > back(3)),
        )
        for c in usual_days()
    ]
    runs = (ran(8, 20), ran(8, 15), ran(8, 10), ran(12, 1))
    found = verdict_of(checkins=tuple(days), sessions=(done(2, rpe=8),), runs=runs)
    assert (found.light, found.points) == (Light.RED, 4)


def test_sleep_counts_once_however_many_of_its_signs_fire() -> None:
    """Short and poor sleep is one point, on the finding that earned it."""
    days = [replace(c, sleep_hours=6.0 if c.day > back(14) else 8.0) for c in usual_days()]
    days = [replace(c, sleep_quality=1) if c.day > back(7) else c for c in days]
    found = verdict_of(checkins=tuple(days))
    sleep = [f for f in found.findings if f.rule.startswith("sleep.")]
    assert [f.state for f in sleep if f.state is State.AMBER] == [State.AMBER, State.AMBER]
    assert sum(f.points for f in sleep) == 1


def test_resting_heart_rate_alone_never_makes_red() -> None:
    """Whatever it does, it is one point."""
    days = [replace(c, resting_hr=50 + 40 * (c.day > back(7))) for c in usual_days()]
    found = verdict_of(checkins=tuple(days))
    assert finding(found, "rhr").state is State.AMBER
    assert (found.light, found.points) == (Light.GREEN, 1)


@pytest.mark.parametrize("side", [LEFT, RIGHT])
def test_a_red_tendon_always_wins(side: Side) -> None:
    """Red of either leg makes the day red and names the leg."""
    session = done(2)
    readings = (*calm(), *answered(session, side, during=1, after=1, h24=1, h48=4))
    found = verdict_of(readings=readings, sessions=(session,))
    assert found.light is Light.RED
    assert finding(found, f"tendon.48h.{side}").points == 4
    assert side.value in in_words(found.headline)


def test_a_red_tendon_wins_even_when_its_points_are_turned_down() -> None:
    """No setting makes a red tendon green."""
    rules = RULES.with_own({"points.tendon_red": 2, "light.red": 10, "light.amber": 6})
    session = done(1)
    readings = (*calm(), *answered(session, during=8))
    found = judge(DAY, Inputs(readings=readings, sessions=(session,)), rules)
    assert found.light is Light.RED


def test_a_tolerated_session_repeats_the_dose_only() -> None:
    """Pain of 4 that settled holds the dose; it does not cut the sets."""
    session = done(2)
    readings = (*calm(), *answered(session, during=4, after=1, h24=1, h48=1))
    found = verdict_of(readings=readings, sessions=(session,))
    assert (found.light, found.points) == (Light.AMBER, 2)
    assert finding(found, "tendon.hold_dose.left").value == 4


def test_a_morning_two_above_usual_holds() -> None:
    """Row 4 is judged every morning, whether or not a session came before."""
    readings = (*mornings([1] * 19 + [3], LEFT), *mornings([0] * 20, RIGHT))
    found = verdict_of(readings=readings)
    rise = finding(found, "tendon.rise.left")
    assert (rise.state, rise.value, rise.threshold, rise.baseline) == (State.AMBER, 3, 3, 1)
    assert (found.light, found.points) == (Light.AMBER, 2)
    assert finding(found, "tendon.green.right").state is State.GREEN


def test_of_two_sore_tendons_the_worse_is_named() -> None:
    """The sentence, the points and the reason are those of the leg that is further off."""
    readings = (*mornings([0] * 19 + [2], LEFT), *mornings([0] * 19 + [3], RIGHT))
    found = verdict_of(readings=readings)
    assert finding(found, "tendon.rise.left").state is State.AMBER
    assert in_words(found.headline).startswith("Your right tendon is at 3/10, usual 0")
    assert finding(found, "tendon.rise.right").points == found.points == 2


def test_two_tendons_that_are_alike_are_both_named() -> None:
    """Neither leg is passed over when both say the same."""
    readings = (*mornings([0] * 19 + [7], LEFT), *mornings([0] * 19 + [7], RIGHT))
    said = in_words(verdict_of(readings=readings).headline)
    assert "7/10" in said
    assert said.startswith("Your left tendon is at")
    assert ", and your right tendon as well; take the pressure off today." in said


def test_a_starting_guess_is_marked_as_one() -> None:
    """What nobody entered, and few mornings tell, is not quoted as usual."""
    readings = (*mornings([0, 0, 3], LEFT), *mornings([0, 0, 0], RIGHT))
    said = in_words(verdict_of(readings=readings).headline)
    assert said.startswith("Your left tendon is at 3/10, where a starting guess takes 0 for usual")
    entered = verdict_of(readings=readings, tendons=(Tendon(LEFT, usual_pain=0),))
    assert in_words(entered.headline).startswith("Your left tendon is at 3/10, usual 0")


def test_stiffness_is_told_apart_from_pain() -> None:
    """Stiff but not sore: pain is green, stiffness asks to hold."""
    readings = (*mornings([1] * 19, LEFT, until=back(1)), *mornings([1], LEFT, stiffness=20))
    found = verdict_of(readings=readings)
    assert finding(found, "tendon.green.left").state is State.GREEN
    stiff = finding(found, "tendon.rise.left")
    assert (stiff.value, stiff.unit) == (20, "min")
    assert found.light is Light.AMBER


@pytest.mark.parametrize(
    ("minutes", "state"),
    [(3, State.GREEN), (6, State.NOTE), (15, State.NOTE), (16, State.AMBER), (18, State.AMBER)],
)
def test_stiffness_bands(minutes: int, state: State) -> None:
    """Up to 5 min usual, 6-15 a note, from 16 amber where that is above usual."""
    readings = (*mornings([1] * 19, LEFT, until=back(1)), *mornings([1], LEFT, stiffness=minutes))
    assert finding(verdict_of(readings=readings), "stiffness.left").state is state


def test_pain_of_six_in_the_morning_is_red() -> None:
    """The zone border of 6 holds for every moment, also where it is but two above usual."""
    readings = (*mornings([5] * 19 + [7], LEFT), *mornings([0] * 20, RIGHT))
    found = verdict_of(readings=readings)
    assert found.light is Light.RED
    assert finding(found, "tendon.zone.left").value == 7


def test_a_value_straight_after_is_told_and_decides_nothing_inside_the_zone() -> None:
    """Five straight after a session that settled leaves the day green; a swelling does not."""
    session = done(1)
    after = TendonReading(session.day, Moment.AFTER, LEFT, 5, session_id=1)
    answers = (*calm(), *answered(session, during=0, h24=0))
    found = verdict_of(readings=(*answers, after), sessions=(session,))
    assert (found.light, found.points) == (Light.GREEN, 0)
    swollen = verdict_of(readings=(*answers, replace(after, swelling=True)), sessions=(session,))
    assert swollen.light is Light.RED
    assert "was swollen yesterday" in in_words(swollen.headline)
    later = (*answered(session, during=0, h24=3), after)
    told = verdict_of(readings=(*calm(), *later), sessions=(session,))
    rise = finding(told, "tendon.rise.left")
    assert "straight after it was 5" in in_words(rise.text)


def test_what_was_felt_yesterday_is_told_as_yesterdays() -> None:
    """Six straight after a session is above the zone on its day and on the next, told apart."""
    session = done(1)
    after = TendonReading(session.day, Moment.AFTER, LEFT, 6, session_id=1)
    answers = (*calm(), *answered(session, during=0, h24=0), after)
    found = verdict_of(readings=answers, sessions=(session,))
    assert found.light is Light.RED
    assert "was at 6/10 yesterday" in in_words(found.headline)
    told = finding(found, "tendon.zone_before.left")
    assert in_words(told.shown_value) == "6/10 yesterday"
    known = Inputs(readings=answers, sessions=(session,))
    on_its_day = judge(session.day, known, RULES)
    assert "is at 6/10" in in_words(on_its_day.headline)


@pytest.mark.parametrize("status", [SessionStatus.DONE, SessionStatus.PLANNED])
def test_pain_of_sets_is_pain_during(status: SessionStatus) -> None:
    """Seven beside one set is red while the session runs and once it is done, of that leg."""
    sets = tuple(
        SetLine("sl_calf_raise_step", 0, 1, side, Unit.REPS, 8, done=8, pain=pain)
        for side, pain in ((LEFT, 7), (RIGHT, 1))
    )
    session = done(0, status=status, sets=sets)
    found = verdict_of(readings=calm(), sessions=(session,))
    assert found.light is Light.RED
    red = [each for each in found.findings if each.state is State.RED]
    rule = "during" if status is SessionStatus.DONE else "zone"
    assert [(each.rule, each.value) for each in red] == [(f"tendon.{rule}.left", 7.0)]
    assert red[0].session_id == session.id


def test_two_answers_that_agree_repeat_the_dose_only() -> None:
    """One point at 24 h and at 48 h holds the dose and cuts no sets."""
    session = done(2)
    readings = (*calm(), *answered(session, during=1, h24=2, h48=2))
    found = verdict_of(readings=readings, sessions=(session,))
    assert finding(found, "tendon.agreeing.left").state is State.AMBER
    assert "2/10" in in_words(found.headline)


def test_a_limp_or_swelling_this_morning_is_red() -> None:
    """A limp needs no number, and neither does a swollen tendon."""
    for sign in ("limp", "swelling"):
        *before, today = mornings([1] * 20, LEFT)
        found = verdict_of(readings=(*before, replace(today, **{sign: True})))
        assert found.light is Light.RED, sign


def test_an_answer_still_to_come_is_listed_as_due() -> None:
    """The evening of the second day asks for 48 h; the next day it is overdue, not forgotten."""
    session = done(2)
    readings = (*calm(), *answered(session, during=1, after=1, h24=1))
    due = finding(verdict_of(readings=readings, sessions=(session,)), "tendon.48h.left")
    assert (due.state, in_words(due.shown_value)) == (State.MISSING, "due tonight")
    assert in_words(due.compared) == "asked at the evening check"
    overdue = verdict_of(readings=readings, sessions=(done(3),))
    late = finding(overdue, "tendon.48h.left")
    assert (overdue.light, overdue.points) == (Light.GREEN, 0), "it holds doses, and lights nothing"
    assert in_words(late.shown_value) == "not answered"
    assert "the dose is held" in in_words(late.text)
    assert "Friday" in in_words(late.title)


def test_answers_count_until_the_third_day() -> None:
    """A session answered red on Thursday's 48 h is past by the Monday after."""
    session = done(4)
    readings = (*calm(), *answered(session, during=1, after=1, h24=1, h48=5))
    assert verdict_of(readings=readings, sessions=(session,)).light is Light.GREEN


def test_an_old_day_is_judged_by_what_was_known_then() -> None:
    """Later readings, flags and runs never reach back."""
    session = done(2)
    asked = (*answered(session, during=1, after=1, h24=1, h48=9), *settled(session))
    readings = (*calm(), *asked)
    flags = (RedFlag(DAY, "RF1"),)
    inputs = Inputs(readings=readings, sessions=(session,), flags=flags, runs=(ran(90, 0),))
    assert judge(DAY, inputs, RULES).light is Light.STOP
    assert judge(back(1), inputs, RULES).light is Light.GREEN


def test_what_lies_half_a_year_back_changes_nothing() -> None:
    """Entries older than any rule looks give the same verdict with and without them."""
    old = done(LOOKS_BACK_DAYS + 1, key=9, rpe=10)
    old_days = tuple(replace(c, day=c.day - timedelta(days=200)) for c in usual_days())
    with_old = verdict_of(sessions=(old, done(2)), checkins=(*old_days, *usual_days()))
    assert with_old == verdict_of(sessions=(done(2),))


# ------------------------------------------------------------------ warning signs


@pytest.mark.parametrize("sign", sorted(load_signs()))
def test_every_open_warning_sign_stops(sign: str) -> None:
    """STOP whatever else is green, with what to do and nothing else proposed."""
    found = verdict_of(flags=(RedFlag(back(3), sign),))
    assert found.light is Light.STOP
    stop = finding(found, "red_flag")
    assert in_words(load_signs()[sign].action) in in_words(stop.text)
    assert in_words(stop.shown_value) == "reported 3 days ago"


def test_a_cleared_sign_stops_no_more() -> None:
    """On the day it was cleared, and after, it is over; before, it was open."""
    flag = RedFlag(back(5), "RF9", cleared_on=back(1))
    inputs = Inputs(readings=calm(), flags=(flag,))
    lights = [judge(back(ago), inputs, RULES).light for ago in (6, 5, 2, 1, 0)]
    assert lights == [Light.GREEN, Light.STOP, Light.STOP, Light.GREEN, Light.GREEN]


def test_the_most_urgent_sign_is_told_first() -> None:
    """An emergency stands before what can wait for days; each sign once."""
    flags = tuple(RedFlag(back(1), name) for name in ("RF14", "RF3", "RF8", "RF8"))
    found = [f.title for f in verdict_of(flags=flags).findings if f.rule == "red_flag"]
    assert found == [load_signs()[name].title for name in ("RF3", "RF8", "RF14")]


def test_a_sign_this_version_does_not_know_still_stops() -> None:
    """A journal written by a newer program never loses its warning."""
    assert verdict_of(flags=(RedFlag(DAY, "RF99"),)).light is Light.STOP


def test_the_catalogue_holds_nineteen_signs_with_level_and_lock() -> None:
    """Each sign says how urgent it is, what to do and what stays away."""
    signs = load_signs()
    assert sorted(signs, key=lambda name: int(name[2:])) == [f"RF{n}" for n in range(1, 20)]
    assert signs["RF3"].level is Care.EMERGENCY
    assert {name for name, s in signs.items() if s.level is Care.SAME_DAY} == {
        "RF1",
        "RF2",
        "RF4",
        "RF6",
    }
    assert signs["RF8"].locks is Locks.IMPACT
    assert all(sign.question.endswith(("?", ".")) and sign.action for sign in signs.values())


def test_the_start_value_of_the_athlete_stands_in_for_usual() -> None:
    """Someone who starts with a usual 2 is not held for a morning of 3."""
    athlete = Athlete(usual_pain=2)
    found = verdict_of(athlete=athlete, readings=mornings([3], LEFT))
    green = finding(found, "tendon.green.left")
    assert (green.state, green.baseline) == (State.GREEN, 2)
    assert "start value 2 (collecting 0 of 5 mornings)" in in_words(green.compared)
