"""The weeks ahead are called by the weeks of their phase."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from calfjournal.domain.plan import Phase, Plan, Wishes
from calfjournal.domain.program import PhaseKind
from calfjournal.views.plan import weeks_ahead

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
