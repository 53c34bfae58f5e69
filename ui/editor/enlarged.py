"""A picture of a session as large as the window; a video in the system's own player."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSize, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QPixmap
from PySide6.QtWidgets import QLabel, QWidget

from calfjournal.messages import tr
from ui.theme import metrics
from ui.widgets.dialog import Dialog


def show_picture(data: bytes, name: str, parent: QWidget) -> None:
    """Open a picture above a window."""
    PictureDialog(data, name, parent).open()


def open_video(path: Path) -> None:
    """Open a video where the system opens videos."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


class PictureDialog(Dialog):
    """Escape closes it."""

    def __init__(self, data: bytes, name: str, parent: QWidget) -> None:
        super().__init__(name, parent)
        self.picture = QLabel()
        self.picture.setAccessibleName(name)
        pixmap = QPixmap()
        pixmap.loadFromData(data)
        room = parent.size() - QSize(4 * metrics.L, 160)
        if pixmap.width() > room.width() or pixmap.height() > room.height():
            smooth = Qt.TransformationMode.SmoothTransformation
            pixmap = pixmap.scaled(room, Qt.AspectRatioMode.KeepAspectRatio, smooth)
        self.picture.setPixmap(pixmap)
        self.body.addWidget(self.picture, 0, Qt.AlignmentFlag.AlignCenter)
        self.add_button(tr("Close"), "primary", closes=True).setFocus()
