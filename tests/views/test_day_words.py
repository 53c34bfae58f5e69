"""Days as people say them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calfjournal.errors import InputError
from calfjournal.views.day_words import read_day_from

NEAR = date(2026, 11, 25)
TODAY = date(2026, 11, 30)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-03-12", date(2026, 3, 12)),
        ("12.3.2024", date(2024, 3, 12)),
        ("12.3.", date(2027, 3, 12)),
        ("24. 12", date(2026, 12, 24)),
        ("29.2.", date(2028, 2, 29)),
        ("12 March", date(2027, 3, 12)),
        ("Mar 12 2025", date(2025, 3, 12)),
        ("march 2025", date(2025, 3, 1)),
        ("today", TODAY),
        ("Yesterday", date(2026, 11, 29)),
        ("wednesday", date(2026, 12, 2)),
        ("thu", date(2026, 12, 3)),
        ("monday", date(2026, 12, 7)),
        ("14", date(2026, 11, 14)),
        ("1.", date(2026, 11, 1)),
        ("+2w", date(2026, 12, 9)),
        ("−3", date(2026, 11, 22)),
        ("+3m", date(2027, 2, 25)),
        ("-1y", date(2025, 11, 25)),
        ("  ", None),
    ],
)
def test_days_are_read_as_they_are_said(text: str, day: date | None) -> None:
    """In full, without a year, by name from today, or as a step from the day that is seen."""
    assert read_day_from(text, NEAR, TODAY) == day


@given(
    st.text(max_size=12) | st.from_regex(r"[+-]\d{1,4}[dwmy]|\d{1,2}\.\d{1,2}\.", fullmatch=True)
)
def test_whatever_is_typed_is_a_day_of_ours_or_refused(text: str) -> None:
    """No text leads outside of the days a journal holds, and none breaks the field."""
    try:
        day = read_day_from(text, NEAR, TODAY)
    except (InputError, ValueError, OverflowError):
        return
    assert day is None or 1900 <= day.year <= 2199
