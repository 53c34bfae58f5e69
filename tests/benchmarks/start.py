"""Start to a painted, usable Today, against a bare window shown and painted: CPU of the process.

Both run in turns, each in a process of its own, with compiled files kept and with the libraries of
an installation: those that only developers have are out of sight.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from tests.benchmarks.journals import Journals
from tests.benchmarks.measure import Bound, Comparison, Measured

ROUNDS = 10
RUNS = 5000
"""Runs whose streams a large journal holds."""
MEMORY_MB = 110.0
BUDGET = 2.5
FLAT = 1.05
"""Twenty years may take this much of what two take, with streams of all runs too."""


class Painted(msgspec.Struct):
    """What a process says of itself once its window is painted: CPU since it began, and memory."""

    cpu_ms: float
    memory_mb: float


def compare(journals: Journals) -> Iterator[Measured]:
    """Yield the start of short and long journals, with the morning kept and with its form."""
    with tempfile.TemporaryDirectory(prefix="calfjournal-start-") as folder:
        home = Path(folder)
        kinds = {
            "two years": _ready(journals.copy_of_years(2, "start-2"), home),
            "twenty years": _ready(journals.copy_of_years(20, "start-20"), home),
            "twenty years, streams": _ready(journals.with_streams(20, RUNS), home),
            "two years, form of the morning": _ready(_asking(journals), home),
        }
        told = _in_turns(kinds, home)
    floor = told.pop("floor").cpu_ms
    for name, painted in told.items():
        yield Comparison(f"start to painted Today, {name}", painted.cpu_ms, floor, BUDGET)
    two = told["two years"].cpu_ms
    for name in ("twenty years", "twenty years, streams"):
        yield Comparison(f"start, {name} to two years", told[name].cpu_ms, two, FLAT)
    yield Bound("memory before charts", told["twenty years"].memory_mb, MEMORY_MB, "MB")


def _in_turns(kinds: dict[str, Path], home: Path) -> dict[str, Painted]:
    """The median of every kind of start and of the bare window, in turns.

    Each round begins with another: what ran before leaves the caches of the processor as it needs
    them.
    """
    starts: list[tuple[str, str, list[str]]] = [
        ("floor", "bare", []),
        *((name, "window", [str(journal)]) for name, journal in kinds.items()),
    ]
    rounds: dict[str, list[Painted]] = {name: [] for name, _what, _arguments in starts}
    for turn in range(ROUNDS * len(starts)):
        name, what, arguments = starts[(turn + turn // len(starts)) % len(starts)]
        rounds[name].append(_run(what, arguments, home))
    return {name: _median(each) for name, each in rounds.items()}


def _median(each: Sequence[Painted]) -> Painted:
    return Painted(
        statistics.median(painted.cpu_ms for painted in each),
        statistics.median(painted.memory_mb for painted in each),
    )


def _ready(journal: Path, home: Path) -> Path:
    """A journal as a day of use leaves it: checked, backed up, and with Today kept."""
    _run("use", [str(journal)], home)
    return journal


def _asking(journals: Journals) -> Path:
    """A journal whose morning of today is not kept yet."""
    path = journals.copy_of_years(2, "start-asking")
    with tempfile.TemporaryDirectory() as home:
        _run("forget", [str(path)], Path(home))
    return path


def _run(what: str, arguments: Sequence[str], home: Path) -> Painted:
    (home / "config" / "window.toml").unlink(missing_ok=True)  # The first size, not the last.
    environment = os.environ | {"CALFJOURNAL_HOME": str(home)}
    environment.setdefault("QT_QPA_PLATFORM", "offscreen")
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    done = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.starts", what, *arguments],
        env=environment,
        check=True,
        capture_output=True,
    )
    return msgspec.json.decode(done.stdout, type=Painted)
