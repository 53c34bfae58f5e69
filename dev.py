#!/usr/bin/env python3
"""One command for everything a developer does, on a machine with nothing but Python.

    python3 dev.py run [ARGS]          open calfjournal, or run one of its commands
    python3 dev.py test                lint, types, arrows, tests, and the tests in a real window
    python3 dev.py test PYTEST-ARGS    only these tests, e.g. tests/training -k spacing
    python3 dev.py lint                lint, types and arrows
    python3 dev.py bench [ARGS]        measure against the floors
    python3 dev.py screenshots DIR     draw every page, light and dark
    python3 dev.py env                 only make or refresh the environment

The environment is `.venv`, made by the Python that runs this file and remade when the versions in
pyproject.toml or constraints.txt change. Only the standard library is used here.
"""

from __future__ import annotations

import ctypes
import hashlib
import importlib.util
import os
import shlex
import shutil
import subprocess
import sys
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
STAMP = VENV / "calfjournal-environment"
LINUX = sys.platform.startswith("linux")
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
LOWEST, NEWEST = (3, 11), (3, 13)

# What Qt's wheels load from the system, and the Debian package of each. PySide6 imports need:
QT_LIBRARIES = {
    "libglib-2.0.so.0": "libglib2.0-0",
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libfontconfig.so.1": "libfontconfig1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libX11.so.6": "libx11-6",
    "libpulse.so.0": "libpulse0",
}
# A window on X needs these too.
WINDOW_LIBRARIES = {
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
}


class Stop(Exception):
    """Ends the program with a message on stderr and exit status 1."""


# ----------------------------------------------------------------------------- environment


def fingerprint() -> str:
    """Return what the environment was made from; it changes when the environment must."""
    digest = hashlib.sha256(f"{sys.version_info[:3]} {sys.base_prefix} {ROOT}".encode())
    for name in ("pyproject.toml", "setup.py", "constraints.txt"):
        digest.update((ROOT / name).read_bytes())
    return digest.hexdigest()


def make_environment() -> None:
    """Make `.venv` and install the project into it, unless that is done already."""
    check_python()
    current = fingerprint()
    if STAMP.is_file() and STAMP.read_text(encoding="ascii") == current and PYTHON.exists():
        return
    if not same_python():
        say(f"Making {VENV.name} with Python {'.'.join(map(str, sys.version_info[:3]))} ...")
        need_ensurepip()
        if run([sys.executable, "-m", "venv", "--clear", VENV]) != 0:
            raise Stop(f"{VENV} could not be made; Python said why above.")
    say("Installing calfjournal and its libraries (a few minutes the first time) ...")
    quiet = [] if sys.stdout.isatty() else ["--quiet"]
    what: list[str | Path] = [
        "--editable",
        f"{ROOT}[dev]",
        "--constraint",
        ROOT / "constraints.txt",
    ]
    pip = [PYTHON, "-m", "pip", "--disable-pip-version-check", "install", *quiet, *what]
    if run(pip) != 0:
        raise Stop("The libraries could not be installed; pip said why above. Is there a network?")
    STAMP.write_text(current, encoding="ascii")


def check_python() -> None:
    """Refuse a Python that is too old; say so when it is newer than what is tested."""
    if sys.version_info < LOWEST:
        raise Stop(
            f"calfjournal needs Python 3.11, 3.12 or 3.13; this is {sys.version.split()[0]}."
        )
    if sys.version_info[:2] > NEWEST and not STAMP.is_file():
        say("This Python is newer than those calfjournal is tested on (3.11 to 3.13).")


def same_python() -> bool:
    """Tell whether `.venv` works and was made by a Python of this very version."""
    if not PYTHON.exists():
        return False
    ask = "import sys, pip; print(sys.version_info[:3], sys.base_prefix)"
    answer = subprocess.run(
        [PYTHON, "-c", ask], capture_output=True, text=True, check=False
    ).stdout.strip()
    return answer == f"{sys.version_info[:3]} {sys.base_prefix}"


def need_ensurepip() -> None:
    """Get what Debian leaves out of its Python: the part that makes environments."""
    if importlib.util.find_spec("ensurepip"):
        return
    package = f"python{sys.version_info.major}.{sys.version_info.minor}-venv"
    say(f"This Python cannot make environments without the package {package}.")
    install_packages([package])
    importlib.invalidate_caches()
    if not importlib.util.find_spec("ensurepip"):
        raise Stop("This Python still cannot make environments (module ensurepip).")


# ----------------------------------------------------------------------------- system libraries


def missing_packages(libraries: dict[str, str]) -> list[str]:
    """Return the packages of those libraries that do not load."""
    return [package for library, package in libraries.items() if LINUX and not loads(library)]


def loads(library: str) -> bool:
    """Tell whether the system finds and loads a shared library."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def need_libraries(*, window: bool) -> None:
    """Install the system libraries Qt misses, or stop and say how to."""
    packages = missing_packages(QT_LIBRARIES | (WINDOW_LIBRARIES if window else {}))
    if packages:
        install_packages(packages)


def want_screen() -> str:
    """Get what tests in a real window need; return why that is not possible, or nothing."""
    if not LINUX:
        return ""
    packages = missing_packages(WINDOW_LIBRARIES)
    if not shutil.which("Xvfb"):
        packages.append("xvfb")
    if packages:
        try:
            install_packages(packages)
        except Stop as stop:
            return str(stop)
    return ""


def install_packages(packages: list[str]) -> None:
    """Install Debian packages where this user may; else stop with the one command to run."""
    install = ["apt-get", "install", "--yes", "--no-install-recommends", *packages]
    by_hand = (
        f"System packages are missing. Run this, then try again:\n  sudo {shlex.join(install)}"
    )
    if not shutil.which("apt-get"):
        names = " ".join(packages)
        raise Stop(f"Install what your system calls these Debian packages, then try again: {names}")
    may = become_root()
    if may is None:
        raise Stop(by_hand)
    say(f"Installing system packages: {' '.join(packages)} ...")
    apt = [*may, "env", "DEBIAN_FRONTEND=noninteractive"]
    # The package lists are refreshed only when they turn out to be missing or stale.
    if run([*apt, *install], silent=True) != 0:
        run([*apt, "apt-get", "update"], silent=True)
        if run([*apt, *install]) != 0:
            raise Stop(f"apt-get could not install them. {by_hand}")


def become_root() -> list[str] | None:
    """Return the words that run a command as root, or None where that would ask a password."""
    if os.name != "nt" and os.geteuid() == 0:
        return []
    sudo = ["sudo", "-n"]
    if shutil.which("sudo") and run([*sudo, "true"], silent=True) == 0:
        return sudo
    return None


# ----------------------------------------------------------------------------- running things


def say(text: str) -> None:
    """Tell the developer what is going on, in order with what other programs print."""
    print(text, flush=True)


def run(
    command: Sequence[str | Path], *, silent: bool = False, variables: dict[str, str] | None = None
) -> int:
    """Run a program with extra environment variables; return its exit status."""
    output = subprocess.DEVNULL if silent else None
    environment = os.environ | (variables or {})
    return subprocess.run(
        command, stdout=output, stderr=output, env=environment, check=False
    ).returncode


def run_offscreen(module: str, arguments: list[str]) -> int:
    """Run a module of this checkout without a screen, in the user's folder."""
    make_environment()
    need_libraries(window=False)
    variables = {"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
    return run([PYTHON, "-m", module, *arguments], variables=variables)


@dataclass(frozen=True)
class Stage:
    """One check of the test command: a name for people and the arguments of Python."""

    name: str
    command: tuple[str, ...]


@dataclass(frozen=True)
class Result:
    """How a stage went; `status` 0 is good, None is skipped."""

    name: str
    status: int | None
    seconds: float = 0.0
    note: str = ""

    def line(self) -> str:
        """Return the stage's line of the summary."""
        if self.status is None:
            return f"  skipped  {self.name}: {self.note}"
        return f"  {'ok' if self.status == 0 else 'FAILED':8} {self.name} ({self.seconds:.0f} s)"


LINT = (
    Stage("ruff check", ("-m", "ruff", "check", ".")),
    Stage("ruff format", ("-m", "ruff", "format", "--check", ".")),
    Stage("mypy", ("-m", "mypy")),
    Stage("import-linter", ("-c", "from importlinter.cli import *; lint_imports_command()")),
)


def perform(stage: Stage, *, show: bool) -> Result:
    """Run one stage from the root of the project; keep its output back unless it fails."""
    begin = time.monotonic()
    done = subprocess.run(
        [PYTHON, *stage.command],
        cwd=ROOT,
        check=False,
        text=True,
        encoding="utf-8",
        errors="replace",
        stdout=None if show else subprocess.PIPE,
        stderr=None if show else subprocess.STDOUT,
        env=os.environ | {"PYTHONUTF8": "1"},
    )
    result = Result(stage.name, done.returncode, time.monotonic() - begin)
    if done.returncode and not show:
        say(f"--- {stage.name}\n{done.stdout}")
    return result


def lint_results() -> list[Result]:
    """Run the stages that read the code, side by side."""
    with ThreadPoolExecutor(max_workers=2) as pool:
        return list(pool.map(lambda stage: perform(stage, show=False), LINT))


def summary(results: list[Result]) -> int:
    """Print how each stage went; return the exit status of the whole."""
    say("\n".join(["", *(result.line() for result in results)]))
    return 1 if any(result.status for result in results) else 0


# ----------------------------------------------------------------------------- commands


def command_env(_arguments: list[str]) -> int:
    """Make the environment and say where the program is."""
    make_environment()
    need_libraries(window=True)
    program = PYTHON.with_name("calfjournal.exe" if os.name == "nt" else "calfjournal")
    say(f"Ready: {program}")
    return 0


def command_run(arguments: list[str]) -> int:
    """Open the window, or run a command of the program."""
    window = opens_window(arguments)
    if window and not has_display():
        raise Stop(
            "There is no display here, so the window cannot open. Start this from a desktop"
            " session,\nconnect with `ssh -X`, or use a virtual display:\n"
            "  sudo apt-get install xvfb\n"
            "  xvfb-run -a python3 dev.py run\n"
            "The commands work without one: python3 dev.py run --help"
        )
    make_environment()
    need_libraries(window=window)
    return run([PYTHON, "-m", "calfjournal", *arguments])


def opens_window(arguments: list[str]) -> bool:
    """Tell whether these arguments of the program open the window rather than run a command."""
    from calfjournal.command_words import opens_window as program_opens_window

    return program_opens_window(arguments)


def has_display() -> bool:
    """Tell whether a window can appear: always on Windows and macOS, on Linux with a server."""
    asked = os.environ.get("QT_QPA_PLATFORM", "")
    servers = ("DISPLAY", "WAYLAND_DISPLAY")
    return not LINUX or asked in ("offscreen", "minimal") or any(map(os.environ.get, servers))


def command_test(arguments: list[str]) -> int:
    """Run every check, or with arguments only these tests."""
    make_environment()
    need_libraries(window=False)
    no_screen = want_screen()
    if arguments:
        return perform(Stage("tests", ("-m", "pytest", *arguments)), show=True).status or 0
    results = lint_results()
    workers = str(min(4, os.cpu_count() or 1))
    tests = (
        "-m",
        "pytest",
        "tests",
        "--ignore=tests/e2e",
        "-n",
        workers,
        "--dist",
        "worksteal",
        "-q",
    )
    results.append(perform(Stage("tests", tests), show=True))
    if no_screen:
        results.append(Result("tests in a real window", None, note=no_screen))
    else:
        window = Stage("tests in a real window", ("-m", "pytest", "tests/e2e", "-q"))
        results.append(perform(window, show=True))
    return summary(results)


def command_lint(_arguments: list[str]) -> int:
    """Run the stages that read the code."""
    make_environment()
    return summary(lint_results())


def command_bench(arguments: list[str]) -> int:
    """Measure against the floors and print ratios."""
    return run_offscreen("tests.benchmarks", arguments)


def command_screenshots(arguments: list[str]) -> int:
    """Draw every page from the sample journal into a folder."""
    if not arguments:
        raise Stop("Say where to put the pictures: python3 dev.py screenshots DIR")
    return run_offscreen("ui.screenshots", arguments)


COMMANDS = {
    "run": command_run,
    "test": command_test,
    "lint": command_lint,
    "bench": command_bench,
    "screenshots": command_screenshots,
    "env": command_env,
}


def main(arguments: list[str]) -> int:
    """Run one command; return its exit status."""
    if not arguments or arguments[0] in ("-h", "--help", "help"):
        say(__doc__ or "")
        return 0 if arguments else 2
    command = COMMANDS.get(arguments[0])
    if command is None:
        say(f"Unknown command {arguments[0]!r}; known: {', '.join(COMMANDS)}")
        return 2
    try:
        return command(arguments[1:])
    except Stop as stop:
        print(stop, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
