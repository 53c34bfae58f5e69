"""Days of an import on their way into the journal, which keeps every value it has."""

from __future__ import annotations

from datetime import date
from typing import Any

from msgspec.structs import replace

from calfjournal.domain.checkin import FIGURES, CheckIn


class Days:
    """Check-ins to be filled with imported figures."""

    def __init__(self, present: dict[date, CheckIn]) -> None:
        """Begin with the check-ins of the journal."""
        self._present = present
        self.changed: dict[date, CheckIn] = {}

    def take(self, day: CheckIn) -> bool:
        """Fill in what is missing; True when that changed anything."""
        present = self._present.get(day.day)
        filled = replace(day, id=None) if present is None else _filled(present, day)
        if filled == present:
            return False
        self._present[day.day] = self.changed[day.day] = filled
        return True


def _filled(present: CheckIn, imported: CheckIn) -> CheckIn:
    missing: dict[str, Any] = {
        figure.name: figure.of(imported)
        for figure in FIGURES
        if figure.of(present) is None and figure.of(imported) is not None
    }
    if not present.note and imported.note:
        missing["note"] = imported.note
    return replace(present, **missing)
