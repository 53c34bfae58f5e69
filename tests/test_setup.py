"""The set-up keeps its promises: the paths, the wheel, and a core without a window."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from calfjournal import paths

REPO = Path(__file__).resolve().parent.parent


# ------------------------------------------------------------------------------- paths


def test_everything_written_stays_under_the_portable_home(own_home: Path) -> None:
    """CALFJOURNAL_HOME moves settings, journals, logs and backups together."""
    journal = own_home / "mine.calfjournal"
    folders = [paths.config_dir(), paths.data_dir(), paths.log_dir(), paths.backups_dir(journal)]
    assert all(folder.is_relative_to(own_home.resolve()) for folder in folders)
    assert len(set(folders)) == len(folders)
    assert not own_home.exists(), "asking for a path must not make it"


def test_without_it_the_system_says_where(monkeypatch: pytest.MonkeyPatch) -> None:
    """The usual folders of the platform carry the program's name."""
    monkeypatch.delenv("CALFJOURNAL_HOME")
    for folder in (paths.config_dir(), paths.data_dir(), paths.log_dir()):
        assert "calfjournal" in folder.parts


def test_journals_of_one_name_never_share_backups(tmp_path: Path) -> None:
    """Two journals called the same in two folders keep their backups apart."""
    one, other = (tmp_path / folder / "mine.calfjournal" for folder in "ab")
    assert paths.backups_dir(one) != paths.backups_dir(other)
    assert paths.backups_dir(one) == paths.backups_dir(tmp_path / "b" / ".." / "a" / one.name)


def test_resources_are_found_in_the_checkout_and_in_a_bundle(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """One function finds the shipped data; a frozen bundle's own copy goes first."""
    assert paths.resources() == REPO / "resources"
    (tmp_path / "resources").mkdir()
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert paths.resources() == tmp_path / "resources"


def test_a_damaged_installation_says_where_it_looked(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Without resources anywhere the error names the places."""
    monkeypatch.setattr(paths, "__file__", str(tmp_path / "calfjournal" / "paths.py"))
    with pytest.raises(FileNotFoundError, match="looked in"):
        paths.resources()


# ------------------------------------------------------------------------------- packages

IMPORT_EVERYTHING = """
import importlib, pkgutil, sys
for name in ("PySide6", "shiboken6", "pyqtgraph", "ui"):
    sys.modules[name] = None
import calfjournal
for module in pkgutil.walk_packages(calfjournal.__path__, "calfjournal."):
    importlib.import_module(module.name)
"""


def test_the_core_imports_without_a_window() -> None:
    """Every module of calfjournal imports on a machine that has no Qt."""
    done = _python("-c", IMPORT_EVERYTHING, cwd=REPO)
    assert done.returncode == 0, done.stderr


def _python(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, *arguments]
    return subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the built wheel, made from a copy so that the checkout stays clean."""
    pytest.importorskip("setuptools", minversion="77", reason="no setuptools to build a wheel with")
    import shutil

    source, out = tmp_path_factory.mktemp("source"), tmp_path_factory.mktemp("wheel")
    clean = shutil.ignore_patterns("__pycache__")
    for folder in ("calfjournal", "ui", "resources"):
        shutil.copytree(REPO / folder, source / folder, ignore=clean)
    for file in ("pyproject.toml", "setup.py", "README.md", "LICENSE"):
        shutil.copy(REPO / file, source)
    build = f"import setuptools.build_meta as b; b.build_wheel({str(out)!r})"
    done = _python("-c", build, cwd=source)
    assert done.returncode == 0, done.stderr
    (built,) = out.glob("*.whl")
    return built


def test_the_wheel_holds_the_two_packages_and_all_resources(wheel: Path) -> None:
    """Installing adds `calfjournal` and `ui` and nothing else at the top, with every resource."""
    names = set(zipfile.ZipFile(wheel).namelist())
    tops = {name.split("/")[0] for name in names}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"calfjournal", "ui"}
    resources = [file for file in (REPO / "resources").rglob("*") if file.is_file()]
    wanted = {f"calfjournal/{file.relative_to(REPO).as_posix()}" for file in resources}
    assert wanted <= names
    ours = [file for top in ("calfjournal", "ui") for file in (REPO / top).rglob("*.py")]
    assert {file.relative_to(REPO).as_posix() for file in ours} <= names


def test_an_installed_wheel_finds_its_resources(wheel: Path, tmp_path: Path) -> None:
    """Unpacked where a wheel is installed, resources() answers with the copy inside."""
    zipfile.ZipFile(wheel).extractall(tmp_path)
    done = _python("-c", "from calfjournal import paths; print(paths.resources())", cwd=tmp_path)
    assert Path(done.stdout.strip()) == tmp_path.resolve() / "calfjournal" / "resources", (
        done.stderr
    )
