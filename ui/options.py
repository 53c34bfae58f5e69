"""The program's options while it runs: kept, saved and told about."""

from __future__ import annotations

import logging
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from calfjournal import settings
from calfjournal.settings import Settings

log = logging.getLogger(__name__)


class Options(QObject):
    """``now`` holds the settings; ``change`` saves them and emits ``changed`` with the new ones."""

    changed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.now: Settings = settings.load()

    def change(self, **values: object) -> None:
        """Change options by key; ValueError for a value outside what the option allows."""
        for key, value in values.items():
            if not settings.option(key).usable(value):
                raise ValueError(f"{key} cannot be {value!r}")
        self._take(replace(self.now, **values))

    def remember_journal(self, path: Path) -> None:
        """Make a journal the last and most recent one."""
        self._take(self.now.with_journal(path))

    def _take(self, wanted: Settings) -> None:
        if wanted == self.now:
            return
        self.now = wanted
        try:
            settings.save(wanted)
        except OSError as error:
            # Options must never be in the way of the journal; they hold until the window closes.
            log.info("options not saved: %s", error.strerror)
        self.changed.emit(wanted)
