"""A page that has nothing yet: a sentence, the way on, and the page as it will look."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.theme import Role, metrics
from ui.widgets.future_line import FutureLine
from ui.widgets.ghost import Ghost


class Future(QWidget):
    """One sentence, one way on, and below them the page as it will look.

    ``on_click`` must be a bound method or function.
    """

    def __init__(
        self,
        sentence: str,
        action: str,
        on_click: Callable[[], object],
        ghost: Ghost,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        line = FutureLine(sentence, action, on_click, Role.TITLE)
        self.sentence, self.button = line.sentence, line.button
        stack = QVBoxLayout(self)
        stack.setContentsMargins(0, 0, 0, 0)
        stack.setSpacing(metrics.S)
        stack.addWidget(line)
        stack.addWidget(ghost, 1)
