"""The spacing rules, by the vectors of the domain notes."""

from __future__ import annotations

from datetime import datetime
from itertools import combinations

import pytest

from calfjournal.domain.program import Spacing
from calfjournal.training.planner.spacing import SpacedSession, SpacingRule, TooClose, too_close

RULES = Spacing()


def at(text: str, load_class: int = 3) -> SpacedSession:
    """A session on a day of the week of Monday 4 January 2027."""
    day, time = text.split()
    number = 4 + ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun").index(day)
    return SpacedSession(datetime.fromisoformat(f"2027-01-{number:02d}T{time}"), load_class)


@pytest.mark.parametrize(
    ("later", "accepted"),
    [("Wed 17:00", True), ("Wed 15:00", False), ("Tue 23:59", False), ("Wed 16:00", True)],
)
def test_48_hours_from_start_to_start(later: str, accepted: bool) -> None:
    """From Monday 18:00, Wednesday 17:00 passes, 15:00 and Tuesday 23:59 do not."""
    assert (too_close(at("Mon 18:00"), at(later), RULES) is None) is accepted


@pytest.mark.parametrize(
    ("earlier", "later", "accepted"),
    [
        (at("Mon 18:00", 5), at("Wed 18:00", 3), True),
        (at("Mon 18:00", 5), at("Wed 18:00", 4), False),
        (at("Mon 18:00", 5), at("Thu 18:00", 5), True),
        (at("Mon 18:00", 5), at("Thu 17:00", 4), True),
        (at("Mon 18:00", 5), at("Thu 15:00", 4), False),
        (at("Mon 18:00", 4), at("Wed 18:00", 5), True),
    ],
)
def test_72_hours_after_load_class_5(
    earlier: SpacedSession, later: SpacedSession, accepted: bool
) -> None:
    """Load class 4 and 5 wait 72 h after load class 5; a heavy session of class 3 does not."""
    assert (too_close(earlier, later, RULES) is None) is accepted


def test_a_heavy_session_may_sit_between_two_of_class_5() -> None:
    """Monday class 5, Wednesday heavy, Friday class 5 is valid."""
    row = [at("Mon 18:00", 5), at("Wed 18:00", 3), at("Fri 18:00", 5)]
    assert not any(too_close(earlier, later, RULES) for earlier, later in combinations(row, 2))


def test_what_is_broken_tells_the_hours_that_are_and_that_are_needed() -> None:
    """The longest of the gaps that two sessions ask for is the one that is needed."""
    near = too_close(at("Mon 18:00"), at("Tue 18:00"), RULES)
    hops = too_close(at("Mon 18:00", 5), at("Tue 08:00", 4), RULES)
    assert near == TooClose(SpacingRule.CONSECUTIVE, 24, 48)
    assert hops == TooClose(SpacingRule.CONSECUTIVE, 14, 72)
    assert hops.missing_h == 58


def test_daily_programs_have_rules_of_their_own() -> None:
    """Twice a day is fine for a program that says so, and too soon is still too soon."""
    rules = Spacing(6, 60, non_consecutive=False, sessions_per_day=2, max_per_week=14)
    assert too_close(at("Mon 08:00"), at("Mon 18:00"), rules) is None
    assert too_close(at("Mon 08:00"), at("Mon 12:00"), rules) is not None


def test_heavy_days_of_a_daily_program_keep_their_own_gap() -> None:
    """Two sessions of class 3 keep the heavy gap, a light one in between does not matter."""
    rules = Spacing(20, 120, non_consecutive=False, max_per_week=7, heavy_gap_h=48)
    assert too_close(at("Mon 18:00", 3), at("Tue 18:00", 3), rules) is not None
    assert too_close(at("Mon 18:00", 3), at("Tue 18:00", 2), rules) is None
    assert too_close(at("Mon 18:00", 3), at("Wed 18:00", 3), rules) is None
