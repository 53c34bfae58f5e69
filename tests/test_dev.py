"""dev.py keeps its promises on bare machines: environments, packages, Pythons and the lock."""

from __future__ import annotations

import os
import re
import shutil
import stat
import subprocess
import sys
import time
import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from packaging.markers import Marker
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

import dev
from tools import checks, environment, pythons, system
from tools.shell import Stop

REPO = Path(__file__).resolve().parent.parent
only_linux = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="about packages of Linux systems"
)
posix = pytest.mark.skipif(os.name == "nt", reason="about programs the POSIX way")


# ------------------------------------------------------------------------------- commands


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


# ------------------------------------------------------------------------------- environments


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


# ------------------------------------------------------------------------------- Pythons


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


# ------------------------------------------------------------------------------- system packages


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


# ------------------------------------------------------------------------------- what was left out


def test_skipped_tests_are_counted_with_their_reasons(tmp_path: Path) -> None:
    """The summary says how many tests were left out and why, from a real run of pytest."""
    (tmp_path / "test_left_out.py").write_text(
        "import pytest\n"
        "@pytest.mark.parametrize('number', [1, 2])\n"
        "def test_traced(number): pytest.skip('strace is not installed')\n"
        "@pytest.mark.skip(reason='no sound card')\n"
        "def test_heard(): ...\n"
        "def test_fine(): ...\n"
    )
    report = tmp_path / "report.xml"
    command = [
        sys.executable,
        "-m",
        "pytest",
        str(tmp_path),
        f"--junit-xml={report}",
        "-p",
        "no:cacheprovider",
    ]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
    skips = checks.skip_reasons(report)
    assert skips == Counter({"strace is not installed": 2, "no sound card": 1})
    lines = checks.Result("tests", 0, skips=skips).lines()
    assert any("2" in line and "strace is not installed" in line for line in lines)


# ------------------------------------------------------------------------------- the lock


def _locked() -> list[Requirement]:
    """Return what the lock pins."""
    text = (REPO / environment.LOCK).read_text(encoding="utf-8")
    return [Requirement(line.rstrip(" \\")) for line in text.splitlines() if "==" in line]


def test_everything_locked_has_one_version_and_hashes() -> None:
    """Each pin is exact and followed by at least one SHA-256; nothing is built from source."""
    text = (REPO / environment.LOCK).read_text(encoding="utf-8")
    assert "--only-binary :all:" in text
    pins = re.split(r"\n(?=\S)", text[text.index("\n\n") :].strip())
    exact = re.compile(r"[\w.-]+==[\w.]+( ; [^\\]+)?( \\\n    --hash=sha256:[0-9a-f]{64})+")
    assert [pin for pin in pins if not exact.fullmatch(pin)] == []


def test_no_committed_file_of_the_set_up_names_a_host() -> None:
    """Where packages come from is the machine's affair: names, versions and hashes only."""
    files = [REPO / name for name in (*environment.SOURCES, "dev.py", ".ci/run")]
    texts = [file.read_text("utf-8") for file in [*files, *(REPO / "tools").rglob("*.py")]]
    assert [text for text in texts if re.search(r"https?://|index-url\s*=\s*\S", text)] == []


@pytest.mark.parametrize("minor", range(pythons.LOWEST[1], pythons.NEWEST[1] + 1))
@pytest.mark.parametrize("platform", ["linux", "win32", "darwin"])
def test_the_lock_holds_what_the_project_asks_for(minor: int, platform: str) -> None:
    """On every Python and system the lock's versions fit pyproject.toml, each package once."""
    here = {"python_version": f"3.{minor}", "python_full_version": f"3.{minor}.0"}
    here |= {"sys_platform": platform, "platform_system": platform.title()}

    def counts(marker: Marker | None) -> bool:
        return marker is None or marker.evaluate(here)

    pins = [(canonicalize_name(pin.name), pin) for pin in _locked() if counts(pin.marker)]
    versions = {name: str(pin.specifier).removeprefix("==") for name, pin in pins}
    assert len(versions) == len(pins)
    project = tomllib.loads((REPO / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    asked = [*project["dependencies"], *project["optional-dependencies"]["dev"]]
    for wanted in filter(lambda item: counts(item.marker), map(Requirement, asked)):
        assert wanted.specifier.contains(versions[canonicalize_name(wanted.name)]), wanted


def test_the_environment_has_all_that_its_libraries_ask_for() -> None:
    """What the lock leaves out would be missing here: pip finds nothing broken."""
    done = subprocess.run(
        [sys.executable, "-m", "pip", "check"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout
