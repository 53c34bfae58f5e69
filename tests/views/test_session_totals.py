"""What a session adds up to, and how what was done is told."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from calfjournal.domain.exercise import LEGS, Side, Unit
from calfjournal.domain.session import Session, SetLine, count_sets, sets_asked, sets_done
from calfjournal.journal import Journal
from calfjournal.views.sets_done import amounts_done
from tests.store.samples import DAY, a_session

STRAIGHT, BENT, HOPS = "sl_calf_raise_step", "sl_bent_knee_raise", "pogo_double"


def done(exercise: str, number: int, side: Side, amount: int | None, kg: float = 0.0) -> SetLine:
    return SetLine(
        exercise, 0, number, side, Unit.REPS, 10, tempo="3-1-2-1", done=amount, done_kg=kg or None
    )


def worked(*lines: SetLine) -> Session:
    return replace(a_session(DAY, sets=0), sets=lines)


def test_a_session_adds_up_by_leg_and_by_knee(journal: Journal) -> None:
    """Seven seconds a repetition of the tempo 3-1-2-1; warm-ups and open sets add nothing."""
    warm_up = replace(done(STRAIGHT, 1, Side.BOTH, 30), warm_up=True)
    session = worked(
        done(STRAIGHT, 1, Side.LEFT, 10),
        done(STRAIGHT, 1, Side.RIGHT, 8),
        done(STRAIGHT, 2, Side.LEFT, None),
        replace(done(BENT, 1, Side.LEFT, 6), item=1),
        replace(done(HOPS, 1, Side.BOTH, 20), item=2, unit=Unit.CONTACTS, tempo="", target=20),
    )
    totals = journal.views.session_totals(replace(session, warm_ups=(warm_up,), rpe=6, minutes=30))
    assert (totals.sets_done, totals.sets_asked) == (3, 4)
    assert (totals.contacts, totals.contacts_asked) == (20, 20)
    assert totals.tension == {Side.LEFT: 112.0, Side.RIGHT: 56.0}
    assert (totals.gastrocnemius.sets, totals.gastrocnemius.seconds) == (1, 70.0)
    assert (totals.soleus.sets, totals.soleus.seconds) == (1, 42.0)
    assert totals.soleus_share == 0.375
    assert totals.load == 180.0


def test_measured_time_counts_in_the_place_of_the_tempo(journal: Journal) -> None:
    """Ten repetitions that took 75 s are 75 s; a set without it is reckoned with its tempo.

    Only work against a load counts, measured or not: no hops, no stretch, no foam roll.
    """
    session = worked(
        replace(done(STRAIGHT, 1, Side.LEFT, 10), tension_s=75.0),
        done(STRAIGHT, 2, Side.LEFT, 10),
        replace(done(HOPS, 1, Side.BOTH, 20), item=1, unit=Unit.CONTACTS, tempo="", tension_s=9.5),
        replace(done("gastroc_wall_stretch", 1, Side.RIGHT, 45), item=2, unit=Unit.SECONDS),
        replace(
            done("foam_roll_calf", 1, Side.BOTH, 2), item=3, unit=Unit.MINUTES, tension_s=120.0
        ),
        replace(done("iso_single_hold", 1, Side.RIGHT, 45), item=4, unit=Unit.SECONDS),
    )
    totals = journal.views.session_totals(session)
    assert totals.tension == {Side.LEFT: 145.0, Side.RIGHT: 45.0}
    assert totals.gastrocnemius.seconds == 145.0


def test_nothing_done_adds_up_to_nothing(journal: Journal) -> None:
    """No share is made of zero."""
    totals = journal.views.session_totals(a_session())
    assert (totals.sets_done, totals.sets_asked, totals.contacts) == (0, 3, 0)
    assert totals.soleus_share is None
    assert totals.load is None


def test_sets_are_counted_in_one_way() -> None:
    """Left and right once, a leg alone too, a gap in the numbers not, a warm-up never."""
    lines = [done(STRAIGHT, number, leg, 10) for number in (1, 2, 4) for leg in LEGS]
    lines[1] = replace(lines[1], done=None)
    lines.append(replace(lines[0], warm_up=True, number=5))
    assert sets_asked(lines) == count_sets(lines) == sets_done(lines) == 3


@pytest.mark.parametrize(
    ("sets", "words"),
    [
        ([(15, 30.0), (15, 30.0), (12, 32.5)], "15 · 15 at 30, 12 at 32.5 kg"),
        ([(15, 30.0), (15, 30.0)], "15 · 15 at 30 kg"),
        ([(15, 0.0), (12, 10.0)], "15 at 0, 12 at 10 kg"),
        ([(15, 0.0), (12, 0.0)], "15 · 12"),
        ([], ""),
    ],
)
def test_every_set_is_told_with_its_own_load(sets: list[tuple[int, float]], words: str) -> None:
    """Never with the largest of them."""
    lines = [done(STRAIGHT, at, Side.BOTH, amount, kg) for at, (amount, kg) in enumerate(sets, 1)]
    assert amounts_done(lines).replace("\N{NO-BREAK SPACE}", " ") == words


def test_legs_are_told_apart_where_they_differ() -> None:
    """In amount or in load."""
    left = [done(STRAIGHT, 1, Side.LEFT, 10, 20.0), done(STRAIGHT, 2, Side.LEFT, 8, 20.0)]
    right = [done(STRAIGHT, 1, Side.RIGHT, 10, 20.0), done(STRAIGHT, 2, Side.RIGHT, 8, 15.0)]
    told = amounts_done([*left, *right]).replace("\N{NO-BREAK SPACE}", " ")
    assert told == "L 10 · 8 at 20 kg, R 10 at 20, 8 at 15 kg"
    bare = [done(STRAIGHT, 1, Side.LEFT, 14, 0.0), done(STRAIGHT, 1, Side.RIGHT, 14, 5.0)]
    assert amounts_done(bare).replace("\N{NO-BREAK SPACE}", " ") == "L 14, R 14 at 5 kg"
