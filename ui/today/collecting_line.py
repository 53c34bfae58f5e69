"""What the verdict cannot compare yet, in one line with dots."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from calfjournal.views.today_words import StillCollecting
from ui.theme import metrics
from ui.widgets.filling_dots import FillingDots
from ui.widgets.layouts import column
from ui.widgets.text import small


class CollectingLine(QWidget):
    """Takes no room while nothing is collected."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = small("", wrap=True)
        self.dots = FillingDots()
        self.setLayout(column(self.words, self.dots, gap=metrics.XS))
        self.hide()

    def show_said(self, said: StillCollecting | None) -> None:
        """Show how far it is, None where nothing is collected."""
        self.setVisible(said is not None)
        if said is not None:
            self.words.setText(said.words)
            self.dots.show_filled(said.present, said.needed)
