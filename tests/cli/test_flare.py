"""``flare start``, ``flare end`` and ``flare show``."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from calfjournal.cli import main
from calfjournal.domain.checkin import CheckIn, Moment, TendonReading
from calfjournal.domain.exercise import LEGS
from calfjournal.journal import Journal


def run(journal: Path, *words: str) -> int:
    return main(["--journal", str(journal), "flare", *words])


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "anna.calfjournal"
    Journal.create(made).close()
    return made


def test_a_flare_on_the_command_line(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It begins, is shown in words and as a document, and ends; each is one step to undo."""
    assert run(path, "show") == 0
    assert capsys.readouterr().out == "No flare is running.\n"
    assert run(path, "start", "--side", "left", "--note", "after hills") == 0
    told = capsys.readouterr().out.splitlines()
    assert told[0] == "Flare, left side, day 1"
    assert told[1].startswith("Rung 1 of 4: light holds and easy range")
    assert told[2] == "Green mornings in a row on this rung: 0 of 2."
    assert told[3] == "No running."
    assert run(path, "show", "--json") == 0
    document = json.loads(capsys.readouterr().out)
    assert document["running"]["legs"] == ["left"]
    assert (document["running"]["rung"], document["running"]["run"]) == (1, "none")
    assert document["flares"][0]["note"] == "after hills"
    assert run(path, "end", "--json") == 0
    ended = json.loads(capsys.readouterr().out)
    assert ended["running"] is None
    assert ended["flares"][0]["end"] is not None
    with Journal.open(path) as journal:
        journal.undo()
        assert journal.flares.now() is not None


def test_what_cannot_be_is_said(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A second flare of a leg, and an end of none."""
    assert run(path, "end") == 1
    assert "No flare is running." in capsys.readouterr().err
    assert run(path, "start", "--side", "both") == 0
    assert run(path, "start", "--side", "right") == 1
    assert "A flare is open on this side since" in capsys.readouterr().err


def test_a_calm_morning_of_a_flare_is_not_called_as_planned(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """``check`` speaks of the rung, not of the plan."""
    with Journal.open(path) as journal:
        today = journal.today()
        journal.flares.start(LEGS, today)
        calm = [TendonReading(today, Moment.MORNING, leg, pain=0) for leg in LEGS]
        journal.mornings.keep(CheckIn(today), calm)
    assert main(["--journal", str(path), "check"]) == 0
    told = capsys.readouterr().out
    assert "Calm; go on with the rung" in told
    assert "Green mornings in a row on this rung: 1 of 2." in told
    assert "as planned" not in told
