"""Whether a session can go to another day by hand: the spacing rules, said day by day."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta

from msgspec.structs import replace

from calfjournal.domain.plan import BlockedRange, Race
from calfjournal.domain.program import Spacing
from calfjournal.domain.session import Session, SessionStatus
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
) -> dict[date, str]:
    """Return what speaks against each day for a session, one sentence; "" when nothing does.

    ``others`` are the sessions around; skipped ones, and light ones that belong to no plan, do not
    count. The rules are those of the planner (``planner.spacing``).
    """
    kept = [other for other in others if _counts(other, moved)]
    return {day: _against(replace(moved, day=day), kept, spacing, blocks, races) for day in days}


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
) -> str:
    for block in blocks:
        if block.start <= there.day <= block.end:
            return f"This day is kept free: {block.reason}." if block.reason else _FREE
    if any(race.day == there.day for race in races):
        return "There is a race on this day."
    own = SpacedSession.of(there)
    for other in others:
        if abs(other.day - there.day) > REACH:
            continue
        first, second = sorted((own, SpacedSession.of(other)), key=_start)
        sentence = problem(first, second, spacing)
        if sentence:
            return f"{sentence[:1].upper()}{sentence[1:]}."
    return ""


_FREE = "This day is kept free."


def _start(exposure: SpacedSession) -> datetime:
    return exposure.at
