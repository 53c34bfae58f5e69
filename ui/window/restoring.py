"""From the list of backups to one in the journal's place, and back again."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from calfjournal.messages import tr
from ui.services.chooser import Chooser
from ui.services.jobs import Jobs
from ui.widgets.banner import Banner, Mood
from ui.window.backups import BackupsDialog


class Restoring(QObject):
    """``wanted`` (backup, journal) comes once the user agreed to what is replaced."""

    wanted = Signal(Path, Path)

    def __init__(self, jobs: Jobs, chooser: Chooser, parent: QObject) -> None:
        super().__init__(parent)
        self._jobs, self._chooser = jobs, chooser
        self._journal = self._kept = Path()
        self._list: BackupsDialog | None = None

    def ask(self, journal: Path, parent: QWidget, *, is_open: bool) -> None:
        """Show the backups of a journal, open here or not, above whatever dialog is open."""
        self._journal = journal
        above = QApplication.activeModalWidget() or parent
        self._list = BackupsDialog(journal, self._jobs, self._chooser, above, is_open=is_open)
        self._list.restore_wanted.connect(self._want)
        self._list.finished.connect(self._forget)
        self._list.open()

    def close(self) -> None:
        """Leave the list, and the ways on from a damaged journal below it."""
        shown = self._list
        if shown is not None:
            above = shown.parentWidget()
            shown.close()
            if isinstance(above, QDialog):
                above.close()

    @Slot()
    def _forget(self) -> None:
        self._list = None

    def way_back(self, journal: Path, kept: Path) -> Banner:
        """Return the strip that says where the replaced journal is, and leads back to it."""
        self._journal, self._kept = journal, kept
        said = tr("Restored. The journal as it was is kept as {file}.", file=kept.name)
        strip = Banner(said, Mood.GOOD, action=tr("Go back to it"), closable=True)
        strip.pressed.connect(self._want_kept)
        return strip

    @Slot(Path)
    def _want(self, backup: Path) -> None:
        self.wanted.emit(backup, self._journal)

    @Slot()
    def _want_kept(self) -> None:
        self._want(self._kept)
