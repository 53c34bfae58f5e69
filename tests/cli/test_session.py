"""``session move``, ``session copy`` and ``session delete``."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from calfjournal.cli import main
from calfjournal.journal import Journal
from tests.calendar_journal import session


def run(journal: Path, *words: object) -> int:
    return main(["--journal", str(journal), "session", *map(str, words)])


@pytest.fixture
def today(path: Path) -> date:
    with Journal.open(path) as journal:
        return journal.today()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A journal with heavy sessions in one, three and five days."""
    made = tmp_path / "anna.calfjournal"
    with Journal.create(made) as journal:
        for days in (1, 3, 5):
            journal.sessions.add(session(journal.today() + timedelta(days=days)))
    return made


def days_of(path: Path, today: date) -> list[int]:
    with Journal.open(path, read_only=True) as journal:
        found = journal.sessions.between(today, today + timedelta(days=60))
        return [(each.day - today).days for each in found]


def test_a_day_too_close_is_refused_with_the_ways_on(
    path: Path, today: date, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing moves until one of them is asked for."""
    day, to = today + timedelta(days=1), today + timedelta(days=2)
    assert run(path, "move", day, to) == 1
    told = capsys.readouterr().err
    assert "48 h are needed" in told
    assert "--shift" in told
    assert days_of(path, today) == [1, 3, 5]
    assert run(path, "move", day, to, "--anyway", "--note", "Travel") == 0
    assert "moves from" in capsys.readouterr().out
    assert days_of(path, today) == [2, 3, 5]


def test_the_rest_is_shifted_with_its_changes_told(
    path: Path, today: date, capsys: pytest.CaptureFixture[str]
) -> None:
    """A line a session."""
    assert run(path, "move", today + timedelta(days=1), today + timedelta(days=2), "--shift") == 0
    assert capsys.readouterr().out.count("moves from") == 3
    assert days_of(path, today) == [2, 4, 6]


def test_a_session_is_copied_and_deleted(path: Path, today: date) -> None:
    """A copy keeps the rule as well; of several sessions of a day one is named by its time."""
    day = today + timedelta(days=5)
    assert run(path, "copy", day, today + timedelta(days=6)) == 1
    assert run(path, "copy", day, today + timedelta(days=8)) == 0
    assert run(path, "copy", day, day, "--anyway") == 0
    assert run(path, "move", day, day, "--at", "8:30", "--anyway") == 0
    assert run(path, "delete", day) == 1
    assert run(path, "delete", day, "--time", "07:00") == 1
    assert run(path, "delete", day, "--time", "08:30") == 0
    assert run(path, "delete", today + timedelta(days=3)) == 0
    assert days_of(path, today) == [1, 5, 8]
