"""Shifting the rest: who makes room, how far, and when there is none."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from calfjournal.domain.placing import DayChange
from calfjournal.domain.plan import BlockedRange, Race
from calfjournal.domain.program import SessionKind, Spacing
from calfjournal.domain.run import PlannedRun, RunKind
from calfjournal.domain.session import Session, SessionStatus
from calfjournal.errors import InputError, NothingToDo
from calfjournal.training.moves import Around, nearest_clash
from calfjournal.training.shifting import Bounds, put_in, shifted, taken_out

MONDAY = date(2026, 11, 30)
BOUNDS = Bounds(MONDAY, MONDAY + timedelta(weeks=8))


def session(offset: int, key: int, load_class: int = 3, plan: int | None = 1) -> Session:
    """A session so many days after Monday."""
    kind = SessionKind.STRENGTH
    day = MONDAY + timedelta(days=offset)
    return Session(day, kind, f"S{key}", id=key, plan_id=plan, load_class=load_class)


def laid(*offsets: int) -> tuple[Session, ...]:
    return tuple(session(offset, key) for key, offset in enumerate(offsets, 1))


def moves(changes: tuple[DayChange, ...]) -> list[tuple[int, int]]:
    """Old and new offset of everything that moves."""
    return [((c.before - MONDAY).days, (c.day - MONDAY).days) for c in changes]


def shift(row: tuple[Session, ...], at: int, to: int, **around: object) -> list[tuple[int, int]]:
    there = replace(Around(sessions=row), **around)
    return moves(shifted(row[at], MONDAY + timedelta(days=to), there, BOUNDS))


def test_the_rest_moves_by_a_day_until_a_week_end_takes_it_up() -> None:
    """Tuesday to Wednesday takes Thursday and Saturday along; next week stays as it is."""
    week = laid(1, 3, 5, 8, 10, 12)
    assert shift(week, 0, 2) == [(1, 2), (3, 4), (5, 6)]


def test_a_row_without_slack_moves_whole() -> None:
    """Sixty sessions every other day have no room between them."""
    row = laid(*range(1, 120, 2))
    there = Around(sessions=row)
    far = Bounds(MONDAY, MONDAY + timedelta(weeks=30))
    changes = shifted(row[0], MONDAY + timedelta(days=2), there, far)
    assert len(changes) == 60
    assert {(change.day - change.before).days for change in changes} == {1}


def test_an_earlier_day_is_made_room_for_by_those_before() -> None:
    """Thursday to Wednesday takes Tuesday to Monday, and what follows stays."""
    assert shift(laid(1, 3, 5), 1, 2) == [(1, 0), (3, 2)]


def test_who_is_passed_over_follows_again() -> None:
    """The order of the sessions stays: the rest goes on from where the first one went."""
    assert shift(laid(0, 2, 9), 0, 3) == [(0, 3), (2, 5)]


def test_what_was_done_skipped_or_begins_no_rule_stays() -> None:
    """Only what is planned, and bound by the rule, makes room."""
    row = laid(1, 3, 5)
    skipped = (row[0], replace(row[1], status=SessionStatus.SKIPPED), row[2])
    assert shift(skipped, 0, 3) == [(1, 3)]
    light = (row[0], replace(row[1], plan_id=None, load_class=1), row[2])
    assert shift(light, 0, 2) == [(1, 2)]
    done = replace(row[0], status=SessionStatus.DONE)
    with pytest.raises(InputError, match="24 h after Tuesday"):
        shift((done, *row[1:]), 1, 2)
    with pytest.raises(InputError, match="Only a planned session"):
        shift((done, *row[1:]), 0, 2)


def test_a_day_that_costs_nothing_comes_first_where_no_more_has_to_move_for_it() -> None:
    """The day before a hard run is left for the next one, where there is another."""
    week = laid(4, 6)
    quality = (PlannedRun(MONDAY + timedelta(days=8), RunKind.QUALITY, id=1),)
    assert shift(week, 0, 5, runs=quality) == [(4, 5), (6, 8)]
    both = (*quality, PlannedRun(MONDAY + timedelta(days=9), RunKind.LONG, id=2))
    assert shift(week, 0, 5, runs=both) == [(4, 5), (6, 7)]
    full = laid(4, 6, 9, 11)
    assert shift(full, 0, 5, runs=quality) == [(4, 5), (6, 7)]


@pytest.mark.parametrize(
    ("around", "said"),
    [
        ({"races": (Race(MONDAY + timedelta(days=4), distance_km=10.0),)}, "is in the way"),
        ({"blocks": (BlockedRange(MONDAY + timedelta(4), MONDAY + timedelta(9)),)}, "too far"),
    ],
)
def test_there_is_not_always_room(around: dict[str, object], said: str) -> None:
    """A race and days off are not run over; it says who finds no day, and why."""
    with pytest.raises(InputError, match=said) as refused:
        shift(laid(1, 3), 0, 2, **around)
    assert "S2 of Thu 3 Dec" in str(refused.value)


def test_neither_the_end_of_the_plan_nor_today_is_run_over() -> None:
    """Who would have to go beyond stays, and so does everything."""
    row = laid(1, 3, 5)
    with pytest.raises(InputError, match="the plan ends on Thu 3 Dec 2026"):
        shifted(
            row[0],
            MONDAY + timedelta(days=2),
            Around(sessions=row[:2]),
            Bounds(MONDAY, MONDAY + timedelta(days=3)),
        )
    with pytest.raises(InputError, match="have passed"):
        shift(laid(0, 2), 1, 1)


def test_a_rest_day_is_put_in() -> None:
    """The session of the day moves on, and the rest as far as it must."""
    week = Around(sessions=laid(1, 3, 5, 8))
    assert moves(put_in(MONDAY + timedelta(days=3), week, BOUNDS)) == [(3, 4), (5, 6)]
    with pytest.raises(NothingToDo):
        put_in(MONDAY + timedelta(days=9), week, BOUNDS)


def test_a_rest_day_is_taken_out() -> None:
    """Monday's rest goes: the week comes a day earlier, and the one after it stays."""
    weeks = Around(sessions=laid(1, 3, 5, 8, 10, 12, 15))
    sunday = MONDAY + timedelta(days=6)
    assert moves(taken_out(sunday, weeks, BOUNDS)) == [(8, 7), (10, 9), (12, 11)]
    with pytest.raises(InputError, match="24 h after Tuesday"):
        taken_out(MONDAY + timedelta(days=2), weeks, BOUNDS)
    with pytest.raises(InputError, match="only a rest day"):
        taken_out(MONDAY + timedelta(days=3), weeks, BOUNDS)


ROWS = st.lists(
    st.tuples(st.integers(0, 40), st.integers(1, 5), st.booleans(), st.sampled_from([8, 18])),
    min_size=1,
    max_size=14,
)
SPACINGS = st.sampled_from(
    [
        Spacing(),
        Spacing(20, 120, non_consecutive=False, max_per_week=7, heavy_gap_h=48),
        Spacing(6, 60, non_consecutive=False, sessions_per_day=2, max_per_week=14),
    ]
)


def made(row: list[tuple[int, int, bool, int]]) -> tuple[Session, ...]:
    return tuple(
        replace(session(day, key, load, 1 if bound else None), start_time=f"{hour:02d}:00")
        for key, (day, load, bound, hour) in enumerate(sorted(row), 1)
    )


def broken(sessions: tuple[Session, ...], spacing: Spacing) -> set[tuple[int, int]]:
    """The pairs that lie too close."""
    return {
        (one.key, other.key)
        for one, other in combinations(sessions, 2)
        if nearest_clash(one, [other], spacing) is not None
    }


@given(ROWS, st.integers(0, 13), st.integers(0, 45), SPACINGS)
def test_a_shift_never_breaks_a_rule_that_held(
    row: list[tuple[int, int, bool, int]], at: int, to: int, spacing: Spacing
) -> None:
    """No pair lies too close after it that did not before; what moves keeps its hour."""
    sessions = made(row)
    moved = sessions[at % len(sessions)]
    around = Around(spacing, sessions)
    try:
        changes = shifted(moved, MONDAY + timedelta(days=to), around, BOUNDS)
    except InputError:
        return
    now = {change.session.key: change.day for change in changes}
    after = tuple(replace(s, day=now.get(s.key, s.day)) for s in sessions)
    assert broken(after, spacing) <= broken(sessions, spacing)
    assert all(change.start_time == change.session.start_time for change in changes)
    assert all(change.day >= MONDAY for change in changes)


@given(ROWS, st.integers(0, 40), SPACINGS)
def test_taking_a_rest_day_out_never_breaks_a_rule_that_held(
    row: list[tuple[int, int, bool, int]], day: int, spacing: Spacing
) -> None:
    """What comes a day earlier still keeps clear of what lies before it."""
    sessions = made(row)
    try:
        changes = taken_out(MONDAY + timedelta(days=day), Around(spacing, sessions), BOUNDS)
    except (InputError, NothingToDo):
        return
    now = {change.session.key: change.day for change in changes}
    after = tuple(replace(s, day=now.get(s.key, s.day)) for s in sessions)
    assert broken(after, spacing) <= broken(sessions, spacing)
