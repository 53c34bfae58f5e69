"""The athlete of the journal."""

from __future__ import annotations

from calfjournal.changes import Outcome
from calfjournal.domain.athlete import Athlete
from calfjournal.store import athletes
from calfjournal.verbs.checking import checked
from calfjournal.verbs.group import Verbs


class AthleteVerbs(Verbs):
    """Reads and writes the one athlete."""

    def get(self) -> Athlete:
        """Return the athlete, all unknown in a new journal."""
        return athletes.get(self._database)

    def save(self, athlete: Athlete) -> Outcome[Athlete]:
        """Write the athlete; InputError names a field that cannot be accepted."""
        athlete = checked(athlete, "athlete")
        with self._edit("Change athlete") as edit:
            athletes.save(self._database, athlete)
        return Outcome(athlete, edit.changes)
