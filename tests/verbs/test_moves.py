"""Moves by hand: each is one edit with its name, and undo gives back every row."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from calfjournal.clock import Clock
from calfjournal.domain.copies import Copies
from calfjournal.domain.placing import Fit
from calfjournal.domain.plan import BlockedRange, Plan, Race, Wishes
from calfjournal.domain.program import SessionKind
from calfjournal.domain.run import PlannedRun, RunKind
from calfjournal.domain.session import Session, SessionStatus
from calfjournal.errors import InputError, NothingToDo
from calfjournal.journal import Journal
from calfjournal.messages import in_words, when
from tests.calendar_journal import done, run, session


def planned(journal: Journal, *offsets: int) -> list[int]:
    """Lay sessions of a plan so many days from today."""
    today = journal.today()
    wishes = Wishes("own", today)
    plan = Plan(None, "own", "Plan", today, today + timedelta(weeks=30), (), wishes)
    laid = [session(today + timedelta(days=n)) for n in offsets]
    kept = journal.plans.store(plan, laid).value
    return [each.key for each in journal.sessions.of_plan(kept.key)]


def days_of(journal: Journal, keys: list[int]) -> list[int]:
    return [(journal.sessions.present(key).day - journal.today()).days for key in keys]


def everything(journal: Journal) -> tuple[list[Session], list[PlannedRun]]:
    today = journal.today()
    first, last = today - timedelta(weeks=60), today + timedelta(weeks=60)
    return journal.sessions.between(first, last), journal.planned_runs.between(first, last)


def test_days_ahead_say_how_they_take_a_session(journal: Journal) -> None:
    """Days that have passed are left out; another hour has another answer."""
    today = journal.today()
    moved, _ = planned(journal, 9, 1)[::-1]
    days = [today + timedelta(days=n) for n in (-1, 0, 2, 3)]
    found = journal.moves.placings(moved, days)
    assert list(found) == days[1:]
    assert [each.fit for each in found.values()] == [Fit.AGAINST, Fit.AGAINST, Fit.FREE]
    early = journal.moves.placings(moved, days, "10:00")
    assert when.placed(early[days[3]]).startswith("40 h after")
    assert journal.moves.placings(10**9, days) == {}


def test_a_new_session_is_judged_before_it_is_added(journal: Journal) -> None:
    """It needs no row of the journal."""
    planned(journal, 1)
    day = journal.today() + timedelta(days=2)
    found = journal.moves.placings(session(day), (day,))
    assert found[day].fit is Fit.AGAINST


def test_a_session_that_was_missed_keeps_nobody_waiting(journal: Journal) -> None:
    """Nor does a run that was."""
    today = journal.today()
    journal.sessions.add(session(today - timedelta(days=1)))
    assert journal.moves.placings(session(today), (today,))[today].fit is Fit.FREE
    journal.sessions.add(done(today - timedelta(days=1)))
    assert journal.moves.placings(session(today), (today,))[today].fit is Fit.AGAINST


def test_a_long_run_among_the_longest_costs_where_it_goes(journal: Journal) -> None:
    """It says how far beyond the longest of its 30 days it would be."""
    today = journal.today()
    for back in range(2, 40, 3):
        journal.runs.add(run(today - timedelta(days=back)))
    far = journal.planned_runs.add(PlannedRun(today, RunKind.EASY, km=30.0)).value
    placing = journal.moves.run_placings(far.key, (today,))[today]
    assert placing.fit is Fit.COSTS
    assert "beyond your longest of the 30 days before" in when.placed(placing)


def test_a_move_against_the_rule_is_made_anyway_with_its_note(journal: Journal) -> None:
    """It remembers where it came from, and is one step to undo."""
    first, second = planned(journal, 1, 3)
    before = everything(journal)
    to = journal.today() + timedelta(days=2)
    moved = journal.moves.move(second, to, note="Travel on Thursday").value
    assert (moved.day, moved.note) == (to, "Travel on Thursday")
    assert moved.original_day == journal.today() + timedelta(days=3)
    assert moved.shown_status is SessionStatus.MOVED
    assert days_of(journal, [first]) == [1]
    journal.undo()
    assert everything(journal) == before


def test_only_what_was_put_against_the_rule_by_hand_is_marked(journal: Journal) -> None:
    """The neighbour is not, nor is one where the rule holds, nor anything that has passed."""
    first, second, third = planned(journal, 1, 3, 9)
    today = journal.today()
    journal.moves.move(second, today + timedelta(days=2))
    journal.moves.move(third, today + timedelta(days=7))
    journal.sessions.add(replace(session(today - timedelta(days=1)), locked=True))
    journal.sessions.add(replace(session(today - timedelta(days=2)), locked=True))
    month = journal.views.month(today + timedelta(days=2))
    marked = [m.id for cell in month.cells() for m in cell.sessions if m.anyway]
    assert marked == [second]
    journal.moves.move(first, today)
    month = journal.views.month(today + timedelta(days=2))
    assert not any(m.anyway for cell in month.cells() for m in cell.sessions)


def test_a_shift_is_what_was_shown_before(journal: Journal) -> None:
    """The diff is told first; then all of it is one edit with a name, and each knows its day."""
    keys = planned(journal, 1, 3, 5, 9)
    before = everything(journal)
    to = journal.today() + timedelta(days=2)
    shown = journal.moves.shift_changes(keys[0], to)
    assert everything(journal) == before
    assert journal.moves.shift(keys[0], to).value == shown
    assert days_of(journal, keys) == [2, 4, 6, 9]
    assert "Shift 3 sessions" in in_words(journal.undo_label or "")
    moved = journal.sessions.present(keys[1])
    assert (moved.original_day, moved.locked) == (journal.today() + timedelta(days=3), True)
    assert len(moved.sets) == len(before[0][1].sets)
    journal.undo()
    assert everything(journal) == before


def test_over_sixty_sessions_are_one_step_to_undo(journal: Journal) -> None:
    """Every other day without slack: all of them move."""
    keys = planned(journal, *range(1, 126, 2))
    before = everything(journal)
    journal.moves.shift(keys[0], journal.today() + timedelta(days=2))
    assert days_of(journal, keys) == list(range(2, 127, 2))
    journal.undo()
    assert everything(journal) == before
    journal.redo()
    assert days_of(journal, keys) == list(range(2, 127, 2))


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="the time zone cannot be changed here")
@pytest.mark.parametrize("night", [date(2026, 10, 25), date(2027, 3, 28)])
def test_days_and_hours_are_those_of_the_wall_in_the_nights_the_clock_changes(
    journal: Journal, monkeypatch: pytest.MonkeyPatch, night: date
) -> None:
    """In Berlin a shift over the night keeps 18:00, and 48 h are two days by the clock."""
    monkeypatch.setenv("TZ", "Europe/Berlin")
    time.tzset()
    try:
        monkeypatch.setattr(Clock, "today", _day_before(night))
        keys = planned(journal, 0, 2, 4)
        before = everything(journal)
        journal.moves.shift(keys[0], night)
        assert days_of(journal, keys) == [1, 3, 5]
        hours = {journal.sessions.present(key).start_time for key in keys}
        assert hours == {"18:00"}
        told = journal.moves.placings(keys[2], (night + timedelta(days=1),))
        assert when.placed(*told.values()).startswith("24 h after Sunday")
        journal.undo()
        assert everything(journal) == before
    finally:
        monkeypatch.undo()
        time.tzset()


def _day_before(night: date) -> Callable[[Clock], date]:
    def today(_clock: Clock) -> date:
        return night - timedelta(days=1)

    return today


def test_rest_days_are_put_in_and_taken_out(journal: Journal) -> None:
    """One undoes the other where the week had no slack, and so does undo."""
    keys = planned(journal, 1, 3, 5, 9)
    day = journal.today() + timedelta(days=1)
    before = everything(journal)
    journal.moves.insert_rest_day(day)
    assert days_of(journal, keys) == [2, 4, 6, 9]
    assert in_words(journal.undo_label or "").startswith("Insert rest day on")
    journal.moves.remove_rest_day(day)
    assert days_of(journal, keys) == [1, 3, 5, 9]
    journal.undo()
    journal.undo()
    assert everything(journal) == before
    with pytest.raises(NothingToDo):
        journal.moves.insert_rest_day(day + timedelta(days=20))


def test_a_refused_shift_leaves_everything(journal: Journal) -> None:
    """A race in the way is told, and nothing of it is written."""
    keys = planned(journal, 1, 3)
    journal.plans.save_race(Race(journal.today() + timedelta(days=4), distance_km=10.0))
    before = everything(journal)
    with pytest.raises(InputError, match="in the way"):
        journal.moves.shift(keys[0], journal.today() + timedelta(days=2))
    assert everything(journal) == before


@pytest.fixture
def mixed(journal: Journal) -> tuple[Journal, list[int], int]:
    """Two sessions and a run of this week."""
    keys = planned(journal, 1, 3)
    to_run = PlannedRun(journal.today() + timedelta(days=2), RunKind.LONG, km=14.0)
    return journal, keys, journal.planned_runs.add(to_run).value.key


def offsets(journal: Journal, copies: Copies) -> list[int]:
    found = [each.day for each in copies.sessions] + [each.day for each in copies.planned_runs]
    return sorted((day - journal.today()).days for day in found)


def test_a_copy_keeps_distances_and_belongs_to_no_plan(
    mixed: tuple[Journal, list[int], int],
) -> None:
    """The earliest goes to the day, the rest as far from it as before; sets come blank."""
    journal, keys, run_key = mixed
    before = everything(journal)
    to = journal.today() + timedelta(days=8)
    copies = journal.moves.copy(keys, [run_key], to_day=to).value
    assert offsets(journal, copies) == [8, 9, 10]
    assert {each.plan_id for each in copies.sessions} == {None}
    assert {each.plan_id for each in copies.planned_runs} == {None}
    assert len(copies.sessions[0].sets) == len(journal.sessions.present(keys[0]).sets)
    assert journal.sessions.present(keys[0]).day == journal.today() + timedelta(days=1)
    early = journal.moves.copy([], [run_key], to_day=to, start_time="07:00").value
    assert [each.start_time for each in early.planned_runs] == ["07:00"]
    journal.undo()
    journal.undo()
    assert everything(journal) == before


def test_a_week_is_repeated_as_often_as_asked(mixed: tuple[Journal, list[int], int]) -> None:
    """Every seven days, three times, in one edit."""
    journal, keys, run_key = mixed
    copies = journal.moves.repeat(keys, [run_key], every_days=7, times=3).value
    assert offsets(journal, copies) == [8, 9, 10, 15, 16, 17, 22, 23, 24]
    journal.undo()
    assert len(everything(journal)[0]) == 2
    with pytest.raises(InputError):
        journal.moves.repeat(keys, every_days=0, times=3)
    with pytest.raises(InputError):
        journal.moves.repeat(keys, every_days=7, times=1000)


def test_copies_are_judged_where_they_would_stand(
    mixed: tuple[Journal, list[int], int],
) -> None:
    """Also where the earliest is a run: the days that are judged are those that are made."""
    journal, keys, run_key = mixed
    moves, today = journal.moves, journal.today()
    journal.plans.save_block(BlockedRange(today + timedelta(days=9), today + timedelta(days=9)))
    to = today + timedelta(days=8)
    before = everything(journal)
    found = moves.copy_placings(keys[1:], [run_key], to_day=to)
    assert [((each.day - today).days, each.fit) for each in found] == [
        (9, Fit.AGAINST),
        (8, Fit.FREE),
    ]
    assert everything(journal) == before
    made = moves.copy(keys[1:], [run_key], to_day=to).value
    assert made.days == tuple(each.day for each in found)
    often = moves.repeat_placings(keys[1:], [run_key], every_days=1, times=2)
    repeated = moves.repeat(keys[1:], [run_key], every_days=1, times=2).value
    assert repeated.days == tuple(each.day for each in often)


def test_copies_are_refused_before_they_are_made(
    mixed: tuple[Journal, list[int], int],
) -> None:
    """What the verb would refuse, its judgement refuses; days gone by are left out of repeats."""
    journal, keys, _ = mixed
    moves, today = journal.moves, journal.today()
    with pytest.raises(InputError, match="passed"):
        moves.copy_placings(keys, to_day=today - timedelta(days=1))
    with pytest.raises(InputError):
        moves.repeat_placings(keys, every_days=0, times=3)
    old = journal.sessions.add(session(today - timedelta(days=8))).value.key
    found = moves.repeat_placings([old], every_days=7, times=2)
    assert [each.day for each in found] == [today + timedelta(days=6)]
    with pytest.raises(NothingToDo):
        moves.repeat_placings([old], every_days=7, times=1)


def test_a_race_is_not_copied(mixed: tuple[Journal, list[int], int]) -> None:
    """It is left out beside others, and refused alone."""
    journal, keys, _ = mixed
    race = PlannedRun(journal.today() + timedelta(days=6), RunKind.RACE, km=10.0)
    key = journal.planned_runs.add(race).value.key
    to = journal.today() + timedelta(days=15)
    assert not journal.moves.copy(keys, [key], to_day=to).value.planned_runs
    with pytest.raises(NothingToDo, match="race"):
        journal.moves.copy([], [key], to_day=to)


def test_what_was_chosen_is_deleted_at_once(mixed: tuple[Journal, list[int], int]) -> None:
    """Sessions, runs and planned runs go together and come back together."""
    journal, keys, run_key = mixed
    ran = journal.runs.add(run(journal.today() - timedelta(days=1))).value
    before = everything(journal)
    journal.moves.remove(keys, [ran.key], [run_key])
    assert everything(journal) == ([], [])
    assert journal.runs.get(ran.key) is None
    assert "4 entries" in in_words(journal.undo_label or "")
    with pytest.raises(InputError):
        journal.moves.remove(keys)
    journal.undo()
    assert everything(journal) == before
    assert journal.runs.get(ran.key) == ran


@pytest.fixture(scope="module")
def lasting(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Journal]:
    folder: Path = tmp_path_factory.mktemp("moves")
    with Journal.create(folder / "many.calfjournal") as opened:
        yield opened


@given(
    st.lists(st.integers(0, 30), min_size=1, max_size=8, unique=True),
    st.integers(0, 7),
    st.integers(0, 34),
    st.sampled_from(["move", "shift", "copy", "insert", "remove"]),
)
def test_undo_gives_back_every_row(
    lasting: Journal, days: list[int], at: int, to: int, act: str
) -> None:
    """Whatever was done with whatever was planned, or refused."""
    keys = [lasting.sessions.add(_any(lasting.today() + timedelta(days=n))).value.key for n in days]
    before, day = everything(lasting), lasting.today() + timedelta(days=to)
    key = keys[at % len(keys)]
    moves = lasting.moves
    acts = {
        "move": lambda: moves.move(key, day),
        "shift": lambda: moves.shift(key, day),
        "copy": lambda: moves.copy(keys, to_day=day),
        "insert": lambda: moves.insert_rest_day(day),
        "remove": lambda: moves.remove_rest_day(day),
    }
    try:
        acts[act]()
    except (InputError, NothingToDo):
        assert everything(lasting) == before
    else:
        lasting.undo()
        assert everything(lasting) == before
    lasting.moves.remove(keys)


def _any(day: date) -> Session:
    return Session(day, SessionKind.STRENGTH, "Raises", load_class=3)
