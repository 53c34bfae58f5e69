"""The sidebar: the journal's name with its profile, the pages, and how things stand."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from calfjournal.messages import tr
from ui.services.places import Place
from ui.services.qt import LEFT
from ui.theme import Role, active, font, metrics
from ui.theme.fill import fill
from ui.widgets.buttons import with_keys
from ui.widgets.layouts import column, leading
from ui.widgets.logo import LOGO, paint_logo
from ui.widgets.mirrored import box, rect
from ui.widgets.text import named, small
from ui.window.pages import PageEntry


class NavButton(QAbstractButton):
    """One page in the sidebar; up and down arrows move between them."""

    def __init__(self, entry: PageEntry, number: int) -> None:
        super().__init__()
        self._entry = entry
        self.setText(entry.title)
        self.setToolTip(with_keys(entry.title, f"Ctrl+{number}"))
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFont(font(Role.BODY))

    @property
    def place(self) -> Place:
        """The page it leads to."""
        return self._entry.place

    @property
    def entry(self) -> PageEntry:
        """What it leads to, with its word and icon."""
        return self._entry

    def _shows_text(self) -> bool:
        return self.width() > 2 * metrics.ROW

    def sizeHint(self) -> QSize:
        return QSize(metrics.ROW, max(metrics.ROW, self.fontMetrics().height() + 14))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_box(painter)
        self._paint_inside(painter)

    def _paint_box(self, painter: QPainter) -> None:
        theme, chosen = active(), self.isChecked()
        edge = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        if chosen:
            painter.setBrush(theme.colour("surface"))
            painter.setPen(QPen(theme.colour("line"), 1))
            painter.drawRoundedRect(edge, metrics.FIELD_RADIUS, metrics.FIELD_RADIUS)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.colour("accent"), 2))
            ring = edge.adjusted(0.5, 0.5, -0.5, -0.5)
            painter.drawRoundedRect(ring, metrics.FIELD_RADIUS, metrics.FIELD_RADIUS)

    def _paint_inside(self, painter: QPainter) -> None:
        theme, chosen = active(), self.isChecked()
        strong = chosen or self.underMouse()
        colour = "text" if strong else "sidebar_muted"
        side = 18
        left = 11 if self._shows_text() else (self.width() - side) / 2
        area = box(self, QRectF(left, (self.height() - side) / 2, side, side)).toRect()
        theme.icon(self._entry.icon, colour, side).paint(painter, area)
        if not self._shows_text():
            return
        painter.setFont(font(Role.BODY_STRONG if chosen else Role.BODY))
        painter.setPen(theme.colour(colour))
        painter.drawText(rect(self, self.rect().adjusted(38, 0, -8, 0)), LEFT, self.text())

    def enterEvent(self, event: QEnterEvent) -> None:
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        parent = self.parentWidget()
        if step is None or parent is None:
            super().keyPressEvent(event)
            return
        buttons = parent.findChildren(NavButton)
        buttons[(buttons.index(self) + step) % len(buttons)].setFocus(Qt.FocusReason.TabFocusReason)


class JournalButton(NavButton):
    """The journal's name over the word of its profile, which it leads to."""

    def show_name(self, name: str) -> None:
        """Show the name of the journal."""
        self.setText(name)
        self.setAccessibleName(named(self.entry.title, name))
        self.update()

    def sizeHint(self) -> QSize:
        lines = self.fontMetrics().height() + QFontMetrics(font(Role.SMALL)).height()
        return QSize(metrics.ROW, max(metrics.ROW, lines + 12))

    def _paint_inside(self, painter: QPainter) -> None:
        theme = active()
        left = 10 if self._shows_text() else (self.width() - LOGO) // 2
        painter.save()
        logo = QRect(left, (self.height() - LOGO) // 2, LOGO, LOGO)
        painter.translate(rect(self, logo).topLeft())
        paint_logo(painter, LOGO)
        painter.restore()
        if not self._shows_text():
            return
        lines = rect(self, self.rect().adjusted(38, 5, -8, -5))
        painter.setFont(font(Role.BODY_STRONG))
        painter.setPen(theme.colour("text"))
        end = Qt.TextElideMode.ElideRight
        name = painter.fontMetrics().elidedText(self.text(), end, lines.width())
        painter.drawText(lines, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft, name)
        painter.setFont(font(Role.SMALL))
        painter.setPen(theme.colour("sidebar_muted"))
        below = Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft
        painter.drawText(lines, below, self.entry.title)


class Sidebar(QWidget):
    """``chosen`` carries the page the user wants."""

    chosen = Signal(Place)

    def __init__(
        self, pages: Sequence[tuple[int, PageEntry]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setFixedWidth(metrics.SIDEBAR)
        self.setAccessibleName(tr("Pages"))
        self._buttons = {
            entry.place: (NavButton if number else JournalButton)(entry, number)
            for number, entry in pages
        }
        self._name = next(b for b in self._buttons.values() if isinstance(b, JournalButton))
        self._upper, self._lower = small("", "sidebar", wrap=True), small("", "sidebar", wrap=True)
        stack = QVBoxLayout(self)
        stack.setContentsMargins(*leading(self, 12, 14, 13, 22))
        stack.setSpacing(0)
        stack.addWidget(self._name)
        stack.addSpacing(12)
        for button in self._buttons.values():
            button.clicked.connect(self._tell)
            if button is not self._name:
                stack.addWidget(button)
        stack.addStretch(1)
        self._foot = QWidget()
        self._foot.setLayout(column(self._upper, self._lower, gap=0))
        self._foot.setContentsMargins(*leading(self, 10, 0, 0, 0))
        stack.addWidget(self._foot)

    @property
    def lines(self) -> tuple[str, str]:
        """What stands at the foot."""
        return self._upper.text(), self._lower.text()

    def set_narrow(self, *, narrow: bool) -> None:
        """Show icons only, or icons with their words."""
        self.setFixedWidth(metrics.SIDEBAR_NARROW if narrow else metrics.SIDEBAR)
        self._foot.setHidden(narrow)

    def show_name(self, name: str) -> None:
        """Show whose journal it is."""
        self._name.show_name(name)

    def show_page(self, place: Place) -> None:
        """Mark a page as the one that is seen."""
        self._buttons[place].setChecked(True)

    def say(self, upper: str, lower: str) -> None:
        """Show where the plan stands and how safe the data are."""
        self._upper.setText(upper)
        self._upper.setVisible(bool(upper))
        self._lower.setText(lower)

    def _tell(self) -> None:
        button = self.sender()
        if isinstance(button, NavButton):
            self.chosen.emit(button.place)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        fill(painter, self.rect(), active().colour("sidebar"))
        edge = self.rect().adjusted(self.width() - 1, 0, 0, 0)
        fill(painter, rect(self, edge), active().colour("line"))
