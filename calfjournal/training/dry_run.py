"""The next weeks under each way to decide, from what accepting it would do."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from calfjournal.dates import monday
from calfjournal.domain.dry_run import DryRun, DryWeek
from calfjournal.domain.finding import Adjustment
from calfjournal.domain.message import Words
from calfjournal.domain.session import Session, count_sets
from calfjournal.training.at_hand import Swaps
from calfjournal.training.calf_load import week_under
from calfjournal.training.session_changes import apply

WEEKS = 4


def dry_run(
    ways: Sequence[Adjustment], sessions: Sequence[Session], day: date, swaps: Swaps
) -> tuple[DryRun, ...]:
    """Return the four calendar weeks from that of a day on, under each way; nothing is changed."""
    mondays = [monday(day) + timedelta(weeks=number) for number in range(WEEKS)]
    return tuple(
        DryRun(way, tuple(_week(way, first, day, sessions, made, swaps) for first in mondays))
        for way in ways
        for made in (apply(way.changes, sessions, swaps),)
    )


def _week(
    way: Adjustment,
    first: date,
    day: date,
    before: Sequence[Session],
    after: Sequence[Session],
    swaps: Swaps,
) -> DryWeek:
    week = week_under(first, day, before, after, swaps.library)
    days = {s.id: s.day for s in before}
    texts = {change.session_id: change.text for change in way.changes}
    moved: tuple[Words, ...] = tuple(
        texts[s.key] for s in week.sessions if s.day != days[s.id] and s.key in texts
    )
    sets = sum(count_sets(s.sets) for s in week.sessions)
    return DryWeek(first, len(week.sessions), sets, week.load, week.share, moved)
