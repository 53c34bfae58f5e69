"""Whether a session or run can go to another day by hand, day by day."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta

from msgspec.structs import replace

from calfjournal.domain.message import Message, say
from calfjournal.domain.plan import BlockedRange, Race
from calfjournal.domain.program import Spacing
from calfjournal.domain.session import Session, SessionStatus
from calfjournal.training.planner.races import RaceDay
from calfjournal.training.planner.spacing import HEAVY, SpacedSession, problem

REACH = timedelta(days=14)
"""Sessions further apart than this have nothing to say to each other."""


def against_days(
    moved: Session,
    others: Iterable[Session],
    days: Sequence[date],
    spacing: Spacing,
    *,
    blocks: Sequence[BlockedRange] = (),
    races: Sequence[Race] = (),
) -> dict[date, Message | None]:
    """Return what speaks against each day for a session, None when nothing does.

    ``others`` are the sessions around; skipped ones, and light ones that belong to no plan, do not
    count. The rules are those of the planner (``planner.spacing``).
    """
    kept = [other for other in others if _counts(other, moved)]
    return {day: _against(replace(moved, day=day), kept, spacing, blocks, races) for day in days}


def run_against_days(
    days: Iterable[date], *, blocks: Sequence[BlockedRange], races: Sequence[Race]
) -> dict[date, Message | None]:
    """Return what speaks against a run on each day, None when nothing does (rule 8.6)."""
    return {day: _blocked(day, blocks) or _near_race(day, races) for day in days}


def _blocked(day: date, blocks: Sequence[BlockedRange]) -> Message | None:
    for block in blocks:
        if block.start <= day <= block.end:
            key = "planner.kept_free_for" if block.reason else "planner.kept_free"
            return say(key, reason=block.reason)
    return None


def _near_race(day: date, races: Sequence[Race]) -> Message | None:
    for race in races:
        if race.day == day:
            return say("planner.race_there")
        known = RaceDay(race.day, race.distance_km)
        if known.allowance(day).rest:
            return say("planner.race_rest_there", race=known.name)
    return None


def _counts(other: Session, moved: Session) -> bool:
    if other.id == moved.id or other.status is SessionStatus.SKIPPED:
        return False
    planned_together = other.plan_id is not None and other.plan_id == moved.plan_id
    return planned_together or other.load_class >= HEAVY


def _against(
    there: Session,
    others: Sequence[Session],
    spacing: Spacing,
    blocks: Sequence[BlockedRange],
    races: Sequence[Race],
) -> Message | None:
    if (blocked := _blocked(there.day, blocks)) is not None:
        return blocked
    if any(race.day == there.day for race in races):
        return say("planner.race_there")
    own = SpacedSession.of(there)
    for other in others:
        if abs(other.day - there.day) > REACH:
            continue
        first, second = sorted((own, SpacedSession.of(other)), key=_start)
        found = problem(first, second, spacing)
        if found is not None:
            return found
    return None


def _start(exposure: SpacedSession) -> datetime:
    return exposure.at
