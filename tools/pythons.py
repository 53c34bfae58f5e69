"""The Pythons calfjournal runs on, and where a machine keeps them."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from tools.shell import Stop, say

# A version is a pair (3, x): patch releases do not matter here.
Version = tuple[int, int]
LOWEST: Version = (3, 11)
NEWEST: Version = (3, 13)


def running() -> Version:
    """Return the version of the Python that runs this."""
    return sys.version_info[:2]


def dotted(version: Version) -> str:
    """Return a version as people write it."""
    return ".".join(map(str, version))


def check() -> None:
    """Refuse a Python that is too old; say so when it is newer than what is tested."""
    supported = f"{dotted(LOWEST)} to {dotted(NEWEST)}"
    if running() < LOWEST:
        raise Stop(f"calfjournal needs Python {supported}; this is {dotted(running())}.")
    if running() > NEWEST:
        say(f"This Python {dotted(running())} is newer than those tested ({supported}).")


def newer() -> tuple[Version, Path] | None:
    """Return the newest supported Python here that is newer than this one, and say who is missing.

    None where this one is the newest.
    """
    for minor in range(NEWEST[1], running()[1], -1):
        version = (NEWEST[0], minor)
        path = find(version)
        if path:
            return version, path
        say(
            f"Python {dotted(version)} was not found on this machine:"
            f" there is no python{dotted(version)} that works, nor one among pyenv's versions."
        )
    return None


def find(version: Version) -> Path | None:
    """Return a Python of this version that works."""
    return next((path for path in _candidates(version) if _is(path, version)), None)


def _candidates(version: Version) -> Iterator[Path]:
    name = f"python{dotted(version)}"
    named = shutil.which(name)
    if named:
        yield Path(named)
    folder = Path(os.environ.get("PYENV_ROOT") or Path.home() / ".pyenv") / "versions"
    # Only plain releases: no previews (3.13.0rc1), no builds without the lock (3.13.0t).
    found = {
        int(match[1]): path / "bin" / name
        for path in folder.glob(f"{dotted(version)}.*")
        if (match := re.fullmatch(rf"{re.escape(dotted(version))}\.(\d+)", path.name))
    }
    yield from (found[patch] for patch in sorted(found, reverse=True))


def _is(path: Path, version: Version) -> bool:
    """Tell whether a program is that Python; pyenv's shims exist also where they cannot start."""
    ask = [str(path), "-c", "import sys; print(sys.version_info[:2])"]
    try:
        answer = subprocess.run(ask, capture_output=True, text=True, check=False)
    except OSError:
        return False
    return answer.stdout.strip() == str(version)
