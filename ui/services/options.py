"""The program's options while it runs: kept, saved and told about."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from pathlib import Path
from typing import Any, TypedDict, Unpack

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal

from calfjournal import settings
from calfjournal.settings import Settings

log = logging.getLogger(__name__)


class Changes(TypedDict, total=False):
    """The options that ``Options.change`` takes, by key."""

    theme: str
    less_motion: bool
    sound: bool
    spoken_counts: bool
    first_weekday: int
    paper: str
    mass_unit: str
    distance_unit: str
    length_unit: str
    number_format: str
    text_size: int
    import_folder: str
    watch_folder: str
    enter_order: str
    remind_check_in: bool
    remind_session: bool
    remind_answers: bool
    beat_every: int
    beat_warm_up: int
    beat_cool_down: int


class Options(QObject):
    """``now`` holds the settings; ``change`` saves them and emits ``changed`` with the new ones."""

    changed = Signal(Settings)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.now: Settings = settings.load()

    def take(self, key: str, value: object) -> None:
        """Change one option by its key; ValueError for a value the option does not allow."""
        if not settings.option(key).usable(value):
            raise ValueError(f"{key} cannot be {value!r}")
        changed: dict[str, Any] = {key: value}
        self._take(replace(self.now, **changed))

    def change(self, **values: Unpack[Changes]) -> None:
        """Change options by name, as ``take`` does."""
        for key, value in values.items():
            self.take(key, value)

    def remember_journal(self, path: Path) -> None:
        """Make a journal the last and most recent one."""
        self._take(self.now.with_journal(path))

    def remember_told(self, path: Path, keys: Iterable[str]) -> None:
        """Remember what was told of the place of a journal, so that it is told once."""
        self._take(self.now.with_told(path, keys))

    def remember_reminded(self, path: Path, keys: Iterable[str]) -> None:
        """Remember what was reminded of in a journal, so that it is told once."""
        self._take(self.now.with_reminded(path, keys))

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
