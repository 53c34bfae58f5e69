"""Which backups to keep: a pure function of their names.

Only distinct days, weeks and months count, never the distance from now, so a clock that jumps
cannot make good backups look old. Which of two is newer is told by the journal's own counter of
changes, which is part of the name; only names of before it had one are compared by the clock.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterable
from datetime import UTC, datetime, timedelta

from calfjournal.store.files import SUFFIX

RECENT = 3
"""The latest ones stay even when they are of one day: the last close may have saved a mistake."""

DAILY = 7
WEEKLY = 8
MONTHLY = 12

_AHEAD = timedelta(days=1)
"""calfjournal default: a date farther ahead than this comes from a clock that was wrong."""
_NEVER = datetime.min.replace(tzinfo=UTC)
_NAME = re.compile(r"backup-(\d{8}T\d{6})Z(?:-(\d{1,18}))?\.calfjournal")


def backup_name(made: datetime, commits: int) -> str:
    """Return the name of a rotated backup made at the UTC instant, after so many changes."""
    return f"backup-{made.astimezone(UTC):%Y%m%dT%H%M%SZ}-{commits}{SUFFIX}"


def made_at(name: str) -> datetime | None:
    """Return when a rotated backup was made; None for every other file."""
    match = _NAME.fullmatch(name)
    if match is None:
        return None
    try:
        return datetime.fromisoformat(match[1]).replace(tzinfo=UTC)
    except ValueError:
        return None


def commits_at(name: str) -> int:
    """Return how many changes the journal had seen; -1 where the name does not say."""
    match = _NAME.fullmatch(name)
    return int(match[2]) if match is not None and match[2] is not None else -1


def age_key(name: str, now: datetime) -> tuple[int, bool, datetime]:
    """Return what sorts rotated backups from the oldest to the newest.

    A date that lies ahead of ``now`` (UTC) is a wrong clock's and older than any other.
    """
    made = made_at(name) or _NEVER
    return commits_at(name), made <= now + _AHEAD, made


def superfluous(names: Iterable[str], newest: str, now: datetime) -> list[str]:
    """Return the names to delete, oldest first.

    Args:
        names: files of the folder that are sound as far as known; others are never touched.
        newest: the backup made just now; it always stays.
        now: UTC instant. Backups from a future the clock has come back from are thinned among
            themselves, so that they cannot push out those of today.
    """
    dated = {name: made for name in names if (made := made_at(name)) is not None}
    ordered = sorted(dated, key=lambda name: age_key(name, now), reverse=True)
    kept = {newest}
    for ahead in (False, True):
        kept |= _kept(
            {name: dated[name] for name in ordered if (dated[name] > now + _AHEAD) == ahead}
        )
    return [name for name in reversed(ordered) if name not in kept]


def _kept(dated: dict[str, datetime]) -> set[str]:
    newest_first = list(dated)
    rules: tuple[tuple[int, Callable[[datetime], Hashable]], ...] = (
        (DAILY, lambda made: made.date()),
        (WEEKLY, lambda made: made.isocalendar()[:2]),
        (MONTHLY, lambda made: (made.year, made.month)),
    )
    kept = set(newest_first[:RECENT])
    for limit, bucket in rules:
        seen: set[Hashable] = set()
        for name in newest_first:
            if len(seen) == limit:
                break
            if bucket(dated[name]) not in seen:
                seen.add(bucket(dated[name]))
                kept.add(name)
    return kept
