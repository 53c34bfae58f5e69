"""Sets as rows and columns: what is shown, typed and copied."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from calfjournal.domain.exercise import Side, Unit
from calfjournal.domain.session import SetLine
from calfjournal.views.last_sets import LastTime
from calfjournal.views.set_table import (
    ExerciseSets,
    SetColumn,
    WholeSet,
    as_ghosts,
    cell_text,
    exercise_sets,
    falls_short,
    hint_text,
    legs_text,
    row_label,
)
from calfjournal.views.set_typing import typed
from tests.calendar_journal import RAISE, lines

DAY = date(2026, 11, 21)


def both_legs(**values: object) -> WholeSet:
    left = SetLine(RAISE, 0, 1, Side.LEFT, Unit.REPS, 10, id=1)
    right = replace(left, side=Side.RIGHT, id=2)
    return WholeSet(1, tuple(replace(line, **values) for line in (left, right)))


def test_a_session_becomes_a_table_per_exercise() -> None:
    """Left and right share a row; the columns are those the exercise needs."""
    raises, hold = exercise_sets(lines())
    assert [row.number for row in raises.rows] == [1, 2]
    assert raises.columns == (
        SetColumn.LEFT, SetColumn.RIGHT, SetColumn.KG, SetColumn.RIR, SetColumn.PAIN,
    )  # fmt: skip
    assert row_label(raises.rows[0]) == "1 · 10"
    assert row_label(hold.rows[0]) == "1 · 45 s"


def test_a_shared_value_is_typed_once_for_both_legs() -> None:
    """One number is for both legs, two with a slash are one each, nothing clears."""
    row = both_legs()
    assert [line.pain for line in typed(row, SetColumn.PAIN, "2")] == [2, 2]
    split = typed(row, SetColumn.PAIN, "0/3")
    assert [line.pain for line in split] == [0, 3]
    after = WholeSet(1, split)
    assert cell_text(after, SetColumn.PAIN) == "0/3"
    assert [line.pain for line in typed(after, SetColumn.PAIN, "")] == [None, None]
    assert [line.done_kg for line in typed(row, SetColumn.KG, "22,5")] == [22.5, 22.5]


def test_another_amount_typed_forgets_the_measured_time() -> None:
    """It was measured of what the player counted; a load typed beside it leaves it."""
    row = both_legs(done=10, tension_s=70.0)
    (left,) = typed(row, SetColumn.LEFT, "9")
    assert (left.done, left.tension_s) == (9, None)
    assert [line.tension_s for line in typed(row, SetColumn.KG, "20")] == [70.0, 70.0]
    assert typed(row, SetColumn.LEFT, "10") == ()


def weaker_right() -> ExerciseSets:
    """One set with the column of the right leg in front."""
    (sets,) = exercise_sets(both_legs().lines, first=Side.RIGHT)
    return sets


def test_a_pair_is_read_in_the_order_of_the_columns() -> None:
    """With Right before Left, 0/2 is no pain in the right leg: typed, shown, and said."""
    sets = weaker_right()
    assert sets.columns[:2] == (SetColumn.RIGHT, SetColumn.LEFT)
    (row,) = sets.rows
    after = WholeSet(1, typed(row, SetColumn.PAIN, "0/2"))
    assert [(line.side, line.pain) for line in after.lines] == [(Side.RIGHT, 0), (Side.LEFT, 2)]
    assert cell_text(after, SetColumn.PAIN) == "0/2"
    assert legs_text(after, SetColumn.PAIN) == "R 0 / L 2"
    loads = {line.side: line.done_kg for line in typed(row, SetColumn.KG, "12/10")}
    assert loads == {Side.RIGHT: 12.0, Side.LEFT: 10.0}
    with pytest.raises(ValueError, match="R/L"):
        typed(row, SetColumn.RIR, "1/2/3")


def test_a_ghost_tells_a_load_of_one_leg_alone() -> None:
    """Five for the right leg, none for the left one, which stands behind it."""
    left, right = both_legs().lines
    (sets,) = exercise_sets([left, replace(right, target_kg=5.0)], first=Side.RIGHT)
    ghosts = as_ghosts(sets, sets.rows[0])
    assert hint_text(ghosts, SetColumn.KG) == "5/–"
    assert legs_text(ghosts, SetColumn.KG) == "R 5 / L –"


def test_last_time_tells_each_leg_with_its_own_load() -> None:
    """Each with its letter and in the order of the columns; the load once where it is the same."""
    (row,) = weaker_right().rows
    left, right = both_legs(done=14).lines
    for kg, words in ((None, "R 14 at 5 · L 14"), (5.0, "R 14 · L 14 at 5")):
        before = (replace(left, done_kg=kg), replace(right, done_kg=5.0))
        assert LastTime(DAY, DAY, before).of(row) == words


def test_typing_what_is_there_changes_nothing() -> None:
    """Leaving a cell as it was writes no edit."""
    row = both_legs(done=8, pain=1)
    assert typed(row, SetColumn.LEFT, "8") == ()
    assert typed(row, SetColumn.PAIN, "1") == ()


@pytest.mark.parametrize(
    ("column", "text"),
    [
        (SetColumn.LEFT, "eight"),
        (SetColumn.LEFT, "8.5"),
        (SetColumn.LEFT, "-1"),
        (SetColumn.PAIN, "11"),
        (SetColumn.PAIN, "1/2/3"),
        (SetColumn.RIR, "1.5"),
        (SetColumn.KG, "heavy"),
    ],
)
def test_what_does_not_fit_is_refused_with_a_sentence(column: SetColumn, text: str) -> None:
    """Bad input is answered in words and nothing is changed."""
    with pytest.raises(ValueError, match=r"\w+ .*\.$"):
        typed(both_legs(), column, text)


@given(st.integers(0, 500), st.integers(0, 10), st.integers(0, 10))
def test_what_is_typed_is_what_is_shown(reps: int, left: int, right: int) -> None:
    """Any value typed comes back as the same text."""
    (line,) = typed(both_legs(), SetColumn.RIGHT, str(reps)) or (None,)
    assert line is not None
    assert cell_text(WholeSet(1, (line,)), SetColumn.RIGHT) == str(reps)
    row = WholeSet(1, typed(both_legs(pain=99), SetColumn.PAIN, f"{left}/{right}"))
    assert cell_text(row, SetColumn.PAIN) == (f"{left}" if left == right else f"{left}/{right}")


def test_falling_short_is_seen() -> None:
    """Fewer than the target stands out, more does not."""
    assert falls_short(both_legs(done=9), SetColumn.LEFT)
    assert not falls_short(both_legs(done=12), SetColumn.LEFT)
    assert not falls_short(both_legs(), SetColumn.LEFT)
