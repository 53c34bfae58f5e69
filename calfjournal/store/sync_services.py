"""How services that synchronise folders name those folders, and the versions they cannot join.

All rules are calfjournal defaults, made from what each service does; a service that is not here
tells nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import PurePath
from typing import Final

from calfjournal.domain.file_note import Service

FOLDERS: Final[dict[str, Service]] = {
    "box": Service.BOX,
    "box sync": Service.BOX,
    "dropbox": Service.DROPBOX,
    "google drive": Service.GOOGLE_DRIVE,
    "googledrive": Service.GOOGLE_DRIVE,
    "my drive": Service.GOOGLE_DRIVE,
    "meine ablage": Service.GOOGLE_DRIVE,
    "mon drive": Service.GOOGLE_DRIVE,
    "mi unidad": Service.GOOGLE_DRIVE,
    "il mio drive": Service.GOOGLE_DRIVE,
    "meu drive": Service.GOOGLE_DRIVE,
    "com~apple~clouddocs": Service.ICLOUD,
    "icloud drive": Service.ICLOUD,
    "iclouddrive": Service.ICLOUD,
    "kdrive": Service.KDRIVE,
    "mega": Service.MEGA,
    "megasync": Service.MEGA,
    "nextcloud": Service.NEXTCLOUD,
    "onedrive": Service.ONEDRIVE,
    "owncloud": Service.OWNCLOUD,
    "pcloud drive": Service.PCLOUD,
    "pcloud sync": Service.PCLOUD,
    "pclouddrive": Service.PCLOUD,
    "pcloudsync": Service.PCLOUD,
    "proton drive": Service.PROTON_DRIVE,
    "protondrive": Service.PROTON_DRIVE,
    "seadrive": Service.SEAFILE,
    "seafile": Service.SEAFILE,
    "syncthing": Service.SYNCTHING,
    "synology drive": Service.SYNOLOGY_DRIVE,
    "synologydrive": Service.SYNOLOGY_DRIVE,
    "tresorit": Service.TRESORIT,
    "tresors": Service.TRESORIT,
    "yandex.disk": Service.YANDEX_DISK,
}
"""Names services give the folders they keep, in small letters."""

MAC_FOLDERS: Final = "cloudstorage"
"""Where macOS keeps the folders of services, each named ``Service-account``."""

MARKERS: Final[dict[str, Service]] = {
    ".stfolder": Service.SYNCTHING,
    ".dropbox.cache": Service.DROPBOX,
    ".nextcloudsync.log": Service.NEXTCLOUD,
    ".owncloudsync.log": Service.OWNCLOUD,
}
"""What services put into the top of a folder whose name is the user's."""

_CONFLICT = "confli[ct]|konflikt|конфликт|冲突|衝突|競合|충돌"
_COPY = re.compile(
    r"\.sync-conflict-\d{8}-\d{6}(-\w+)?"  # Syncthing
    r"|[_-]conflict-\d{8}-\d{6}"  # ownCloud, of old
    r"|_conf\(\d+\)"  # Google Drive
    rf"|.?[(\[][^()\[\]]*({_CONFLICT})[^()\[\]]*[)\]]",  # Dropbox, Nextcloud, pCloud, Seafile, …
    re.IGNORECASE,
)
"""What services put between the stem and the suffix of a version that they could not join."""


def service_of(path: PurePath, markers: Iterable[str]) -> Service | None:
    """Return whose folder the file is in: the nearest with a known name, else by its ``markers``.

    ``markers`` are those of `MARKERS` in any of the folders above.
    """
    folders = [folder.casefold() for folder in path.parts[:-1]]
    for at in reversed(range(len(folders))):
        name = re.split(r" \(| - ", folders[at])[0]  # "Dropbox (Work)", "OneDrive - Company"
        if at and folders[at - 1] == MAC_FOLDERS:
            name = name.partition("-")[0]
        if name in FOLDERS:
            return FOLDERS[name]
    return next((MARKERS[marker] for marker in markers), None)


def conflict_copies(path: PurePath, beside: Iterable[str]) -> tuple[str, ...]:
    """Return the names that a service gave versions of the file, sorted."""
    stem, suffix = path.stem, path.suffix
    return tuple(
        sorted(
            name
            for name in beside
            if name.startswith(stem)
            and name.endswith(suffix)
            and _COPY.fullmatch(name[len(stem) : len(name) - len(suffix)])
        )
    )
