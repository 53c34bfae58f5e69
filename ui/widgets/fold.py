"""Something folded away under its title until somebody wants to read it."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from calfjournal.messages import tr
from ui.theme import metrics
from ui.widgets.buttons import Button
from ui.widgets.layouts import row


class Fold(QWidget):
    """A button with a title above what it shows and hides."""

    def __init__(self, title: str, inside: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title, self._inside = title, inside
        self.button = Button(title, "link", "chevron-down")
        self.button.clicked.connect(self._turn)
        stack = QVBoxLayout(self)
        stack.setContentsMargins(0, 0, 0, 0)
        stack.setSpacing(metrics.XS)
        stack.addLayout(row(self.button, None))
        stack.addWidget(inside)
        self.unfold(open_it=False)

    @property
    def is_open(self) -> bool:
        """True while it shows what is inside."""
        return not self._inside.isHidden()

    @Slot()
    def _turn(self) -> None:
        self.unfold(open_it=not self.is_open)

    def unfold(self, *, open_it: bool) -> None:
        """Show or hide what is inside."""
        self._inside.setVisible(open_it)
        self.button.set_icon("chevron-up" if open_it else "chevron-down")
        name = tr("{title}: hide", title=self._title) if open_it else ""
        self.button.setAccessibleName(name or tr("{title}: show", title=self._title))
