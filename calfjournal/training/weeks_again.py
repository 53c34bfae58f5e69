"""Weeks of a phase done again, or in the place of others (domain rules 4.3, 8.4, 8.5)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import timedelta

from msgspec import Struct

from calfjournal.domain.finding import SessionChange
from calfjournal.domain.program import PhaseKind
from calfjournal.domain.session import Session
from calfjournal.training.calf_load import calf_load
from calfjournal.training.case import AHEAD_D, Case, Way
from calfjournal.training.session_changes import apply


class Ease(Struct, frozen=True):
    """How the first sessions after a break are eased."""

    sets_factor: float | None = None
    class_down: bool = False


def weeks_back(
    case: Case, weeks: int, sessions: Iterable[Session], gravity: int, *, ease: Ease | None = None
) -> Way:
    """Return changes that give sessions of the running phase the content of earlier weeks.

    Each takes over the session of the same kind and place, ``weeks`` earlier but never before
    the first week of its phase; ``ease`` is laid on those of the next seven days. Sessions
    placed by hand, decided on, of other phases, far ahead, or without a week keep theirs, and
    so does one that would hold more load than it does: one that was eased, or an easier week.
    """
    end = case.day + timedelta(days=AHEAD_D)
    changes = []
    for session in sessions:
        source = _counterpart(session, case.phase, weeks)
        soon = ease is not None and (session.day - case.day).days < 7
        if session.locked or session.day >= end or not case.may_change(session, gravity):
            continue
        if source is None or source.id is None or (source is session and not soon):
            continue
        back = _as_before(session, source, ease if soon else None)
        if not _asks_more(case, session, source, back):
            changes.append(back)
    return tuple(changes)


def as_usual(case: Case, sessions: Iterable[Session], gravity: int) -> Way:
    """Return changes that give sessions of an easier week what the week before it asks.

    Where that is more than they hold; sessions placed by hand keep theirs.
    """
    changes = []
    for session in sessions:
        source = _counterpart(session, case.phase, 1)
        if source is None or source is session or source.deload or session.locked:
            continue
        change = _as_before(session, source, None)
        if case.may_change(session, gravity) and _asks_more(case, session, source, change):
            changes.append(change)
    return tuple(changes)


def _asks_more(case: Case, session: Session, source: Session, back: SessionChange) -> bool:
    """True when a week done again would load a session more than it does, as one eased."""
    library = case.swaps.library
    after, *_ = apply((back,), (session, source), case.swaps)
    return calf_load(after, library) > calf_load(session, library)


def phase_and_week(case: Case, session: Session) -> tuple[PhaseKind, int] | None:
    """Return phase and week of a session of the running phase, None for any other."""
    if session.phase is None or session.week is None or session not in case.phase:
        return None
    return session.phase, session.week


def _as_before(session: Session, source: Session, ease: Ease | None) -> SessionChange:
    like = source.id if source is not session else None
    if ease is None:
        return SessionChange(session.key, like=like)
    limit = max(1, source.load_class - 1) if ease.class_down else None
    return SessionChange(session.key, like=like, sets_factor=ease.sets_factor, max_load_class=limit)


def _counterpart(session: Session, block: Sequence[Session], weeks: int) -> Session | None:
    """The session of the same kind and place some weeks earlier in the same phase.

    In a week without one of the kind the week before it is looked at; without any the session
    keeps its own content, so that hops never become a heavy slot.
    """
    if session.week is None or session not in block:
        return None
    alike = [s for s in block if s.kind is session.kind and s.week is not None]
    place = [s for s in alike if s.week == session.week].index(session)
    for goal in range(max(1, session.week - weeks), 0, -1):
        earlier = [s for s in alike if s.week == goal]
        if earlier:
            return earlier[min(place, len(earlier) - 1)]
    return session
