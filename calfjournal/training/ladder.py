"""Lays the week ahead on the rung of a flare, and gives it back as it was (rule 4.3b)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta

from msgspec import Struct
from msgspec.structs import replace

from calfjournal.domain.finding import Only, SessionChange
from calfjournal.domain.message import say
from calfjournal.domain.program import SessionKind
from calfjournal.domain.session import Session, SessionStatus
from calfjournal.training.at_hand import Swaps
from calfjournal.training.flares import LADDER_D, RUNGS, eased, on_the_ladder, waiting_tests
from calfjournal.training.ground_rules import GroundRules
from calfjournal.training.session_changes import apply, is_open, line_of
from calfjournal.training.set_lines import highest_load_class

_WAIT_D = 2 * LADDER_D
"""Days after which a re-test stands that waits: the ladder alone takes eight calm mornings."""
_ROOM_D = 56
"""Days among which room is looked for from then on: a race keeps five weeks free of tests."""


_HEAVY_KINDS = (SessionKind.STRENGTH, SessionKind.PLYOMETRIC)
"""Kinds of which a rung leaves something else than their name says."""
_OTHER_WORK = (Only.HOLDS, Only.BODY_WEIGHT)
_TITLES = tuple(say(rung.title) for rung in RUNGS)


class LaidOnRung(Struct, frozen=True):
    """What a rung makes of the week ahead.

    ``sessions`` are those that stand on it, wait or were given back; ``standing`` holds what every
    one of them was before.
    """

    sessions: tuple[Session, ...]
    standing: tuple[SessionChange, ...]


def laid_on(
    rung: int,
    sessions: Mapping[int, Session],
    standing: Iterable[SessionChange],
    today: date,
    swaps: Swaps,
    ground: Callable[[], GroundRules] = GroundRules,
) -> LaidOnRung:
    """Return the sessions on a rung, laid from the plan itself; above the last one as planned.

    ``standing`` is what stands on a rung so far. A re-test of the week waits: it goes to the first
    day from two weeks on that breaks nothing of ``ground``. Pure and deterministic.
    """
    standing = tuple(standing)
    planned = _as_planned(sessions, standing, today, swaps)
    everything = {**sessions, **planned}
    climbed = rung == len(RUNGS)
    wanted = [] if climbed else on_the_ladder(everything.values(), today)
    changes = [c for session in wanted if (c := _change(session, rung, swaps)) is not None]
    tests = [] if climbed else waiting_tests(everything.values(), today)
    changes += _waits(tests, everything, standing, today, ground)
    given = planned | {one.session_id: everything[one.session_id] for one in changes}
    # What was done on a rung may be taken back while the flare lasts: its plan is not forgotten.
    done = [c for c in standing if not climbed and _is_done(sessions.get(c.session_id))]
    laid = apply(changes, given.values(), swaps)
    called = tuple(_called(session, given[session.key], rung) for session in laid)
    return LaidOnRung(called, (*changes, *done))


def _called(session: Session, planned: Session, rung: int) -> Session:
    """Call a session by what the rung left of it: its own name would promise what is not in it.

    How long that takes nobody knows.
    """
    if rung == len(RUNGS) or session.kind not in _HEAVY_KINDS or is_same_work(session, planned):
        return session
    step = RUNGS[rung]
    is_other = step.only in _OTHER_WORK or session.load_class < planned.load_class
    if not is_other:
        return session
    kind = step.kind or session.kind
    return replace(session, title=say(step.title), kind=kind, planned_minutes=None)


def _as_planned(
    sessions: Mapping[int, Session], standing: Iterable[SessionChange], today: date, swaps: Swaps
) -> dict[int, Session]:
    """The sessions that stand on a rung or wait and are not done, as they were planned.

    One that is no longer what the ladder made of it was changed since: that is its plan now.
    """
    found: dict[int, Session] = {}
    for change in standing:
        session = sessions.get(change.session_id)
        if session is None or _is_done(session):
            continue
        if change.new_day is not None:
            found[session.key] = _back_on_its_day(session, change, today)
            continue
        session = _by_its_name(session, change)
        load_class = highest_load_class(change.before, swaps.library)
        planned = replace(session, sets=change.before, load_class=load_class)
        if change.planned_kind is not None:
            planned = replace(planned, planned_minutes=change.planned_minutes)
        (laid,) = apply((change,), (replace(planned, status=SessionStatus.PLANNED),), swaps)
        found[session.key] = planned if _work(laid) == _work(session) else session
    return found


def _by_its_name(session: Session, change: SessionChange) -> Session:
    """The session called as it was planned, unless it was called otherwise since."""
    if change.planned_kind is None or session.title not in _TITLES:
        return session
    return replace(
        session,
        title=change.planned_title,
        kind=change.planned_kind,
        planned_minutes=change.planned_minutes,
    )


def _back_on_its_day(session: Session, change: SessionChange, today: date) -> Session:
    """The re-test on the day it was planned for; where that is past, it stays where it waits."""
    day = change.planned_day
    if session.day != change.new_day or day is None or day < today:
        return session
    original = None if session.original_day == day else session.original_day
    return replace(session, day=day, original_day=original)


def _is_done(session: Session | None) -> bool:
    left_out = session is not None and session.status is SessionStatus.SKIPPED
    return session is not None and not left_out and not is_open(session)


def _change(session: Session, rung: int, swaps: Swaps) -> SessionChange | None:
    """What a rung makes of a session, None where that is all it is."""
    found = eased(session, rung)
    (after,) = apply((found,), (session,), swaps)
    if is_same_work(session, after):
        return None
    return replace(
        found,
        before=session.sets,
        text=line_of(session, after, found),
        planned_title=session.title,
        planned_kind=session.kind,
        planned_minutes=session.planned_minutes,
    )


def _waits(
    tests: Sequence[Session],
    sessions: Mapping[int, Session],
    standing: Iterable[SessionChange],
    today: date,
    ground: Callable[[], GroundRules],
) -> Iterator[SessionChange]:
    """Move each re-test out of the ladder's way, where it does not stand there already."""
    moved = {c.session_id: c.new_day for c in standing if c.new_day is not None}
    there = dict(sessions)
    for test in tests:
        day = moved.get(test.key)
        if day is None or day < today + timedelta(days=LADDER_D):
            day = _first_room(test, there, today + timedelta(days=_WAIT_D), ground())
        there[test.key] = replace(test, day=day)
        text = say("training.retest_waits", planned=test.day, day=day)
        yield SessionChange(test.key, text, new_day=day, planned_day=test.day)


def _first_room(
    test: Session, sessions: Mapping[int, Session], first: date, rules: GroundRules
) -> date:
    """The first day that breaks nothing; where there is none, the first with room beside others.

    In the plan if it has one, else after its end: in its last weeks all may be full.
    """
    days = [first + timedelta(days=days) for days in range(_ROOM_D)]
    kinds = rules, rules.between_sessions, GroundRules(rules.spacing)
    fits = (day for each in kinds for day in days if _fits(test, sessions, day, each))
    return next(fits, first)


def _fits(test: Session, sessions: Mapping[int, Session], day: date, rules: GroundRules) -> bool:
    before = tuple(sessions.values())
    return not rules.breaks(before, tuple({**sessions, test.key: replace(test, day=day)}.values()))


def _work(session: Session) -> list[tuple[int, int, str, str]]:
    """The sets of a session without their targets, which are carried on from day to day."""
    return sorted((line.item, line.number, line.exercise, line.side) for line in session.sets)


def is_same_work(one: Session, other: Session) -> bool:
    """True when two stands of a session ask for the same sets, with a load or without."""
    return _work(one) == _work(other) and _bare(one) == _bare(other)


def _bare(session: Session) -> set[tuple[int, int, str]]:
    """The sets without a load."""
    return {(s.item, s.number, s.side) for s in session.sets if s.target_kg is None}
