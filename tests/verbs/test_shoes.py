"""Pairs of shoes, and the body mass of a day."""

from __future__ import annotations

from datetime import timedelta

import pytest
from msgspec.structs import replace

from calfjournal.domain.checkin import CheckIn
from calfjournal.domain.run import Shoes
from calfjournal.errors import InputError
from calfjournal.journal import Journal
from calfjournal.verbs.shoes import Worn
from tests.store.samples import DAY, a_run


def test_a_pair_is_added_changed_retired_and_deleted(journal: Journal) -> None:
    """Each is one step to undo."""
    blue = journal.shoes.save(Shoes(" Blue ", 8, DAY)).value
    assert journal.shoes.all() == [blue]
    assert blue.name == "Blue"
    journal.shoes.save(replace(blue, end=DAY + timedelta(days=90)))
    journal.undo()
    assert journal.shoes.all() == [blue]
    journal.shoes.delete(blue.key)
    assert journal.shoes.all() == []
    journal.undo()
    assert journal.shoes.all() == [blue]


def test_runs_follow_the_new_name_of_their_pair(journal: Journal) -> None:
    """What was run in it stays with it, and comes back with undo."""
    blue = journal.shoes.save(Shoes("Blue")).value
    journal.runs.add(replace(a_run(), shoes="Blue", distance_m=8000.0))
    journal.shoes.save(replace(blue, name="Old blue"))
    assert journal.shoes.worn() == {"Old blue": Worn(1, 8.0)}
    journal.undo()
    assert journal.shoes.worn() == {"Blue": Worn(1, 8.0)}


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        (Shoes(" "), "name"),
        (Shoes("Blue"), "name"),
        (Shoes("Red", 200), "heel_drop_mm"),
        (Shoes("Red", start=DAY, end=DAY - timedelta(days=1)), "end"),
    ],
)
def test_a_pair_that_cannot_be_is_refused_by_name(
    journal: Journal, wrong: Shoes, field: str
) -> None:
    """The field is named and nothing is kept."""
    journal.shoes.save(Shoes("Blue"))
    with pytest.raises(InputError) as caught:
        journal.shoes.save(wrong)
    assert caught.value.field == field
    assert [pair.name for pair in journal.shoes.all()] == ["Blue"]


def test_a_body_mass_is_that_of_today(journal: Journal) -> None:
    """It joins what was kept of the day, and the newest one is known."""
    today = journal.today()
    journal.checkins.save(CheckIn(today - timedelta(days=3), body_mass_kg=70))
    journal.checkins.save(CheckIn(today, resting_hr=50))
    journal.athlete.weigh(69.5)
    assert journal.checkins.get(today) == CheckIn(
        today, journal.checkins.between(today, today)[0].id, resting_hr=50, body_mass_kg=69.5
    )
    facts = journal.views.profile()
    assert (facts.body_mass_kg, facts.weighed_on) == (69.5, today)
    journal.athlete.weigh(None)
    facts = journal.views.profile()
    assert (facts.body_mass_kg, facts.weighed_on) == (70, today - timedelta(days=3))
