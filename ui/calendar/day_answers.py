"""The answers of a tendon that wait on a day, and the way to give them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from calfjournal.domain.checkin import Moment
from calfjournal.domain.looks import Glyph, Look
from calfjournal.messages import formats, tr, vocabulary
from ui.widgets.buttons import Button, lock
from ui.widgets.chip import Chip
from ui.widgets.layouts import row

LATE = Look("hold", Glyph.CIRCLE)


class DayAnswers(QWidget):
    """One line while something waits; ``wanted`` to give it."""

    wanted = Signal()

    def __init__(self, parent: QWidget | None = None, *, read_only: bool) -> None:
        super().__init__(parent)
        self.chip = Chip("", LATE)
        self.button = Button(tr("Answer"), "quiet")
        self.button.clicked.connect(self.wanted)
        if read_only:
            lock(self.button)
        self.setLayout(row(self.chip, None, self.button))
        self.hide()

    def show_moments(self, moments: Sequence[Moment]) -> None:
        """Show which answers wait; nothing where none does."""
        self.setVisible(bool(moments))
        if moments:
            names = [vocabulary.MOMENTS[moment] for moment in moments]
            told = tr("{moments} answer open", moments=formats.commas(names))
            self.chip.set_text(told)
            self.button.setAccessibleDescription(told)
