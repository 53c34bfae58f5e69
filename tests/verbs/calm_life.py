"""A calm runner who lives weeks with a journal: mornings, runs, sessions, answers, as in life."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

from msgspec.structs import replace

from calfjournal.clock import Clock
from calfjournal.domain.assessment import Assessment, Measure, Result
from calfjournal.domain.athlete import Athlete, Sex, Tendon
from calfjournal.domain.checkin import CheckIn, Moment, TendonReading
from calfjournal.domain.exercise import LEGS, Side, Unit
from calfjournal.domain.plan import Wishes
from calfjournal.domain.run import Run, RunKind
from calfjournal.domain.session import Session, SessionStatus, SetLine
from calfjournal.journal import Journal

START = date(2027, 1, 4)
"""A Monday."""
RUNS = ((1, "easy"), (2, "quality"), (4, "easy"), (6, "long"))
RAISES, HOLD_S = 30, 60
"""What the runner can do on one leg."""


class ClockTold(Clock):
    """A clock that stands where the test says."""

    moment = datetime.combine(START, time(7), UTC)

    def now(self) -> datetime:
        return self.moment

    def today(self) -> date:
        return self.moment.date()


class CalmLife:
    """Thirty heel rises on each leg, and every set of every session done without pain."""

    def __init__(
        self,
        journal: Journal,
        wishes: Wishes | None = None,
        raises: int = RAISES,
        *,
        tested: bool = True,
    ) -> None:
        self.journal = journal
        self.raises = raises
        self.clock = ClockTold()
        journal._file.clock = self.clock
        self.at(START)
        journal.athlete.save(Athlete(born=date(1985, 5, 17), sex=Sex.MALE, weekly_km=30.0))
        for leg in LEGS:
            journal.athlete.save_tendon(Tendon(leg, usual_pain=0, usual_stiffness_min=0))
        if tested:
            self.test(START)
        asked = wishes or Wishes("calf_foundation", START, run_days=RUNS, weekly_km=30.0)
        self.plan = journal.planning.follow(journal.planning.propose(asked)).value
        self.plan_sessions = journal.planning.sessions_of(self.plan)
        self.done: list[Session] = []

    def at(self, day: date, hour: int = 7) -> None:
        """Stand at an hour of a day."""
        self.clock.moment = datetime.combine(day, time(hour), UTC)

    def test(self, day: date) -> None:
        """Do the tests of both legs."""
        results = [Result(Measure.KNEE_TO_WALL, leg, 11.0) for leg in LEGS]
        results += [
            Result(Measure.HEEL_RISE, leg, self.raises, pain=0, bpm=60, surface="flat")
            for leg in LEGS
        ]
        self.journal.assessments.save(Assessment(day, tuple(results)))

    def live(self, until: date) -> None:
        """Live every day up to a day, that one included."""
        day = self.clock.today()
        while day <= until:
            self.day(day)
            day += timedelta(days=1)
            self.at(day)

    def day(self, day: date) -> None:
        """Wake calmly, answer for yesterday, run what the week has, train what is planned."""
        self.at(day)
        calm = [TendonReading(day, Moment.MORNING, leg, 0, 0) for leg in LEGS]
        self.journal.mornings.keep(CheckIn(day, resting_hr=50, sleep_hours=7.6), calm)
        kind = dict(RUNS).get(day.weekday())
        if kind is not None:
            start = datetime.combine(day, time(12), UTC)
            self.journal.runs.add(
                Run(
                    start, day, kind=RunKind(kind), duration_s=2700, elapsed_s=2700, distance_m=7500
                )
            )
        for session in self.journal.sessions.on(day):
            if session.status is SessionStatus.PLANNED:
                self.train(session)

    def train(self, session: Session) -> None:
        """Do every set as planned, a small test until it stops, and say that nothing hurt."""
        self.at(session.day, 19)
        lines = tuple(self._did(line) for line in session.sets)
        self.journal.sessions.record(replace(session, sets=lines))
        done = self.journal.sessions.finish(session.key, rpe=5, minutes=40).value
        self.done.append(done)
        told = [
            TendonReading(session.day, Moment.DURING, leg, 0, session_id=session.id) for leg in LEGS
        ]
        self.journal.mornings.answer(*told)

    def _did(self, line: SetLine) -> SetLine:
        done = line.as_planned
        if line.target_high is not None and line.unit is Unit.REPS and line.side is not Side.BOTH:
            return replace(done, done=min(self.raises, line.target_high))
        return done
