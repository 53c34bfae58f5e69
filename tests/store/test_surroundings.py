"""Folders that are synchronised, drives of other computers, and versions that were not joined."""

from __future__ import annotations

from pathlib import Path, PurePath, PurePosixPath, PureWindowsPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calfjournal.domain.file_note import FileNote, FileNoteKind, Service
from calfjournal.journal import Journal
from calfjournal.messages import file_notes
from calfjournal.store.surroundings import Readings, look_around, noticed

PLAIN = PurePosixPath("/data/anna/Documents/my.calfjournal")
MOUNTS = r"""22 27 0:21 / /proc rw,relatime - proc proc rw
27 1 254:0 / / rw,relatime shared:1 - {root} /dev/vda rw
40 27 0:50 / /data/anna/Net\040drive rw - nfs4 server:/x rw
41 27 0:51 / /data/anna/share rw shared:7 master:2 - cifs //server/x rw
42 27 8:17 / /media/usb rw - fuseblk /dev/sdb1 rw
43 27 0:52 / /data/anna/far rw - fuse.sshfs anna@host: rw
44 27 0:53 / /data/anna/safe rw - fuse.gocryptfs safe rw
45 41 8:18 / /data/anna/share/disk rw - ext4 /dev/sdc1 rw
46 27 0:54 / /data/anna/over rw - ext4 /dev/sdd1 rw
47 46 0:55 / /data/anna/over rw - smb3 //server/y rw
48 27 0:56 / /data/anna/sharedstuff rw - ext4 /dev/sde1 rw
49 27 0:57 / /data/anna/any rw - fuse any rw
"""


def kinds(path: PurePath, readings: Readings = Readings()) -> list[FileNoteKind]:  # noqa: B008
    return [note.kind for note in noticed(path, readings)]


def service(path: PurePath) -> Service | None:
    (*_, note) = [FileNote(FileNoteKind.HARD_LINKS), *noticed(path, Readings())]
    return note.service


@pytest.mark.parametrize(
    ("folder", "found"),
    [
        ("/data/anna/Dropbox", Service.DROPBOX),
        ("/data/anna/Dropbox (Personal)/sport/year", Service.DROPBOX),
        ("/Users/anna/Library/CloudStorage/Dropbox", Service.DROPBOX),
        ("/Users/anna/Library/CloudStorage/GoogleDrive-anna@x.org/My Drive", Service.GOOGLE_DRIVE),
        ("/Users/anna/Library/CloudStorage/OneDrive-Personal", Service.ONEDRIVE),
        ("/Users/anna/Library/CloudStorage/ProtonDrive-anna@x.org-folder", Service.PROTON_DRIVE),
        ("/Users/anna/Library/Mobile Documents/com~apple~CloudDocs/run", Service.ICLOUD),
        ("/data/anna/Nextcloud/Documents", Service.NEXTCLOUD),
        ("/data/anna/ownCloud", Service.OWNCLOUD),
        ("/data/anna/pCloudDrive", Service.PCLOUD),
        ("/data/anna/MEGA", Service.MEGA),
        ("/data/anna/Nextcloud/Dropbox", Service.DROPBOX),
        ("/data/anna/Documents", None),
        ("/data/anna/my dropbox pictures", None),
        ("/data/anna/mega-projects", None),
        ("/data/anna/boxes", None),
    ],
)
def test_folders_are_known_by_their_names(folder: str, found: Service | None) -> None:
    """F20: the nearest folder with a service's name decides; names that only begin alike do not."""
    assert service(PurePosixPath(folder) / "my.calfjournal") is found


@pytest.mark.parametrize(
    ("path", "found"),
    [
        (r"D:\Sport\OneDrive\my.calfjournal", [FileNoteKind.SYNCED_FOLDER]),
        (r"D:\Sport\OneDrive - Firma GmbH\a\my.calfjournal", [FileNoteKind.SYNCED_FOLDER]),
        (r"D:\Sport\iCloudDrive\my.calfjournal", [FileNoteKind.SYNCED_FOLDER]),
        (r"G:\Meine Ablage\my.calfjournal", [FileNoteKind.SYNCED_FOLDER]),
        (r"\\server\share\my.calfjournal", [FileNoteKind.NETWORK_FOLDER]),
        (r"\\?\UNC\server\share\my.calfjournal", [FileNoteKind.NETWORK_FOLDER]),
        (r"\\?\D:\Sport\my.calfjournal", []),
        (r"D:\Sport\my.calfjournal", []),
    ],
)
def test_windows_paths_are_known(path: str, found: list[FileNoteKind]) -> None:
    """Sync folders and shares of Windows are known by their path alone."""
    assert kinds(PureWindowsPath(path)) == found


def test_a_mapped_drive_is_a_network_drive() -> None:
    """A letter says nothing; Windows' word for the drive does."""
    path = PureWindowsPath(r"Z:\my.calfjournal")
    assert kinds(path) == []
    assert kinds(path, Readings(remote_drive=True)) == [FileNoteKind.NETWORK_FOLDER]


@pytest.mark.parametrize(
    ("folder", "network"),
    [
        ("/data/anna", False),
        ("/data/anna/Net drive/a", True),
        ("/data/anna/share", True),
        ("/data/anna/sharedstuff", False),
        ("/data/anna/share/disk", False),
        ("/data/anna/over", True),
        ("/data/anna/far/b", True),
        ("/data/anna/any", True),
        ("/data/anna/safe", False),
        ("/media/usb", False),
    ],
)
@pytest.mark.parametrize("root", ["ext4", "overlay", "9p"])
def test_mounts_are_told_from_disks(folder: str, network: bool, root: str) -> None:
    """The nearest, newest mount decides by its type; sticks, safes and the root are no network."""
    mounts = MOUNTS.format(root=root)
    path = PurePosixPath(folder) / "my.calfjournal"
    assert kinds(path, Readings(mounts)) == [FileNoteKind.NETWORK_FOLDER] * network


COPIES = (
    "my (Anna's conflicted copy 2026-11-25).calfjournal",
    "my (conflicted copy 2026-11-25 101112).calfjournal",
    "my (In Konflikt stehende Kopie von Anna 2026-11-25).calfjournal",
    "my (Konflikt mit Laptop).calfjournal",
    "my (Copie en conflit de Anna 2026-11-25).calfjournal",
    "my (copia en conflicto de Anna 2026-11-25).calfjournal",
    "my (SFConflict anna@x.org 2026-11-25-10-11-12).calfjournal",
    "my [conflicted].calfjournal",
    "my.sync-conflict-20261125-101112-ABCDEFG.calfjournal",
    "my_conf(1).calfjournal",
    "my_conflict-20261125-101112.calfjournal",
)
OTHERS = (
    "my.calfjournal",
    "my.calfjournal-wal",
    "my (1).calfjournal",
    "my copy.calfjournal",
    "my conflict with the coach.calfjournal",
    "my.replaced-2026-11-25.calfjournal",
    "mystery (conflicted copy 2026-11-25).calfjournal",
    "other (conflicted copy 2026-11-25).calfjournal",
    "my (conflicted copy 2026-11-25).pdf",
)


def test_conflict_copies_are_known_by_their_names() -> None:
    """Each service's way to name a version is known; other files of a like name are left alone."""
    for name in COPIES:
        (note,) = noticed(PLAIN, Readings(beside=(*OTHERS, name)))
        assert (note.kind, note.copies) == (FileNoteKind.CONFLICT_COPIES, (name,))
    assert noticed(PLAIN, Readings(beside=OTHERS)) == ()


@given(st.text(min_size=1), st.text(), st.lists(st.text()))
def test_any_names_are_survived(stem: str, mounts: str, beside: list[str]) -> None:
    """Whatever names and mounts there are, looking ends in notes that can be said."""
    path = PurePosixPath("/") / stem.replace("/", "_").replace("\0", "_")
    for note in noticed(path, Readings(mounts, beside=tuple(beside))):
        assert file_notes.file_note(note)


def test_looking_around_a_real_journal(tmp_path: Path) -> None:
    """Marker folders and copies on the disk are found through a link, and no file is touched."""
    folder = tmp_path / "Sport"
    folder.mkdir()
    path = folder / "my.calfjournal"
    Journal.create(path).close()
    assert look_around(path) == ()
    (tmp_path / ".stfolder").mkdir()
    copy = folder / "my.sync-conflict-20261125-101112-ABCDEFG.calfjournal"
    copy.write_bytes(b"")
    link = tmp_path / "link.calfjournal"
    link.symlink_to(path)
    before = sorted(folder.iterdir()), path.read_bytes()
    synced, copies = look_around(link)
    assert synced.service is Service.SYNCTHING
    assert copies.copies == (copy.name,)
    assert (sorted(folder.iterdir()), path.read_bytes()) == before
    assert look_around(tmp_path / "gone" / "my.calfjournal") == (synced,)


def test_every_service_has_a_name() -> None:
    """Whatever service is noticed can be named."""
    assert set(file_notes.SERVICES) == set(Service)
