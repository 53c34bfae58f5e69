"""What is planned as a calendar file (.ics), for calendars of phones and other programs.

Times are local and without a zone ("floating"): a session of 18:00 is planned for 18:00 wherever
its athlete is, and the journal knows no zone of what is still to come. A run without an hour is an
event of its whole day. A later file updates what an earlier one brought: an event keeps its UID,
made of the journal and the key of its row, and SEQUENCE is the journal's counter of changes, which
only grows. What was skipped or left out since is there as cancelled. No notes, loads or health
values are in it.
"""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from calfjournal import __version__
from calfjournal.domain.kind import Kind
from calfjournal.domain.run import PlannedRun
from calfjournal.domain.session import Session, SessionStatus
from calfjournal.messages import in_words
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
    """What goes in: what is planned from ``made`` on.

    ``journal`` is the journal's own name, the same in all its copies, ``changes`` how many it has
    seen, ``made`` the present instant. ``alarm_min`` minutes before its beginning an event rings;
    None = never.
    """

    journal: str
    changes: int
    made: datetime
    sessions: tuple[Session, ...] = ()
    runs: tuple[PlannedRun, ...] = ()
    alarm_min: int | None = None


def calendar_file(paper: CalendarPaper) -> bytes:
    """Return the whole file."""
    lines = calendar(
        (
            *(_session(paper, each) for each in paper.sessions),
            *(_run(paper, r) for r in paper.runs),
        ),
        program=__version__,
        stamp=paper.made,
        sequence=min(paper.changes, _MOST),
    )
    return document(lines)


def _session(paper: CalendarPaper, session: Session) -> CalendarEvent:
    start, end = _hours(session, session.planned_minutes or SESSION_MINUTES)
    off = session.status is SessionStatus.SKIPPED
    return CalendarEvent(
        uid=_uid(paper, session),
        start=start,
        end=end,
        title=in_words(session.title) or KIND_NAMES[session.kind],
        off=off,
        rings=None if off else _rings(paper),
    )


def _run(paper: CalendarPaper, run: PlannedRun) -> CalendarEvent:
    event = CalendarEvent(
        uid=_uid(paper, run),
        start=run.day,
        end=run.day + timedelta(1),
        title=in_words(run.named),
        off=not run.is_open,
    )
    rings = _rings(paper)
    if run.start_time:
        start, end = _hours(run, run.minutes or RUN_MINUTES)
        event = replace(event, start=start, end=end)
    elif rings is not None:
        rings = timedelta(hours=DAY_ALARM_H)
    return event if event.off else replace(event, rings=rings)


def _uid(paper: CalendarPaper, planned: Session | PlannedRun) -> str:
    kind = Kind.SESSION if isinstance(planned, Session) else Kind.PLANNED_RUN
    return f"{kind.value}-{planned.key}@{paper.journal}.calfjournal"


def _hours(planned: Session | PlannedRun, minutes: int) -> tuple[datetime, datetime]:
    start = datetime.combine(planned.day, time.fromisoformat(planned.start_time))
    return start, start + timedelta(minutes=minutes)


def _rings(paper: CalendarPaper) -> timedelta | None:
    return None if paper.alarm_min is None else -timedelta(minutes=paper.alarm_min)
