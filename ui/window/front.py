"""The one window in front of the user: which it is, what is said in it, and the end."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from calfjournal.messages import tr
from ui.services.context import Context
from ui.services.ending import Ending
from ui.services.jobs import Jobs
from ui.services.keeper import Keeper
from ui.window.main_window import MainWindow


class Front(QObject):
    """Keeps one window at a time: a journal's, or the welcome.

    ``empty`` comes when the user closed the last one, ``back_wanted`` when the user closed one
    that stood in the place of a journal.
    """

    empty = Signal()
    back_wanted = Signal(Path)

    def __init__(self, jobs: Jobs) -> None:
        super().__init__()
        self.keeper = Keeper(jobs, self)
        self.keeper.called.connect(self.come_forward)
        self.keeper.safe.backed_up.connect(self._show_backup)
        self.keeper.safe.failed.connect(self._tell_of_backup)
        self.keeper.safe.damaged.connect(self._tell_damaged)
        self._ending = Ending(self.keeper, self)
        self._ending.over.connect(self._end_unless_told)
        self._quiet = False
        self._back_to: Path | None = None
        self.window: QWidget | None = None
        """The window that is shown: a MainWindow or the WelcomeWindow."""

    @property
    def context(self) -> Context | None:
        """The journal that is open, with the services around it."""
        return self.keeper.context

    # ------------------------------------------------------------------ the window

    def show_window(self, window: QWidget, back_to: Path | None = None) -> None:
        """Show a window in place of the one before; closing it may lead back to a journal."""
        before, self.window = self.window, window
        self._back_to = back_to
        window.show()
        if before is not None:
            before.close()
        if not isinstance(window, MainWindow) and (problem := self.keeper.part()):
            self.tell(problem)

    @Slot()
    def come_forward(self) -> None:
        """Put the window before those of other programs."""
        if self.window is not None:
            bring_forward(self.window)

    @Slot()
    def _on_closed(self) -> None:
        if self.sender() is not self.window:
            return
        if self.window is not None:
            self.window.hide()  # At once, and what is typed into its pages is kept by that.
        self.window = None
        back_to, self._back_to = self._back_to, None
        problem = self.keeper.part()
        if back_to is not None and not self._quiet:
            self.back_wanted.emit(back_to)
        elif problem is not None and not self._quiet:
            self._part_with(problem)
        elif self.window is None:
            self._ending.begin()

    # ------------------------------------------------------------------ telling

    @Slot(str)
    def tell(self, sentence: str) -> None:
        """Show a problem in whatever window there is."""
        warn = getattr(self.window, "warn", None)
        if warn is not None:
            warn(sentence)

    @Slot(str)
    def _tell_damaged(self, sentence: str) -> None:
        if isinstance(self.window, MainWindow):
            self.window.warn_damaged(sentence)

    @Slot(str)
    def _tell_of_backup(self, sentence: str) -> None:
        """Say that there is no backup, in the window there is or before the program ends."""
        if self.window is not None:
            self.tell(sentence)
        elif not self._quiet:
            self._part_with(sentence)

    @Slot()
    def _show_backup(self) -> None:
        if isinstance(self.window, MainWindow) and not self.window.context.journal.closed:
            self.window.refresh_frame()

    def _part_with(self, problem: str) -> None:
        """Tell what went wrong while closing before the program ends."""
        from ui.widgets.dialog import Dialog
        from ui.widgets.text import Label

        dialog = Dialog(tr("Before calfjournal ends"))
        dialog.body.addWidget(Label(problem, wrap=True))
        dialog.add_button(tr("Close"), "primary", closes=True).setFocus()
        dialog.finished.connect(self._end)
        self.window = dialog
        dialog.open()

    # ------------------------------------------------------------------ the end

    @Slot()
    def leave(self) -> None:
        """Close the window and end, telling nothing any more; asked again later, at once."""
        if self._quiet:
            if self._ending.is_insisted:
                self.keeper.hurry()
                self._end()
            return
        self._quiet = True
        self._ending.announce()
        self.keeper.let_go()
        if self.window is not None:
            self.window.close()

    @Slot()
    def _end_unless_told(self) -> None:
        if self.window is None:  # Else it says that there is no backup, and ends when it is closed.
            self._end()

    @Slot()
    def _end(self) -> None:
        self.window = None
        self.empty.emit()

    def close(self) -> bool:
        """Close what is shown and end all work; False when some of it does not end."""
        self._quiet = True
        self.keeper.let_go()
        if self.window is not None:
            self.window.close()
        self.keeper.part()
        return self.keeper.finish()


def bring_forward(window: QWidget) -> None:
    """Put a window before those of other programs."""
    if window.isMinimized():
        window.showNormal()
    window.raise_()
    window.activateWindow()
