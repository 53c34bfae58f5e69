"""What stands above a session: where it is in its plan, and how long after the one before it."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from msgspec import Struct

from calfjournal.domain.placing import Fit, Placing
from calfjournal.domain.session import Session, SessionStatus
from calfjournal.messages import tr, tr_n
from calfjournal.messages.vocabulary import PHASES
from calfjournal.messages.when import placed
from calfjournal.views.source import Source

BACK = timedelta(days=7)
"""A session that lies further back is none that this one follows [our default]."""
HOURS_UP_TO = 72
"""So many hours are counted in hours, more in days."""


class SessionHead(Struct, frozen=True):
    """Words around the title of a session, "" for what is not known."""

    place: str = ""
    """Its phase and the week of it: ``Strength · week 3 of 7``."""
    gap: str = ""
    """How long after the session before: ``48 h after Saturday's session``."""
    keeps: bool = False
    """True when the rules of spacing take its day; not asked of what was done or has passed."""
    against: str = ""
    """What speaks against its day, a sentence."""


def gather(source: Source, session: Session) -> SessionHead:
    """Read what stands above a session."""
    placing = _placing(source, session)
    return SessionHead(
        _place(source, session),
        _gap(source, session),
        keeps=placing is not None and placing.fit is not Fit.AGAINST,
        against=placed(placing) if placing is not None and placing.fit is Fit.AGAINST else "",
    )


def _place(source: Source, session: Session) -> str:
    plan = source.plans.active() if session.plan_id is not None else None
    if plan is None or plan.id != session.plan_id:
        return ""
    phase, week = plan.phase_on(session.day), plan.week_on(session.day)
    if phase is None or week is None:
        return ""
    at, of = week
    return tr("{phase} · week {week} of {weeks}", phase=PHASES[phase.kind], week=at, weeks=of)


def _gap(source: Source, session: Session) -> str:
    around = source.sessions.between(session.day - BACK, session.day, sets=False)
    at = _begins(session)
    earlier = [
        each
        for each in around
        if each.id != session.id and each.status is not SessionStatus.SKIPPED and _begins(each) < at
    ]
    if not earlier:
        return ""
    before = max(earlier, key=_begins)
    return _words(before, at - _begins(before))


def _words(before: Session, gap: timedelta) -> str:
    hours = round(gap / timedelta(hours=1))
    if hours <= HOURS_UP_TO:
        return tr("{hours} h after the session of {day:day}", hours=hours, day=before.day)
    days = round(hours / 24)
    return tr_n(
        "{count} day after the session of {day:day}",
        "{count} days after the session of {day:day}",
        days,
        day=before.day,
    )


def _placing(source: Source, session: Session) -> Placing | None:
    if session.status is not SessionStatus.PLANNED or session.id is None:
        return None
    return source.moves.placings(session.id, (session.day,)).get(session.day)


def _begins(session: Session) -> datetime:
    return datetime.combine(session.day, time.fromisoformat(session.start_time))
