"""The notation of a tempo."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calfjournal.domain.exercise import Tempo

seconds = st.integers(0, 600).map(lambda tenths: tenths / 10)


@pytest.mark.parametrize(
    ("text", "seconds"), [("3-1-2-1", 7.0), ("3-0-assist-0", 3.0), (" 3 - 1 - 2 - 1 ", 7.0)]
)
def test_a_tempo_counts_the_seconds_of_the_working_leg(text: str, seconds: float) -> None:
    """The other leg's part takes this one no time."""
    tempo = Tempo.read(text)
    assert tempo is not None
    assert tempo.seconds == seconds


@pytest.mark.parametrize("text", ["slow", "", "3-1-2", "3-1-2-1-1", "assist-1-2-1", "3-1-2-61"])
def test_other_words_are_no_tempo(text: str) -> None:
    """Three or five numbers, words and more than a minute are not counted."""
    assert Tempo.read(text) is None


@given(st.builds(Tempo, seconds, seconds, seconds, seconds))
def test_what_is_written_is_read(tempo: Tempo) -> None:
    """Every tempo comes back from its notation."""
    assert Tempo.read(str(tempo)) == tempo
