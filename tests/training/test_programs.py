"""Program files: read, refused with the place named, copied, saved and shared."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
import tomli_w
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from calfjournal import paths
from calfjournal.domain.checkin import Moment
from calfjournal.errors import BadProgram, InputError, StorageFailed
from calfjournal.messages import in_words
from calfjournal.training import library_file, program_schema
from calfjournal.training.library import load_library
from calfjournal.training.measures import MEASURES
from calfjournal.training.program_reader import read_program
from calfjournal.training.programs import (
    DEFAULT_PROGRAM,
    duplicate,
    load_programs,
    save_program,
)

LIBRARY = load_library()
SHIPPED = load_programs(library=LIBRARY)
PAGE = Path(__file__).resolve().parents[2] / "docs" / "programs.md"

SOUND: dict[str, Any] = {
    "format": 1,
    "id": "mine",
    "title": "Mine",
    "summary": "Raises.",
    "spacing": {"min_gap_h": 48},
    "gate": [
        {
            "id": "g",
            "title": "G",
            "criterion": [{"id": "c", "text": "C", "measure": "lsi", "at_least": 80}],
        }
    ],
    "session": [
        {
            "id": "s",
            "title": "S",
            "kind": "strength",
            "minutes": 30,
            "items": [{"exercise": "calf_raise_floor", "sets": 3, "reps": [12, 15]}],
        }
    ],
    "phase": [
        {
            "kind": "strength",
            "title": "P",
            "weeks": [1, 2, 2],
            "week": [{"sessions": ["s"], "repeat": 2}],
        }
    ],
}


def changed(path: tuple[str | int, ...], value: object) -> dict[str, Any]:
    """Return the sound program with one value changed, or removed for None."""
    data: dict[str, Any] = tomllib.loads(tomli_w.dumps(SOUND))
    place: Any = data
    for key in path[:-1]:
        place = place[key]
    if value is None:
        del place[path[-1]]
    else:
        place[path[-1]] = value
    return data


def written(folder: Path, data: dict[str, Any], name: str = "mine.toml") -> Path:
    path = folder / name
    path.write_text(tomli_w.dumps(data), encoding="utf-8")
    return path


def test_a_sound_program_loads(tmp_path: Path) -> None:
    """Tempo and rest come from the exercise where the line is silent."""
    program = read_program(written(tmp_path, SOUND), LIBRARY)
    item = program.session_types["s"].items[0]
    assert (item.sets, item.amount, item.rest_s, str(item.tempo)) == (3, (12, 15), 60, "2-0-2-1")
    assert not program.editable
    assert [week.sessions for week in program.phases[0].weeks] == [("s",), ("s",)]


@pytest.mark.parametrize(
    ("path", "value", "named"),
    [
        (("format",), 2, ['"format"', "2", "1 to 1"]),
        (("id",), "My program", ['"id"', "My program", "small letters"]),
        (("title",), "", ['"title"', "must not be empty"]),
        (("summary",), None, ['"summary"', "is missing"]),
        (("tilte",), "x", ['"tilte"', "Did you mean 'title'?"]),
        (("spacing", "min_gap_h"), 500, ["[spacing]", '"min_gap_h"', "500", "0 to 168"]),
        (("spacing", "min_gap_h"), True, ["[spacing]", '"min_gap_h"', "True", "0 to 168"]),
        (("spacing", "max_per_week"), "3", ["[spacing]", '"max_per_week"', "'3'", "1 to 21"]),
        (("clinician",), "yes", ['"clinician"', "'yes'", "true nor false"]),
        (("clinician",), True, ['"warning"', "needs one"]),
        (("entry_gate",), "h", ['"entry_gate"', "'h'", "gates: g"]),
        (("gate", 0, "criterion", 0, "measure"), "luck", ["[[gate]] 1 (g)", "'luck'", "lsi"]),
        (("gate", 0, "criterion", 0, "at_least"), None, ["[[criterion]] 1", "the most, or both"]),
        (("gate", 0, "criterion", 0, "at_least"), float("nan"), ['"at_least"', "nan", "0 to 1"]),
        (("session", 0, "kind"), "yoga", ["[[session]] 1 (s)", "'yoga'", "plyometric"]),
        (("session", 0, "items", 0, "exercise"), "jump", ["[[items]] 1 (jump)", "library"]),
        (("session", 0, "items", 0, "sets"), 0, ["[[items]] 1", '"sets"', "0", "1 to 20"]),
        (("session", 0, "items", 0, "reps"), [15, 12], ['"reps"', "[15, 12]", "lowest"]),
        (("session", 0, "items", 0, "reps"), [1, 2, 3], ['"reps"', "a lowest and a highest"]),
        (("session", 0, "items", 0, "seconds"), 30, ['"seconds"', "exactly one", "are 2"]),
        (("session", 0, "items", 0, "reps"), None, ['"reps"', "is none"]),
        (("session", 0, "items", 0, "tempo"), "slow", ['"tempo"', "'slow'", "3-1-2-1"]),
        (("session", 0, "items", 0, "gate"), "h", ['"gate"', "'h'", "gates: g"]),
        (("session", 0, "items"), [], ['"items"', "at least one"]),
        (("session", 0, "items"), 3, ['"items"', "list of tables"]),
        (("phase", 0, "weeks"), [2, 1, 2], ['"weeks"', "must not fall"]),
        (("phase", 0, "weeks"), [1, 2, 3], ['"week"', "2 weeks", "3 weeks at most"]),
        (("phase", 0, "weeks"), [0, 0, 2], ['"phase"', "at least one phase"]),
        (("phase", 0, "week", 0, "sessions"), ["t"], ["[[week]] 1", "'t'", "one of s"]),
        (("phase", 0, "week", 0, "sessions"), ["s"] * 4, ['"sessions"', "4", "1 to 3"]),
        (("phase", 0, "week", 0, "optional"), 2, ['"optional"', "2", "0 to 1"]),
    ],
)
def test_a_bad_value_is_named_with_file_table_key_and_range(
    tmp_path: Path, path: tuple[str | int, ...], value: object, named: list[str]
) -> None:
    """The message leads to the place and says what is allowed there."""
    with pytest.raises(BadProgram) as error:
        read_program(written(tmp_path, changed(path, value)), LIBRARY)
    message = str(error.value)
    assert message.startswith("mine.toml, ")
    assert [word for word in named if word not in message] == [], message


@pytest.mark.parametrize("content", [b"", b"\xff\xfe\x00", b"a = [", b"[" * 5000, b"x = 1\nx = 2"])
def test_a_file_that_is_no_program_is_refused(tmp_path: Path, content: bytes) -> None:
    """Empty, binary, cut and deeply nested files give a sentence, not a crash."""
    path = tmp_path / "mine.toml"
    path.write_bytes(content)
    with pytest.raises(BadProgram, match=r"mine\.toml"):
        read_program(path, LIBRARY)


def test_a_missing_or_huge_file_is_refused(tmp_path: Path) -> None:
    """What cannot be read or is not a program by its size is said so."""
    with pytest.raises(BadProgram, match="cannot be read"):
        read_program(tmp_path / "none.toml", LIBRARY)
    huge = tmp_path / "huge.toml"
    huge.write_bytes(b"#" * 1_000_001)
    with pytest.raises(BadProgram, match="larger than 200 kB"):
        read_program(huge, LIBRARY)


VALUES = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=8)
    | st.lists(st.integers(), max_size=3)
    | st.dictionaries(st.text(max_size=4), st.integers(), max_size=2)
)
PLACES: list[tuple[str | int, ...]] = [
    ("id",),
    ("summary",),
    ("spacing",),
    ("gate",),
    ("gate", 0, "criterion"),
    ("gate", 0, "criterion", 0, "at_least"),
    ("session",),
    ("session", 0, "items", 0, "reps"),
    ("session", 0, "items", 0, "rir"),
    ("session", 0, "items", 0, "commonly_reported"),
    ("phase",),
    ("phase", 0, "weeks"),
    ("phase", 0, "week"),
    ("phase", 0, "week", 0, "sessions"),
]


@given(place=st.sampled_from(PLACES), value=VALUES)
def test_any_value_anywhere_loads_or_is_named(
    tmp_path_factory: pytest.TempPathFactory, place: tuple[str | int, ...], value: object
) -> None:
    """No value of a file makes the loader fail with anything but BadProgram."""
    if isinstance(value, int) and not -(2**63) <= value < 2**63:
        value = 0
    path = written(tmp_path_factory.mktemp("any"), _optional(place, value))
    problem = "mine.toml"
    try:
        read_program(path, LIBRARY)
    except BadProgram as error:
        problem = str(error)
    assert problem.startswith("mine.toml")


def _optional(place: tuple[str | int, ...], value: object) -> dict[str, Any]:
    try:
        return changed(place, value)
    except KeyError:
        return SOUND


@pytest.mark.parametrize("name", sorted(SHIPPED.programs))
def test_saving_and_loading_gives_the_same_program(tmp_path: Path, name: str) -> None:
    """A program survives being copied, written and read, to the last value."""
    copy = duplicate(SHIPPED.programs[name], f"{name}_mine", "Mine")
    path = tmp_path / "copy.toml"
    save_program(copy, path, LIBRARY)
    assert replace(read_program(path, LIBRARY), editable=True) == copy


@pytest.mark.parametrize("name", ["alfredson", "hsr_beyer", "silbernagel"])
def test_programs_that_work_into_pain_say_how_much(tmp_path: Path, name: str) -> None:
    """Up to 5 of 10, settled by the next morning; the file that is written says so too."""
    program = load_programs().programs[name]
    assert (program.pain_during_ok, program.settle_by) == (5, Moment.MORNING)
    path = tmp_path / "copy.toml"
    save_program(program, path, LIBRARY)
    assert read_program(path, LIBRARY).settle_by is Moment.MORNING
    assert load_programs().programs["calf_foundation"].pain_during_ok is None


@pytest.mark.parametrize(
    ("name", "asked"),
    [
        ("alfredson", ["morning"]),
        ("silbernagel", ["during", "morning", "24h"]),
        ("stanish_curwin", ["during", "morning", "24h"]),
        ("hsr_beyer", ["during", "morning", "24h", "48h"]),
        ("calf_foundation", ["during", "morning", "24h", "48h"]),
    ],
)
def test_answers_are_needed_until_the_next_session(name: str, asked: list[str]) -> None:
    """Twice a day is answered once a day; what comes long after the next session is not needed."""
    assert list(load_programs().programs[name].accepts.asked) == asked


@pytest.mark.parametrize(
    ("values", "told"),
    [
        ({"settle_by": "morning"}, "pain_during_ok"),
        ({"pain_during_ok": 4, "settle_by": "after"}, "settle_by"),
        ({"pain_during_ok": 6}, "pain_during_ok"),
    ],
)
def test_accepted_pain_is_checked(tmp_path: Path, values: dict[str, Any], told: str) -> None:
    """At most 5 of 10, settled in the morning or later, and no settling without a pain."""
    with pytest.raises(BadProgram, match=told):
        read_program(written(tmp_path, SOUND | values), LIBRARY)


def test_the_copy_keeps_label_and_warning() -> None:
    """Copying a clinician's program does not take its warning off."""
    copy = duplicate(SHIPPED.programs["alfredson"], "mine", "Mine")
    assert (copy.title, copy.clinician, copy.editable) == ("Mine", True, True)
    assert copy.warning == SHIPPED.programs["alfredson"].warning


@pytest.mark.parametrize("bad", ["", "alfredson", "Mine", "a b", "a" * 60])
def test_a_copy_needs_an_id_of_its_own(bad: str) -> None:
    """The same or a malformed id is refused by field."""
    with pytest.raises(InputError) as error:
        duplicate(SHIPPED.programs["alfredson"], bad, "Mine")
    assert error.value.field == "id"


def test_a_program_that_cannot_be_read_back_is_not_written(tmp_path: Path) -> None:
    """Saving refuses what loading would refuse, and leaves the old file."""
    path = written(tmp_path, SOUND)
    before = path.read_bytes()
    bad = replace(read_program(path, LIBRARY), title="")
    with pytest.raises(BadProgram, match="title"):
        save_program(bad, path, LIBRARY)
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


def test_a_disk_that_refuses_is_told(tmp_path: Path) -> None:
    """A folder that is not there gives a sentence."""
    with pytest.raises(StorageFailed, match="could not be written"):
        save_program(SHIPPED.programs["maintenance"], tmp_path / "none" / "x.toml", LIBRARY)


def test_broken_user_files_never_stop_the_start(tmp_path: Path) -> None:
    """Good ones are there and editable, broken ones and taken ids are listed."""
    written(tmp_path, SOUND, "a.toml")
    written(tmp_path, SOUND, "b.toml")
    written(tmp_path, changed(("id",), DEFAULT_PROGRAM), "c.toml")
    (tmp_path / "d.toml").write_text("nonsense")
    (tmp_path / "notes.txt").write_text("not a program")
    found = load_programs(tmp_path, LIBRARY)
    assert found.programs["mine"].editable
    assert not found.programs[DEFAULT_PROGRAM].editable
    assert [in_words(problem).split(",")[0].split(" ")[0] for problem in found.problems] == [
        "b.toml",
        "c.toml",
        "d.toml",
    ]


def test_a_missing_user_folder_is_no_problem(tmp_path: Path) -> None:
    """A first start has no folder of programs."""
    assert load_programs(tmp_path / "none", LIBRARY).problems == ()


def test_the_default_comes_first_and_programs_with_a_warning_last() -> None:
    """Whoever takes the first gets the default, and nobody meets a warned one by accident."""
    names = list(SHIPPED.programs)
    assert names[0] == DEFAULT_PROGRAM
    asks = [SHIPPED.programs[name].asks_first for name in names]
    assert asks == sorted(asks)
    assert SHIPPED.problems == ()
    assert len(names) == len(list((paths.resources() / "programs").glob("*.toml")))


def documented() -> set[str]:
    return set(re.findall(r"`\[*([a-z_0-9]+)\]*`", PAGE.read_text(encoding="utf-8")))


def test_the_page_explains_every_key_and_measure() -> None:
    """Every key the loader accepts, and every figure a gate can name, is in docs/programs.md."""
    accepted = {key for keys in program_schema.KEYS.values() for key in keys}
    accepted |= {key for keys in library_file.KEYS.values() for key in keys}
    assert sorted((accepted | set(MEASURES)) - documented()) == []


def test_the_example_of_the_page_loads(tmp_path: Path) -> None:
    """What the page shows is a program."""
    match = re.search(r"```toml\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    assert match is not None
    path = tmp_path / "example.toml"
    path.write_text(match[1], encoding="utf-8")
    assert read_program(path, LIBRARY).id == "my_raises"
