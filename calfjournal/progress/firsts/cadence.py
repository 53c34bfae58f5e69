"""What runs earned: a cadence that grew steadier."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate
from statistics import fmean, stdev

from calfjournal.domain.message import say
from calfjournal.domain.milestone import Milestone, MilestoneKind
from calfjournal.domain.run import Run

CADENCE_RUNS, CADENCE_GAIN = 4, 1.0


def cadence(runs: Sequence[Run]) -> Iterator[Milestone]:
    """Cadence steadier by 1 percentage point, and each best mean of four runs."""
    steady = sorted(
        (run.start, run.day, run.cadence.shown_rcv)
        for run in runs
        if run.is_running and run.cadence.shown_rcv is not None
    )
    values = [rcv for _, _, rcv in steady]
    means = [fmean(values[i - CADENCE_RUNS : i]) for i in range(CADENCE_RUNS, len(values) + 1)]
    if len(means) < 2:
        return
    noise = stdev(values[:CADENCE_RUNS])
    steadier = [i for i, mean in enumerate(means) if means[0] - mean >= CADENCE_GAIN]
    picks = [(steadier[0], say("progress.steadier_cadence"))] if steadier else []
    lowest = list(accumulate(means, min))
    picks += [
        (index, say("progress.steadiest_cadence"))
        for index in range(1, len(means))
        if means[index] < lowest[index - 1]
    ]
    for index, title in picks:
        gain = means[0] - means[index]
        key = "progress.spread_beyond_noise" if gain >= noise else "progress.spread_within_noise"
        yield Milestone(
            steady[index + CADENCE_RUNS - 1][1],
            MilestoneKind.CADENCE,
            title,
            say(key, spread=means[index], first=means[0], gain=gain, noise=noise),
            gain,
            noise,
            "%",
        )
