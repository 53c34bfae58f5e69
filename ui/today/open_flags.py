"""Warning signs that are open: an emergency, which looks like nothing else of the program."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QRectF, Qt, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from calfjournal.messages import in_words, tr
from calfjournal.messages.formats import ago
from calfjournal.views.today import OpenFlag
from ui.services.act import perform
from ui.services.context import Context
from ui.theme import Role, active, metrics
from ui.widgets.buttons import Button
from ui.widgets.layouts import clear, row
from ui.widgets.text import Label


class Emergency(QWidget):
    """One sign on solid ground: what it is, what to do, and the button for when it was seen to."""

    def __init__(
        self, context: Context, opened: OpenFlag, day: date, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._context, self._opened, self._day = context, opened, day
        since = ago(opened.flag.day, day)
        sign = tr("{sign}, reported {since}.", sign=opened.title, since=since)
        action = in_words(opened.action)
        self.setAccessibleName(sign)
        self.button = Button(tr("Cleared"), "solid")
        self.button.setToolTip(tr("It was looked at, and loading is fine again"))
        self.button.clicked.connect(self._clear)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        stack = QVBoxLayout(self)
        stack.setContentsMargins(*(metrics.L,) * 4)
        stack.setSpacing(12)
        stack.addWidget(Label(action, Role.TITLE, "on_alarm", wrap=True))
        stack.addWidget(Label(sign, Role.LEAD, "on_alarm", wrap=True))
        stack.addLayout(row(self.button, None))

    @Slot()
    def _clear(self) -> None:
        clear_sign = self._context.journal.mornings.clear_sign
        said, flag = tr("Warning sign cleared."), self._opened.flag
        perform(self._context, said, clear_sign, flag.key, self._day)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(active().colour("alarm"))
        painter.drawRoundedRect(QRectF(self.rect()), metrics.CARD_RADIUS, metrics.CARD_RADIUS)


class OpenFlags(QWidget):
    """The gravest sign, one at a time; takes no room when there is none."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._shown: tuple[object, ...] = ()
        self._stack = QVBoxLayout(self)
        self._stack.setContentsMargins(0, 0, 0, 0)
        self._stack.setSpacing(metrics.S)
        self.hide()

    def show_flags(self, flags: Sequence[OpenFlag], day: date) -> None:
        """Show the most urgent of the open signs; clearing it shows the next."""
        wanted = (tuple(flags), day)
        if wanted == self._shown:
            return
        self._shown = wanted
        clear(self._stack)
        for opened in flags[:1]:
            self._stack.addWidget(Emergency(self._context, opened, day))
        self.setVisible(bool(flags))
