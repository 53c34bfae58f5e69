"""Primary keys."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from calfjournal.domain.plan import BlockedRange, Race
from calfjournal.journal import Journal
from calfjournal.store.database import Database
from calfjournal.store.keys import EPOCH_MS, KeyMaker, named, new_key, of_day
from tests.store.samples import DAY


def test_keys_grow_and_never_repeat() -> None:
    """Keys of one process are strictly growing, positive and fit SQLite's integers."""
    make = KeyMaker()
    keys = [make() for _ in range(20_000)]
    assert keys == sorted(set(keys))
    assert keys[0] > 0
    assert keys[-1] < 1 << 63


def test_keys_tell_the_time() -> None:
    """The high bits are milliseconds since 2020."""
    before = time.time_ns() // 1_000_000 - EPOCH_MS
    made = KeyMaker()() >> 22
    assert before <= made <= time.time_ns() // 1_000_000 - EPOCH_MS + 1


def test_keys_grow_beyond_the_last_year_they_can_tell(monkeypatch: pytest.MonkeyPatch) -> None:
    """A clock set to 2095 is no reason to refuse a row: keys grow by steps from there."""
    monkeypatch.setattr(time, "time_ns", lambda: 3_945_000_000 * 10**9)
    make = KeyMaker()
    keys = [make() for _ in range(1000)]
    assert keys == sorted(set(keys))
    assert keys[-1] < 1 << 63


def test_keys_grow_when_the_clock_does_not(monkeypatch: pytest.MonkeyPatch) -> None:
    """A clock set back, even before 2020, still gives growing keys."""
    make = KeyMaker()
    first = make()
    monkeypatch.setattr(time, "time_ns", lambda: 0)
    assert make() > first
    assert KeyMaker()() > 0


def test_a_name_gives_the_same_key_everywhere() -> None:
    """Names of different tables and parts that only run together alike differ."""
    assert named("race", "2026-11-23", "City") == named("race", "2026-11-23", "City")
    different = [named("race", "ab", "c"), named("race", "a", "bc"), named("shoes", "ab", "c")]
    assert len(set(different)) == 3
    assert all(0 <= key < 1 << 59 for key in different)
    assert of_day("2026-11-23") == 20261123


def test_keys_go_on_after_those_of_the_file(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A clock set back makes no key smaller than what the journal has seen."""
    with Journal.create(path) as journal:
        journal.plans.save_block(BlockedRange(DAY, DAY))
        state = int(journal._file.database.value("SELECT value FROM meta WHERE name = 'state'"))
    monkeypatch.setattr(new_key, "_last", 0)
    monkeypatch.setattr(time, "time_ns", lambda: 0)
    with Journal.open(path) as journal:
        block = journal.plans.save_block(BlockedRange(DAY, DAY)).value
    assert block.id is not None
    assert block.id > state


@pytest.mark.parametrize("state", [str((1 << 63) - 1), "9" * 40, "no number", "٣"])
def test_a_state_that_no_clock_made_does_not_use_up_the_keys(path: Path, state: str) -> None:
    """F28: whatever stands in the file as its state, the next row gets a key."""
    Journal.create(path).close()
    database = Database(path)
    database.run("UPDATE meta SET value = ? WHERE name = 'state'", (state,))
    database.close()
    with Journal.open(path) as journal:
        assert journal.plans.save_block(BlockedRange(DAY, DAY)).value.id is not None


def test_a_name_that_is_taken_gives_way(journal: Journal) -> None:
    """Two things of one name are kept both; the first has the key of the name."""
    first = journal.plans.save_race(Race(DAY, "City", 10.0)).value
    second = journal.plans.save_race(Race(DAY, "City", 21.1)).value
    assert first.id == named("race", DAY, "City")
    assert second.id != first.id
    assert [race.distance_km for race in journal.plans.races()] == [10.0, 21.1]
