"""What a page shows while it has nothing: an icon, a sentence and the way on."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.services.qt import CENTRE
from ui.theme import Role, active, metrics
from ui.theme.icons import pixmap
from ui.widgets.buttons import Button
from ui.widgets.layouts import row
from ui.widgets.text import Label


class EmptyState(QWidget):
    """``on_click`` must be a bound method or function; without ``action`` there is no button."""

    def __init__(
        self,
        icon: str,
        sentence: str,
        action: str = "",
        on_click: Callable[[], object] | None = None,
        *,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._icon = _EmptyIcon(icon)
        self._sentence = Label(sentence, Role.BODY, "muted", wrap=True)
        self._sentence.setAlignment(CENTRE)
        self._sentence.setMaximumWidth(420)
        self._sentence.setMinimumWidth(240)
        self.button = Button(action, "primary")
        if not action:
            self.button.hide()  # Shown before it has a parent it would be a window for a moment.
        if on_click is not None:
            self.button.clicked.connect(on_click)
        stack = QVBoxLayout(self)
        stack.setSpacing(metrics.M)
        stack.addStretch(1)
        stack.addLayout(row(None, self._icon, None))
        stack.addLayout(row(None, self._sentence, None))
        stack.addLayout(row(None, self.button, None))
        stack.addStretch(2)


class _EmptyIcon(QWidget):
    SIDE = 40

    def __init__(self, icon: str) -> None:
        super().__init__()
        self._name = icon
        self.setFixedSize(self.SIDE, self.SIDE)

    def paintEvent(self, event: QPaintEvent) -> None:
        colour = active().tokens.muted
        drawn = pixmap(self._name, colour, self.SIDE, self.devicePixelRatioF())
        QPainter(self).drawPixmap(0, 0, drawn)
