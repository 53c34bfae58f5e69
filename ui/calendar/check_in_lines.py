"""The check-in of a day as the panel tells it, and the way to change it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from calfjournal.messages import tr
from ui.theme import metrics
from ui.widgets.buttons import Button, IconButton, lock
from ui.widgets.chip import Chip
from ui.widgets.layouts import FlowLayout, HeadFlow
from ui.widgets.text import small, strong


class CheckInLines(QWidget):
    """A chip a figure; made once and filled for every day.

    ``wanted`` to change it, ``delete_wanted`` to take it away.
    """

    wanted = Signal()
    delete_wanted = Signal()

    def __init__(self, parent: QWidget | None = None, *, read_only: bool) -> None:
        super().__init__(parent)
        self.button = Button(tr("Check in"), "quiet")
        self.button.clicked.connect(self.wanted)
        self.delete = IconButton("trash", tr("Delete this morning"))
        self.delete.clicked.connect(self.delete_wanted)
        if read_only:
            lock(self.button, self.delete)
        self._chips = QWidget()
        self._flow = FlowLayout(self._chips, gap=6)
        self._pool: list[Chip] = []
        self._nothing = small("", wrap=True)
        stack = QVBoxLayout(self)
        stack.setContentsMargins(0, 0, 0, 0)
        stack.setSpacing(metrics.S)
        stack.addLayout(HeadFlow(strong(tr("Check-in")), self.button, self.delete))
        for part in (self._chips, self._nothing):
            stack.addWidget(part)

    @property
    def buttons(self) -> tuple[QWidget, ...]:
        """Its buttons from left to right."""
        return self.button, self.delete

    def show_words(self, words: Sequence[str], *, kept: bool, future: bool) -> None:
        """Show what was checked in, or that nothing was; of days to come nothing can be.

        ``kept`` where there is a check-in that can be deleted, and not only an answer.
        """
        self._offer(known=bool(words), future=future)
        self.delete.setVisible(kept and not future)
        self._chips.hide()  # Laid out once, not with every chip that comes or goes.
        while len(self._pool) < len(words):
            chip = Chip("")
            self._pool.append(chip)
            self._flow.addWidget(chip)
        for index, chip in enumerate(self._pool):
            chip.setVisible(index < len(words))
            if index < len(words):
                chip.set_text(words[index])
        self._chips.setVisible(bool(words))
        nothing = tr("No check-in on this day.")
        self._nothing.setText(tr("Comes with the morning.") if future else nothing)
        self._nothing.setVisible(not words)

    def _offer(self, *, known: bool, future: bool) -> None:
        if future or self.button.hasFocus():
            self.button.hide()  # The keys go on to what comes after it.
        if future:
            return
        self.button.setText(tr("Change") if known else tr("Check in"))
        name = tr("Change check-in") if known else tr("Check in for this day")
        self.button.setAccessibleName(name)
        self.button.show()
