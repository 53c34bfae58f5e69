"""Which backups to keep: a pure function of their names.

Only distinct days, weeks and months count, never the distance from now, so a clock that jumps
cannot make good backups look old.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterable
from datetime import UTC, datetime, timedelta

RECENT = 3
"""The latest ones stay even when they are of one day: the last close may have saved a mistake."""

DAILY = 7
WEEKLY = 8
MONTHLY = 12

SUFFIX = ".calfjournal"
_NAME = re.compile(r"backup-(\d{8}T\d{6})Z\.calfjournal")


def backup_name(made: datetime) -> str:
    """Return the name of a rotated backup made at the UTC instant."""
    return f"backup-{made.astimezone(UTC):%Y%m%dT%H%M%SZ}{SUFFIX}"


def made_at(name: str) -> datetime | None:
    """Return when a rotated backup was made; None for every other file."""
    match = _NAME.fullmatch(name)
    if match is None:
        return None
    try:
        return datetime.strptime(match[1], "%Y%m%dT%H%M%S").replace(tzinfo=UTC)
    except ValueError:
        return None


def superfluous(names: Iterable[str], newest: str, now: datetime) -> list[str]:
    """Return the names to delete, oldest first.

    Args:
        names: files of the folder that are sound as far as known; others are never touched.
        newest: the backup made just now; it always stays.
        now: UTC instant. Backups from a future the clock has come back from are thinned among
            themselves, so that they cannot push out those of today.
    """
    dated = {name: made for name in names if (made := made_at(name)) is not None}
    border = now + timedelta(days=1)
    kept = {newest}
    for group in (
        [name for name, made in dated.items() if made <= border],
        [name for name, made in dated.items() if made > border],
    ):
        kept |= _kept({name: dated[name] for name in group})
    return sorted(set(dated) - kept, key=lambda name: dated[name])


def _kept(dated: dict[str, datetime]) -> set[str]:
    newest_first = sorted(dated, key=lambda name: dated[name], reverse=True)
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
