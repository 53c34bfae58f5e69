"""Sets as rows and columns: what is shown, typed and copied; and what a session adds up to."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from calfjournal.domain.exercise import Side, Unit
from calfjournal.domain.session import SessionStatus, SetLine
from calfjournal.journal import Journal
from tests.ui.calendar_journal import HOLD, RAISE, done, lines, session
from ui.editor.new_sets import like, one_more, sets_of, swapped
from ui.editor.set_rows import (
    Column,
    SetRow,
    blocks_of,
    cell_text,
    falls_short,
    last_time,
    row_label,
    typed,
)
from ui.editor.summary import summary, time_under_tension

DAY = date(2026, 11, 21)


def both_legs(**values: object) -> SetRow:
    left = SetLine(RAISE, 0, 1, Side.LEFT, Unit.REPS, 10, id=1)
    right = replace(left, side=Side.RIGHT, id=2)
    return SetRow(1, tuple(replace(line, **values) for line in (left, right)))


def test_a_session_becomes_a_table_per_exercise() -> None:
    """Left and right share a row; the columns are those the exercise needs."""
    raises, hold = blocks_of(lines())
    assert [row.number for row in raises.rows] == [1, 2]
    assert raises.columns == (
        Column.LEFT, Column.RIGHT, Column.KG, Column.RIR, Column.PAIN,
    )  # fmt: skip
    assert row_label(raises.rows[0]) == "1 · 10"
    assert row_label(hold.rows[0]) == "1 · 45 s"


def test_a_shared_value_is_typed_once_for_both_legs() -> None:
    """One number is for both legs, two with a slash are one each, nothing clears."""
    row = both_legs()
    assert [line.pain for line in typed(row, Column.PAIN, "2")] == [2, 2]
    split = typed(row, Column.PAIN, "0/3")
    assert [line.pain for line in split] == [0, 3]
    after = SetRow(1, split)
    assert cell_text(after, Column.PAIN) == "0/3"
    assert [line.pain for line in typed(after, Column.PAIN, "")] == [None, None]
    assert [line.done_kg for line in typed(row, Column.KG, "22,5")] == [22.5, 22.5]


def test_typing_what_is_there_changes_nothing() -> None:
    """Leaving a cell as it was writes no edit."""
    row = both_legs(done=8, pain=1)
    assert typed(row, Column.LEFT, "8") == ()
    assert typed(row, Column.PAIN, "1") == ()


@pytest.mark.parametrize(
    ("column", "text"),
    [
        (Column.LEFT, "eight"),
        (Column.LEFT, "8.5"),
        (Column.LEFT, "-1"),
        (Column.PAIN, "11"),
        (Column.PAIN, "1/2/3"),
        (Column.RIR, "1.5"),
        (Column.KG, "heavy"),
    ],
)
def test_what_does_not_fit_is_refused_with_a_sentence(column: Column, text: str) -> None:
    """Bad input is answered in words and nothing is changed."""
    with pytest.raises(ValueError, match=r"\w+ .*\.$"):
        typed(both_legs(), column, text)


@given(st.integers(0, 500), st.integers(0, 10), st.integers(0, 10))
def test_what_is_typed_is_what_is_shown(reps: int, left: int, right: int) -> None:
    """Any value typed comes back as the same text."""
    (line,) = typed(both_legs(), Column.RIGHT, str(reps)) or (None,)
    assert line is not None
    assert cell_text(SetRow(1, (line,)), Column.RIGHT) == str(reps)
    row = SetRow(1, typed(both_legs(pain=99), Column.PAIN, f"{left}/{right}"))
    assert cell_text(row, Column.PAIN) == (f"{left}" if left == right else f"{left}/{right}")


def test_falling_short_is_seen() -> None:
    """Fewer than the target stands out, more does not."""
    assert falls_short(both_legs(done=9), Column.LEFT)
    assert not falls_short(both_legs(done=12), Column.LEFT)
    assert not falls_short(both_legs(), Column.LEFT)


def test_last_time_in_a_line() -> None:
    """Both legs alike are said once, else left and right; load and pain are told."""
    logged = done(DAY).sets
    assert last_time(line for line in logged if line.exercise == HOLD) == "45 s"
    assert last_time(line for line in logged if line.exercise == RAISE) == (
        "L 10 · 10  R 10 · 9 at 24 kg"
    )
    assert last_time(lines()) == ""


def test_the_footer_adds_up_effort_and_tension(journal: Journal) -> None:
    """Calf load is effort times minutes; tension counts tempo, holds, and the busier leg."""
    exercises = journal.library.exercises
    made = done(DAY)
    assert time_under_tension(made, exercises) == 2 * 10 * 7 + 45
    assert summary(made, exercises) == "Calf load 287 · time under tension 3 min 05 a leg"
    assert summary(session(DAY), exercises) == ""


def test_a_session_like_another_has_targets_only() -> None:
    """Planning the same again brings no results along."""
    copy = like(replace(done(DAY), id=5, plan_id=3), DAY + timedelta(days=7))
    assert (copy.id, copy.plan_id, copy.status) == (None, None, SessionStatus.PLANNED)
    assert all(line.done is None and line.id is None for line in copy.sets)
    assert [line.target for line in copy.sets] == [line.target for line in lines()]


def test_another_exercise_takes_the_open_sets_only(journal: Journal) -> None:
    """Swapping midway leaves what was done and plans the rest at the new exercise's dose."""
    block = blocks_of(
        replace(line, id=n, done=10 if line.number == 1 else None)
        for n, line in enumerate(lines(), 1)
    )[0]
    easier = journal.library.exercises["seated_calf_raise"]
    old, new = swapped(block, easier)
    assert {line.number for line in old} == {2}
    assert [(line.exercise, line.number, line.side) for line in new] == [
        ("seated_calf_raise", 2, Side.BOTH)
    ]


def test_new_sets_follow_the_library(journal: Journal) -> None:
    """A new exercise comes with its usual dose, one line a leg where legs work one by one."""
    exercise = journal.library.exercises[RAISE]
    made = sets_of(exercise, 4)
    assert exercise.dose is not None
    assert len(made) == 2 * exercise.dose.sets[0]
    assert {line.item for line in made} == {4}
    (left, right) = one_more(blocks_of(made)[0])
    assert (left.number, right.number) == (exercise.dose.sets[0] + 1,) * 2
