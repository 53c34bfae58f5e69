"""The exercise library keeps its promises, and bad files are refused with the place named."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calfjournal.domain.checkin import Site
from calfjournal.domain.exercise import EQUIPMENT, Category, KneePosition, Laterality, Unit
from calfjournal.errors import BadProgram
from calfjournal.messages import in_words
from calfjournal.training.library import Library, fits, load_library

LIBRARY = load_library()
IDS = sorted(LIBRARY.exercises)

FORBIDDEN = {"prevent", "prevents", "heal", "heals", "safe", "diagnosis", "cure", "cures"}


def test_ships_83_exercises_in_the_categories_of_the_domain_notes() -> None:
    """Every exercise of the domain notes is there."""
    counts: dict[str, int] = {}
    for exercise in LIBRARY.exercises.values():
        counts[exercise.category.value] = counts.get(exercise.category.value, 0) + 1
    assert counts == {
        "mobility": 16,
        "recovery": 5,
        "isometric": 6,
        "strength": 25,
        "eccentric": 5,
        "plyometric": 17,
        "technique": 9,
    }


@pytest.mark.parametrize(
    ("exercise", "load_class", "dose", "tempo", "needs"),
    [
        ("sl_calf_raise_weighted", 3, ((4, 4), (6, 8), Unit.REPS), "3-1-3-0", {"weight", "step"}),
        ("ecc_drop_straight", 2, ((3, 3), (15, 15), Unit.REPS), "3-0-assist-0", {"step"}),
        ("iso_single_hold", 2, ((5, 5), (45, 45), Unit.SECONDS), "", set()),
        ("alt_bounds", 5, ((3, 4), (10, 10), Unit.CONTACTS), "", {"flat 30 m"}),
        ("gastroc_wall_stretch", 1, ((3, 3), (30, 45), Unit.SECONDS), "", set()),
    ],
)
def test_doses_load_classes_and_needs_are_those_of_the_domain_notes(
    exercise: str,
    load_class: int,
    dose: tuple[tuple[int, int], tuple[int, int], Unit],
    tempo: str,
    needs: set[str],
) -> None:
    """Spot checks written out by hand against domain section 6.2."""
    found = LIBRARY.get(exercise)
    assert found.load_class == load_class
    assert found.dose is not None
    assert (found.dose.sets, found.dose.amount, found.dose.unit) == dose
    assert str(found.tempo or "") == tempo
    assert found.needs == needs


def test_quick_rebounds_start_on_both_legs() -> None:
    """The notes say both, later each; the library begins with both."""
    assert LIBRARY.get("quick_rebound_raise").laterality is Laterality.BOTH


def test_cues_are_short_and_kindly_worded() -> None:
    """A cue is read in five seconds and promises nothing."""
    for exercise in LIBRARY.exercises.values():
        assert len(exercise.cue.split()) <= 20, exercise.id
        words = f"{exercise.cue} {exercise.caution}".casefold()
        assert not FORBIDDEN & set(re.findall(r"[a-z]+", words)), exercise.id
        assert "as pogo" not in words
        assert "as above" not in words


def test_step_work_has_a_floor_variant_for_a_sore_insertion() -> None:
    """No drop below level, no long calf stretch and no hill stays when the insertion is sore."""
    for name in (
        "calf_raise_step",
        "sl_calf_raise_step",
        "ecc_drop_straight",
        "ecc_drop_bent",
        "ecc_drop_weighted",
        "two_up_one_down",
        "step_calf_stretch",
        "gastroc_wall_stretch",
        "soleus_wall_stretch",
        "long_length_iso",
        "calf_raise_incline",
        "hill_strides",
        "bounds_uphill",
    ):
        variant = LIBRARY.substitute(name, None, Site.INSERTION)
        assert variant.id != name
        assert "step" not in variant.needs
        assert "hill" not in variant.needs


def test_ladder_runs_from_easiest_to_hardest() -> None:
    """The rungs around an exercise stand in order and their load class never falls."""
    ladder = LIBRARY.ladder("sl_calf_raise_step")
    assert [e.id for e in ladder][-2:] == ["sl_calf_raise_step", "sl_calf_raise_weighted"]
    classes = [e.load_class for e in ladder]
    assert classes == sorted(classes)


@pytest.mark.parametrize(
    ("wanted", "equipment", "limit", "expected"),
    [
        ("sl_calf_raise_weighted", {"step"}, None, "sl_calf_raise_step"),
        ("sl_calf_raise_weighted", set(), None, "sl_calf_raise_floor"),
        ("ecc_drop_straight", set(), None, "ecc_floor"),
        ("seated_calf_raise", set(), None, "calf_raise_floor"),
        ("iso_seated_hold", set(), None, "iso_bilateral_hold"),
        ("pogo_double", None, 3, "quick_rebound_raise"),
        ("pogo_double", None, 2, "calf_raise_step"),
        ("alt_bounds", set(), None, "power_skip"),
        ("barbell_calf_raise", {"step", "weight"}, None, "sl_calf_raise_weighted"),
    ],
)
def test_swaps_read_as_a_coach_would_choose(
    wanted: str, equipment: set[str] | None, limit: int | None, expected: str
) -> None:
    """The nearest easier exercise for the same purpose takes the place."""
    at_hand = None if equipment is None else frozenset(equipment)
    swap = LIBRARY.substitution(wanted, at_hand, None, limit)
    assert swap.exercise.id == expected
    assert LIBRARY.get(wanted).name in in_words(swap.reason)
    assert swap.exercise.name in in_words(swap.reason)


def test_what_is_in_the_session_already_is_avoided() -> None:
    """A swap does not give the same exercise twice while another fits."""
    usual = LIBRARY.substitute("leg_press_calf", frozenset({"weight", "step"}), None)
    other = LIBRARY.substitute(
        "leg_press_calf", frozenset({"weight", "step"}), None, avoid={usual.id}
    )
    assert other.id != usual.id


@given(
    wanted=st.sampled_from(IDS),
    equipment=st.none() | st.frozensets(st.sampled_from(EQUIPMENT)),
    site=st.none() | st.sampled_from(list(Site)),
    limit=st.none() | st.integers(0, 5),
)
def test_a_swap_always_fits_and_is_never_harder(
    wanted: str, equipment: frozenset[str] | None, site: Site | None, limit: int | None
) -> None:
    """Whatever is at hand, the answer needs nothing missing and loads no more, the same twice."""
    swap = LIBRARY.substitution(wanted, equipment, site, limit)
    assert swap == LIBRARY.substitution(wanted, equipment, site, limit)
    chosen, original = swap.exercise, LIBRARY.get(wanted)
    assert chosen.load_class <= original.load_class
    assert limit is None or chosen.load_class <= max(limit, 1 if original.knees else 0)
    assert equipment is None or chosen.needs <= equipment
    assert site is not Site.INSERTION or chosen.floor_variant is None
    assert (chosen.id == wanted) == (swap.reason == "")


WORK = sorted(name for name in IDS if LIBRARY.get(name).knees)


@given(
    wanted=st.sampled_from(WORK),
    equipment=st.none() | st.frozensets(st.sampled_from(EQUIPMENT)),
    site=st.none() | st.sampled_from(list(Site)),
    limit=st.none() | st.integers(0, 5),
)
def test_a_swap_trains_the_same_muscle(
    wanted: str, equipment: frozenset[str] | None, site: Site | None, limit: int | None
) -> None:
    """Raises and holds only stand for raises and holds; bent stays bent where any bent one fits."""
    original = LIBRARY.get(wanted)
    chosen = LIBRARY.substitute(wanted, equipment, site, limit)
    assert chosen.knees
    assert chosen.category in (Category.STRENGTH, Category.ECCENTRIC, Category.ISOMETRIC)
    assert original.knees == {KneePosition.BENT} or KneePosition.STRAIGHT in chosen.knees
    most = min(original.load_class, 5 if limit is None else max(limit, 1))
    alike = [
        other
        for other in LIBRARY.exercises.values()
        if other.knees & original.knees and fits(other, equipment, site, most)
    ]
    assert not alike or chosen.knees & original.knees


@pytest.mark.parametrize("name", WORK)
def test_what_gives_way_trains_the_same_muscle(name: str) -> None:
    """The easier rungs of a raise or hold are raises and holds with the knee held alike."""
    rungs = [LIBRARY.get(rung) for rung in LIBRARY.easier_rungs(name)]
    assert all(rung.knees & LIBRARY.get(name).knees for rung in rungs)
    assert all(rung.load_class <= LIBRARY.get(name).load_class for rung in rungs)


def test_search_finds_by_name_first_then_by_muscle() -> None:
    """Words of the name come before words elsewhere."""
    found = LIBRARY.search("seated raise")
    assert found[0].id == "seated_calf_raise"
    assert LIBRARY.get("sl_bent_knee_raise") in LIBRARY.search("soleus")
    assert len(LIBRARY.search("")) == 83
    assert LIBRARY.search("zzz") == ()


ROW = """
[[exercise]]
id = "{id}"
name = "X"
category = "strength"
phases = "S"
laterality = "both"
dose_text = "3 × 10"
load_class = {load_class}
cue = "Go."
{more}
"""


def write(path: Path, *rows: tuple[str, int, str]) -> Path:
    text = "format = 1\n" + "".join(ROW.format(id=i, load_class=n, more=m) for i, n, m in rows)
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("rows", "named"),
    [
        ([("a", 1, ""), ("a", 1, "")], "there twice"),
        ([("a", 1, 'harder = "b"')], "'b' is not another exercise"),
        ([("a", 2, 'harder = "b"'), ("b", 1, "")], "must not fall"),
        ([("a", 1, 'easier = "b"'), ("b", 2, "")], "must not rise"),
        ([("a", 1, 'harder = "b"'), ("b", 1, 'harder = "a"')], "circle"),
        ([("a", 7, "")], "7 is outside 0 to 5"),
        ([("a", 1, 'needs = ["stick"]')], "'stick' is not one of step"),
        ([("a", 1, 'tempo = "3-1"')], "is not a tempo"),
        ([("a", 1, "colour = 3")], "is not known here"),
        ([], "is missing"),
    ],
)
def test_a_bad_library_is_refused_by_name(
    tmp_path: Path, rows: list[tuple[str, int, str]], named: str
) -> None:
    """The message names the file and what is wrong."""
    path = write(tmp_path / "mine.toml", *rows)
    with pytest.raises(BadProgram, match=named) as error:
        load_library(path)
    assert "mine.toml" in str(error.value)


def test_a_library_of_ones_own_can_be_loaded(tmp_path: Path) -> None:
    """A sound file gives a library."""
    library = load_library(write(tmp_path / "mine.toml", ("a", 1, 'harder = "b"'), ("b", 2, "")))
    assert isinstance(library, Library)
    assert [e.id for e in library.ladder("a")] == ["a", "b"]
