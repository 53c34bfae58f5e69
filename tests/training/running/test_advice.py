"""Every decision says what to do with the runs of today and tomorrow, why, and when to stop."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from calfjournal.domain.checkin import CheckIn, Flare, Moment, TendonReading
from calfjournal.domain.exercise import LEGS, Side
from calfjournal.domain.finding import Light, State, Verdict
from calfjournal.domain.run import Advice, Hill, PlannedRun, Run, RunAdvice, RunKind, Shoes
from calfjournal.messages import in_words
from calfjournal.thresholds import load_thresholds
from calfjournal.training.running.advice import run_advice
from tests.training.mornings import AFTER_MONDAY, GREEN_DAY, case_of, on, verdict

RULES = load_thresholds()
CALM = tuple((f"tendon.green.{leg}", State.GREEN) for leg in LEGS)
ORDER = list(Advice)
CALM_DAY = verdict(AFTER_MONDAY, *CALM)


def planned(kind: RunKind = RunKind.EASY, km: float | None = 8.0) -> tuple[PlannedRun, ...]:
    return tuple(PlannedRun(on(day), kind, id=day, km=km) for day in (1, 2))


def ran(day: int, km: float, **more: object) -> Run:
    start = datetime(2026, 11, 1, 7, tzinfo=UTC)
    made = Run(start.replace(day=1), on(day), distance_m=km * 1000)
    return replace(made, **more)


USUAL = tuple(ran(day, 8.0, id=day + 100) for day in (-9, -7, -4, -2))


def advised(
    morning: Verdict,
    *,
    plan: tuple[PlannedRun, ...] | None = None,
    runs: tuple[Run, ...] = USUAL,
    shoes: tuple[Shoes, ...] = (),
    own: dict[str, float] | None = None,
    earlier: tuple[Verdict, ...] = (),
    **more: object,
) -> tuple[RunAdvice, ...]:
    asked = planned() if plan is None else plan
    case = case_of(morning, *earlier, runs=runs, planned_runs=asked, **more)  # type: ignore[arg-type]
    return run_advice(case, RULES.with_own(own or {}), lambda: shoes)


def said(found: tuple[RunAdvice, ...]) -> list[Advice]:
    return [each.advice for each in found]


def red(rule: str, *others: tuple[str, State]) -> Verdict:
    return verdict(AFTER_MONDAY, (rule, State.RED), *others, light=Light.RED, points=4)


def test_a_green_morning_runs_as_planned() -> None:
    """Both days, with the first sign to stop."""
    found = advised(verdict(AFTER_MONDAY, *CALM))
    assert said(found) == [Advice.AS_PLANNED, Advice.AS_PLANNED]
    assert in_words(found[0].text) == "As planned: easy run of 8 km."
    assert in_words(found[0].stop) == "First sign to stop: pain of 6/10, or a limp."
    assert in_words(found[1].text) == (
        "Tomorrow, if the morning is calm: the easy run of 8 km as planned."
    )


def test_nothing_is_said_of_days_without_a_run_unless_not_all_may_be_run() -> None:
    """A red morning is told to those, too, whose runs nobody planned."""
    assert advised(verdict(AFTER_MONDAY, *CALM), plan=()) == ()
    (found,) = advised(red("tendon.rise.left"), plan=())
    assert (found.advice, in_words(found.text)) == (Advice.NONE, "No running.")


@pytest.mark.parametrize(
    ("morning", "kind", "days"),
    [
        (red("tendon.zone.left"), RunKind.EASY, [Advice.NONE, Advice.WALK_RUN]),
        (red("tendon.48h.left"), RunKind.EASY, [Advice.NONE, Advice.WALK_RUN]),
        (red("tendon.48h.left", *CALM), RunKind.EASY, [Advice.SHORTER, Advice.EASY]),
        (
            verdict(AFTER_MONDAY, ("tendon.rise.left", State.AMBER), light=Light.AMBER, points=2),
            RunKind.QUALITY,
            [Advice.EASY, Advice.EASY],
        ),
        (
            verdict(AFTER_MONDAY, ("tendon.rise.left", State.AMBER), light=Light.AMBER, points=2),
            RunKind.LONG,
            [Advice.SHORTER, Advice.EASY],
        ),
        (
            verdict(AFTER_MONDAY, ("tendon.agreeing.left", State.AMBER), *CALM),
            RunKind.EASY,
            [Advice.AS_PLANNED, Advice.AS_PLANNED],
        ),
        (
            verdict(AFTER_MONDAY, ("tendon.agreeing.left", State.AMBER), *CALM),
            RunKind.QUALITY,
            [Advice.EASY, Advice.EASY],
        ),
        (
            verdict(AFTER_MONDAY, ("red_flag.RF1", State.STOP), light=Light.STOP),
            RunKind.EASY,
            [Advice.NONE, Advice.NONE],
        ),
        (
            verdict(AFTER_MONDAY, *CALM, light=Light.RED, points=4),
            RunKind.EASY,
            [Advice.NONE, Advice.AS_PLANNED],
        ),
        (red("tendon.zone_before.left"), RunKind.EASY, [Advice.NONE, Advice.WALK_RUN]),
        (red("tendon.zone_before.left", *CALM), RunKind.EASY, [Advice.SHORTER, Advice.EASY]),
        (red("stiffness.left"), RunKind.EASY, [Advice.NONE, Advice.WALK_RUN]),
    ],
)
def test_what_the_morning_says_decides(morning: Verdict, kind: RunKind, days: list[Advice]) -> None:
    """The rows of the table, the light and the kind of run."""
    assert said(advised(morning, plan=planned(kind))) == days


def test_a_trend_takes_a_fifth_off() -> None:
    """As it does of the week's sets."""
    rising = verdict(AFTER_MONDAY, ("tendon.trend.left", State.AMBER), *CALM, light=Light.AMBER)
    found = advised(rising)
    assert said(found) == [Advice.SHORTER, Advice.SHORTER]
    assert [each.left_km for each in found] == [6.4, 6.4]


def test_a_flare_says_what_its_rung_leaves() -> None:
    """Whatever else there is: two easings do not add up."""
    flare = Flare(on(1), Side.LEFT, id=1)
    sore = red("tendon.rise.left", ("run_spike", State.AMBER))
    found = advised(sore, flares=(flare,))
    assert said(found) == [Advice.NONE, Advice.NONE]
    assert in_words(found[0].reason) == "Rung 1 of the flare's ladder."


def test_who_is_ill_does_not_run() -> None:
    """The day after half of it is left, after fever none: what was said then holds."""
    for tags, then in ((("illness",), Advice.SHORTER), (("illness", "fever"), Advice.NONE)):
        ill = CheckIn(AFTER_MONDAY, tags=tags)
        assert said(advised(CALM_DAY, checkins=(ill,))) == [Advice.NONE, then]
        before = replace(ill, day=on(0))
        assert said(advised(CALM_DAY, checkins=(before,)))[0] is then


def test_a_run_much_longer_than_usual_is_answered_by_the_next_ones() -> None:
    """Also on a calm morning, the more the further it went, and as was said the day before."""
    for ratio, first, second in (
        (1.2, Advice.EASY, Advice.EASY),
        (1.7, Advice.SHORTER, Advice.EASY),
        (2.4, Advice.NONE, Advice.SHORTER),
    ):
        spike = verdict(AFTER_MONDAY, *CALM, ("run_spike", State.AMBER))
        spike = replace(spike, findings=[replace(f, value=ratio) for f in spike.findings])
        for ran_on, days in (
            (1, [first, first]),
            (0, [first, second]),
            (-1, [second, Advice.AS_PLANNED]),
        ):
            runs = (*USUAL[:3], ran(ran_on, 8.0 * ratio, id=1))
            asked = (planned(RunKind.QUALITY, 8.0)[0], planned(RunKind.QUALITY, 8.0)[1])
            assert said(advised(spike, plan=asked, runs=runs)) == days


def test_hills_and_speed_count_as_more_than_they_are_long() -> None:
    """Eight hilly kilometres after flat ones of eight are the hardest run of a month."""
    hilly = ran(0, 8.0, id=1, hill=Hill.HILLY)
    found = advised(verdict(AFTER_MONDAY, *CALM), runs=(*USUAL, hilly))
    assert said(found) == [Advice.EASY, Advice.EASY]
    assert "weighs as much as 10.4 km easy and flat" in in_words(found[0].reason)
    used_to = tuple(replace(run, hill=Hill.HILLY) for run in USUAL)
    assert said(advised(verdict(AFTER_MONDAY, *CALM), runs=(*used_to, hilly)))[0] is ORDER[0]


def test_a_lower_heel_is_answered_by_the_run() -> None:
    """By more than four millimetres against the shoes that are usual."""
    pairs = (Shoes("High", 10.0), Shoes("Flat", 4.0))
    usual = tuple(replace(run, shoes="High") for run in USUAL)
    flat = ran(0, 6.0, id=1, shoes="Flat")
    found = advised(verdict(AFTER_MONDAY, *CALM), runs=(*usual, flat), shoes=pairs)
    assert said(found) == [Advice.EASY, Advice.EASY]
    assert "6 mm lower than in the usual shoes" in in_words(found[0].reason)
    near = (Shoes("High", 8.0), Shoes("Flat", 4.0))
    calm = advised(verdict(AFTER_MONDAY, *CALM), runs=(*usual, flat), shoes=near)
    assert said(calm)[0] is Advice.AS_PLANNED


RED_RULES = ("tendon.zone.left", "tendon.48h.left", "tendon.worsening.right", "tendon.rise.right")
AMBER_RULES = ("tendon.rise.right", "tendon.trend.left", "tendon.agreeing.left", "stiffness.left")
FINDINGS = st.lists(
    st.sampled_from(
        [
            *((rule, State.RED) for rule in RED_RULES),
            *((rule, State.AMBER) for rule in (*AMBER_RULES, "run_spike", "rhr")),
        ]
    ),
    max_size=4,
)


@given(findings=FINDINGS, light=st.sampled_from(Light), kind=st.sampled_from(RunKind))
def test_more_that_speaks_against_it_never_leaves_more_nor_adds_up(
    findings: list[tuple[str, State]], light: Light, kind: RunKind
) -> None:
    """The advice with all findings is the gravest that one of them asks for alone."""
    together = advised(verdict(AFTER_MONDAY, *findings, light=light), plan=planned(kind))
    alone = [
        advised(verdict(AFTER_MONDAY, *each, light=light), plan=planned(kind))
        for each in ([], *([one] for one in findings))
    ]
    for day, found in enumerate(together):
        gravest = max((each[day] for each in alone), key=lambda a: ORDER.index(a.advice))
        assert found.advice is gravest.advice
        assert found.stop
        assert found.left_km is None or found.left_km <= (found.km or 0)


def test_what_was_run_or_left_out_is_no_run_any_more() -> None:
    """Advice is about what lies ahead."""
    done, out = planned()
    plan = (replace(done, run_id=3), replace(out, advice=Advice.LEFT_OUT))
    assert advised(verdict(AFTER_MONDAY, GREEN_DAY), plan=plan) == ()


def test_a_planned_run_that_grew_out_of_reach_is_cut() -> None:
    """After runs that were missed; who began to record lately may have run further before."""
    known = (*USUAL, ran(-25, 7.0, id=1))
    today, tomorrow = advised(CALM_DAY, plan=planned(RunKind.LONG, 14.0), runs=known)
    for each in (today, tomorrow):
        assert each.advice is Advice.SHORTER
        assert each.left_km is not None
        assert 8.0 < each.left_km <= 8.8
        assert "1.1 times the longest run of 30 days, 8 km" in in_words(each.reason)
    assert (
        said(advised(CALM_DAY, plan=planned(RunKind.LONG, 8.8), runs=known))
        == [Advice.AS_PLANNED] * 2
    )
    assert (
        said(advised(CALM_DAY, plan=planned(RunKind.RACE, 21.1), runs=known))
        == [Advice.AS_PLANNED] * 2
    )
    assert (
        said(advised(CALM_DAY, plan=planned(RunKind.LONG, 14.0), runs=USUAL))
        == [Advice.AS_PLANNED] * 2
    )


def test_what_was_said_of_tomorrow_holds_when_it_comes() -> None:
    """A calm morning after a red or amber one is what the advice was for."""
    quality = planned(RunKind.QUALITY)
    yesterday = on(0)
    zone = verdict(yesterday, ("tendon.zone.left", State.RED), light=Light.RED)
    after_calm = verdict(yesterday, ("tendon.48h.left", State.RED), *CALM, light=Light.RED)
    answers = [replace(f, session_id=1) for f in after_calm.findings if f.state is State.RED]
    after_calm = replace(after_calm, findings=(*after_calm.findings[1:], *answers))
    amber = verdict(yesterday, ("tendon.rise.left", State.AMBER), light=Light.AMBER)
    for before, left in ((zone, Advice.WALK_RUN), (after_calm, Advice.EASY), (amber, Advice.EASY)):
        then = replace(before, day=AFTER_MONDAY)
        assert said(advised(then, plan=quality))[1] is left
        found = advised(CALM_DAY, plan=quality, earlier=(before,))
        assert found[0].advice is left
        assert "yesterday" in in_words(found[0].reason)


def test_nobody_is_told_to_stop_at_what_is_felt_already() -> None:
    """With 3/10 this morning the run ends when it rises above that."""
    sore = verdict(AFTER_MONDAY, ("tendon.rise.left", State.AMBER), light=Light.AMBER)
    told = (TendonReading(AFTER_MONDAY, Moment.MORNING, Side.LEFT, 3),)
    today, tomorrow = advised(sore, plan=planned(RunKind.QUALITY), readings=told)
    assert in_words(today.stop).startswith("Turn back when it rises above this morning's 3/10")
    assert "first ten minutes reach 3/10" in in_words(tomorrow.stop)
    much = (TendonReading(AFTER_MONDAY, Moment.MORNING, Side.LEFT, 7),)
    (found, _) = advised(red("tendon.zone.left"), readings=much)
    assert in_words(found.stop) == "Walk no more than the day asks for."


def test_a_race_is_run_easily_or_not_at_all() -> None:
    """There is no half of a race."""
    race = planned(RunKind.RACE, 21.1)
    amber = verdict(AFTER_MONDAY, *CALM, light=Light.AMBER, points=2)
    assert "The race of 21.1 km easily, and only" in in_words(advised(amber, plan=race)[0].text)
    calm = in_words(advised(CALM_DAY, plan=race, runs=(*USUAL, ran(-25, 7.0, id=1)))[0].reason)
    assert "2.6 times the longest run of 30 days, 8 km" in calm
    none = advised(red("tendon.zone.left"), plan=race)[0]
    assert in_words(none.text) == "No racing; the race of 21.1 km is left out."
    calm_red = advised(red("tendon.48h.left", *CALM), plan=race)[0]
    assert (calm_red.advice, in_words(calm_red.stop)) == (
        Advice.NONE,
        "Walking is fine while it stays calm.",
    )


def test_of_two_runs_of_a_day_the_harder_one_is_told_and_the_other_named() -> None:
    """Neither is forgotten."""
    two = (
        PlannedRun(on(1), RunKind.EASY, id=1, km=10.5),
        PlannedRun(on(1), RunKind.QUALITY, id=2, km=8.0),
    )
    amber = verdict(AFTER_MONDAY, *CALM, light=Light.AMBER, points=2)
    assert in_words(advised(amber, plan=two)[0].text) == (
        "The quality run of 8 km, but easy and flat. "
        "The other run of the day is easy and flat, too."
    )
    out = in_words(advised(red("tendon.zone.left"), plan=two)[0].text)
    assert out.endswith("The other run of the day is left out.")


def test_who_ran_already_is_told_nothing_more_of_today() -> None:
    """Without another run planned."""
    spike = verdict(AFTER_MONDAY, *CALM, ("run_spike", State.AMBER))
    assert said(advised(spike, plan=())) == [Advice.EASY]
    assert advised(spike, plan=(), runs=(*USUAL, ran(1, 8.0, id=1))) == ()


def test_after_weeks_with_hardly_a_run_half_of_one_is_left() -> None:
    """Where runs were recorded before; who records none is told nothing of it."""
    long_ago = tuple(ran(day, 10.0, id=100 - day) for day in (-60, -55, -50, -40))
    today, _ = advised(CALM_DAY, runs=long_ago)
    assert (today.advice, today.left_km) == (Advice.SHORTER, 4.0)
    assert in_words(today.reason) == "Hardly a run lies in the last 30 days."
    assert said(advised(CALM_DAY, runs=())) == [Advice.AS_PLANNED, Advice.AS_PLANNED]


@given(findings=FINDINGS)
def test_a_red_light_never_leaves_a_hard_run(findings: list[tuple[str, State]]) -> None:
    """Whichever rule lit it, one that this version does not know included."""
    for rules in (findings, [*findings, ("tendon.something_new.left", State.RED)]):
        morning = verdict(AFTER_MONDAY, *rules, light=Light.RED, points=4)
        assert said(advised(morning, plan=planned(RunKind.QUALITY)))[0] is not Advice.AS_PLANNED


def test_the_days_after_a_red_one_lead_back_step_by_step() -> None:
    """No long run of full length for a week, however calm the mornings are."""
    sore = verdict(on(-2), ("tendon.zone.left", State.RED), light=Light.RED)
    for back, left in ((2, Advice.SHORTER), (3, Advice.EASY), (4, Advice.AS_PLANNED)):
        before = replace(sore, day=on(1 - back))
        assert advised(CALM_DAY, earlier=(before,))[0].advice is left
    for back, left in ((2, Advice.SHORTER), (7, Advice.SHORTER), (8, Advice.AS_PLANNED)):
        before = replace(sore, day=on(1 - back))
        long = advised(CALM_DAY, plan=planned(RunKind.LONG), earlier=(before,))
        assert long[0].advice is left


def test_a_run_of_ones_own_beside_a_planned_one_is_judged_too() -> None:
    """The one that takes most of the day is told."""
    two = (
        PlannedRun(on(1), RunKind.LONG, id=1, km=8.0),
        PlannedRun(on(1), RunKind.EASY, id=2, km=30.0, locked=True),
    )
    found = advised(CALM_DAY, plan=two, runs=(*USUAL, ran(-25, 7.0, id=1)))[0]
    assert found.advice is Advice.SHORTER
    assert "30 km would be more than 1.1 times" in in_words(found.reason)
