"""Whatever the athlete and the calendar, the planner's promises hold."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from calfjournal.domain.athlete import Athlete
from calfjournal.domain.plan import Wishes
from calfjournal.domain.program import SessionKind
from calfjournal.domain.session import Session
from calfjournal.errors import NoLayout
from calfjournal.messages import in_words
from calfjournal.training.history import History
from calfjournal.training.library import load_library
from calfjournal.training.planner import Proposal, make_plan
from calfjournal.training.programs import load_programs
from tests.training.planner.checker import Case, problems
from tests.training.planner.strategies import athletes, histories, wishes

# A test lays hundreds of whole plans, which takes minutes where the machine is busy.
pytestmark = pytest.mark.timeout(600)
LIBRARY = load_library()
PROGRAMS = load_programs().programs
FOUNDATION = PROGRAMS["calf_foundation"]
many = settings(
    max_examples=370,
    phases=(Phase.explicit, Phase.reuse, Phase.generate, Phase.shrink),  # explaining is slow
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


def lay(data: st.DataObject, athlete: Athlete, *, races: bool, blocked: bool) -> None:
    asked = data.draw(wishes(races=races, blocked=blocked))
    history = data.draw(histories(asked.start))
    answer = ask(athlete, asked, history)
    if isinstance(answer, NoLayout):
        assert answer.message
        assert answer.hint
        assert races or blocked, f"refused without a calendar in the way: {answer}"
        return
    case = Case(FOUNDATION, athlete, asked, history.sessions, LIBRARY, answer)
    assert list(problems(case)) == []


def ask(athlete: Athlete, asked: Wishes, history: History) -> Proposal | NoLayout:
    try:
        return make_plan(FOUNDATION, athlete, asked, history, LIBRARY)
    except NoLayout as error:
        return error


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


@settings(max_examples=150, phases=(Phase.explicit, Phase.reuse, Phase.generate, Phase.shrink))
@given(data=st.data(), athlete=athletes())
def test_the_same_question_has_the_same_answer(data: st.DataObject, athlete: Athlete) -> None:
    """Asking twice gives equal plans, sessions and reasons."""
    asked = data.draw(wishes())
    history = data.draw(histories(asked.start))
    first, second = ask(athlete, asked, history), ask(athlete, asked, history)
    assert str(first) == str(second)


@settings(max_examples=100, phases=(Phase.explicit, Phase.reuse, Phase.generate, Phase.shrink))
@given(data=st.data(), name=st.sampled_from(sorted(PROGRAMS)))
def test_every_program_can_be_laid(data: st.DataObject, name: str) -> None:
    """Each shipped program keeps its own spacing and phase lengths on any open calendar."""
    program = PROGRAMS[name]
    asked = replace(data.draw(wishes(races=False, blocked=False, program=name)), weeks=None)
    history = data.draw(histories(asked.start))
    proposal = make_plan(program, Athlete(), asked, history, LIBRARY)
    case = Case(program, Athlete(), asked, history.sessions, LIBRARY, proposal)
    assert list(problems(case)) == []


@settings(max_examples=50, phases=(Phase.explicit, Phase.reuse, Phase.generate, Phase.shrink))
@given(data=st.data())
def test_nothing_is_left_out_without_need(data: st.DataObject) -> None:
    """With every weekday open and no race each week holds all the sessions it should."""
    asked = data.draw(wishes(races=False, blocked=False))
    asked = replace(asked, days=(), other_weeks=(), sessions_per_week=None)
    proposal = make_plan(FOUNDATION, Athlete(), asked, History(asked.start), LIBRARY)
    assert not any("sessions fit" in in_words(reason) for reason in proposal.reasons)


@settings(max_examples=120, phases=(Phase.explicit, Phase.reuse, Phase.generate, Phase.shrink))
@given(data=st.data(), athlete=athletes(), races=st.booleans(), blocked=st.booleans())
def test_a_small_test_stands_before_each_gate(
    data: st.DataObject, athlete: Athlete, races: bool, blocked: bool
) -> None:
    """The last weeks of strength hold one, unless a race or days off take them, never an easier."""
    asked = data.draw(wishes(races=races, blocked=blocked))
    answer = ask(athlete, asked, History(asked.start))
    if isinstance(answer, NoLayout):
        return
    case = Case(FOUNDATION, athlete, asked, (), LIBRARY, answer)
    for phase in answer.plan.phases:
        inside = [s for s in case.sessions if phase.start <= s.day <= phase.end]
        tests = [s for s in inside if small_test(s)]
        assert not any(s.deload for s in tests)
        if phase.gate != "light_plyo" or not phase.gate or phase.end >= answer.plan.end:
            continue
        last = [s for s in inside if (phase.end - s.day).days < 14]
        if len({case.week(s) for s in last}) < 2 or any(asked.races) or any(asked.blocked):
            continue
        assert any((phase.end - s.day).days < 14 for s in tests), phase


def small_test(session: Session) -> bool:
    """Raises to the stop rule and a hold of 45 s."""
    raises = any(
        (x.exercise, x.target, x.target_high) == ("sl_calf_raise_floor", 15, 25)
        for x in session.sets
    )
    hold = any((x.exercise, x.target) == ("iso_single_hold", 45) for x in session.sets)
    return session.kind is SessionKind.STRENGTH and raises and hold
