"""The weeks ahead are called by the weeks of their phase."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from calfjournal.domain.exercise import Side, Unit
from calfjournal.domain.plan import Phase, Plan, Wishes
from calfjournal.domain.program import PhaseKind, SessionKind
from calfjournal.domain.run import Advice, PlannedRun, RunKind
from calfjournal.domain.session import Session, SetLine
from calfjournal.training.library import load_library
from calfjournal.views.plan import first_and_most, planned_mean, planned_weeks, weeks_ahead
from calfjournal.views.plan_words import load_lines

MONDAY = date(2026, 11, 23)


@pytest.mark.parametrize("weekday", range(7))
def test_no_week_is_beyond_its_phase(weekday: int) -> None:
    """Whatever day a plan begins on, five weeks are 1 to 5 of 5."""
    start = MONDAY + timedelta(weekday)
    middle = start + timedelta(weeks=5)
    end = middle + timedelta(weeks=2, days=-1)
    phases = (
        Phase(PhaseKind.MOBILITY, "Range", start, middle - timedelta(1), 5),
        Phase(PhaseKind.STRENGTH, "Strength", middle, end, 2),
    )
    plan = Plan(1, "p", "Plan", start, end, phases, Wishes("p", start))
    weeks = weeks_ahead(plan, (), {}, start, count=12)
    assert weeks[0].number == 1
    for week in weeks:
        assert week.phase is not None
        assert 1 <= week.number <= week.phase.weeks
    assert {w.number for w in weeks if w.phase == phases[0]} == {1, 2, 3, 4, 5}


def test_every_week_has_its_load_and_its_kilometres() -> None:
    """From the Monday of the first day on, also where nothing stands; what is left out is none."""
    start = MONDAY + timedelta(days=3)
    plan = Plan(1, "p", "Plan", start, start + timedelta(days=20), (), Wishes("p", start))
    sets = (SetLine("sl_calf_raise_floor", 0, 1, Side.LEFT, Unit.REPS, 10),)
    session = Session(start, SessionKind.STRENGTH, "Raises", sets=sets)
    runs = [PlannedRun(MONDAY + timedelta(days=day), RunKind.EASY, km=8.0) for day in (5, 6, 15)]
    runs.append(PlannedRun(start, RunKind.EASY, km=5.0, advice=Advice.NONE))
    found = list(planned_weeks(plan, [session], runs, load_library()))
    assert [week.first for week in found] == [MONDAY + timedelta(weeks=n) for n in range(4)]
    assert [week.km for week in found] == [16.0, 0.0, 8.0, 0.0]
    assert [week.calf > 0 for week in found] == [True, False, False, False]


def test_the_weeks_ahead_and_the_preview_say_how_far_is_run() -> None:
    """A plan that begins amid a week is told by its first whole one; races do not count."""
    start = MONDAY + timedelta(days=3)
    plan = Plan(1, "p", "Plan", start, start + timedelta(days=20), (), Wishes("p", start))
    km = {3: 4.0, 8: 12.0, 9: 13.5, 16: 30.0}
    runs = [PlannedRun(MONDAY + timedelta(days), RunKind.EASY, km=far) for days, far in km.items()]
    race = PlannedRun(MONDAY + timedelta(days=17), RunKind.RACE, km=42.2)
    weeks = weeks_ahead(plan, (), {}, start, [*runs, race])
    assert [load_lines(week) for week in weeks] == [["4 km"], ["26 km"], ["72 km"], []]
    assert first_and_most(plan, [*runs, race]) == (25.5, 30.0)
    assert first_and_most(plan, [PlannedRun(start, RunKind.EASY)]) is None
    length = 3  # Its weeks.
    assert planned_mean(plan, [*runs, race]) == sum(run.km or 0.0 for run in runs) / length
