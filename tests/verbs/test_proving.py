"""A file that was closed well is looked at after the first paint, and before the first change."""

from __future__ import annotations

from pathlib import Path

import pytest

from calfjournal.domain.plan import Race
from calfjournal.errors import DamagedJournal, StorageFailed
from calfjournal.journal import Journal
from calfjournal.tasks import check_pages
from tests.store.samples import DAY, a_check_in, filled, flip_a_bit


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A closed journal with today kept in it."""
    made = tmp_path / "year.calfjournal"
    with filled(made) as journal:
        assert journal.kept_facts.keep()
    return made


def test_a_sound_file_is_proven_by_the_first_change(path: Path) -> None:
    """Nobody need ask for it."""
    with Journal.open(path, prove_later=True) as journal:
        assert not journal.is_proven
        journal.checkins.save(a_check_in(DAY))
        assert journal.is_proven


def test_a_sound_file_is_proven_by_the_answer(path: Path) -> None:
    """The pages are looked at elsewhere, and the journal hears of it."""
    with Journal.open(path, prove_later=True) as journal:
        journal.proven(check_pages(path))
        assert journal.is_proven
        assert not journal.read_only


def test_nothing_is_written_into_a_damaged_file(path: Path) -> None:
    """The change is refused as a whole, and so are all that follow; the file stays as it was."""
    flip_a_bit(path)
    before = path.read_bytes()
    journal = Journal.open(path, prove_later=True)
    for _ in range(2):
        with pytest.raises(DamagedJournal):
            journal.checkins.save(a_check_in(DAY))
    assert journal.read_only
    journal.close(back_up=False)
    assert path.read_bytes() == before


def test_the_answer_tells_of_damage(path: Path) -> None:
    """What was found elsewhere stops writing, too."""
    flip_a_bit(path)
    journal = Journal.open(path, prove_later=True)
    problems = check_pages(path)
    assert problems
    journal.proven(problems)
    assert journal.read_only
    journal.close(back_up=False)


@pytest.mark.parametrize("kept", [True, False])
def test_else_the_file_is_looked_at_while_it_is_opened(path: Path, *, kept: bool) -> None:
    """Only where that makes a start quick, and is asked for, looking waits."""
    if not kept:
        with Journal.open(path) as journal:
            journal.plans.save_race(Race(DAY, "Hill race", 10.0))
    flip_a_bit(path)
    with pytest.raises(DamagedJournal):
        Journal.open(path, prove_later=not kept)


def test_an_older_copy_is_looked_at_before_it_is_written(path: Path) -> None:
    """Opening notes down that changes are missing, and writes for it: not into a damaged file."""
    older = path.read_bytes()
    with Journal.open(path) as journal:
        journal.plans.save_race(Race(DAY, "Hill race", 10.0))
    path.write_bytes(older)
    flip_a_bit(path)
    before = path.read_bytes()
    with pytest.raises(DamagedJournal):
        Journal.open(path, prove_later=True)
    assert path.read_bytes() == before


def test_a_file_that_cannot_be_read_is_not_called_damaged(path: Path) -> None:
    """Of a file that was moved away meanwhile nothing is known."""
    path.rename(path.with_name("elsewhere.calfjournal"))
    with pytest.raises(StorageFailed):
        check_pages(path)
