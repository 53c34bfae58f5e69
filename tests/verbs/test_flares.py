"""Flares lived: they begin and end as whole acts, and the week ahead follows their ladder."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from functools import partial

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from calfjournal.domain.checkin import Flare, Moment, TendonReading
from calfjournal.domain.exercise import LEGS, Side
from calfjournal.domain.finding import AdjustmentKind
from calfjournal.errors import InputError, NothingToDo
from calfjournal.journal import Journal
from calfjournal.training.flares import RUNGS
from tests.training.mornings import session
from tests.verbs.flare_life import (
    AMBER,
    CALM,
    LEFT,
    RED,
    RIGHT,
    asked,
    begin_plan,
    contents,
    planned,
    proposal,
    rung,
    wake,
)


def test_two_sore_mornings_propose_a_flare(journal: Journal) -> None:
    """4 and more, two above usual, on two mornings running; accepting begins it in one step."""
    sessions = begin_plan(journal)
    before = contents(sessions)
    wake(journal, right=5, days_ago=1)
    assert journal.flares.now() is None
    wake(journal, right=4)
    found = proposal(journal)
    assert found is not None
    assert (found.kind, found.rule) == (AdjustmentKind.FLARE_LADDER, "flare.right")
    journal.recovery.accept(journal.today(), found)
    now = journal.flares.now()
    assert now is not None
    assert (now.legs, now.day, now.rung) == ((RIGHT,), 1, 0)
    eased = planned(journal, sessions)
    assert [each.load_class for each in eased] == [1, 1, 1, 1, 3]
    assert proposal(journal) is None
    journal.undo()
    assert journal.flares.now() is None
    assert contents(planned(journal, sessions)) == before


def test_one_sore_morning_is_no_flare(journal: Journal) -> None:
    """Neither one morning nor two with a day between them."""
    begin_plan(journal)
    wake(journal, left=5, days_ago=2)
    wake(journal, left=5)
    assert asked(journal) is not AdjustmentKind.FLARE_LADDER


def test_declined_is_quiet_unless_two_points_worse(journal: Journal) -> None:
    """The same mornings do not ask again; two points more do."""
    begin_plan(journal)
    wake(journal, left=4, days_ago=1)
    wake(journal, left=4)
    found = proposal(journal)
    assert found is not None
    journal.recovery.decline(journal.today(), found)
    assert proposal(journal) is None
    wake(journal, left=5)
    assert asked(journal) is not AdjustmentKind.FLARE_LADDER


def test_the_ladder_goes_up_and_gives_the_plan_back(journal: Journal) -> None:
    """Every rung is laid from the plan itself; at the end everything is as planned."""
    sessions = begin_plan(journal)
    before = contents(sessions)
    today = journal.today()
    wake(journal, left=RED, days_ago=8)
    journal.flares.start((LEFT,), today - timedelta(days=8))
    classes = []
    for days_ago in range(7, -1, -1):
        wake(journal, days_ago=days_ago)
        classes.append(max(each.load_class for each in planned(journal, sessions)[:4]))
    assert classes == [1, 2, 2, 3, 3, 4, 4, 5]
    assert contents(planned(journal, sessions)) == before
    assert asked(journal) is AdjustmentKind.FLARE_END
    found = proposal(journal)
    assert found is not None
    journal.recovery.accept(today, found)
    assert journal.flares.now() is None
    assert contents(planned(journal, sessions)) == before


def test_an_end_on_the_ladder_gives_the_plan_back(journal: Journal) -> None:
    """Ended by hand on the bottom, in one step to undo."""
    sessions = begin_plan(journal)
    before = contents(sessions)
    journal.flares.start((LEFT, RIGHT), journal.today())
    eased = contents(planned(journal, sessions))
    assert eased != before
    journal.flares.end(journal.today())
    assert contents(planned(journal, sessions)) == before
    journal.undo()
    assert contents(planned(journal, sessions)) == eased
    journal.undo()
    assert contents(planned(journal, sessions)) == before
    assert journal.checkins.flares() == []


def test_what_was_changed_by_hand_is_the_plan_from_then_on(journal: Journal) -> None:
    """The end gives a session back as its athlete left it, not as it was before."""
    sessions = begin_plan(journal)
    journal.flares.start((LEFT,), journal.today())
    own = planned(journal, sessions)[2]
    gone = [line for line in own.sets if line.item == own.sets[0].item]
    journal.sets.remove(gone, "Without the first")
    left = contents([journal.sessions.present(own.key)])
    wake(journal, left=AMBER)
    journal.flares.end(journal.today())
    assert contents([journal.sessions.present(own.key)]) == left


def test_the_worse_leg_says_how_far(journal: Journal) -> None:
    """Two flares are two ladders; the plan follows the lower one, and each leg's own answers."""
    begin_plan(journal)
    today = journal.today()
    for days_ago in range(5, -1, -1):
        wake(journal, right=AMBER, days_ago=days_ago)
    journal.flares.start((LEFT,), today - timedelta(days=5))
    assert rung(journal) == 3
    journal.flares.start((RIGHT,), today - timedelta(days=5))
    assert rung(journal) == 0
    journal.flares.end(today, (RIGHT,))
    assert rung(journal) == 3


def test_the_leg_that_goes_on_gives_the_plan_back(journal: Journal) -> None:
    """The flare that began the ladder may end first; nothing is eased twice, and nothing stays."""
    sessions = begin_plan(journal)
    before, today = contents(sessions), journal.today()
    journal.flares.start((LEFT,), today - timedelta(days=5))
    journal.flares.start((RIGHT,), today - timedelta(days=2))
    laid = contents(planned(journal, sessions))
    journal.flares.end(today, (LEFT,))
    wake(journal, right=RED)
    assert contents(planned(journal, sessions)) == laid != before
    journal.flares.end(today)
    assert contents(planned(journal, sessions)) == before


@pytest.mark.parametrize("act", ["skip", "finish"])
@pytest.mark.parametrize("first", ["end", "reopen"])
def test_what_was_left_out_or_done_by_mistake_comes_back_as_planned(
    journal: Journal, act: str, first: str
) -> None:
    """A session that was closed on a rung and opened again, before the end or after a skip."""
    sessions = begin_plan(journal)
    before, key = contents(sessions), sessions[0].key
    journal.flares.start((LEFT,), journal.today())
    if act == "skip":
        journal.sessions.skip(key)
    else:
        journal.sessions.finish(key)
        first = "reopen"  # What was done on a rung is what was done, once the flare is over.
    wake(journal, left=RED)
    acts: list[Callable[[], object]] = [
        partial(journal.sessions.reopen, key),
        partial(journal.flares.end, journal.today()),
    ]
    for each in acts if first == "reopen" else acts[::-1]:
        each()
    assert contents(planned(journal, sessions)) == before


def test_no_flare_ends_on_a_day_to_come(journal: Journal) -> None:
    """Nobody knows about tomorrow."""
    journal.flares.start((LEFT,), journal.today())
    with pytest.raises(InputError):
        journal.flares.end(journal.today() + timedelta(days=1))


def test_a_leg_has_one_open_flare(journal: Journal) -> None:
    """Also where an older journal holds one of both legs; what is to come begins no flare."""
    today = journal.today()
    journal.checkins.start_flare(Flare(today, Side.BOTH))
    for legs in ((LEFT,), (RIGHT,), LEGS):
        with pytest.raises(InputError):
            journal.flares.start(legs, today)
    journal.flares.end(today)
    with pytest.raises(NothingToDo):
        journal.flares.end(today)
    with pytest.raises(InputError):
        journal.flares.start(LEGS, today + timedelta(days=1))
    assert [each.side for each in journal.flares.start(LEGS, today).value] == list(LEGS)


MORNINGS = st.lists(
    st.tuples(st.sampled_from([CALM, AMBER, RED]), st.sampled_from([CALM, AMBER, RED])),
    min_size=1,
    max_size=8,
)


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=8, deadline=None
)
@given(MORNINGS, st.sampled_from([(LEFT,), (RIGHT,), LEGS]))
def test_any_mornings_keep_the_ladder(
    journal: Journal, mornings: list[tuple[int, int]], legs: tuple[Side, ...]
) -> None:
    """The rung stays on the ladder, no session is emptied, and the end gives the plan back."""
    sessions = begin_plan(journal)
    before = contents(sessions)
    journal.flares.start(legs, journal.today() - timedelta(days=len(mornings)))
    for days_ago, (left, right) in zip(range(len(mornings) - 1, -1, -1), mornings, strict=False):
        wake(journal, left, right, days_ago)
        at = rung(journal)
        assert 0 <= at <= len(RUNGS)
        limit = 5 if at == len(RUNGS) else RUNGS[at].max_load_class
        laid = planned(journal, sessions)[:4]
        assert all(each.sets and each.load_class <= limit for each in laid)
    journal.flares.end(journal.today())
    assert contents(planned(journal, sessions)) == before
    for each in sessions:
        journal.sessions.delete(each.key)


ACTS = st.lists(
    st.tuples(st.booleans(), st.sampled_from([Side.LEFT, Side.RIGHT, Side.BOTH])), max_size=12
)


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=20, deadline=None
)
@given(ACTS)
def test_never_two_open_flares_of_a_leg(journal: Journal, acts: list[tuple[bool, Side]]) -> None:
    """However they are begun and ended, also straight into the journal."""
    today = journal.today()
    for begins, side in acts:
        with suppress(InputError, NothingToDo):
            if not begins:
                journal.flares.end(today, side.legs)
            elif side is Side.BOTH:
                journal.checkins.start_flare(Flare(today, side))
            else:
                journal.flares.start(side.legs, today)
        legs = [leg for each in journal.checkins.flares() if not each.end for leg in each.side.legs]
        assert len(legs) == len(set(legs))
        now = journal.flares.now()
        assert set(legs) == set(now.legs if now is not None else ())
    with suppress(NothingToDo):
        journal.flares.end(today)


def test_no_exercise_is_learned_from_in_a_flare(journal: Journal) -> None:
    """What a flaring leg answers says nothing of the exercise; the other leg is learned from."""
    begin_plan(journal)
    day = journal.today() - timedelta(days=3)
    done = replace(session(day, done=True), id=None, plan_id=None)
    lines = tuple(replace(line, done=line.target) for line in done.sets)
    key = journal.sessions.add(replace(done, sets=lines)).value.key
    for leg in LEGS:
        for moment, after in ((Moment.H24, 1), (Moment.H48, 2)):
            at = day + timedelta(days=after)
            journal.mornings.answer(TendonReading(at, moment, leg, pain=1, session_id=key))
    today = journal.today()
    assert {each.side for each in journal.progress.exercise_responses(today)} == set(LEGS)
    journal.flares.start((LEFT,), day)
    assert {each.side for each in journal.progress.exercise_responses(today)} == {RIGHT}
