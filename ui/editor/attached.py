"""Photos and videos of a session: added by button, drop and paste; seen, opened, taken away."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, Slot
from PySide6.QtGui import QGuiApplication, QImage, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from calfjournal.changes import ChangeSet
from calfjournal.domain.attachment import Attachments
from calfjournal.domain.kind import Kind
from calfjournal.domain.session import Session
from calfjournal.errors import CalfjournalError
from calfjournal.messages import tr
from ui.editor.thumbs import Thumb
from ui.services.context import Context
from ui.services.notices import REFUSALS
from ui.services.qt import KEY
from ui.theme import metrics
from ui.widgets.buttons import Button
from ui.widgets.layouts import FlowLayout, clear, show_new

PICTURES = (".jpg", ".jpeg", ".png", ".webp", ".bmp", ".gif", ".tif", ".tiff")
VIDEOS = frozenset({".mp4", ".mov", ".m4v", ".avi", ".mkv", ".webm", ".3gp", ".mpg", ".mpeg"})
"""Endings of files whose place is remembered; of every other the picture in it is kept."""


class AttachedThings(QWidget):
    """Shows the tiles of one session."""

    def __init__(self, context: Context, around: QWidget) -> None:
        super().__init__()
        self._context, self._around = context, around
        self._session: Session | None = None
        self._shown: Attachments | None = None
        self.tiles = QWidget()
        self._flow = FlowLayout(self.tiles)
        self.add = Button(tr("Photo or video"), "quiet", "plus")
        self.add.setAccessibleName(tr("Add a photo or video"))
        self.add.setToolTip(tr("Files can be dropped on the page, too, and pictures pasted"))
        self.back = Button(tr("Take the picture back"), "link")
        self.back.hide()
        self.add.clicked.connect(self.ask)
        self.back.clicked.connect(self._take_back)
        stack = QVBoxLayout(self)
        stack.setContentsMargins(0, 0, 0, 0)
        stack.setSpacing(metrics.S)
        stack.addWidget(self.tiles)
        stack.addWidget(self.back)
        stack.addWidget(self.add)
        self.add.setVisible(not context.journal.read_only)
        context.bus.changed.connect(self._on_changed)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._follow_keys)

    # ------------------------------------------------------------------ showing

    def show_session(self, session: Session) -> None:
        """Show what belongs to a session."""
        if self._session is None or session.id != self._session.id:
            self.back.hide()
            self._session = session
            self._show()

    @Slot(ChangeSet)
    def _on_changed(self, changes: ChangeSet) -> None:
        if self._session is not None and changes.touches(Kind.PHOTO, Kind.VIDEO):
            self._show()

    def _show(self) -> None:
        if self._session is None:
            return
        attachments = self._context.journal.attachments
        found = attachments.of(self._session.key)
        if found == self._shown:
            return
        self._shown = found
        clear(self._flow)
        for photo in found.photos:
            name = tr("Photo {name}", name=photo.caption or photo.name)
            self._add_tile(Thumb(photo.id, name, picture=partial(attachments.picture, photo.id)))
        for video in found.videos:
            file = Path(video.path).name
            if video.key in found.missing:
                name = tr("Video {file}, which is missing: {path}", file=file, path=video.path)
                self._add_tile(Thumb(video.key, name, tr("missing"), icon="warning"))
            else:
                self._add_tile(Thumb(video.key, tr("Video {file}", file=file), file))
        self.tiles.setVisible(self._flow.count() > 0)
        show_new(self.tiles)

    def _add_tile(self, tile: Thumb) -> None:
        tile.opened.connect(self._open)
        tile.removed.connect(self._remove)
        self._flow.addWidget(tile)

    # ------------------------------------------------------------------ adding

    @Slot()
    def ask(self) -> None:
        """Ask for files."""
        endings = " ".join(f"*{ending}" for ending in (*PICTURES, *sorted(VIDEOS)))
        filters = tr("Photos and videos ({endings})", endings=endings)
        chooser, title = self._context.chooser, tr("Add photos or videos")
        self.add_files(chooser.files_to_open(self, title, Path.home(), filters))

    def add_files(self, files: Sequence[Path]) -> None:
        """Add files; what cannot be taken is named in one strip, and the others are taken."""
        refused: list[tuple[Path, CalfjournalError | str]] = []
        for file in files:
            try:
                told = self._add_file(file)
            except CalfjournalError as problem:
                told = problem
            if told:
                refused.append((file, told))
        if len(refused) == 1:
            self._context.notices.warn(refused[0][1])
        elif refused:
            self._context.notices.warn(_all_refused(refused))

    def _add_file(self, file: Path) -> CalfjournalError | str:
        """Add a file; returns what keeps it out, "" where nothing does."""
        from ui.editor.pictures import jpeg_of  # Late: most sessions have none.

        if self._session is None:
            return ""
        attachments = self._context.journal.attachments
        if file.suffix.casefold() in VIDEOS:
            attachments.add_video(self._session.key, file)
            return ""
        packed = jpeg_of(attachments.file_bytes(file))
        if packed is None:
            return tr("{file} holds no picture that can be read.", file=file.name)
        attachments.add_photo(self._session.key, packed, file.name)
        return ""

    def add_image(self, image: QImage) -> None:
        """Add a picture of the clipboard."""
        from ui.editor.pictures import small_jpeg

        packed = small_jpeg(image)
        if self._session is None or packed is None:
            return
        try:
            self._context.journal.attachments.add_photo(self._session.key, packed)
        except CalfjournalError as problem:
            self._context.notices.warn(problem)

    # ------------------------------------------------------------------ pasting

    @Slot(QWidget, QWidget)
    def _follow_keys(self, before: QWidget | None, now: QWidget | None) -> None:
        """Hear the keys wherever they are around: a field would take Ctrl+V for its text."""
        if before is not None:
            before.removeEventFilter(self)
        if now is not None and self._around.isAncestorOf(now):
            now.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.type() is not QEvent.Type.KeyPress:
            return False
        return event.matches(QKeySequence.StandardKey.Paste) and self.paste()

    def paste(self) -> bool:
        """Add the picture of the clipboard; False when it holds none."""
        held: QMimeData | None = QGuiApplication.clipboard().mimeData()
        if held is None or not held.hasImage() or held.hasText():  # None where nothing was copied.
            return False
        if self._context.journal.read_only:
            return False
        self.add_image(QGuiApplication.clipboard().image())
        return True

    # ------------------------------------------------------------------ opening and removing

    @Slot(KEY)
    def _open(self, key: int) -> None:
        from ui.editor.enlarged import open_video, show_picture

        shown = self._shown
        if shown is None:
            return
        photo = next((each for each in shown.photos if each.id == key), None)
        video = next((each for each in shown.videos if each.id == key), None)
        if photo is not None:
            data = self._context.journal.attachments.picture(photo.id)
            show_picture(data, photo.caption or photo.name, self.window())
        elif video is not None and video.key not in shown.missing:
            open_video(Path(video.path))

    @Slot(KEY)
    def _remove(self, key: int) -> None:
        if self._context.journal.read_only or self._shown is None:
            return
        is_photo = any(photo.id == key for photo in self._shown.photos)
        try:
            self._context.journal.attachments.remove(key)
        except CalfjournalError as problem:
            self._context.notices.warn(problem)
            return
        self.back.setVisible(is_photo)
        if is_photo:
            self.back.setFocus()
        else:
            self.add.setFocus()
            self._context.notices.say(tr("Video taken away."), undoable=True)

    @Slot()
    def _take_back(self) -> None:
        self._context.journal.attachments.take_back()
        self.back.hide()
        self.add.setFocus()


def _all_refused(refused: Sequence[tuple[Path, CalfjournalError | str]]) -> CalfjournalError | str:
    """Return what is told of several files at once: their names, or what keeps out every one."""
    stops = next((told for _, told in refused if isinstance(told, REFUSALS)), None)
    if stops is not None:
        return stops  # The journal's file is the reason, not theirs.
    names = tuple(file.name for file, _ in refused)
    return tr("These files could not be added: {names:commas}.", names=names)
