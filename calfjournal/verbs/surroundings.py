"""What lies around the days to which something may go, gathered."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from calfjournal.dates import LAST_DAY
from calfjournal.domain.program import Spacing
from calfjournal.domain.run import PlannedRunStatus
from calfjournal.domain.session import Session, SessionStatus
from calfjournal.store import athletes, plans
from calfjournal.store.journal_file import JournalFile
from calfjournal.training.moves import REACH, Around
from calfjournal.training.shifting import Bounds
from calfjournal.verbs.ground import GroundReader
from calfjournal.verbs.planned_runs import PlannedRunVerbs
from calfjournal.verbs.sessions import SessionVerbs

_MISSED = (PlannedRunStatus.MISSED, PlannedRunStatus.SKIPPED)


class AroundReader:
    """Reads what speaks for and against days; what was missed loaded nothing and is left out."""

    def __init__(self, file: JournalFile, ground: GroundReader) -> None:
        """Read from the open file."""
        self._file, self._ground = file, ground
        self._sessions = SessionVerbs(file)
        self._planned_runs = PlannedRunVerbs(file)

    def spacing(self) -> Spacing:
        """Return the spacing that holds now: of the program followed, the usual one without."""
        return self._ground.spacing(athletes.get(self._file.database), self._file.clock.today())

    def bounds(self) -> Bounds:
        """Return the days between which sessions of the plan may be shifted."""
        plan = plans.active(self._file.database)
        return Bounds(self._file.clock.today(), plan.end if plan is not None else None)

    def ahead(self, days: Iterable[date]) -> list[date]:
        """Return those of some days that have not passed."""
        today = self._file.clock.today()
        return [day for day in days if day >= today]

    def ahead_of(self, *touched: date) -> Around:
        """Return everything planned after the earliest of some days, with its sets."""
        return self.around(min(touched), LAST_DAY, sets=True)

    def around(self, first: date, last: date, *, sets: bool = False) -> Around:
        """Return what lies around the days from ``first`` to ``last``; sets only when asked for."""
        database, until = self._file.database, min(last, LAST_DAY - REACH) + REACH
        today = self._file.clock.today()
        near = self._planned_runs.between(first - REACH, until)
        return Around(
            self.spacing(),
            self.counted(first - REACH, until, sets=sets),
            tuple(run for run in near if run.status_on(today) not in _MISSED),
            tuple(plans.BLOCKS_TOUCHING.all(database, first - REACH, until)),
            tuple(plans.ALL_RACES.all(database)),
        )

    def counted(self, first: date, last: date, *, sets: bool = False) -> tuple[Session, ...]:
        """Return the sessions of some days but those that were missed."""
        today, planned = self._file.clock.today(), SessionStatus.PLANNED
        found = self._sessions.between(first, last, sets=sets)
        return tuple(each for each in found if each.status is not planned or each.day >= today)
