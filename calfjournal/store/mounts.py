"""Which paths lie on another computer, by their form and by Linux's list of mounts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePath, PureWindowsPath
from typing import Final

NETWORK_TYPES: Final = frozenset(
    {
        *("9p", "drvfs", "prl_fs", "vboxsf", "virtiofs", "vmhgfs"),  # outside a virtual computer
        *("afpfs", "afs", "ceph", "cifs", "davfs", "glusterfs", "ncpfs", "nfs", "nfs4"),
        *("smb2", "smb3", "smbfs"),
    }
)
"""File systems whose files lie elsewhere; calfjournal default, as is `LOCAL_FUSE`."""

LOCAL_FUSE: Final = frozenset(
    {
        *("cryfs", "encfs", "gocryptfs", "securefs", "veracrypt"),
        *("apfs", "bindfs", "exfat", "ext2", "fuse-overlayfs", "mergerfs", "ntfs", "ntfs-3g"),
        *("portal", "snapfuse", "squashfuse", "unionfs", "zfs"),
    }
)
"""File systems run by a program (``fuse.NAME``) that keep their files on this computer."""


def is_elsewhere(path: PurePath, mounts: str) -> bool:
    """True when a resolved path is a Windows share, or mounted from another computer.

    ``mounts`` is the text of ``/proc/self/mountinfo``, empty on other systems.
    """
    return _is_share(path) or _is_network(_mount_type(path, mounts))


def _is_share(path: PurePath) -> bool:
    if not isinstance(path, PureWindowsPath):
        return False
    drive = path.drive.upper()
    return drive.startswith("\\\\?\\UNC\\") or (
        drive.startswith("\\\\") and not drive.startswith(("\\\\?\\", "\\\\.\\"))
    )


def _mount_type(path: PurePath, mounts: str) -> str:
    """Return the type of the file system the path lies on, "" where that is not known.

    The root of the system is left out: a computer whose whole system lies elsewhere has no better
    place to offer.
    """
    deepest, found = 1, ""
    for point, kind in _mounted(mounts):
        depth = len(PurePath(point).parts)
        if depth > 1 and depth >= deepest and path.is_relative_to(point):
            deepest, found = depth, kind
    return found


def _mounted(mounts: str) -> Iterator[tuple[str, str]]:
    """Yield mount points and types; later ones lie over earlier ones (see proc(5))."""
    for line in mounts.splitlines():
        head, separator, tail = line.partition(" - ")
        fields = head.split(" ")
        if separator and len(fields) > 4:
            point = re.sub(r"\\([0-7]{3})", lambda code: chr(int(code[1], 8)), fields[4])
            yield point, tail.split(" ")[0]


def _is_network(kind: str) -> bool:
    name, _, program = kind.partition(".")
    if name == "fuse":
        return program not in LOCAL_FUSE
    return kind in NETWORK_TYPES
