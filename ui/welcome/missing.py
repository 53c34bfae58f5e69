"""The page for a journal that is not where it was: find it, restore a backup, start new."""

from __future__ import annotations

import os
from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from calfjournal.journal import Journal
from calfjournal.messages import tr
from calfjournal.messages.file_notes import backups_of, copy_of_replaced
from ui.theme import Role, metrics
from ui.welcome.start import Ways, way
from ui.widgets.banner import Banner, Mood
from ui.widgets.buttons import Button
from ui.widgets.layouts import column, row
from ui.widgets.logo import Logo
from ui.widgets.text import Label, small


class MissingPage(QWidget):
    """Asks with its signals; ``again_wanted`` (path) once it is there, or a copy of it."""

    new_wanted = Signal()
    open_wanted = Signal()
    restore_wanted = Signal()
    again_wanted = Signal(Path)

    def __init__(self, path: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._path = path
        self.first = Button(tr("Find it…"), "primary")
        self.first.clicked.connect(self.open_wanted)
        self.restore = Button(tr("Restore…"))
        self.restore.clicked.connect(self.restore_wanted)
        self.new = Button(tr("Start new…"))
        self.new.clicked.connect(self.new_wanted)
        self.again = Button(tr("Look again"), "quiet")
        self.again.clicked.connect(self._look_again)
        stack = QVBoxLayout(self)
        stack.setContentsMargins(0, 0, 0, 0)
        stack.setSpacing(metrics.L)
        stack.addStretch(1)
        stack.addLayout(row(Logo(40), None))
        stack.addLayout(column(*self._words()))
        self._copy = Journal.saved_aside(path)
        if self._copy is not None:
            sentence = copy_of_replaced(self._copy.name)
            self.copy = Banner(sentence, Mood.GOOD, action=tr("Open the copy"))
            self.copy.pressed.connect(self._open_copy)
            stack.addWidget(self.copy)
        ways = Ways(
            way(
                tr("It was moved"),
                tr("Show where it is now; the next start finds it there."),
                self.first,
            ),
            way(tr("It is lost"), _backups(path), self.restore),
            way(
                tr("Begin again"),
                tr("A new, empty journal. Backups of the lost one stay."),
                self.new,
            ),
        )
        stack.addWidget(ways)
        stack.addLayout(row(small(tr("Its disk is connected now?")), self.again, None))
        stack.addStretch(2)

    def _words(self) -> tuple[Label, Label, Label]:
        return (
            Label(tr("Your journal was not found"), Role.FIGURE, wrap=True),
            Label(_breakable(self._path), Role.BODY_STRONG, wrap=True),
            Label(
                tr(
                    "It may have been moved or renamed, or its disk is not connected. "
                    "Nothing was changed and nothing was made in its place."
                ),
                Role.LEAD,
                "muted",
                wrap=True,
            ),
        )

    @Slot()
    def _open_copy(self) -> None:
        self.again_wanted.emit(self._copy)

    @Slot()
    def _look_again(self) -> None:
        self.again_wanted.emit(self._path)


def _breakable(path: Path) -> str:
    """Return the path with places where a line may end: after each separator."""
    return str(path).replace(os.sep, f"{os.sep}\u200b")


def _backups(path: Path) -> str:
    made = Journal.backups(path)
    return backups_of(len(made), made[0].at if made else None)
