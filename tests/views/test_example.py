"""A year that nobody planned, to show what a plan looks like."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest

from calfjournal.domain.program import Program
from calfjournal.tasks import offered_programs
from calfjournal.views.example import WEEKS, default_program, example_of

START = date(2026, 12, 2)
MONDAY = date(2026, 11, 30)


@pytest.fixture(params=offered_programs(), ids=str)
def program(request: pytest.FixtureRequest) -> Program:
    assert isinstance(request.param, Program)
    return request.param


def test_it_begins_in_the_week_and_its_phases_follow_each_other(program: Program) -> None:
    """Whole weeks without a gap, a year at most, each with what it asks."""
    example = example_of(program, START)
    phases = example.plan.phases
    assert phases[0].start == MONDAY
    assert all(one.end + timedelta(days=1) == other.start for one, other in pairwise(phases))
    assert len(example.loads) == sum(phase.weeks for phase in phases) <= WEEKS
    assert all(example.plan.start <= each.day <= example.plan.end for each in example.sessions)


def test_month_year_and_list_show_the_same_sessions(program: Program) -> None:
    """What stands on its first day stands there in each of them, as planned."""
    example = example_of(program, START)
    first = next(each for each in example.sessions if each.day == MONDAY)
    cell = example.month(MONDAY).cell(MONDAY)
    week = example.year(2026).week(MONDAY)
    assert cell is not None
    assert [mark.kind for mark in cell.sessions] == [first.kind]
    assert week is not None
    assert [each.kind for each in week.days[0].sessions] == [first.kind]
    assert example.rows()[0].entry.day == MONDAY


def test_the_program_shown_is_the_one_a_plan_begins_with() -> None:
    """One that needs no clinician's word; none where there are no programs."""
    programs = {program.id: program for program in offered_programs()}
    found = default_program(programs)
    assert found is not None
    assert found.id == "calf_foundation"
    assert default_program({}) is None
