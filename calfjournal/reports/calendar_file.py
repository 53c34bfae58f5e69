"""What is planned as a calendar file (.ics), for calendars of phones and other programs.

Times are local and without a zone ("floating"): a session of 18:00 is planned for 18:00 wherever
its athlete is, and the journal knows no zone of what is still to come. A run without an hour is an
event of its whole day. A later file updates what an earlier one brought: an event keeps its UID,
made of the journal and the key of its row, and SEQUENCE is the journal's counter of changes, which
only grows. What was skipped or left out since is there as cancelled, and so is what an earlier
file brought and the journal no longer has. What was done is told as it was. Before the border of
days an hour is one of the night after its day. No notes, loads or health values are in it.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from calfjournal import __version__
from calfjournal.dates import DAY_BORDER
from calfjournal.domain.answer import date_of
from calfjournal.domain.kind import Kind
from calfjournal.domain.run import PlannedRun
from calfjournal.domain.session import Session, SessionStatus
from calfjournal.messages import in_words, tr
from calfjournal.messages.vocabulary import KIND_NAMES
from calfjournal.reports.ics_lines import CalendarEvent, calendar, document

SESSION_MINUTES: Final = 45
"""How long a session is shown that says no minutes [our default]."""
RUN_MINUTES: Final = 60
"""The same of a run with an hour [our default]."""
DAY_ALARM_H: Final = 8
"""The hour at which the alarm of a run without one rings, on its day [our default]."""
_MOST: Final = (1 << 31) - 1


class CalendarPaper(Struct, frozen=True):
    """What goes in: what is planned from ``made`` on, and what an earlier file brought.

    ``journal`` is the journal's own name, the same in all its copies, ``changes`` how many it has
    seen, ``made`` the present instant. ``alarm_min`` minutes before its beginning an event rings;
    None = never. ``gone`` are names of events of earlier files that are no more, with the days they
    had; days begin at ``border``.
    """

    journal: str
    changes: int
    made: datetime
    sessions: tuple[Session, ...] = ()
    runs: tuple[PlannedRun, ...] = ()
    alarm_min: int | None = None
    gone: Mapping[str, date] = {}
    border: time = DAY_BORDER

    @property
    def days(self) -> dict[str, date]:
        """The names of all events with their days, for the next file."""
        planned: list[Session | PlannedRun] = [*self.sessions, *self.runs]
        return {**self.gone, **{event_name(each): each.day for each in planned}}


def event_name(planned: Session | PlannedRun) -> str:
    """Return what names an event within its journal, the same for ever."""
    kind = Kind.SESSION if isinstance(planned, Session) else Kind.PLANNED_RUN
    return f"{kind.value}-{planned.key}"


def calendar_file(paper: CalendarPaper) -> bytes:
    """Return the whole file."""
    lines = calendar(
        (
            *(_session(paper, each) for each in paper.sessions),
            *(_run(paper, r) for r in paper.runs),
            *(_gone(paper, name, day) for name, day in sorted(paper.gone.items())),
        ),
        program=__version__,
        stamp=paper.made,
        sequence=min(paper.changes, _MOST),
    )
    return document(lines)


def _session(paper: CalendarPaper, session: Session) -> CalendarEvent:
    minutes = session.planned_minutes or SESSION_MINUTES
    if session.counts:
        minutes = session.minutes or minutes
    start, end = _hours(paper, session, minutes)
    off = session.status is SessionStatus.SKIPPED
    return CalendarEvent(
        uid=_uid(paper, event_name(session)),
        start=start,
        end=end,
        title=in_words(session.title) or KIND_NAMES[session.kind],
        off=off,
        rings=None if off or session.counts else _rings(paper),
    )


def _run(paper: CalendarPaper, run: PlannedRun) -> CalendarEvent:
    event = CalendarEvent(
        uid=_uid(paper, event_name(run)),
        start=run.day,
        end=run.day + timedelta(1),
        title=in_words(run.named),
        off=not run.is_open and run.run_id is None,
    )
    rings = _rings(paper)
    if run.start_time:
        start, end = _hours(paper, run, run.minutes or RUN_MINUTES)
        event = replace(event, start=start, end=end)
    elif rings is not None:
        rings = timedelta(hours=DAY_ALARM_H)
    return replace(event, rings=rings) if run.is_open else event


def _gone(paper: CalendarPaper, name: str, day: date) -> CalendarEvent:
    title = tr("No longer planned")
    return CalendarEvent(_uid(paper, name), day, day + timedelta(1), title, off=True)


def _uid(paper: CalendarPaper, name: str) -> str:
    return f"{name}@{paper.journal}.calfjournal"


def _hours(
    paper: CalendarPaper, planned: Session | PlannedRun, minutes: int
) -> tuple[datetime, datetime]:
    at = time.fromisoformat(planned.start_time)
    start = datetime.combine(date_of(planned.day, at, paper.border), at)
    return start, start + timedelta(minutes=minutes)


def _rings(paper: CalendarPaper) -> timedelta | None:
    return None if paper.alarm_min is None else -timedelta(minutes=paper.alarm_min)
