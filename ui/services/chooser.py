"""Asks for files and for consent; tests bring a scripted one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QWidget

from calfjournal import paths
from calfjournal.messages import tr

if TYPE_CHECKING:
    from PySide6.QtWidgets import QFileDialog

JOURNALS: Final = "calfjournal (*.calfjournal)"
"""The filter of journals alone: a name and a pattern, no words."""


def or_all(filters: str) -> str:
    """Return a filter as Qt writes it, with every other file as the second choice."""
    return ";;".join((filters, tr("All files (*)")))


def _dialogs() -> type[QFileDialog]:
    from PySide6.QtWidgets import QFileDialog  # Late: a start asks for no file.

    return QFileDialog


class Chooser:
    """The system's file dialogs; every answer is None (or empty) when the user cancelled."""

    def file_to_open(
        self, parent: QWidget, title: str, filters: str, folder: Path | None = None
    ) -> Path | None:
        """Ask for one existing file, beginning in a folder or where the system was last.

        ``filters`` are as Qt writes them ("Journals (*.x)").
        """
        begin = str(folder) if folder is not None and paths.is_folder(folder) else ""
        name, _ = _dialogs().getOpenFileName(parent, title, begin, filters)
        return Path(name) if name else None

    def files_to_open(self, parent: QWidget, title: str, folder: Path, filters: str) -> list[Path]:
        """Ask for existing files, beginning in a folder."""
        names, _ = _dialogs().getOpenFileNames(parent, title, str(folder), filters)
        return [Path(name) for name in names]

    def folder(self, parent: QWidget, title: str, folder: Path) -> Path | None:
        """Ask for an existing folder, beginning in one."""
        name = _dialogs().getExistingDirectory(parent, title, str(folder))
        return Path(name) if name else None

    def file_to_save(
        self,
        parent: QWidget,
        title: str,
        suggested: Path | str,
        filters: str,
        suffix: str = "",
    ) -> Path | None:
        """Ask where to save; what is there is never replaced unasked.

        A name with another ending than ``suffix`` (".wav"), or with none, gets it; the system asked
        about the name as it was typed, so that it is asked about the real one here.
        """
        typed = self.name_to_save(parent, title, suggested, filters)
        if typed is None or not suffix or typed.suffix.lower() == suffix:
            return typed
        path = typed.with_name(typed.name + suffix)
        return path if not path.exists() or self.may_replace(parent, path) else None

    def name_to_save(
        self, parent: QWidget, title: str, suggested: Path | str, filters: str
    ) -> Path | None:
        """Ask for a name as it is typed; the system asks before overwriting that."""
        name, _ = _dialogs().getSaveFileName(parent, title, str(suggested), filters)
        return Path(name) if name else None

    def may_replace(self, parent: QWidget, path: Path) -> bool:
        """Ask whether the file that is there may be replaced."""
        from PySide6.QtWidgets import QMessageBox  # Late, as above.

        asks = QMessageBox(
            QMessageBox.Icon.Question,
            tr("Replace the file?"),
            tr("{file} is there already. Its content would be lost.", file=path.name),
            QMessageBox.StandardButton.Cancel,
            parent,
        )
        replaces = asks.addButton(tr("Replace"), QMessageBox.ButtonRole.DestructiveRole)
        asks.setDefaultButton(QMessageBox.StandardButton.Cancel)
        asks.exec()
        return asks.clickedButton() is replaces
