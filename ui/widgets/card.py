"""The card: a white sheet with a hairline, on which pages put what belongs together."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from calfjournal.domain.looks import Look
from ui.theme import Role, active, metrics
from ui.theme.fill import fill
from ui.theme.fonts import scale
from ui.widgets.buttons import Button
from ui.widgets.hanging import hang
from ui.widgets.layouts import is_crowded, row
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
        self._over_header = row(None)
        """What begins the header, where there is no room for it beside the actions."""
        self._header_begins: list[QWidget] = [self._title]
        self._header_is_over = False
        self.body = QVBoxLayout()
        self.body.setSpacing(metrics.S)
        frame = QVBoxLayout(self)
        frame.setContentsMargins(*(metrics.CARD_PADDING,) * 4)
        frame.setSpacing(12)
        frame.addLayout(self._over_header)
        frame.addLayout(self.header)
        frame.addLayout(self.body, 1)
        self.set_title(title)

    def set_title(self, title: str) -> None:
        """Change the title; an empty one takes no room."""
        self._title.setText(title)
        self._title.setVisible(bool(title))
        self.setAccessibleName(title)

    def set_stripe(self, look: Look | None) -> None:
        """Change or remove the stripe at the left edge."""
        self._stripe = look
        self.update()

    def begin_with(self, widget: QWidget) -> None:
        """Put a chip before the title."""
        self._header_begins.insert(0, widget)
        self.header.insertWidget(0, widget)

    def add_action(self, widget: QWidget) -> None:
        """Put a button or chip at the right end of the title row."""
        if isinstance(widget, Button):
            hang(self.header, widget)
        else:
            self.header.addWidget(widget)

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if scale() > 1 and event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest):
            self._fit_header()
        return done

    def _fit_header(self) -> None:
        """Put title and chips over the actions where large texts leave no room for both."""
        begun = [part for part in self._header_begins if not part.isHidden()]
        needed = sum(part.sizeHint().width() for part in begun) + metrics.S * (len(begun) - 1)
        end = self.header.sizeHint().width() - (0 if self._header_is_over else needed + metrics.S)
        width = self.width() - 2 * metrics.CARD_PADDING
        crowded = end > 0 and is_crowded(needed, width - end - metrics.S, width)
        if crowded is not self._header_is_over:
            self._header_is_over = crowded
            to = self._over_header if crowded else self.header
            for place, part in enumerate(self._header_begins):
                to.insertWidget(place, part)

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
