"""A session on a rung is called by what is left of it, and gets its own name back."""

from __future__ import annotations

from datetime import timedelta

import pytest
from msgspec.structs import replace

from calfjournal.domain.program import SessionKind
from calfjournal.domain.session import Session
from calfjournal.messages import in_words
from calfjournal.training.flares import RUNGS
from calfjournal.training.ground_rules import GroundRules
from calfjournal.training.ladder import LaidOnRung, laid_on
from tests.training.mornings import SWAPS, on, session, springs

TODAY = on(0)
HEAVY, HOPS = session(on(1)), springs(on(3))
TOP = len(RUNGS)


def laid(rung: int, before: LaidOnRung | None = None) -> LaidOnRung:
    """The two sessions on a rung, from the plan or from another rung."""
    there = {s.key: s for s in (HEAVY, HOPS)}
    if before is not None:
        there.update((s.key, s) for s in before.sessions)
    return laid_on(rung, there, before.standing if before else (), TODAY, SWAPS)


def called(found: LaidOnRung) -> dict[str, tuple[str, SessionKind]]:
    """Name and kind of each session, by the name it was planned with."""
    names = {HEAVY.key: "heavy", HOPS.key: "hops"}
    return {names[s.key]: (in_words(s.title), s.kind) for s in found.sessions}


@pytest.mark.parametrize(
    ("rung", "name", "heavy", "hops"),
    [
        (0, "Light holds and easy range", SessionKind.MOBILITY, SessionKind.MOBILITY),
        (1, "Two-leg and body-weight raises", SessionKind.STRENGTH, SessionKind.STRENGTH),
    ],
)
def test_the_lowest_rungs_name_both(
    rung: int, name: str, heavy: SessionKind, hops: SessionKind
) -> None:
    """Nothing is called heavy, or a hop, where neither is left."""
    assert called(laid(rung)) == {"heavy": (name, heavy), "hops": (name, hops)}


def test_higher_rungs_name_what_lost_its_hops() -> None:
    """A heavy session is heavy again; hops come back on both legs."""
    third, fourth = called(laid(2)), called(laid(3))
    assert third["heavy"] == (in_words(HEAVY.title), SessionKind.STRENGTH)
    assert third["hops"] == ("Slow and heavy, without hops", SessionKind.STRENGTH)
    assert fourth["hops"] == ("Hops on both legs", SessionKind.PLYOMETRIC)


def test_every_name_comes_back() -> None:
    """Up the whole ladder and off it, each session is called as it was planned."""
    found = laid(0)
    for rung in range(1, TOP + 1):
        found = laid(rung, found)
    given: dict[int, Session] = {s.key: s for s in found.sessions}
    assert given[HOPS.key] == HOPS
    assert given.get(HEAVY.key, HEAVY) == HEAVY
    assert found.standing == ()


def test_a_retest_without_room_in_the_plan_waits_after_its_end() -> None:
    """The last weeks of a plan may be full: no rule is broken for a test."""
    test = replace(session(on(2)), kind=SessionKind.RETEST)
    full = [session(on(day)) for day in range(14, 29, 2)]
    end = full[-1].day + timedelta(days=1)
    there = {s.key: s for s in (test, *full)}
    found = laid_on(0, there, (), TODAY, SWAPS, lambda: GroundRules(last=end))
    (waits,) = (s for s in found.sessions if s.key == test.key)
    assert waits.day == full[-1].day + timedelta(days=2)
