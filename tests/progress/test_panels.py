"""Each chart as values: what is drawn, what stands in the table, and its one sentence."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from calfjournal.domain.assessment import Assessment, Measure, Result
from calfjournal.domain.athlete import Athlete, Sex
from calfjournal.domain.checkin import CheckIn, Moment, Site, TendonReading
from calfjournal.domain.exercise import Side
from calfjournal.domain.message import Message
from calfjournal.domain.panel import ChipTone, Panel
from calfjournal.domain.program import SessionKind
from calfjournal.domain.run import Cadence, Run
from calfjournal.domain.session import Session, SessionStatus
from calfjournal.messages import in_words, tr
from calfjournal.messages.places import FORMATS
from calfjournal.progress.assessment_panels import heel_raises, knee_to_wall, within
from calfjournal.progress.load_panels import cadence_runs, spread_slope, week_loads, weekly_load
from calfjournal.progress.recovery_panels import efforts, resting_hr, sleep, tendon_pain
from calfjournal.recovery.resting_hr import usual_ranges
from calfjournal.thresholds import load_thresholds

LEFT, RIGHT = Side.LEFT, Side.RIGHT
LIMITS = load_thresholds()
DAY = date(2026, 11, 23)
FIRST = DAY - timedelta(days=60)
ATHLETE = Athlete(born=date(1984, 5, 1), sex=Sex.MALE)


def back(days: int) -> date:
    return DAY - timedelta(days=days)


def since(days: int) -> str:
    return tr("{day:date}", day=back(days))


def reach(days_ago: int, left: float | None, right: float | None) -> Assessment:
    pairs = ((LEFT, left), (RIGHT, right))
    results = [Result(Measure.KNEE_TO_WALL, side, v) for side, v in pairs if v is not None]
    return Assessment(back(days_ago), tuple(results))


def raises(days_ago: int, left: float, right: float, surface: str = "incline10") -> Assessment:
    pairs = ((LEFT, left), (RIGHT, right))
    return Assessment(
        back(days_ago),
        tuple(Result(Measure.HEEL_RISE, s, v, bpm=60, surface=surface) for s, v in pairs),
    )


def trained(days_ago: int, key: int = 1, **rest: object) -> Session:
    values: dict[str, object] = {
        "status": SessionStatus.DONE,
        "rpe": 5,
        "minutes": 40,
        "planned_rpe": 5,
        **rest,
    }
    return Session(
        back(days_ago),
        SessionKind.STRENGTH,
        "Heavy slow raises",
        id=key,
        **values,  # type: ignore[arg-type]
    )


def ran(days_ago: int, km: float = 8, rcv: float | None = None, **rest: object) -> Run:
    day = back(days_ago)
    values: dict[str, object] = {"rpe": 4, "duration_s": 3000.0, **rest}
    return Run(
        datetime.combine(day, time(12), UTC),
        day,
        distance_m=1000 * km,
        cadence=Cadence(165.0, 2.5, rcv, 2800),
        **values,  # type: ignore[arg-type]
    )


def shown(panel: Panel) -> list[tuple[str, ...]]:
    """The table behind a chart as it is read, days with their year."""
    forms = [FORMATS[column.form] for column in panel.columns]
    return [
        tuple(
            in_words(value) if isinstance(value, str | Message) else form(value)
            for form, value in zip(forms, row, strict=True)
        )
        for row in panel.rows
    ]


# ------------------------------------------------------------------ tests


def test_knee_to_wall_shows_both_legs_in_their_noise() -> None:
    """Left and right are two traces, each with ±1.9 cm around its first value."""
    found = knee_to_wall([reach(50, 10.0, 9.0), reach(5, 11.0, 11.1)], FIRST, DAY, LIMITS)
    assert [(t.side, t.values) for t in found.traces] == [
        (LEFT, (10.0, 11.0)),
        (RIGHT, (9.0, 11.1)),
    ]
    assert [band.side for band in found.noise] == [LEFT, RIGHT]
    assert [band.value - band.noise for band in found.noise] == pytest.approx([8.1, 7.1])
    assert [band.value + band.noise for band in found.noise] == pytest.approx([11.9, 10.9])
    assert (in_words(found.chip), found.tone) == (
        f"right +2.1 cm since {since(50)}, beyond noise ±1.9",
        ChipTone.GAIN,
    )
    assert shown(found)[0] == (since(5), "11 cm", "11.1 cm", "0.1 cm, even")


def test_a_first_value_before_the_chart_still_is_the_first() -> None:
    """Zooming in does not turn an old gain into a new start."""
    tests = [reach(200, 8.0, 8.0), reach(5, 11.0, 8.5)]
    found = knee_to_wall(tests, FIRST, DAY, LIMITS)
    assert found.traces[0].values == (11.0,)
    assert in_words(found.chip) == f"left +3 cm since {since(200)}, beyond noise ±1.9"


def test_sides_apart_are_named_when_nothing_changed() -> None:
    """More than 2 cm between the sides is worth a word."""
    found = knee_to_wall([reach(5, 12.0, 9.8)], FIRST, DAY, LIMITS)
    assert (in_words(found.chip), found.tone) == ("sides 2.2 cm apart", ChipTone.PLAIN)


def test_a_loss_beyond_the_noise_asks_for_care() -> None:
    """The sign of the change decides, not its words."""
    found = knee_to_wall([reach(50, 11.0, 11.0), reach(5, 8.0, 11.0)], FIRST, DAY, LIMITS)
    assert (in_words(found.chip), found.tone) == (
        f"left −3 cm since {since(50)}, beyond noise ±1.9",
        ChipTone.CARE,
    )


def test_a_leg_that_was_not_tested_has_no_value() -> None:
    """One-sided tests leave a dash, not a zero."""
    found = knee_to_wall([reach(5, 12.0, None)], FIRST, DAY, LIMITS)
    assert found.traces[1].values == ()
    assert shown(found) == [(since(5), "12 cm", "–", "–")]


def test_the_gain_is_that_of_the_days_shown() -> None:
    """What lies before them is no baseline: neither chip nor bracket tells of it."""
    tests = [raises(400, 10, 10), raises(40, 20, 26), raises(5, 22, 34)]
    found = heel_raises(tests, back(500), DAY, ATHLETE, LIMITS)
    assert in_words(found.chip).startswith("right +24 reps since ")
    seen = within(found, FIRST, DAY, LIMITS)
    assert {band.day for band in seen.noise} == {back(40)}
    assert in_words(seen.chip).startswith("right +8 reps since ")
    assert within(found, DAY, DAY, LIMITS).noise == ()


def test_heel_raises_with_symmetry_and_reference() -> None:
    """22 of 28 are shown as 78 %; the reference for a man of 42 is 29.2 on the incline."""
    found = heel_raises([raises(40, 20, 26), raises(5, 22, 28)], FIRST, DAY, ATHLETE, LIMITS)
    assert [t.values for t in found.traces] == [(20, 22), (26, 28)]
    assert [level.value for level in found.levels] == [pytest.approx(29.2)]
    assert in_words(found.chip) == "symmetry 78 %, goal 90 %"
    assert shown(found)[0][1:5] == ("22", "28", "78 %", "left 76 %, developing")


def test_tests_of_another_surface_do_not_mix() -> None:
    """The newest way of testing is drawn; the others stay in the table."""
    tests = [raises(40, 30, 30, "flat"), raises(5, 22, 22)]
    found = heel_raises(tests, FIRST, DAY, ATHLETE, LIMITS)
    assert [t.values for t in found.traces] == [(22,), (22,)]
    assert len(found.rows) == 2
    assert found.rows[1][4] is None
    assert "2 results at another pace or surface" in in_words(found.summary)


def test_no_reference_beside_raises_on_the_flat_floor() -> None:
    """The reference was tested on an incline."""
    assert heel_raises([raises(5, 22, 22, "flat")], FIRST, DAY, ATHLETE, LIMITS).levels == ()


# ------------------------------------------------------------------ load and cadence


def test_a_week_adds_calf_and_running_apart() -> None:
    """RPE x minutes of sessions and of runs; cycling is no running load."""
    sessions = [trained(0), trained(3, key=2), trained(7, key=3, status=SessionStatus.PLANNED)]
    runs = [ran(0), ran(2, km=10), ran(1, sport="cycling")]
    before, week = week_loads(sessions, runs, back(7), DAY)
    assert (week.calf, week.running, week.km, week.runs) == (200, 200, 8, 1)
    assert (before.calf, before.running, before.km) == (200, 200, 10)
    assert (before.contacts, before.sessions) == (8250, 1)


def test_an_effort_that_was_not_entered_is_not_zero() -> None:
    """A week of unknown efforts has no load and says so; a week of rest has 0."""
    found = week_loads([trained(0, rpe=None)], [], back(7), DAY)
    assert (found[1].calf, found[1].unknown) == (None, 1)
    assert (found[0].calf, found[0].unknown) == (0, 0)
    assert (
        in_words(weekly_load([trained(0, rpe=None)], [], back(7), DAY, LIMITS).chip)
        == "1 effort not entered"
    )


def test_a_month_with_many_unknown_days_says_so() -> None:
    """Three days without an effort or a confirmed rest are left unsaid, four are told."""
    rest = {back(n) for n in range(28)}
    three, four = ({back(n) for n in range(count)} for count in (3, 4))
    told = weekly_load([], [], back(27), DAY, LIMITS, rest_days=rest - four)
    assert in_words(told.summary).endswith("The load of 4 of the last 28 days is not known.")
    unsaid = weekly_load([], [], back(27), DAY, LIMITS, rest_days=rest - three)
    young = weekly_load([], [], back(26), DAY, LIMITS)
    assert "not known" not in in_words(unsaid.summary) + in_words(young.summary)


def test_monotony_needs_confirmed_rest() -> None:
    """With the rest days confirmed the week has its monotony, without it a dash."""
    rest = [back(7 - n) for n in (1, 3, 5, 6)]
    sessions = [trained(7), trained(5, key=2, rpe=7), trained(3, key=3)]
    told = weekly_load(sessions, [], back(7), back(1), LIMITS, rest_days=rest)
    untold = weekly_load(sessions, [], back(7), back(1), LIMITS)
    assert told.rows[0][5] is not None
    assert untold.rows[0][5] is None


def test_cadence_shows_mean_and_spread_of_each_run() -> None:
    """The ribbon is one spread around the mean; runs without cadence are not drawn."""
    runs = [ran(9, rcv=2.0), ran(5, rcv=3.0), replace(ran(2), cadence=Cadence())]
    found = cadence_runs(runs, FIRST, DAY, LIMITS, target_spm=172)
    assert found.traces[0].values == (165.0, 165.0)
    assert found.traces[1].values == (2.0, 3.0)
    assert found.bands[0].high[0] == pytest.approx(165 * 1.025)
    assert found.levels[0].value == 172
    assert [row[4] for row in shown(found)] == ["steady", "steady"]
    assert in_words(found.chip) == ""


def test_a_minute_of_samples_tells_a_spread() -> None:
    """A spread of fewer than 60 samples is not shown: no dot, no ribbon, a dash in the table."""
    few, enough = (Cadence(165.0, 2.5, 2.0, samples) for samples in (59, 60))
    runs = [replace(ran(9), cadence=few), replace(ran(5), cadence=enough)]
    found = cadence_runs(runs, FIRST, DAY, LIMITS)
    assert found.traces[0].values == (165.0, 165.0)
    assert found.traces[1].values == (None, 2.0)
    assert [high is None for high in found.bands[0].high] == [True, False]
    assert [row[3] for row in shown(found)] == ["2 %", "–"]


def test_the_slope_of_six_weeks() -> None:
    """Four runs a week apart, each 0.5 points steadier; older runs do not count."""
    runs = [ran(90, rcv=9.0), *(ran(28 - 7 * n, rcv=4 - 0.5 * n) for n in range(4))]
    assert spread_slope(runs, DAY) == pytest.approx(-0.5)
    found = cadence_runs(runs, FIRST, DAY, LIMITS)
    assert in_words(found.chip) == "spread −3 points in 6 weeks"
    assert "−0.5 percentage points a week" in in_words(found.summary)


def test_a_few_days_tell_no_slope_of_six_weeks() -> None:
    """Many runs within three weeks say nothing of six."""
    runs = [ran(day, rcv=2 + 0.1 * day) for day in range(0, 20, 2)]
    assert spread_slope(runs, DAY) is None
    assert cadence_runs(runs, FIRST, DAY, LIMITS).chip == ""
    assert spread_slope([*runs, ran(21, rcv=4.1)], DAY) is not None


# ------------------------------------------------------------------ recovery


def morning(ago: int, heart: int | None = 50, hours: float | None = 7.5) -> CheckIn:
    return CheckIn(back(ago), resting_hr=heart, sleep_hours=hours)


def test_resting_heart_rate_lies_on_its_rolling_baseline() -> None:
    """Each day carries the baseline of that day; days without one have none."""
    days = [morning(ago) for ago in range(40) if ago != 3]
    span = [back(ago) for ago in range(20, -1, -1)]
    found = resting_hr(days, back(20), DAY, usual_ranges(span, days, LIMITS))
    assert found.traces[0].values[-4] is None
    assert (found.bands[0].middle[-1], found.bands[0].high[-1]) == (50, 55)
    assert found.bands[0].middle[:2] == (None, 50)
    assert "(6 of 7 days)" in in_words(found.summary)
    assert len(found.rows) == 20


def test_a_young_journal_has_no_band_and_says_so() -> None:
    """Ten mornings are no baseline."""
    days = [morning(ago) for ago in range(10)]
    found = resting_hr(days, FIRST, DAY, usual_ranges([DAY], days, LIMITS))
    assert set(found.bands[0].middle) == {None}
    assert found.chip == ""


def test_sleep_with_its_mean_and_need() -> None:
    """The 14-day mean takes the nights before the chart along."""
    nights = [morning(ago, hours=7.0) for ago in range(30)]
    found = sleep(nights, back(6), DAY, 7.5)
    assert found.traces[1].values == pytest.approx((7.0,) * 7)
    assert in_words(found.chip) == "30 min short of your need"
    told = in_words(found.summary)
    assert "14-day mean 7\u00a0h\u00a000, need 7\u00a0h\u00a030 (14 of 14 nights)" in told


def test_effort_beside_the_plan() -> None:
    """Felt and planned are two traces of the sessions done."""
    found = efforts([trained(4, rpe=7), trained(2, key=2, rpe=None)], FIRST, DAY)
    assert [t.values for t in found.traces] == [(5, 5), (7, None)]
    assert "mean 7/10 over 1 of 2 sessions" in in_words(found.summary)


def test_tendon_answers_are_tied_to_their_session() -> None:
    """24 and 48 h answers stand on their day and name the session that caused them."""
    session = trained(3)
    readings = [
        *(TendonReading(back(ago), Moment.MORNING, LEFT, pain=1) for ago in range(5)),
        TendonReading(back(2), Moment.H24, LEFT, pain=2, session_id=1),
        TendonReading(back(1), Moment.H48, LEFT, pain=1, session_id=1),
        TendonReading(back(1), Moment.H48, RIGHT, pain=6, session_id=1, site=Site.CALF),
        TendonReading(back(1), Moment.H48, RIGHT, pain=3, session_id=99),
    ]
    found = tendon_pain(readings, [session], FIRST, DAY, LIMITS)
    assert [(a.day, a.session_id, a.moment, a.side, a.pain) for a in found.answers] == [
        (back(2), 1, Moment.H24, LEFT, 2),
        (back(1), 1, Moment.H48, LEFT, 1),
    ]
    assert found.traces[0].known == 5
    assert found.traces[1].known == 0
    assert shown(found)[1] == (since(1), "1", "–", "left 1, 48 h after Fri 20 Nov")
    assert "left mean 1, highest 1 (5 of 61 days)" in in_words(found.summary)


# ------------------------------------------------------------------ always

BANNED = re.compile(r"prevent|heal|\bsafe|\brisk|diagnos|nan|inf\b", re.IGNORECASE)
agos = st.integers(-3, 70)
tests = st.builds(
    lambda ago, measure, side, value, bpm, surface: Assessment(
        back(ago), (Result(measure, side, value, bpm=bpm, surface=surface),)
    ),
    agos,
    st.sampled_from([Measure.KNEE_TO_WALL, Measure.HEEL_RISE]),
    st.sampled_from(Side),
    st.floats(0, 200),
    st.none() | st.integers(30, 120),
    st.sampled_from(["", "flat", "incline10"]),
)
rpes = st.none() | st.integers(0, 10)
sessions = st.builds(
    lambda ago, key, rpe, minutes: trained(ago, key, rpe=rpe, minutes=minutes),
    agos,
    st.integers(1, 3),
    rpes,
    st.none() | st.integers(0, 300),
)
runs = st.builds(
    lambda ago, km, rcv, rpe, seconds: ran(ago, km, rcv, rpe=rpe, duration_s=seconds),
    agos,
    st.floats(0, 300),
    st.none() | st.floats(0, 100),
    rpes,
    st.none() | st.floats(0, 1e6),
)
mornings = st.builds(morning, agos, st.none() | st.integers(20, 250), st.none() | st.floats(0, 24))
readings = st.builds(
    lambda ago, moment, side, pain, key: TendonReading(
        back(ago), moment, side, pain=pain, session_id=key
    ),
    agos,
    st.sampled_from(Moment),
    st.sampled_from(Side),
    st.none() | st.integers(0, 10),
    st.none() | st.integers(1, 3),
)
athletes = st.builds(
    Athlete,
    born=st.none() | st.dates(date(1920, 1, 1), date(2015, 1, 1)),
    sex=st.sampled_from(Sex),
    sleep_need_h=st.floats(3, 12),
)


@given(
    athletes,
    st.lists(tests, max_size=6),
    st.lists(sessions, max_size=6),
    st.lists(runs, max_size=8),
    st.lists(mornings, max_size=12),
    st.lists(readings, max_size=12),
    st.integers(0, 60),
)
def test_any_journal_can_be_drawn(
    athlete: Athlete,
    batteries: list[Assessment],
    done: list[Session],
    activities: list[Run],
    days: list[CheckIn],
    answers: list[TendonReading],
    length: int,
) -> None:
    """Empty, single, missing and extreme values: every panel draws, fills its table and speaks."""
    first = back(length)
    usual = usual_ranges([DAY], days, LIMITS)
    panels = (
        knee_to_wall(batteries, first, DAY, LIMITS),
        heel_raises(batteries, first, DAY, athlete, LIMITS),
        weekly_load(done, activities, first, DAY, LIMITS),
        cadence_runs(activities, first, DAY, LIMITS),
        resting_hr(days, first, DAY, usual),
        sleep(days, first, DAY, athlete.sleep_need_h),
        efforts(done, first, DAY),
        tendon_pain(answers, done, first, DAY, LIMITS),
    )
    for panel in panels:
        _check(panel)


def _check(panel: Panel) -> None:
    summary = in_words(panel.summary)
    assert summary.endswith(".")
    assert not BANNED.search(f"{summary} {in_words(panel.chip)}"), summary
    for trace in panel.traces:
        assert len(trace.days) == len(trace.values)
        assert list(trace.days) == sorted(trace.days)
        assert all(value is None or abs(value) < 1e12 for value in trace.values)
    for row in shown(panel):
        assert not re.search(r"nan|inf", " ".join(row))
