"""F25, F26: clocks that are wrong or jump, time zones, and the change between summer and winter."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace

from calfjournal.importers import read_files
from calfjournal.journal import Journal
from tests.faults import kit
from tests.faults.oracles import mark
from tests.importers.fit_writer import Leg, activity
from tests.store.samples import DAY, a_check_in, a_run, a_session, filled

pytestmark = pytest.mark.faults

YEARS = ("2026-11-23", "1970-01-02", "2038-01-20", "2040-02-29", "2026-11-24")


def live_through(path: str, clock: str) -> None:
    """Live a day in one year after the other, with the clock set back a day while at it."""
    for day in YEARS:
        kit.set_clock(Path(clock), f"{day} 12:00:00")
        with kit.opened(path) as journal:
            assert journal.today().isoformat() == day
            _live(journal)
            kit.set_clock(Path(clock), f"{date.fromisoformat(day) - timedelta(days=1)} 12:00:00")
            journal.sessions.add(a_session(journal.today()))
            journal.undo()
            journal.redo()
            _look(journal)
            problem = journal.close()
        kit.say(day, problem)


def _live(journal: Journal) -> None:
    today = journal.today()
    journal.checkins.save(replace(a_check_in(today), at=None))
    session = journal.sessions.add(a_session(today)).value
    assert session.id is not None
    journal.sets.copy_targets(session.id)
    journal.sessions.finish(session.id, rpe=5, minutes=30)
    journal.runs.add(replace(a_run(datetime.now(UTC).replace(microsecond=0)), day=today))
    _look(journal)


def _look(journal: Journal) -> None:
    today = journal.today()
    journal.recovery.verdict(today)
    first, last = journal.progress.extent() or (today, today)
    journal.progress.training(max(first, last - timedelta(days=400)), last)
    journal.progress.milestones(today)
    journal.views.today(today).due(datetime.now(UTC))


def test_journal_lives_through_wrong_clocks(path: Path, tmp_path: Path) -> None:
    """F25: 1970, 2038, 2040 and a day back while at it: all is kept, sorted, and backed up."""
    clock = tmp_path / "clock"
    kit.set_clock(clock, "2026-11-23 12:00:00")
    told = kit.run(live_through, path, clock, variables=kit.wrong_clock(clock))
    assert told.splitlines() == [f"{day} None" for day in YEARS]
    with Journal.open(path) as journal:
        assert journal.check() == []
        assert journal.notes == ()
        expected = journal.dump()
        days = [entry.day for entry in journal.checkins.between(date(1900, 1, 1), date(2199, 1, 1))]
        assert days == sorted(map(date.fromisoformat, YEARS))
        assert len(journal.sessions.between(date(1900, 1, 1), date(2199, 1, 1))) == 2 * len(YEARS)
    listed = Journal.backups(path)
    assert len(listed) == len(YEARS), "no backup is deleted for its age"
    newest = tmp_path / "newest.calfjournal"
    Journal.restore(listed[0].path, newest)
    with Journal.open(newest) as journal:
        assert journal.dump() == expected


# ------------------------------------------------------------------------- zones


ZONES = (
    "Europe/Paris",
    "America/Santiago",
    "Pacific/Apia",
    "Asia/Kathmandu",
    "Australia/Lord_Howe",
)


@pytest.fixture
def zone(request: pytest.FixtureRequest) -> Iterator[pytest.MonkeyPatch]:
    """Move the machine to a time zone."""
    if not Path("/usr/share/zoneinfo", request.param).exists():
        pytest.skip("the system's time zones are missing: apt-get install tzdata")
    with pytest.MonkeyPatch.context() as patch:
        _move(patch, request.param)
        yield patch
    time.tzset()


def _move(patch: pytest.MonkeyPatch, zone: str) -> None:
    patch.setenv("TZ", zone)
    time.tzset()


EDGES = {
    "into summer": (datetime(2026, 3, 29, 0, 30, tzinfo=UTC), 60, date(2026, 3, 29)),
    "out of summer": (datetime(2025, 10, 26, 0, 30, tzinfo=UTC), 120, date(2025, 10, 26)),
    "over midnight": (datetime(2026, 7, 4, 21, 30, tzinfo=UTC), 120, date(2026, 7, 4)),
    "before midnight elsewhere": (datetime(2026, 7, 4, 11, 30, tzinfo=UTC), 780, date(2026, 7, 5)),
}


@pytest.mark.parametrize("zone", ZONES, indirect=True)
def test_recordings_keep_their_day_and_length(
    path: Path, tmp_path: Path, zone: pytest.MonkeyPatch
) -> None:
    """F26: runs across changes of clocks and midnight have their own day and second everywhere."""
    for name, (start, offset, _) in EDGES.items():
        leg = Leg(start=start, length=5400)
        (tmp_path / f"{name}.fit").write_bytes(activity([leg], offset_s=offset * 60))
    with Journal.create(path) as journal:
        journal.runs.add_batch(read_files(tmp_path.glob("*.fit")))
        found = journal.runs.between(date(2025, 1, 1), date(2026, 12, 31))
    assert {(r.start, r.utc_offset_min, r.day) for r in found} == set(EDGES.values())
    assert {(run.duration_s, run.elapsed_s) for run in found} == {(5400, 5400)}


@pytest.mark.parametrize("zone", ZONES, indirect=True)
def test_nothing_moves_with_the_machine(path: Path, zone: pytest.MonkeyPatch) -> None:
    """F26: what was entered in one zone has its day, start and weeks in another, also edited."""
    with filled(path) as journal:
        journal.runs.add(a_run(datetime(2026, 11, 24, 23, 45, tzinfo=UTC)))
        before = mark(journal.dump())
        week = (DAY, DAY + timedelta(days=6))
        panels = journal.progress.training(*week)
    for other in (*ZONES, "UTC"):
        _move(zone, other)
        with Journal.open(path) as journal:
            assert mark(journal.dump()) == before, other
            assert journal.progress.training(*week) == panels
            (run, *_) = journal.runs.between(*week)
            changed = journal.runs.update(replace(run, duration_s=1800.0)).value
            assert (changed.start, changed.day) == (run.start, run.day)
            found = journal.runs.get(run.key)
            assert found is not None
            assert (found.start, found.day, found.duration_s) == (run.start, run.day, 1800.0)
            journal.undo()
