"""What becomes of the sound of a beat, and the way to where it is switched on."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from calfjournal.messages import tr
from ui.services.context import Context
from ui.sound.clock import PlayClock
from ui.theme import metrics
from ui.widgets.buttons import Button
from ui.widgets.text import small


class SoundLine(QWidget):
    """Is seen only while there is something to tell: what a clock tells, or that sound is off.

    ``came`` when it is seen from now on.
    """

    came = Signal()

    def __init__(self, context: Context, clock: PlayClock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._told = ""
        self._wanted = False
        """True once something was to be heard."""
        self._words = small("", "hold", wrap=True)
        self.way = Button(tr("Preferences…"), "quiet")
        self.way.clicked.connect(self._lead)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(metrics.S)
        line.addWidget(self._words, 1)
        line.addWidget(self.way)
        clock.told.connect(self._tell)
        context.settings.changed.connect(self._show)
        self.hide()

    @property
    def sentence(self) -> str:
        """What is told."""
        return self._words.text()

    def look(self) -> None:
        """Something is to be heard from now on."""
        self._wanted = True
        self._show()

    @Slot(str)
    def _tell(self, words: str) -> None:
        self._told = words
        self._show()

    @Slot()
    def _show(self) -> None:
        off = self._wanted and not self._context.settings.now.sound
        said = tr("Sound is off in the preferences: the beat is seen, not heard.")
        self._words.setText(said if off else self._told)
        self.way.setVisible(off)
        shown = bool(off or self._told)
        comes = shown and self.isHidden()
        self.setVisible(shown)
        if comes:
            self.came.emit()

    @Slot()
    def _lead(self) -> None:
        from ui.preferences.dialog import PreferencesDialog  # Late: seldom wanted.

        PreferencesDialog(self._context, self.window()).open()
