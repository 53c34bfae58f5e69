"""``doctor`` says where the journal lies; a place is no problem of the file."""

from __future__ import annotations

from pathlib import Path

import pytest

from calfjournal.cli import main
from calfjournal.journal import Journal


def test_doctor_tells_of_the_place(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A synchronised folder and a conflict copy are told each time; the exit status stays 0."""
    path = tmp_path / "Dropbox" / "my.calfjournal"
    path.parent.mkdir()
    Journal.create(path).close()
    copy = path.with_name("my (Anna's conflicted copy 2026-11-25).calfjournal")
    copy.write_bytes(b"")
    for _ in range(2):
        assert main(["--journal", str(path), "doctor"]) == 0
        said = capsys.readouterr()
        assert "Dropbox" in said.out
        assert copy.name in said.out
        assert "nothing wrong" in said.out
        assert said.err == ""


def test_other_commands_do_not_tell(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Scripts hear nothing of it."""
    path = tmp_path / "Dropbox" / "my.calfjournal"
    path.parent.mkdir()
    Journal.create(path).close()
    main(["--journal", str(path), "check", "--json"])
    said = capsys.readouterr()
    assert "other computers" not in said.out
    assert said.err == ""
