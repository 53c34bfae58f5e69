"""A week with its hours: the things of seven days, each with when it begins and how long it is."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time

from msgspec import Struct

from calfjournal.dates import minute_of_day
from calfjournal.domain.program import SessionKind
from calfjournal.domain.run import PlannedRun, Run
from calfjournal.domain.session import Session
from calfjournal.messages import in_words, tr, vocabulary
from calfjournal.messages.sports import sport_title
from calfjournal.views.month import DayCell, Month, PlannedRunMark, RunMark, SessionMark, WeekRow

USUAL_MINUTES = 45
"""Length of what has none (calfjournal default)."""

CarriedMark = SessionMark | PlannedRunMark
ItemMark = CarriedMark | RunMark


class WeekItem(Struct, frozen=True):
    """A session or run of a day: ``start`` in minutes after its midnight, None where nobody said.

    ``start`` goes beyond 1440 for what began after midnight and belongs to the day before.
    """

    mark: ItemMark
    start: int | None
    minutes: int
    title: str
    detail: str
    amount: str = ""
    """How far a run is, for the shortest form."""

    @property
    def short(self) -> str:
        """The thing in a few words: ``Long run 16 km``."""
        return tr("{title} {amount}", title=self.title, amount=self.amount).strip()

    @property
    def is_session(self) -> bool:
        """True for a session, False for runs."""
        return isinstance(self.mark, SessionMark)

    @property
    def carried(self) -> CarriedMark | None:
        """What can be put elsewhere of it: a session or planned run that lies ahead, else None."""
        movable = not isinstance(self.mark, RunMark) and self.mark.movable
        return self.mark if movable and not isinstance(self.mark, RunMark) else None


class HoursOfDay(Struct, frozen=True):
    """A day of the week: its cell as in the month, and its things by hour."""

    cell: DayCell
    items: tuple[WeekItem, ...]

    @property
    def day(self) -> date:
        """The date."""
        return self.cell.day


class HoursOfWeek(Struct, frozen=True):
    """Seven days; ``row`` tells what they add up to."""

    days: tuple[HoursOfDay, ...]
    row: WeekRow

    @property
    def first(self) -> date:
        """The first day."""
        return self.days[0].day

    def at(self, day: date) -> HoursOfDay | None:
        """The day of a date, None when it lies in another week."""
        index = (day - self.first).days
        return self.days[index] if 0 <= index < len(self.days) else None


def week_of(month: Month, day: date) -> HoursOfWeek | None:
    """Take the week of a day out of a month that shows it."""
    for row in month.weeks:
        if row.cells[0].day <= day <= row.cells[-1].day:
            return HoursOfWeek(tuple(_day(month, cell) for cell in row.cells), row)
    return None


def _day(month: Month, cell: DayCell) -> HoursOfDay:
    items = sorted(_items(month, cell), key=_begins)
    return HoursOfDay(cell, tuple(items))


def _begins(item: WeekItem) -> tuple[bool, int]:
    return item.start is not None, item.start or 0


def _items(month: Month, cell: DayCell) -> Iterator[WeekItem]:
    sessions = {session.key: session for session in month.sessions_on(cell.day)}
    for mark in cell.sessions:
        yield _session_item(mark, sessions[mark.id])
    runs = {run.key: run for run in month.runs_on(cell.day)}
    for run in cell.runs:
        yield _run_item(run, runs[run.id])
    planned = {run.key: run for run in month.planned_runs_on(cell.day)}
    for ahead in cell.planned_runs:
        yield _planned_item(ahead, planned[ahead.id])


def _session_item(mark: SessionMark, session: Session) -> WeekItem:
    minutes = session.minutes if session.counts else session.planned_minutes
    parts = [in_words(session.title)] if session.title else []
    if session.counts and session.rpe is not None:
        parts.append(tr("RPE {rpe}", rpe=session.rpe))
    if minutes:
        parts.append(tr("{time:as_minutes}", time=minutes))
    return WeekItem(
        mark,
        minute_of_day(session.start_time),
        minutes or USUAL_MINUTES,
        kind_title(mark.kind),
        " · ".join(parts),
    )


def kind_title(kind: SessionKind) -> str:
    """Return what a session of a kind is called."""
    return vocabulary.KINDS[kind].text


def _run_item(mark: RunMark, run: Run) -> WeekItem:
    title = vocabulary.RUN_TITLES[run.kind] if run.is_running else sport_title(run.sport)
    parts = [_far(run.km)] if run.km else []
    if mark.cadence:
        parts.append(tr("{cadence:0} spm", cadence=mark.cadence))
    elif run.minutes:
        parts.append(tr("{time:as_minutes}", time=run.minutes))
    minutes = round(run.minutes) if run.minutes else USUAL_MINUTES
    return WeekItem(mark, _local_minute(run), minutes, title, " · ".join(parts), _far(run.km))


def _far(km: float | None) -> str:
    return tr("{km:km}", km=km) if km else ""


def _local_minute(run: Run) -> int:
    """Minutes from the midnight that begins its day, where it was run."""
    return round((run.wall - datetime.combine(run.day, time())).total_seconds() / 60)


def _planned_item(mark: PlannedRunMark, run: PlannedRun) -> WeekItem:
    parts = [_far(run.km)] if run.km else []
    if run.minutes:
        parts.append(tr("{time:as_minutes}", time=run.minutes))
    parts.append(vocabulary.RUN_STATUSES[mark.status].text)
    start = minute_of_day(run.start_time) if run.start_time else None
    title = vocabulary.RUN_TITLES[run.kind]
    minutes = run.minutes or USUAL_MINUTES
    return WeekItem(mark, start, minutes, title, " · ".join(parts), _far(run.km))
