"""Exercises of the athlete's own."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from calfjournal.domain.agenda import Sought
from calfjournal.domain.checkin import Site
from calfjournal.domain.exercise import Laterality, Unit
from calfjournal.domain.own_exercise import OWN_PREFIX
from calfjournal.errors import InputError
from calfjournal.journal import Journal
from calfjournal.messages import in_words
from calfjournal.poses import figure_of
from calfjournal.views.exercise import dose_words
from tests.store.samples import a_session, an_own_exercise


def test_an_own_exercise_stands_in_the_library(journal: Journal) -> None:
    """It is like another but for its name, legs, load and dose; undo takes it out again."""
    own = journal.exercises.add(an_own_exercise()).value
    made, like = journal.library.get(own.exercise), journal.library.get(own.like)
    assert (made.name, made.laterality, made.load_class) == (own.name, Laterality.EACH, 3)
    assert (made.figure, made.category, made.knees) == (like.id, like.category, like.knees)
    assert made.dose is not None
    assert (made.dose.sets, made.dose.amount, made.dose.unit) == ((3, 3), (8, 12), Unit.REPS)
    assert dose_words(made) == "3 × 8–12"
    assert made in journal.library.search("kerb")
    assert in_words(journal.undo_label or "") == "Add own exercise: Raise on the kerb"
    journal.undo()
    assert own.exercise not in journal.library.exercises
    journal.redo()
    assert journal.exercises.get(own.exercise) == own


def test_no_shipped_exercise_is_named_like_an_own_one(journal: Journal) -> None:
    """Their ids can never meet."""
    assert not any(name.startswith(OWN_PREFIX) for name in journal.library.exercises)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("name", " "),
        ("name", "raise  ON the kerb"),
        ("name", "double-leg calf raise (floor)"),
        ("like", "nothing"),
        ("easier", "nothing"),
        ("easier", "single_leg_hops"),
        ("amount_high", 2),
        ("load_class", 6),
    ],
)
def test_what_makes_no_exercise_is_refused(journal: Journal, field: str, value: object) -> None:
    """The message names the field."""
    journal.exercises.add(an_own_exercise())
    names = [each.name for each in journal.library.exercises.values()]
    value = names[0].upper() if str(value).startswith("double") else value
    value = _hardest(journal) if value == "single_leg_hops" else value
    with pytest.raises(InputError) as caught:
        journal.exercises.add(replace(an_own_exercise("Another"), **{field: value}))
    assert caught.value.field == field


def _hardest(journal: Journal) -> str:
    return max(journal.library.exercises.values(), key=lambda each: each.load_class).id


def test_an_exercise_that_a_session_names_stays(journal: Journal) -> None:
    """It can be renamed, and is removed when no session needs it."""
    own = journal.exercises.add(an_own_exercise()).value
    session = journal.sessions.add(a_session(sets=0)).value
    journal.sets.add_exercise(session.key, journal.library.get(own.exercise))
    assert len(journal.sessions.present(session.key).sets) == 6
    with pytest.raises(InputError, match="stands in 1 session"):
        journal.exercises.remove(own.key)
    journal.exercises.change(replace(own, name="Kerb raise"))
    assert journal.library.get(own.exercise).name == "Kerb raise"
    journal.sessions.delete(session.key)
    journal.exercises.remove(own.key)
    assert own.exercise not in journal.library.exercises


def test_an_own_exercise_gives_way_on_the_ladder_of_what_it_is_like(journal: Journal) -> None:
    """It stands between the same rungs, and takes nobody's place where one that ships fits."""
    before = journal.library
    like = before.get("sl_calf_raise_step")
    own = journal.exercises.add(replace(an_own_exercise(), load_class=like.load_class)).value
    after = journal.library
    made = after.get(own.exercise)
    assert (made.easier, made.harder) == (like.easier, like.harder)
    assert after.ladder(made.id)[0] == after.ladder(like.id)[0]
    lighter = after.substitute(made.id, None, None, 1)
    assert lighter == after.substitute(like.id, None, None, 1)
    for exercise in before.exercises:
        for kit in (None, frozenset[str](), frozenset({"step"})):
            for site in (None, Site.INSERTION):
                chosen = before.substitute(exercise, kit, site, 2)
                assert after.substitute(exercise, kit, site, 2) == chosen


def test_a_session_of_an_own_exercise_is_drawn_told_and_found(journal: Journal) -> None:
    """On screen by its name, in the search by it, on paper with the drawing of its like."""
    own = journal.exercises.add(an_own_exercise()).value
    session = journal.sets.begin_with(a_session(sets=0), journal.library.get(own.exercise)).value
    journal.exercise_notes.write(session.key, own.exercise, "on the Elm Street kerb", own.name)
    shown = journal.views.session(session.key)
    assert shown is not None
    assert [block.exercise for block in shown.exercises] == [own.exercise]
    assert figure_of(journal.library.get(own.exercise).figure) is not None
    for word in ("kerb", "elm street"):
        (row,) = journal.views.agenda_rows(journal.views.agenda(Sought(text=word)))
        assert row is not None
        assert own.name in row.what
