"""Lets the options of what is seen hold: in the whole window at once, and nothing is lost by it."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtWidgets import QApplication, QDialog

from calfjournal.domain.notation import Notation
from calfjournal.messages import notation
from ui.services.notation import system_notation
from ui.services.options import Options
from ui.theme import Theme
from ui.window.front import Front


class Looks(QObject):
    """Colours follow at once. Sizes and units need everything anew: ``renew`` does that."""

    def __init__(self, theme: Theme, options: Options, front: Front) -> None:
        super().__init__(front)
        self._theme, self._options, self._front = theme, options, front
        self._system = system_notation()
        self._asked = self._waits = False
        """True while what is wanted cannot be shown yet."""
        options.changed.connect(self.follow)
        self._take_colours()
        self._take()

    @Slot()
    def follow(self) -> None:
        """Take what is wanted now."""
        self._take_colours()
        if self._wanted() != self._shown and not self._asked:
            self._asked = True
            QTimer.singleShot(0, self, self.renew)  # After the key or click that chose it.

    @Slot()
    def renew(self) -> None:
        """Show sizes, units and words as they are wanted now, on everything there is.

        What is open stays open: the journal, what is typed, the page and what is chosen there. A
        set, a guided test or a dialog that is open ends first. A window or dialog that has to be
        made anew has ``renew``: of a window it gets what to change once it is left, and is False
        while that has to wait.
        """
        self._asked = False
        dialog, window = QApplication.activeModalWidget(), self._front.window
        opens_again = getattr(dialog, "renew", None)
        if isinstance(dialog, QDialog) and opens_again is None:
            dialog.finished.connect(self.renew)
            return
        make_anew = getattr(window, "renew", None)
        self._waits = make_anew is not None and not make_anew(self._take)
        if self._waits:
            return
        if make_anew is None:
            self._take()
        if opens_again is not None:
            opens_again()
        if self._front.context is not None:
            self._front.keeper.kept.touch()  # The next start shows it like this.

    @Slot()
    def go_on(self) -> None:
        """Show what had to wait."""
        if self._waits:
            QTimer.singleShot(0, self, self.renew)

    def _wanted(self) -> tuple[int, Notation]:
        now = self._options.now
        return now.text_size, now.notation(self._system)

    def _take(self) -> None:
        self._shown = size, noted = self._wanted()
        self._theme.enlarge(size)
        notation.use(noted)

    def _take_colours(self) -> None:
        self._theme.less_motion = self._options.now.less_motion
        self._theme.prefer(self._options.now.theme)
