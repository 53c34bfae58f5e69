"""Reds are counted once each, and escalate; only a calm answer ends a row of them."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from calfjournal.domain.athlete import Tendon
from calfjournal.domain.checkin import TendonReading
from calfjournal.domain.exercise import Side
from calfjournal.domain.session import Session
from calfjournal.recovery.inputs import Inputs
from calfjournal.recovery.red_history import RedHistory, red_history
from calfjournal.recovery.responses import responses
from tests.recovery.mornings import DAY, RULES, answered, back, done, mornings

NO_PAIN = tuple(Tendon(side, usual_pain=0) for side in (Side.LEFT, Side.RIGHT))


def history(
    readings: Sequence[TendonReading],
    sessions: Sequence[Session] = (),
    side: Side = Side.LEFT,
) -> RedHistory:
    inputs = Inputs(readings=tuple(readings), sessions=tuple(sessions), tendons=NO_PAIN)
    judged = responses(DAY, inputs, RULES, days=42)
    return red_history(DAY, judged, inputs.legs[side], RULES)


def test_red_sessions_count_once_each_and_escalate() -> None:
    """Two red sessions in 14 days ask for the tests again, three in 28 for a clinician."""
    sessions = [done(26, key=1), done(12, key=2), done(3, key=3)]
    readings = [r for s in sessions for r in answered(s, during=7, h24=2, h48=2)]
    found = history(readings, sessions)
    assert (found.in_14_days, found.in_28_days) == (2, 3)
    assert found.reassess
    assert found.clinician
    assert found.lasting_days == 26
    right = history(readings, sessions, Side.RIGHT)
    assert (right.in_28_days, right.reassess, right.clinician) == (0, False, False)


def test_a_calm_session_ends_lasting_red_and_an_unanswered_one_does_not() -> None:
    """Red lasts from the first red response after the last one that was not."""
    bad, good = done(20, key=1), done(4, key=2)
    readings = (*mornings([0] * 20), *answered(bad, during=8))
    calm = history((*readings, *answered(good, during=0, h24=0, h48=0)), (bad, good))
    assert (calm.lasting_days, calm.clinician) == (0, False)
    silent = history((*readings, *answered(good, during=0)), (bad, good))
    assert (silent.lasting_days, silent.clinician) == (20, True)


@pytest.mark.parametrize(
    ("pains", "counted", "lasting"),
    [
        ([0] * 20 + [5] * 15, 1, 14),
        ([0] * 20 + [5] * 13 + [None] * 5 + [5], 2, 18),
        ([5, 5, 0, 0, 0, 0, 0, 5, 5, 0], 2, 0),
        ([0] * 5 + [3] * 10, 0, 0),
    ],
)
def test_red_mornings_without_a_session_escalate_too(
    pains: list[int | None], counted: int, lasting: int
) -> None:
    """A spell is one red however long it is; it lasts until a morning that is not red."""
    found = history(mornings(pains))
    assert (found.in_28_days, found.lasting_days) == (counted, lasting)
    assert found.lasts == (lasting >= 14)


def test_the_mornings_after_a_red_session_are_part_of_it() -> None:
    """One bad session with two bad mornings is one red, not two."""
    session = done(3)
    readings = (*mornings([0] * 20, until=back(3)), *mornings([5, 5], until=back(1)))
    found = history((*readings, *answered(session, during=7)), (session,))
    assert found.in_14_days == 1
