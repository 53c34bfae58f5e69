"""What the rules need to know about the time before a day, read with one query a table."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from functools import cached_property

from calfjournal.changes import ChangeSet
from calfjournal.dates import days
from calfjournal.domain.athlete import Athlete
from calfjournal.domain.checkin import RedFlag
from calfjournal.domain.finding import State, Verdict, worst
from calfjournal.domain.kind import Kind
from calfjournal.domain.tendon_day import TendonDay
from calfjournal.domain.thresholds import Thresholds
from calfjournal.recovery.inputs import Inputs
from calfjournal.recovery.responses import Response, responses
from calfjournal.recovery.tendon_days import judged_days, tendon_days
from calfjournal.recovery.verdict import LOOKS_BACK_DAYS, judge
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
AHEAD_DAYS = 3 * 366
COUNTED_DAYS = 42
"""Earlier days that escalation and flare ladders count."""
KEPT_DAYS = 8
"""Days that are kept, so that walking through a year does not pile them up."""


class RuleInputs:
    """The one source of plain values for pure rules.

    A page asks about the same day several times in a row, so what was gathered for the newest
    days is kept until the journal changes.
    """

    def __init__(self, file: JournalFile) -> None:
        """Read from the open file."""
        self._file = file
        self._kept_at: object = None
        self._days: dict[date, KnownDay] = {}
        self._judged: dict[date, TendonDay | None] = {}
        file.subscribe(self._forget)

    def _forget(self, changes: ChangeSet) -> None:
        """What the tendons said before the first day that changed stays as it was judged."""
        everywhere = changes.touches(Kind.ATHLETE, Kind.THRESHOLD, Kind.FLARE) or not changes.days
        first = date.min if everywhere else min(changes.days)
        for day in [day for day in self._judged if day >= first]:
            del self._judged[day]

    def day(self, day: date) -> KnownDay:
        """Return what is known on a day."""
        state = self._file.database.state()
        if state != self._kept_at or len(self._days) >= KEPT_DAYS:
            self._kept_at = state
            self._days.clear()
        if day not in self._days:
            self._days[day] = KnownDay(self._file, day, self._judged)
        return self._days[day]


class KnownDay:
    """What is known on one day, gathered once for verdict, gates, milestones and doses.

    Everything is read when it is first asked for.
    """

    def __init__(self, file: JournalFile, day: date, judged: dict[date, TendonDay | None]) -> None:
        """Read from the open file; ``judged`` are earlier days, None where nothing was said."""
        self._file = file
        self._day = day
        self._judged = judged
        self._checkins = CheckInVerbs(file)

    # ------------------------------------------------------------------ read

    @cached_property
    def athlete(self) -> Athlete:
        """The athlete."""
        return AthleteVerbs(self._file).get()

    @cached_property
    def thresholds(self) -> Thresholds:
        """Every number of the rules, the athlete's own values in place."""
        return in_force(self._file.database)

    @cached_property
    def history(self) -> History:
        """The year before the day, and everything planned after."""
        day, first = self._day, self._day - timedelta(days=HISTORY_DAYS)
        ahead = day + timedelta(days=AHEAD_DAYS)
        return History(
            today=day,
            sessions=tuple(SessionVerbs(self._file).between(first, ahead)),
            runs=tuple(RunVerbs(self._file).between(first, day)),
            assessments=tuple(AssessmentVerbs(self._file).between(date.min, day)),
            readings=tuple(self._checkins.readings(first, day)),
            checkins=tuple(self._checkins.between(first, day)),
            flares=tuple(self._checkins.flares()),
        )

    @cached_property
    def inputs(self) -> Inputs:
        """What the recovery rules look at."""
        return self._since(self._day - timedelta(days=LOOKS_BACK_DAYS))

    @cached_property
    def _flags(self) -> tuple[RedFlag, ...]:
        return tuple(self._checkins.open_flags())

    def _since(self, first: date) -> Inputs:
        known = self.history
        return Inputs(
            athlete=self.athlete,
            checkins=tuple(c for c in known.checkins if c.day >= first),
            readings=tuple(r for r in known.readings if r.day >= first),
            sessions=tuple(s for s in known.sessions if s.counts and first <= s.day <= self._day),
            runs=tuple(run for run in known.runs if run.day >= first),
            flags=self._flags,
            flares=known.flares,
        )

    # ------------------------------------------------------------------ judged

    @cached_property
    def verdict(self) -> Verdict:
        """The day as the rules in force judge it; proposals in words only."""
        return judge(self._day, self.inputs, self.thresholds)

    @cached_property
    def tendon_days(self) -> Mapping[date, TendonDay]:
        """What the tendons say on the days counted, judged anew; a kept verdict is a document."""
        first = self._day - timedelta(days=COUNTED_DAYS)
        return tendon_days(first, self._day, self.inputs, self.thresholds)

    @cached_property
    def tendon(self) -> Mapping[date, State]:
        """The worse leg's state on the days counted."""
        return {day: each.state for day, each in self.tendon_days.items()}

    @cached_property
    def tendon_year(self) -> Mapping[date, State]:
        """The same for the whole year before the day, which gates and milestones count.

        Outside of an edit, days judged before are not judged again; see ``RuleInputs``.
        """
        first, inside = self._day - timedelta(days=HISTORY_DAYS), self._file.history.is_open
        known = {} if inside else self._judged
        before = [day for day in days(first, self._day) if day not in known and day < self._day]
        if before:
            inputs = self._since(first)
            wanted = (day for day in before if day in inputs.told)
            found = judged_days(wanted, inputs, self.thresholds)
            known |= {day: found.get(day) for day in before}
        year = {day: known.get(day) for day in days(first, self._day)}
        year[self._day] = self.tendon_days.get(self._day)
        return {day: each.state for day, each in year.items() if each is not None}

    @cached_property
    def responses(self) -> tuple[Response, ...]:
        """Each leg's judged answer to each session of the days counted."""
        return responses(self._day, self.inputs, self.thresholds, days=COUNTED_DAYS)

    @cached_property
    def answers(self) -> Mapping[int, State]:
        """The worse leg's judged answer to each session of the days counted, by its id."""
        answers: dict[int, State] = {}
        for response in self.responses:
            key = response.session.id
            if key is not None and response.state.judged:
                answers[key] = worst((answers.get(key, State.GREEN), response.state))
        return answers
