"""One's own programs: saved with the version before beside them, brought and shared as files."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from calfjournal.domain.program import Program
from calfjournal.errors import BadProgram, FileExists, NothingToDo
from calfjournal.journal import Journal
from calfjournal.training.programs import user_programs_dir


@pytest.fixture
def copied(journal: Journal) -> Program:
    return journal.own_programs.copy(journal.programs.programs["calf_foundation"], "Mine")


def test_a_change_is_saved_and_can_be_taken_back(journal: Journal, copied: Program) -> None:
    """The version before lies beside the file; taking it back once more brings the change."""
    own = journal.own_programs
    assert not own.can_take_back(copied.id)
    changed = own.save({**own.values(copied), "title": "Mine, heavier"})
    assert (changed.title, changed.editable) == ("Mine, heavier", True)
    assert journal.programs.programs[copied.id] == changed
    assert own.take_back(copied.id) == copied
    assert own.take_back(copied.id) == changed
    assert len(list(user_programs_dir().iterdir())) == 2


def test_saving_the_same_keeps_the_version_before(journal: Journal, copied: Program) -> None:
    """Only a change takes the place of what can be taken back."""
    own = journal.own_programs
    changed = own.save({**own.values(copied), "title": "Mine, heavier"})
    own.save(own.values(changed))
    assert own.take_back(copied.id) == copied


def test_what_is_wrong_is_not_saved(journal: Journal, copied: Program) -> None:
    """Nor is a program that ships."""
    own = journal.own_programs
    with pytest.raises(BadProgram, match="summary"):
        own.save({**own.values(copied), "summary": ""})
    with pytest.raises(NothingToDo, match="calf_foundation"):
        own.save(own.values(journal.programs.programs["calf_foundation"]))
    assert journal.programs.programs[copied.id] == copied


def shared(journal: Journal, program: Program, folder: Path) -> Path:
    path = folder / "shared.toml"
    journal.write_document(path, journal.own_programs.text(program))
    return path


def test_a_shared_file_is_the_program(journal: Journal, copied: Program, tmp_path: Path) -> None:
    """Deleted here and brought again, it is as it was; brought twice, nothing happens."""
    own, path = journal.own_programs, shared(journal, copied, tmp_path)
    kept = own.delete(copied.id)
    assert kept.is_file()
    assert copied.id not in journal.programs.programs
    assert own.bring(own.read(path)) == copied
    assert own.bring(own.read(path)) == copied
    assert [file.name for file in user_programs_dir().glob("*.toml")] == [f"{copied.id}.toml"]


def test_nothing_is_overwritten_silently(journal: Journal, copied: Program, tmp_path: Path) -> None:
    """Of another program with the same id both are kept, or it takes the place when asked to."""
    own, path = journal.own_programs, shared(journal, replace(copied, title="Theirs"), tmp_path)
    theirs = own.read(path)
    with pytest.raises(FileExists, match="Mine"):
        own.bring(theirs)
    both = own.bring(theirs, copy_title="Theirs too")
    assert (both.title, both.phases) == ("Theirs too", copied.phases)
    assert journal.programs.programs[copied.id].title == "Mine"
    assert own.bring(theirs, instead=True).title == "Theirs"
    assert own.take_back(copied.id) == copied


def test_a_program_that_ships_is_never_replaced(journal: Journal) -> None:
    """It can only be kept beside it."""
    shipped = replace(journal.programs.programs["maintenance"], title="Other")
    with pytest.raises(FileExists, match="Maintenance"):
        journal.own_programs.bring(shipped, instead=True)


def test_a_file_that_does_not_fit_names_its_place(
    journal: Journal, copied: Program, tmp_path: Path
) -> None:
    """Reading stops at the first place, checking names all of them."""
    own, path = journal.own_programs, shared(journal, copied, tmp_path)
    text = path.read_text(encoding="utf-8").replace("min_gap_h = 48", "min_gap_h = 480")
    path.write_text(text.replace('title = "Mine"', 'title = ""'), encoding="utf-8")
    with pytest.raises(BadProgram, match=r"shared\.toml.*min_gap_h"):
        own.read(path)
    assert [str(problem).partition(":")[0] for problem in own.problems_of(path)] == [
        'shared.toml, [spacing], key "min_gap_h"',
        'shared.toml, key "title"',
    ]
