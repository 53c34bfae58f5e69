"""The tempo in words: as it is done, with words that are true of the exercise."""

from __future__ import annotations

import pytest

from calfjournal import paths
from calfjournal.domain.score import Cue
from calfjournal.training.library_file import read_exercises
from calfjournal.views.tempo_words import phase_word, tempo_words

LIBRARY = read_exercises(paths.resources() / "exercises.toml")


@pytest.mark.parametrize(
    ("exercise", "words"),
    [
        ("sl_calf_raise_step", "rise 2 · hold 1 · lower 3 · pause 1"),
        ("calf_raise_floor", "rise 2 · hold 1 · lower 2"),
        ("sl_calf_raise_weighted", "rise 3 · lower 3 · pause 1"),
        ("two_up_one_down", "lower 4 · rise 1"),
        ("ecc_drop_straight", "lower 3 · rise with the other leg"),
        ("knee_to_wall_rock", "go 2 · stay 1 · back 1"),
        ("big_toe_extension", "go 1 · stay 2 · back 1"),
        ("band_dorsiflexion", "go 1 · back 2"),
        ("heel_toe_rocker", "go 2 · stay 1 · back 2 · stay 1"),
        ("ankle_circles", "slow, 3 s a circle"),
    ],
)
def test_a_tempo_stands_as_it_is_done(exercise: str, words: str) -> None:
    """What comes first stands first, and what takes no time is left out."""
    found = LIBRARY[exercise]
    assert tempo_words(found.tempo_text, found) == words


def test_nothing_is_lowered_that_goes_out_and_back() -> None:
    """The toe that is bent up first goes, and a pumping ankle too, whichever way it is counted."""
    toe, pumps, step = (
        LIBRARY[name] for name in ("big_toe_extension", "ankle_pumps", "sl_calf_raise_step")
    )
    assert [phase_word(cue, toe) for cue in (Cue.LOWER, Cue.PAUSE, Cue.RISE)] == [
        "Go",
        "Stay",
        "Back",
    ]
    assert [phase_word(cue, pumps) for cue in (Cue.RISE, Cue.HOLD, Cue.LOWER)] == [
        "Go",
        "Stay",
        "Back",
    ]
    assert phase_word(Cue.RISE, step) == "Rise"
    out_and_back = {name for name, found in LIBRARY.items() if found.out_and_back}
    assert len(out_and_back) == 9
