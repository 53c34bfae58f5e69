"""Pictures and videos of sessions.

Pictures lie in the journal but outside the history of undo, for which they are too large: one that
was removed can be taken back once, while the journal stays open. A video is a path that is
remembered, and undone as everything else.
"""

from __future__ import annotations

from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import Final

from msgspec.structs import replace

from calfjournal.changes import ChangeSet, Outcome
from calfjournal.domain.attachment import JPEG, MOST_PICTURE_BYTES, Attachments, PhotoLine, Video
from calfjournal.domain.jpeg import JpegHead, jpeg_head
from calfjournal.domain.kind import Kind
from calfjournal.domain.message import say
from calfjournal.domain.session import Session
from calfjournal.domain.visit import Photo
from calfjournal.errors import InputError
from calfjournal.store import sessions, visits
from calfjournal.store.attached_files import check_file, is_missing, read_file
from calfjournal.store.history import is_remembered
from calfjournal.store.journal_file import JournalFile
from calfjournal.verbs.checking import gone, text
from calfjournal.verbs.group import Verbs

_LONGEST_CAPTION: Final = 200


class AttachmentVerbs(Verbs):
    """Reads and writes what belongs to a session beside its sets."""

    def __init__(self, file: JournalFile) -> None:
        """Work on the open file."""
        super().__init__(file)
        self._removed: Photo | None = None

    # ------------------------------------------------------------------ reading

    def of(self, session_id: int) -> Attachments:
        """Return what belongs to a session, without the pictures themselves."""
        videos = tuple(visits.VIDEOS_OF.all(self._database, session_id))
        missing = frozenset(video.key for video in videos if is_missing(Path(video.path)))
        return Attachments(visits.photo_lines(self._database, session_id), videos, missing)

    def picture(self, photo_id: int) -> bytes:
        """Return a picture as it lies in the journal; InputError when it is gone."""
        return self._photo(photo_id).data

    def file_bytes(self, path: Path) -> bytes:
        """Return what a file holds that somebody gives as a picture; see ``attached_files``."""
        return read_file(path, journal=self._file.path)

    # ------------------------------------------------------------------ adding

    def add_photo(self, session_id: int, data: bytes, name: str = "") -> Outcome[PhotoLine]:
        """Add a picture to a session; ``name`` is what its file was called, "" for none.

        Raises:
            InputError: it is no JPEG, too large, tells more than it shows (EXIF), or the session
                is gone.
        """
        session, head = self._session(session_id), _head(data)
        photo = Photo(
            session.day,
            data,
            JPEG,
            caption=_caption(name),
            session_id=session_id,
            at=self._clock.now(),
            name=self._name(session),
            width=head.width,
            height=head.height,
        )
        return self._keep(photo)

    def add_video(self, session_id: int, path: Path) -> Outcome[Video]:
        """Remember where a video of a session lies.

        Raises:
            InputError: no file lies there, its path cannot be kept, or the session is gone.
        """
        session, path = self._session(session_id), path.absolute()
        check_file(path, journal=self._file.path)
        if text(str(path), "path") != str(path):
            raise InputError("path", say("values.attached_odd_name"))
        video = Video(session_id, str(path), self._clock.now())
        with self._edit(say("edits.add_video", day=session.day)) as edit:
            key = visits.VIDEOS.insert(self._database, video)
        return Outcome(replace(video, id=key), edit.changes)

    # ------------------------------------------------------------------ removing

    def remove(self, attachment_id: int) -> Outcome[None]:
        """Remove a picture, or forget where a video lies; a picture can be taken back once."""
        video = visits.VIDEOS.by_id.one(self._database, attachment_id)
        if video is None:
            return self._remove_photo(attachment_id)
        day = self._session(video.session_id).day
        with self._edit(say("edits.remove_video", day=day)) as edit:
            visits.VIDEOS.delete(self._database, attachment_id)
        return Outcome(None, edit.changes)

    def take_back(self) -> Outcome[PhotoLine] | None:
        """Bring back the picture that was removed last; None when there is none."""
        photo, self._removed = self._removed, None
        return None if photo is None else self._keep(photo)

    # ------------------------------------------------------------------ helpers

    def _session(self, session_id: int) -> Session:
        session = sessions.SESSIONS.by_id.one(self._database, session_id)
        if session is None:
            raise gone(Kind.SESSION)
        return session

    def _photo(self, photo_id: int) -> Photo:
        photo = visits.PHOTOS.by_id.one(self._database, photo_id)
        if photo is None:
            raise gone(Kind.PHOTO)
        return photo

    def _keep(self, photo: Photo) -> Outcome[PhotoLine]:
        changes = self._changes(photo)
        with self._file.history.beside(changes):
            self._let_go_of_lost()
            key = visits.PHOTOS.insert(self._database, photo)
        line = PhotoLine(
            key,
            photo.session_id,
            photo.name,
            photo.caption,
            photo.width,
            photo.height,
            len(photo.data),
            photo.at,
        )
        return Outcome(line, changes)

    def _remove_photo(self, photo_id: int) -> Outcome[None]:
        photo = self._photo(photo_id)
        changes = self._changes(photo)
        with self._file.history.beside(changes):
            self._let_go_of_lost()
            visits.PHOTOS.delete(self._database, photo_id)
        self._removed = photo
        return Outcome(None, changes)

    @staticmethod
    def _changes(photo: Photo) -> ChangeSet:
        ids = frozenset() if photo.session_id is None else frozenset({photo.session_id})
        return ChangeSet(
            say("edits.change_pictures", day=photo.day),
            frozenset({Kind.PHOTO}),
            ids,
            frozenset({photo.day}),
            beside=True,
        )

    def _let_go_of_lost(self) -> None:
        """Delete the pictures of sessions that no undo can bring back."""
        for key, session_id in visits.left_behind(self._database):
            if not is_remembered(self._database, session_id):
                visits.PHOTOS.delete(self._database, key)

    def _name(self, session: Session) -> str:
        """Return a name that no other picture of the day has: ``2026-11-30-1.jpg``."""
        taken = {name for (name,) in self._database.rows(visits.NAMES_OF_DAY, (str(session.day),))}
        number = len(taken) + 1
        while (name := f"{session.day.isoformat()}-{number}.jpg") in taken:
            number += 1
        return name


def _head(data: bytes) -> JpegHead:
    if len(data) > MOST_PICTURE_BYTES:
        most = MOST_PICTURE_BYTES // 1000
        raise InputError("data", say("values.picture_large", kilobytes=most))
    head = jpeg_head(data)
    if head is None:
        raise InputError("data", say("values.picture_odd"))
    if head.tells_more:
        raise InputError("data", say("values.picture_tells"))
    return head


def _caption(name: str) -> str:
    """Return the last part of a file's name in one line, whatever system it came from."""
    last = PurePosixPath(PureWindowsPath(name).name).name
    plain = "".join(sign if sign.isprintable() else " " for sign in last)
    return text(" ".join(plain.split()), "name")[:_LONGEST_CAPTION]
