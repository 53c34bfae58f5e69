"""How a drawing moves: at the tempo of its exercise, and never for nothing."""

from __future__ import annotations

import pytest

from calfjournal.domain.score import SECOND_NS, Score
from calfjournal.training.library import load_library
from calfjournal.views.movement import movement_of

LIBRARY = load_library().exercises


def score_of(exercise: str) -> Score:
    score = movement_of(LIBRARY[exercise])
    assert score is not None
    return score


@pytest.mark.parametrize("exercise", LIBRARY)
def test_every_figure_goes_all_the_way_in_a_time_one_can_follow(exercise: str) -> None:
    """Each exercise reaches both ends of its drawing, and a repetition has an end."""
    score = score_of(exercise)
    assert score.lasts_ns is not None
    assert 0.3 <= score.lasts_ns / SECOND_NS <= 10
    ends = {end for one in score.passages for end in (one.begins_at, one.ends_at)}
    assert ends == {0.0, 1.0}


def test_a_tempo_is_kept() -> None:
    """A raise of 3-1-2-1 takes two seconds up, one there, three down and one at the bottom."""
    seconds = [(one.lasts_ns or 0) / SECOND_NS for one in score_of("calf_raise_step").passages]
    assert seconds == [2, 1, 3, 1]


def test_what_begins_high_is_lowered_first() -> None:
    """A drop goes down in its three seconds; the other leg brings it up."""
    first = score_of("ecc_drop_straight").passages[0]
    assert (first.begins_at, first.ends_at, first.lasts_ns) == (0.0, 1.0, 3 * SECOND_NS)


@pytest.mark.parametrize("exercise", ["strides_flat", "sl_forward_hops", "easy_spin_walk"])
def test_nobody_runs_or_hops_backwards(exercise: str) -> None:
    """Steps and jumps forward start over; their way is shown in one direction only."""
    assert all(one.ends_at >= one.begins_at for one in score_of(exercise).passages)


def test_a_hold_is_held() -> None:
    """What is held stays at its end longer than it takes to get there."""
    passages = score_of("iso_single_hold").passages
    held = next(one for one in passages if one.begins_at == one.ends_at == 1.0)
    assert (held.lasts_ns or 0) > (passages[0].lasts_ns or 0)
