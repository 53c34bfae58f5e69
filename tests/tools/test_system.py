"""What the system must bring is installed where we may, waited for, or told."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tools import system
from tools.shell import Stop

only_linux = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="about packages of Linux systems"
)


@only_linux
def test_a_library_that_does_not_load_names_its_package() -> None:
    """What counts is that a library loads, and what is reported is the package to install."""
    libraries = {"libc.so.6": "libc6", "libcalf-nowhere.so.9": "libcalf-nowhere9"}
    assert system.missing_libraries(libraries) == ["libcalf-nowhere9"]


@only_linux
def test_a_program_that_is_not_there_names_its_package() -> None:
    """Programs are looked for on the PATH, files where they lie."""
    programs = {"sh": "dash", "calf-nowhere": "calf", "/etc": "base-files", "/nowhere/x": "x"}
    assert system.missing_programs(programs) == ["calf", "x"]


@pytest.fixture
def powerless(monkeypatch: pytest.MonkeyPatch) -> None:
    """Be a user who may not install packages on a Debian system that has nothing."""
    monkeypatch.setattr(shutil, "which", lambda name: name if name == "apt-get" else None)
    monkeypatch.setattr(os, "geteuid", lambda: 1000, raising=False)


def test_without_root_the_one_command_is_printed(powerless: None) -> None:
    """Where packages cannot be installed, the user gets the one command that does it."""
    with pytest.raises(Stop, match=r"sudo apt-get install --yes .* libgl1 libegl1$"):
        system.install_packages(["libgl1", "libegl1"])


@only_linux
def test_tests_go_on_without_their_programs(powerless: None) -> None:
    """Without rights the test command is told what to install, and is not stopped."""
    said = system.want_for_tests()
    command = next(line for line in said.splitlines() if "sudo apt-get install" in line)
    assert set(system.SCREEN.values()) <= set(command.split())
    assert {"strace", "faketime", "poppler-utils", "sox"} <= set(command.split())
    assert not system.has_screen()


HOLD = (
    "import fcntl, sys; f = open(sys.argv[1], 'w'); fcntl.lockf(f, 2); print(flush=True); input()"
)


@pytest.fixture
def own_apt(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Point apt at folders of its own without any source of packages; return its list folder."""
    if not shutil.which("apt-get"):
        pytest.skip("there is no apt-get")
    lists = tmp_path / "lists"
    for folder in (lists / "partial", tmp_path / "cache" / "archives" / "partial"):
        folder.mkdir(parents=True)
    (tmp_path / "status").touch()
    settings = {
        "Dir::State": tmp_path,
        "Dir::State::lists": lists,
        "Dir::State::status": tmp_path / "status",
        "Dir::Cache": tmp_path / "cache",
        "Dir::Etc::sourcelist": "/dev/null",
        "Dir::Etc::sourceparts": "/dev/null",
    }
    config = tmp_path / "apt.conf"
    config.write_text("".join(f'{name} "{value}";\n' for name, value in settings.items()))
    monkeypatch.setenv("APT_CONFIG", str(config))
    return lists


@pytest.fixture
def holder(own_apt: Path) -> Iterator[subprocess.Popen[str]]:
    """Run a program that holds apt's lock until it is told to end."""
    command = [sys.executable, "-c", HOLD, str(own_apt / "lock")]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as program:
        assert program.stdout is not None
        program.stdout.readline()
        yield program
        program.kill()


@only_linux
def test_a_held_package_lock_is_waited_for(
    holder: subprocess.Popen[str],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """While another program installs packages we say that we wait, and go on when it is done."""
    monkeypatch.setattr(time, "sleep", lambda _seconds: holder.communicate("\n"))
    assert system.apt_get([], ["update"]) == ""
    assert capsys.readouterr().out.count("waiting") == 1


@only_linux
def test_a_package_lock_held_for_ever_is_told(
    holder: subprocess.Popen[str],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Patience ends, and apt's own words say who holds the lock; the waiting was told once."""
    monkeypatch.setattr(system, "LOCK_PATIENCE_S", 2 * system.LOCK_PAUSE_S)
    monkeypatch.setattr(time, "sleep", lambda _seconds: None)
    assert f"process {holder.pid}" in system.apt_get([], ["update"])
    assert capsys.readouterr().out.count("waiting") == 1
