"""Which backups stay."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from calfjournal.store.rotation import (
    DAILY,
    MONTHLY,
    RECENT,
    WEEKLY,
    age_key,
    backup_name,
    commits_at,
    made_at,
    superfluous,
)

START = datetime(2026, 1, 1, 21, 30, tzinfo=UTC)


def live(moments: list[datetime]) -> set[str]:
    """Back up after one more change at each moment, rotating each time; returns what is left."""
    folder: set[str] = set()
    for commits, now in enumerate(moments):
        name = backup_name(now, commits)
        folder.add(name)
        folder -= set(superfluous(folder, name, now))
        assert name in folder
    return folder


def dates(names: set[str]) -> set[datetime]:
    """When the backups of those names were made."""
    return {made for name in names if (made := made_at(name)) is not None}


def test_four_hundred_days() -> None:
    """After 400 daily backups there are 7 days, 8 weeks and 12 months to go back to."""
    moments = [START + timedelta(days=day) for day in range(400)]
    kept = sorted(made for name in live(moments) if (made := made_at(name)))
    last = moments[-1]
    assert kept[-DAILY:] == moments[-DAILY:]
    assert len({made.isocalendar()[:2] for made in kept if last - made < timedelta(weeks=9)}) >= 8
    assert len({(made.year, made.month) for made in kept}) == MONTHLY
    assert len(kept) <= RECENT + DAILY + WEEKLY + MONTHLY


def test_many_backups_of_one_day_leave_older_days_alone() -> None:
    """Fifty backups on one day are one daily backup; the days before stay."""
    days = [START + timedelta(days=day) for day in range(7)]
    busy = [days[-1] + timedelta(minutes=minute) for minute in range(50)]
    kept = live(days + busy)
    assert set(days[:-1]) <= dates(kept)
    assert busy[-1] in dates(kept)
    assert len(kept) == 6 + RECENT


def test_clock_back_two_years() -> None:
    """A clock set back deletes none of the newer backups' days and keeps today's."""
    before = [START + timedelta(days=day) for day in range(30)]
    after = [START - timedelta(days=730) + timedelta(days=day) for day in range(10)]
    kept = live(before + after)
    assert set(before[-DAILY:]) <= dates(kept)
    assert set(after[-DAILY:]) <= dates(kept)


def test_clock_ten_years_ahead_and_back() -> None:
    """Backups from a wrong future never push out those made after the clock is right again."""
    good = [START + timedelta(days=day) for day in range(30)]
    ahead = [START + timedelta(days=3650 + day) for day in range(10)]
    later = [START + timedelta(days=30 + day) for day in range(10)]
    kept = live(good + ahead + later)
    assert set(later[-DAILY:]) <= dates(kept)
    assert len({made_at(name).month for name in kept if made_at(name) in [*good, *later]}) == 2  # type: ignore[union-attr]


def test_only_own_names_are_ever_deleted() -> None:
    """Files that are not rotated backups are never listed, however they are called."""
    strangers = [
        "before-update-from-1-20200101T000000Z.calfjournal",
        "year.calfjournal",
        "backup-2020.calfjournal",
        "backup-20201301T000000Z.calfjournal",
        "backup-20200101T000000Z.calfjournal.part",
        "xbackup-20200101T000000Z.calfjournal",
        "notes.txt",
    ]
    days = [backup_name(START + timedelta(days=day), day) for day in range(100)]
    doomed = superfluous([*strangers, *days], days[-1], START + timedelta(days=99))
    assert doomed
    assert not set(doomed) & set(strangers)


@given(
    st.lists(st.integers(0, 3000).map(lambda hours: START + timedelta(hours=hours)), min_size=1),
    st.integers(-100_000, 100_000).map(lambda hours: START + timedelta(hours=hours)),
)
def test_newest_always_stays(moments: list[datetime], now: datetime) -> None:
    """Whatever the clock says, the backup just made and the latest of all stay."""
    names = [backup_name(moment, commits) for commits, moment in enumerate(moments)]
    doomed = superfluous(names, names[0], now)
    assert names[0] not in doomed
    assert names[-1] not in doomed
    assert set(doomed) <= set(names)


def test_counter_of_changes_decides_which_is_newest() -> None:
    """A backup dated by a wrong clock is not the newest; names of before fall behind those."""
    now = START + timedelta(days=40)
    old = "backup-20260101T213000Z.calfjournal"
    old_ahead = "backup-20360101T213000Z.calfjournal"
    ahead = backup_name(now + timedelta(days=3650), 7)
    right = backup_name(now, 8)
    ordered = sorted([right, old, ahead, old_ahead], key=lambda name: age_key(name, now))
    assert ordered == [old_ahead, old, ahead, right]
    assert [commits_at(name) for name in ordered] == [-1, -1, 7, 8]
