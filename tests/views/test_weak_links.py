"""Weak links in words."""

from __future__ import annotations

from datetime import timedelta

from msgspec.structs import replace

from calfjournal.domain.assessment import Assessment, Measure, Result
from calfjournal.domain.athlete import Tendon
from calfjournal.domain.checkin import Flare, Site
from calfjournal.domain.exercise import LEGS, Side
from calfjournal.journal import Journal


def low_range(journal: Journal) -> None:
    """Two tests five weeks apart, the left ankle low."""
    for back, left in ((40, 7.0), (5, 8.0)):
        results = (
            Result(Measure.KNEE_TO_WALL, side, cm)
            for side, cm in zip(LEGS, (left, 12), strict=True)
        )
        day = journal.today() - timedelta(days=back)
        journal.assessments.save(Assessment(day, tuple(results)))


def test_a_sore_insertion_gets_no_drill_of_end_range(journal: Journal) -> None:
    """Rocks to the wall for others, circles where the insertion is sore (rule 8.7)."""
    low_range(journal)
    (line,) = journal.views.weak_links()
    assert line.drill == "knee_to_wall_rock"
    journal.athlete.save_tendon(Tendon(Side.RIGHT, site=Site.INSERTION))
    (sore,) = journal.views.weak_links()
    assert sore == replace(
        line,
        drill="ankle_circles",
        advice=line.advice.replace("Knee-to-wall rocks", "Ankle circles"),
    )


def test_nothing_is_added_while_a_flare_lasts(journal: Journal) -> None:
    """The link is named, the drill waits."""
    low_range(journal)
    journal.checkins.start_flare(Flare(journal.today(), Side.LEFT))
    (line,) = journal.views.weak_links()
    assert (line.drill, line.advice) == ("", "While a flare lasts nothing is added for it.")
