"""Loads that are proposed to those who read pounds."""

from __future__ import annotations

from calfjournal.domain.dose import DoseStep
from calfjournal.domain.notation import KG_PER_LB
from calfjournal.domain.plates import POUNDS
from tests.training.test_progression import WEIGHTED, exposure, propose


def test_loads_are_made_up_of_the_plates_there_are() -> None:
    """With pounds 50 become 55, and 22.5 kg of before whole pounds."""
    fifty, fifty_four, fifty_five = (round(pounds * KG_PER_LB, 6) for pounds in (50, 54, 55))
    for before, after in ((fifty, fifty_five), (22.5, fifty_four)):
        past = [exposure(ago, 8, kg=before) for ago in (4, 2)]
        found = propose(WEIGHTED, *past, plates=POUNDS)
        assert (found.change, found.dose.load_kg) == (DoseStep.LOAD, after)
