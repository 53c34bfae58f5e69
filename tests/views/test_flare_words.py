"""A flare in words."""

from __future__ import annotations

from datetime import date

import pytest

from calfjournal.domain.exercise import Side
from calfjournal.domain.flare import FlareNow
from calfjournal.domain.message import say
from calfjournal.domain.run import Advice, of_any_run
from calfjournal.messages import in_words
from calfjournal.views import flare_words

DAY = date(2026, 11, 23)


def flare(running: Advice | None, usual_km: float | None = None) -> FlareNow:
    told = say("values.flare_rung", rung=1, rungs=4)
    return FlareNow((Side.LEFT,), DAY, DAY, 0, 4, told, running, 3, usual_km)


@pytest.mark.parametrize("advice", list(Advice))
def test_a_rung_leaves_of_running_what_the_run_of_the_day_is_told(advice: Advice) -> None:
    """Flare and run say the same advice in the same words."""
    assert flare_words.running_words(flare(advice)) == in_words(of_any_run(advice))


def test_half_the_usual_length_is_told_in_kilometres() -> None:
    """Where the usual length is known."""
    words = flare_words.running_words(flare(Advice.SHORTER, 9.0)).replace("\N{NO-BREAK SPACE}", " ")
    assert words == "If you run: easy and flat, half the usual length, 4.5 km at most."
