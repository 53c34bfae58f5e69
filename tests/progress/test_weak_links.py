"""Weak links are named when tests four weeks apart agree about a leg."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calfjournal.domain.assessment import Assessment, Measure, Result, StopRule
from calfjournal.domain.exercise import Side
from calfjournal.domain.weak_link import WeakLink, WeakLinkKind
from calfjournal.progress.weak_links import DRILLS, weak_links
from calfjournal.thresholds import load_thresholds
from calfjournal.training.library import load_library

LIMITS = load_thresholds()
START = date(2026, 1, 5)
REACH, RAISES = Measure.KNEE_TO_WALL, Measure.HEEL_RISE
Tested = tuple[int, Measure, float, float]
"""Days after the start, measure, left, right."""


def found(*tests: Tested, today: int = 60) -> tuple[WeakLink, ...]:
    batteries = [
        Assessment(
            START + timedelta(days=at),
            (Result(measure, Side.LEFT, left), Result(measure, Side.RIGHT, right)),
        )
        for at, measure, left, right in tests
    ]
    return weak_links(START + timedelta(days=today), batteries, LIMITS)


def test_a_gap_of_four_weeks_is_named_with_leg_and_number() -> None:
    """The weaker leg, the newest value, since when, and how many tests say so."""
    tests = [(0, RAISES, 20, 30), (14, RAISES, 22, 30), (28, RAISES, 24, 30)]
    assert found(*tests) == (WeakLink(WeakLinkKind.RAISE_GAP, Side.LEFT, 80, START, 3),)
    (gap,) = found((0, REACH, 12, 10), (28, REACH, 12.5, 10.5))
    assert (gap.kind, gap.side, gap.value) == (WeakLinkKind.REACH_GAP, Side.RIGHT, 2)


@pytest.mark.parametrize(
    "tests",
    [
        [(0, RAISES, 20, 30)],
        [(0, RAISES, 20, 30), (27, RAISES, 20, 30)],
        [(0, RAISES, 20, 30), (28, RAISES, 28, 30)],
        [(0, RAISES, 20, 30), (28, RAISES, 30, 20)],
        [(0, RAISES, 20, 30), (20, RAISES, 29, 30), (40, RAISES, 20, 30)],
        [(0, REACH, 12, 10.5), (28, REACH, 12, 10.5)],
    ],
    ids=["one test", "27 days", "gone", "the other leg", "even in between", "small gap"],
)
def test_what_does_not_stay_is_not_named(tests: list[Tested]) -> None:
    """One test, too short a time, or a test that says otherwise in between."""
    assert found(*tests) == ()


def test_old_tests_say_nothing_of_now() -> None:
    """The newest must not be older than eight weeks."""
    tests = [(0, RAISES, 20, 30), (28, RAISES, 20, 30)]
    assert found(*tests, today=28 + 56)
    assert found(*tests, today=28 + 57) == ()


def test_a_low_range_is_named_once() -> None:
    """A leg that is low and behind is low: one sentence, one drill."""
    tests = [(0, REACH, 7, 10), (30, REACH, 8, 10)]
    assert [link.kind for link in found(*tests)] == [WeakLinkKind.LOW_REACH]
    both = [(0, REACH, 7, 7.5), (30, REACH, 8, 8)]
    assert [link.side for link in found(*both)] == [Side.LEFT, Side.RIGHT]


def ended(*tests: tuple[int, StopRule | None], reps: float = 20) -> tuple[WeakLink, ...]:
    batteries = [
        Assessment(START + timedelta(days=at), (Result(RAISES, Side.RIGHT, reps, ended=end),))
        for at, end in tests
    ]
    return weak_links(START + timedelta(days=60), batteries, LIMITS)


@pytest.mark.parametrize("ending", [end for end in StopRule if end is not StopRule.PAIN])
def test_the_same_stop_rule_every_time_is_named(ending: StopRule) -> None:
    """With the leg, the newest count and since when; a test that does not tell is passed by."""
    (link,) = ended((0, ending), (14, None), (28, ending))
    assert link == WeakLink(WeakLinkKind(f"ended_by_{ending}"), Side.RIGHT, 20, START, 2)


def test_a_stop_rule_that_changes_or_pain_is_no_weak_link() -> None:
    """Another rule in between says it is not always this one; pain is judged by its own rule."""
    assert ended((0, StopRule.HEIGHT), (14, StopRule.BEAT), (28, StopRule.HEIGHT)) == ()
    assert ended((0, StopRule.PAIN), (28, StopRule.PAIN)) == ()
    assert ended((0, StopRule.HEIGHT), (27, StopRule.HEIGHT)) == ()
    assert ended((0, None), (28, None)) == ()


def test_every_drill_is_in_the_library() -> None:
    """Each kind has one, the last of them for everybody."""
    exercises = load_library().exercises
    assert set(DRILLS) == set(WeakLinkKind)
    assert {drill for drills in DRILLS.values() for drill in drills} <= set(exercises)


@given(
    tests=st.lists(
        st.tuples(
            st.integers(0, 90),
            st.sampled_from((REACH, RAISES)),
            st.integers(0, 40),
            st.integers(0, 40),
        ),
        max_size=8,
    ),
    today=st.integers(0, 120),
)
def test_never_both_legs_weaker_than_each_other(tests: list[Tested], today: int) -> None:
    """Whatever was tested: one leg a gap, each link once, and nothing from the future."""
    links = found(*tests, today=today)
    gaps = [link.kind for link in links if link.kind is not WeakLinkKind.LOW_REACH]
    assert len(set(gaps)) == len(gaps)
    assert len({(link.kind, link.side) for link in links}) == len(links)
    assert all(link.since <= START + timedelta(days=today - 28) for link in links)
    assert all(link.tests >= 2 for link in links)
