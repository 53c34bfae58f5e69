"""Whatever the athlete and the calendar, the planner's promises hold."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from calfjournal.domain.athlete import Athlete
from calfjournal.errors import NoLayout
from calfjournal.training.library import load_library
from calfjournal.training.planner import make_plan
from calfjournal.training.programs import load_programs
from tests.training.planner.checker import Case, problems
from tests.training.planner.strategies import athletes, histories, wishes

LIBRARY = load_library()
PROGRAMS = load_programs().programs
FOUNDATION = PROGRAMS["calf_foundation"]
many = settings(
    max_examples=450,
    phases=(Phase.explicit, Phase.reuse, Phase.generate, Phase.shrink),  # explaining is slow
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


def lay(data: st.DataObject, athlete: Athlete, *, races: bool, blocked: bool) -> None:
    asked = data.draw(wishes(races=races, blocked=blocked))
    history = data.draw(histories(asked.start))
    try:
        proposal = make_plan(FOUNDATION, athlete, asked, history, LIBRARY)
    except NoLayout as error:
        assert error.message
        assert error.hint
        assert races or blocked, f"refused without a calendar in the way: {error}"
        return
    case = Case(FOUNDATION, athlete, asked, history.sessions, LIBRARY, proposal)
    assert list(problems(case)) == []


@many
@given(data=st.data(), athlete=athletes())
def test_hard_rules_hold_on_an_open_calendar(data: st.DataObject, athlete: Athlete) -> None:
    """No hard rule is broken for any choice of days, runs, volume and baseline."""
    lay(data, athlete, races=False, blocked=False)


@many
@given(data=st.data(), athlete=athletes())
def test_hard_rules_hold_around_races(data: st.DataObject, athlete: Athlete) -> None:
    """No hard rule is broken with races, and each taper and return is right."""
    lay(data, athlete, races=True, blocked=False)


@many
@given(data=st.data(), athlete=athletes())
def test_hard_rules_hold_around_holidays(data: st.DataObject, athlete: Athlete) -> None:
    """No hard rule is broken with blocked ranges."""
    lay(data, athlete, races=False, blocked=True)


@many
@given(data=st.data(), athlete=athletes())
def test_hard_rules_hold_on_a_full_calendar(data: st.DataObject, athlete: Athlete) -> None:
    """No hard rule is broken with races and blocked ranges together."""
    lay(data, athlete, races=True, blocked=True)
