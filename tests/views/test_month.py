"""The month as plain values and the words of its cells."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from calfjournal.dates import next_month, shown_range
from calfjournal.domain.adherence import Adherence, Followed
from calfjournal.domain.checkin import CheckIn, Flare
from calfjournal.domain.exercise import Side, Unit
from calfjournal.domain.plan import BlockedRange, Phase, Plan, Race, Wishes
from calfjournal.domain.program import PhaseKind, SessionKind
from calfjournal.domain.run import Advice, Cadence, PlannedRun, PlannedRunStatus, Run, RunKind
from calfjournal.domain.session import Session, SessionStatus, Work
from calfjournal.journal import Journal
from calfjournal.views.day_gaps import CheckedDays, Gap
from calfjournal.views.month import MonthFacts, build_month
from calfjournal.views.read_aloud import spoken_day, spoken_week, tip, week_lines
from calfjournal.views.week_bands import BandSort
from tests.calendar_journal import fill

NOVEMBER = date(2026, 11, 1)
TODAY = date(2026, 11, 23)
SATURDAY = date(2026, 11, 21)


def strength(day: date, status: SessionStatus = SessionStatus.DONE, key: int = 1) -> Session:
    title = "Heavy slow raises"
    return Session(day, SessionKind.STRENGTH, title, id=key, plan_id=1, status=status)


def jog(day: date, km: float | None = 12.0, sport: str = "running") -> Run:
    start = datetime(day.year, day.month, day.day, 7, tzinfo=UTC)
    metres = None if km is None else km * 1000
    return Run(start, day, sport=sport, id=9, distance_m=metres, duration_s=2460)


@given(st.dates(date(1990, 1, 1), date(2100, 1, 1)), st.sampled_from([0, 5, 6]))
def test_weeks_are_whole_and_hold_the_month(day: date, first_weekday: int) -> None:
    """Every month is shown in whole weeks that begin on the chosen day and miss no day of it."""
    month = build_month(day, day, MonthFacts(), first_weekday)
    shown = [cell.day for cell in month.cells()]
    assert len(shown) % 7 == 0
    assert 4 <= len(month.weeks) <= 6
    assert shown[0].weekday() == first_weekday
    assert shown == [shown[0] + timedelta(days=n) for n in range(len(shown))]
    inside = [cell.day for cell in month.cells() if cell.in_month]
    assert inside[0].day == 1
    assert inside[-1] + timedelta(days=1) == next_month(day)
    assert (shown[0], shown[-1]) == shown_range(day, first_weekday)
    assert all((found := month.cell(d)) is not None and found.day == d for d in shown)


def test_a_month_without_anything_is_still_a_month() -> None:
    """An empty journal shows free days without sums."""
    month = build_month(NOVEMBER, TODAY, MonthFacts())
    assert all(cell.is_free for cell in month.cells())
    assert {(week.km, week.followed) for week in month.weeks} == {(None, Followed())}
    assert month.cell(TODAY).is_today  # type: ignore[union-attr]
    assert month.cell(date(2027, 5, 1)) is None


def test_a_day_says_everything_in_one_sentence() -> None:
    """A screen reader hears the day with what was done, run and checked in."""
    facts = MonthFacts(
        sessions=(strength(SATURDAY),),
        runs=(jog(SATURDAY),),
        checked=CheckedDays(told=frozenset({SATURDAY})),
    )
    cell = build_month(NOVEMBER, TODAY, facts).cell(SATURDAY)
    assert cell is not None
    assert spoken_day(cell) == "Saturday 21 November, strength done, 12 km run, check-in"
    assert "Heavy slow raises" in tip(cell)


def test_weeks_count_what_was_done_and_run() -> None:
    """A week adds up kilometres of runs alone; a session done in part is not one done."""
    days = [date(2026, 11, 16), date(2026, 11, 18), SATURDAY]
    statuses = [SessionStatus.DONE, SessionStatus.PARTLY, SessionStatus.SKIPPED]
    facts = MonthFacts(
        sessions=tuple(strength(d, s) for d, s in zip(days, statuses, strict=True)),
        runs=(jog(days[0], 8.1), jog(days[1], 5.0, "walking"), jog(SATURDAY, None)),
    )
    week = build_month(NOVEMBER, TODAY, facts).weeks[3]
    assert week.km == pytest.approx(8.1)
    assert week.followed.sessions == Adherence(on_time=1, partly=1, skipped=1)
    assert spoken_week(week) == "8 km run, 1 of 3 sessions done, 1\N{NO-BREAK SPACE}partly"
    assert week_lines(week)[1] == [("1 of 3",), ("1\N{NO-BREAK SPACE}partly",)]


def test_days_know_their_phase_flare_block_and_race() -> None:
    """What covers several days is on each of them and on no other."""
    first, last = date(2026, 11, 9), date(2026, 12, 27)
    phase = Phase(PhaseKind.STRENGTH, "Strength", first, last, 7)
    plan = Plan(1, "p", "Plan", first, last, (phase,), Wishes("p", first))
    facts = MonthFacts(
        plans=(plan,),
        flares=(Flare(date(2026, 11, 20), Side.RIGHT),),
        blocks=(BlockedRange(date(2026, 11, 12), date(2026, 11, 13), "Travel"),),
        races=(Race(date(2026, 11, 29), "Half marathon"),),
    )
    month = build_month(NOVEMBER, TODAY, facts)
    cells = {cell.day: cell for cell in month.cells()}
    assert [d for d, c in cells.items() if c.phase_starts] == [first]
    assert min(d for d, c in cells.items() if c.phase is PhaseKind.STRENGTH) == first
    flared = [d.day for d, c in cells.items() if c.flare is Side.RIGHT]
    assert flared == [20, 21, 22, 23], "a flare without an end lasts until today"
    assert [d.day for d, c in cells.items() if c.blocked == "Travel"] == [12, 13]
    assert cells[date(2026, 11, 29)].race == "Half marathon"


def test_the_journal_is_read_once_a_table(journal: Journal) -> None:
    """What was stored comes out on its days, ready to be shown."""
    today = fill(journal)
    month = journal.views.month(today)
    cell = month.cell(today)
    assert cell is not None
    assert [mark.title for mark in cell.sessions] == ["Heavy slow raises"]
    assert cell.checked_in
    assert cell.phase is PhaseKind.STRENGTH


def test_cadence_is_told_for_runs_only() -> None:
    """A walk has distance but no running cadence."""
    start = datetime(2026, 11, 21, tzinfo=UTC)
    walk = Run(start, SATURDAY, sport="walking", id=7, cadence=Cadence(spm=118.0))
    month = build_month(NOVEMBER, TODAY, MonthFacts(runs=(walk,)))
    cell = month.cell(SATURDAY)
    assert cell is not None
    assert cell.runs[0].cadence is None
    assert spoken_day(cell).endswith("walking")


def test_a_month_holds_what_touches_it_and_nothing_else(journal: Journal) -> None:
    """A month of a long journal is the month of all there is, read by its days alone."""
    today = fill(journal)
    for months in range(-4, 5):
        day = today + timedelta(days=30 * months)
        journal.plans.save_race(Race(day, f"Race {months}"))
        journal.plans.save_block(BlockedRange(day, day + timedelta(days=40), f"Away {months}"))
        end = None if months == -4 else day + timedelta(days=35)
        journal.checkins.start_flare(Flare(day, (Side.LEFT, Side.RIGHT)[months % 2], end))
    for months in range(-8, 9):
        shown = journal.views.month(today + timedelta(days=30 * months))
        whole = replace(
            shown.facts,
            plans=tuple(journal.plans.all()),
            flares=tuple(journal.checkins.flares()),
            blocks=tuple(journal.plans.blocks()),
            races=tuple(journal.plans.races()),
        )
        assert shown.weeks == build_month(shown.first, today, whole).weeks


def to_run(day: date, km: float = 8.0, **values: object) -> PlannedRun:
    return replace(PlannedRun(day, RunKind.EASY, id=day.day, km=km), **values)


def test_a_planned_run_that_was_run_is_shown_once() -> None:
    """The recorded run takes its place, wherever it was run; its week counts both."""
    sunday = SATURDAY + timedelta(days=1)
    linked = to_run(SATURDAY, 14.0, run_id=9)
    facts = MonthFacts(runs=(jog(sunday),), planned_runs=(linked, to_run(date(2026, 11, 20))))
    month = build_month(NOVEMBER, TODAY, facts)
    before, after = month.cell(SATURDAY), month.cell(sunday)
    assert before is not None
    assert after is not None
    assert before.is_free
    assert [run.as_planned for run in after.runs] == [True]
    assert spoken_day(after) == "Sunday 22 November, 12 km run from the plan"
    assert month.planned_runs_on(SATURDAY) == month.planned_runs_on(sunday) == [linked]
    assert spoken_week(month.weeks[3]) == "12 of 22 km run"


def test_what_became_of_a_planned_run_is_told() -> None:
    """Ahead, moved, missed and left out are four things to see and to hear."""
    day = {name: TODAY + timedelta(n) for n, name in enumerate(("missed", "today", "left"), -1)}
    facts = MonthFacts(
        planned_runs=(
            to_run(day["missed"]),
            to_run(day["today"], start_time="07:00"),
            to_run(day["left"], 9.0, advice=Advice.NONE),
            to_run(TODAY + timedelta(2), kind=RunKind.LONG, original_day=TODAY),
        )
    )
    month = build_month(NOVEMBER, TODAY, facts)
    marks = [mark for cell in month.cells() for mark in cell.planned_runs]
    assert [mark.status for mark in marks] == [
        PlannedRunStatus.MISSED,
        PlannedRunStatus.PLANNED,
        PlannedRunStatus.SKIPPED,
        PlannedRunStatus.MOVED,
    ]
    assert [mark.movable for mark in marks] == [True, True, False, True]
    told = [spoken_day(cell).partition(", ")[2] for cell in month.cells() if cell.planned_runs]
    assert told == [
        "8 km easy run missed",
        "today, 8 km easy run planned 07:00",
        "9 km easy run left out",
        "8 km long run moved",
    ]
    assert [week.planned_km for week in month.weeks] == [None, None, None, 8.0, 16.0, None]


def test_a_session_whose_day_passed_was_missed() -> None:
    """A planned session of yesterday that nobody began is missed; today's may still be done."""
    yesterday, before = TODAY - timedelta(days=1), TODAY - timedelta(days=2)
    planned = [strength(d, SessionStatus.PLANNED, n) for n, d in enumerate((before, yesterday))]
    today = strength(TODAY, SessionStatus.PLANNED, 2)
    begun: dict[int, tuple[Work, ...]] = {
        0: (Work("raise", Unit.REPS, 3, 8),),
        1: (Work("raise", Unit.REPS, 3, 0),),
    }
    facts = MonthFacts(sessions=(*planned, today), work=begun, exercises={"raise": "Calf raise"})
    month = build_month(NOVEMBER, TODAY, facts)
    marks = {mark.id: mark for cell in month.cells() for mark in cell.sessions}
    assert {key: mark.missed for key, mark in marks.items()} == {0: False, 1: True, 2: False}
    assert marks[1].exercises == ("Calf raise",)
    cell = month.cell(yesterday)
    assert cell is not None
    assert spoken_day(cell) == "Sunday 22 November, strength missed"
    assert "Calf raise" in tip(cell)


def test_only_what_is_missing_is_marked() -> None:
    """Days over without a morning since the first one are, and those with an answer due."""
    days = {n: date(2026, 11, n) for n in range(9, 26)}
    checked = CheckedDays(
        told=frozenset(days[n] for n in range(10, 20)), since=days[10], due=frozenset({days[22]})
    )
    month = build_month(NOVEMBER, TODAY, MonthFacts(checked=checked))
    found = {cell.day.day: cell.gap for cell in month.cells() if cell.gap is not None}
    lacking = dict.fromkeys((20, 21), Gap.CHECK_IN)
    assert found == {**lacking, 22: Gap.ANSWER}
    told = {cell.day.day: spoken_day(cell).rpartition(", ")[2] for cell in month.cells()}
    assert (told[21], told[22]) == ("check-in missing", "the tendon's answer is due")
    assert told[23] == "nothing yet", "today is not over"


def test_what_a_morning_lacks_is_read_from_the_journal(journal: Journal) -> None:
    """An answer that waits is on the day it is due; a body mass alone is no morning."""
    today = fill(journal)
    journal.checkins.save(CheckIn(today - timedelta(days=4), body_mass_kg=70.0))
    gaps = {}
    for back in (1, 4, 15):
        day = today - timedelta(days=back)
        cell = journal.views.month(day).cell(day)
        assert cell is not None
        gaps[back] = cell.gap
    assert gaps == {1: Gap.ANSWER, 4: Gap.CHECK_IN, 15: None}, "15 days ago nobody had begun"


def test_a_week_is_held_against_the_four_before() -> None:
    """Its calf load in AU beside their mean, where at least three of them were trained."""
    monday = date(2026, 11, 9)
    efforts = {4: 400, 3: 500, 2: 0, 1: 300, 0: 600}
    sessions = tuple(
        replace(strength(monday - timedelta(weeks=back), key=back), rpe=5, minutes=load // 5)
        for back, load in efforts.items()
        if load
    )
    work: dict[int, tuple[Work, ...]] = {0: (Work("hop", Unit.CONTACTS, 3, 90),)}
    month = build_month(NOVEMBER, TODAY, MonthFacts(sessions=sessions, work=work))
    week = month.weeks[2]
    assert (week.load.done, week.load.usual) == (600, 300)
    assert spoken_week(week) == (
        "1 of 1 session done, load 600, 2.0 of the last four weeks, 90 contacts"
    )
    begun = build_month(NOVEMBER, monday, MonthFacts(sessions=sessions)).weeks[2]
    assert spoken_week(begun).endswith("load 600 so far")
    assert month.weeks[1].load.share is None, "two of four weeks are too few to compare with"


def test_bands_run_across_days_and_share_none() -> None:
    """Races, flares and days kept free are bands; those that share a day lie in lanes."""
    facts = MonthFacts(
        flares=(Flare(date(2026, 11, 13), Side.RIGHT, date(2026, 11, 17)),),
        blocks=(BlockedRange(date(2026, 11, 14), date(2026, 11, 15), "Travel"),),
        races=(Race(date(2026, 11, 14), "10 km"),),
    )
    weeks = build_month(NOVEMBER, TODAY, facts).weeks
    shown = [
        (band.sort, band.first.day, band.last.day, band.begins, band.ends, band.lane)
        for week in weeks
        for band in week.bands
    ]
    assert shown == [
        (BandSort.RACE, 14, 14, True, True, 0),
        (BandSort.FLARE, 13, 15, True, False, 1),
        (BandSort.BLOCKED, 14, 15, True, True, 2),
        (BandSort.FLARE, 16, 17, False, True, 0),
    ]


def test_notes_are_told_with_their_day() -> None:
    """Whatever was written about a day, its sessions or runs is in its tip, long ones shortened."""
    facts = MonthFacts(
        sessions=(replace(strength(SATURDAY), note="Heavy legs."),),
        runs=(replace(jog(SATURDAY), note="Wind\nfrom the north."),),
        checked=CheckedDays(notes=((SATURDAY, "x" * 999),)),
    )
    cell = build_month(NOVEMBER, TODAY, facts).cell(SATURDAY)
    assert cell is not None
    assert len(cell.notes) == 3
    assert "note: Heavy legs." in tip(cell)
    assert "note: Wind from the north." in tip(cell)
    assert "x" * 300 not in tip(cell)
