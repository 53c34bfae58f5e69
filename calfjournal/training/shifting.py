"""Shifting the rest: what makes room when a session goes to another day.

The sessions that come after it move on, and no further than the rule asks: each day of slack in a
week takes a part of it, so that the week keeps its shape. Where a session goes to an earlier day,
those before it make room, and those after it stay. Nothing that was done moves.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, timedelta

from msgspec import Struct
from msgspec.structs import replace

from calfjournal.domain.message import Message, say
from calfjournal.domain.placing import DayChange, Fit
from calfjournal.domain.race_names import inside_name
from calfjournal.domain.session import Session, SessionStatus
from calfjournal.errors import InputError, NothingToDo
from calfjournal.training import move_reasons as reasons
from calfjournal.training.moves import (
    REACH,
    Around,
    is_bound,
    near_race,
    nearest_clash,
    placings,
)
from calfjournal.training.planner.spacing import SpacedSession

SLIDE_D = 2
"""Days that any session may slide to make room: 48 h (domain rule 8.5), more where the first does.
"""

_DAY = timedelta(days=1)


class Bounds(Struct, frozen=True):
    """The days between which planned sessions may be shifted: from ``today`` to a plan's end."""

    today: date
    last: date | None = None


def shifted(
    moved: Session, day: date, around: Around, bounds: Bounds, start_time: str | None = None
) -> tuple[DayChange, ...]:
    """Return what moves when a session goes to a day and the rest makes room, in order of days.

    Raises:
        InputError: it is no planned session, or what has to move as well finds no day.
    """
    if moved.status is not SessionStatus.PLANNED or moved.runs:
        raise InputError("day", say("moves.not_planned"))
    there = replace(moved, day=day, start_time=start_time or moved.start_time)
    _stands(moved, there, bounds)
    step = 1 if _at(there) >= _at(moved) else -1
    row = [session for session in _planned(around, bounds.today) if session.id != moved.id]
    chain = [each for each in row if is_bound(moved) and (_at(each) > _at(moved)) == (step > 0)]
    chain.sort(key=_at, reverse=step < 0)
    standing = _without(around.sessions, (moved, *chain))
    if (against := _against(there, standing, around)) is not None:
        raise InputError("day", against)
    slide = max(abs((day - moved.day).days), SLIDE_D)
    rest = _least_moved(_Shift(around, bounds, step, slide, standing), there, chain)
    return tuple(sorted(_changes(moved, there, rest), key=_new_day))


def _least_moved(
    shift: _Shift, there: Session, chain: Sequence[Session]
) -> list[tuple[Session, Session]]:
    """Try the nearest days, and those that cost nothing; what moves fewer sessions is better."""
    try:
        free = list(shift.along(there, chain, picky=True))
    except InputError:
        return list(shift.along(there, chain, picky=False))
    try:
        return min(free, list(shift.along(there, chain, picky=False)), key=len)
    except InputError:
        return free


def taken_out(day: date, around: Around, bounds: Bounds) -> tuple[DayChange, ...]:
    """Return what moves a day earlier when a rest day is taken out.

    The next session, and those after it for as long as each follows as soon as the rule lets it.

    Raises:
        InputError: the day has passed or has a session, or the next one has to wait.
        NothingToDo: no planned session follows.
    """
    if day < bounds.today:
        raise InputError("day", say("moves.day_passed", day=day))
    bound = [each for each in around.sessions if is_bound(each)]
    if any(s.day == day and s.status is not SessionStatus.SKIPPED for s in bound):
        raise InputError("day", say("moves.no_rest_day", day=day))
    row = [session for session in _planned(around, bounds.today) if session.day > day]
    if not row:
        raise NothingToDo(say("moves.nothing_follows", day=day))
    pulled: list[Session] = []
    standing = _without(around.sessions, row)
    for index, session in enumerate(row):
        there = replace(session, day=session.day - _DAY)
        waited = nearest_clash(there, row[:index], around.spacing)
        if pulled and waited is None:
            break
        against = _refusal(session, there, [*standing, *pulled], around)
        if against is not None and not pulled:
            raise InputError("day", against)
        if against is not None:
            break
        pulled.append(there)
    return tuple(DayChange(row[n], new.day, new.start_time) for n, new in enumerate(pulled))


def put_in(day: date, around: Around, bounds: Bounds) -> tuple[DayChange, ...]:
    """Return what moves when a rest day is put in: the next session from the day on, and the rest.

    Raises:
        InputError: the day has passed, or what has to move finds no day.
        NothingToDo: no planned session follows.
    """
    if day < bounds.today:
        raise InputError("day", say("moves.day_passed", day=day))
    first = next((each for each in _planned(around, bounds.today) if each.day >= day), None)
    if first is None:
        raise NothingToDo(say("moves.nothing_follows", day=day))
    return shifted(first, first.day + _DAY, around, bounds)


class _Shift(Struct):
    """Makes room in one direction."""

    around: Around
    bounds: Bounds
    step: int
    slide: int
    standing: list[Session]

    def along(
        self, there: Session, chain: Sequence[Session], *, picky: bool
    ) -> Iterator[tuple[Session, Session]]:
        """Yield each session that has to move, and as it stands then.

        ``picky`` looks for a day that costs nothing before it takes one that does.
        """
        placed, changed, before = [*self.standing, there], [there], there
        for session in chain:
            if self.step * (session.day - changed[-1].day) > REACH:
                return
            now = session
            if not self._may_stay(session, before, changed):
                now = self._next(session, before, placed, picky=picky)
                changed.append(now)
                yield session, now
            placed.append(now)
            before = now

    def _may_stay(self, session: Session, before: Session, changed: list[Session]) -> bool:
        clash = nearest_clash(session, changed, self.around.spacing)
        return clash is None and self._follows(session, before)

    def _follows(self, session: Session, before: Session) -> bool:
        gap = _at(session) - _at(before)
        return gap > timedelta(0) if self.step > 0 else gap < timedelta(0)

    def _next(
        self, session: Session, before: Session, placed: list[Session], *, picky: bool
    ) -> Session:
        """The nearest day that takes a session."""
        dearer: Session | None = None
        why = say("moves.too_far")
        for days in range(1, self.slide + 1):
            there = replace(session, day=session.day + self.step * days * _DAY)
            beyond = self._beyond(session, there)
            if beyond is not None:
                why = beyond
                break
            if not self._follows(there, before):
                continue
            if _refusal(session, there, placed, self.around) is not None:
                continue
            if not picky or _fit(there, self.around) is Fit.FREE:
                return there
            dearer = dearer or there
        if dearer is None:
            title = session.title or say("edits.kind", kind=session.kind)
            raise InputError("day", say("moves.no_room", session=title, day=session.day, why=why))
        return dearer

    def _beyond(self, session: Session, there: Session) -> Message | None:
        """What ends the search for a day."""
        found = _outside(session, there, self.bounds)
        low, high = sorted((session.day, there.day))
        crossed = (race for race in self.around.races if low <= race.day <= high)
        race = next(crossed, None)
        if found is None and race is not None:
            return say("moves.over_race", race=inside_name(race.distance_km))
        return found


def _stands(moved: Session, there: Session, bounds: Bounds) -> None:
    if there.day < bounds.today:
        raise InputError("day", say("moves.day_passed", day=there.day))
    beyond = _outside(moved, there, bounds)
    if beyond is not None:
        title = moved.title or say("edits.kind", kind=moved.kind)
        raise InputError("day", say("moves.no_room", session=title, day=moved.day, why=beyond))


def _outside(session: Session, there: Session, bounds: Bounds) -> Message | None:
    if there.day < bounds.today:
        return say("moves.past", today=bounds.today)
    of_plan = session.plan_id is not None and bounds.last is not None
    if of_plan and bounds.last is not None and session.day <= bounds.last < there.day:
        return say("moves.past_plan", end=bounds.last)
    return None


def _against(there: Session, others: Sequence[Session], around: Around) -> Message | None:
    closed = around.closed(there.day)
    clash = nearest_clash(there, others, around.spacing) if closed is None else None
    return closed if clash is None else reasons.too_close_to(*clash, there)


def _refusal(
    session: Session, there: Session, others: Sequence[Session], around: Around
) -> Message | None:
    """What keeps a session from making room there; it does not go into the taper of a race."""
    against = _against(there, others, around)
    if against is None and near_race(session, around) is None:
        return near_race(there, around)
    return against


def _fit(there: Session, around: Around) -> Fit:
    """What runs and races around a day cost, whatever the other sessions."""
    free = replace(around, sessions=())
    return placings(there, (there.day,), free)[there.day].fit


def _planned(around: Around, today: date) -> list[Session]:
    """The sessions ahead that may be moved, in order: planned, and not begun."""
    found = [
        session
        for session in around.sessions
        if session.status is SessionStatus.PLANNED
        and not session.runs
        and session.day >= today
        and is_bound(session)
    ]
    return sorted(found, key=_at)


def _without(sessions: Sequence[Session], taken: Sequence[Session]) -> list[Session]:
    keys = {session.id for session in taken}
    return [session for session in sessions if session.id not in keys]


def _changes(
    moved: Session, there: Session, rest: Iterable[tuple[Session, Session]]
) -> Iterator[DayChange]:
    yield DayChange(moved, there.day, there.start_time)
    for session, now in rest:
        yield DayChange(session, now.day, now.start_time)


def _new_day(change: DayChange) -> tuple[date, str]:
    return change.day, change.start_time


def _at(session: Session) -> datetime:
    return SpacedSession.of(session).at
