"""A recorded run finds the planned one it was."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from calfjournal.domain.run import Advice, PlannedRun, Run, RunKind
from calfjournal.training.running.linking import links

DAY = date(2027, 1, 6)
START = datetime(2027, 1, 6, 7, tzinfo=UTC)


def run(key: int, days: int, km: float | None, sport: str = "running") -> Run:
    metres = None if km is None else km * 1000
    return Run(START, DAY + timedelta(days=days), sport, id=key, distance_m=metres)


def planned(key: int, days: int, km: float | None = 8.0) -> PlannedRun:
    return PlannedRun(DAY + timedelta(days=days), RunKind.EASY, id=key, km=km)


def found(runs: list[Run], plan: list[PlannedRun]) -> dict[int, int]:
    return {each.key: done.key for each, done in links(runs, plan)}


def test_the_run_of_the_day_is_the_planned_one() -> None:
    """Whatever its length; of two the one whose length comes nearest."""
    assert found([run(1, 0, 3.0)], [planned(5, 0)]) == {5: 1}
    assert found([run(1, 0, 3.0), run(2, 0, 7.5)], [planned(5, 0)]) == {5: 2}


def test_a_day_late_it_must_be_of_about_the_length() -> None:
    """A short jog on the next day is no long run."""
    assert found([run(1, 1, 7.0)], [planned(5, 0)]) == {5: 1}
    assert found([run(1, 1, 4.0)], [planned(5, 0)]) == {}
    assert found([run(1, 2, 8.0)], [planned(5, 0)]) == {}


def test_its_own_day_comes_first() -> None:
    """Two runs, two planned ones: each finds that of its day."""
    runs, plan = [run(1, 0, 8.0), run(2, 1, 8.0)], [planned(5, 1), planned(6, 0)]
    assert found(runs, plan) == {5: 2, 6: 1}


def test_what_was_linked_left_out_or_walked_is_no_match() -> None:
    """By hand or before: that stays."""
    assert found([run(1, 0, 8.0)], [replace(planned(5, 0), run_id=9)]) == {}
    out = replace(planned(5, 0), advice=Advice.LEFT_OUT)
    assert found([run(1, 0, 8.0)], [out]) == {}
    assert found([run(1, 0, 8.0)], [replace(planned(5, 3), run_id=1), planned(6, 0)]) == {}
    assert found([run(1, 0, 8.0, "walking")], [planned(5, 0)]) == {}


@given(
    runs=st.lists(st.tuples(st.integers(-3, 3), st.floats(0.5, 30)), max_size=6),
    plan=st.lists(st.tuples(st.integers(-3, 3), st.none() | st.floats(0.5, 30)), max_size=6),
)
def test_a_run_is_one_planned_run_at_most(
    runs: list[tuple[int, float]], plan: list[tuple[int, float | None]]
) -> None:
    """Nothing is linked twice, whatever there is."""
    done = [run(key, *each) for key, each in enumerate(runs)]
    asked = [planned(key, *each) for key, each in enumerate(plan)]
    linked = found(done, asked)
    assert len(set(linked.values())) == len(linked)


def test_a_run_that_the_morning_left_out_is_found_all_the_same() -> None:
    """On its own day, when it was run nevertheless; the run of the day after is another."""
    out = replace(planned(5, 0), advice=Advice.NONE)
    assert found([run(1, 0, 8.0)], [out]) == {5: 1}
    assert found([run(1, 1, 8.0)], [out]) == {}
