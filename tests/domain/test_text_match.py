"""Finding words without minding capitals and accents."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from calfjournal.domain.text_match import folded, spans, words_of


def test_neither_capitals_nor_accents_matter() -> None:
    """Umlauts, accents and ß are found by the plain letters."""
    assert folded("Übung à la Straße") == "ubung a la strasse"
    assert words_of("  Äußerst  äußerst Ruhig ") == ("ausserst", "ruhig")


def test_words_found_are_told_where_they_stand() -> None:
    """Places are those of the text as it was written, also behind signs that fold to two."""
    text = "Große Runde, große Pause"
    assert [text[a:b] for a, b in spans(text, ("gross", "pau"))] == ["Groß", "groß", "Pau"]
    assert spans(text, ()) == []
    assert spans("aaaa", ("aa", "aaa")) == [(0, 4)]


@given(st.text(max_size=40), st.text(min_size=1, max_size=4))
def test_what_is_marked_holds_the_word(text: str, wanted: str) -> None:
    """A word is marked exactly when it is found, within the text and without overlaps."""
    word = folded(wanted)
    found = spans(text, (word,))
    assert bool(found) == (bool(word) and word in folded(text))
    assert all(0 <= begin < end <= len(text) for begin, end in found)
    assert all(before[1] < after[0] for before, after in pairwise(found))
