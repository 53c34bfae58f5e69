"""Primary keys."""

from __future__ import annotations

import time

import pytest

from calfjournal.store.keys import EPOCH_MS, KeyMaker


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


def test_keys_grow_when_the_clock_does_not(monkeypatch: pytest.MonkeyPatch) -> None:
    """A clock set back, even before 2020, still gives growing keys."""
    make = KeyMaker()
    first = make()
    monkeypatch.setattr(time, "time_ns", lambda: 0)
    assert make() > first
    assert KeyMaker()() > 0
