"""Weak links that stay: what tests four weeks apart say of the same leg (calfjournal default).

Of the stop rules of heel rises (2.2) pain names no weak link: the pain rule judges it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import partial
from itertools import takewhile
from typing import Final

from msgspec import Struct

from calfjournal.domain.assessment import Assessment, Measure, StopRule
from calfjournal.domain.comparison import symmetry
from calfjournal.domain.exercise import LEGS, Side
from calfjournal.domain.thresholds import Thresholds
from calfjournal.domain.weak_link import WeakLink, WeakLinkKind

DRILLS: Final = {
    WeakLinkKind.LOW_REACH: ("knee_to_wall_rock", "ankle_circles"),
    WeakLinkKind.REACH_GAP: ("knee_to_wall_rock", "ankle_circles"),
    WeakLinkKind.RAISE_GAP: ("sl_calf_raise_floor", "iso_single_hold"),
    WeakLinkKind.ENDED_BY_HEIGHT: ("iso_single_hold",),
    WeakLinkKind.ENDED_BY_BEAT: ("sl_calf_raise_floor", "iso_single_hold"),
    WeakLinkKind.ENDED_BY_POSTURE: ("two_up_one_down", "iso_single_hold"),
    WeakLinkKind.ENDED_BY_SUPPORT: ("sl_balance_reach",),
}
"""Ids of exercises that train a weak link; the first that an athlete can be asked for is named."""


class _Seen(Struct, frozen=True):
    """What a test says of a leg: the value, and whether it is weak."""

    day: date
    value: float
    weak: bool


_Look = Callable[[Assessment, Side, Thresholds], _Seen | None]


def weak_links(
    day: date, assessments: Sequence[Assessment], limits: Thresholds
) -> tuple[WeakLink, ...]:
    """Return the weak links of a day, left first, by kind; a low range hides the gap it makes.

    Every test from ``since`` on says so of the same leg, the first and the newest of them lie
    four weeks or more apart, and the newest is not too old to speak of now.
    """
    tests = sorted((t for t in assessments if t.day <= day), key=lambda t: t.day, reverse=True)
    found = [link for side in LEGS for link in _of_leg(day, side, tests, limits)]
    low = {link.side for link in found if link.kind is WeakLinkKind.LOW_REACH}
    return tuple(
        link for link in found if link.kind is not WeakLinkKind.REACH_GAP or link.side not in low
    )


def _of_leg(
    day: date, side: Side, tests: Sequence[Assessment], limits: Thresholds
) -> Iterator[WeakLink]:
    for kind, look in _LOOKS.items():
        seen = (s for test in tests if (s := look(test, side, limits)) is not None)
        weak = list(takewhile(_is_weak, seen))
        if not weak:
            continue
        newest, first = weak[0], weak[-1]
        fresh = (day - newest.day).days <= limits.whole("weak.fresh_days")
        if fresh and (newest.day - first.day).days >= limits.whole("weak.days"):
            yield WeakLink(kind, side, newest.value, first.day, len(weak))


def _is_weak(seen: _Seen) -> bool:
    return seen.weak


def _low_reach(test: Assessment, side: Side, limits: Thresholds) -> _Seen | None:
    reach = test.value(Measure.KNEE_TO_WALL, side)
    return None if reach is None else _Seen(test.day, reach, reach < limits["weak.reach_cm"])


def _reach_gap(test: Assessment, side: Side, limits: Thresholds) -> _Seen | None:
    own, other = _both(test, Measure.KNEE_TO_WALL, side)
    if own is None or other is None:
        return None
    gap = round(other - own, 2)
    return _Seen(test.day, gap, gap > limits["reach.gap_info"])


def _raise_gap(test: Assessment, side: Side, limits: Thresholds) -> _Seen | None:
    own, other = _both(test, Measure.HEEL_RISE, side)
    share = None if own is None or other is None else symmetry(own, other)
    if own is None or other is None or share is None:
        return None
    return _Seen(test.day, share, own < other and share < limits["raise.symmetry"])


def _ended(ending: StopRule, test: Assessment, side: Side, _limits: Thresholds) -> _Seen | None:
    """A test that does not tell how it ended says nothing."""
    found = test.result(Measure.HEEL_RISE, side)
    if found is None or found.ended is None:
        return None
    return _Seen(test.day, found.value, found.ended is ending)


def _both(test: Assessment, measure: Measure, side: Side) -> tuple[float | None, float | None]:
    """The leg's own result and the other leg's."""
    other = Side.RIGHT if side is Side.LEFT else Side.LEFT
    return test.value(measure, side), test.value(measure, other)


_LOOKS: Final[dict[WeakLinkKind, _Look]] = {
    WeakLinkKind.LOW_REACH: _low_reach,
    WeakLinkKind.REACH_GAP: _reach_gap,
    WeakLinkKind.RAISE_GAP: _raise_gap,
    WeakLinkKind.ENDED_BY_HEIGHT: partial(_ended, StopRule.HEIGHT),
    WeakLinkKind.ENDED_BY_BEAT: partial(_ended, StopRule.BEAT),
    WeakLinkKind.ENDED_BY_POSTURE: partial(_ended, StopRule.POSTURE),
    WeakLinkKind.ENDED_BY_SUPPORT: partial(_ended, StopRule.SUPPORT),
}
