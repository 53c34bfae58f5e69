"""dev.py says what it does, and the build server runs what developers run."""

from __future__ import annotations

import os
import re
import stat
import subprocess
import sys
from pathlib import Path

import pytest

import dev

REPO = Path(__file__).resolve().parents[2]
only_linux = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="about packages of Linux systems"
)
posix = pytest.mark.skipif(os.name == "nt", reason="about programs the POSIX way")


@pytest.mark.parametrize(
    ("arguments", "window"),
    [
        ([], True),
        (["open", "mine.calfjournal"], True),
        (["--journal", "mine.calfjournal"], True),
        (["--journal=mine.calfjournal", "open"], True),
        (["--journal", "mine.calfjournal", "demo"], False),
        (["check", "--json"], False),
        (["--help"], False),
    ],
)
def test_only_opening_the_window_needs_a_display(arguments: list[str], window: bool) -> None:
    """A command of the program runs without a display; the window asks for one."""
    assert dev.opens_window(arguments) is window


@only_linux
def test_run_without_a_display_says_how_to_get_one(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """`dev.py run` on a server exits 1 with plain words instead of Qt's abort."""
    for variable in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(variable, raising=False)
    assert dev.main(["run"]) == 1
    said = capsys.readouterr().err
    assert "no display" in said
    assert "xvfb-run" in said


def test_unknown_commands_are_wrong_usage(capsys: pytest.CaptureFixture[str]) -> None:
    """A slip of the finger lists what there is, with exit status 2."""
    assert dev.main(["tset"]) == 2
    assert "test" in capsys.readouterr().out


def test_help_names_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    """`dev.py help` tells of each command there is."""
    assert dev.main(["help"]) == 0
    assert set(re.findall(r"python3 dev\.py (\w+)", capsys.readouterr().out)) == set(dev.COMMANDS)


@posix
@pytest.mark.parametrize(("first", "second"), [(0, 0), (1, 0), (0, 1), (1, 1)])
def test_the_build_server_runs_what_developers_run(tmp_path: Path, first: int, second: int) -> None:
    """.ci/run calls the test command and again on the newest Python; a failure of either counts."""
    stand_in = tmp_path / "python3"
    stand_in.write_text(f'#!/bin/sh\necho "$*"\n[ "$2" = newest ] && exit {second}\nexit {first}\n')
    stand_in.chmod(0o755)
    path = f"{tmp_path}{os.pathsep}{os.environ['PATH']}"
    script = REPO / ".ci" / "run"
    assert script.stat().st_mode & stat.S_IXUSR
    done = subprocess.run(
        [script],
        env=os.environ | {"PATH": path},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout.splitlines() == ["dev.py test", "dev.py newest test"]
    assert done.returncode == max(first, second)
