"""When two recordings are one run, and when they are two that must both be kept."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from calfjournal.domain.run import Run
from calfjournal.domain.same_run import Twin, same_figures, twin

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
RUN = Run(NOON, NOON.date(), distance_m=10_000.0, duration_s=3_000.0, elapsed_s=3_100.0)
ONE, SECOND = Twin.SAME_RUN, Twin.SAME_SECOND


@pytest.mark.parametrize(
    ("change", "found"),
    [
        pytest.param({}, ONE, id="the same"),
        pytest.param({"start": NOON + timedelta(seconds=2)}, ONE, id="two devices"),
        pytest.param({"start": NOON + timedelta(seconds=3)}, None, id="started later"),
        pytest.param({"distance_m": 10_300.0}, ONE, id="distance edited a little"),
        pytest.param({"distance_m": 400.0}, ONE, id="distance edited to anything"),
        pytest.param({"distance_m": None}, ONE, id="distance lost"),
        pytest.param({"duration_s": 2_000.0, "elapsed_s": None}, ONE, id="time edited"),
        pytest.param({"duration_s": 3_100.0, "elapsed_s": None}, ONE, id="a format without timer"),
        pytest.param({"distance_m": None, "duration_s": None, "elapsed_s": None}, ONE, id="bare"),
        pytest.param({"sport": "generic"}, ONE, id="a format without sport"),
        pytest.param({"sport": "walking"}, ONE, id="another name"),
        pytest.param(
            {"distance_m": 400.0, "duration_s": 70.0, "elapsed_s": 80.0},
            SECOND,
            id="no figure",
        ),
        pytest.param({"sport": "cycling", "distance_m": 30_000.0}, None, id="another sport"),
        pytest.param(
            {"sport": "cycling", "distance_m": None, "duration_s": None, "elapsed_s": None},
            None,
            id="another sport of which nothing is known",
        ),
        pytest.param(
            {"sport": "cycling", "duration_s": 9_000.0, "elapsed_s": 9_000.0, "distance_m": None},
            None,
            id="another sport of another length",
        ),
    ],
)
def test_twins(change: dict[str, object], found: Twin | None) -> None:
    """The table of the rule, the same from either side."""
    other = replace(RUN, **change)
    assert twin(RUN, other) is twin(other, RUN) is found


@given(metres=st.floats(0, 2e6))
def test_no_edited_distance_makes_a_second_run(metres: float) -> None:
    """Whatever the distance became, the run is known by its start."""
    assert twin(RUN, replace(RUN, distance_m=metres)) is Twin.SAME_RUN


def test_figures_of_two_devices_are_the_same() -> None:
    """Two per cent apart is the same; an edited distance or another sport is not."""
    assert same_figures(RUN, replace(RUN, distance_m=10_150.0, duration_s=3_040.0))
    assert not same_figures(RUN, replace(RUN, distance_m=10_300.0))
    assert not same_figures(RUN, replace(RUN, sport="walking"))
