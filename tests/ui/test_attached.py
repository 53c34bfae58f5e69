"""Photos and videos of a session: taken small and bare, seen, opened, removed, taken back."""

from __future__ import annotations

import os
import struct
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QGuiApplication, QImage, QImageWriter
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from calfjournal.domain.attachment import MOST_PICTURE_BYTES, PhotoLine
from calfjournal.domain.jpeg import jpeg_head
from tests.calendar_journal import fill
from tests.calendar_journal import session as day_session
from tests.ui import drag
from tests.ui.conftest import ScriptedChooser
from tests.ui.hands import press
from tests.ui.showing import shown
from ui.editor.enlarged import PictureDialog
from ui.editor.page import SessionPage
from ui.editor.pictures import LONGEST, jpeg_of
from ui.editor.thumbs import Thumb
from ui.services.context import Context
from ui.services.places import SessionSpot
from ui.window.main_window import MainWindow

K = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(context: Context, qtbot: QtBot) -> SessionPage:
    """Return the page of today's session."""
    today = fill(context.journal)
    made = shown(SessionPage(context), qtbot, 1084, 770)
    qtbot.waitUntil(made.isActiveWindow)
    (planned,) = context.journal.sessions.on(today)
    made.go_to(SessionSpot(today, planned.key))
    return made


def photos(page: SessionPage) -> tuple[PhotoLine, ...]:
    assert page.editor.session is not None
    return page.context.journal.attachments.of(page.editor.session.key).photos


def tiles(page: SessionPage) -> list[Thumb]:
    return [tile for tile in page.findChildren(Thumb) if tile.isVisible()]


def noise(width: int, height: int) -> QImage:
    """A picture that packs badly."""
    image = QImage(os.urandom(width * height * 4), width, height, QImage.Format.Format_RGB32)
    return image.copy()


def packed(image: QImage, form: bytes = b"jpeg") -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, QByteArray(form))
    writer.setQuality(95)
    writer.write(image)
    return bytes(buffer.data().data())


def turned(data: bytes) -> bytes:
    """A JPEG that says it was taken with the camera on its side, and where."""
    entry = struct.pack("<HHII", 0x0112, 3, 1, 6)  # Orientation: turn right.
    place = struct.pack("<HHII", 0x8825, 4, 1, 26)  # Where the place begins.
    table = struct.pack("<H", 2) + entry + place + struct.pack("<I", 0)
    body = b"Exif\0\0" + b"II*\0" + struct.pack("<I", 8) + table
    return data[:2] + b"\xff\xe1" + struct.pack(">H", len(body) + 2) + body + data[2:]


def half(width: int, height: int) -> QImage:
    """White, with a black left half."""
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    for x in range(width // 2):
        for y in range(height):
            image.setPixelColor(x, y, QColor("black"))
    return image


def test_the_largest_picture_is_small_in_the_journal() -> None:
    """At most 300 KB and 1600 px, whatever it was."""
    made = jpeg_of(packed(noise(2400, 1800), b"png"))
    assert made is not None
    assert len(made) <= MOST_PICTURE_BYTES
    head = jpeg_head(made)
    assert head is not None
    assert max(head.width, head.height) <= LONGEST


def test_a_picture_stands_upright_and_tells_no_place() -> None:
    """The turn that the camera noted is made, and what else it noted is gone."""
    made = jpeg_of(turned(packed(half(80, 40))))
    assert made is not None
    head = jpeg_head(made)
    assert head is not None
    assert (head.width, head.height) == (40, 80)
    assert not head.tells_more
    image = QImage.fromData(made)
    assert image.pixelColor(20, 10).lightness() < 60
    assert image.pixelColor(20, 70).lightness() > 200


@pytest.mark.qt_log_ignore(".")  # Qt tells its log what is wrong with a file, too.
@pytest.mark.parametrize(
    "data", [b"", b"\xff\xd8\xff", b"GIF89a", b"<svg xmlns='http://www.w3.org/2000/svg'/>"]
)
def test_what_is_no_picture_is_none(data: bytes) -> None:
    """Half files, and drawings that may name other files, are not looked at further."""
    assert jpeg_of(data) is None


def test_a_photo_is_added_enlarged_removed_and_taken_back_by_keys(
    page: SessionPage, context: Context, qtbot: QtBot, tmp_path: Path
) -> None:
    """The button asks for files; Enter shows one large, Delete takes it away, and back once."""
    file = tmp_path / "heel.png"
    file.write_bytes(packed(half(80, 40), b"png"))
    chooser = context.chooser
    assert isinstance(chooser, ScriptedChooser)
    chooser.answers = [file]
    page.editor.attached.add.setFocus()
    press(qtbot, K.Key_Space)
    (tile,) = tiles(page)
    assert tile.accessibleName() == "Photo heel.png"
    tile.setFocus()
    press(qtbot, K.Key_Return)
    (dialog,) = page.findChildren(PictureDialog)
    assert dialog.isVisible()
    qtbot.keyClick(dialog, K.Key_Escape)
    tile.setFocus()
    press(qtbot, K.Key_Delete)
    assert photos(page) == ()
    assert page.editor.attached.back.hasFocus()
    press(qtbot, K.Key_Space)
    assert len(photos(page)) == len(tiles(page)) == 1
    assert not page.editor.attached.back.isVisible()


def test_a_picture_offers_no_undo_of_something_else(
    window: MainWindow, context: Context, qtbot: QtBot
) -> None:
    """Undo passes pictures by, so the status line names the change without that way back."""
    session = context.journal.sessions.add(day_session(context.journal.today())).value
    window.show()
    assert window.news.undo.isVisible()
    photo = context.journal.attachments.add_photo(session.key, jpeg_of(packed(half(8, 8))) or b"")
    assert "pictures" in window.news.sentence
    assert not window.news.undo.isVisible()
    context.journal.attachments.remove(photo.value.id)
    assert not window.news.undo.isVisible()
    context.journal.sessions.change(session.key, "rpe", 5)
    assert window.news.undo.isVisible()


def test_a_picture_is_pasted_while_the_keys_are_in_a_set(page: SessionPage, qtbot: QtBot) -> None:
    """Ctrl+V with a picture adds it; with a text it is the field's."""
    focused = QApplication.focusWidget()
    assert focused is not None
    QGuiApplication.clipboard().setImage(half(80, 40))
    qtbot.keyClick(focused, K.Key_V, CTRL)
    assert len(photos(page)) == 1
    note = page.editor.details.note
    note.setFocus()
    QGuiApplication.clipboard().setText("windy")
    qtbot.keyClick(note, K.Key_V, CTRL)
    assert note.typed == "windy"
    assert len(photos(page)) == 1


def test_nothing_to_paste_is_no_picture(page: SessionPage, qtbot: QtBot) -> None:
    """Ctrl+V where nothing was ever copied does nothing."""
    focused = QApplication.focusWidget()
    assert focused is not None
    QGuiApplication.clipboard().clear()
    qtbot.keyClick(focused, K.Key_V, CTRL)
    assert photos(page) == ()


def test_files_are_dropped_on_the_page(page: SessionPage, tmp_path: Path) -> None:
    """A picture is kept, a video remembered; a recording is left to the window."""
    picture, video = tmp_path / "a.png", tmp_path / "b.mp4"
    picture.write_bytes(packed(half(80, 40), b"png"))
    video.write_bytes(b"film")
    assert drop(page, picture, video)
    assert [tile.accessibleName() for tile in tiles(page)] == ["Photo a.png", "Video b.mp4"]
    assert not drop(page, tmp_path / "run.fit")


def drop(page: SessionPage, *files: Path) -> bool:
    """Drop files on the page; False when it does not take them."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    at = QPointF(9, 9)
    entering = drag.enter(at, data)
    QApplication.sendEvent(page, entering)
    if entering.isAccepted():
        QApplication.sendEvent(page, drag.drop(at, data))
    return entering.isAccepted()


def test_a_video_that_went_is_shown_as_missing(
    page: SessionPage, context: Context, qtbot: QtBot, tmp_path: Path
) -> None:
    """Its tile stays and says so; Delete forgets it, undo by name remembers it again."""
    video = tmp_path / "b.mp4"
    video.write_bytes(b"film")
    page.editor.attached.add_files([video])
    video.unlink()
    (session,) = context.journal.sessions.on(context.journal.today())
    page.editor.attached.show_session(session)
    context.journal.attachments.add_photo(session.key, jpeg_of(packed(half(8, 8))) or b"")
    tile = tiles(page)[-1]
    assert "missing" in tile.accessibleName()
    tile.setFocus()
    press(qtbot, K.Key_Delete)
    assert len(tiles(page)) == 1
    context.journal.undo()
    assert len(tiles(page)) == 2


def _folder(path: Path) -> None:
    path.mkdir()


def _pipe(path: Path) -> None:
    os.mkfifo(path)


def _text(path: Path) -> None:
    path.write_text("no picture", encoding="utf-8")


@pytest.mark.skipif(sys.platform == "win32", reason="pipes are made the POSIX way")
@pytest.mark.parametrize("make", [_folder, _pipe, _text])
@pytest.mark.parametrize("ending", ["png", "mp4"])
def test_a_hostile_file_is_refused_by_name(
    page: SessionPage,
    context: Context,
    tmp_path: Path,
    make: Callable[[Path], None],
    ending: str,
) -> None:
    """F38: folders and pipes are not opened; the message names the file, the next is taken."""
    told: list[str] = []
    context.notices.warned.connect(told.append)
    odd, good = tmp_path / f"odd.{ending}", tmp_path / "good.png"
    make(odd)
    good.write_bytes(packed(half(80, 40), b"png"))
    page.editor.attached.add_files([odd, good])
    assert len(photos(page)) == 1
    if make is _text and ending == "mp4":
        assert len(tiles(page)) == 2  # Whatever it holds, only its place is remembered.
    else:
        assert "odd" in told[0]
        assert len(tiles(page)) == 1


def test_many_refused_files_are_one_strip(
    page: SessionPage, context: Context, tmp_path: Path
) -> None:
    """Ten strips would push the session off the screen: one names them all."""
    told: list[str] = []
    context.notices.warned.connect(told.append)
    files = [tmp_path / f"odd{number}.png" for number in range(10)]
    for file in files:
        _text(file)
    page.editor.attached.add_files(files)
    (sentence,) = told
    assert all(file.name in sentence for file in files)
