"""The year as plain values: weeks, lanes, figures, and the year before."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calfjournal.dates import days
from calfjournal.domain.assessment import NORM_SURFACE, Assessment, Measure, Result
from calfjournal.domain.checkin import CheckIn, Flare, Moment, TendonReading
from calfjournal.domain.exercise import Side
from calfjournal.domain.finding import State
from calfjournal.domain.plan import Phase, Plan, Race, Wishes
from calfjournal.domain.program import PhaseKind, SessionKind
from calfjournal.domain.run import Advice, PlannedRun, Run, RunKind, Shoes
from calfjournal.domain.session import Session, SessionStatus
from calfjournal.journal import Journal
from calfjournal.thresholds import load_thresholds
from calfjournal.views.year import Became, MarkKind, Year, YearFacts, weeks_of
from calfjournal.views.year_against_words import against_lines
from calfjournal.views.year_making import build_year
from calfjournal.views.year_words import (
    day_tip,
    empty_year,
    marked,
    spoken_year_week,
    week_sentences,
    week_tip,
    year_sums,
)
from tests.calendar_journal import fill

TODAY = date(2026, 11, 25)
MONDAY = date(2026, 9, 14)
YEARS = st.integers(1990, 2100)
FIRST_WEEKDAYS = st.sampled_from([0, 5, 6])


def year_of(year: int = 2026, first_weekday: int = 0, **facts: object) -> Year:
    known = YearFacts(load_thresholds(), **{k: tuple(v) for k, v in facts.items()})  # type: ignore[arg-type]
    return build_year(year, TODAY, known, first_weekday)


def strength(day: date, status: SessionStatus = SessionStatus.DONE, **more: object) -> Session:
    return Session(day, SessionKind.STRENGTH, "Heavy slow raises", status=status, **more)  # type: ignore[arg-type]


def jog(day: date, km: float | None, sport: str = "running") -> Run:
    start = datetime(day.year, day.month, day.day, 7, tzinfo=UTC)
    return Run(start, day, sport=sport, distance_m=None if km is None else km * 1000)


def raises(day: date, left: float, right: float, surface: str = NORM_SURFACE) -> Assessment:
    legs = ((Side.LEFT, left), (Side.RIGHT, right))
    return Assessment(
        day,
        tuple(Result(Measure.HEEL_RISE, s, v, bpm=60, surface=surface) for s, v in legs),
    )


def morning(day: date, pain: int, side: Side = Side.LEFT) -> TendonReading:
    return TendonReading(day, Moment.MORNING, side, pain)


@given(YEARS, FIRST_WEEKDAYS)
def test_a_year_has_whole_weeks_that_hold_all_its_days(year: int, first_weekday: int) -> None:
    """53 columns as a rule, 54 at most, each of seven days in a row."""
    shown = year_of(year, first_weekday)
    assert len(shown.weeks) in (53, 54)
    assert [day.day for day in shown.days()] == list(days(shown.first, shown.last))
    own = [day.day for day in shown.days() if day.in_year]
    assert own == list(days(date(year, 1, 1), date(year, 12, 31)))
    assert (shown.first, len(shown.weeks)) == weeks_of(year, first_weekday)
    assert shown.first.weekday() == first_weekday


@given(
    st.lists(
        st.tuples(st.dates(date(2026, 1, 1), date(2026, 12, 31)), st.sampled_from(SessionStatus))
    ),
    FIRST_WEEKDAYS,
)
def test_every_session_of_the_year_stands_in_one_cell(
    laid: list[tuple[date, SessionStatus]], first_weekday: int
) -> None:
    """None is lost at an edge, none stands twice."""
    sessions = [strength(day, status) for day, status in laid]
    shown = year_of(2026, first_weekday, sessions=sessions)
    found = [day.day for day in shown.days() if day.in_year for _ in day.sessions]
    assert found == sorted(day for day, _ in laid)
    assert sum(week.count(became) for week in shown.weeks for became in Became) == len(laid)


def test_what_became_of_a_session_is_told_by_its_day_too() -> None:
    """A planned session whose day has passed was missed; today's still lies ahead."""
    skipped, partly = SessionStatus.SKIPPED, SessionStatus.PARTLY
    sessions = [
        strength(TODAY - timedelta(1), SessionStatus.PLANNED),
        strength(TODAY, SessionStatus.PLANNED),
        strength(TODAY + timedelta(1), SessionStatus.PLANNED, original_day=TODAY),
        strength(TODAY - timedelta(2), skipped),
        strength(TODAY + timedelta(2), partly),
    ]
    found = {
        day.day: day.sessions[0].became for day in year_of(sessions=sessions).days() if day.sessions
    }
    assert found == {
        TODAY - timedelta(2): Became.LEFT_OUT,
        TODAY - timedelta(1): Became.MISSED,
        TODAY: Became.PLANNED,
        TODAY + timedelta(1): Became.PLANNED,
        TODAY + timedelta(2): Became.PARTLY,
    }


def test_a_week_adds_up_and_says_so() -> None:
    """Phase, sessions, kilometres of runs alone, load, worst mornings and means."""
    phase = Phase(PhaseKind.STRENGTH, "Strength", date(2026, 8, 31), date(2026, 10, 18), 7)
    plan = Plan(1, "p", "Plan", phase.start, phase.end, (phase,), Wishes("p", phase.start))
    shown = year_of(
        plans=[plan],
        sessions=[
            strength(MONDAY + timedelta(n), rpe=7, minutes=40, start_time="18:00")
            for n in (0, 2, 4)
        ],
        runs=[jog(MONDAY, 21), jog(MONDAY + timedelta(5), 13), jog(MONDAY, 9, "cycling")],
        mornings=[morning(MONDAY, 1), morning(MONDAY + timedelta(1), 3, Side.RIGHT)],
        check_ins=[
            CheckIn(MONDAY, resting_hr=48, sleep_hours=7.0),
            CheckIn(MONDAY + timedelta(1), resting_hr=50),
        ],
    )
    week = shown.week(MONDAY)
    assert week is not None
    assert week_sentences(week) == (
        "Strength, week 3 of 7. Three sessions done, 34 km, longest run 21 km."
    )
    assert (week.calf_load, week.worst) == (840, (1, 3))
    assert (week.resting_hr, week.sleep_h) == (49, 7.0)
    assert spoken_year_week(week, [State.GREEN, State.RED, None]) == (
        "Week of 14 September. Strength, week 3 of 7. Three sessions done, 34 km, longest run "
        "21 km. Calf load 840. Worst morning left 1/10, right 3/10. Tendon: step back on 1 day."
    )
    assert week_tip(week).startswith("Week of 14 September\nStrength, week 3 of 7.\n")


def test_runs_to_come_stand_apart_from_those_run() -> None:
    """What was planned and missed or left out is not to be run any more."""
    kind = RunKind.EASY
    planned = [
        PlannedRun(TODAY + timedelta(1), kind, km=10.0),
        PlannedRun(TODAY + timedelta(2), kind, km=5.0, advice=Advice.LEFT_OUT),
        PlannedRun(TODAY - timedelta(1), kind, km=7.0),
    ]
    week = year_of(planned_runs=planned, runs=[jog(TODAY, 6)]).week(TODAY)
    assert week is not None
    assert (week.km, week.ahead_km) == (6, 10)


def test_the_year_is_summed_up_by_its_own_days() -> None:
    """Weeks at the edges are shown whole, the sums are of the calendar year."""
    shown = year_of(
        sessions=[strength(date(2025, 12, 31)), strength(date(2026, 1, 1))],
        runs=[jog(date(2025, 12, 30), 10), jog(date(2026, 1, 2), 1641.6)],
        flares=[Flare(MONDAY, Side.LEFT, MONDAY + timedelta(9))],
        races=[Race(date(2026, 11, 15), "Half marathon")],
    )
    assert year_sums(shown) == "1 session · 1,642 km · 1 flare · 1 race"
    assert shown.weeks[0].km == pytest.approx(1651.6)


def test_phases_end_with_their_plan_and_the_followed_one_comes_first() -> None:
    """Where two plans overlap the one followed now holds the days."""
    early = Phase(PhaseKind.MOBILITY, "Mobility", date(2026, 2, 2), date(2026, 6, 28), 21)
    late = Phase(PhaseKind.STRENGTH, "Strength", date(2026, 4, 6), date(2026, 5, 31), 8)
    ended = Plan(
        1, "p", "Old", early.start, date(2026, 5, 3), (early,), Wishes("p", early.start),
        active=False,
    )  # fmt: skip
    followed = Plan(2, "p", "New", late.start, late.end, (late,), Wishes("p", late.start))
    bands = [(b.title, b.first, b.last) for b in year_of(plans=[ended, followed]).phases]
    assert bands == [
        ("Mobility", early.start, date(2026, 4, 5)),
        ("Strength", late.start, late.end),
    ]


def test_marks_stand_on_their_days() -> None:
    """A flare without an end lasts until today; notes are told with their words."""
    shown = year_of(
        flares=[Flare(TODAY - timedelta(3), Side.LEFT)],
        races=[Race(date(2026, 11, 15), "City run")],
        assessments=[raises(MONDAY, 20, 24)],
        shoes=[Shoes("Blue ones", start=MONDAY), Shoes("Red ones")],
        check_ins=[CheckIn(MONDAY, note="Late dinner.")],
    )
    assert [marked(mark) for mark in shown.marks] == [
        "Test, 14 Sep",
        "New shoes Blue ones, 14 Sep",
        "Note of 14 Sep: Late dinner.",
        "City run, 15 Nov",
        "Flare, left, 22 Nov to 25 Nov",
    ]
    week = shown.week(MONDAY)
    assert week is not None
    assert [mark.kind for mark in week.marks] == [MarkKind.TEST, MarkKind.SHOES, MarkKind.NOTE]


def test_the_year_before_is_met_on_the_same_weekdays() -> None:
    """Days to come are left out of both years; only what is more than noise is called so."""
    before = timedelta(weeks=52)
    shown = year_of(
        sessions=[
            strength(MONDAY),
            strength(MONDAY - before),
            strength(TODAY - before + timedelta(1)),
        ],
        mornings=[
            morning(MONDAY, 2),
            morning(MONDAY, 3, Side.RIGHT),
            morning(MONDAY - before, 2),
            morning(MONDAY - before + timedelta(1), 5),
        ],
        assessments=[raises(MONDAY - before, 15, 22), raises(MONDAY, 26, 30)],
    )
    assert shown.against is not None
    found = [(line.now, line.then, line.change) for line in against_lines(shown.against)]
    assert found == [
        ("1", "1", "0"),
        ("1 of 1", "1 of 2", "0"),
        ("26", "15", "+11, beyond ±6"),
    ]


def test_tests_done_otherwise_are_not_compared() -> None:
    """Raises on another surface stand beside each other without a change."""
    before = timedelta(weeks=52)
    tests = [raises(MONDAY - before, 15, 22, "flat"), raises(MONDAY, 26, 30)]
    shown = year_of(assessments=tests)
    assert shown.against is not None
    assert against_lines(shown.against)[2].change == "tested in another way"


def test_a_year_without_anything_says_what_will_stand_there() -> None:
    """This year, one that has passed and one to come are told apart."""
    assert year_of().is_empty
    assert year_sums(year_of()) == ""
    assert empty_year(year_of(2020)) == "Nothing was kept in 2020."
    assert empty_year(year_of(2030)).startswith("2030 is still to come")
    assert empty_year(year_of()).startswith("Your first sessions")
    assert year_of(2030).against is None


def test_a_day_tells_all_that_lies_in_it() -> None:
    """Session, run, the tendon's answer and marks as lines."""
    shown = year_of(
        sessions=[strength(MONDAY)],
        runs=[jog(MONDAY, 8.1)],
        races=[Race(MONDAY, "City run")],
    )
    week = shown.week(MONDAY)
    assert week is not None
    assert day_tip(week.days[0], week, State.AMBER).splitlines() == [
        "Monday 14 September",
        "Heavy slow raises: strength done",
        "8.1 km run",
        "Tendon: hold",
        "City run, 14 Sep",
    ]
    assert day_tip(week.days[1], week, None).splitlines() == [
        "Tuesday 15 September",
        "nothing yet",
    ]


def test_the_journal_of_a_year_comes_out(journal: Journal) -> None:
    """What was stored stands in its week."""
    today = fill(journal)
    week = journal.views.year(today.year).week(today)
    assert week is not None
    assert week.phase is not None
    assert week.phase.title == "Strength"
    assert any(day.sessions for day in week.days)


def test_the_tendon_says_what_the_verdict_says(journal: Journal) -> None:
    """A year's answer of a day is the worst that its verdict found of the tendon."""
    today = journal.today()
    for back in range(20, -1, -1):
        day = today - timedelta(back)
        pain = 6 if back == 0 else 0
        journal.mornings.keep(CheckIn(day), [morning(day, pain)])
    first, last = today - timedelta(20), today + timedelta(3)
    said = journal.views.tendon_answers(first, last)
    assert (said.is_judged(today), said.state(today)) == (False, None)
    assert said.judge(today) is State.RED
    assert said.judge(today - timedelta(1)) is State.GREEN
    assert said.judge(last) is None


def test_what_was_judged_stands_until_it_is_judged_again(journal: Journal) -> None:
    """After a change a year is not empty for a while."""
    today = journal.today()
    for back in range(20, -1, -1):
        journal.mornings.keep(
            CheckIn(today - timedelta(back)), [morning(today - timedelta(back), 0)]
        )
    said = journal.views.tendon_answers(today, today)
    assert said.judge(today) is State.GREEN
    journal.mornings.keep(CheckIn(today), [morning(today, 6)])
    again = journal.views.tendon_answers(today, today, said)
    assert (again.is_judged(today), again.state(today)) == (False, State.GREEN)
    assert again.judge(today) is State.RED
