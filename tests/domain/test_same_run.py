"""When two recordings are one run, and when they are two that must both be kept."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from calfjournal.domain.import_choice import RunFigure
from calfjournal.domain.run import Cadence, Run
from calfjournal.domain.run_difference import differing, lacking, taking
from calfjournal.domain.same_run import Twin, overlap, twin

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
DAY = NOON.date()
RUN = Run(NOON, DAY, distance_m=10_000.0, duration_s=3_000.0, elapsed_s=3_100.0)
ONE, SECOND, BESIDE = Twin.SAME_RUN, Twin.SAME_SECOND, Twin.OVERLAPPING


@pytest.mark.parametrize(
    ("change", "found"),
    [
        pytest.param({}, ONE, id="the same"),
        pytest.param({"start": NOON + timedelta(seconds=2)}, ONE, id="two devices"),
        pytest.param({"start": NOON + timedelta(minutes=8)}, ONE, id="started later"),
        pytest.param({"start": NOON + timedelta(minutes=60)}, None, id="an hour later"),
        pytest.param(
            {"start": NOON + timedelta(seconds=70), "elapsed_s": 3_030.0}, ONE, id="first fix"
        ),
        pytest.param(
            {"start": NOON + timedelta(seconds=70), "elapsed_s": None, "distance_m": None},
            ONE,
            id="a first fix, and no distance",
        ),
        pytest.param(
            {"start": NOON + timedelta(seconds=70), "duration_s": 2_400.0, "elapsed_s": None},
            ONE,
            id="pauses lost",
        ),
        pytest.param(
            {"start": NOON + timedelta(seconds=70), "distance_m": 9_400.0},
            ONE,
            id="a second device of another mind",
        ),
        pytest.param(
            {
                "start": NOON + timedelta(minutes=25),
                "distance_m": 5_000.0,
                "duration_s": 1_500.0,
                "elapsed_s": 1_500.0,
            },
            BESIDE,
            id="half of it",
        ),
        pytest.param(
            {"start": NOON + timedelta(seconds=70), "sport": "cycling", "distance_m": 30_000.0},
            None,
            id="a bicycle computer started later",
        ),
        pytest.param(
            {"start": NOON + timedelta(seconds=70), "sport": "walking"}, ONE, id="later, renamed"
        ),
        pytest.param({"start": NOON + timedelta(hours=1), "source": "gpx"}, ONE, id="summer time"),
        pytest.param(
            {
                "start": NOON - timedelta(hours=5, minutes=30),
                "source": "gpx",
                "utc_offset_min": 330,
            },
            ONE,
            id="local time for UTC",
        ),
        pytest.param(
            {"start": NOON + timedelta(minutes=61), "source": "gpx"}, None, id="no whole hour"
        ),
        pytest.param(
            {"start": NOON + timedelta(hours=1), "source": "gpx", "distance_m": 11_000.0},
            None,
            id="an hour later and longer",
        ),
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
    assert differing(RUN, replace(RUN, distance_m=10_150.0, duration_s=3_040.0)) == ()
    assert differing(RUN, replace(RUN, distance_m=10_300.0)) == (RunFigure.DISTANCE,)
    assert differing(RUN, replace(RUN, sport="walking")) == (RunFigure.SPORT,)


def test_only_what_both_know_differs() -> None:
    """A heart rate that one of them lacks is no difference; the journal may lack it."""
    beats = replace(RUN, avg_hr=150.0)
    assert differing(RUN, beats) == differing(beats, RUN) == ()
    assert lacking(RUN, beats) == (RunFigure.HEART_RATE,)
    assert lacking(beats, RUN) == ()


def test_only_running_lacks_a_cadence() -> None:
    """What was taken as a walk takes no steps a minute from a copy of its file."""
    steps = replace(RUN, cadence=Cadence(131.0))
    assert lacking(RUN, steps) == (RunFigure.CADENCE,)
    assert lacking(replace(RUN, sport="walking"), steps) == ()


def test_an_edited_time_differs_although_the_wall_clock_agrees() -> None:
    """33 minutes typed over 46 are not the pauses of a run; another format's may be."""
    mine = replace(RUN, duration_s=2_000.0, elapsed_s=2_754.0, source="gpx")
    theirs = replace(RUN, duration_s=2_754.0, elapsed_s=2_754.0, source="gpx")
    assert differing(mine, theirs) == (RunFigure.TIME,)
    assert differing(replace(mine, source="fit"), theirs) == ()
    paused = replace(theirs, source="tcx", duration_s=2_600.0)
    assert differing(replace(mine, source="fit"), paused) == (RunFigure.TIME,)


@given(st.sets(st.sampled_from(RunFigure)))
def test_figures_that_are_taken_differ_no_more(figures: set[RunFigure]) -> None:
    """Taking some of the file's figures leaves the others as they are."""
    theirs = Run(NOON, DAY, "walking", avg_hr=99.0, distance_m=3_000.0, duration_s=9_000.0)
    theirs = replace(theirs, cadence=Cadence(118.0))
    mine = replace(RUN, avg_hr=150.0, cadence=Cadence(170.0))
    assert set(differing(taking(mine, theirs, figures), theirs)) == set(RunFigure) - figures


lengths = st.floats(60, 40_000)


@given(later=st.floats(-50_000, 50_000), one=lengths, other=lengths)
def test_overlap_is_the_same_from_either_side(later: float, one: float, other: float) -> None:
    """A share between none and all, and all for a recording within another."""
    first = Run(NOON, DAY, elapsed_s=one)
    second = Run(NOON + timedelta(seconds=later), DAY, elapsed_s=other)
    share = overlap(first, second)
    assert share == pytest.approx(overlap(second, first))
    assert 0 <= share <= 1
    if later >= 0 and later + other <= one:
        assert share == pytest.approx(1)
    if later > one or later + other < 0:
        assert share == 0


@given(share=st.floats(0, 0.19), seconds=lengths)
def test_one_run_started_late_is_one_run(share: float, seconds: float) -> None:
    """Whatever its length, a fifth of it may be missing at one end."""
    run = Run(NOON, DAY, distance_m=3 * seconds, elapsed_s=seconds)
    assert twin(run, replace(run, start=NOON + timedelta(seconds=share * seconds))) is ONE


@given(gap=st.floats(3, 80_000), seconds=lengths)
def test_one_after_the_other_are_two(gap: float, seconds: float) -> None:
    """Runs of one source that do not overlap are two, however alike."""
    run = Run(NOON, DAY, distance_m=3 * seconds, elapsed_s=seconds)
    assert twin(run, replace(run, start=NOON + timedelta(seconds=seconds + gap))) is None
