"""A month as plain values: weeks of days with all that their cells show."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace

from calfjournal.dates import days, shown_range
from calfjournal.domain.adherence import LINKED_WITHIN, Followed
from calfjournal.domain.checkin import Flare
from calfjournal.domain.exercise import Side
from calfjournal.domain.plan import BlockedRange, Phase, Plan, Race
from calfjournal.domain.program import PhaseKind, SessionKind
from calfjournal.domain.race_names import race_name
from calfjournal.domain.run import PlannedRun, PlannedRunStatus, Run, RunKind, planned_km
from calfjournal.domain.session import Session, SessionStatus, Work
from calfjournal.messages import in_words
from calfjournal.training.adherence import followed_by
from calfjournal.training.work_done import contacts_in
from calfjournal.views.day_gaps import CheckedDays, Gap, checked_days
from calfjournal.views.source import Source
from calfjournal.views.week_bands import WeekBand, bands_of
from calfjournal.views.week_loads import BEFORE, LoadOfWeek, WeekLoads

Dated = TypeVar("Dated", Session, Run, PlannedRun)
_WEEK = timedelta(weeks=1)


class MonthFacts(Struct, frozen=True):
    """Everything of the journal that a range of days shows."""

    plans: tuple[Plan, ...] = ()
    runs: tuple[Run, ...] = ()
    planned_runs: tuple[PlannedRun, ...] = ()
    sessions: tuple[Session, ...] = ()
    """Of the days shown, and of the four weeks before them, which their loads are held against."""
    work: dict[int, tuple[Work, ...]] = {}
    """What the sessions shown hold, by their keys."""
    exercises: dict[str, str] = {}
    """What exercises are called, by their ids."""
    checked: CheckedDays = CheckedDays()
    flares: tuple[Flare, ...] = ()
    blocks: tuple[BlockedRange, ...] = ()
    races: tuple[Race, ...] = ()
    anyway: frozenset[int] = frozenset()
    """Sessions ahead that were put by hand where they break the spacing rule, by key."""


class SessionMark(Struct, frozen=True):
    """A session as its chip tells it; ``status`` is the one shown (moved included)."""

    id: int
    kind: SessionKind
    status: SessionStatus
    title: str
    start_time: str
    deload: bool = False
    anyway: bool = False
    """True when it was put, by hand, where it breaks the spacing rule."""
    missed: bool = False
    """True when its day passed and nothing of it was done."""
    exercises: tuple[str, ...] = ()
    """What they are called, in the order they are done."""

    @property
    def movable(self) -> bool:
        """True unless it was done or skipped: one that was missed may be done on another day."""
        return self.status in (SessionStatus.PLANNED, SessionStatus.MOVED)


class RunMark(Struct, frozen=True):
    """An activity as its chip tells it: kilometres, minutes, steps per minute; None = unknown."""

    id: int
    km: float | None
    minutes: float | None
    cadence: float | None
    kind: RunKind | None
    sport: str
    as_planned: bool = False
    """True when it is what became of a planned run."""

    @property
    def is_running(self) -> bool:
        """True for runs of all sorts, False for walks, rides and the like."""
        return self.sport == "running"


class PlannedRunMark(Struct, frozen=True):
    """A planned run that was not run yet, as its chip tells it."""

    id: int
    kind: RunKind
    status: PlannedRunStatus
    km: float | None
    minutes: int | None
    start_time: str

    @property
    def movable(self) -> bool:
        """True unless it was left out: one that was missed may be run on another day."""
        return self.status is not PlannedRunStatus.SKIPPED


class DayCell(Struct, frozen=True):
    """One day of the grid."""

    day: date
    in_month: bool
    is_today: bool
    phase: PhaseKind | None = None
    phase_title: str = ""
    phase_starts: bool = False
    sessions: tuple[SessionMark, ...] = ()
    runs: tuple[RunMark, ...] = ()
    planned_runs: tuple[PlannedRunMark, ...] = ()
    """Those that became none of ``runs``."""
    checked_in: bool = False
    gap: Gap | None = None
    """What is missing of what the day was to tell."""
    notes: tuple[str, ...] = ()
    """What people wrote about the day, its sessions and its runs."""
    flare: Side | None = None
    """The side that is in a flare, both when both are."""
    blocked: str | None = None
    """Why the day is kept free ("" = no reason given), None when it is not."""
    race: str | None = None
    """What the day's race is called, None when there is none."""

    @property
    def is_free(self) -> bool:
        """True when nothing was or will be trained."""
        return not (self.sessions or self.runs or self.planned_runs)


class WeekRow(Struct, frozen=True):
    """Seven days with what they add up to: kilometres run, and how what was planned was followed.

    ``planned_km`` of all planned runs but those left out, None where none is known.
    """

    cells: tuple[DayCell, ...]
    km: float | None
    planned_km: float | None = None
    followed: Followed = Followed()
    load: LoadOfWeek = LoadOfWeek()
    contacts: int = 0
    """Foot contacts that were done."""
    is_over: bool = False
    bands: tuple[WeekBand, ...] = ()
    """What covers its days."""


class Month(Struct, frozen=True):
    """The weeks a month touches; ``first`` is its first day."""

    first: date
    weeks: tuple[WeekRow, ...] = ()
    facts: MonthFacts = MonthFacts()
    longest_km: float = 0.0
    """Of all runs shown, planned ones too: what their lengths are measured by."""

    @property
    def first_cells(self) -> tuple[DayCell, ...]:
        """The days of the first week; none while there is no week."""
        return self.weeks[0].cells if self.weeks else ()

    def cells(self) -> Iterator[DayCell]:
        """Every day shown, in order."""
        for week in self.weeks:
            yield from week.cells

    def cell(self, day: date) -> DayCell | None:
        """The cell of a day, None when it is not shown."""
        week = self.week_of(day)
        return week.cells[(day - week.cells[0].day).days] if week is not None else None

    def week_of(self, day: date) -> WeekRow | None:
        """The week of a day, None when it is not shown."""
        row = (day - self.weeks[0].cells[0].day).days // 7 if self.weeks else -1
        return self.weeks[row] if 0 <= row < len(self.weeks) else None

    def phase_on(self, day: date) -> Phase | None:
        """The phase that holds a day; the plan followed now comes before ended ones."""
        return phase_on(day, sorted(self.facts.plans, key=_followed_first))

    def sessions_on(self, day: date) -> list[Session]:
        """The sessions of a day, without their sets."""
        return [session for session in self.facts.sessions if session.day == day]

    def runs_on(self, day: date) -> list[Run]:
        """The activities of a day."""
        return [run for run in self.facts.runs if run.day == day]

    def planned_runs_on(self, day: date) -> list[PlannedRun]:
        """The planned runs of a day, and those that became a run of it."""
        became = {run.id for run in self.facts.runs if run.day == day}
        return [r for r in self.facts.planned_runs if r.day == day or r.run_id in became]


def gather(source: Source, day: date, first_weekday: int) -> Month:
    """Read the month of a day: one query a table, whatever the month.

    Only sessions put by hand on days ahead are looked at again, among their neighbours.
    """
    first, last = shown_range(day, first_weekday)
    plans = tuple(source.plans.touching(first, last))
    sessions = tuple(source.sessions.between(first - BEFORE, last, sets=False))
    work = source.sessions.work_between(first, last)
    known = source.library.exercises
    held = {part.exercise for parts in work.values() for part in parts}
    facts = MonthFacts(
        plans=plans,
        sessions=sessions,
        work=work,
        exercises={key: known[key].name for key in held if key in known},
        runs=tuple(source.runs.between(first, last)),
        planned_runs=tuple(
            source.planned_runs.between(first - LINKED_WITHIN, last + LINKED_WITHIN)
        ),
        checked=checked_days(source, first, last, [plan.start for plan in plans]),
        flares=tuple(source.checkins.flares_touching(first, last)),
        blocks=tuple(source.plans.blocks_touching(first, last)),
        races=tuple(source.plans.races_between(first, last)),
        anyway=source.moves.anyway(sessions),
    )
    return build_month(day, source.clock.today(), facts, first_weekday)


def build_month(month: date, today: date, facts: MonthFacts, first_weekday: int = 0) -> Month:
    """Lay what is known on the weeks of a month; weeks begin on ``first_weekday`` (0 = Monday)."""
    first, last = shown_range(month, first_weekday)
    maker = _CellMaker(month, today, facts)
    cells = [maker.cell(day) for day in days(first, last)]
    km = {day: planned_km(runs) for day, runs in _by_day(facts.planned_runs).items()}
    followed = _followed(facts, today, first, last)
    rows = [tuple(cells[at : at + 7]) for at in range(0, len(cells), 7)]
    loads, bands = WeekLoads(facts.sessions), bands_of(rows)
    weeks = tuple(
        replace(
            _week(row, km, followed.get(row[0].day, Followed())),
            load=loads.of(row[0].day),
            contacts=_contacts(row, facts.work),
            is_over=row[-1].day < today,
            bands=bands[at],
        )
        for at, row in enumerate(rows)
    )
    return Month(month.replace(day=1), weeks, facts, _longest(cells))


class _CellMaker:
    """What is known of a month, found by day."""

    def __init__(self, month: date, today: date, facts: MonthFacts) -> None:
        self._month = (month.year, month.month)
        self._today = today
        self._facts = facts
        self._sessions = _by_day(facts.sessions)
        self._runs = _by_day(facts.runs)
        self._planned_runs = _by_day(run for run in facts.planned_runs if run.run_id is None)
        self._as_planned = {run.run_id for run in facts.planned_runs}
        self._races = {race.day: in_words(race_name(race)) for race in facts.races}
        self._plans = sorted(facts.plans, key=_followed_first)
        self._notes: dict[date, list[str]] = defaultdict(list)
        for day, note in _notes(facts):
            self._notes[day].append(note)

    def cell(self, day: date) -> DayCell:
        phase = phase_on(day, self._plans)
        return DayCell(
            day=day,
            in_month=(day.year, day.month) == self._month,
            is_today=day == self._today,
            phase=phase.kind if phase else None,
            phase_title=in_words(phase.title) if phase else "",
            phase_starts=phase is not None and phase.start == day,
            sessions=tuple(self._session_mark(each) for each in self._sessions.get(day, ())),
            runs=tuple(
                _run_mark(run, as_planned=run.id in self._as_planned)
                for run in self._runs.get(day, ())
            ),
            planned_runs=tuple(
                _planned_run_mark(run, self._today) for run in self._planned_runs.get(day, ())
            ),
            checked_in=day in self._facts.checked.told,
            gap=self._facts.checked.gap(day, self._today),
            notes=tuple(self._notes.get(day, ())),
            flare=_flare_on(day, self._today, self._facts.flares),
            blocked=_block_on(day, self._facts.blocks),
            race=self._races.get(day),
        )

    def _session_mark(self, session: Session) -> SessionMark:
        work, names = self._facts.work.get(session.key, ()), self._facts.exercises
        return SessionMark(
            id=session.key,
            kind=session.kind,
            status=session.shown_status,
            title=in_words(session.title),
            start_time=session.start_time,
            deload=session.deload,
            anyway=session.id in self._facts.anyway,
            missed=session.is_missed(self._today, begun=any(part.done for part in work)),
            exercises=tuple(names.get(part.exercise, part.exercise) for part in work),
        )


def _notes(facts: MonthFacts) -> Iterator[tuple[date, str]]:
    """Yield what was written, and the day it belongs to."""
    yield from facts.checked.notes
    yield from ((each.day, each.note) for each in facts.sessions if each.note)
    yield from ((each.day, each.note) for each in facts.runs if each.note)
    yield from ((each.day, each.note) for each in facts.planned_runs if each.note)


def phase_on(day: date, plans: Iterable[Plan]) -> Phase | None:
    """The phase that holds a day, of the first plan that has one."""
    for plan in plans:
        phase = plan.phase_on(day) if plan.start <= day <= plan.end else None
        if phase is not None:
            return phase
    return None


def _followed_first(plan: Plan) -> tuple[bool, int]:
    return not plan.active, -plan.start.toordinal()


def _by_day(things: Iterable[Dated]) -> dict[date, list[Dated]]:
    found: dict[date, list[Dated]] = defaultdict(list)
    for thing in things:
        found[thing.day].append(thing)
    return found


def _run_mark(run: Run, *, as_planned: bool) -> RunMark:
    return RunMark(
        id=run.key,
        km=run.km,
        minutes=run.minutes,
        cadence=run.cadence.spm if run.is_running else None,
        kind=run.kind,
        sport=run.sport,
        as_planned=as_planned,
    )


def _planned_run_mark(run: PlannedRun, today: date) -> PlannedRunMark:
    return PlannedRunMark(
        id=run.key,
        kind=run.kind,
        status=run.status_on(today),
        km=run.km,
        minutes=run.minutes,
        start_time=run.start_time,
    )


def _flare_on(day: date, today: date, flares: Iterable[Flare]) -> Side | None:
    """A flare without an end lasts until today: nobody knows about tomorrow."""
    sides = {
        flare.side
        for flare in flares
        if flare.start <= day <= (flare.end or max(today, flare.start))
    }
    if len(sides) > 1:
        return Side.BOTH
    return next(iter(sides), None)


def _block_on(day: date, blocks: Iterable[BlockedRange]) -> str | None:
    return next((block.reason for block in blocks if block.start <= day <= block.end), None)


def _followed(facts: MonthFacts, today: date, first: date, last: date) -> Mapping[date, Followed]:
    """How the weeks were followed, by the days they begin on."""

    def week_of(day: date) -> date:
        return first + (day - first) // _WEEK * _WEEK

    # Planned runs of days around are there to be found as what a run of these days was.
    became = {run.id for run in facts.runs}
    planned = (
        run for run in facts.planned_runs if first <= run.day <= last or run.run_id in became
    )
    return followed_by(facts.sessions, planned, facts.runs, today, week_of)


def _week(cells: tuple[DayCell, ...], planned: Mapping[date, float], followed: Followed) -> WeekRow:
    distances = [run.km for cell in cells for run in cell.runs if run.is_running and run.km]
    return WeekRow(
        cells=cells,
        km=sum(distances) if distances else None,
        planned_km=sum(planned.get(cell.day, 0.0) for cell in cells) or None,
        followed=followed,
    )


def _contacts(cells: Iterable[DayCell], work: Mapping[int, tuple[Work, ...]]) -> int:
    marks = (mark for cell in cells for mark in cell.sessions)
    return sum(contacts_in(work.get(mark.id, ())) for mark in marks)


def _longest(cells: Iterable[DayCell]) -> float:
    """Length of the longest run of some days in km, planned ones too; 0.0 without any."""
    found = [0.0]
    for cell in cells:
        found += [run.km or 0.0 for run in cell.runs if run.is_running]
        found += [run.km or 0.0 for run in cell.planned_runs]
    return max(found)
