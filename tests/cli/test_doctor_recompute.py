"""``doctor --recompute``: the cadence of recorded runs by the rules as they are."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from calfjournal.cli import main
from calfjournal.domain.run import Cadence
from calfjournal.journal import Journal
from tests.importers.track_writer import START, gpx, steady

DAY = START.date()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A journal with a recorded run of ten minutes."""
    file, journal = tmp_path / "run.gpx", tmp_path / "a.calfjournal"
    file.write_bytes(gpx(steady(10)))
    assert main(["--journal", str(journal), "import", "--create", str(file)]) == 0
    return journal


def recompute(path: Path) -> int:
    return main(["--journal", str(path), "doctor", "--recompute"])


def test_nothing_changes_where_nothing_differs(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """It says how many runs were looked at, and leaves the journal as it was."""
    with Journal.open(path, read_only=True) as journal:
        before = journal.dump()
    assert recompute(path) == 0
    assert "1 run was worked out again: 0 changed" in capsys.readouterr().out
    with Journal.open(path, read_only=True) as journal:
        assert journal.dump() == before


def test_what_another_rule_left_is_put_right(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A run whose cadence differs is put right, and can be undone; one without samples stays."""
    with Journal.open(path) as journal:
        (run,) = journal.runs.between(DAY, DAY)
        journal.runs.update(replace(run, cadence=Cadence(99.0)))
        typed = journal.runs.add(replace(run, id=None, file_hash="", source="manual")).value
    assert recompute(path) == 0
    told = capsys.readouterr().out
    assert "1 run was worked out again: 1 changed" in told
    assert "1 run has no samples" in told
    with Journal.open(path) as journal:
        assert journal.runs.get(run.key) == run
        assert journal.runs.get(typed.key) == typed
        journal.undo()
        assert journal.runs.present(run.key).cadence == Cadence(99.0)
