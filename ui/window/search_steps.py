"""Finds words in the whole journal a few years at a time, so that keys are answered in between."""

from __future__ import annotations

from datetime import date
from typing import Final

from msgspec.structs import replace
from PySide6.QtCore import QObject, QTimer, Signal, Slot

from calfjournal.dates import FIRST_DAY, LAST_DAY
from calfjournal.domain.agenda import ListedThing, Sought
from calfjournal.journal import Journal

YEARS_AT_ONCE: Final = 2
"""What is searched in one go takes a third of a frame or less."""


class SearchSteps(QObject):
    """``found(list, is_over)`` with everything found so far, the newest days first of all."""

    found = Signal(list, bool)

    def __init__(self, journal: Journal, parent: QObject) -> None:
        super().__init__(parent)
        self._journal = journal
        self._sought = Sought()
        self._first = self._until = FIRST_DAY
        self._entries: dict[ListedThing, None] = {}
        self._turn = QTimer(self)
        self._turn.setSingleShot(True)
        self._turn.setInterval(0)
        self._turn.timeout.connect(self._step)

    @property
    def is_over(self) -> bool:
        """True when everything was looked at."""
        return not self._turn.isActive()

    def start(self, text: str) -> None:
        """Look for other words; what was being looked for is given up."""
        self._turn.stop()
        self._entries.clear()
        self._sought = Sought(text=text)
        self._first = self._journal.views.agenda_begins() or self._journal.today()
        self._until = LAST_DAY
        if self._sought.words:
            self._step()

    def stop(self) -> None:
        """Look no further."""
        self._turn.stop()

    def finish(self) -> None:
        """Look at the rest in one go."""
        while not self.is_over:
            self._turn.stop()
            self._step()

    @Slot()
    def _step(self) -> None:
        begin = min(self._until, self._journal.today())
        begin = max(date(max(begin.year - YEARS_AT_ONCE, FIRST_DAY.year), 1, 1), FIRST_DAY)
        some = replace(self._sought, first=begin, last=self._until)
        self._entries.update(dict.fromkeys(self._journal.views.agenda(some)))
        self._until = date.fromordinal(begin.toordinal() - 1) if begin > FIRST_DAY else FIRST_DAY
        is_over = begin <= self._first
        if not is_over:
            self._turn.start()
        self.found.emit(list(self._entries), is_over)


def in_reading_order(entries: list[ListedThing], today: date, ahead: int) -> list[ListedThing]:
    """Return the next few of what lies ahead, soonest first, then what was, newest first."""
    coming = sorted((entry for entry in entries if entry.day > today), key=_day)[:ahead]
    past = sorted((entry for entry in entries if entry.day <= today), key=_day, reverse=True)
    return coming + past


def _day(entry: ListedThing) -> date:
    return entry.day
