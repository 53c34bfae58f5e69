"""How days take a session or run that may be put there: one rule for every way to do it.

What lies around a day speaks against it (spacing, days kept free, races: domain rules 6.1, 8.6),
makes it cost something (hard runs, the weeks of a race: rules 7.4, 8.6), or does not mind.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

from msgspec import Struct
from msgspec.structs import replace

from calfjournal.domain.message import Message, say
from calfjournal.domain.placing import Fit, Placing
from calfjournal.domain.plan import BlockedRange, Race, RaceRank
from calfjournal.domain.program import Spacing
from calfjournal.domain.run import PlannedRun, RunKind
from calfjournal.domain.session import Session, SessionStatus
from calfjournal.training import move_reasons as reasons
from calfjournal.training.planner.calendar import HARD_KINDS
from calfjournal.training.planner.races import FREE, Allowance, RaceDay, combined
from calfjournal.training.planner.soft import beside_runs, leaves_after_run
from calfjournal.training.planner.spacing import (
    LOADS,
    VERY_HIGH,
    SpacedSession,
    TooClose,
    too_close,
)

REACH = timedelta(days=14)
"""Sessions further apart than this have nothing to say to each other."""

_HARDEST = (RunKind.RACE, RunKind.LONG, RunKind.QUALITY, RunKind.EASY)


class Around(Struct, frozen=True):
    """What lies around the days in question, and the spacing that holds.

    Sessions and runs that were missed are left out of it: they loaded nothing.
    """

    spacing: Spacing = Spacing()
    sessions: tuple[Session, ...] = ()
    runs: tuple[PlannedRun, ...] = ()
    blocks: tuple[BlockedRange, ...] = ()
    races: tuple[Race, ...] = ()

    def allowance(self, day: date) -> Allowance:
        """What the races allow on a day."""
        known = (RaceDay(r.day, r.distance_km, r.rank is RaceRank.B) for r in self.races)
        return combined(race.allowance(day) for race in known)

    def closed(self, day: date) -> Message | None:
        """Why nothing may stand on a day, None when something may (rule 8.6)."""
        for block in self.blocks:
            if block.start <= day <= block.end:
                key = "planner.kept_free_for" if block.reason else "planner.kept_free"
                return say(key, reason=block.reason)
        for race in self.races:
            if race.day == day:
                return say("planner.race_there")
            known = RaceDay(race.day, race.distance_km)
            if known.allowance(day).rest:
                return say("planner.race_rest_there", race=known.name)
        return None


def is_bound(session: Session) -> bool:
    """True when the spacing rules hold for a session: every one of a plan, and any that loads.

    Light work that belongs to no plan neither counts nor is bound.
    """
    return session.plan_id is not None or session.load_class >= LOADS


def neighbours(session: Session, others: Iterable[Session]) -> list[Session]:
    """The sessions that a session has to keep clear of, by the rules and not by their days."""
    if not is_bound(session):
        return []
    return [
        other
        for other in others
        if is_bound(other)
        and other.status is not SessionStatus.SKIPPED
        and (other.id != session.id or other.id is None)
    ]


def nearest_clash(
    session: Session, others: Iterable[Session], spacing: Spacing
) -> tuple[TooClose, Session] | None:
    """Return the neighbour that a session lies too close to, and how; the worst of several."""
    own, found = SpacedSession.of(session), list[tuple[TooClose, Session]]()
    for other in neighbours(session, others):
        if abs(other.day - session.day) > REACH:
            continue
        there = SpacedSession.of(other)
        first, second = (own, there) if own.at <= there.at else (there, own)
        broken = too_close(first, second, spacing)
        if broken is not None:
            found.append((broken, other))
    return max(found, key=_missing, default=None)


def _missing(clash: tuple[TooClose, Session]) -> float:
    return clash[0].missing_h


def placings(moved: Session, days: Iterable[date], around: Around) -> dict[date, Placing]:
    """Return how each day takes a session at its start time."""
    near = neighbours(moved, around.sessions)
    hard = run_kinds(around.runs) | {race.day: RunKind.RACE for race in around.races}
    return {day: _placing(replace(moved, day=day), near, hard, around) for day in days}


def _placing(
    there: Session, near: Sequence[Session], runs: Mapping[date, RunKind], around: Around
) -> Placing:
    against = around.closed(there.day)
    if against is None and (clash := nearest_clash(there, near, around.spacing)) is not None:
        against = reasons.too_close_to(*clash, there)
    if against is not None:
        return Placing(there.day, Fit.AGAINST, against)
    costs = near_race(there, around) or _beside(there, runs, around)
    if costs is not None:
        return Placing(there.day, Fit.COSTS, costs)
    if not is_bound(there):
        return Placing(there.day, reason=say("moves.light_work"))
    return Placing(there.day, reason=reasons.fits(there, near, runs))


def near_race(session: Session, around: Around) -> Message | None:
    """Why the plan would hold something lighter on the day of a session (rule 8.6)."""
    allowance = around.allowance(session.day)
    if allowance is FREE or not is_bound(session):
        return None
    if allowance.kind_allowed(session.kind) and session.load_class <= allowance.max_class:
        return None
    return None if allowance.why is None else say("moves.near_race", why=allowance.why)


def _beside(session: Session, runs: Mapping[date, RunKind], around: Around) -> Message | None:
    hard = (run for run in around.runs if run.day == session.day and run.kind in HARD_KINDS)
    starts = max((run.start_time for run in hard if _counts(run)), default="")
    late = leaves_after_run(session.start_time, starts)
    beside, run = beside_runs(session.day, session.kind, session.load_class, runs.get, late=late)
    return reasons.beside_run(beside, run, session.day, runs)


def run_kinds(runs: Iterable[PlannedRun]) -> dict[date, RunKind]:
    """Return the hardest run of each day that has one."""
    found: dict[date, RunKind] = {}
    for run in runs:
        if _counts(run):
            found[run.day] = min(run.kind, found.get(run.day, run.kind), key=_HARDEST.index)
    return found


def _counts(run: PlannedRun) -> bool:
    """True unless it was left out."""
    return run.is_open or run.run_id is not None


def run_placings(
    moved: PlannedRun, days: Iterable[date], around: Around, beyond: Mapping[date, Message | None]
) -> dict[date, Placing]:
    """Return how each day takes a run; ``beyond`` says where it would be unusually long."""
    others = run_kinds(run for run in around.runs if run.id != moved.id or run.id is None)
    if moved.kind is RunKind.RACE:  # A race does not speak against itself.
        races = tuple(race for race in around.races if race.day != moved.day)
        around = replace(around, races=races)
    found: dict[date, Placing] = {}
    for day in days:
        against = around.closed(day)
        costs = beyond.get(day) or _after_session(moved, day, around.sessions)
        if costs is None and day in others:
            costs = say("moves.second_run")
        fit = Fit.AGAINST if against else Fit.COSTS if costs else Fit.FREE
        found[day] = Placing(day, fit, against or costs or say("moves.run_fits"))
    return found


def _after_session(run: PlannedRun, day: date, sessions: Iterable[Session]) -> Message | None:
    """Why a hard run comes soon after calf work (rule 7.4: 24 h, 48 h after load class 5)."""
    if run.kind not in HARD_KINDS:
        return None
    for session in sorted(sessions, key=_day, reverse=True):
        since = (day - session.day).days
        skipped = session.status is SessionStatus.SKIPPED
        if skipped or session.load_class < LOADS or since < 1:
            continue
        if since == 1 or (since == 2 and session.load_class >= VERY_HIGH):
            return say("moves.after_session", count=since, other=session.day)
    return None


def _day(session: Session) -> date:
    return session.day
