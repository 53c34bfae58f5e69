"""F38: pictures and videos of sessions."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from calfjournal.domain.attachment import MOST_PICTURE_BYTES
from calfjournal.domain.kind import Kind
from calfjournal.errors import InputError
from calfjournal.journal import Journal
from calfjournal.messages import in_words
from tests.store.samples import DAY, a_session


def a_picture(width: int = 640, height: int = 480, note: bytes = b"", room: int = 0) -> bytes:
    """Return the bytes of a JPEG as far as its head, without anything to see."""
    size = height.to_bytes(2, "big") + width.to_bytes(2, "big")
    told = b"\xff\xe1" + (len(note) + 2).to_bytes(2, "big") + note if note else b""
    frame = b"\xff\xc0\x00\x0b\x08" + size + b"\x01\x01\x11\x00"
    scan = b"\xff\xda\x00\x08\x01\x01\x00\x00\x3f\x00" + b"\x2a" * room
    return b"\xff\xd8" + told + frame + scan + b"\xff\xd9"


def a_key(journal: Journal) -> int:
    return journal.sessions.add(a_session()).value.key


def test_a_picture_is_kept_under_a_name_of_ours(journal: Journal) -> None:
    """It comes back byte by byte; of its own name only a harmless line stays."""
    key, picture = a_key(journal), a_picture()
    for given in ("../../.bashrc", "C:\\films\\hee\nl.jpg", "/etc/passwd", ""):
        journal.attachments.add_photo(key, picture, given)
    photos = journal.attachments.of(key).photos
    assert [photo.name for photo in photos] == [f"{DAY}-{n}.jpg" for n in (1, 2, 3, 4)]
    assert [photo.caption for photo in photos] == [".bashrc", "hee l.jpg", "passwd", ""]
    assert {(photo.width, photo.height, photo.size) for photo in photos} == {
        (640, 480, len(picture))
    }
    assert journal.attachments.picture(photos[0].id) == picture
    assert journal.check() == []


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "no JPEG"),
        (b"\x89PNG\r\n\x1a\n", "no JPEG"),
        (a_picture()[:-2], "no JPEG"),
        (a_picture(0, 480), "no JPEG"),
        (a_picture(room=MOST_PICTURE_BYTES), "300 kB"),
        (a_picture(note=b"Exif\0\0GPS"), "where and when"),
    ],
)
def test_what_is_no_small_plain_picture_is_refused(
    journal: Journal, data: bytes, said: str
) -> None:
    """Nothing is kept of it."""
    key = a_key(journal)
    with pytest.raises(InputError, match=said):
        journal.attachments.add_photo(key, data)
    assert journal.counts()["photo"] == 0


def test_pictures_are_no_step_of_undo(journal: Journal) -> None:
    """They come and go while what was undone can still be redone; a removed one is taken back."""
    key = a_key(journal)
    journal.sessions.change(key, "note", "calm")
    journal.undo()
    photo = journal.attachments.add_photo(key, a_picture()).value
    changes = journal.attachments.remove(photo.id).changes
    assert changes.kinds == {Kind.PHOTO}
    assert changes.ids == {key}
    assert changes.days == {DAY}
    assert journal.attachments.of(key).photos == ()
    assert journal.attachments.take_back() is not None
    assert journal.attachments.take_back() is None
    assert [each.name for each in journal.attachments.of(key).photos] == [photo.name]
    assert journal.redo() is not None
    assert journal.sessions.present(key).note == "calm"


def test_a_deleted_session_comes_back_with_its_pictures(journal: Journal, tmp_path: Path) -> None:
    """Only when no undo can bring it back are its pictures let go, by the next one that comes."""
    film = tmp_path / "film.mp4"
    film.write_bytes(b"film")
    key, other = a_key(journal), a_key(journal)
    journal.attachments.add_photo(key, a_picture())
    journal.attachments.add_video(key, film)
    journal.sessions.delete(key)
    journal.attachments.add_photo(other, a_picture())
    journal.undo()
    assert len(journal.attachments.of(key).photos) == 1
    assert len(journal.attachments.of(key).videos) == 1
    journal.redo()
    journal.forget_edits()
    journal.attachments.add_photo(other, a_picture())
    assert journal.counts()["photo"] == 2


def test_a_picture_makes_the_next_backup(journal: Journal) -> None:
    """A backup holds it, and an export gives it back."""
    key = a_key(journal)
    journal.attachments.add_photo(key, a_picture(), "heel.jpg")
    kept = journal.backup()
    with Journal.open(kept, read_only=True) as copy:
        assert copy.dump()["photo"] == journal.dump()["photo"]
    document = journal.path.with_suffix(".json")
    journal.export_json(document)
    with Journal.import_json(document, journal.path.with_name("again.calfjournal")) as again:
        (photo,) = again.attachments.of(key).photos
        assert again.attachments.picture(photo.id) == a_picture()


def test_a_video_is_a_path_that_may_lead_nowhere(journal: Journal, tmp_path: Path) -> None:
    """It is remembered and undone by name; when it is gone, that is known."""
    film, key = tmp_path / "fi\nlm.mp4", a_key(journal)
    film.write_bytes(b"film")
    video = journal.attachments.add_video(key, film).value
    assert journal.attachments.of(key).missing == frozenset()
    film.unlink()
    assert journal.attachments.of(key).missing == {video.key}
    journal.attachments.remove(video.key)
    assert journal.attachments.of(key).videos == ()
    assert in_words(journal.undo_label or "") == "Remove video of Mon 23 Nov"
    journal.undo()
    assert journal.attachments.of(key).videos == (video,)


@pytest.mark.skipif(os.name != "posix", reason="pipes and devices with names")
def test_special_files_are_never_opened(journal: Journal, tmp_path: Path) -> None:
    """A pipe, a device, a folder, a huge file and the journal itself are refused by name."""
    os.mkfifo(tmp_path / "pipe.jpg")
    huge, link = tmp_path / "huge.jpg", tmp_path / "link.jpg"
    with huge.open("wb") as file:
        file.truncate(10_000_000_000)
    link.symlink_to(journal.path)
    key = a_key(journal)
    hostile = (tmp_path / "pipe.jpg", Path("/dev/zero"), tmp_path, huge, link, tmp_path / "none")
    for path in hostile:
        with pytest.raises(InputError, match=path.name):
            journal.attachments.file_bytes(path)
    for path in hostile:
        if path != huge:
            with pytest.raises(InputError, match=path.name):
                journal.attachments.add_video(key, path)
    assert journal.counts()["video"] == 0
