"""The keys of a page, named below it: the same ones that the sheet of all keys tells."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from calfjournal.messages import tr
from ui.services.qt import LEFT
from ui.theme import Role, active, font, metrics
from ui.widgets.mirrored import box, rect
from ui.widgets.text import named
from ui.window.keys import Line

LINES = 2
"""That the keys are named on; F1 tells all of them."""
BETWEEN = 10
GAP = 6
CAP = 22


class KeyStrip(QWidget):
    """Wraps like words, over as few lines as leave room for the page.

    Without room for all of them the ``spare`` ones go, one after the other.
    """

    def __init__(
        self, lines: Sequence[Line], spare: Sequence[Line] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Keys of this page"))
        caps = {line: KeyCap(line, self) for line in lines}
        self._caps, self._spare = list(caps.values()), [caps[line] for line in spare]
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(1, self._caps[0].sizeHint().height() if self._caps else 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        spare, shown = list(self._spare), list(self._caps)
        places = self._places(shown)
        while spare and any(place is None for place in places):
            shown.remove(spare.pop(0))
            places = self._places(shown)
        high = 0
        for cap in self._caps:
            place = places[shown.index(cap)] if cap in shown else None
            cap.setVisible(place is not None)
            if place is not None:
                cap.setGeometry(rect(self, QRect(place, cap.sizeHint())))
                high = cap.geometry().bottom() + 1
        self.setFixedHeight(high)

    def _places(self, caps: Sequence[KeyCap]) -> list[QPoint | None]:
        """Return where each cap stands, None below the last line."""
        places: list[QPoint | None] = []
        left, line = 0, 0
        for cap in caps:
            size = cap.sizeHint()
            if left and left + size.width() > self.width():
                left, line = 0, line + 1
            top = line * (size.height() + BETWEEN)
            places.append(QPoint(left, top) if line < LINES else None)
            left += size.width() + BETWEEN
        return places


class KeyCap(QWidget):
    """A key as its cap, and what it does."""

    def __init__(self, line: Line, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._does, self._keys = tr(line[0]), tr(line[1])
        self.setFont(font(Role.SMALL))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(named(self._keys, self._does))

    def _cap_width(self) -> int:
        return self.fontMetrics().horizontalAdvance(self._keys) + 2 * GAP

    def sizeHint(self) -> QSize:
        words = self.fontMetrics().horizontalAdvance(self._does)
        height = max(CAP, self.fontMetrics().height() + 4)
        return QSize(self._cap_width() + GAP + words + 1, height)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), active()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self.font())
        cap = QRectF(0.5, 0.5, self._cap_width() - 1, self.height() - 1)
        painter.setPen(QPen(theme.colour("line"), 1))
        painter.setBrush(theme.colour("surface"))
        cap = box(self, cap)
        painter.drawRoundedRect(cap, metrics.CHIP_RADIUS, metrics.CHIP_RADIUS)
        painter.setPen(theme.colour("text"))
        painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, self._keys)
        painter.setPen(theme.colour("muted"))
        left = self._cap_width() + GAP
        room = box(self, QRectF(left, 0, self.width() - left, self.height()))
        painter.drawText(room, LEFT.value, self._does)
