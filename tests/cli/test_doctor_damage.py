"""``doctor --repair`` and ``doctor --salvage``: the ways on from a damaged journal."""

from __future__ import annotations

from pathlib import Path

import apsw
import pytest

from calfjournal.cli import main
from calfjournal.journal import Journal
from tests.store.samples import filled


def run(path: Path, *words: str) -> int:
    return main(["--journal", str(path), *words])


def _with_trigger(path: Path) -> None:
    filled(path).close()
    connection = apsw.Connection(str(path))
    connection.execute("CREATE TRIGGER tidy AFTER INSERT ON run BEGIN DELETE FROM run; END")
    connection.close()


def _with_flipped_bit(path: Path) -> None:
    filled(path).close()
    data = bytearray(path.read_bytes())
    data[data.index(b"City marathon")] ^= 1
    path.write_bytes(data)


def test_repair_rebuilds_what_loses_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A journal refused for what was put into it is rebuilt, and the doctor is content."""
    path = tmp_path / "year.calfjournal"
    _with_trigger(path)
    assert run(path, "doctor") == 1
    assert "tidy" in capsys.readouterr().err
    assert run(path, "doctor", "--repair") == 0
    assert "nothing was lost" in capsys.readouterr().out
    assert run(path, "doctor") == 0


def test_repair_that_would_lose_something_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A damaged row is not repaired away: the file stays, and the other ways are named."""
    path = tmp_path / "year.calfjournal"
    _with_flipped_bit(path)
    before = path.read_bytes()
    assert run(path, "doctor", "--repair") == 1
    said = capsys.readouterr().err
    assert "without loss" in said
    assert "backup" in said
    assert path.read_bytes() == before


def test_salvage_makes_a_new_journal_and_says_what_is_doubtful(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What can be read is in the new file; the damaged one stays; nothing is overwritten."""
    path, new = tmp_path / "year.calfjournal", tmp_path / "new.calfjournal"
    _with_flipped_bit(path)
    before = path.read_bytes()
    assert run(path, "doctor", "--salvage", str(new)) == 0
    said = capsys.readouterr().out
    assert "damaged: races 2." in said
    assert path.read_bytes() == before
    with Journal.open(new) as journal:
        assert journal.check() == []
    assert run(path, "doctor", "--salvage", str(new)) == 1
    assert "exists already" in capsys.readouterr().err


def test_restored_backup_of_an_earlier_version_is_a_success(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Putting a version-1 backup back ends well, although only opening it updates it."""
    golden = Path(__file__).resolve().parent.parent / "data" / "journals" / "v1.calfjournal"
    path = tmp_path / "year.calfjournal"
    assert run(path, "restore", str(golden)) == 0
    assert "restored" in capsys.readouterr().out
