"""Weeks of a phase done again, or in the place of others (domain rules 4.3, 8.4, 8.5)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from msgspec import Struct
from msgspec.structs import replace

from calfjournal.dates import monday
from calfjournal.domain.finding import SessionChange
from calfjournal.domain.program import PhaseKind
from calfjournal.domain.session import Session, count_sets
from calfjournal.training.calf_load import calf_load
from calfjournal.training.case import AHEAD_D, Case, Way, in_plan, stretch_of
from calfjournal.training.session_changes import apply

_WEEK_D = 7
_RESTART_CLASS = 3
"""Highest load class after a long pause: neither hops on one leg nor bounds."""


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
        source = _counterpart(case, session, weeks)
        soon = ease is not None and (session.day - case.day).days < _WEEK_D
        if session.locked or session.day >= end or not case.may_change(session, gravity):
            continue
        if source is None or source.id is None or (source is session and not soon):
            continue
        back = _as_before(session, source, ease if soon else None)
        if not _asks_more(case, session, source, back):
            changes.append(back)
    return tuple(changes)


def first_week_again(case: Case, gravity: int) -> Way:
    """Return changes that put the days ahead on the first week of the phase trained last (8.5).

    Whatever phase they are of, for a long pause goes on into the next one; nothing of load class 4
    and 5. A session placed by hand, or one without such a week, keeps its own work a class lower.
    """
    block = [s for s in _trained_phase(case) if s.week is not None and s.id is not None]
    first = [s for s in block if s.week == min(other.week or 0 for other in block)]
    end = case.day + timedelta(days=AHEAD_D)
    free = [s for s in case.ahead if s.day < end and case.is_free(s, gravity)]
    return tuple(_begun_again(case, s, place, first) for place, s in enumerate(free))


def _trained_phase(case: Case) -> tuple[Session, ...]:
    """The stretch of the phase that was trained last; nothing done yet, the plan's first one."""
    plan = case.ahead[0].plan_id if case.ahead else None
    of_plan = sorted((s for s in case.history.sessions if s.plan_id == plan), key=in_plan)
    done = [s for s in case.history.done if s.plan_id == plan and s.day <= case.day]
    known = done[-1:] or of_plan[:1]
    return stretch_of(known[0], of_plan) if known else ()


def weeks_across(
    case: Case, missed: Session, steps: int, gravity: int, *, ease: Ease | None
) -> Way:
    """Return what ``weeks_back`` does where the plan went on into the next phase meanwhile.

    What is ahead goes on from the week of the first session missed, less ``steps`` weeks, but not
    before the first week of its phase: the next phase builds on what was not trained.
    """
    end = case.day + timedelta(days=AHEAD_D)
    free = [s for s in case.ahead if s.day < end and case.is_free(s, gravity)]
    weeks = _by_week(stretch_of(missed, case.history.sessions))
    changes = []
    for start, sessions in _by_week(free).items():
        ahead = (start - monday(free[0].day)).days // _WEEK_D
        goal = monday(in_plan(missed)[0]) + timedelta(weeks=ahead - steps)
        source = max((week for week in weeks if week <= goal), default=min(weeks))
        soon = (sessions[0].day - case.day).days < _WEEK_D
        limit = 1 if soon and ease is not None and ease.class_down else 0
        for place, session in enumerate(sessions):
            changes.append(_begun_again(case, session, place, weeks[source], limit))
    return tuple(changes)


def _by_week(sessions: Iterable[Session]) -> dict[date, list[Session]]:
    """The sessions by the Monday of the week they were laid in."""
    found: dict[date, list[Session]] = {}
    for session in sessions:
        found.setdefault(monday(in_plan(session)[0]), []).append(session)
    return found


def _begun_again(
    case: Case, session: Session, place: int, week: Sequence[Session], down: int = 0
) -> SessionChange:
    """Give a session the work of an earlier week, ``down`` so many load classes less."""
    limit = max(1, min(_RESTART_CLASS, session.load_class - 1))
    lower = SessionChange(session.key, max_load_class=limit)
    alike = [s for s in week if s.kind is session.kind] or week
    if session.locked or not alike:
        return lower
    source = alike[place % len(alike)]
    most = max(1, min(_RESTART_CLASS, source.load_class - down))
    back = SessionChange(session.key, like=source.id, max_load_class=most)
    if _loads_more(case, session, source, back):
        held, asked = (calf_load(s, case.swaps.library) for s in (session, source))
        back = replace(back, sets_factor=held / asked if asked else None)
    return lower if _loads_more(case, session, source, back) else back


def as_usual(case: Case, sessions: Iterable[Session], gravity: int) -> Way:
    """Return changes that give sessions of an easier week what the week before it asks.

    Where that is more than they hold; sessions placed by hand keep theirs.
    """
    changes = []
    for session in sessions:
        source = _counterpart(case, session, 1)
        if source is None or source is session or source.deload or session.locked:
            continue
        change = _as_before(session, source, None)
        if case.may_change(session, gravity) and _loads_more(case, session, source, change):
            changes.append(change)
    return tuple(changes)


def _loads_more(case: Case, session: Session, source: Session, back: SessionChange) -> bool:
    library = case.swaps.library
    after = _made(case, session, source, back)
    return calf_load(after, library) > calf_load(session, library)


def _asks_more(case: Case, session: Session, source: Session, back: SessionChange) -> bool:
    """True when a week done again asks a session for more load or sets than it holds."""
    after = _made(case, session, source, back)
    more_sets = count_sets(after.sets) > count_sets(session.sets)
    return more_sets or _loads_more(case, session, source, back)


def _made(case: Case, session: Session, source: Session, back: SessionChange) -> Session:
    return apply((back,), (session, source), case.swaps)[0]


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


def _counterpart(case: Case, session: Session, weeks: int) -> Session | None:
    """The session of the same kind and place some weeks earlier in the running phase.

    In a week without one of the kind the week before it is looked at. A week is done again as it
    was planned: where a decision took something off the session, another of its type in the week
    stands for it, or the week before. Without any the session keeps its own content, so that hops
    never become a heavy slot.
    """
    if session.week is None or session not in case.phase:
        return None
    alike = [s for s in case.phase if s.kind is session.kind and s.week is not None]
    place = [s for s in alike if s.week == session.week].index(session)
    eased: list[Session] = []
    for goal in range(max(1, session.week - weeks), 0, -1):
        earlier = [s for s in alike if s.week == goal]
        if not earlier:
            continue
        found = earlier[min(place, len(earlier) - 1)]
        of_type = [found, *(s for s in earlier if s.type_id == found.type_id != "")]
        whole = [s for s in of_type if s.id not in case.decided.eased]
        if whole:
            return whole[0]
        eased.append(found)
    return eased[0] if eased else session
