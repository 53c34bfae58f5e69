"""Right-to-left scripts: joined letters and visual order."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calfjournal.reports.scripts import join_arabic, runs_rtl, visual


@pytest.mark.parametrize(
    ("typed", "forms"),
    [
        ("سلام", "\ufeb3\ufefc\ufee1"),  # seen initial, lam-alef final, meem isolated
        ("محمد", "\ufee3\ufea4\ufee4\ufeaa"),
        ("باب", "\ufe91\ufe8e\ufe8f"),
        ("دار", "\ufea9\ufe8d\ufead"),
        ("پا", "\ufb58\ufe8e"),
        ("abc", "abc"),
        ("ب ب", "\ufe8f \ufe8f"),
        ("بَب", "\ufe91\u064e\ufe90"),
    ],
)
def test_letters_take_the_form_of_their_place(typed: str, forms: str) -> None:
    """Arabic letters join as a reader expects, marks do not break the join."""
    assert join_arabic(typed) == forms


@given(st.text(st.characters(min_codepoint=0x600, max_codepoint=0x6FF), max_size=40))
def test_joining_keeps_the_letters(text: str) -> None:
    """Taken apart again, the joined letters are the ones typed."""
    assert unicodedata.normalize("NFKC", join_arabic(text)) == unicodedata.normalize("NFKC", text)


@pytest.mark.parametrize(
    ("text", "rtl"), [("abc שלום", False), ("שלום abc", True), ("12 שלום", True), ("12", False)]
)
def test_the_first_letter_gives_the_direction(text: str, rtl: bool) -> None:
    """Digits and signs do not decide where a paragraph begins."""
    assert runs_rtl(text) is rtl


def test_a_right_to_left_line_is_drawn_from_the_right() -> None:
    """Letters are reversed, numbers are not, and brackets are mirrored."""
    assert visual("אבג (12)", rtl=True) == "(12) גבא"
    assert visual("abc", rtl=False) == "abc"
