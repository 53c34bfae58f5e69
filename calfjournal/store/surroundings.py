"""Where a journal lies: folders that are synchronised, drives of other computers, conflict copies.

SQLite's locks and its log are made for a file on a disk of this computer. A service that copies
files as they change, and a drive behind a network, can leave an old or a torn one behind.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path, PurePath

from msgspec import Struct

from calfjournal.domain.file_note import FileNote, FileNoteKind
from calfjournal.store.mounts import is_elsewhere
from calfjournal.store.sync_services import MARKERS, conflict_copies, service_of


class Readings(Struct, frozen=True):
    """What is read around a journal's file.

    ``mounts`` is the text of Linux's ``/proc/self/mountinfo``, empty elsewhere; ``remote_drive``
    is Windows' word for the file's drive; ``markers`` are those of services in the folders above;
    ``beside`` are the names in its folder.
    """

    mounts: str = ""
    remote_drive: bool = False
    markers: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()


def look_around(path: Path) -> tuple[FileNote, ...]:
    """Read and judge the surroundings of a journal; its own file is never opened.

    May wait for a slow drive: call it off the GUI thread. Raises nothing; what cannot be read
    tells nothing.
    """
    with suppress(OSError, RuntimeError):  # Links that lead round in a circle.
        path = path.expanduser().resolve()
    return noticed(path, read(path))


def noticed(path: PurePath, readings: Readings) -> tuple[FileNote, ...]:
    """Return what the athlete should know of the place of a resolved path."""
    notes = []
    if (service := service_of(path, readings.markers)) is not None:
        notes.append(FileNote(FileNoteKind.SYNCED_FOLDER, service=service))
    if readings.remote_drive or is_elsewhere(path, readings.mounts):
        notes.append(FileNote(FileNoteKind.NETWORK_FOLDER))
    if copies := conflict_copies(path, readings.beside):
        notes.append(FileNote(FileNoteKind.CONFLICT_COPIES, count=len(copies), copies=copies))
    return tuple(notes)


def read(path: Path) -> Readings:
    """Read what there is to know around a resolved path."""
    mounts = ""
    beside: tuple[str, ...] = ()
    with suppress(OSError):
        mounts = Path("/proc/self/mountinfo").read_text(encoding="utf-8", errors="replace")
    with suppress(OSError):
        beside = tuple(_printable(found.name) for found in path.parent.iterdir())
    markers = tuple(
        marker for folder in path.parents for marker in MARKERS if os.path.lexists(folder / marker)
    )
    return Readings(mounts, _is_remote_drive(path), markers, beside)


def _printable(name: str) -> str:
    return name.encode("utf-8", "replace").decode("utf-8")


def _is_remote_drive(path: Path) -> bool:
    if sys.platform == "win32":
        import ctypes

        return bool(ctypes.windll.kernel32.GetDriveTypeW(f"{path.drive}\\") == 4)  # DRIVE_REMOTE
    return False
