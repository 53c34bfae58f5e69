"""The next weeks under each way to decide, from what accepting it would do."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from calfjournal.dates import monday
from calfjournal.domain.dry_run import DryRun, DryWeek
from calfjournal.domain.finding import Adjustment
from calfjournal.domain.message import Words
from calfjournal.domain.session import Session, SessionStatus, count_sets
from calfjournal.training.calf_load import calf_load
from calfjournal.training.library import Library
from calfjournal.training.session_changes import Swaps, apply

WEEKS = 4


def dry_run(
    ways: Sequence[Adjustment], sessions: Sequence[Session], day: date, swaps: Swaps
) -> tuple[DryRun, ...]:
    """Return the four calendar weeks from that of a day on, under each way; nothing is changed."""
    mondays = [monday(day) + timedelta(weeks=number) for number in range(WEEKS)]
    return tuple(
        DryRun(way, tuple(_week(way, first, sessions, made, swaps.library) for first in mondays))
        for way in ways
        for made in (apply(way.changes, sessions, swaps),)
    )


def _week(
    way: Adjustment,
    first: date,
    before: Sequence[Session],
    after: Sequence[Session],
    library: Library,
) -> DryWeek:
    there, planned = _in_week(after, first), _in_week(before, first)
    load, usual = _load(there, library), _load(planned, library)
    days = {s.id: s.day for s in before}
    texts = {change.session_id: change.text for change in way.changes}
    moved: tuple[Words, ...] = tuple(
        texts[s.key] for s in there if s.day != days[s.id] and s.key in texts
    )
    sets = sum(count_sets(s.sets) for s in there)
    return DryWeek(first, len(there), sets, load, load / usual if usual else None, moved)


def _in_week(sessions: Sequence[Session], first: date) -> list[Session]:
    days = range(7)
    kept = (s for s in sessions if s.status is not SessionStatus.SKIPPED)
    return [s for s in kept if (s.day - first).days in days]


def _load(sessions: Sequence[Session], library: Library) -> float:
    return sum(calf_load(s, library) for s in sessions)
