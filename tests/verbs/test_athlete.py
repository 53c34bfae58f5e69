"""The athlete of a journal, and when the journal's days begin."""

from __future__ import annotations

from datetime import time
from pathlib import Path

import pytest

from calfjournal.errors import InputError
from calfjournal.journal import Journal


def test_days_begin_when_the_journal_says_on_every_computer(path: Path) -> None:
    """The border is the journal's: undo brings the earlier one back, also after a restart."""
    with Journal.create(path) as journal:
        assert journal.clock.border == time(4)
        journal.athlete.begin_days_at(time(2, 30))
        assert journal.clock.border == time(2, 30)
    with Journal.open(path) as journal:
        assert journal.clock.border == time(2, 30)
        journal.undo()
        assert journal.clock.border == time(4)
        journal.redo()
        assert journal.clock.border == time(2, 30)


def test_a_day_begins_before_noon(journal: Journal) -> None:
    """A slip of the finger is refused by name and changes nothing."""
    with pytest.raises(InputError, match="before noon") as caught:
        journal.athlete.begin_days_at(time(12))
    assert caught.value.field == "day_border"
    journal.athlete.begin_days_at(time(11, 59))
    assert journal.clock.border == time(11, 59)


@pytest.mark.parametrize("nonsense", ["noon", "25:00", "04:00:00+02:00", "4", "", "13:00", "23:59"])
def test_a_border_that_cannot_be_is_the_usual_one(path: Path, nonsense: str) -> None:
    """F28: a journal with nonsense there opens, and days begin as usual."""
    with Journal.create(path) as journal:
        journal.athlete.begin_days_at(time(2))
        journal._file.database.run("UPDATE athlete SET day_border = ?", (nonsense,))
    with Journal.open(path) as journal:
        assert journal.clock.border == time(4)


@pytest.mark.parametrize(
    ("former", "border"),
    [("05:30", time(5, 30)), ("", time(4)), ("noon", time(4)), ("18:00", time(4))],
)
def test_a_former_border_is_taken_over_once(journal: Journal, former: str, border: time) -> None:
    """What cannot be used is passed by; a journal that says when its days begin keeps to it."""
    journal.athlete.take_over_border(former)
    assert journal.clock.border == border
    journal.athlete.begin_days_at(time(1))
    journal.athlete.take_over_border("06:00")
    assert journal.clock.border == time(1)
