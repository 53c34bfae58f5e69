"""Where a session or run may go, by the vectors of the rules, and in which words."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from msgspec.structs import replace

from calfjournal.domain.placing import Fit
from calfjournal.domain.plan import BlockedRange, Race
from calfjournal.domain.program import SessionKind, Spacing
from calfjournal.domain.run import Advice, PlannedRun, RunKind
from calfjournal.domain.session import Session, SessionStatus
from calfjournal.messages import when
from calfjournal.training.moves import Around, placings, run_placings
from calfjournal.training.planner.soft import leaves_after_run

MONDAY = date(2026, 11, 30)
TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, SATURDAY, SUNDAY = (
    MONDAY + timedelta(days=n) for n in range(1, 7)
)


def session(day: date, load_class: int = 3, key: int = 1, plan: int | None = 1) -> Session:
    kind = SessionKind.STRENGTH if load_class >= 2 else SessionKind.MOBILITY
    return Session(day, kind, "Raises", id=key, plan_id=plan, load_class=load_class)


def to_run(day: date, kind: RunKind, key: int = 1) -> PlannedRun:
    return PlannedRun(day, kind, id=key, km=10.0)


def told(moved: Session, day: date, *others: Session, **around: object) -> tuple[Fit, str]:
    """How a day takes a session, and the words of it."""
    placing = placings(moved, (day,), replace(Around(sessions=others), **around))[day]
    return placing.fit, when.placed(placing)


def test_a_day_too_close_tells_its_hours_and_those_that_are_needed() -> None:
    """The reason names the session it is about, before or after."""
    tuesday, moved = session(TUESDAY, key=2), session(SUNDAY)
    assert told(moved, WEDNESDAY, tuesday) == (
        Fit.AGAINST,
        "24 h after Tuesday’s session, 48 h are needed.",
    )
    assert told(moved, MONDAY, tuesday) == (
        Fit.AGAINST,
        "24 h before Tuesday’s session, 48 h are needed.",
    )
    assert told(moved, TUESDAY, tuesday) == (
        Fit.AGAINST,
        "There is already a session on this day.",
    )


def test_a_day_that_fits_tells_what_lies_around_it() -> None:
    """Hours to the session before, and the long run or the session that comes next."""
    tuesday, moved = session(TUESDAY, key=2), session(SUNDAY)
    long = (to_run(SUNDAY, RunKind.LONG),)
    assert told(moved, FRIDAY, tuesday, runs=long) == (
        Fit.FREE,
        "72 h after Tuesday’s session, two days before your long run.",
    )
    assert told(moved, THURSDAY, tuesday, session(SATURDAY, key=3)) == (
        Fit.FREE,
        "48 h after Tuesday’s session, 48 h before Saturday’s session.",
    )
    assert told(moved, FRIDAY, runs=long) == (Fit.FREE, "Two days before your long run.")
    assert told(moved, FRIDAY) == (Fit.FREE, "No other session is near this day.")
    later = told(moved, FRIDAY + timedelta(7), tuesday)[1]
    assert later == "10 days after the session of Tue 1 Dec."


@pytest.mark.parametrize(
    ("load_class", "day", "run", "words"),
    [
        (3, SATURDAY, RunKind.LONG, "The day before your long run."),
        (2, SATURDAY, RunKind.QUALITY, "The day before your quality run."),
        (5, FRIDAY, RunKind.LONG, "Two days before your long run."),
        (3, SUNDAY, RunKind.LONG, "On the day of your long run."),
        (3, SUNDAY + timedelta(1), RunKind.LONG, "The day after your long run."),
    ],
)
def test_hard_runs_make_a_day_cost(load_class: int, day: date, run: RunKind, words: str) -> None:
    """Before, on and after the day of a long or hard run (rule 7.4)."""
    moved = session(MONDAY, load_class)
    assert told(moved, day, runs=(to_run(SUNDAY, run),)) == (Fit.COSTS, words)


def test_a_run_that_was_left_out_costs_nothing() -> None:
    """Nor does an easy one, nor a hard one for mobility."""
    left = replace(to_run(SUNDAY, RunKind.LONG), advice=Advice.LEFT_OUT)
    assert told(session(MONDAY), SATURDAY, runs=(left,))[0] is Fit.FREE
    assert told(session(MONDAY), SATURDAY, runs=(to_run(SUNDAY, RunKind.EASY),))[0] is Fit.FREE
    light = session(MONDAY, 1)
    assert told(light, SATURDAY, runs=(to_run(SUNDAY, RunKind.LONG),))[0] is Fit.FREE


def test_strength_on_the_day_of_the_hard_run_is_welcome_in_the_evening() -> None:
    """Six hours after a morning run the heavy session has its best day; hops have not."""
    runs = (to_run(THURSDAY, RunKind.QUALITY),)
    hops = replace(session(MONDAY, 4), kind=SessionKind.PLYOMETRIC)
    assert told(session(MONDAY), THURSDAY, runs=runs)[0] is Fit.FREE
    assert told(hops, THURSDAY, runs=runs) == (Fit.COSTS, "On the day of your quality run.")


@pytest.mark.parametrize(
    ("begins", "run", "fit"),
    [
        ("18:00", "12:00", Fit.FREE),
        ("18:00", "12:15", Fit.COSTS),
        ("07:00", "18:00", Fit.COSTS),
        ("14:00", "", Fit.FREE),
        ("13:45", "", Fit.COSTS),
    ],
)
def test_six_hours_lie_between_the_hard_run_and_the_heavy_session(
    begins: str, run: str, fit: Fit
) -> None:
    """By the hour of the run where it is known, else after one of the morning (rule 7.4)."""
    moved = replace(session(MONDAY), start_time=begins)
    runs = (replace(to_run(THURSDAY, RunKind.QUALITY), start_time=run),)
    assert told(moved, THURSDAY, runs=runs)[0] is fit
    assert leaves_after_run(begins, run) is (fit is Fit.FREE)


def test_mobility_of_a_plan_keeps_the_rule_and_loose_light_work_does_not_count() -> None:
    """What binds a session is its plan, or its load."""
    loose, planned = session(TUESDAY, 1, 2, plan=None), session(TUESDAY, 1, 2)
    assert told(session(SUNDAY, 1), WEDNESDAY, planned)[0] is Fit.AGAINST
    assert told(session(SUNDAY), WEDNESDAY, loose)[0] is Fit.FREE
    assert told(session(SUNDAY, 1, plan=None), WEDNESDAY, session(TUESDAY, key=2)) == (
        Fit.FREE,
        "Light work beside the plan fits any day.",
    )
    heavy = session(TUESDAY, 2, 2, plan=None)
    assert told(session(SUNDAY), WEDNESDAY, heavy)[0] is Fit.AGAINST


def test_a_skipped_session_and_the_one_moved_say_nothing() -> None:
    """Only what loads the tendon counts."""
    skipped = replace(session(TUESDAY, key=2), status=SessionStatus.SKIPPED)
    moved = session(TUESDAY)
    assert told(moved, WEDNESDAY, skipped, moved)[0] is Fit.FREE


def test_days_off_races_and_the_rest_after_them_are_closed() -> None:
    """Each says why; the days before a race cost a session that is too heavy for them."""
    block = BlockedRange(TUESDAY, WEDNESDAY, "travel")
    race = Race(SUNDAY, distance_km=10.0)
    moved = session(MONDAY)
    assert told(moved, TUESDAY, blocks=(block,)) == (
        Fit.AGAINST,
        "This day is kept free: travel.",
    )
    assert told(moved, SUNDAY, races=(race,)) == (Fit.AGAINST, "There is a race on this day.")
    assert told(moved, SUNDAY + timedelta(2), races=(race,))[0] is Fit.AGAINST
    fit, words = told(moved, THURSDAY, races=(race,))
    assert fit is Fit.COSTS
    assert words.startswith("Only lighter work is planned here: 3 days before the 10 km race")
    assert told(session(MONDAY, 1), THURSDAY, races=(race,))[0] is Fit.FREE


def test_the_widest_gap_missed_is_the_one_told() -> None:
    """Of two neighbours the one that lacks more hours, and 72 h after load class 5."""
    around = (session(TUESDAY, 5, 2), session(THURSDAY, key=3))
    fit, words = told(session(SUNDAY, 4), WEDNESDAY, *around)
    assert (fit, words) == (Fit.AGAINST, "24 h after Tuesday’s session, 72 h are needed.")
    fit, words = told(session(SUNDAY, 4), THURSDAY, around[0])
    assert words == "48 h after Tuesday’s session, 72 h are needed."
    daily = Spacing(20, 120, non_consecutive=False, high_gap_h=0)
    assert told(session(SUNDAY), WEDNESDAY, session(TUESDAY, key=2), spacing=daily)[0] is Fit.FREE


def test_hours_are_those_of_the_clock_on_the_wall_in_the_nights_it_changes() -> None:
    """18:00 to 18:00 are 48 h over the last Sunday of October and of March."""
    for sunday in (date(2026, 10, 25), date(2027, 3, 28)):
        before = session(sunday - timedelta(1), key=2)
        assert told(session(sunday), sunday + timedelta(1), before)[1].startswith("48 h after")
        late = replace(session(sunday), start_time="16:00")
        assert told(late, sunday + timedelta(1), before)[0] is Fit.FREE


def test_a_run_is_placed_by_the_same_rule() -> None:
    """Hard after calf work, a second one of the day and days off have their reasons."""
    long = to_run(SUNDAY, RunKind.LONG, 7)
    around = Around(
        sessions=(session(TUESDAY),),
        runs=(to_run(FRIDAY, RunKind.EASY, 8), long),
        blocks=(BlockedRange(SATURDAY, SATURDAY),),
    )
    found = run_placings(long, (WEDNESDAY, THURSDAY, FRIDAY, SATURDAY, SUNDAY), around, {})
    assert [(each.fit, when.placed(each)) for each in found.values()] == [
        (Fit.COSTS, "The day after Tuesday’s calf session."),
        (Fit.FREE, "Nothing speaks against a run on this day."),
        (Fit.COSTS, "There is already a run on this day."),
        (Fit.AGAINST, "This day is kept free."),
        (Fit.FREE, "Nothing speaks against a run on this day."),
    ]
    easy = replace(long, kind=RunKind.EASY)
    assert run_placings(easy, (WEDNESDAY,), around, {})[WEDNESDAY].fit is Fit.FREE
