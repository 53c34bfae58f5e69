"""What surfaces, hills and shoes cost each leg the next morning (our default)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import timedelta
from statistics import fmean

from calfjournal.domain.exercise import Side
from calfjournal.domain.run import Run
from calfjournal.domain.run_response import RunResponse, RunTrait
from calfjournal.domain.thresholds import Thresholds
from calfjournal.recovery.leg_readings import LegReadings
from calfjournal.recovery.usual import usual_of


def run_responses(
    runs: Iterable[Run], legs: Mapping[Side, LegReadings], thresholds: Thresholds
) -> tuple[RunResponse, ...]:
    """Return what is known of each surface, kind of hill and pair of shoes, the costliest first.

    Of the leg they cost more, from ``response.runs`` runs with a morning told after them; mornings
    of a flare count for nothing.
    """
    known = [run for run in runs if run.is_running]
    found = [each for leg in legs.values() for each in _of_leg(known, leg, thresholds)]
    worse: dict[tuple[RunTrait, str], RunResponse] = {}
    for each in sorted(found, key=lambda each: each.extra):
        worse[each.trait, each.name] = each
    return tuple(sorted(worse.values(), key=lambda each: (-each.difference, each.name)))


def _of_leg(runs: list[Run], leg: LegReadings, thresholds: Thresholds) -> Iterator[RunResponse]:
    extras = {
        run.start: extra for run in runs if (extra := _extra(run, leg, thresholds)) is not None
    }
    told = [run for run in runs if run.start in extras]
    needed = thresholds.whole("response.runs")
    groups: defaultdict[tuple[RunTrait, str], list[Run]] = defaultdict(list)
    for run in told:
        for trait, name in _traits(run):
            groups[trait, name].append(run)
    for (trait, name), mine in groups.items():
        if len(mine) < needed:
            continue
        others = [extras[run.start] for run in told if (trait, name) not in _traits(run)]
        yield RunResponse(
            trait,
            name,
            leg.side,
            fmean(extras[run.start] for run in mine),
            len(mine),
            fmean(others) if others else None,
            len(others),
        )


def _traits(run: Run) -> tuple[tuple[RunTrait, str], ...]:
    named = (
        (RunTrait.SURFACE, run.surface.strip()),
        (RunTrait.HILL, run.hill.value if run.hill is not None else ""),
        (RunTrait.SHOES, run.shoes),
    )
    return tuple((trait, name) for trait, name in named if name)


def _extra(run: Run, leg: LegReadings, thresholds: Thresholds) -> float | None:
    """How far the next morning lay above usual, None when it was not told or in a flare."""
    morning = leg.usual_mornings.get(run.day + timedelta(days=1))
    if morning is None or morning.pain is None:
        return None
    usual = usual_of(run.day, leg, thresholds).pain
    return None if usual is None else morning.pain - usual
