"""What counts as done on time, shifted, partly, missed, skipped, ahead and unplanned."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calfjournal.dates import monday
from calfjournal.domain.adherence import Adherence, Followed, Standing
from calfjournal.domain.program import SessionKind
from calfjournal.domain.run import Advice, PlannedRun, Run, RunKind
from calfjournal.domain.session import Session, SessionStatus
from calfjournal.training.adherence import (
    followed_by,
    of_planned_run,
    of_session,
    runs_by,
    sessions_by,
)

TODAY = date(2026, 11, 23)
BEFORE, AFTER = TODAY - timedelta(days=1), TODAY + timedelta(days=1)
DONE, PARTLY = SessionStatus.DONE, SessionStatus.PARTLY
PLANNED, SKIPPED = SessionStatus.PLANNED, SessionStatus.SKIPPED


def session(day: date, status: SessionStatus, **values: object) -> Session:
    return Session(day, SessionKind.STRENGTH, "Heavy", status=status, **values)  # type: ignore[arg-type]


def run(key: int, day: date, km: float | None = 10.0, sport: str = "running") -> Run:
    start = datetime.combine(day, time(7), UTC)
    return Run(start, day, sport, key, distance_m=None if km is None else 1000 * km)


@pytest.mark.parametrize(
    ("day", "status", "values", "standing"),
    [
        (BEFORE, DONE, {"plan_id": 1, "original_day": BEFORE}, Standing.ON_TIME),
        (BEFORE, DONE, {"plan_id": 1}, Standing.ON_TIME),
        (BEFORE, DONE, {"plan_id": 1, "original_day": TODAY}, Standing.SHIFTED),
        (BEFORE, PARTLY, {"plan_id": 1, "original_day": BEFORE}, Standing.PARTLY),
        (BEFORE, PARTLY, {"plan_id": 1, "original_day": TODAY}, Standing.PARTLY),
        (BEFORE, PLANNED, {"plan_id": 1}, Standing.MISSED),
        (BEFORE, SKIPPED, {"plan_id": 1}, Standing.SKIPPED),
        (AFTER, SKIPPED, {"plan_id": 1}, Standing.SKIPPED),
        (TODAY, PLANNED, {"plan_id": 1}, Standing.AHEAD),
        (AFTER, PLANNED, {"plan_id": 1}, Standing.AHEAD),
        (BEFORE, DONE, {}, Standing.UNPLANNED),
        (BEFORE, PARTLY, {}, Standing.UNPLANNED),
        (BEFORE, DONE, {"locked": True}, Standing.ON_TIME),
        (BEFORE, PLANNED, {}, Standing.MISSED),
        (AFTER, PLANNED, {}, Standing.AHEAD),
    ],
)
def test_a_session_stands_in_one_way(
    day: date, status: SessionStatus, values: dict[str, object], standing: Standing
) -> None:
    """A session is judged by the day it was planned for first; what a person placed counts too."""
    assert of_session(session(day, status, **values), TODAY) is standing


@pytest.mark.parametrize(
    ("planned", "became", "standing"),
    [
        (PlannedRun(BEFORE, RunKind.EASY, run_id=1, km=10), run(1, BEFORE), Standing.ON_TIME),
        (PlannedRun(BEFORE, RunKind.EASY, run_id=1, km=10), run(1, TODAY), Standing.SHIFTED),
        (
            PlannedRun(TODAY, RunKind.EASY, run_id=1, km=10, original_day=BEFORE),
            run(1, TODAY),
            Standing.SHIFTED,
        ),
        (PlannedRun(BEFORE, RunKind.EASY, run_id=1, km=14.2), run(1, BEFORE), Standing.ON_TIME),
        (PlannedRun(BEFORE, RunKind.EASY, run_id=1, km=14.3), run(1, BEFORE), Standing.PARTLY),
        (
            PlannedRun(BEFORE, RunKind.EASY, run_id=1, km=20, advice=Advice.SHORTER),
            run(1, BEFORE),
            Standing.ON_TIME,
        ),
        (PlannedRun(BEFORE, RunKind.EASY, run_id=1), None, Standing.ON_TIME),
        (PlannedRun(BEFORE, RunKind.EASY), None, Standing.MISSED),
        (PlannedRun(BEFORE, RunKind.EASY, advice=Advice.LEFT_OUT), None, Standing.SKIPPED),
        (PlannedRun(TODAY, RunKind.EASY), None, Standing.AHEAD),
    ],
)
def test_a_planned_run_stands_in_one_way(
    planned: PlannedRun, became: Run | None, standing: Standing
) -> None:
    """A run is partly done below 70 % of what was asked, unless a morning took it off."""
    assert of_planned_run(planned, became, TODAY) is standing


def test_runs_nobody_planned_are_told_apart() -> None:
    """A run that is linked is no unplanned one, nor is a ride or an accident of a minute."""
    planned = [PlannedRun(BEFORE, RunKind.EASY, run_id=1)]
    short = Run(datetime.combine(BEFORE, time(9), UTC), BEFORE, id=4, distance_m=20, duration_s=9)
    recorded = [run(1, BEFORE), run(2, BEFORE), run(3, BEFORE, sport="cycling"), short]
    assert runs_by(planned, recorded, TODAY, monday) == {
        monday(BEFORE): Adherence(on_time=1, unplanned=1)
    }


DAYS = st.dates(TODAY - timedelta(days=20), TODAY + timedelta(days=20))
SESSIONS = st.builds(
    session,
    DAYS,
    st.sampled_from([DONE, PARTLY, PLANNED, SKIPPED]),
    plan_id=st.none() | st.just(1),
    original_day=st.none() | DAYS,
    locked=st.booleans(),
)


@given(st.lists(SESSIONS, max_size=30))
def test_counts_add_up_to_what_was_planned(sessions: list[Session]) -> None:
    """Every session counts once: as planned or unplanned, in its week, and in the sum of weeks."""
    weeks = sessions_by(sessions, TODAY, monday)
    whole = sum(weeks.values(), Adherence())
    planned = [s for s in sessions if s.was_planned]
    assert whole.planned == len(planned)
    assert whole.planned + whole.unplanned == len(sessions)
    assert whole.due + whole.ahead == whole.planned
    assert whole.done <= whole.due
    assert whole.partly == sum(s.status is PARTLY for s in planned)
    assert sum(whole.of(standing) for standing in Standing) == len(sessions)
    for first, counts in weeks.items():
        assert counts.planned == sum(monday(s.day) == first for s in planned)


def test_sessions_and_runs_of_a_week_stand_together() -> None:
    """A week with runs alone has no sessions, and the other way round."""
    found = followed_by(
        [session(TODAY, DONE, plan_id=1)],
        [PlannedRun(TODAY - timedelta(days=7), RunKind.LONG)],
        (),
        TODAY,
        monday,
    )
    assert found == {
        TODAY: Followed(sessions=Adherence(on_time=1)),
        TODAY - timedelta(days=7): Followed(runs=Adherence(missed=1)),
    }
