"""One line beside what is played: what became of the sound."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from ui.sound.clock import PlayClock
from ui.theme import Role
from ui.widgets.text import Label


class SoundNote(Label):
    """Is seen only while a clock has something to tell."""

    def __init__(self, clock: PlayClock, parent: QWidget | None = None) -> None:
        super().__init__("", Role.SMALL, wrap=True, parent=parent)
        self.hide()
        self.follow(clock)

    def follow(self, clock: PlayClock) -> None:
        """Tell what this clock tells."""
        clock.told.connect(self.tell)

    @Slot(str)
    def tell(self, sentence: str) -> None:
        """Show a sentence; "" hides the line."""
        self.setText(sentence)
        self.setVisible(bool(sentence))
