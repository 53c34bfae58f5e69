"""The weeks of a phase as its file holds them, made to fit another length."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from calfjournal.domain.program_limits import MOST_WEEKS


def fitted(weeks: Sequence[Mapping[str, Any]], longest: int) -> list[dict[str, Any]]:
    """Return the weeks of a phase of ``longest`` weeks: the last ones go, or come again.

    A longer phase goes on as its last weeks went, easier ones included: week by week it repeats
    the stretch after the easier week before the last one (calfjournal default).
    """
    single = [_without_repeat(week) for week in weeks for _ in range(_repeat(week))]
    if not single:
        return []
    easier = [at for at, week in enumerate(single) if week.get("deload")]
    period = easier[-1] - easier[-2] if len(easier) > 1 else len(single) if easier else 1
    while len(single) < longest:
        single.append(single[-period])
    return joined(single[:longest])


def joined(weeks: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Return weeks with equal ones in a row written once, with how often they ``repeat``."""
    runs: list[tuple[Mapping[str, Any], int]] = []
    for week in weeks:
        if runs and runs[-1][0] == week:
            runs[-1] = (week, runs[-1][1] + 1)
        else:
            runs.append((week, 1))
    return [_repeated(week, count) for week, count in runs]


def _repeated(week: Mapping[str, Any], count: int) -> dict[str, Any]:
    if count == 1:
        return dict(week)
    sessions = {"sessions": week.get("sessions", [])}
    return {**sessions, "repeat": count, **week}


def _repeat(week: Mapping[str, Any]) -> int:
    repeat = week.get("repeat", 1)
    return min(repeat, MOST_WEEKS) if isinstance(repeat, int) else 1


def _without_repeat(week: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in week.items() if key != "repeat"}
