"""Finding the files of an import: folders are walked, nothing is opened."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path

from calfjournal.domain.message import Words, say
from calfjournal.importers.batch import FileResult, FileStatus

_SKIPPED_FOLDERS = frozenset({"__MACOSX"})


def shown(path: Path) -> str:
    """Return the path as text that can be printed and stored, whatever bytes it has."""
    return str(path).encode("utf-8", "replace").decode("utf-8")


def files_of(paths: Iterable[Path]) -> list[Path]:
    """Return the files named and those in the folders named, folders sorted, each once.

    Hidden files and folders inside a folder are left out; links to folders are not followed. A
    folder that cannot be opened is in the list itself, for `size_of` to say so.
    """
    found: dict[Path, None] = {}
    for path in paths:
        found.update(dict.fromkeys(_walk(path) if os.path.isdir(path) else [path]))  # noqa: PTH112
    return list(found)


def _walk(folder: Path) -> Iterator[Path]:
    closed: list[Path] = []
    walk = os.walk(folder, onerror=lambda error: closed.append(Path(error.filename)))
    for parent, folders, names in walk:
        folders[:] = sorted(
            name for name in folders if name[0] != "." and name not in _SKIPPED_FOLDERS
        )
        yield from (Path(parent, name) for name in sorted(names) if name[0] != ".")
    yield from closed


def size_of(path: Path) -> int | FileResult:
    """Return the bytes of a file that can be opened, else what became of it. Raises nothing."""
    try:
        found = path.stat()
    except FileNotFoundError:
        return _failed(path, say("importers.no_such_file"))
    except (OSError, ValueError) as error:
        cause = getattr(error, "strerror", None) or str(error)
        problem = say("importers.cannot_be_read")
        return _failed(path, say("importers.with_cause", problem=problem, cause=cause))
    if stat.S_ISDIR(found.st_mode):
        return _failed(path, say("importers.folder_closed"))
    if not stat.S_ISREG(found.st_mode):
        return FileResult(shown(path), "", FileStatus.SKIPPED, say("importers.not_ordinary"))
    return found.st_size


def _failed(path: Path, reason: Words) -> FileResult:
    return FileResult(shown(path), "", FileStatus.FAILED, reason)
