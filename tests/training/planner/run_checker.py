"""Checks the runs of a finished plan from its rows alone, sharing no rule with the planner."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta

from calfjournal.domain.athlete import Athlete
from calfjournal.domain.exercise import Category
from calfjournal.domain.plan import Wishes
from calfjournal.domain.run import PlannedRun, RunKind
from calfjournal.domain.session import Session
from calfjournal.training.library import Library
from calfjournal.training.planner import Proposal

REST = ((10.5, 3), (25.0, 7), (float("inf"), 14))
"""Kilometres of a race, and days after it on which nobody runs."""
ROUNDED = 1e-6


def run_problems(
    proposal: Proposal,
    wishes: Wishes,
    athlete: Athlete,
    before: tuple[Session, ...],
    library: Library,
) -> Iterator[str]:
    """Every broken promise about runs, in words; of athletes without recorded runs."""
    races = {day: km for day, km in wishes.races if proposal.plan.start <= day <= proposal.plan.end}
    runs = [run for run in proposal.runs if run.day not in races]
    yield from _days(runs, wishes, proposal)
    yield from _race_days(proposal, races)
    yield from _before_races(runs, races)
    yield from _weeks(runs, wishes, athlete)
    yield from _longest(proposal.runs, races, wishes.start + timedelta(days=7))
    yield from _drills(runs, proposal, before, library)


def _days(runs: list[PlannedRun], wishes: Wishes, proposal: Proposal) -> Iterator[str]:
    turns = [dict(row) for row in (wishes.run_days, *wishes.other_run_weeks)]
    first_week = wishes.start - timedelta(days=wishes.start.weekday())
    for run in runs:
        weekdays = turns[(run.day - first_week).days // 7 % len(turns)]
        if not proposal.plan.start <= run.day <= proposal.plan.end:
            yield f"the run of {run.day} lies outside the plan"
        if run.day.weekday() not in weekdays:
            yield f"nobody runs on the weekday of {run.day}"
        if any(first <= run.day <= last for first, last, _ in wishes.blocked):
            yield f"{run.day} is blocked"
        for day, km in wishes.races:
            rest = next(days for most, days in REST if (21.1 if km is None else km) <= most)
            if 0 < (run.day - day).days < rest:
                yield f"{run.day} is rest after the race of {day}"


def _race_days(proposal: Proposal, races: dict[date, float | None]) -> Iterator[str]:
    laid = {run.day: run for run in proposal.runs if run.day in races}
    first = min((run.day for run in proposal.runs), default=date.max)
    for day in (day for day in races if day >= first):  # Days gone by are not laid again.
        if day not in laid or laid[day].kind is not RunKind.RACE:
            yield f"the race of {day} is no run of the plan"


def _before_races(runs: list[PlannedRun], races: dict[date, float | None]) -> Iterator[str]:
    """No long run in the last six days, none but easy ones in the last three, none of 40 km."""
    for run in runs:
        ahead = min(((day - run.day).days for day in races if day > run.day), default=99)
        if run.kind is RunKind.LONG and ahead <= 6:
            yield f"the long run of {run.day} stands {ahead} days before a race"
        if run.kind is not RunKind.EASY and ahead <= 3:
            yield f"the hard run of {run.day} stands {ahead} days before a race"
        if (run.km or 0.0) > 35.0:
            yield f"the run of {run.day} has {run.km} km, and nobody recorded such a run"


def _weeks(runs: list[PlannedRun], wishes: Wishes, athlete: Athlete) -> Iterator[str]:
    weeks: dict[date, float] = defaultdict(float)
    for run in runs:
        weeks[run.day - timedelta(days=run.day.weekday())] += run.km or 0.0
    known = athlete.weekly_km if athlete.weekly_km is not None else wishes.weekly_km
    if known is None:
        if any(weeks.values()):
            yield "nobody said how many kilometres"
        return
    known = max(known, min(8.0, wishes.weekly_km or 0.0))  # Who hardly ran begins with this.
    most = known
    for first in sorted(weeks):
        if weeks[first] > 1.07 * most + ROUNDED:
            yield f"the week of {first} grows from {most} to {weeks[first]} km"
        most = max(most, weeks[first])
    target = wishes.weekly_km
    if target is not None and any(km > max(target, 0.0) + ROUNDED for km in weeks.values()):
        yield f"a week holds more than the {target} km wished for"
    if known and not wishes.races and not wishes.blocked:
        start = wishes.start - timedelta(days=wishes.start.weekday())
        last = max(weeks, default=start)
        whole = (last - start).days // 7 + 1
        yield from _easier([weeks[start + timedelta(weeks=n)] for n in range(whole)], known, target)


def _easier(weeks: list[float], known: float, target: float | None) -> Iterator[str]:
    """Every fourth full week holds at least a quarter less than the ones before allowed."""
    for index in range(3, len(weeks), 4):
        allowed = max(*weeks[:index], min(known, target if target is not None else known))
        if weeks[index] > 0.75 * allowed + ROUNDED:
            yield f"week {index + 1} is no easier one: {weeks[index]} of {allowed} km"


def _longest(
    runs: tuple[PlannedRun, ...], races: dict[date, float | None], since: date
) -> Iterator[str]:
    """From the second week on: before the first nobody recorded how long runs are."""
    for run in runs:
        first = run.day - timedelta(days=30)
        known = [(r.day, 21.1 if r.km is None and r.day in races else r.km) for r in runs]
        lately = [km for day, km in known if km and first <= day < run.day]
        if run.day in races or not run.km or len(lately) < 3 or run.day < since:
            continue
        if run.km > max(1.10 * max(lately), 2.0) + ROUNDED:
            yield f"the run of {run.day} has {run.km} km after {max(lately)}"


def _drills(
    runs: list[PlannedRun], proposal: Proposal, before: tuple[Session, ...], library: Library
) -> Iterator[str]:
    springy = (Category.PLYOMETRIC, Category.TECHNIQUE)
    known = {line.exercise for s in before if s.counts for line in s.sets}
    by_day = {run.day: run for run in runs}
    placed = [s for s in before if not s.counts and s not in proposal.sessions]
    for session in sorted((*proposal.sessions, *placed), key=lambda s: (s.day, s.start_time)):
        drills = {
            line.exercise for line in session.sets if library.get(line.exercise).category in springy
        }
        run = by_day.get(session.day + timedelta(days=1))
        if not session.counts and drills - known and run and run.kind is not RunKind.EASY:
            yield f"{run.day} is no easy run after new drills"
        known |= drills
