"""A runner's weeks in one arm: mornings, runs, sessions, answers, and what they do to tendons."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta

from msgspec import Struct
from msgspec.structs import replace

from calfjournal.domain.checkin import CheckIn, Moment, TendonReading
from calfjournal.domain.exercise import LEGS, Exercise, Side
from calfjournal.domain.run import Hill, Run, RunKind
from calfjournal.domain.session import Session, SessionStatus
from tests.simulation.arms import Arm, Pains
from tests.simulation.runners import Runner, Traits
from tests.simulation.tendon import LatentTendon, stiffness_min
from tests.simulation.work import Muscles, loads

RUN_DAYS = ((1, RunKind.EASY), (2, RunKind.QUALITY), (4, RunKind.EASY), (6, RunKind.LONG))
"""Weekdays of runs, Monday 0."""
_SHARE = {RunKind.EASY: 0.2, RunKind.QUALITY: 0.22, RunKind.LONG: 0.38, RunKind.RACE: 0.0}
"""Of the week's kilometres."""
_FORCE = {RunKind.EASY: 1.0, RunKind.QUALITY: 1.3, RunKind.LONG: 1.0, RunKind.RACE: 1.4}
"""Tendon load of a kilometre against one of an easy run."""
_HILLY = 1.3
"""The same of a kilometre over hills."""
PAIN = 3.5
"""What is told as 4 of 10: a day with it counts as a pain day."""
SORE, SORE_DAYS = 1.5, 3
"""Points above usual, and mornings in a row, from which an episode lasts beyond 48 hours."""
AGAIN_DAYS = 7
"""One that goes on counts again each week: a single one of months is not the least of evils."""
_ILLNESS_LOOKS_BACK_D = 8


class Became(Struct):
    """What became of a runner in an arm; loads in repetitions x body weights, both legs."""

    load: float = 0.0
    pain_days: int = 0
    episodes: int = 0
    sessions: int = 0
    stopped: int = 0
    strength: float = 0.0
    capacity: float = 0.0
    worst: float = 0.0


class Life:
    """One runner in one arm."""

    def __init__(self, runner: Runner, arm: Arm, exercises: Mapping[str, Exercise]) -> None:
        self._runner = runner
        self._arm = arm
        self._exercises = exercises
        traits = runner.traits
        self._tendons = {
            Side.LEFT: LatentTendon(traits, 1.0),
            Side.RIGHT: LatentTendon(traits, traits.weaker_leg),
        }
        self._muscles = Muscles(traits, exercises)
        self._begun = self._muscles.strength
        self._asked: list[Session] = []
        self._runs: list[Run] = []
        self._sore_for = 0
        self._today = 0.0
        self.outcome = Became()

    def live(self, days: int) -> Became:
        """Live so many days from the start of the plan."""
        for number in range(days):
            self._day(self._runner.start + timedelta(days=number))
        self.outcome.strength = self._muscles.strength / self._begun
        capacity = sum(tendon.capacity for tendon in self._tendons.values())
        traits = self._runner.traits
        self.outcome.capacity = capacity / (traits.capacity * (1 + traits.weaker_leg))
        return self.outcome

    # ------------------------------------------------------------------ a day

    def _day(self, day: date) -> None:
        self._today = max(tendon.pain for tendon in self._tendons.values())
        ill, away = self._is_ill(day), self._runner.happens("away", day) is not None
        if not (away or self._runner.chance("forgets", day) < self._traits.forgets_morning):
            self._tell_morning(day, ill=ill)
        if not ill:
            self._run(day)
        self._answer(day, away=away)
        if not (ill or away):
            self._train(day)
        evening = max(tendon.evening_pain for tendon in self._tendons.values())
        self._count(max(self._today, evening))
        for tendon in self._tendons.values():
            tendon.night()

    @property
    def _traits(self) -> Traits:
        return self._runner.traits

    def _count(self, worst: float) -> None:
        self.outcome.pain_days += worst >= PAIN
        self.outcome.worst = max(self.outcome.worst, worst)
        above = max(tendon.irritation for tendon in self._tendons.values())
        self._sore_for = self._sore_for + 1 if above >= SORE else 0
        lasting = self._sore_for - SORE_DAYS
        self.outcome.episodes += lasting >= 0 and lasting % AGAIN_DAYS == 0

    def _is_ill(self, day: date) -> bool:
        traits = self._traits
        if self._runner.happens("ill", day):
            return True
        for back in range(_ILLNESS_LOOKS_BACK_D):
            begun = day - timedelta(days=back)
            if begun < self._runner.start or back >= traits.illness_days:
                break
            if self._runner.chance("ill", begun) < traits.illnesses_a_year / 365:
                return True
        return False

    # ------------------------------------------------------------------ the morning

    def _tell_morning(self, day: date, *, ill: bool) -> None:
        runner, traits = self._runner, self._traits
        readings = []
        for leg in LEGS:
            tendon = self._tendons[leg]
            pain = self._felt("morning", leg, day, tendon.pain)
            stiff = max(0, stiffness_min(pain) + round(2 * runner.normal(f"stiff-{leg}", day)))
            readings.append(TendonReading(day, Moment.MORNING, leg, pain, stiff))
        check_in = CheckIn(
            day,
            resting_hr=round(traits.resting_hr + 1.5 * runner.normal("rhr", day) + 7 * ill),
            sleep_hours=_within(traits.sleep_h + 0.6 * runner.normal("sleep", day), 3, 11),
            sleep_quality=round(_within(3.8 + 0.7 * runner.normal("quality", day) - ill, 1, 5)),
            fatigue=round(_within(2.6 + 0.8 * runner.normal("fatigue", day) + 2.5 * ill, 1, 7)),
            stress=round(_within(2.5 + 0.9 * runner.normal("stress", day), 1, 7)),
            muscle_soreness=round(_within(2.4 + 0.9 * runner.normal("soreness", day), 1, 7)),
            tags=("illness",) if ill else (),
        )
        self._arm.morning(check_in, readings, self._runs)
        self._runs = []

    def _felt(self, moment: str, leg: Side, day: date, pain: float) -> int:
        """Return what is answered: with noise, and now and then a twinge that means nothing."""
        told = pain + self._traits.noise * self._runner.normal(f"{moment}-{leg}", day)
        chance = self._runner.chance(f"twinge-{moment}-{leg}", day)
        if chance < self._traits.twinges:
            told += 2 if chance < self._traits.twinges / 4 else 1
        return round(_within(told, 0, 10))

    # ------------------------------------------------------------------ runs

    def _run(self, day: date) -> None:
        kind, km = self._planned_run(day)
        left = self._arm.running(day)
        hill = Hill.HILLY if self._runner.chance("hills", day) < self._traits.hills else None
        if left.easy:
            kind, hill = RunKind.EASY, None
        km *= left.share
        if km <= 0 or self._today >= self._traits.stays_home_at:
            return
        if self._today >= self._traits.runs_less_at:
            km /= 2
        usual = self._traits.weekly_km * _SHARE[RunKind.EASY]
        share = self._traits.run_share * self._traits.capacity * _FORCE[kind] * km / usual
        share *= _HILLY if hill is not None else 1.0
        for tendon in self._tendons.values():
            tendon.take(share)
        start = datetime.combine(day, time(6), UTC)
        self._runs.append(
            Run(start, day, duration_s=km * 345, distance_m=km * 1000, kind=kind, rpe=3, hill=hill)
        )

    def _planned_run(self, day: date) -> tuple[RunKind, float]:
        race = self._runner.happens("race", day)
        if race is not None:
            return RunKind.RACE, race.km
        kind = dict(RUN_DAYS).get(day.weekday())
        if kind is None:
            return RunKind.EASY, 0.0
        km = self._traits.weekly_km * _SHARE[kind] * (1 + 0.06 * self._runner.normal("km", day))
        spike = self._runner.happens("spike", day)
        if spike is not None:
            km *= spike.size
        elif self._runner.chance("spike", day) < self._traits.spikes:
            km *= self._traits.spike_size
        return kind, km

    # ------------------------------------------------------------------ sessions and answers

    def _train(self, day: date) -> None:
        if not self._arm.on(day) or self._today >= self._traits.stays_home_at:
            return
        if self._runner.chance("missed", day) < self._traits.missed:
            return
        self._arm.before_training(day)
        for session in self._arm.on(day):
            self._do(session)

    def _do(self, session: Session) -> None:
        day = session.day
        lines = [self._muscles.do(line) for line in session.sets]
        during = self._during(day, loads(lines, self._exercises, self._traits.mass_kg))
        stopped = max(during.values()) >= self._traits.stops_at
        if stopped:
            lines = [
                line if line.number <= 1 else replace(line, done=None, done_kg=None, done_rir=None)
                for line in lines
            ]
            self.outcome.stopped += 1
        load = loads(lines, self._exercises, self._traits.mass_kg)
        for leg, tendon in self._tendons.items():
            self._today = max(self._today, tendon.pain_under(load[leg]))
            tendon.take(load[leg])
        self.outcome.load += sum(load.values())
        self.outcome.sessions += 1
        hard = self._runner.chance("hard", day) < self._traits.hard_days
        done = replace(
            session,
            sets=tuple(lines),
            status=SessionStatus.PARTLY if stopped else SessionStatus.DONE,
            rpe=min(10, (session.planned_rpe or 5) + 2 * hard),
            minutes=session.planned_minutes or 40,
        )
        after = {
            leg: self._felt("after", leg, day, t.evening_pain) for leg, t in self._tendons.items()
        }
        pains = {(Moment.DURING, leg): pain for leg, pain in during.items()}
        pains |= {(Moment.AFTER, leg): pain for leg, pain in after.items()}
        self._arm.done(done, pains)
        self._asked.append(done)

    def _during(self, day: date, load: Mapping[Side, float]) -> dict[Side, int]:
        return {
            leg: self._felt("during", leg, day, tendon.pain_under(load[leg]))
            for leg, tendon in self._tendons.items()
        }

    def _answer(self, day: date, *, away: bool) -> None:
        """Answer what is asked 24 and 48 hours after sessions, unless it is forgotten."""
        for session in self._asked:
            hours = {1: Moment.H24, 2: Moment.H48}.get((day - session.day).days)
            forgets = self._runner.chance(f"answer-{hours}", session.day)
            if hours is None or away or forgets < self._traits.forgets_answer:
                continue
            pains: Pains = {
                (hours, leg): self._felt(hours, leg, day, tendon.evening_pain)
                for leg, tendon in self._tendons.items()
                if leg in session.trained_legs
            }
            self._arm.answer(session, day, pains)
        self._asked = [s for s in self._asked if (day - s.day).days < 2]


def _within(value: float, low: float, high: float) -> float:
    return min(max(value, low), high)
