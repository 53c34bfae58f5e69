"""Tells what was noticed of the journal's file, and looks around its place."""

from __future__ import annotations

from pathlib import Path
from typing import cast

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtGui import QGuiApplication

from calfjournal.domain.file_note import FileNote
from calfjournal.messages import tr
from calfjournal.messages.file_notes import file_note
from calfjournal.tasks import look_around
from ui.widgets.banner import Banner, Mood
from ui.window.main_window import MainWindow


class Lookout(QObject):
    """Looks when told to, and whenever the program is in front again, until its window closes.

    A folder or drive is told once for a journal, a version that could not be joined each time a
    new one appears. The looking is done elsewhere: a drive behind a network may be slow.
    """

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window, self._context = window, window.context
        self._looking = False
        self._application = cast("QGuiApplication", QGuiApplication.instance())
        self._application.applicationStateChanged.connect(self._on_state)
        window.closed.connect(self.stop)

    def tell_of_opening(self) -> None:
        """Tell what was noticed of the file while it was opened."""
        for note in self._context.journal.notes:
            backup = tr("Backups…") if note.path in self._backups() else ""
            strip = Banner(file_note(note), Mood.WARNING, action=backup, closable=True)
            strip.pressed.connect(self._window.restore_wanted)
            self._window.strips.add(strip)

    def _backups(self) -> list[Path]:
        journal = self._context.journal
        return [made.path for made in journal.backups(journal.path)]

    @Slot()
    def look(self) -> None:
        """Look around now, unless that is being done."""
        if self._looking:
            return
        self._looking = True
        self._context.jobs.run(
            look_around,
            self._context.journal.path,
            owner=self,
            done=self._on_seen,
            failed=self._on_failed,
        )

    @Slot()
    def stop(self) -> None:
        """Look no more."""
        self._application.applicationStateChanged.disconnect(self._on_state)

    def _on_seen(self, notes: tuple[FileNote, ...]) -> None:
        self._looking = False
        path, options = self._context.journal.path, self._context.settings
        told = frozenset(options.now.told_places.get(str(path), ()))
        for note in notes:
            if (fresh := note.without(told)) is not None:
                self._window.strips.add(Banner(file_note(fresh), Mood.WARNING, closable=True))
        options.remember_told(path, [key for note in notes for key in note.keys])

    def _on_failed(self, problem: BaseException) -> None:
        self._looking = False
        raise problem

    @Slot(Qt.ApplicationState)
    def _on_state(self, state: Qt.ApplicationState) -> None:
        if state is Qt.ApplicationState.ApplicationActive:
            self.look()
