"""Long work: what is being done, how far it is, and a way to stop it."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from calfjournal.messages import tr
from ui.services.qt import VALUE
from ui.theme import metrics
from ui.widgets.buttons import Button
from ui.widgets.dialog import Dialog
from ui.widgets.layouts import row
from ui.widgets.text import Label, small

STEPS: Final = 1000
"""Of the bar; what is counted may be bytes, more than Qt's bar can count."""


class ProgressLine(QWidget):
    """A bar and what is being worked on; ``cancelled`` comes with its button."""

    cancelled = Signal()

    def __init__(self, what: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._what = Label(what)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setRange(0, 0)
        self._bar.setAccessibleName(what)
        self._detail = small("")
        self.cancel = Button(tr("Cancel"))
        self.cancel.clicked.connect(self.cancelled)
        stack = QVBoxLayout(self)
        stack.setContentsMargins(0, 0, 0, 0)
        stack.setSpacing(metrics.S)
        stack.addWidget(self._what)
        stack.addWidget(self._bar)
        stack.addLayout(row(self._detail, None, self.cancel))

    @Slot(VALUE, VALUE, str)
    def show_progress(self, done: int, total: int, text: str) -> None:
        """Show ``done`` of ``total``; a total of 0 means that nobody knows."""
        self._bar.setRange(0, STEPS if total else 0)
        self._bar.setValue(done * STEPS // total if total else 0)
        self._detail.setText(text)


class Busy(Dialog):
    """A dialog around a ``ProgressLine``; ``cancelled`` when it is closed before the work ended."""

    cancelled = Signal()

    def __init__(self, title: str, what: str, parent: QWidget | None = None) -> None:
        super().__init__(title, parent, width=420)
        self._over = False
        self.line = ProgressLine(what)
        self.line.cancelled.connect(self.close)
        self.body.addWidget(self.line)

    def finish(self) -> None:
        """Close because the work is done."""
        self._over = True
        self.close()

    def done(self, result: int) -> None:
        # Every way out comes through here: the cross, Escape and the button.
        super().done(result)
        if not self._over:
            self._over = True
            self.cancelled.emit()
