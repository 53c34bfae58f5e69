"""How tests are taken: tries, order of the legs, and what ends heel raises."""

from __future__ import annotations

import pytest

from calfjournal.domain.assessment import Measure, StopRule
from calfjournal.domain.exercise import LEGS, Side
from calfjournal.domain.testing import Raises, aborts, of_tries, weaker_first

OTHER_WAY = (Side.RIGHT, Side.LEFT)


def test_the_best_or_the_mean_of_the_tries_is_the_result() -> None:
    """The mean is for knee to wall; of hops the best counts, and less is better in seconds."""
    tries = (10.0, 11.0, 12.5)
    assert of_tries(Measure.KNEE_TO_WALL, tries, mean=False) == 12.5
    assert of_tries(Measure.KNEE_TO_WALL, tries, mean=True) == 11.2
    assert of_tries(Measure.HOP_DISTANCE, tries, mean=True) == 12.5
    assert of_tries(Measure.TIMED_HOP, tries, mean=False) == 10.0
    with pytest.raises(ValueError, match="no tries"):
        of_tries(Measure.KNEE_TO_WALL, (), mean=False)


def test_the_weaker_leg_begins() -> None:
    """Left where nothing is known; more seconds are the weaker leg of a timed hop."""
    assert weaker_first(Measure.HEEL_RISE, 20, 18) == OTHER_WAY
    assert weaker_first(Measure.HEEL_RISE, 18, 20) == LEGS
    assert weaker_first(Measure.TIMED_HOP, 2.1, 2.4) == OTHER_WAY
    assert weaker_first(Measure.HEEL_RISE, None, 20) == LEGS
    assert weaker_first(Measure.HEEL_RISE, 20, 20) == LEGS


def test_pain_above_five_ends_a_test() -> None:
    """Five is within the accepted zone; nothing told ends nothing."""
    assert [aborts(pain) for pain in (None, 0, 5, 6)] == [False, False, False, True]


def test_two_prompts_in_a_row_end_it_and_the_last_tells_why() -> None:
    """A good raise between them starts the row anew, marked by hand or by a whole beat."""
    by_hand = Raises().at_full_height(0).after_prompt(3).at_full_height(4).after_prompt(5)
    assert not by_hand.over
    over = by_hand.after_prompt(6, StopRule.HEIGHT)
    assert (over.over, over.ended, over.full) == (True, StopRule.HEIGHT, 2)
    by_beat = Raises().after_prompt(3).after_prompt(5)
    assert not by_beat.over
    assert by_beat.after_prompt(6).over
    assert Raises().after_prompt(0).after_prompt(1).over


def test_what_is_over_is_not_counted_on() -> None:
    """Keys that come late change nothing."""
    over = Raises().at_full_height(0).ended_by(StopRule.PAIN)
    assert over.at_full_height(1) is over
    assert over.after_prompt(3) is over
    assert over.ended_by(None) is over


@pytest.mark.parametrize(
    ("keys", "beat_reps", "counted"),
    [
        ("", 12, 12),
        ("p4", 12, 11),
        ("p0", 0, 0),
        ("s0 s0", 12, 2),
        ("s15", 15, 16),
        ("s15 s16", 30, 17),
        ("p4 s15 p16", 30, 15),
        ("p0 s0", 9, 1),
    ],
)
def test_counting_by_hand_goes_on_from_the_beat(keys: str, beat_reps: int, counted: int) -> None:
    """Each s is a raise marked, each p a prompt, both in a repetition of the beat.

    Prompted raises of the beat do not count; once one is marked, marked ones alone are added.
    """
    raises = Raises()
    for key in keys.split():
        rep = int(key[1:])
        raises = raises.at_full_height(rep) if key[0] == "s" else raises.after_prompt(rep)
    assert raises.counted(beat_reps) == counted
