"""One's own cadence out of runs: steady easy ones, and those at the pace of races."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from calfjournal.domain.run import Cadence, Run, RunKind
from calfjournal.progress.own_cadence import own_cadence, race_cadence
from tests.recovery.mornings import DAY, RULES, back, ran


def run(
    days_ago: int,
    spm: float | None,
    rcv: float | None = 2.0,
    kind: RunKind | None = None,
    kmh: float = 10.8,
) -> Run:
    made = ran(9, days_ago)
    return replace(made, kind=kind, duration_s=9 / kmh * 3600, cadence=Cadence(spm, 3, rcv, 900))


THREE = (run(9, 164), run(5, 170), run(2, 166))


def test_it_is_the_middle_of_steady_easy_runs() -> None:
    """With how many they were, until when, and how fast."""
    own = own_cadence(THREE, {}, DAY, RULES)
    assert own is not None
    assert (own.spm, own.runs, own.until) == (166, 3, back(2))
    assert own.mps == pytest.approx(3.0)


@pytest.mark.parametrize(
    "other",
    [
        run(3, 190, kind=RunKind.QUALITY),
        run(3, 190, kind=RunKind.RACE),
        run(3, 190, rcv=None),
        run(3, 190, rcv=7.0),
        run(3, 110),
        run(3, None),
        run(43, 190),
        replace(run(3, 190), sport="cycling"),
        run(-1, 190),
    ],
    ids=[
        "quality",
        "race",
        "never steady",
        "restless",
        "walk",
        "none",
        "long ago",
        "ride",
        "later",
    ],
)
def test_other_runs_tell_nothing_of_it(other: Run) -> None:
    """Fast, restless, walked, old and later ones, and rides, are left out."""
    assert own_cadence((*THREE, other), {}, DAY, RULES) == own_cadence(THREE, {}, DAY, RULES)


def test_the_planned_run_says_what_the_recording_does_not() -> None:
    """A recording that became a planned quality run is no easy one."""
    fast = replace(run(3, 190), id=7)
    with_it = own_cadence((*THREE, fast), {}, DAY, RULES)
    without = own_cadence((*THREE, fast), {7: RunKind.QUALITY}, DAY, RULES)
    assert with_it is not None
    assert without is not None
    assert (with_it.runs, without.runs) == (4, 3)


def test_two_runs_are_too_few_and_what_was_counted_stands_in() -> None:
    """Nothing is made up; a counted cadence gives way to runs."""
    counted = RULES.with_own({"cadence.own_spm": 158})
    assert own_cadence(THREE[:2], {}, DAY, RULES) is None
    own = own_cadence(THREE[:2], {}, DAY, counted)
    assert own is not None
    assert (own.spm, own.is_counted, own.until) == (158, True, None)
    told = own_cadence(THREE, {}, DAY, counted)
    assert told is not None
    assert told.runs == 3


@given(st.lists(st.floats(131, 239), min_size=3, max_size=20))
def test_it_lies_among_the_runs(cadences: list[float]) -> None:
    """Never above the quickest, never below the slowest."""
    runs = [run(index % 40, spm) for index, spm in enumerate(cadences)]
    own = own_cadence(runs, {}, DAY, RULES)
    assert own is not None
    assert min(cadences) <= own.spm <= max(cadences)


def test_race_pace_is_that_of_ones_own_races() -> None:
    """Races of the last year, and what was run within 5 % of their speed."""
    race = run(100, 178, kind=RunKind.RACE, kmh=13)
    near, slow = run(20, 176, kmh=12.6), run(20, 160, kmh=10)
    found = race_cadence((race, near, slow), {}, DAY, RULES)
    assert found is not None
    assert (found.spm, found.runs, found.until) == (177, 2, back(20))


def test_without_a_race_there_is_no_race_pace() -> None:
    """Nor with one more than a year ago."""
    old = run(365, 178, kind=RunKind.RACE, kmh=13)
    assert race_cadence((*THREE, old), {}, DAY, RULES) is None
    assert race_cadence((*THREE, old), {}, DAY - timedelta(days=1), RULES) is not None
