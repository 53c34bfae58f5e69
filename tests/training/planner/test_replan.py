"""Laying a plan again: what was done and what was placed by hand stay."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from calfjournal.domain.assessment import Assessment, Measure, Result
from calfjournal.domain.athlete import Athlete
from calfjournal.domain.exercise import Side
from calfjournal.domain.plan import Plan, Wishes
from calfjournal.domain.program import PhaseKind
from calfjournal.domain.session import Session, SessionStatus
from calfjournal.errors import NoLayout
from calfjournal.messages import in_words
from calfjournal.training.history import History
from calfjournal.training.library import load_library
from calfjournal.training.planner import Proposal, make_plan, replan
from calfjournal.training.planner.reassess import TendonThen
from calfjournal.training.programs import load_programs
from tests.training.planner.checker import Case, problems
from tests.training.planner.strategies import athletes, wishes

# A test lays hundreds of whole plans, which takes minutes where the machine is busy.
pytestmark = pytest.mark.timeout(600)
LIBRARY = load_library()
FOUNDATION = load_programs().programs["calf_foundation"]
MONDAY = date(2027, 1, 4)


def kept(proposal: Proposal) -> tuple[Plan, list[Session]]:
    """Plan and sessions as a journal would keep them."""
    plan = replace(proposal.plan, id=1)
    return plan, [replace(s, id=n, plan_id=1) for n, s in enumerate(proposal.sessions, start=1)]


def lived(sessions: list[Session], today: date, every: int = 4) -> list[Session]:
    """The sessions as they stand on a day: most done, some skipped, none in the future."""
    return [
        s
        if s.day >= today
        else replace(s, status=SessionStatus.SKIPPED if n % every == 3 else SessionStatus.DONE)
        for n, s in enumerate(sessions)
    ]


@settings(
    max_examples=250,
    phases=(Phase.explicit, Phase.reuse, Phase.generate, Phase.shrink),
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(data=st.data(), athlete=athletes())
def test_planning_again_never_touches_the_past(data: st.DataObject, athlete: Athlete) -> None:
    """Days before today, done, skipped and hand-placed sessions stay; the rest obeys the rules."""
    asked = data.draw(wishes())
    try:
        plan, sessions = kept(make_plan(FOUNDATION, athlete, asked, History(asked.start), LIBRARY))
    except NoLayout:
        return
    today = asked.start + timedelta(data.draw(st.integers(0, (plan.end - plan.start).days)))
    sessions = lived(sessions, today, data.draw(st.integers(4, 9)))
    ahead = [s for s in sessions if s.day >= today]
    if ahead:
        moved = data.draw(st.sampled_from(ahead))
        sessions = [replace(s, locked=True) if s is moved else s for s in sessions]
    fresh = data.draw(wishes())
    newer = replace(fresh, start=asked.start, weeks=asked.weeks)
    history = History(today, sessions=tuple(sessions))
    try:
        again = replan(FOUNDATION, athlete, plan, history, LIBRARY, wishes=newer)
    except NoLayout:
        return
    stay = [s for s in sessions if s.day < today or s.locked or s.status.value == "skipped"]
    end = again.plan.end
    assert [s for s in again.sessions if s.id is not None] == [s for s in stay if s.day <= end]
    new = [s for s in again.sessions if s.id is None]
    assert all(s.day >= today and s.status is SessionStatus.PLANNED for s in new)
    done = tuple(s for s in stay if s.counts or s.locked)
    for phase in plan.phases:
        if phase.end < today:
            assert phase in again.plan.phases
    moment = replace(again, sessions=tuple(new))
    begun = tuple(phase for phase in plan.phases if phase.start <= today)
    case = Case(FOUNDATION, athlete, newer, done, LIBRARY, moment, begun)
    broken = [p for p in problems(case) if "in a row" not in p]
    assert broken == []


def test_an_unchanged_plan_has_an_empty_diff() -> None:
    """Planning again on the first day with the same wishes changes nothing."""
    asked = Wishes("calf_foundation", MONDAY)
    plan, sessions = kept(make_plan(FOUNDATION, Athlete(), asked, History(MONDAY), LIBRARY))
    again = replan(FOUNDATION, Athlete(), plan, History(MONDAY, sessions=tuple(sessions)), LIBRARY)
    assert again.diff == ()
    assert again.plan.phases == plan.phases


def test_the_diff_tells_what_changes_in_words() -> None:
    """A holiday entered later is told as sessions that move or go, by day."""
    asked = Wishes("calf_foundation", MONDAY)
    plan, sessions = kept(make_plan(FOUNDATION, Athlete(), asked, History(MONDAY), LIBRARY))
    away = replace(asked, blocked=((date(2027, 1, 20), date(2027, 1, 21), "travel"),))
    again = replan(
        FOUNDATION,
        Athlete(),
        plan,
        History(date(2027, 1, 12), sessions=tuple(lived(sessions, date(2027, 1, 12)))),
        LIBRARY,
        wishes=away,
    )
    assert again.diff
    assert any("20 Jan" in in_words(line) for line in again.diff)
    assert not any("11 Jan" in in_words(line) for line in again.diff)


def retested(
    left: int,
    right: int,
    ankle: tuple[int, int] = (12, 12),
    *,
    red: bool = False,
    rising: bool = False,
    gates: tuple[str, ...] = (),
    race_in: int | None = None,
) -> Proposal:
    """The plan laid again on the last day of its first re-test week."""
    asked = Wishes("calf_foundation", MONDAY)
    plan, sessions = kept(make_plan(FOUNDATION, Athlete(), asked, History(MONDAY), LIBRARY))
    test = next(p for p in plan.phases if p.kind is PhaseKind.REASSESS)
    results = (
        Result(Measure.KNEE_TO_WALL, Side.LEFT, ankle[0]),
        Result(Measure.KNEE_TO_WALL, Side.RIGHT, ankle[1]),
        Result(Measure.HEEL_RISE, Side.LEFT, left),
        Result(Measure.HEEL_RISE, Side.RIGHT, right),
    )
    history = History(
        test.end,
        sessions=tuple(lived(sessions, test.end)),
        assessments=(Assessment(test.end - timedelta(1), results),),
    )
    race = () if race_in is None else ((test.end + timedelta(race_in), 21.1),)
    then = replace(plan.wishes, races=race)
    return replan(
        FOUNDATION,
        Athlete(),
        plan,
        history,
        LIBRARY,
        wishes=then,
        tendon=TendonThen(red=red, rising=rising, open_gates=gates),
    )


def after_test(proposal: Proposal) -> tuple[PhaseKind, int]:
    phases = proposal.plan.phases
    index = next(i for i, p in enumerate(phases) if p.kind is PhaseKind.REASSESS)
    follower = phases[index + 1]
    return follower.kind, follower.weeks


def test_a_weak_re_test_repeats_strength() -> None:
    """Heel rises under 80 % or a side gap over 10 % send the next round back to strength."""
    weak = retested(18, 12)
    assert after_test(weak)[0] is PhaseKind.STRENGTH
    assert any("strength is repeated" in in_words(reason) for reason in weak.reasons)


def test_a_wide_ankle_gap_repeats_mobility() -> None:
    """More than 2 cm between the ankles brings four weeks of mobility."""
    wide = retested(26, 26, (12, 9))
    assert after_test(wide) == (PhaseKind.MOBILITY, 4)
    assert any("mobility comes again" in in_words(reason) for reason in wide.reasons)


def test_a_good_re_test_raises_the_level() -> None:
    """After good results the next round starts one exercise level higher."""
    good = retested(28, 27)
    assert any("one exercise level higher" in in_words(reason) for reason in good.reasons)
    second = [s for s in good.sessions if s.type_id == "s1_heavy" and s.id is None]
    assert second
    assert any(line.exercise == "seated_calf_raise_single" for line in second[0].sets)


@pytest.mark.parametrize(
    ("why", "said"),
    [({"rising": True}, "mornings rose"), ({"gates": ("Onto the springs",)}, "Onto the springs")],
)
def test_rising_mornings_or_an_unmet_gate_keep_the_exercises(
    why: dict[str, Any], said: str
) -> None:
    """Good tests alone make the next round no harder: gates are met and no morning rose."""
    kept_level = retested(28, 27, **why)
    assert said in in_words(kept_level.decided)
    second = [s for s in kept_level.sessions if s.type_id == "s1_heavy" and s.id is None]
    assert second
    assert not any(line.exercise == "seated_calf_raise_single" for line in second[0].sets)


def test_a_red_tendon_comes_before_what_was_tested() -> None:
    """A red answer within 14 days leads to mobility first, however good the tests were."""
    careful = retested(28, 27, red=True)
    assert after_test(careful) == (PhaseKind.MOBILITY, 4)
    assert "red within the 14 days" in in_words(careful.decided)
    assert careful.decided in careful.reasons
    assert in_words(retested(28, 27).decided).startswith("Re-test: ankles and heel rises reached")


def test_a_race_soon_after_the_re_test_is_followed_by_two_weeks_of_mobility() -> None:
    """Taper and rest lie in the mobility phase, which ends two weeks after the rest."""
    soon = retested(28, 27, race_in=14)
    assert after_test(soon) == (PhaseKind.MOBILITY, 5)  # 2 weeks, 1 of rest, and 2
    assert "two weeks after the rest" in in_words(soon.decided).replace("2 weeks", "two weeks")


def test_a_settled_phase_length_is_kept() -> None:
    """A length the athlete accepted is used, inside the program's range."""
    asked = Wishes("calf_foundation", MONDAY, phase_weeks=((0, 6), (1, 99)))
    phases = make_plan(FOUNDATION, Athlete(), asked, History(MONDAY), LIBRARY).plan.phases
    assert [phase.weeks for phase in phases[:2]] == [6, 8]


def test_phases_of_one_kind_and_name_keep_their_places() -> None:
    """The second of two phases that are called alike goes on as the second."""
    strength = next(t for t in FOUNDATION.phases if t.kind is PhaseKind.STRENGTH)
    springs = next(t for t in FOUNDATION.phases if t.kind is PhaseKind.PLYOMETRIC)
    month = (4, 4, 4)
    second = replace(springs, kind=strength.kind, title=strength.title, weeks_range=month)
    program = replace(FOUNDATION, phases=(replace(strength, weeks_range=month), second))
    asked = Wishes(program.id, MONDAY, weeks=8)
    plan, sessions = kept(make_plan(program, Athlete(), asked, History(MONDAY), LIBRARY))
    today = MONDAY + timedelta(weeks=5)
    history = History(today, sessions=tuple(lived(sessions, today)))
    ahead = [s for s in replan(program, Athlete(), plan, history, LIBRARY).sessions if not s.id]
    assert ahead
    assert {s.type_id for s in ahead} <= {name for week in springs.weeks for name in week.sessions}
