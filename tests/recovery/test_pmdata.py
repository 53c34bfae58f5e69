"""Real people: most of their days light no point."""

from __future__ import annotations

from pathlib import Path

import pytest

from calfjournal.recovery.verdict import judge
from tests.recovery.mornings import RULES
from tests.recovery.pmdata import people, told


def test_most_days_of_real_people_light_no_point(real_data: Path) -> None:
    """Five people's five months: no rule of sleep, heart, wellness or effort stays lit."""
    folder = real_data / "PMData"
    if not people(folder):
        pytest.skip("PMData is not beside this checkout (../shared/data/real/PMData)")
    lit: dict[str, float] = {}
    for person in people(folder):
        inputs = told(folder, person)
        days = sorted(each.day for each in inputs.checkins)
        points = [judge(day, inputs, RULES).points for day in days]
        lit[person] = sum(map(bool, points)) / len(days)
    assert len(lit) == 5
    assert max(lit.values()) < 0.5, lit
    assert sum(lit.values()) / len(lit) < 0.25, lit
