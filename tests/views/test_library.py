"""Which exercises the filters of the library leave."""

from __future__ import annotations

import pytest

from calfjournal.domain.exercise import Category, Exercise, KneePosition, Muscle
from calfjournal.journal import Journal
from calfjournal.training.library import load_library
from calfjournal.views.library import Filters, HandFilter, LibraryFacts

ALL = tuple(load_library().exercises.values())
BAND = LibraryFacts(equipment=frozenset({"band"}))


@pytest.mark.parametrize(
    ("filters", "facts", "left"),
    [
        (Filters(), LibraryFacts(), lambda _: True),
        (Filters(category=Category.TECHNIQUE), BAND, lambda e: e.category is Category.TECHNIQUE),
        (Filters(phase="P"), BAND, lambda e: "P" in e.phases),
        (Filters(muscle=Muscle.SHIN), BAND, lambda e: Muscle.SHIN in e.trains),
        (Filters(load_class=0), BAND, lambda e: e.load_class == 0),
        (Filters(needs="step"), BAND, lambda e: "step" in e.needs),
        (Filters(needs=HandFilter.BARE), BAND, lambda e: not e.needs),
        (Filters(needs=HandFilter.AT_HAND), BAND, lambda e: e.needs <= {"band"}),
        (Filters(needs=HandFilter.MISSING), BAND, lambda e: not e.needs <= {"band"}),
        (Filters(needs=HandFilter.MISSING), LibraryFacts(), lambda _: False),
        (
            Filters(in_plan=True),
            LibraryFacts(follows=True, in_plan={"cmj": None}),
            lambda e: e.id == "cmj",
        ),
    ],
)
def test_a_filter_leaves_what_it_says(filters: Filters, facts: LibraryFacts, left: object) -> None:
    """Every one by itself; equipment that was never asked about is all at hand."""
    assert callable(left)
    assert [e for e in ALL if filters.leaves(e, facts)] == list(filter(left, ALL))


def test_filters_hold_together() -> None:
    """An exercise has to fit each of them."""
    both = Filters(muscle=Muscle.SOLEUS, needs="weight")
    found = [e for e in ALL if both.leaves(e, BAND)]
    assert found
    assert all(Muscle.SOLEUS in e.trains and "weight" in e.needs for e in found)


def test_raises_train_the_muscle_of_their_knee() -> None:
    """A bent knee trains the soleus (rule 1.7), a straight one some of the calf."""
    raises: list[Exercise] = [e for e in ALL if e.knees]
    for each in raises:
        if KneePosition.BENT in each.knees:
            assert Muscle.SOLEUS in each.trains, each.id
        else:
            assert each.trains & {Muscle.SOLEUS, Muscle.GASTROCNEMIUS}, each.id


def test_without_a_plan_nothing_is_in_it(journal: Journal) -> None:
    """And everything is at hand as long as nobody was asked."""
    assert journal.views.library() == LibraryFacts()
