"""Finds the planned run that a recorded one was (domain word *planned run*)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from calfjournal.domain.run import Advice, PlannedRun, Run

_NEAR_D = 1
"""Days beside its own on which a planned run is still found [our default]."""
_ALIKE = 0.7
"""Least share of the longer by the shorter of two distances that are alike on another day."""


def links(runs: Iterable[Run], planned: Sequence[PlannedRun]) -> Iterator[tuple[PlannedRun, Run]]:
    """Yield the planned runs that were run, each with what it became.

    The run of the same day whose length comes nearest, where there is one; else one of the day
    before or after of about the length. A run became one planned run at most; planned runs that
    became one, and runs that one became, stay. Deterministic.
    """
    linked = {each.run_id for each in planned}
    left_out = Advice.LEFT_OUT
    open_runs = [each for each in planned if each.run_id is None and each.advice is not left_out]
    free = {r.key: r for r in runs if r.is_running and r.key not in linked}
    pairs = [
        (abs((run.day - each.day).days), _apart(run.km, each.km), each.day, each.key, run.key)
        for each in open_runs
        for run in free.values()
        if _may_be(run, each)
    ]
    by_key = {each.key: each for each in open_runs}
    for *_, each_key, run_key in sorted(pairs):
        if each_key in by_key and run_key in free:
            yield by_key.pop(each_key), free.pop(run_key)


def _may_be(run: Run, planned: PlannedRun) -> bool:
    days = abs((run.day - planned.day).days)
    if days == 0:
        return True  # Also where the morning left it out: it was run all the same.
    return planned.is_open and (days <= _NEAR_D and _apart(run.km, planned.km) <= 1 - _ALIKE)


def _apart(one: float | None, other: float | None) -> float:
    """How far two distances lie apart, as a share of the longer; 1 where one is not known."""
    if not one or not other:
        return 1.0
    return 1 - min(one, other) / max(one, other)
