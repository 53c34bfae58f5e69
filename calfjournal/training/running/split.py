"""Shares the kilometres of a week among its runs [our default]."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from calfjournal.domain.run import RunKind

WEIGHTS = {RunKind.EASY: 1.0, RunKind.QUALITY: 1.0, RunKind.LONG: 1.7, RunKind.RACE: 1.0}
"""What a run takes of its week, an easy one 1."""

_FINE_BELOW_KM = 30.0
_FINE, _COARSE = 0.1, 0.5
"""Steps in which kilometres are planned, in small weeks and others."""
_FINE_RUN_KM = 5.5
"""Where a run may have less, steps are small, too: a tenth of it holds no larger one."""


class Share(Struct, frozen=True):
    """A run to be given kilometres: its weight, and the most it may have (None = any)."""

    weight: float
    most: float | None = None


def step_of(km: float, shares: Sequence[Share] = ()) -> float:
    """Return the step in which the runs of a week are planned, km."""
    small = any(share.most is not None and share.most < _FINE_RUN_KM for share in shares)
    return _FINE if small or km < _FINE_BELOW_KM else _COARSE


def split(km: float, shares: Sequence[Share]) -> tuple[float, ...]:
    """Return the kilometres of each run: by weight, in whole steps, none above its most.

    What one may not have the others get; together never more than ``km``.
    """
    step = step_of(km, shares)
    given = [0] * len(shares)
    most = [None if s.most is None else whole_steps(s.most, step) for s in shares]
    for _ in range(whole_steps(km, step)):
        free = [n for n, top in enumerate(most) if top is None or given[n] < top]
        if not free:
            break
        poorest = min(free, key=lambda n: ((given[n] + 1) / shares[n].weight, n))
        given[poorest] += 1
    return tuple(round(steps * step, 1) for steps in given)


def whole_km(km: float, step: float | None = None) -> float:
    """Return the kilometres that are planned of some: down to a whole step."""
    step = step or step_of(km)
    return round(whole_steps(km, step) * step, 1)


def whole_steps(km: float, step: float) -> int:
    """Return how many whole steps a distance holds, km both."""
    return int(km / step + 1e-6)
