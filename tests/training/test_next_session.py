"""What progression proposes for the sessions ahead."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from msgspec.structs import replace

from calfjournal.domain.exercise import Side, Unit
from calfjournal.domain.finding import State
from calfjournal.domain.program import PhaseKind, SessionKind
from calfjournal.domain.session import Session, SessionStatus, SetLine
from calfjournal.messages import in_words
from calfjournal.training.history import History
from calfjournal.training.library import Library, load_library
from calfjournal.training.next_session import session_doses

TODAY = date(2026, 11, 23)


@pytest.fixture(scope="module")
def library() -> Library:
    return load_library()


def seated(done: int | None, kg: float = 20.0, first_id: int = 1) -> tuple[SetLine, ...]:
    """Three sets of 10 to 12 seated raises on each leg."""
    return tuple(
        SetLine(
            "seated_calf_raise_single",
            0,
            number,
            side,
            Unit.REPS,
            10,
            12,
            target_kg=kg,
            tempo="3-1-2-1",
            done=done,
            done_kg=kg if done is not None else None,
            done_rir=3 if done is not None else None,
            full_height=True if done is not None else None,
            id=first_id + 2 * number + (side is Side.RIGHT),
        )
        for number in (1, 2, 3)
        for side in (Side.LEFT, Side.RIGHT)
    )


def session(key: int, day: date, sets: tuple[SetLine, ...], *, done: bool) -> Session:
    return Session(
        day=day,
        kind=SessionKind.STRENGTH,
        title="Slow raises",
        id=key,
        phase=PhaseKind.STRENGTH,
        week=5,
        status=SessionStatus.DONE if done else SessionStatus.PLANNED,
        sets=sets,
    )


def weeks(reps: int, count: int = 3) -> History:
    past = tuple(
        session(n + 1, TODAY - timedelta(days=3 * (count - n)), seated(reps), done=True)
        for n in range(count)
    )
    return History(today=TODAY, sessions=past)


def green(history: History) -> dict[int, State]:
    return {s.id: State.GREEN for s in history.sessions if s.id is not None}


def test_load_goes_up_after_two_green_answers_at_the_top_of_the_range(library: Library) -> None:
    """Twelve of 10 to 12 in every set, two green answers: one load step, back to ten."""
    history = weeks(reps=12)
    (dose,) = session_doses(
        session(9, TODAY, seated(None, first_id=100), done=False), history, green(history), library
    )
    assert dose.change == "load"
    assert all(20 < (line.target_kg or 0) <= 22 for line in dose.lines)
    assert {line.target for line in dose.lines} == {10}
    assert "20 kg" in in_words(dose.text)


def test_nothing_goes_up_while_the_last_answer_is_amber(library: Library) -> None:
    """An amber answer keeps the dose, and says so."""
    history = weeks(reps=12)
    answers = green(history) | {3: State.AMBER}
    (dose,) = session_doses(session(9, TODAY, seated(None), done=False), history, answers, library)
    assert not dose.changes
    assert "amber" in in_words(dose.reason)


def test_an_unknown_answer_is_not_a_green_one(library: Library) -> None:
    """Without the tendon's answer nothing goes up."""
    (dose,) = session_doses(session(9, TODAY, seated(None), done=False), weeks(12), {}, library)
    assert not dose.changes
    assert "0 of 2" in in_words(dose.reason)


def test_only_sessions_still_planned_are_asked_about(library: Library) -> None:
    """A done session and one with a set logged get no proposal."""
    history = weeks(reps=12)
    done = session(9, TODAY, seated(10), done=True)
    begun = replace(done, status=SessionStatus.PLANNED)
    for asked in (done, begun):
        assert session_doses(asked, history, green(history), library) == ()


def test_a_step_down_stands_on_the_legs_it_is_done_on(library: Library) -> None:
    """Three sets of each leg become three of both, with what that exercise was lifted with."""
    history = weeks(reps=12)
    answers = green(history) | {3: State.RED}
    planned = session(9, TODAY, seated(None, first_id=50), done=False)
    (dose,) = session_doses(planned, history, answers, library)
    assert dose.change == "regress"
    assert {line.exercise for line in dose.lines} == {"seated_calf_raise"}
    assert [(line.number, line.side) for line in dose.lines] == [(n, Side.BOTH) for n in (1, 2, 3)]
    assert {line.target_kg for line in dose.lines} == {35.0}


def test_each_leg_keeps_its_own_load(library: Library) -> None:
    """Where the right leg lifts more, a step of load goes on top of what each of them lifts."""
    heavier = {Side.LEFT: 20.0, Side.RIGHT: 25.0}

    def loaded(s: Session) -> Session:
        kg = (replace(x, done_kg=heavier[x.side] if x.done else None) for x in s.sets)
        return replace(s, sets=tuple(replace(x, target_kg=heavier[x.side]) for x in kg))

    history = weeks(reps=12)
    history = replace(history, sessions=tuple(loaded(s) for s in history.sessions))
    planned = loaded(session(9, TODAY, seated(None, first_id=50), done=False))
    (dose,) = session_doses(planned, history, green(history), library)
    after = {line.side: line.target_kg for line in dose.lines}
    assert after == {Side.LEFT: 21.0, Side.RIGHT: 26.0}


def test_another_template_is_no_change_of_the_dose(library: Library) -> None:
    """A new phase's range three days ago does not keep a dose from going up."""
    history = weeks(reps=12, count=2)
    fresh = session(3, TODAY - timedelta(days=1), seated(12), done=True)
    other = tuple(replace(line, target=6, target_high=8) for line in fresh.sets)
    history = replace(history, sessions=(*history.sessions, replace(fresh, sets=other)))
    planned = session(9, TODAY, seated(None, first_id=50), done=False)
    (dose,) = session_doses(planned, history, green(history), library)
    assert dose.change == "load"


def hops(key: int, ago: int, sets: int, *, done: bool) -> Session:
    lines = tuple(
        SetLine(
            "pogo_double",
            0,
            n,
            Side.BOTH,
            Unit.CONTACTS,
            15,
            done=15 if done else None,
            full_height=True if done else None,
            id=10 * key + n,
        )
        for n in range(1, sets + 1)
    )
    return session(key, TODAY - timedelta(days=ago), lines, done=done)


@pytest.mark.parametrize(("sets", "change"), [(2, "reps"), (3, "reps"), (4, "keep")])
def test_contacts_grow_up_to_the_cap_of_a_session(library: Library, sets: int, change: str) -> None:
    """Three times 18 hops are 54 of 60, four times would be 72; never a set more of them."""
    past = tuple(hops(n, 3 * n, sets, done=True) for n in (1, 2))
    history = History(today=TODAY, sessions=past[::-1])
    planned = hops(9, 0, sets, done=False)
    (dose,) = session_doses(planned, history, green(history), library)
    assert dose.change == change
    assert dose.changes == (dose.lines != planned.sets)


def test_no_two_exercises_give_way_to_the_same_one(library: Library) -> None:
    """After a red answer each goes down to a rung that the session does not hold yet."""
    names = "calf_raise_step", "two_up_one_down"
    lines = tuple(
        SetLine(name, item, 1, side, Unit.REPS, 12, done=12, id=10 * item + number)
        for item, name in enumerate(names)
        for number, side in enumerate(library.get(name).laterality.sides)
    )
    past = session(1, TODAY - timedelta(days=3), lines, done=True)
    blank = tuple(replace(line, done=None) for line in lines)
    history = History(today=TODAY, sessions=(past,))
    doses = session_doses(session(9, TODAY, blank, done=False), history, {1: State.RED}, library)
    assert [dose.change for dose in doses] == ["regress", "regress"]
    assert len({dose.lines[0].exercise for dose in doses}) == len(names)


def test_a_set_more_is_like_the_last_one(library: Library) -> None:
    """Of both legs, with its load; those there were stay as they are."""
    history = weeks(reps=12)
    planned = session(9, TODAY, seated(None, first_id=50)[:4], done=False)
    (dose,) = session_doses(planned, history, green(history), library)
    assert dose.change == "sets"
    assert dose.lines[:4] == planned.sets
    assert [(line.id, line.number, line.side) for line in dose.lines[4:]] == [
        (None, 3, Side.LEFT),
        (None, 3, Side.RIGHT),
    ]
    assert {line.target_kg for line in dose.lines} == {20.0}
    assert in_words(dose.text) == "Seated calf raise, one leg: 2 sets to 3"


def test_range_and_recovery_have_no_dose(library: Library) -> None:
    """A stretch that was held as asked stays as it is, and nothing is said of it."""
    stretch = SetLine("gastroc_wall_stretch", 0, 1, Side.LEFT, Unit.SECONDS, 30, 45, id=5)
    past = session(1, TODAY - timedelta(days=2), (replace(stretch, done=45),), done=True)
    history = History(today=TODAY, sessions=(past,))
    planned = session(9, TODAY, (stretch,), done=False)
    assert session_doses(planned, history, green(history), library) == ()


def test_the_sets_keep_their_identity(library: Library) -> None:
    """A proposal rewrites the planned sets in place: same ids, sides and numbers."""
    history = weeks(reps=12)
    planned = session(9, TODAY, seated(None, first_id=50), done=False)
    (dose,) = session_doses(planned, history, green(history), library)
    keys = [(line.id, line.side, line.number) for line in planned.sets]
    assert [(line.id, line.side, line.number) for line in dose.lines] == keys


def test_fewer_sets_and_as_many_again_are_no_change(library: Library) -> None:
    """A short session between two usual ones does not keep the load from going up."""
    history = weeks(reps=12, count=4)
    short = {n: replace(s, sets=s.sets[:2]) for n, s in enumerate(history.sessions) if n % 2}
    past = tuple(short.get(n, s) for n, s in enumerate(history.sessions))
    planned = session(9, TODAY, seated(None, first_id=50), done=False)
    (dose,) = session_doses(planned, replace(history, sessions=past), green(history), library)
    assert dose.change == "load"
