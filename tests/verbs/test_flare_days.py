"""A flare day by day: what waits, what is counted, what stands beside it."""

from __future__ import annotations

from datetime import timedelta

from msgspec.structs import replace

from calfjournal.domain.checkin import Flare
from calfjournal.domain.exercise import LEGS, Side
from calfjournal.domain.finding import AdjustmentKind
from calfjournal.domain.plan import Race
from calfjournal.domain.program import SessionKind
from calfjournal.domain.session import Session
from calfjournal.journal import Journal
from calfjournal.messages import in_words
from calfjournal.messages.formats import short_day
from tests.training.mornings import session
from tests.verbs.flare_life import (
    AMBER,
    LEFT,
    RED,
    RIGHT,
    asked,
    begin_plan,
    contents,
    lay,
    planned,
    proposal,
    rung,
    wake,
)


def a_retest(journal: Journal, days: int) -> Session:
    """A re-test some days from now."""
    day = journal.today() + timedelta(days=days)
    made = replace(session(day, id=None, plan_id=None), kind=SessionKind.RETEST)
    return journal.sessions.add(made).value


def test_a_retest_waits_until_the_flare_is_over(journal: Journal) -> None:
    """It goes where it breaks no spacing, is told of, and comes back whole at the end."""
    sessions = begin_plan(journal)
    test, today = a_retest(journal, 5), journal.today()
    lay(journal, (14,))
    before = contents(planned(journal, [*sessions, test]))
    journal.flares.start((LEFT,), today)
    (waits,) = planned(journal, [test])
    assert waits.day == today + timedelta(days=16)
    assert contents([replace(waits, day=test.day)]) == contents([test])
    now = journal.flares.now()
    assert now is not None
    (told,) = now.waiting
    assert in_words(told).startswith(
        f"The re-test of {short_day(test.day)} waits for the end of the flare"
    )
    wake(journal, left=AMBER)
    assert planned(journal, [test]) == [waits]
    journal.flares.end(today)
    assert contents(planned(journal, [*sessions, test])) == before
    assert journal.sessions.present(test.key).original_day is None
    journal.undo()
    assert planned(journal, [test]) == [waits]


def test_a_retest_without_room_keeps_clear_of_the_sessions(journal: Journal) -> None:
    """When the calendar leaves no day for a test, it still stands 48 hours from every session."""
    begin_plan(journal)
    test, today = a_retest(journal, 5), journal.today()
    lay(journal, (14,))
    for race in range(10, 100, 10):
        journal.plans.save_race(Race(today + timedelta(days=race)))
    journal.flares.start((LEFT,), today)
    (waits,) = planned(journal, [test])
    assert waits.day == today + timedelta(days=16)


def test_a_retest_that_was_moved_by_hand_stays_there(journal: Journal) -> None:
    """What its athlete decided on a rung is the plan."""
    begin_plan(journal)
    test, today = a_retest(journal, 5), journal.today()
    journal.flares.start((LEFT,), today)
    own = today + timedelta(days=20)
    journal.sessions.move(test.key, own)
    wake(journal, left=AMBER)
    journal.flares.end(today)
    assert journal.sessions.present(test.key).day == own


def test_green_mornings_are_counted(journal: Journal) -> None:
    """How many in a row there are on this rung, of the leg that is worse off."""
    begin_plan(journal)
    journal.flares.start(LEGS, journal.today() - timedelta(days=4))
    found = []
    for days_ago, (left, right) in zip(
        range(3, -1, -1), [(0, 0), (0, RED), (0, 0), (RED, 0)], strict=True
    ):
        wake(journal, left, right, days_ago)
        now = journal.flares.now()
        assert now is not None
        found.append((now.rung, now.greens, now.greens_needed))
    assert found == [(0, 1, 2), (0, 0, 2), (0, 1, 2), (0, 0, 2)]


def test_an_earlier_morning_moves_the_rung_at_once(journal: Journal) -> None:
    """Changed or deleted: rung and days ahead are what they would be without it."""
    sessions = begin_plan(journal)
    today = journal.today()
    journal.flares.start((LEFT,), today - timedelta(days=6))
    wake(journal, left=RED, days_ago=5)
    for days_ago in (4, 3, 2, 1):
        wake(journal, days_ago=days_ago)
    assert rung(journal) == 2
    climbed = contents(planned(journal, sessions))
    wake(journal, left=RED, days_ago=1)
    assert rung(journal) == 0
    eased = contents(planned(journal, sessions))
    assert eased != climbed
    wake(journal, days_ago=1)
    assert contents(planned(journal, sessions)) == climbed
    journal.mornings.delete(today - timedelta(days=1))
    assert rung(journal) == 1
    assert contents(planned(journal, sessions)) not in (eased, climbed)
    journal.undo()
    assert contents(planned(journal, sessions)) == climbed


def test_one_leg_of_an_older_flare_of_both_ends_alone(journal: Journal) -> None:
    """The other leg's goes on from its first day, and the week ahead with it."""
    sessions = begin_plan(journal)
    today = journal.today()
    before = contents(sessions)
    journal.checkins.start_flare(Flare(today - timedelta(days=3), Side.BOTH, note="hills"))
    wake(journal, left=RED)
    journal.flares.end(today, (RIGHT,))
    now = journal.flares.now()
    assert now is not None
    assert (now.legs, now.day) == ((LEFT,), 4)
    assert contents(planned(journal, sessions)) != before
    kept = {each.side: (each.start, each.end, each.note) for each in journal.checkins.flares()}
    start = today - timedelta(days=3)
    assert kept == {LEFT: (start, None, "hills"), RIGHT: (start, today, "hills")}
    journal.undo()
    (one,) = journal.checkins.flares()
    assert (one.side, one.end) == (Side.BOTH, None)


def test_a_flare_has_the_plain_dial_back_beside_it(journal: Journal) -> None:
    """Who chooses it has declined the flare, which is quiet then; undo takes back both."""
    sessions = begin_plan(journal)
    wake(journal, right=5, days_ago=1)
    wake(journal, right=5)
    flare, dial_back, stays = journal.recovery.verdict(journal.today()).adjustments
    assert (flare.kind, stays.kind) == (AdjustmentKind.FLARE_LADDER, AdjustmentKind.GO_ON)
    assert dial_back.kind is AdjustmentKind.DIAL_BACK
    journal.recovery.accept(journal.today(), dial_back)
    assert journal.flares.now() is None
    assert planned(journal, sessions) != sessions
    assert proposal(journal) is None
    journal.undo()
    assert planned(journal, sessions) == sessions
    assert asked(journal) is AdjustmentKind.FLARE_LADDER
