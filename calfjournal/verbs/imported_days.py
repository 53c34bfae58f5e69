"""Days of an import on their way into the journal, which keeps every value it has."""

from __future__ import annotations

from datetime import date

from msgspec.structs import replace

from calfjournal.domain.checkin import CheckIn

_FIGURES = (
    "resting_hr",
    "hrv_ms",
    "sleep_hours",
    "sleep_quality",
    "fatigue",
    "stress",
    "muscle_soreness",
    "body_mass_kg",
)


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
    missing = {
        name: getattr(imported, name)
        for name in _FIGURES
        if getattr(present, name) is None and getattr(imported, name) is not None
    }
    if not present.note and imported.note:
        missing["note"] = imported.note
    return replace(present, **missing)
