"""Where things live on this machine: shipped resources, settings, journals, logs, backups.

Nothing here makes a folder: a reader must not leave traces. Who writes, makes the parent first.
"""

from __future__ import annotations

import hashlib
import os
import sys
from pathlib import Path

APP_NAME = "calfjournal"

HOME_VARIABLE = "CALFJOURNAL_HOME"
"""Environment variable that puts everything the program writes under one folder.

Tests use it to leave the real home alone; it also makes a portable copy on a stick.
"""


def resources() -> Path:
    """Return the folder of shipped data (exercises, programs, icons, styles).

    Knows three homes: a frozen bundle, an installed wheel and a checkout.

    Raises:
        FileNotFoundError: if the installation is damaged and has none of them.
    """
    package = Path(__file__).resolve().parent
    candidates = [package / "resources", package.parent / "resources"]
    bundle = getattr(sys, "_MEIPASS", None)
    if bundle is not None:
        candidates.insert(0, Path(bundle) / "resources")
    for candidate in candidates:
        if candidate.is_dir():
            return candidate
    looked = ", ".join(str(candidate) for candidate in candidates)
    raise FileNotFoundError(f"calfjournal's own files are missing; looked in {looked}")


def config_dir() -> Path:
    """Return the folder of the settings file."""
    return _home("config") or _platform_home("config")


def data_dir() -> Path:
    """Return the folder where the default journal lives."""
    return _home("data") or _platform_home("data")


def default_journal() -> Path:
    """Return where the journal is of someone who never chose a place."""
    return data_dir() / "journal.calfjournal"


def log_dir() -> Path:
    """Return the folder of log files and crash reports."""
    return _home("logs") or _platform_home("log")


def backups_dir(journal_path: Path) -> Path:
    """Return the folder of the backups of one journal.

    It is in the user's data folder and not beside the journal, so that losing the journal's
    folder, stick or share does not take the backups along. Two journals of the same name never
    share a folder: a short digest of the absolute path is part of its name.
    """
    journal = real(journal_path)
    digest = hashlib.sha256(os.path.normcase(journal).encode("utf-8", "surrogatepass")).hexdigest()
    return data_dir() / "backups" / f"{journal.stem}-{digest[:8]}"


def expanded(path: Path) -> Path:
    """Return the path with ``~`` followed; Path's own fails for homes of nobody."""
    return Path(os.path.expanduser(path))  # noqa: PTH111


def real(path: Path) -> Path:
    """Return where a path really is; Path's own fails for links in a circle."""
    return Path(os.path.realpath(expanded(path)))


def is_file(path: Path) -> bool:
    """True for a file that can be looked at; Path's own fails where looking is not allowed."""
    return os.path.isfile(path)  # noqa: PTH113


def is_folder(path: Path) -> bool:
    """True for a folder that can be looked at."""
    return os.path.isdir(path)  # noqa: PTH112


def _home(kind: str) -> Path | None:
    home = os.environ.get(HOME_VARIABLE)
    return real(Path(home)) / kind if home else None


def _platform_home(kind: str) -> Path:
    import platformdirs  # Late: a portable copy needs none of it.

    found: Path = getattr(platformdirs, f"user_{kind}_path")(APP_NAME, appauthor=False)
    return found
