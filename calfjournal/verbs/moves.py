"""Moving, shifting, copying and deleting what is planned, one or many as one edit."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date

from msgspec.structs import replace

from calfjournal.changes import Outcome
from calfjournal.dates import check_day
from calfjournal.domain.copies import Copies
from calfjournal.domain.limits import REPEATS
from calfjournal.domain.message import Message, say
from calfjournal.domain.placing import DayChange, Placing
from calfjournal.domain.program import Spacing
from calfjournal.domain.run import PlannedRun, RunKind
from calfjournal.domain.session import Session, SessionStatus
from calfjournal.errors import InputError, NothingToDo
from calfjournal.store import plans, sessions
from calfjournal.store.journal_file import JournalFile
from calfjournal.training.copying import copied, repeated
from calfjournal.training.moves import REACH, Around, nearest_clash, placings, run_placings
from calfjournal.training.shifting import put_in, shifted, taken_out
from calfjournal.verbs.checking import clock, number
from calfjournal.verbs.ground import GroundReader
from calfjournal.verbs.group import Verbs
from calfjournal.verbs.planned_runs import PlannedRunVerbs, link_runs
from calfjournal.verbs.runs import RunVerbs
from calfjournal.verbs.sessions import SessionVerbs, check_sessions
from calfjournal.verbs.surroundings import AroundReader


class MoveVerbs(Verbs):
    """Says where sessions and runs may go, and puts them there: each verb is one edit."""

    def __init__(self, file: JournalFile, ground: GroundReader, follow: Callable[[], None]) -> None:
        """Work on the open file; ``follow`` lets the days ahead stand as gates do, in each edit."""
        super().__init__(file)
        self._near = AroundReader(file, ground)
        self._follow = follow
        self._sessions = SessionVerbs(file)
        self._planned_runs = PlannedRunVerbs(file)
        self._runs = RunVerbs(file)

    # ------------------------------------------------------------------ where to

    def spacing(self) -> Spacing:
        """Return the spacing that holds now: of the program followed, the usual one without."""
        return self._near.spacing()

    def placings(
        self, moved: int | Session, days: Iterable[date], start_time: str | None = None
    ) -> dict[date, Placing]:
        """Return how each day takes a session, kept or new; days that have passed are left out.

        ``start_time`` is the local "HH:MM" it would start at, as it is by default. Empty for a
        session that is gone.
        """
        session = self._sessions.get(moved) if isinstance(moved, int) else moved
        ahead = self._near.ahead(days)
        if session is None or not ahead:
            return {}
        if start_time:
            session = replace(session, start_time=clock(start_time, "start_time"))
        return placings(session, ahead, self._near.around(min(ahead), max(ahead)))

    def run_placings(self, moved: int | PlannedRun, days: Iterable[date]) -> dict[date, Placing]:
        """Return how each day takes a planned run, kept or new; days that have passed left out."""
        run = self._planned_runs.get(moved) if isinstance(moved, int) else moved
        ahead = self._near.ahead(days)
        if run is None or not ahead:
            return {}
        return self._run_placings(run, ahead, self._near.around(min(ahead), max(ahead)))

    def _run_placings(
        self, run: PlannedRun, days: Sequence[date], around: Around
    ) -> dict[date, Placing]:
        beyond: dict[date, Message | None] = {
            day: say("moves.beyond_longest", km=spike.km, beyond=spike.percent)
            for day, spike in self._planned_runs.beyond_longest_on(run, days).items()
        }
        return run_placings(run, days, around, beyond)

    def anyway(self, shown: Iterable[Session]) -> frozenset[int]:
        """Return which of some sessions were put by hand where they break the spacing rule.

        Only those ahead: what has passed carries no mark.
        """
        today = self._clock.today()
        placed = [
            session
            for session in shown
            if session.locked and session.status is SessionStatus.PLANNED and session.day >= today
        ]
        if not placed:
            return frozenset()
        first, last = min(s.day for s in placed), max(s.day for s in placed)
        near, spacing = self._near.counted(first - REACH, last + REACH), self.spacing()
        return frozenset(s.key for s in placed if nearest_clash(s, near, spacing) is not None)

    # ------------------------------------------------------------------ moving

    def move(
        self, session_id: int, day: date, start_time: str | None = None, note: str = ""
    ) -> Outcome[Session]:
        """Put a session on another day or time, whatever speaks against it; the rest stays.

        A ``note`` goes in front of what its note says already.
        """
        with self._edit(say("edits.move_session", day=day)) as edit:
            session = self._sessions.move(session_id, day, start_time or None).value
            if note.strip():
                noted = "\n".join(filter(None, (note.strip(), session.note)))
                session = self._sessions.update(replace(session, note=noted)).value
            self._follow()
        return Outcome(session, edit.changes)

    def shift_changes(
        self, session_id: int, day: date, start_time: str | None = None
    ) -> tuple[DayChange, ...]:
        """Return what ``shift`` would move, the session itself included; nothing is written.

        Raises:
            InputError: it is not planned, or the rest cannot make room; it says why.
        """
        session = self._sessions.present(session_id)
        begins = clock(start_time, "start_time") if start_time else None
        around, bounds = self._near.ahead_of(session.day, check_day(day)), self._near.bounds()
        return shifted(session, day, around, bounds, begins)

    def shift(
        self, session_id: int, day: date, start_time: str | None = None
    ) -> Outcome[tuple[DayChange, ...]]:
        """Put a session on another day and shift the rest, as far as the rule asks for room.

        Raises:
            InputError: as ``shift_changes``.
        """
        changes = self.shift_changes(session_id, day, start_time)
        return self._carry_out(changes, say("edits.shift_sessions", count=len(changes), day=day))

    def insert_rest_day(self, day: date) -> Outcome[tuple[DayChange, ...]]:
        """Move the next session from a day on by a day, and the rest as far as the rule asks.

        Raises:
            InputError: the day has passed, or what has to move finds no day.
            NothingToDo: no planned session follows.
        """
        changes = put_in(day, self._near.ahead_of(day, day), self._near.bounds())
        return self._carry_out(changes, say("edits.insert_rest_day", day=day))

    def remove_rest_day(self, day: date) -> Outcome[tuple[DayChange, ...]]:
        """Take a rest day out: the next session, and what follows it closely, come a day earlier.

        Raises:
            InputError: the day has passed or has a session, or the next one has to wait.
            NothingToDo: no planned session follows.
        """
        changes = taken_out(day, self._near.ahead_of(day, day), self._near.bounds())
        return self._carry_out(changes, say("edits.delete_rest_day", day=day))

    def _carry_out(
        self, changes: tuple[DayChange, ...], label: Message
    ) -> Outcome[tuple[DayChange, ...]]:
        moved = [change.session.moved_to(change.day, change.start_time) for change in changes]
        with self._edit(label) as edit:
            sessions.SESSIONS.update_all(self._database, check_sessions(moved))
            self._follow()
        return Outcome(changes, edit.changes)

    # ------------------------------------------------------------------ copies

    def copy_placings(
        self,
        chosen: Sequence[int],
        planned_runs: Sequence[int] = (),
        *,
        to_day: date,
        start_time: str | None = None,
    ) -> tuple[Placing, ...]:
        """Return how its day takes each thing that ``copy`` would plan; nothing is written.

        Sessions first, then runs, each judged beside what there is, not beside each other.

        Raises:
            NothingToDo, InputError: as ``copy``.
        """
        return self._judged(self._copied(chosen, planned_runs, to_day, start_time))

    def copy(
        self,
        chosen: Sequence[int],
        planned_runs: Sequence[int] = (),
        *,
        to_day: date,
        start_time: str | None = None,
    ) -> Outcome[Copies]:
        """Plan sessions and runs like some again, the earliest of them on a day.

        They keep their distance, start at the same hour unless ``start_time`` gives another, local
        "HH:MM", and belong to no plan. Races are left out.

        Raises:
            NothingToDo: nothing is left to copy. InputError: one is gone, or the day has passed.
        """
        new = self._copied(chosen, planned_runs, to_day, start_time)
        return self._add(new, say("edits.copy", day=to_day))

    def repeat_placings(
        self,
        chosen: Sequence[int],
        planned_runs: Sequence[int] = (),
        *,
        every_days: int,
        times: int,
    ) -> tuple[Placing, ...]:
        """Return how its day takes each thing that ``repeat`` would plan, as ``copy_placings``.

        Raises:
            NothingToDo, InputError: as ``repeat``.
        """
        return self._judged(self._repeated(chosen, planned_runs, every_days, times))

    def repeat(
        self,
        chosen: Sequence[int],
        planned_runs: Sequence[int] = (),
        *,
        every_days: int,
        times: int,
    ) -> Outcome[Copies]:
        """Plan sessions and runs like some again, as often as asked, every so many days.

        Those that would stand on days gone by are left out.

        Raises:
            NothingToDo: nothing is left to repeat. InputError: one is gone, or too often.
        """
        new = self._repeated(chosen, planned_runs, every_days, times)
        return self._add(new, say("edits.repeat", count=times))

    def _copied(
        self,
        chosen: Sequence[int],
        planned_runs: Sequence[int],
        to_day: date,
        start_time: str | None,
    ) -> Copies:
        like = self._likes(chosen, planned_runs)
        if start_time is not None:
            begins = clock(start_time, "start_time")
            like = [replace(each, start_time=begins) for each in like]
        if to_day < self._clock.today():
            raise InputError("day", say("moves.day_passed", day=to_day))
        return copied(like, check_day(to_day))

    def _repeated(
        self, chosen: Sequence[int], planned_runs: Sequence[int], every_days: int, times: int
    ) -> Copies:
        every = number(every_days, "every_days", REPEATS["every_days"], whole=True)
        often = number(times, "times", REPEATS["times"], whole=True)
        like = self._likes(chosen, planned_runs)
        new = repeated(like, every, often, self._clock.today())
        if not new.days:
            raise NothingToDo(say("moves.all_passed"))
        return new

    def _judged(self, new: Copies) -> tuple[Placing, ...]:
        around = self._near.around(min(new.days), max(new.days))
        taken = [placings(each, (each.day,), around) for each in new.sessions]
        taken += [self._run_placings(run, (run.day,), around) for run in new.planned_runs]
        return tuple(placing for found in taken for placing in found.values())

    def _likes(
        self, chosen: Sequence[int], planned_runs: Sequence[int]
    ) -> list[Session | PlannedRun]:
        found: list[Session | PlannedRun] = [self._sessions.present(key) for key in chosen]
        known = [self._planned_runs.present(key) for key in planned_runs]
        found += [run for run in known if run.kind is not RunKind.RACE]
        if not found:
            raise NothingToDo(say("moves.race_not_copied" if known else "moves.nothing_chosen"))
        return found

    def _add(self, new: Copies, label: Message) -> Outcome[Copies]:
        fresh, fresh_runs = check_sessions(new.sessions), new.planned_runs
        with self._edit(label) as edit:
            keys = sessions.insert_all(self._database, fresh)
            run_keys = plans.PLANNED_RUNS.insert_all(self._database, fresh_runs)
            for run in fresh_runs:
                link_runs(self._database, run.day, run.day)
            self._follow()
            copies = Copies(
                tuple(map(self._sessions.present, keys)),
                tuple(map(self._planned_runs.present, run_keys)),
            )
        return Outcome(copies, edit.changes)

    # ------------------------------------------------------------------ deleting

    def remove(
        self,
        chosen: Sequence[int] = (),
        runs: Sequence[int] = (),
        planned_runs: Sequence[int] = (),
    ) -> Outcome[None]:
        """Delete sessions, recorded runs and planned ones, as one edit.

        Raises:
            NothingToDo: nothing was chosen. InputError: one is gone; then nothing is deleted.
        """
        with self._edit(self._deleting(chosen, runs, planned_runs)) as edit:
            for key in chosen:
                self._sessions.delete(key)
            for key in runs:
                self._runs.delete(key)
            for key in planned_runs:
                self._planned_runs.delete(key)
            self._follow()
        return Outcome(None, edit.changes)

    def _deleting(
        self, chosen: Sequence[int], runs: Sequence[int], planned_runs: Sequence[int]
    ) -> Message:
        """What the edit is called: as if it were deleted by itself, where it is only one thing."""
        match (*chosen, *runs, *planned_runs):
            case ():
                raise NothingToDo(say("moves.nothing_chosen"))
            case (key,) if chosen:
                return say("edits.delete_session", day=self._sessions.present(key).day)
            case (key,) if runs:
                return say("edits.delete_run", day=self._runs.present(key).day)
            case (key,):
                return say("edits.delete_planned_run", day=self._planned_runs.present(key).day)
            case several:
                return say("edits.delete_several", count=len(several))
