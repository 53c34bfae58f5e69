"""Cadence of a run from its samples: mean, spread, steadiness (domain rule 5.8).

Everything is in steps per minute. Watches smooth and round, so spreads are comparable only
between runs of one device.
"""

from __future__ import annotations

from collections.abc import Sequence

from calfjournal.domain.run import Cadence, Steadiness
from calfjournal.domain.thresholds import Thresholds
from calfjournal.progress.cadence_samples import (
    CadenceRules,
    Samples,
    moving_mask,
    spread,
    step_factor,
)
from calfjournal.progress.cadence_segments import Segment, steady_segments
from calfjournal.progress.cadence_speed import speed_residuals

__all__ = [
    "CadenceRules",
    "Samples",
    "Segment",
    "cadence_figures",
    "on_beat",
    "speed_residuals",
    "spread",
    "steadiness",
    "steady_segments",
    "step_factor",
]


def cadence_figures(
    samples: Samples, *, factor: int | None = None, rules: CadenceRules | None = None
) -> Cadence:
    """Return the figures of a run; what cannot be told is None, never 0.

    ``factor`` turns raw values into steps; None finds it (``step_factor``). Mean and CV are over
    moving samples, CV over those of 130 and more; rCV is the duration-weighted mean of the
    steady segments.
    """
    rules = rules or CadenceRules()
    spm = samples.cadence * (step_factor(samples.cadence) if factor is None else factor)
    moving = spm[moving_mask(samples, spm, rules)]
    if moving.size == 0:
        return Cadence()
    running = moving[moving >= rules.run_spm]
    mean = running.mean() if running.size else 0.0
    found = steady_segments(samples, spm, rules)
    return Cadence(
        float(moving.mean()),
        float(100 * running.std() / mean) if running.size else None,
        _weighted_rcv(found),
        int(moving.size),
    )


def on_beat(spm: float, target_spm: float, limits: Thresholds) -> bool:
    """Tell whether a mean cadence is on the beat of the target."""
    return abs(spm - target_spm) <= limits["cadence.beat_spm"]


def steadiness(rcv: float, limits: Thresholds) -> Steadiness:
    """Return the band of a robust CV in percent."""
    if rcv < limits["cadence.very_steady"]:
        return Steadiness.VERY_STEADY
    if rcv < limits["cadence.steady"]:
        return Steadiness.STEADY
    return Steadiness.VARIABLE if rcv <= limits["cadence.variable"] else Steadiness.CHECK


def _weighted_rcv(segments: Sequence[Segment]) -> float | None:
    seconds = sum(segment.seconds for segment in segments)
    if seconds <= 0:
        return None
    return sum(segment.rcv * segment.seconds for segment in segments) / seconds
