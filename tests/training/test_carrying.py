"""What was done is the next target: load by load, and a step that was taken."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from calfjournal.domain.dose import SetStep
from calfjournal.domain.exercise import LEGS, Side, Unit
from calfjournal.domain.program import SessionKind
from calfjournal.domain.session import Session, SessionStatus, SetLine, count_sets
from calfjournal.training.carrying import carried, set_step, taken_on
from calfjournal.training.set_lines import more_sets

MONDAY = date(2026, 11, 23)
KG = st.integers(1, 200).map(lambda halves: halves / 2)


def session(
    key: int, day: int, kg: float | None = None, *, target: int = 8, high: int | None = 12
) -> Session:
    lines = tuple(
        SetLine("sl_calf_raise_weighted", 0, n, side, Unit.REPS, target, high, target_kg=kg)
        for n in (1, 2, 3)
        for side in LEGS
    )
    at = MONDAY + timedelta(days=day)
    return Session(at, SessionKind.STRENGTH, "Heavy", id=key, sets=lines)


def done(planned: Session, kilograms: dict[Side, float], reps: int = 12) -> Session:
    lines = tuple(replace(line, done=reps, done_kg=kilograms[line.side]) for line in planned.sets)
    return replace(planned, status=SessionStatus.DONE, sets=lines)


@given(left=KG, right=KG, planned=st.none() | KG)
def test_each_leg_gets_what_it_lifted(left: float, right: float, planned: float | None) -> None:
    """Whatever was planned, the next target is what was lifted, on every open session ahead."""
    first = done(session(1, 0), {Side.LEFT: left, Side.RIGHT: right})
    ahead = [session(2, 2, planned), session(3, 7, planned)]
    for after in carried(first, ahead):
        assert {(line.side, line.target_kg) for line in after.sets} == {
            (Side.LEFT, left),
            (Side.RIGHT, right),
        }
        assert all(line.target == 8 for line in after.sets)


def test_what_was_done_since_wins() -> None:
    """A session logged late does not undo the newer one, and nothing done or begun is changed."""
    first = done(session(1, 0), dict.fromkeys(LEGS, 10.0))
    newer = done(session(2, 2), dict.fromkeys(LEGS, 15.0))
    assert carried(first, [newer, session(3, 4, 15.0)]) == ()
    begun = session(3, 4)
    begun = replace(begun, sets=(replace(begun.sets[0], done=5), *begun.sets[1:]))
    assert carried(newer, [first, begun]) == ()


def test_a_step_stays_while_the_range_is_the_same() -> None:
    """Nine asked and done of 8 to 12 are asked again; another template is another dose."""
    first = done(session(1, 0, 10.0, target=9), dict.fromkeys(LEGS, 10.0))
    same, other = session(2, 2), session(3, 4, target=6, high=8)
    after = {s.id: s for s in carried(first, [same, other])}
    assert {(line.target, line.target_high) for line in after[2].sets} == {(9, 12)}
    assert {(line.target, line.target_high) for line in after[3].sets} == {(6, 8)}
    missed = done(session(1, 0, 10.0, target=9), dict.fromkeys(LEGS, 10.0), reps=8)
    assert {line.target for line in carried(missed, [same])[0].sets} == {8}


def hops(key: int, day: int, contacts: int, sets: int = 3) -> Session:
    lines = tuple(
        SetLine("pogo_double", 0, n, Side.BOTH, Unit.CONTACTS, contacts) for n in range(1, sets + 1)
    )
    at = MONDAY + timedelta(days=day)
    return Session(at, SessionKind.PLYOMETRIC, "Hops", id=key, sets=lines, type_id="hops")


def test_more_contacts_stay_below_what_a_session_held() -> None:
    """18 asked and done for 15: again next time, but not in an easier or a fuller session."""
    first = done(hops(1, 0, 18), {Side.BOTH: 0.0}, reps=18)
    ahead = [hops(2, 3, 15), replace(hops(3, 7, 15), deload=True), hops(4, 10, 15, sets=4)]
    after = {s.id: s for s in carried(first, ahead)}
    assert {line.target for line in after[2].sets} == {18}
    easier, fuller = (after.get(s.id, s) for s in ahead[1:])
    assert {line.target for line in (*easier.sets, *fuller.sets)} == {15}


def test_a_range_that_was_opened_stays_open_where_the_same_is_asked() -> None:
    """Seven of 6 to 8 where the program said six: wherever it says six, and where it is again."""
    first = done(session(1, 0, 10.0, target=7, high=8), dict.fromkeys(LEGS, 10.0), reps=8)
    ahead = [
        session(2, 2, target=6, high=None),
        replace(session(3, 4, target=5, high=None), type_id="heavy_slot"),
        session(4, 6, target=5, high=None),
    ]
    after = {s.id: s for s in carried(replace(first, type_id="heavy_slot"), ahead)}
    asked = {key: {(line.target, line.target_high) for line in s.sets} for key, s in after.items()}
    assert asked == {2: {(7, 8)}, 3: {(7, 8)}, 4: {(5, None)}}


def a_set_more(planned: Session) -> SetStep:
    step = set_step(replace(planned, sets=more_sets(planned.sets, 4)), planned.sets)
    assert step is not None
    return step


def test_a_set_more_goes_to_every_session_that_asks_as_many() -> None:
    """Whatever the range; not before, not where it asks fewer, nor in an easier week."""
    first = session(1, 0, 10.0)
    same, fewer, other = session(2, 2, 12.5), session(3, 4), session(4, 7, target=6, high=8)
    fewer = replace(fewer, sets=fewer.sets[:4])
    easier = replace(session(5, 9), deload=True)
    begun = done(session(6, 11), dict.fromkeys(LEGS, 10.0))
    without = replace(session(7, 14), sets=tuple(replace(x, exercise="sl_rdl") for x in same.sets))
    before = session(8, -2)
    elsewhere, late = replace(session(9, 16), plan_id=2), session(10, 61)
    every = [before, first, same, fewer, other, easier, begun, without, elsewhere, late]
    after = {s.id: s for s in taken_on(a_set_more(first), every)}
    assert set(after) == {2, 4}
    assert count_sets(after[2].sets) == 4
    assert after[2].sets[:6] == same.sets
    assert {line.target_kg for line in after[2].sets} == {12.5}
    assert all(line.id is None for line in after[2].sets[6:])
    assert {(line.target, line.target_high) for line in after[4].sets} == {(6, 8)}


def test_only_a_set_more_goes_further() -> None:
    """Repetitions and loads follow from what is done; another exercise begins anew."""
    first = session(1, 0)
    other = replace(first, sets=tuple(replace(line, exercise="sl_rdl") for line in first.sets))
    assert set_step(first, first.sets) is None
    assert set_step(replace(other, sets=more_sets(other.sets, 4)), first.sets) is None
