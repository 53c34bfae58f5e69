"""A small journal around today: one session done, some planned, a run, a check-in."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

from msgspec.structs import replace

from calfjournal.domain.checkin import CheckIn, Moment, TendonReading
from calfjournal.domain.exercise import Side, Unit
from calfjournal.domain.plan import Phase, Plan, Wishes
from calfjournal.domain.program import PhaseKind, SessionKind
from calfjournal.domain.run import Cadence, Run
from calfjournal.domain.session import Session, SessionStatus, SetLine
from calfjournal.journal import Journal

LEGS = (Side.LEFT, Side.RIGHT)
RAISE = "seated_calf_raise_single"
HOLD = "iso_seated_hold"


def lines() -> tuple[SetLine, ...]:
    """Two sets of a loaded raise on each leg, one hold on each."""
    raises = [
        SetLine(RAISE, 0, n, side, Unit.REPS, 10, target_kg=24.0, target_rir=2, tempo="3-1-2-1")
        for n in (1, 2)
        for side in LEGS
    ]
    return (*raises, *(SetLine(HOLD, 1, 1, side, Unit.SECONDS, 45) for side in LEGS))


def session(day: date, **values: object) -> Session:
    """A planned session of strength."""
    made = Session(
        day,
        SessionKind.STRENGTH,
        "Heavy slow raises",
        type_id="heavy",
        load_class=3,
        planned_minutes=38,
        planned_rpe=6,
        sets=lines(),
    )
    return replace(made, **values)


def done(day: date) -> Session:
    """A session done on target, the last right set one short."""
    logged = tuple(
        replace(
            line,
            done=line.target - (line.side is Side.RIGHT and line.number == 2),
            done_kg=line.target_kg,
            done_rir=line.target_rir,
        )
        for line in lines()
    )
    at = datetime.combine(day, time(17, 0), UTC)
    return session(day, status=SessionStatus.DONE, sets=logged, rpe=7, minutes=41, finished_at=at)


def run(day: date, metres: float = 8100.0) -> Run:
    """A morning run."""
    start = datetime.combine(day, time(7, 0), UTC)
    return Run(start, day, duration_s=2700, distance_m=metres, cadence=Cadence(spm=166.0))


def fill(journal: Journal) -> date:
    """Put a plan into an empty journal; returns today.

    Two days ago done with a run the day before, today and in two days planned, then nothing.
    """
    today = journal.today()
    start = today - timedelta(days=14)
    phase = Phase(PhaseKind.STRENGTH, "Strength", start, start + timedelta(days=48), 7)
    plan = Plan(
        None, "calf_foundation", "Calf foundation", start, phase.end, (phase,),
        Wishes("calf_foundation", start),
    )  # fmt: skip
    planned = [session(today), session(today + timedelta(days=2))]
    journal.plans.store(plan, [done(today - timedelta(days=2)), *planned], since=start)
    journal.runs.add(run(today - timedelta(days=1)))
    morning = TendonReading(today, Moment.MORNING, Side.LEFT, pain=1, stiffness_min=4)
    journal.checkins.save(CheckIn(today, resting_hr=49, sleep_hours=7.2), (morning,))
    return today
