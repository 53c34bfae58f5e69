"""The curves of a run: what is drawn where samples are sparse, and what is not drawn at all."""

from __future__ import annotations

import numpy as np
import pytest

from calfjournal.domain.run_curves import LaneKind, RunCurves
from calfjournal.domain.track import Track
from calfjournal.progress.cadence_samples import GAP_S, Numbers
from calfjournal.progress.run_curves import run_curves


def sparse(every: int = 5, height: float = 0.05) -> Track:
    """Ten minutes, a sample each two seconds; heart and height stand in some of them only."""
    track = Track()
    for at in range(300):
        track.add(
            time=2.0 * at,
            heart_rate=140 + at // 10 if at % every == 0 else None,
            cadence=0 if 100 <= at < 103 else 85,
            speed=3.0,
            distance=6.0 * at,
            altitude=height * (at % 20) if at % every == 0 else None,
        )
    return track


def lane(curves: RunCurves | None, kind: LaneKind) -> Numbers:
    assert curves is not None
    return next(each.values for each in curves.lanes if each.kind is kind)


def test_values_further_apart_than_samples_make_a_line() -> None:
    """Up to a pause apart they are joined; nothing is drawn before the first and after the last."""
    beats = lane(run_curves(sparse()), LaneKind.HEART_RATE)
    assert np.isfinite(beats[:296]).all()
    assert np.isnan(beats[296:]).all()
    assert beats[12] == pytest.approx((beats[10] + beats[15]) / 2, abs=0.5)


def test_values_too_far_apart_are_not_joined() -> None:
    every = int(GAP_S / 2) + 1
    beats = lane(run_curves(sparse(every)), LaneKind.HEART_RATE)
    assert np.isfinite(beats).sum() == len(range(0, 300, every))


def test_standing_is_not_bridged() -> None:
    """A cadence of nought was recorded: there is none to draw."""
    steps = lane(run_curves(sparse()), LaneKind.CADENCE)
    assert np.flatnonzero(np.isnan(steps)).tolist() == [100, 101, 102]


def test_heights_of_some_centimetres_are_not_drawn() -> None:
    curves = run_curves(sparse(height=0.01))
    assert curves is not None
    assert LaneKind.HEIGHT not in [each.kind for each in curves.lanes]


def test_a_ride_has_a_speed_and_neither_cadence_nor_pace() -> None:
    """The cadence of a bicycle is no cadence of running."""
    curves = run_curves(sparse(), is_running=False)
    assert curves is not None
    kinds = [each.kind for each in curves.lanes]
    assert LaneKind.CADENCE not in kinds
    assert LaneKind.PACE not in kinds
    assert lane(curves, LaneKind.SPEED)[50] == pytest.approx(10.8)
