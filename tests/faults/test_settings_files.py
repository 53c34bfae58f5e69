"""Settings and window state that are broken, crafted or in the way never stop the start."""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from calfjournal import paths, settings
from calfjournal.journal import Journal
from ui.services import window_state

pytestmark = pytest.mark.faults

REPO = Path(__file__).resolve().parents[2]
Break = Callable[[Path], object]


def start(name: str, *paths_given: Path) -> subprocess.CompletedProcess[str]:
    """Start the program in a process of its own, offscreen, until it leaves by itself."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.faults.window", name, *map(str, paths_given)],
        cwd=REPO,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=False,
    )
    said = done.stderr.splitlines(keepends=True)
    done.stderr = "".join(line for line in said if not line.startswith(QT_OFFSCREEN))
    return done


QT_OFFSCREEN = "This plugin does not support"
"""What Qt says of dialogs where there is no screen."""

BROKEN: dict[str, Break] = {
    "bytes": lambda file: file.write_bytes(bytes(range(256)) * 8),
    "NUL": lambda file: file.write_bytes(b'theme = "\0"'),
    "a deep key": lambda file: file.write_bytes(b"a." * 200_000 + b"a = 1"),
    "deep brackets": lambda file: file.write_bytes(b"a = " + b"[" * 50_000),
    "wrong types": lambda file: file.write_bytes(
        b"theme = [1]\nlast_journal = 3\nrecent_journals = {}\nwidth = true\nheight = 'tall'\n"
    ),
    "a path no system takes": lambda file: file.write_bytes(
        b'last_journal = "a\\u0000b"\nrecent_journals = ["' + b"x" * 3000 + b'"]\nx = 9999999999\n'
    ),
    "a folder": lambda file: file.mkdir(),
    "a link in a circle": lambda file: file.symlink_to(file),
}


def test_broken_settings_and_state_mean_the_default(tmp_path: Path) -> None:
    """F40: with both files broken the journal opens, the fault is told, nothing is touched."""
    path = tmp_path / "mine.calfjournal"
    with Journal.create(path) as journal:
        before = journal.dump()
    homes = [tmp_path / kind for kind in BROKEN]
    for home in homes:
        (home / "config").mkdir(parents=True)
        for name in (settings.file().name, window_state.file().name):
            BROKEN[home.name](home / "config" / name)
    done = start("homes", path, *homes)
    assert (done.returncode, done.stderr) == (0, "")
    lines = dict(zip(BROKEN, done.stdout.splitlines(), strict=True))
    for kind, line in lines.items():
        assert line.startswith("MainWindow "), kind
        assert "settings.toml" in line, kind
    with Journal.open(path) as journal:
        assert journal.dump() == before


def test_no_file_runs_code(tmp_path: Path) -> None:
    """F40: a window.ini as Qt wrote it once, crafted to run a command, runs nothing."""
    proof = tmp_path / "it ran"
    path = tmp_path / "mine.calfjournal"
    Journal.create(path).close()
    paths.config_dir().mkdir(parents=True)
    (paths.config_dir() / "window.ini").write_text(_crafted(proof), encoding="latin-1")
    done = start("look", path)
    assert done.stdout.startswith("MainWindow ")
    assert not proof.exists()


def _crafted(proof: Path) -> str:
    """A Qt settings file whose value is a pickled call of ``os.mkdir``."""

    class Call:
        def __reduce__(self) -> tuple[object, ...]:
            return os.mkdir, (str(proof),)

    content = pickle.dumps(Call())
    name = b"PySide::PyObjectWrapper\0"
    stream = b"\0\0\0\x7f" + len(name).to_bytes(4, "big") + name
    stream += len(content).to_bytes(4, "big") + content
    value = "".join(f"\\x{byte:x}" for byte in stream)
    return f"[General]\ngeometry=@Variant({value})\npage=@Variant({value})\n"


def test_settings_in_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    """F09, F40: without a place for settings, logs and state the journal still opens."""
    path = tmp_path / "mine.calfjournal"
    Journal.create(path).close()
    for folder in (paths.config_dir(), paths.log_dir()):
        folder.parent.mkdir(parents=True, exist_ok=True)
        folder.write_text("a file in the way")
    done = start("look", path)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("MainWindow ")
