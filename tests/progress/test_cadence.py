"""Cadence figures: the worked example, steady stretches, device habits, any samples whatever."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from calfjournal.domain.run import Cadence, Steadiness
from calfjournal.progress.cadence import (
    CadenceRules,
    Samples,
    cadence_figures,
    on_beat,
    speed_residuals,
    spread,
    steadiness,
    steady_segments,
    step_factor,
)
from calfjournal.thresholds import load_thresholds

LIMITS = load_thresholds()
EXAMPLE = [164, 166, 165, 167, 165, 163, 166, 168, 164, 165, 166, 164]


def steady(
    seconds: int, speed: float = 3.0, spm: float = 160.0, every: int = 1
) -> tuple[list[float], list[float], list[float]]:
    """Time, cadence and speed of an even run whose cadence swings by one step."""
    time = [float(t) for t in range(0, seconds, every)]
    return time, [spm + index % 3 - 1 for index in range(len(time))], [speed] * len(time)


def segments(samples: Samples) -> list[tuple[float, float]]:
    return [(s.start_s, s.seconds) for s in steady_segments(samples, samples.cadence)]


def test_the_worked_example() -> None:
    """Mean 165.250, CV 0.861 %, rCV 0.899 %."""
    found = spread(EXAMPLE)
    assert np.mean(EXAMPLE) == 165.25
    assert found is not None
    assert found[0] == pytest.approx(0.861, abs=5e-4)
    assert found[1] == pytest.approx(0.899, abs=5e-4)


def test_strides_and_fractions_become_steps() -> None:
    """79 + 64/128 strides a minute are 159 steps a minute."""
    raw = [79 + 64 / 128] * 10
    assert step_factor(raw) == 2
    assert cadence_figures(Samples(range(10), raw, [3.0] * 10)).spm == 159.0


@pytest.mark.parametrize(
    ("raw", "factor"),
    [
        ([80] * 9, 2),
        ([165] * 9, 1),
        ([0] * 90 + [165] * 9, 1),
        ([60] * 4 + [165] * 5, 1),
        ([119] * 9, 2),
        ([], 1),
        ([0, None], 1),
    ],
)
def test_steps_and_strides_are_told_apart(raw: list[float], factor: int) -> None:
    """Zeros and walks in a run do not make steps look like strides."""
    assert step_factor(raw) == factor


def test_only_moving_samples_count() -> None:
    """Standing, no cadence and no speed are left out of mean, CV and count."""
    samples = Samples(range(6), [160, 162, 0, 100, 164, None], [3.0, 3.0, 3.0, 0.4, None, 3.0])
    found = cadence_figures(samples, factor=1)
    assert (found.spm, found.samples) == (161, 2)
    assert found.cv == pytest.approx(100 / 161)


def test_cv_leaves_walking_out_and_the_mean_does_not() -> None:
    """Samples below 130 are in the mean and not in the CV."""
    found = cadence_figures(Samples(range(4), [100, 160, 160, 100], [2.0] * 4), factor=1)
    assert (found.spm, found.cv) == (130, 0)


def test_what_cannot_be_told_is_none_and_never_0() -> None:
    """No samples, no cadence, only walking: figures are missing."""
    assert cadence_figures(Samples([], [])) == Cadence()
    assert cadence_figures(Samples([0, 1], [None, 0], [3, 3])) == Cadence()
    walk = cadence_figures(Samples(range(600), [110] * 600, [1.5] * 600), factor=1)
    assert (walk.spm, walk.cv, walk.rcv) == (110, None, None)


def test_start_and_end_are_left_out() -> None:
    """A steady run of ten minutes has one stretch without its first and last minute."""
    assert segments(Samples(*steady(601))) == [(60, 480)]


def test_a_stretch_lasts_three_minutes_at_least() -> None:
    """Five minutes less both edges are three; one second less are none."""
    assert len(segments(Samples(*steady(301)))) == 1
    assert segments(Samples(*steady(300))) == []


def test_a_stop_costs_twenty_seconds_on_either_side() -> None:
    """Ten seconds of standing split a run and take the braking and starting with them."""
    time, spm, speed = steady(1201)
    speed[600:610] = [0.0] * 10
    assert segments(Samples(time, spm, speed)) == [(60, 519), (630, 510)]


def test_a_paused_watch_is_a_stop_too() -> None:
    """A gap in time splits even though no sample stands still."""
    time, spm, speed = steady(1201)
    time = [t + (300 if t >= 600 else 0) for t in time]
    assert segments(Samples(time, spm, speed)) == [(60, 518), (921, 519)]


def test_another_speed_is_another_stretch() -> None:
    """A change of 10 % splits; one of 5 % does not."""
    time, spm, speed = steady(1201)
    assert len(segments(Samples(time, spm, [*speed[:600], *[3.3] * 601]))) == 2
    assert len(segments(Samples(time, spm, [*speed[:600], *[3.15] * 601]))) == 1


def test_walking_and_hills_are_no_steady_running() -> None:
    """Slow, low-cadence and steep samples end a stretch."""
    time, spm, speed = steady(901)
    assert segments(Samples(time, spm, [1.7] * 901)) == []
    assert segments(Samples(time, [125.0] * 901, speed)) == []
    assert segments(Samples(time, spm, speed, [0.04] * 901)) == []
    assert len(segments(Samples(time, spm, speed, [0.02] * 901))) == 1


def test_lost_cadence_does_not_split_a_stretch() -> None:
    """A foot pod that drops out for a moment leaves holes, not stops."""
    time, spm, speed = steady(601)
    lost: list[float | None] = [
        None if 300 <= t < 304 else v for t, v in zip(time, spm, strict=True)
    ]
    assert len(segments(Samples(time, lost, speed))) == 1


def test_smart_recording_counts_seconds_not_samples() -> None:
    """A sample that stands for ten seconds weighs ten times one that stands for one."""
    found = spread([160, 170], [10, 1])
    even = spread([160] * 10 + [170])
    assert found is not None
    assert even is not None
    assert found[1] == even[1] == 0
    assert len(segments(Samples(*steady(901, every=7)))) == 1


def test_without_speed_the_cadence_alone_decides() -> None:
    """A treadmill run without speed still has its steadiness."""
    time, spm, _ = steady(601)
    found = cadence_figures(Samples(time, spm), factor=1)
    assert found.samples == 601
    assert found.rcv == pytest.approx(100 * 1.4826 / 160, rel=1e-6)


def test_the_run_weighs_its_stretches_by_their_time() -> None:
    """A long steady stretch counts more than a short restless one."""
    time, spm, speed = steady(1801)
    restless = [v + (8 if i % 4 < 2 else -8) * (i >= 1400) for i, v in enumerate(spm)]
    speed[1390:1400] = [0.0] * 10
    samples = Samples(time, restless, speed)
    found = steady_segments(samples, samples.cadence)
    assert len(found) == 2
    by_hand = sum(s.rcv * s.seconds for s in found) / sum(s.seconds for s in found)
    assert cadence_figures(samples, factor=1).rcv == pytest.approx(by_hand)


def test_three_steps_from_the_target_are_on_the_beat() -> None:
    """Both above and below; the fourth is off it."""
    assert on_beat(172, 175, LIMITS)
    assert on_beat(178, 175, LIMITS)
    assert not on_beat(171.9, 175, LIMITS)


def test_cadence_beside_its_speed() -> None:
    """Few runs use 5.6 a m/s, five or more their own line, none nothing."""
    assert speed_residuals([]) == []
    assert speed_residuals([(3.0, 170)]) == [None]
    assert apart_after([(3.0, 166)], (3.5, 170)) == pytest.approx(170 - 166 - 2.8)
    own = [(2.5 + 0.1 * n, 150 + 1.0 * n) for n in range(6)]
    assert apart_after(own, (3.5, 160)) == pytest.approx(0)
    same = [(3.0, 166.0)] * 9
    assert apart_after(same, (3.5, 170)) == pytest.approx(170 - 166 - 2.8)


def test_only_the_last_twenty_runs_count_beside_a_cadence() -> None:
    """Older runs change nothing, and what is no number counts for nothing."""
    runs = [(2.5 + 0.03 * (n % 17), 150.0 + n % 11) for n in range(60)]
    every = speed_residuals(runs)
    for at in range(20, 60):
        assert apart_after(runs[at - 20 : at], runs[at]) == pytest.approx(every[at], abs=1e-9)
    nothing = (float("nan"), 160.0)
    assert speed_residuals([runs[0], nothing, *runs[1:]])[1] is None
    assert speed_residuals([runs[0], nothing, *runs[1:]])[2:] == pytest.approx(every[1:])


def apart_after(earlier: list[tuple[float, float]], run: tuple[float, float]) -> float | None:
    return speed_residuals([*earlier, run])[-1]


@pytest.mark.parametrize(
    ("rcv", "band"),
    [
        (1.99, Steadiness.VERY_STEADY),
        (2, Steadiness.STEADY),
        (3.99, Steadiness.STEADY),
        (4, Steadiness.VARIABLE),
        (6, Steadiness.VARIABLE),
        (6.01, Steadiness.CHECK),
    ],
)
def test_bands_of_steadiness(rcv: float, band: Steadiness) -> None:
    """Below 2 very steady, 2-4 steady, 4-6 variable, above that the data are worth a look."""
    assert steadiness(rcv, LIMITS) is band


def test_the_defaults_are_those_of_the_table() -> None:
    """Imports run without the table; what they use is the same."""
    assert CadenceRules() == CadenceRules.of(LIMITS)


def test_arrays_of_different_length_are_refused() -> None:
    """Samples that do not belong together are a bug of the caller."""
    with pytest.raises(ValueError, match="one length"):
        Samples([0, 1], [80])


numbers = st.none() | st.just(math.nan) | st.floats(-1e5, 1e6)
rows = st.lists(st.tuples(numbers, numbers, numbers, numbers), max_size=40)


@given(rows, st.booleans(), st.booleans())
def test_no_samples_give_nonsense(
    values: list[tuple[float | None, ...]], speed: bool, grade: bool
) -> None:
    """Empty, single, missing, repeated and absurd samples: figures are finite or not told."""
    columns = [list(column) for column in zip(*values, strict=True)] if values else [[]] * 4
    samples = Samples(
        columns[0], columns[1], columns[2] if speed else None, columns[3] if grade else None
    )
    found = cadence_figures(samples)
    figures = [found.spm, found.cv, found.rcv]
    assert all(figure is None or math.isfinite(figure) for figure in figures)


blocks = st.tuples(st.integers(1, 400), st.floats(0, 200), st.floats(0, 5))


@given(st.lists(blocks, min_size=1, max_size=8))
def test_steady_stretches_keep_their_promises(run: list[tuple[int, float, float]]) -> None:
    """Whatever a run was like: three minutes each, away from the edges, in order, apart."""
    spm = [cadence for seconds, cadence, _ in run for _ in range(seconds)]
    speed = [pace for seconds, _, pace in run for _ in range(seconds)]
    samples = Samples(range(len(spm)), spm, speed)
    end = -1.0
    for start, seconds in segments(samples):
        assert seconds >= 180
        assert start >= max(60, end)
        end = start + seconds
        assert end <= len(spm) - 1 - 60
