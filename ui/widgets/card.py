"""The card: a white sheet with a hairline, on which pages put what belongs together."""

from __future__ import annotations

from PySide6.QtCore import QMargins, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLayoutItem, QVBoxLayout, QWidget

from calfjournal.domain.looks import Look
from ui.theme import Role, active, metrics
from ui.theme.fill import fill
from ui.widgets.buttons import Button
from ui.widgets.hanging import hang
from ui.widgets.layouts import row
from ui.widgets.mirrored import box as mirrored
from ui.widgets.text import Label, OneLine


class Card(QWidget):
    """Put content into ``body``; ``header`` has the title left and room for actions right.

    A ``stripe`` in the colour of a look marks the card of a verdict.
    """

    def __init__(
        self, title: str = "", *, stripe: Look | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._stripe = stripe
        self._title: Label = OneLine(title, Role.BODY_STRONG)
        self.header: QHBoxLayout = row(self._title, None)
        self.body = QVBoxLayout()
        self.body.setSpacing(metrics.S)
        frame = QVBoxLayout(self)
        frame.setContentsMargins(*(metrics.CARD_PADDING,) * 4)
        frame.setSpacing(12)
        frame.addLayout(self.header)
        frame.addLayout(self.body, 1)
        self.set_title(title)

    def set_title(self, title: str) -> None:
        """Change the title; an empty one takes no room."""
        self._title.setText(title)
        self._title.setVisible(bool(title))
        self.setAccessibleName(title)

    def _turn_header(self) -> None:
        """Put what is in the header below each other where it has no room side by side."""
        parts = self._header_parts()
        gaps = self.header.spacing() * (len(parts) - 1)
        needed = sum(part.minimumSize().width() for part in parts) + gaps
        beside = needed <= self.width() - self._frame_width()
        way = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        if way is not self.header.direction():
            self.header.setDirection(way)
            for part in parts[1:]:
                part.setAlignment(Qt.AlignmentFlag(0) if beside else Qt.AlignmentFlag.AlignLeft)

    def _frame_width(self) -> int:
        frame = self.layout()
        around = frame.contentsMargins() if frame is not None else QMargins()
        return around.left() + around.right()

    def _header_parts(self) -> list[QLayoutItem]:
        items = (self.header.itemAt(at) for at in range(self.header.count()))
        return [item for item in items if item is not None and not item.isEmpty()]

    def set_stripe(self, look: Look | None) -> None:
        """Change or remove the stripe at the left edge."""
        self._stripe = look
        self.update()

    def begin_with(self, widget: QWidget) -> None:
        """Put a chip before the title."""
        self.header.insertWidget(0, widget)

    def add_action(self, widget: QWidget) -> None:
        """Put a button or chip at the right end of the title row."""
        if isinstance(widget, Button):
            hang(self.header, widget)
        else:
            self.header.addWidget(widget)

    def minimumSizeHint(self) -> QSize:
        size, parts = super().minimumSizeHint(), self._header_parts()
        if len(parts) <= 1:
            return size
        inside = max(self.body.minimumSize().width(), *(p.minimumSize().width() for p in parts))
        return QSize(min(size.width(), inside + self._frame_width()), size.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._turn_header()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = active()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        sheet = QPainterPath()
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        sheet.addRoundedRect(box, metrics.CARD_RADIUS, metrics.CARD_RADIUS)
        painter.fillPath(sheet, theme.colour("surface"))
        if self._stripe is not None:
            painter.save()
            painter.setClipPath(sheet)
            edge = mirrored(self, QRectF(0, 0, metrics.STRIPE, self.height()))
            fill(painter, edge, theme.mark(self._stripe))
            painter.restore()
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme.colour("line"), metrics.HAIRLINE))
        painter.drawPath(sheet)


class Hairline(QWidget):
    """A line between rows."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(metrics.HAIRLINE)

    def paintEvent(self, event: QPaintEvent) -> None:
        fill(QPainter(self), self.rect(), active().colour("line"))
