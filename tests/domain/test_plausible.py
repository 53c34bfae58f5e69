"""What is asked about before a journal takes it, and that true runs are not."""

from __future__ import annotations

import math
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from calfjournal.domain.plausible import Doubt, doubts, fastest
from calfjournal.domain.run import Cadence, Run

NOW = datetime(2026, 11, 28, 12, tzinfo=UTC)
RUN = Run(NOW - timedelta(hours=3), NOW.date())
FASTEST_RUNS = [
    (100, 9.58), (200, 19.19), (300, 30.69), (400, 43.03), (800, 100.91), (1_000, 131.96),
    (1_609.344, 223.13), (3_000, 437.55), (10_000, 1_571.0), (21_097.5, 3_402), (42_195, 7_235),
    (50_000, 9_523), (100_000, 21_935), (160_934, 39_099), (319_614, 86_400), (1_036_800, 518_400),
]  # fmt: skip
"""Metres and seconds of the fastest runs as commonly reported, some between the rule's own."""


def of(run: Run) -> list[Doubt]:
    return [doubt.what for doubt in doubts(run, NOW)]


@pytest.mark.parametrize(("metres", "seconds"), FASTEST_RUNS)
def test_no_record_is_doubted_and_none_is_beaten_by_far(metres: float, seconds: float) -> None:
    """The speed of the best ever is believed; a tenth more of it is not."""
    best = replace(RUN, distance_m=metres, duration_s=seconds)
    assert Doubt.SPEED not in of(best)
    assert Doubt.SPEED in of(replace(best, duration_s=seconds / 1.1))


def test_the_rocket_is_doubted() -> None:
    """1,788 km in 691 s is no run, ride or swim, and both figures are told with their bound."""
    for sport in ("running", "walking", "cycling", "swimming", "generic", "alpine_skiing"):
        rocket = replace(RUN, sport=sport, distance_m=1_788_000.0, duration_s=691.0)
        assert of(rocket) == [Doubt.SPEED, Doubt.DISTANCE], sport
    (speed, distance) = doubts(replace(RUN, distance_m=1_788_000.0, duration_s=691.0), NOW)
    assert speed.value == pytest.approx(1_788_000 / 691)
    assert 0 < speed.bound < 3
    assert (distance.value, distance.bound) == (1_788_000, 1_050_000)


@pytest.mark.parametrize(
    ("change", "doubted"),
    [
        ({"distance_m": 10_000.0, "duration_s": 1_500.0}, [Doubt.SPEED]),
        ({"distance_m": 10_000.0, "elapsed_s": 1_500.0}, [Doubt.SPEED]),
        ({"distance_m": 40_000.0, "duration_s": 3_600.0, "sport": "cycling"}, []),
        ({"distance_m": 10_000.0, "duration_s": 0.0}, []),
        ({"duration_s": 10 * 365 * 86_400.0}, [Doubt.DURATION]),
        ({"elapsed_s": 10 * 86_400.0}, [Doubt.DURATION]),
        ({"duration_s": -1.0}, [Doubt.DURATION]),
        ({"distance_m": -3.0}, [Doubt.DISTANCE]),
        ({"cadence": Cadence(999.0)}, [Doubt.CADENCE]),
        ({"cadence": Cadence(85.0), "distance_m": 9_000.0, "duration_s": 3_000.0}, [Doubt.CADENCE]),
        ({"cadence": Cadence(85.0), "distance_m": 4_000.0, "duration_s": 3_000.0}, []),
        ({"cadence": Cadence(203.1)}, []),
        ({"avg_hr": 5.0}, [Doubt.HEART_RATE]),
        ({"avg_hr": 230.0}, [Doubt.HEART_RATE]),
        ({"avg_hr": 150.0, "max_hr": 250}, [Doubt.HEART_RATE]),
        ({"avg_hr": 199.0, "max_hr": 228}, []),
        ({"start": NOW + timedelta(days=2)}, [Doubt.FUTURE]),
        ({"start": NOW + timedelta(hours=14)}, []),
        ({}, []),
    ],
)
def test_what_is_doubted(change: dict[str, object], doubted: list[Doubt]) -> None:
    """Each figure has its bound; what is missing, or slower than a run, is not judged."""
    assert of(replace(RUN, **change)) == doubted


metres = st.floats(0.1, 3e6)


@given(metres, metres)
def test_nobody_is_believed_faster_over_a_longer_way(one: float, other: float) -> None:
    """The believed speed never rises with the distance, so no cut of a true run is doubted."""
    assert fastest("running", min(one, other)) >= fastest("running", max(one, other)) > 0


@given(
    distance=metres,
    share=st.floats(0.01, 0.999) | st.floats(1.001, 1e6),
    sport=st.sampled_from(["running", "hiking", "cycling", "swimming", "rowing", ""]),
)
def test_speed_alone_decides_on_speed(distance: float, share: float, sport: str) -> None:
    """Below the bound of its distance a speed is believed, above it never, in any sport."""
    seconds = distance / (fastest(sport, distance) * share)
    run = replace(RUN, sport=sport, distance_m=distance, duration_s=seconds)
    assert (Doubt.SPEED in of(run)) == (share > 1)


figures = st.none() | st.floats(-1e9, 1e12) | st.sampled_from([0.0, math.inf, -math.inf, math.nan])


@given(distance=figures, duration=figures, elapsed=figures, beats=figures, steps=figures)
def test_any_figures_can_be_judged(
    distance: float | None,
    duration: float | None,
    elapsed: float | None,
    beats: float | None,
    steps: float | None,
) -> None:
    """Whatever a file says is judged, and a doubt has its value outside its bound."""
    run = replace(
        RUN,
        distance_m=distance,
        duration_s=duration,
        elapsed_s=elapsed,
        avg_hr=beats,
        cadence=Cadence(steps),
    )
    for doubt in doubts(run, NOW):
        assert doubt.value != doubt.bound
