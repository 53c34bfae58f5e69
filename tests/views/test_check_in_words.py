"""A check-in in short words."""

from __future__ import annotations

from datetime import date

import pytest

from calfjournal.domain.checkin import FIGURES, CheckIn, Moment, MorningFigure, TendonReading
from calfjournal.domain.exercise import Side
from calfjournal.views.check_in_words import check_in_words, figure_text

DAY = date(2026, 11, 28)
MORNING = CheckIn(
    DAY,
    resting_hr=49,
    hrv_ms=61.6,
    sleep_hours=7 + 10 / 60,
    sleep_quality=4,
    fatigue=3,
    stress=2,
    muscle_soreness=5,
    body_mass_kg=70.25,
    tags=("heat",),
)


def test_what_was_given_is_told_in_order() -> None:
    """Figures with their unit or scale, then what the tendons said."""
    legs = (
        TendonReading(DAY, Moment.MORNING, Side.LEFT, pain=0, stiffness_min=3),
        TendonReading(DAY, Moment.MORNING, Side.RIGHT, pain=1, stiffness_min=9),
        TendonReading(DAY, Moment.H24, Side.RIGHT, pain=7),
    )
    assert check_in_words(MORNING, legs) == (
        "Resting HR 49 bpm",
        "HRV 61.6 ms",
        "Sleep 7\u00a0h\u00a010",
        "Sleep quality 4/5",
        "Fatigue 3/7",
        "Stress 2/7",
        "Muscle soreness 5/7",
        "70.2 kg",
        "Tendon L 0 · R 1",
        "Stiffness L 3 · R 9 min",
        "heat",
    )


def test_a_reading_of_both_legs_is_told_for_each() -> None:
    """One value for both is no unknown of either."""
    both = TendonReading(DAY, Moment.MORNING, Side.BOTH, pain=2)
    assert check_in_words(None, [both]) == ("Tendon L 2 · R 2",)


def test_tags_are_told_in_words() -> None:
    """Ours by their word, those of other programs as they are."""
    tagged = CheckIn(DAY, tags=("late_meal", "full_moon"))
    assert check_in_words(tagged, ()) == ("late meal", "full_moon")


@pytest.mark.parametrize("figure", FIGURES, ids=[figure.name for figure in FIGURES])
def test_what_is_not_known_is_a_dash(figure: MorningFigure) -> None:
    """Never a nought."""
    assert figure_text(figure, None) == "–"
    assert check_in_words(CheckIn(DAY), ()) == ()
