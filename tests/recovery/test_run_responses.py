"""What surfaces, hills and shoes cost the next morning is told from eight runs on."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

import pytest
from msgspec.structs import replace

from calfjournal.domain.checkin import Flare, TendonReading
from calfjournal.domain.exercise import LEGS, Side
from calfjournal.domain.run import Hill, Run
from calfjournal.domain.run_response import RunResponse, RunTrait
from calfjournal.recovery.leg_readings import LegReadings
from calfjournal.recovery.run_responses import run_responses
from calfjournal.recovery.verdict import Inputs
from tests.recovery.mornings import RULES, back, mornings, ran

WEEKS = 10


def runs(*, hilly: int) -> tuple[Run, ...]:
    """A run every third day, the first of them over hills."""
    days = [2 + 3 * n for n in range(WEEKS * 7 // 3)]
    made = [ran(8, day) for day in reversed(days)]
    return tuple(
        replace(run, id=n, hill=Hill.HILLY if n < hilly else Hill.FLAT)
        for n, run in enumerate(made)
    )


def told(done: tuple[Run, ...], extra: int, side: Side = Side.LEFT) -> tuple[TendonReading, ...]:
    """Mornings of 1, and more on those after a hilly run."""
    sore = {run.day + timedelta(days=1) for run in done if run.hill is Hill.HILLY}
    days = [back(n) for n in reversed(range(WEEKS * 7 + 10))]
    return mornings([1 + extra * (day in sore) for day in days], side)


def test_hills_that_cost_a_point_are_told_with_their_number() -> None:
    """Beside the other runs, of the leg that they cost more; the costliest first."""
    done = runs(hilly=8)
    found = run_responses(
        done,
        Inputs(readings=(*told(done, 1), *told(done, 0, Side.RIGHT)), runs=done).legs,
        RULES,
    )
    hilly, flat = found
    assert (hilly.trait, hilly.name, hilly.side) == (RunTrait.HILL, Hill.HILLY, Side.LEFT)
    assert hilly.count == 8
    assert [hilly.extra, hilly.others] == pytest.approx([1, 0])
    assert hilly.others_count == flat.count == len(done) - 8
    assert flat.difference < 0 or flat.side is Side.RIGHT


def test_seven_runs_tell_nothing() -> None:
    """Nor do runs after which no morning was told, or a flare was on."""
    few = runs(hilly=7)
    names = {each.name for each in run_responses(few, _legs(few, told(few, 1)), RULES)}
    assert Hill.HILLY not in names
    done = runs(hilly=8)
    assert run_responses(done, _legs(done, ()), RULES) == ()
    flares = tuple(Flare(back(200), leg, id=n) for n, leg in enumerate(LEGS))
    legs = Inputs(readings=told(done, 1), runs=done, flares=flares).legs
    assert run_responses(done, legs, RULES) == ()


def test_shoes_and_surfaces_are_told_by_their_name() -> None:
    """Walks are no runs."""
    done = tuple(replace(run, shoes="Flats", surface=" trail ", hill=None) for run in runs(hilly=0))
    walks = tuple(replace(run, sport="walking", shoes="Boots") for run in done)
    found: tuple[RunResponse, ...] = run_responses(
        (*done, *walks), _legs(done, told(done, 0)), RULES
    )
    assert {(each.trait, each.name) for each in found} == {
        (RunTrait.SHOES, "Flats"),
        (RunTrait.SURFACE, "trail"),
    }
    assert all(each.others is None for each in found)


def _legs(done: tuple[Run, ...], readings: tuple[TendonReading, ...]) -> Mapping[Side, LegReadings]:
    return Inputs(readings=readings, runs=done).legs
