"""The athlete of the journal."""

from __future__ import annotations

from contextlib import suppress
from datetime import time

from msgspec.structs import replace

from calfjournal.changes import Outcome
from calfjournal.dates import DAY_BORDER, LATEST_BORDER
from calfjournal.domain.athlete import Athlete
from calfjournal.domain.kind import Kind
from calfjournal.domain.message import say
from calfjournal.errors import InputError
from calfjournal.store import athletes
from calfjournal.verbs.checking import checked
from calfjournal.verbs.group import Verbs


class AthleteVerbs(Verbs):
    """Reads and writes the one athlete."""

    def get(self) -> Athlete:
        """Return the athlete, all unknown in a new journal."""
        return athletes.get(self._database)

    def save(self, athlete: Athlete) -> Outcome[Athlete]:
        """Write the athlete where that changes anything.

        Raises:
            InputError: it names the field that cannot be accepted.
        """
        athlete = checked(athlete, Kind.ATHLETE)
        with self._edit(say("edits.change_athlete")) as edit:
            if athlete != self.get():
                athletes.save(self._database, athlete)
        return Outcome(athlete, edit.changes)

    def begin_days_at(self, border: time) -> Outcome[Athlete]:
        """Let days begin at a local time: what comes before it belongs to the day before.

        Raises:
            InputError: days begin before noon.
        """
        border = border.replace(second=0, microsecond=0)
        if border >= LATEST_BORDER:
            raise InputError("day_border", say("values.after_noon", given=border))
        athlete = replace(self.get(), day_border=border)
        with self._edit(say("edits.begin_days", border=border)) as edit:
            athletes.save(self._database, athlete)
        return Outcome(athlete, edit.changes)

    def take_over_border(self, former: str) -> None:
        """Begin days as this computer did when journals did not say, unless this one says."""
        with suppress(ValueError, InputError):
            border = time.fromisoformat(former).replace(tzinfo=None)
            if border != DAY_BORDER and self.get().day_border is None:
                self.begin_days_at(border)
