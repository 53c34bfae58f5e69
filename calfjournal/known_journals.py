"""Which journal a start works on, and whether one was ever kept there.

A journal that vanished is never answered with a new, empty one: only where nothing was ever kept,
a journal may be made without being asked for.
"""

from __future__ import annotations

import os
from pathlib import Path

from calfjournal import paths, settings
from calfjournal.journal import Journal
from calfjournal.settings import Settings

VARIABLE = "CALFJOURNAL_FILE"
"""Environment variable that names the journal."""


def chosen(given: Path | None, now: Settings) -> Path:
    """Return the journal to work on: the one given, the environment's, the last, the default."""
    if given is None and (named := os.environ.get(VARIABLE)):
        given = Path(named)
    if given is None and now.last_journal:
        given = Path(now.last_journal)
    return paths.expanded(given or paths.default_journal())


def is_first_run(path: Path, now: Settings) -> bool:
    """True when ``path`` is the default place and nothing tells of an earlier journal."""
    remembered = now.last_journal or now.recent_journals or settings.put_aside_file().exists()
    if remembered or paths.real(path) != paths.real(paths.default_journal()):
        return False
    return not path.exists() and not Journal.backups(path)


def free_place(wanted: Path) -> Path:
    """Return the path, or one beside it with a number where a journal is or ever was.

    A new journal never shares its backups with one that vanished.
    """
    number, free = 2, wanted
    while free.exists() or free.is_symlink() or Journal.backups(free):
        free = wanted.with_name(f"{wanted.stem} {number}{wanted.suffix}")
        number += 1
    return free
