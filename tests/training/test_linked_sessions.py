"""A session and what was done of it, taken apart and put together again."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from calfjournal.domain.exercise import Side, Unit
from calfjournal.domain.program import SessionKind
from calfjournal.domain.session import Session, SessionStatus, SetLine
from calfjournal.training.linked_sessions import as_done, as_planned, joined

DAY = date(2026, 11, 23)
LOGGED = ("done", "done_kg", "done_rir", "pain", "full_height", "tension_s")
KEPT = ("day", "start_time", "status", "minutes", "rpe", "surface", "hill", "note", "finished_at")


def a_set(exercise: str, item: int, number: int, side: Side = Side.LEFT, **done: int) -> SetLine:
    return SetLine(exercise, item, number, side, Unit.REPS, 10, **done)  # type: ignore[arg-type]


def planned(*sets: SetLine) -> Session:
    return Session(
        DAY,
        SessionKind.STRENGTH,
        "Heavy",
        id=1,
        plan_id=7,
        original_day=DAY,
        load_class=3,
        sets=sets,
    )


def loose(*sets: SetLine, status: SessionStatus = SessionStatus.DONE) -> Session:
    day = DAY - timedelta(days=2)
    return Session(day, SessionKind.STRENGTH, "Own", id=2, status=status, load_class=4, sets=sets)


def logged(session: Session) -> list[tuple[object, ...]]:
    names = ("exercise", "item", "number", "side", "target", *LOGGED)
    return [tuple(getattr(line, name) for name in names) for line in session.sets]


SETS = st.lists(
    st.builds(
        a_set,
        st.sampled_from(["raise", "hold"]),
        st.integers(0, 2),
        st.integers(1, 3),
        st.sampled_from(Side),
        done=st.none() | st.integers(0, 12),
        pain=st.none() | st.integers(0, 10),
    ),
    max_size=8,
    unique_by=lambda line: (line.exercise, line.item, line.number, line.side),
)
DONE = st.sampled_from([SessionStatus.DONE, SessionStatus.PARTLY])


@given(SETS, DONE, st.integers(-6, 6), st.text(max_size=9), st.none() | st.integers(0, 10))
def test_apart_and_together_again_is_what_was_logged(
    sets: list[SetLine], status: SessionStatus, shift: int, note: str, rpe: int | None
) -> None:
    """Unlinked and linked again a session is as it was, whatever was logged of it."""
    session = replace(
        planned(*sorted(sets, key=lambda line: (line.item, line.exercise))),
        day=DAY + timedelta(days=shift),
        status=status,
        note=note,
        rpe=rpe,
        minutes=40,
        finished_at=datetime(2026, 11, 23, 17, tzinfo=UTC),
    )
    done, asked = as_done(session), as_planned(session)
    assert (done.plan_id, done.original_day, done.locked) == (None, None, False)
    assert not done.was_planned
    assert (asked.day, asked.status, asked.note, asked.rpe) == (
        DAY,
        SessionStatus.PLANNED,
        "",
        None,
    )
    assert not asked.is_begun
    both = joined(done, asked)
    assert [getattr(both, name) for name in KEPT] == [getattr(session, name) for name in KEPT]
    assert logged(both) == logged(session)
    assert (both.id, both.plan_id, both.original_day) == (1, 7, DAY)


def test_sets_find_their_exercise_wherever_it_stands() -> None:
    """The same exercise at another place is the planned one; the targets are the plan's."""
    asked = planned(a_set("raise", 0, 1), a_set("hold", 1, 1))
    done = loose(a_set("hold", 0, 1, done=45), a_set("raise", 1, 1, done=8, pain=1))
    both = joined(done, asked)
    assert [(x.exercise, x.item, x.done, x.pain) for x in both.sets] == [
        ("raise", 0, 8, 1),
        ("hold", 1, 45, None),
    ]
    assert (both.status, both.day, both.original_day) == (SessionStatus.DONE, done.day, DAY)
    assert both.load_class == 3


def test_what_was_done_beyond_comes_after() -> None:
    """More sets, another exercise or other sides follow the planned ones; open ones do not."""
    asked = planned(a_set("raise", 0, 1), a_set("raise", 0, 1, Side.RIGHT))
    done = loose(
        a_set("raise", 0, 1, done=8),
        a_set("raise", 0, 1, Side.RIGHT, done=8),
        a_set("raise", 0, 2, done=7),
        a_set("hops", 1, 1, Side.BOTH, done=20),
        a_set("hold", 2, 1),
    )
    both = joined(done, asked)
    assert [(x.exercise, x.item, x.number, x.done) for x in both.sets] == [
        ("raise", 0, 1, 8),
        ("raise", 0, 1, 8),
        ("raise", 0, 2, 7),
        ("hops", 1, 1, 20),
    ]
    assert both.load_class == 4, "what was done beyond the plan may be harder"


def test_less_than_was_asked_is_done_in_part() -> None:
    """A session that lacks a planned set is partly done; one without any set stays done."""
    asked = planned(a_set("raise", 0, 1), a_set("raise", 0, 2))
    assert joined(loose(a_set("raise", 0, 1, done=8)), asked).status is SessionStatus.PARTLY
    assert joined(loose(), asked).status is SessionStatus.DONE
    partly = loose(a_set("raise", 0, 1, done=8), a_set("raise", 0, 2, done=8))
    partly = replace(partly, status=SessionStatus.PARTLY)
    assert joined(partly, asked).status is SessionStatus.PARTLY


def test_notes_of_both_are_kept() -> None:
    """Neither the plan's note nor that of what was done is lost."""
    asked = replace(planned(), note="New shoes.")
    assert joined(replace(loose(), note="Stairs."), asked).note == "New shoes.\nStairs."
