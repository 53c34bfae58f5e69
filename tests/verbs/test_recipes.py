"""A plan keeps the program it was made of: the journal can do without the file."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from calfjournal.domain.plan import Plan, Wishes
from calfjournal.errors import InputError
from calfjournal.journal import Journal
from calfjournal.training.programs import user_programs_dir
from tests.store.samples import DAY


@pytest.fixture
def followed(path: Path) -> Path:
    """A journal that follows a program of the athlete's own, on a computer without its file."""
    with Journal.create(path) as journal:
        copied = journal.own_programs.copy(
            journal.programs.programs["calf_foundation"], "Foundation (copy)"
        )
        proposal = journal.planning.propose(Wishes(copied.id, DAY, days=(0, 2, 4)), today=DAY)
        journal.planning.accept(proposal, today=DAY)
    shutil.rmtree(user_programs_dir())
    return path


def test_an_own_program_travels_in_the_journal(followed: Path) -> None:
    """Gates, the plan laid again, its page and its paper are the same without the file."""
    with Journal.open(followed) as journal:
        plan = journal.plans.active()
        assert plan is not None
        assert plan.program not in journal.programs.programs
        program = journal.planning.program_of(plan)
        assert program is not None
        assert [status.gate.id for status in journal.gates.all(DAY)] == list(program.gates)
        before = journal.dump()
        journal.planning.accept(journal.planning.propose_again(today=DAY), today=DAY)
        assert journal.dump() == before
        assert journal.papers.plan(plan, size="a4", today=DAY).progression == program.progression


def test_an_own_program_can_be_taken_out_of_the_journal(followed: Path) -> None:
    """A copy of what the plan keeps is a file again, to edit and to share."""
    with Journal.open(followed) as journal:
        plan = journal.plans.active()
        assert plan is not None
        program = journal.planning.program_of(plan)
        assert program is not None
        copied = journal.own_programs.copy(program, "Foundation (copy)")
        assert (user_programs_dir() / f"{copied.id}.toml").is_file()
        assert copied.phases == program.phases


def test_a_copy_never_takes_the_name_a_plan_follows(followed: Path) -> None:
    """Copying the shipped program on the second computer leaves the plan with its own recipe."""
    with Journal.open(followed) as journal:
        plan = journal.plans.active()
        assert plan is not None
        copied = journal.own_programs.copy(
            journal.programs.programs["calf_foundation"], "Foundation (copy)"
        )
        assert copied.id != plan.program


def test_a_changed_program_counts_when_the_plan_is_laid_again(path: Path) -> None:
    """Until then the plan goes on with the program it was laid by, and says that it is older."""
    with Journal.create(path) as journal:
        copied = journal.own_programs.copy(
            journal.programs.programs["calf_foundation"], "Foundation (copy)"
        )
        proposal = journal.planning.propose(Wishes(copied.id, DAY, days=(0, 2, 4)), today=DAY)
        plan = journal.planning.accept(proposal, today=DAY).value
        assert not journal.planning.is_changed(plan)
    file = user_programs_dir() / f"{copied.id}.toml"
    file.write_text(file.read_text(encoding="utf-8").replace("(copy)", "(mine)"), encoding="utf-8")
    with Journal.open(path) as journal:
        plan = _active(journal)
        assert journal.planning.program_of(plan) == copied
        assert journal.planning.is_changed(plan)
        again = journal.planning.propose_again(today=DAY)
        journal.planning.accept(again, today=DAY)
        program = journal.planning.program_of(_active(journal))
        assert program is not None
        assert program.title.endswith("(mine)")
        assert not journal.planning.is_changed(_active(journal))


def _active(journal: Journal) -> Plan:
    plan = journal.plans.active()
    assert plan is not None
    return plan


@pytest.mark.parametrize("recipe", ["", "no = [toml", "format = 99", "id = 'x'"])
def test_a_recipe_that_cannot_be_used_is_as_good_as_none(followed: Path, recipe: str) -> None:
    """F28: the plan is shown without its gates, and laying it again says what is missing."""
    with Journal.open(followed) as journal:
        journal._file.database.run("UPDATE plan SET recipe = ?", (recipe,))
        assert journal.gates.all(DAY) == ()
        with pytest.raises(InputError, match="calf_foundation_copy"):
            journal.planning.propose_again(today=DAY)
