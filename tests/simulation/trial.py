"""One athlete in every arm: the same plan, the same days, the same chance."""

from __future__ import annotations

import time
from collections.abc import Sequence
from datetime import date, timedelta
from functools import partial
from pathlib import Path

from msgspec import Struct

from calfjournal.domain.assessment import Assessment, Measure, Result
from calfjournal.domain.athlete import Athlete, Sex, Tendon
from calfjournal.domain.checkin import Site
from calfjournal.domain.exercise import LEGS
from calfjournal.domain.plan import Wishes
from calfjournal.domain.session import Session, SessionStatus
from calfjournal.training.programs import load_programs
from tests.simulation.arms import JournalArm, PaperArm, StaticArm, TenPercentArm
from tests.simulation.engine import Coach, Start, opened
from tests.simulation.life import RUN_DAYS, Became, Life
from tests.simulation.odd import HardRules, Odd, Watch
from tests.simulation.runners import Runner, RunnersFile
from tests.simulation.tendon import stiffness_min
from tests.simulation.work import Muscles, planned_load

ARMS = ("journal", "static", "paper", "ten_percent")
START = date(2027, 1, 4)
"""A Monday."""
PROGRAM = "calf_foundation"
PLAN_WEEKS = 26
"""A plan is laid for no fewer weeks; who lives fewer lives its beginning."""
_PLAIN = {"static": StaticArm, "paper": PaperArm, "ten_percent": TenPercentArm}


class Lived(Struct, frozen=True):
    """What became of one athlete, by arm, and what the program said meanwhile."""

    number: int
    outcomes: dict[str, Became]
    proposals: int
    kinds: dict[str, int]
    doses: dict[str, int]
    lights: dict[str, int]
    moved: dict[str, int]
    odd: tuple[Odd, ...]
    seconds: float
    """Of the processor, in the journal's arm; the laying of its plan not counted."""


def lived(runner: Runner, weeks: int, folder: Path, arms: Sequence[str] = ARMS) -> Lived:
    """Let a runner live so many weeks in each arm."""
    days = 7 * weeks
    with opened(folder, f"runner-{runner.number}", runner.start, runner.number) as coach:
        plan = coach.new(runner.start, _start(runner, weeks, coach))
        watch = Watch(_rules(runner, weeks), partial(_weight, coach, runner.traits.mass_kg))
        watch.begin(plan)
        begun = time.process_time()
        outcomes = {}
        if "journal" in arms:
            arm = JournalArm(coach, runner, plan, watch)
            outcomes["journal"] = Life(runner, arm, coach.exercises).live(days)
        seconds = time.process_time() - begun
        outcomes |= {
            name: Life(runner, kind(plan, coach.exercises), coach.exercises).live(days)
            for name, kind in _PLAIN.items()
            if name in arms
        }
    return Lived(
        runner.number,
        outcomes,
        watch.proposals,
        dict(watch.by_kind),
        dict(watch.doses),
        dict(watch.lights),
        dict(watch.moved),
        tuple(watch.odd),
        seconds,
    )


def live_one(
    runners: RunnersFile, seed: int, weeks: int, folder: Path, arms: Sequence[str], number: int
) -> Lived:
    """Let the athlete of a number live; for other processes."""
    return lived(runners.runner(seed, number, START), weeks, folder, arms)


def _weight(coach: Coach, mass_kg: float, session: Session) -> float:
    if session.status is SessionStatus.SKIPPED:
        return 0.0
    return planned_load(session.sets, coach.exercises, mass_kg)


def _start(runner: Runner, weeks: int, coach: Coach) -> Start:
    traits = runner.traits
    born = date(runner.start.year - round(traits.age), 6, 1)
    muscles = Muscles(traits, coach.exercises)
    results = [Result(Measure.KNEE_TO_WALL, leg, 10.5) for leg in LEGS]
    results += [
        Result(Measure.HEEL_RISE, leg, float(muscles.heel_rises(leg)), bpm=60, surface="incline10")
        for leg in LEGS
    ]
    athlete = Athlete(
        name=f"Runner {runner.number}",
        born=born,
        sex=Sex.MALE if runner.number % 2 else Sex.FEMALE,
        weekly_km=traits.weekly_km,
    )
    pain = round(traits.usual_pain)
    site = Site.MIDPORTION if pain else None
    tendons = tuple(Tendon(leg, pain, stiffness_min(pain), site) for leg in LEGS)
    tests = Assessment(runner.start - timedelta(days=2), tuple(results))
    return Start(athlete, tendons, tests, _wishes(runner, weeks))


def _wishes(runner: Runner, weeks: int) -> Wishes:
    races = [(e, runner.days_of(e)) for e in runner.events if e.kind == "race"]
    blocked = [runner.days_of(e) for e in runner.events if e.kind == "blocked"]
    return Wishes(
        program=PROGRAM,
        start=runner.start,
        weeks=max(weeks, PLAN_WEEKS),
        run_days=tuple((weekday, kind.value) for weekday, kind in RUN_DAYS),
        runs_per_week=len(RUN_DAYS),
        weekly_km=runner.traits.weekly_km,
        races=tuple((first, event.km) for event, (first, _) in races),
        blocked=tuple((first, last, "") for first, last in blocked),
    )


def _rules(runner: Runner, weeks: int) -> HardRules:
    wishes = _wishes(runner, weeks)
    spacing = load_programs(None).programs[PROGRAM].spacing
    races = tuple(day for day, _ in wishes.races)
    return HardRules(wishes, spacing, races, tuple((a, b) for a, b, _ in wishes.blocked))
