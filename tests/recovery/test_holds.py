"""How good holds were: counted by what the next session of the kind answered."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from calfjournal.domain.checkin import TendonReading
from calfjournal.domain.holds import HoldCount, HoldsSeen
from calfjournal.recovery.holds import how_holds_went
from calfjournal.recovery.inputs import Inputs
from calfjournal.recovery.responses import responses
from tests.recovery.mornings import DAY, RULES, answered, back, done, mornings

GREEN, HOLD, RED, UNTOLD = 0, 3, 8, None
"""What the pain of a day later makes of an answer; None: it was never given."""


def seen(*pains: int | None, apart: int = 4) -> HoldsSeen:
    """Sessions of one kind, oldest first, each with the pain a day later."""
    sessions, readings = [], list[TendonReading]()
    for place, pain in enumerate(reversed(pains)):
        session = done(4 + apart * place, key=place + 1)
        sessions.append(session)
        if pain is not None:
            readings += answered(session, during=0, after=0, h24=pain, h48=0)
    usual = mornings([1] * 10, until=sessions[-1].day)
    inputs = Inputs(readings=(*usual, *readings), sessions=tuple(sessions))
    return how_holds_went(responses(DAY, inputs, RULES, days=365), RULES)


def test_a_hold_is_good_when_the_next_session_is_green() -> None:
    """One hold, then calm; one step back, then a hold, which itself was followed by nothing."""
    assert seen(HOLD, GREEN).holds == HoldCount(1, 0)
    assert seen(RED, HOLD) == HoldsSeen(HoldCount(), HoldCount(1, 1), 20)
    assert seen(HOLD, RED, GREEN) == HoldsSeen(HoldCount(1, 1), HoldCount(1, 0), 20)
    assert seen(GREEN, GREEN) == HoldsSeen(HoldCount(), HoldCount(), 20)


def test_what_nobody_answered_counts_for_nothing() -> None:
    """A hold before an unanswered session, or before a long break, is not counted."""
    assert seen(HOLD, UNTOLD, GREEN).count == 0
    assert seen(HOLD, GREEN, apart=15).count == 0


def test_one_calm_answer_is_as_good_as_one_that_is_not() -> None:
    """Who answers only at 24 h is counted both ways, so that the holds do not look worse."""
    sessions = (done(20, key=1), done(16, key=2))
    told = (*answered(sessions[0], h24=HOLD), *answered(sessions[1], h24=GREEN))
    inputs = Inputs(readings=(*mornings([1] * 10, until=back(20)), *told), sessions=sessions)
    found = how_holds_went(responses(DAY, inputs, RULES, days=365), RULES)
    assert found.holds == HoldCount(1, 0)


def test_twenty_of_both_tell_something() -> None:
    """Nineteen do not."""
    assert not seen(*[HOLD] * 20).is_known
    assert seen(*[HOLD] * 21).is_known


@given(st.lists(st.sampled_from((GREEN, HOLD, RED, UNTOLD)), min_size=1, max_size=9))
def test_each_bad_answer_was_counted_as_a_hold_or_a_step_back(pains: Sequence[int | None]) -> None:
    """Whatever was answered: never more bad ones than holds, never more holds than were asked."""
    found = seen(*pains)
    for kind, asked in ((found.holds, HOLD), (found.steps_back, RED)):
        assert 0 <= kind.bad <= kind.count <= pains[:-1].count(asked)
