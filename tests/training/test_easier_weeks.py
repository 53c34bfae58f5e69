"""A planned easier week is offered as a usual one where its rest was had already."""

from __future__ import annotations

from itertools import product

import pytest
from msgspec.structs import replace

from calfjournal.domain.finding import (
    Adjustment,
    AdjustmentKind,
    Light,
    SessionChange,
    State,
    Verdict,
)
from calfjournal.domain.session import Session, SessionStatus, count_sets
from calfjournal.training.session_changes import apply
from tests.training.mornings import GREEN_DAY, SWAPS, on, session, verdict, ways

EASIER = 28
"""The day the planned easier week begins, after four others."""


def planned(done: int, *, easier: int = EASIER) -> tuple[Session, ...]:
    """Two sessions a week; of the third week only so many are done, then an easier week."""
    usual = [session(on(7 * week + day), week=week + 1) for week in range(4) for day in (0, 3)]
    kept = [s for s in usual if s.week == 3][:done]
    trained = [
        replace(s, status=SessionStatus.DONE) if s.week != 3 or s in kept else s for s in usual
    ]
    light = [session(on(easier + day), week=5, deload=True) for day in (0, 3)]
    fewer = [replace(s, sets=tuple(x for x in s.sets if x.number == 1)) for s in light]
    return (*trained, *fewer)


def greens(day: int, count: int = 3) -> tuple[Verdict, ...]:
    """Calm mornings up to a day, the newest first."""
    return tuple(verdict(on(day - back), GREEN_DAY) for back in range(count))


def offered(plan: tuple[Session, ...], mornings: tuple[Verdict, ...]) -> tuple[Adjustment, ...]:
    return tuple(
        way for way in ways(*mornings, sessions=plan) if way.kind is AdjustmentKind.USUAL_WEEK
    )


def test_a_week_that_was_missed_by_half_was_the_easier_one() -> None:
    """The sessions of the planned easier week take over those of the week before, none else."""
    plan = planned(done=1)
    (way,) = offered(plan, greens(EASIER))
    after = apply(way.changes, plan, SWAPS)
    assert [s for s, was in zip(after, plan, strict=True) if s != was] == list(after[-2:])
    assert [count_sets(s.sets) for s in after[-2:]] == [count_sets(s.sets) for s in plan[6:8]]
    assert not any(s.deload for s in after)
    assert way.keeps is not None
    assert way.keeps > 1


def test_it_stays_an_easier_week_after_three_usual_ones() -> None:
    """Nothing was missed: the rest is due."""
    assert offered(planned(done=2), greens(EASIER)) == ()


@pytest.mark.parametrize(("day", "asks"), [(26, False), (27, True), (28, True), (29, False)])
def test_it_is_asked_the_day_before_or_on_the_day(day: int, *, asks: bool) -> None:
    """Not days ahead, when much may still happen, nor once its day is over."""
    assert bool(offered(planned(done=1), greens(day))) is asks


def test_it_is_not_asked_once_the_week_is_begun() -> None:
    """What is left of an easier week stays easy."""
    plan = planned(done=1)
    begun = (*plan[:-2], replace(plan[-2], status=SessionStatus.DONE), plan[-1])
    assert offered(begun, greens(EASIER + 3)) == ()


def test_it_takes_two_green_mornings() -> None:
    """Any other answer of the last two mornings, or another light, keeps the easier week."""
    plan = planned(done=1)
    states = (State.AMBER, State.RED)
    for back, state in product((0, 1), states):
        mornings = list(greens(EASIER))
        sore = verdict(on(EASIER - back), ("tendon.agreeing.left", state))
        mornings[back] = sore
        assert offered(plan, tuple(mornings)) == ()
    tired = replace(verdict(on(EASIER), GREEN_DAY), light=Light.AMBER, points=1)
    assert offered(plan, (tired, *greens(EASIER)[1:])) == ()


def test_to_keep_the_easier_week_is_the_other_way() -> None:
    """It changes nothing and is told as what it is."""
    usual, stays = ways(*greens(EASIER), sessions=planned(done=1))
    assert usual.kind is AdjustmentKind.USUAL_WEEK
    assert (stays.kind, stays.changes) == (AdjustmentKind.GO_ON, ())


def test_it_is_not_asked_after_a_week_without_training() -> None:
    """Nor in the week after missed time was decided on: 8.5 asks for less then."""
    plan = planned(done=1)
    away = tuple(
        replace(s, status=SessionStatus.PLANNED) if on(21) <= s.day < on(EASIER) else s
        for s in plan
    )
    assert offered(away, greens(EASIER)) == ()
    missed = Adjustment(AdjustmentKind.MISSED_TIME, "", rule="missed_time", accepted=True)
    decided = [(on(EASIER - 1), missed)]
    found = ways(*greens(EASIER), sessions=plan, decided=decided)
    assert AdjustmentKind.USUAL_WEEK not in [way.kind for way in found]


def test_an_easier_week_keeps_its_mark_where_a_week_is_done_again() -> None:
    """Unless it takes over more than it holds, as when it is trained as usual."""
    easier = session(on(7), (("calf_raise_step", 3),), deload=True)
    for sets, stays in ((2, True), (5, False)):
        earlier = session(on(0), (("calf_raise_step", sets),), done=True)
        (again,) = apply((SessionChange(easier.key, like=earlier.id),), (easier, earlier), SWAPS)[
            :1
        ]
        assert again.deload is stays
