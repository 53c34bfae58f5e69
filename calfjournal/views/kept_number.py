"""The number of a day while months are turned: from the 29th over February back to a 29th."""

from __future__ import annotations

from datetime import date

from calfjournal.dates import same_day_of


class KeptNumber:
    """Remembers the number that was chosen, where a month in between was too short for it."""

    def __init__(self) -> None:
        self._wanted = self._given = date.min

    def day_of(self, month: date, chosen: date) -> date:
        """Return the day of a month for the one that is chosen now, in another month."""
        if chosen != self._given:
            self._wanted = chosen  # Somebody chose it, it did not come from turning.
        self._given = same_day_of(month, self._wanted)
        return self._given
