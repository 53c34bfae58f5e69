"""The newest supported Python of a machine is found, or its absence is told."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

import dev
from tools import pythons

posix = pytest.mark.skipif(os.name == "nt", reason="about programs the POSIX way")


def _stand_in(path: Path, answer: str) -> Path:
    """Make a program that answers as a Python asked for its version."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\n{answer}\n")
    path.chmod(0o755)
    return path


@pytest.fixture
def bare(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Return the root of a machine on which no Python is found by name or in pyenv's list."""
    (tmp_path / "bin").mkdir()
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    monkeypatch.setenv("PYENV_ROOT", str(tmp_path / "pyenv"))
    return tmp_path


def test_the_running_python_is_found_by_name(bare: Path) -> None:
    """What is on the PATH under its name and answers with its version is taken."""
    version = pythons.running()
    (bare / "bin" / f"python{pythons.dotted(version)}").symlink_to(sys.executable)
    assert pythons.find(version) == bare / "bin" / f"python{pythons.dotted(version)}"


@posix
def test_a_name_that_does_not_start_falls_back_on_the_list_of_pyenv(bare: Path) -> None:
    """A shim without its Python is passed over, and the newest plain release is taken."""
    _stand_in(bare / "bin" / "python3.13", "exit 127")
    versions = bare / "pyenv" / "versions"
    for name in ("3.13.2", "3.13.10", "3.13.11rc1", "3.13.12t", "3.12.1"):
        _stand_in(versions / name / "bin" / "python3.13", "echo '(3, 13)'")
    assert pythons.find((3, 13)) == versions / "3.13.10" / "bin" / "python3.13"


@posix
def test_a_missing_python_is_told(
    bare: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Where the newest Python is missing the next is taken, and the words name the missing one."""
    monkeypatch.setattr(sys, "version_info", (3, 11, 7))
    path = _stand_in(bare / "bin" / "python3.12", "echo '(3, 12)'")
    assert pythons.newer() == ((3, 12), path)
    assert "Python 3.13 was not found" in capsys.readouterr().out


@posix
def test_newest_runs_the_command_with_that_python(
    bare: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """`dev.py newest COMMAND` hands on the command and its exit status."""
    monkeypatch.setattr(sys, "version_info", (3, 12, 1))
    _stand_in(
        bare / "bin" / "python3.13", 'case "$1" in -c) echo "(3, 13)";; *) echo $*; exit 3;; esac'
    )
    assert dev.main(["newest", "test", "-k", "spacing"]) == 3
    assert "dev.py test -k spacing" in capfd.readouterr().out


def test_without_a_newer_python_there_is_nothing_to_run(
    bare: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A machine with one Python is told so, and that is no failure."""
    assert dev.main(["newest", "test"]) == 0
    assert "Nothing to run again" in capsys.readouterr().out
