"""What is said at the head of the page while something is under way."""

from __future__ import annotations

from PySide6.QtCore import QSize, Slot
from PySide6.QtWidgets import QWidget

from ui.theme import Role
from ui.widgets.text import Label


class PassingHint(Label):
    """Takes no room while it says nothing, and never pushes what stands beside it out of sight."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", Role.SMALL, "muted", parent=parent)
        self.hide()

    @Slot(str)
    def tell(self, words: str) -> None:
        """Say something, "" for nothing."""
        self.setText(words)
        self.setToolTip(words)
        self.setVisible(bool(words))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())
