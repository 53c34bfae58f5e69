"""Small numbers in letters: "two", "Two", "second"."""

from __future__ import annotations

from calfjournal.messages.formats import number
from calfjournal.messages.language import filled, mark_in, pattern

_SPELLED = (
    mark_in("number", "no"),
    mark_in("number", "one"),
    mark_in("number", "two"),
    mark_in("number", "three"),
    mark_in("number", "four"),
    mark_in("number", "five"),
    mark_in("number", "six"),
    mark_in("number", "seven"),
    mark_in("number", "eight"),
    mark_in("number", "nine"),
    mark_in("number", "ten"),
)
_SPELLED_FIRST = (
    mark_in("number that begins a sentence", "No"),
    mark_in("number that begins a sentence", "One"),
    mark_in("number that begins a sentence", "Two"),
    mark_in("number that begins a sentence", "Three"),
    mark_in("number that begins a sentence", "Four"),
    mark_in("number that begins a sentence", "Five"),
    mark_in("number that begins a sentence", "Six"),
    mark_in("number that begins a sentence", "Seven"),
    mark_in("number that begins a sentence", "Eight"),
    mark_in("number that begins a sentence", "Nine"),
    mark_in("number that begins a sentence", "Ten"),
)
_ORDINALS = {
    1: mark_in("which one", "first"),
    2: mark_in("which one", "second"),
    3: mark_in("which one", "third"),
    4: mark_in("which one", "fourth"),
    5: mark_in("which one", "fifth"),
    6: mark_in("which one", "sixth"),
}


def spelled(count: int) -> str:
    """Return a small count in letters: ``two``; greater ones in digits."""
    return pattern(_SPELLED[count]) if 0 <= count < len(_SPELLED) else number(count)


def spelled_first(count: int) -> str:
    """Return a small count in letters as a sentence begins with it: ``Two``."""
    return pattern(_SPELLED_FIRST[count]) if 0 <= count < len(_SPELLED_FIRST) else number(count)


def ordinal(place: int) -> str:
    """Return which one of a row is meant: ``fourth``."""
    word = _ORDINALS.get(place)
    return filled("{number}th", number=place) if word is None else pattern(word)
