"""Answers find their session, each leg is judged apart, and red ones are counted once each."""

from __future__ import annotations

import pytest

from calfjournal.domain.checkin import Moment, Site, TendonReading
from calfjournal.domain.exercise import Side, Unit
from calfjournal.domain.finding import State
from calfjournal.domain.program import PainRule
from calfjournal.domain.session import Session, SetLine
from calfjournal.recovery.inputs import Inputs
from calfjournal.recovery.responses import (
    Response,
    responses,
)
from calfjournal.recovery.tendon import Row
from tests.recovery.mornings import DAY, RULES, answered, back, done, mornings


def judged(inputs: Inputs, days: int = 28) -> dict[tuple[int, Side], Response]:
    found = responses(DAY, inputs, RULES, days=days)
    return {(r.session.key, r.side): r for r in found}


def test_an_answer_belongs_to_the_session_it_was_asked_for() -> None:
    """Two sessions two days apart keep their own 24 and 48 h answers."""
    first, second = done(4, key=1), done(2, key=2)
    readings = (
        *mornings([0] * 10),
        *answered(first, during=1, after=1, h24=1, h48=4),
        *answered(second, during=2, after=2, h24=1, h48=0),
    )
    found = judged(Inputs(readings=readings, sessions=(first, second)))
    assert found[1, Side.LEFT].row is Row.H48
    assert found[2, Side.LEFT].row is Row.GREEN
    assert found[2, Side.LEFT].missing == ()


def test_the_legs_are_judged_by_the_same_rules_apart() -> None:
    """The opposite leg mirrors the rules and keeps its own answers."""
    session = done(2)
    readings = (
        *mornings([0] * 10, Side.LEFT),
        *mornings([1] * 10, Side.RIGHT),
        *answered(session, Side.LEFT, during=1, after=1, h24=3),
        *answered(session, Side.RIGHT, during=1, after=1, h24=1, h48=1),
    )
    found = judged(Inputs(readings=readings, sessions=(session,)))
    assert found[1, Side.LEFT].state is State.RED
    assert found[1, Side.RIGHT].state is State.GREEN
    assert found[1, Side.RIGHT].usual.pain == 1


def test_calf_muscle_soreness_never_answers_for_the_tendon() -> None:
    """Sore muscles two days after a new week do not turn it red, nor answer for it."""
    session = done(2)
    readings = (
        *mornings([0] * 10),
        *answered(session, during=0, h24=0),
        *answered(session, site=Site.CALF, during=7, after=2, h24=6, h48=7),
    )
    found = judged(Inputs(readings=readings, sessions=(session,)))
    assert found[1, Side.LEFT].answers.h48 is None
    assert found[1, Side.LEFT].missing == (Moment.H48,)
    assert found[1, Side.LEFT].state is State.MISSING


def test_a_reading_without_a_session_answers_the_one_of_its_day() -> None:
    """A 48 h answer typed in without its session still finds it by the day."""
    session = done(2)
    loose = TendonReading(DAY, Moment.H48, Side.LEFT, pain=5)
    found = judged(Inputs(readings=(*mornings([0] * 10), loose), sessions=(session,)))
    assert found[1, Side.LEFT].row is Row.H48


def test_nothing_that_came_later_changes_how_a_day_was_judged() -> None:
    """Yesterday judged today is what it was yesterday."""
    session = done(2)
    readings = (*mornings([0] * 10), *answered(session, during=1, after=1, h24=1, h48=6))
    inputs = Inputs(readings=readings, sessions=(session,))
    rows = {
        ago: [r.row for r in responses(back(ago), inputs, RULES, days=3) if r.side is Side.LEFT]
        for ago in (1, 0)
    }
    assert rows == {1: [None], 0: [Row.H48]}


def test_planned_and_skipped_sessions_have_no_response() -> None:
    """Only what was done is answered."""
    planned = done(1, status="planned")
    assert responses(DAY, Inputs(sessions=(planned,)), RULES, days=3) == ()


def _one(session: Session, moment: str, pain: int) -> tuple[TendonReading, ...]:
    pains: dict[str, int | None] = {moment: pain}
    return answered(session, Side.LEFT, site=Site.MIDPORTION, **pains)


@pytest.mark.parametrize("name", ["during", "h24", "h48"])
def test_an_overdue_answer_holds_the_dose_and_a_pending_one_waits(name: str) -> None:
    """On its own day it is open; from the next day on it counts as hold, and can still be given."""
    session = done(3)
    given = {"during": 0, "h24": 0, "h48": 0}
    due = {"during": 3, "h24": 2, "h48": 1}[name]

    def row(ago: int, pains: dict[str, int]) -> Row | None:
        answers = [r for moment, pain in pains.items() for r in _one(session, moment, pain)]
        readings = (*mornings([0] * 10), *answers)
        inputs = Inputs(readings=readings, sessions=(session,))
        found = responses(back(ago), inputs, RULES, days=3)
        return next(r.row for r in found if r.side is Side.LEFT)

    kept_back = {moment: pain for moment, pain in given.items() if moment != name}
    assert row(due, kept_back) is None
    assert row(due - 1, kept_back) is Row.UNANSWERED
    assert Row.UNANSWERED.state is State.AMBER
    assert row(0, given) is Row.GREEN


def test_a_leg_that_did_not_train_owes_no_answer() -> None:
    """Its answers count where they are given, and are not missed."""
    line = SetLine("sl_calf_raise_floor", 0, 1, Side.LEFT, Unit.REPS, 10)
    session = done(4, sets=(line,))
    found = judged(Inputs(readings=mornings([0] * 10, Side.BOTH), sessions=(session,)))
    assert found[1, Side.LEFT].row is Row.UNANSWERED
    assert (found[1, Side.RIGHT].row, found[1, Side.RIGHT].missing) == (None, ())


def test_a_session_is_judged_by_what_its_program_says_of_pain() -> None:
    """Four during and settled is green under a program that accepts it, and a hold elsewhere."""
    sessions = (done(4, key=1, plan_id=7), done(8, key=2, plan_id=8))
    answers = [answered(s, during=4, h24=0, h48=0) for s in sessions]
    readings = (*mornings([0] * 20), *answers[0], *answers[1])
    found = judged(Inputs(readings=readings, sessions=sessions, pain_rules={7: PainRule(5)}))
    assert found[1, Side.LEFT].row is Row.GREEN
    assert found[2, Side.LEFT].row is Row.HOLD_DOSE
