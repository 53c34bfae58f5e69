"""A program is judged as a whole: what is accepted is written and read back, the rest is placed."""

from __future__ import annotations

import tomllib
from copy import deepcopy
from typing import Any

import pytest
import tomli_w
from hypothesis import given, settings
from hypothesis import strategies as st

from calfjournal.domain.exercise import Unit
from calfjournal.domain.program_check import Path
from calfjournal.domain.program_limits import AMOUNTS, FREE_TEMPO, MOST_WEEKS, RANGES, SETTLES
from calfjournal.messages.program_words import MEASURE_WORDS, SETTLED_BY, UNIT_WORDS
from calfjournal.training.library import load_library
from calfjournal.training.measures import MEASURES
from calfjournal.training.program_reader import check_program, read_recipe
from calfjournal.training.program_weeks import fitted
from calfjournal.training.program_writer import program_data, program_text
from calfjournal.training.programs import load_programs

LIBRARY = load_library()
SHIPPED = load_programs(library=LIBRARY).programs
VALUES = {name: program_data(program, LIBRARY) for name, program in SHIPPED.items()}

TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=60).filter(
    lambda text: bool(text.strip())
)


def within(span: tuple[int, int]) -> st.SearchStrategy[int]:
    return st.integers(*span)


def range_of(span: tuple[int, int]) -> st.SearchStrategy[Any]:
    pair = st.tuples(within(span), within(span)).map(sorted)
    return within(span) | pair


@st.composite
def lines(draw: st.DrawFn) -> dict[str, Any]:
    """An exercise line as the form makes one."""
    unit = draw(st.sampled_from(list(Unit)))
    ranges = RANGES["item"]
    line: dict[str, Any] = {
        "exercise": draw(st.sampled_from(sorted(LIBRARY.exercises))),
        "sets": draw(within(ranges["sets"])),
        unit.value: draw(range_of(AMOUNTS[unit])),
    }
    maybe = {
        "rest_s": within(ranges["rest_s"]),
        "rir": range_of(ranges["rir"]),
        "load_kg": st.integers(0, 1000).map(lambda half: half / 2),
        "tempo": st.sampled_from(["3-1-2-1", "3-0-assist-0", "0.5-0-1-0", FREE_TEMPO]),
        "rep_max": st.booleans(),
        "gate": st.just("g"),
        "note": TEXT,
    }
    return line | draw(st.fixed_dictionaries({}, optional=maybe))


@st.composite
def programs(draw: st.DrawFn) -> dict[str, Any]:
    """Values as the form makes them."""
    spacing = {key: draw(within(span)) for key, span in RANGES["spacing"].items()}
    sessions = draw(st.lists(st.lists(lines(), min_size=1, max_size=3), min_size=1, max_size=3))
    ids = [f"s{number}" for number in range(len(sessions))]
    kinds = st.sampled_from(["mobility", "strength", "plyometric", "retest"])
    week = st.lists(st.sampled_from(ids), min_size=1, max_size=min(spacing["max_per_week"], 5)).map(
        lambda names: {"sessions": names}
    )
    weeks = draw(st.lists(week, min_size=1, max_size=5))
    criterion = {"id": "c", "text": draw(TEXT), "measure": draw(st.sampled_from(list(MEASURES)))}
    values: dict[str, Any] = {
        "format": 1,
        "id": "mine",
        "title": draw(TEXT),
        "summary": draw(TEXT),
        "deload_every": draw(within(RANGES["file"]["deload_every"])),
        "cyclic": draw(st.booleans()),
        "spacing": spacing | {"non_consecutive": draw(st.booleans())},
        "gate": [{"id": "g", "title": draw(TEXT), "criterion": [criterion | {"at_most": 3.5}]}],
        "session": [
            {"id": name, "title": draw(TEXT), "kind": draw(kinds), "minutes": 30, "items": items}
            for name, items in zip(ids, sessions, strict=True)
        ],
        "phase": [
            {
                "kind": "strength",
                "title": draw(TEXT),
                "weeks": [0, draw(st.integers(1, len(weeks))), len(weeks)],
                "week": weeks,
            }
        ],
    }
    if draw(st.booleans()):
        values["pain_during_ok"] = draw(within(RANGES["file"]["pain_during_ok"]))
        values["settle_by"] = draw(st.sampled_from([moment.value for moment in SETTLES]))
    return values


@given(values=programs())
@settings(max_examples=60)
def test_what_is_accepted_is_written_and_read_back_equal(values: dict[str, Any]) -> None:
    """Values without a problem make a program, and its file gives the very same one."""
    checked = check_program(values, LIBRARY)
    assert checked.problems == ()
    assert checked.program is not None
    assert read_recipe(program_text(checked.program, LIBRARY), "mine", LIBRARY) == checked.program


def numbers_in(values: Any, path: Path = ()) -> list[Path]:  # noqa: ANN401 - whatever TOML holds
    """The places of all numbers that a form shows."""
    if isinstance(values, dict):
        return [found for key, value in values.items() for found in numbers_in(value, (*path, key))]
    if isinstance(values, list) and path[-1:] not in {("weeks",), ("rir",)}:
        return [
            found for at, value in enumerate(values) for found in numbers_in(value, (*path, at))
        ]
    is_number = isinstance(values, int | float | list) and not isinstance(values, bool)
    return [path] if is_number and path != ("format",) else []


@given(data=st.data(), name=st.sampled_from(sorted(VALUES)))
@settings(max_examples=80)
def test_a_number_out_of_range_is_refused_at_its_place(data: st.DataObject, name: str) -> None:
    """One number of any shipped program is put far outside: just its place is named."""
    values = deepcopy(VALUES[name])
    path = data.draw(st.sampled_from(numbers_in(values)))
    table = values
    for key in path[:-1]:
        table = table[key]  # type: ignore[index]
    outside: int | list[int] = data.draw(st.sampled_from([-1, 20_000]))
    if path[-1] == "weeks":
        outside = [0, 1, int(str(outside))] if outside != -1 else [-1, 0, 1]
    at = path if isinstance(path[-1], str) else path[:-1]
    table[path[-1]] = outside  # type: ignore[index]
    checked = check_program(values, LIBRARY)
    assert checked.program is None
    assert at in {problem.path for problem in checked.problems}


def test_all_problems_are_found_in_one_look() -> None:
    """Each has its place, and the words for it are those that reading the file would say."""
    values = deepcopy(VALUES["calf_foundation"])
    values["title"] = ""
    values["spacing"]["min_gap_h"] = "soon"
    values["gate"][0]["criterion"][0]["measure"] = "luck"
    values["session"][1]["items"][0]["sets"] = 0
    values["session"][2]["items"] = []
    values["phase"][0]["weeks"] = [3, 2, 5]
    values["phase"][1]["week"][0]["sessions"] = ["nothing"]
    found = {problem.path for problem in check_program(values, LIBRARY).problems}
    assert found >= {
        ("title",),
        ("spacing", "min_gap_h"),
        ("gate", 0, "criterion", 0, "measure"),
        ("session", 1, "items", 0, "sets"),
        ("session", 2, "items"),
        ("phase", 0, "weeks"),
        ("phase", 1, "week", 0, "sessions"),
    }


@pytest.mark.parametrize("name", sorted(VALUES))
def test_the_values_of_every_program_are_those_of_its_file(name: str) -> None:
    """What a form begins with is what the file holds, and it is sound."""
    assert tomllib.loads(tomli_w.dumps(VALUES[name])) == VALUES[name]
    assert check_program(VALUES[name], LIBRARY).program == SHIPPED[name]


@given(longest=st.integers(1, MOST_WEEKS), name=st.sampled_from(sorted(VALUES)))
def test_weeks_are_fitted_to_any_length(longest: int, name: str) -> None:
    """A phase made longer or shorter is sound; one of its own length stays as it is."""
    values = deepcopy(VALUES[name])
    phase = values["phase"][0]
    assert fitted(phase["week"], phase["weeks"][2]) == phase["week"]
    phase["week"] = fitted(phase["week"], longest)
    phase["weeks"] = [0, 1, longest]
    values["phase"] = [phase]
    assert check_program(values, LIBRARY).problems == ()


def test_a_longer_phase_keeps_its_rhythm_of_easier_weeks() -> None:
    """Every fourth week was easier, and so it goes on."""
    usual, easier = {"sessions": ["a", "a"]}, {"sessions": ["a"], "deload": True}
    weeks = [{**usual, "repeat": 3}, easier, {**usual, "repeat": 3}, easier]
    assert fitted(weeks, 12) == [*weeks, {"sessions": ["a", "a"], "repeat": 3}, easier]
    assert fitted(weeks, 5) == [weeks[0], easier, usual]


def test_everything_that_is_chosen_has_words() -> None:
    """Every measure, every unit and every moment that a file may hold."""
    assert list(MEASURE_WORDS) == list(MEASURES)
    assert set(UNIT_WORDS) == set(Unit)
    assert tuple(SETTLED_BY) == SETTLES
