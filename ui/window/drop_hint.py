"""Says, while files hover over the window, what dropping them does, and what can be read."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from calfjournal.messages import formats, tr
from calfjournal.paths import is_folder
from ui.services.qt import CENTRE
from ui.theme import Role, active, font, metrics

WIDTH: Final = 420
"""Pixels of the frame, where the window and its words leave it so."""
AROUND: Final = 28
"""Pixels between the frame and its words."""
_WRAPS: Final = CENTRE.value | Qt.TextFlag.TextWordWrap.value


class DropHint(QWidget):
    """Covers its parent with two sentences; hidden until something is offered."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._sentence = self._formats = ""
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def offer(self, paths: Sequence[Path]) -> None:
        """Show what dropping these files and folders would do."""
        from calfjournal.messages.imported_files import given_told  # Late, as seldom used.
        from calfjournal.tasks import readable_endings

        folders = sum(map(is_folder, paths))
        what = given_told(len(paths) - folders, folders)
        self._sentence = tr("Drop to import {what}", what=what)
        names = [end.lstrip(".").upper() for end in readable_endings() if end.count(".") == 1]
        names.remove("ZIP")
        self._formats = tr(
            "{formats:list}, also packed as .gz or in a .zip, and whole folders", formats=names
        )
        self.setAccessibleName(formats.sentences([self._sentence, self._formats]))
        self.show()
        self.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = active()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        veil = theme.colour("ground")
        veil.setAlphaF(0.9)
        painter.fillRect(self.rect(), veil)
        painter.setPen(QPen(theme.colour("accent"), 2, Qt.PenStyle.DashLine))
        painter.setBrush(theme.colour("accent_soft"))
        room = QRectF(0, 0, min(WIDTH, self.width() - metrics.L) - 2 * AROUND, self.height())
        lines = [(font(Role.LEAD), self._sentence), (font(Role.BODY), self._formats)]
        heights = [_height(QFontMetrics(face), room, words) for face, words in lines]
        box = QRectF(0, 0, room.width(), sum(heights) + metrics.S)
        box.moveCenter(QRectF(self.rect()).center())
        frame = box.adjusted(-AROUND, -AROUND, AROUND, AROUND)
        painter.drawRoundedRect(frame, metrics.CARD_RADIUS, metrics.CARD_RADIUS)
        painter.setPen(theme.colour("accent_ink"))
        top = box.top()
        for (face, words), height in zip(lines, heights, strict=True):
            painter.setFont(face)
            painter.drawText(QRectF(box.left(), top, box.width(), height), _WRAPS, words)
            top += height + metrics.S


def _height(measure: QFontMetrics, room: QRectF, text: str) -> int:
    return measure.boundingRect(room.toRect(), _WRAPS, text).height()
