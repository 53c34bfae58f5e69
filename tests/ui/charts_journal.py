"""A journal of twelve weeks up to today with something for every chart."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta

from calfjournal.domain.assessment import Assessment, Measure, Result
from calfjournal.domain.checkin import CheckIn, Flare, Moment, TendonReading
from calfjournal.domain.exercise import Side
from calfjournal.domain.plan import Phase, Plan, Wishes
from calfjournal.domain.program import PhaseKind, SessionKind
from calfjournal.domain.run import Cadence, Run
from calfjournal.domain.session import Session, SessionStatus
from calfjournal.journal import Journal

WEEKS = 12
LEGS = (Side.LEFT, Side.RIGHT)


def fill(journal: Journal) -> None:
    """Write plan, mornings, sessions with their answers, runs and tests."""
    today = journal.today()
    first = today - timedelta(weeks=WEEKS)
    with journal.edit("Fill"):
        _plan(journal, WEEKS)
        for back in range(60, -1, -1):
            day = today - timedelta(days=back)
            if back % 9 == 4:
                continue  # a morning nobody entered
            check_in = CheckIn(
                day,
                resting_hr=50 + back % 3,
                sleep_hours=7.0 + back % 4 / 4,
                sleep_quality=4,
                source="manual" if back > 20 else "garmin",
            )
            journal.checkins.save(
                check_in, [TendonReading(day, Moment.MORNING, side, pain=back % 3) for side in LEGS]
            )
        for week in range(1, WEEKS + 1):
            _week(journal, week)
        for number, value in enumerate((9.0, 10.0, 12.5)):
            results = (
                Result(Measure.KNEE_TO_WALL, Side.LEFT, 10.0),
                Result(Measure.KNEE_TO_WALL, Side.RIGHT, value),
                Result(Measure.HEEL_RISE, Side.LEFT, 25, bpm=60, surface="incline10"),
                Result(Measure.HEEL_RISE, Side.RIGHT, 20, bpm=60, surface="incline10"),
            )
            journal.assessments.save(Assessment(first + timedelta(days=20 * number), results))
        journal.checkins.start_flare(Flare(first + timedelta(days=30), Side.LEFT))


def _plan(journal: Journal, weeks: int) -> None:
    start = journal.today() - timedelta(weeks=weeks)
    phase = Phase(
        PhaseKind.STRENGTH, "Strength", start, start + timedelta(weeks=weeks, days=-1), weeks
    )
    journal.plans.store(
        Plan(
            None,
            "calf_foundation",
            "Calf foundation",
            start,
            phase.end,
            (phase,),
            Wishes("calf_foundation", start),
        ),
        [],
    )


def _week(journal: Journal, week: int) -> None:
    day = journal.today() - timedelta(weeks=week, days=-2)
    session = journal.sessions.add(
        Session(
            day,
            SessionKind.STRENGTH,
            "Slow raises",
            status=SessionStatus.DONE,
            rpe=6,
            planned_rpe=5,
            minutes=40,
            finished_at=datetime.combine(day, time(17), UTC),
        )
    ).value
    for moment, after in ((Moment.H24, 1), (Moment.H48, 2)):
        answer = TendonReading(
            day + timedelta(days=after), moment, Side.LEFT, pain=after, session_id=session.id
        )
        journal.checkins.save_reading(answer)
    journal.runs.add(
        Run(
            datetime.combine(day + timedelta(days=1), time(6), UTC),
            day + timedelta(days=1),
            duration_s=2700,
            distance_m=8000,
            rpe=4 if week != 3 else None,
            cadence=Cadence(spm=166.0 + week % 3, cv=2.5, rcv=1.5 + week % 2, samples=2000),
        )
    )
