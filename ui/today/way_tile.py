"""One way to decide about the plan: a tile that can be chosen."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from calfjournal.domain.finding import Adjustment
from calfjournal.domain.looks import Glyph, Look
from calfjournal.messages import in_words, tr
from calfjournal.views.today_words import decided_words
from ui.services.qt import ENTER_KEYS
from ui.theme import Role, active, metrics
from ui.widgets.chip import Chip
from ui.widgets.layouts import row
from ui.widgets.text import Label, small

LINES = 3
"""Changes listed before the rest is only counted."""
_EDGE = 2


class WayTile(QAbstractButton):
    """What would be done and what it keeps of the week; checked is chosen.

    ``accepted`` comes when Enter is pressed on it.
    """

    accepted = Signal()

    def __init__(self, way: Adjustment, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.way = way
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        text, stack = in_words(way.text), way_lines(way, in_words(way.text))
        stack.setContentsMargins(*(12,) * 4)
        stack.addStretch(1)
        self.setLayout(stack)
        self.setAccessibleName(f"{text} {kept_words(way)}".strip())

    def sizeHint(self) -> QSize:
        layout = self.layout()
        return layout.totalSizeHint() if layout is not None else QSize()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        layout = self.layout()
        return layout.totalHeightForWidth(width) if layout is not None else 0

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER_KEYS:
            self.setChecked(True)
            self.accepted.emit()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, chosen = active(), self.isChecked()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        inset = _EDGE / 2
        sheet = QPainterPath()
        box = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        sheet.addRoundedRect(box, metrics.FIELD_RADIUS, metrics.FIELD_RADIUS)
        painter.fillPath(sheet, theme.colour("accent_soft" if chosen else "surface"))
        edge = "accent" if chosen or self.hasFocus() else "line"
        painter.setPen(QPen(theme.colour(edge), _EDGE if chosen or self.hasFocus() else 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(sheet)


class DecidedWay(QWidget):
    """The way that was decided on, told as what is done; nothing in it is chosen any more."""

    def __init__(self, way: Adjustment, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        stack = way_lines(way, decided_words(way))
        stack.setContentsMargins(0, 0, 0, 0)
        stack.insertLayout(0, row(Chip(tr("Accepted"), Look("go_on", Glyph.CHECK)), None))
        self.setLayout(stack)


def way_lines(way: Adjustment, text: str) -> QVBoxLayout:
    """Return what a way does, line by line, and what it keeps of the week."""
    stack = QVBoxLayout()
    stack.setSpacing(metrics.XS)
    stack.addWidget(Label(text, Role.BODY_STRONG, wrap=True, figures=True))
    if len(way.changes) > 1:
        for change in way.changes[:LINES]:
            stack.addWidget(small(in_words(change.text), wrap=True))
    if len(way.changes) > LINES:
        stack.addWidget(small(tr("and {count} more", count=len(way.changes) - LINES)))
    if kept := kept_words(way):
        stack.addWidget(Label(kept, Role.SMALL, wrap=True, figures=True))
    return stack


def kept_words(way: Adjustment) -> str:
    """Return ``88 % of the week's load``; "" when none is planned."""
    if way.keeps is None:
        return ""
    return tr("{share:percent} of the week's load", share=100 * way.keeps)
