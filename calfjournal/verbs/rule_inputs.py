"""What the rules need to know about the time before a day, read with one query a table."""

from __future__ import annotations

from datetime import date, timedelta

from calfjournal.domain.thresholds import Thresholds
from calfjournal.recovery.inputs import Inputs
from calfjournal.store.journal_file import JournalFile
from calfjournal.training.history import History
from calfjournal.verbs.assessments import AssessmentVerbs
from calfjournal.verbs.athlete import AthleteVerbs
from calfjournal.verbs.checkins import CheckInVerbs
from calfjournal.verbs.runs import RunVerbs
from calfjournal.verbs.sessions import SessionVerbs
from calfjournal.verbs.thresholds import in_force

HISTORY_DAYS = 370
"""How far back plans look."""
RECOVERY_DAYS = 130
"""How far back the recovery rules look: 12 weeks of load and a baseline before it."""
AHEAD_DAYS = 3 * 366
KEPT_DAYS = 8
"""Days whose answers are kept, so that walking through a year does not pile them up."""


class RuleInputs:
    """Gathers plain values from the journal for pure rules.

    A page asks about the same day several times in a row, so the newest answers are kept until
    the journal changes.
    """

    def __init__(self, file: JournalFile) -> None:
        """Read from the open file."""
        self._file = file
        self._kept_at: object = None
        self._histories: dict[date, History] = {}
        self._inputs: dict[date, Inputs] = {}
        self._thresholds: Thresholds | None = None
        self.athlete = AthleteVerbs(file)
        self._sessions = SessionVerbs(file)
        self._runs = RunVerbs(file)
        self._checkins = CheckInVerbs(file)
        self._assessments = AssessmentVerbs(file)

    def history(self, day: date) -> History:
        """Return what is known on a day: the year before it, and everything planned after."""
        self._forget_old()
        if day not in self._histories:
            self._histories[day] = self._read_history(day)
        return self._histories[day]

    def inputs(self, day: date) -> Inputs:
        """Return what the recovery rules look at on a day."""
        self._forget_old()
        if day not in self._inputs:
            self._inputs[day] = self._read_inputs(day)
        return self._inputs[day]

    def thresholds(self) -> Thresholds:
        """Return every number of the rules, the athlete's own values in place."""
        self._forget_old()
        if self._thresholds is None:
            self._thresholds = in_force(self._file.database)
        return self._thresholds

    def _forget_old(self) -> None:
        state = self._file.database.state()
        full = len(self._histories) + len(self._inputs) > KEPT_DAYS
        if state != self._kept_at or full:
            self._kept_at = state
            self._histories.clear()
            self._inputs.clear()
            self._thresholds = None

    def _read_history(self, day: date) -> History:
        first = day - timedelta(days=HISTORY_DAYS)
        return History(
            today=day,
            sessions=tuple(self._sessions.between(first, day + timedelta(days=AHEAD_DAYS))),
            runs=tuple(self._runs.between(first, day)),
            assessments=tuple(self._assessments.between(date.min, day)),
            readings=tuple(self._checkins.readings(first, day)),
            checkins=tuple(self._checkins.between(first, day)),
            flares=tuple(self._checkins.flares()),
        )

    def _read_inputs(self, day: date) -> Inputs:
        first, known = day - timedelta(days=RECOVERY_DAYS), self.history(day)
        return Inputs(
            athlete=self.athlete.get(),
            checkins=tuple(c for c in known.checkins if c.day >= first),
            readings=tuple(r for r in known.readings if r.day >= first),
            sessions=tuple(s for s in known.sessions if s.counts and first <= s.day <= day),
            runs=tuple(run for run in known.runs if run.day >= first),
            flags=tuple(self._checkins.open_flags()),
            flares=known.flares,
        )
