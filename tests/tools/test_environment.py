"""Each Python has its own environment, remade when what goes into it changes."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tools import environment


@pytest.fixture
def checkout(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Return a folder that dev.py takes for the checkout."""
    monkeypatch.setattr(environment, "ROOT", tmp_path)
    return tmp_path


def _environment(folder: Path, version: str) -> Path:
    """Make what tells whose environment a folder is: a working program and a version."""
    python = environment.program(folder, "python")
    python.parent.mkdir(parents=True)
    python.touch()
    (folder / "pyvenv.cfg").write_text(f"home = /usr/bin\nversion = {version}\n")
    return folder


def test_each_python_has_an_environment_of_its_own(checkout: Path) -> None:
    """The first Python takes `.venv`; another one leaves it alone and gets its own folder."""
    mine = ".".join(map(str, sys.version_info[:2]))
    assert environment.folder() == checkout / ".venv"
    first = _environment(checkout / ".venv", "3.2.1")
    assert environment.folder() == checkout / f".venv-{mine}"
    environment.program(first, "python").unlink()
    assert environment.folder() == first, "one that works no more is made anew"


def test_the_first_python_keeps_its_environment(checkout: Path) -> None:
    """A new patch release of the same Python is no other Python."""
    mine = ".".join(map(str, sys.version_info[:2]))
    assert environment.folder() == _environment(checkout / ".venv", f"{mine}.99")


@pytest.mark.parametrize("name", ["pyproject.toml", "setup.py", "requirements.lock"])
def test_changed_versions_remake_the_environment(checkout: Path, name: str) -> None:
    """The environment's stamp depends on every file that says what to install."""
    for file in ("pyproject.toml", "setup.py", "requirements.lock"):
        (checkout / file).write_text("a")
    before = environment.fingerprint()
    (checkout / name).write_text("b")
    assert environment.fingerprint() != before
