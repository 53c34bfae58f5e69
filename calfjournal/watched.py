"""A folder in which new recordings turn up: what is in it, and what of it was dealt with before.

What was dealt with is remembered beside the settings, a file a journal: it is no part of the
journal, so that an import that was undone is not made again by the next look.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

import msgspec
from msgspec import Struct

from calfjournal import paths
from calfjournal.files import write_private
from calfjournal.importers.readers import endings

log = logging.getLogger(__name__)

MOST_FILES: Final = 50_000
"""Files of a folder that are looked at; whoever chose a whole disk did not mean to."""
MOST_FOLDERS: Final = 500
MOST_BYTES: Final = 50_000_000
"""Of what is remembered; more was not written by us."""


class Stamp(Struct, frozen=True, array_like=True):
    """What a file is known by beside its name: its size in bytes, and when it was changed."""

    size: int
    changed_ns: int


class Listing(Struct, frozen=True):
    """The recordings of a folder and of those below it, and all of these folders."""

    files: Mapping[Path, Stamp]
    folders: tuple[Path, ...]


class Memory(Struct):
    """What of a folder was dealt with, by name, and the folder that was told to be gone."""

    files: dict[str, Stamp] = {}
    gone: str = ""

    def knows(self, name: str, stamp: Stamp) -> bool:
        """True for a file that was dealt with as it is now."""
        return self.files.get(name) == stamp


def look_into(folder: Path) -> Listing | None:
    """Return what a folder holds that an import reads; None when the folder is not there.

    Hidden files and folders are left out, and links to folders are not followed.
    """
    if not paths.is_folder(folder):
        return None
    files: dict[Path, Stamp] = {}
    folders: list[Path] = []
    for parent, names in _walk(folder):
        folders.append(parent)
        for name in names:
            if (stamp := _stamp(parent / name)) is not None:
                files[parent / name] = stamp
        if len(files) >= MOST_FILES or len(folders) >= MOST_FOLDERS:
            break
    return Listing(files, tuple(folders))


def _walk(folder: Path) -> Iterator[tuple[Path, list[str]]]:
    readable = endings()
    for parent, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if name[0] != ".")
        found = (name for name in names if name[0] != "." and name.lower().endswith(readable))
        yield Path(parent), sorted(found)


def _stamp(path: Path) -> Stamp | None:
    try:
        found = path.stat()
    except OSError:  # It went away since, or is nobody's to look at.
        return None
    return Stamp(found.st_size, found.st_mtime_ns) if found.st_size else None


def name_in(folder: Path, path: Path) -> str:
    """Return what a file of the folder is remembered by, which holds wherever the folder lies."""
    inside = path.relative_to(folder).as_posix()
    return inside.encode("utf-8", "backslashreplace").decode("utf-8")


def remembered(journal: Path) -> Memory:
    """Return what is remembered for a journal; nothing where that cannot be read."""
    try:
        data = _file(journal).read_bytes()
        return msgspec.json.decode(data, type=Memory) if len(data) <= MOST_BYTES else Memory()
    except (OSError, ValueError):  # The worst that follows is a look at files that are there.
        return Memory()


def remember(journal: Path, memory: Memory) -> None:
    """Keep what is remembered for a journal; a disk that refuses is no reason to bother anybody."""
    try:
        write_private(_file(journal), msgspec.json.encode(memory))
    except OSError as error:
        log.info("watched files not remembered: %s", error.strerror)


def _file(journal: Path) -> Path:
    name = paths.backups_dir(journal).name  # As short, and as much the journal's own.
    return paths.config_dir() / "watched" / f"{name}.json"
