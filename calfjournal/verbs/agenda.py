"""Everything that stands on a day, found and read for lists."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from calfjournal.domain.agenda import LISTED, ListedThing, Naming, ReadEntries, Sought
from calfjournal.domain.kind import Kind
from calfjournal.store import agenda
from calfjournal.verbs.group import Verbs


class AgendaVerbs(Verbs):
    """Reads only."""

    def entries(self, sought: Sought, naming: Naming) -> list[ListedThing]:
        """Return what is asked for by day and time, keys and days alone."""
        return agenda.entries(self._database, sought, naming, self._clock.today())

    def first_day(self) -> date | None:
        """Return the first day on which something is listed, None when nothing is."""
        return agenda.first_day(self._database)

    def is_bare(self) -> bool:
        """True while nothing stands on any day but mornings."""
        return agenda.first_day(self._database, set(LISTED) - {Kind.CHECK_IN}) is None

    def read(self, some: Iterable[ListedThing]) -> ReadEntries:
        """Return the values of some entries."""
        return agenda.read(self._database, some)
