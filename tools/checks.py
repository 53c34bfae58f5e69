"""The checks of the test command, and the summary of how they went."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
import time
from collections import Counter
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from xml.etree import ElementTree as ET

from tools.shell import ROOT, say

ROOM = 4 << 30


@dataclass(frozen=True)
class Stage:
    """One check: a name for people and the arguments of Python."""

    name: str
    command: tuple[str, ...]


@dataclass(frozen=True)
class Result:
    """How a stage went; `status` 0 is good, None is skipped. `skips` counts tests by reason."""

    name: str
    status: int | None
    seconds: float = 0.0
    note: str = ""
    skips: Counter[str] = field(default_factory=Counter)

    def lines(self) -> list[str]:
        """Return the stage's lines of the summary."""
        if self.status is None:
            return [f"  skipped  {self.name}: {self.note}"]
        verdict = "ok" if self.status == 0 else "FAILED"
        left_out = [f"  {n:7}  skipped: {why}" for why, n in self.skips.most_common()]
        return [f"  {verdict:8} {self.name} ({self.seconds:.0f} s)", *left_out]


LINT = (
    Stage("ruff check", ("-m", "ruff", "check", ".")),
    Stage("ruff format", ("-m", "ruff", "format", "--check", ".")),
    Stage("mypy", ("-m", "mypy")),
    Stage("import-linter", ("-c", "from importlinter.cli import *; lint_imports_command()")),
)


def lint(python: Path) -> list[Result]:
    """Run the stages that read the code, side by side."""
    with ThreadPoolExecutor(max_workers=2) as pool:
        return list(pool.map(lambda stage: perform(python, stage, show=False), LINT))


def every_test(python: Path, *, screen: bool) -> list[Result]:
    """Run the tests side by side, then those in a real window if there is a screen for it."""
    workers = str(min(4, os.cpu_count() or 1))
    spread = ("--ignore=tests/e2e", "-n", workers, "--dist", "worksteal")
    results = [perform_tests(python, "tests", ("tests", *spread, "-q"))]
    name = "tests in a real window"
    if screen:
        results.append(perform_tests(python, name, ("tests/e2e", "-q")))
    else:
        results.append(Result(name, None, note="there is no Xvfb, or Qt's X libraries are missing"))
    return results


def perform_tests(python: Path, name: str, arguments: tuple[str, ...]) -> Result:
    """Run pytest, show what it prints, and count what it skipped."""
    place = roomy_memory()
    with tempfile.TemporaryDirectory(prefix="calfjournal-tests-", dir=place) as folder:
        report = Path(folder) / "report.xml"
        stage = Stage(name, ("-m", "pytest", *arguments, f"--junit-xml={report}"))
        result = perform(python, stage, show=True, variables={"TMPDIR": folder} if place else {})
        return Result(name, result.status, result.seconds, skips=skip_reasons(report))


def skip_reasons(report: Path) -> Counter[str]:
    """Count the skipped tests of a JUnit report by reason."""
    if not report.is_file():
        return Counter()
    root = ET.parse(report).getroot()  # noqa: S314 - pytest has just written it
    return Counter(element.get("message", "") for element in root.iter("skipped"))


def roomy_memory() -> Path | None:
    """Return a folder in memory with room for the files of all tests, None without one.

    They write thousands of journals, and each waits for the disk; no promise is about the disk.
    """
    found = Path("/dev/shm")  # noqa: S108 - only a folder of our own is made in it
    usable = os.access(found, os.W_OK) and shutil.disk_usage(found).free > ROOM
    return found if usable else None


def perform(
    python: Path, stage: Stage, *, show: bool, variables: Mapping[str, str] = MappingProxyType({})
) -> Result:
    """Run one stage from the root of the project; keep its output back unless it fails."""
    # Tests start many Pythons: compiled once they start faster, also where a machine forbids it.
    always = {
        "PYTHONUTF8": "1",
        "PYTHONDONTWRITEBYTECODE": "",
        "PYTHONPYCACHEPREFIX": str(python.parent.parent / "bytecode"),
    }
    begin = time.monotonic()
    done = subprocess.run(
        [python, *stage.command],
        cwd=ROOT,
        check=False,
        text=True,
        encoding="utf-8",
        errors="replace",
        stdout=None if show else subprocess.PIPE,
        stderr=None if show else subprocess.STDOUT,
        env=os.environ | always | dict(variables),
    )
    if done.returncode and not show:
        say(f"--- {stage.name}\n{done.stdout}")
    return Result(stage.name, done.returncode, time.monotonic() - begin)


def summary(results: list[Result], note: str = "") -> int:
    """Print how each stage went and a note; return the exit status of the whole."""
    lines = [line for result in results for line in result.lines()]
    say("\n".join(["", *lines, *([note] if note else [])]))
    return 1 if any(result.status for result in results) else 0
