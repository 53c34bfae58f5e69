"""A session as it is logged: its sets, the tendons' answers, and what it adds up to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from functools import partial

from msgspec import Struct
from msgspec.structs import replace

from calfjournal.changes import ChangeSet
from calfjournal.domain.answer import DAYS_BACK, Answer, answers_of, asked_of
from calfjournal.domain.assessment import Measure
from calfjournal.domain.checkin import Moment, TendonReading
from calfjournal.domain.exercise import LEGS, Side
from calfjournal.domain.finding import PhaseQuestion
from calfjournal.domain.kind import Kind
from calfjournal.domain.message import Words
from calfjournal.domain.program import SessionKind
from calfjournal.domain.session import Session, SessionStatus
from calfjournal.domain.weaker_leg import weaker_leg
from calfjournal.messages import tr
from calfjournal.messages.vocabulary import KIND_NAMES
from calfjournal.views.last_sets import LastTime
from calfjournal.views.set_table import ExerciseSets, exercise_sets
from calfjournal.views.source import Source

AROUND = timedelta(days=120)
"""How far from a day its recent sessions may lie."""
MOST_RECENT = 10
_TELLING = (Measure.HEEL_RISE, Measure.HEEL_RISE_BENT, Measure.ISO_HOLD)
"""Tests of how strong each leg is; the first that tells them apart counts."""


class SessionFacts(Struct, frozen=True):
    """One session with everything its editor shows but last time's values."""

    session: Session
    exercises: tuple[ExerciseSets, ...]
    answers: tuple[Answer, ...]
    counsel: tuple[Words, ...] = ()
    """What is to be done at once: of a session that runs and hurts too much."""
    question: PhaseQuestion | None = None
    """What is asked before it is logged: its phase waits for its gate."""
    first: Side = Side.LEFT
    """The leg that goes first, and whose column stands before the other's: the weaker one."""
    asked: tuple[Moment, ...] = ()
    """When the tendons are asked after it."""


def gather(source: Source, session_id: int) -> SessionFacts | None:
    """Read a session, None when it is gone."""
    session = source.sessions.get(session_id)
    if session is None:
        return None
    last = session.day + timedelta(days=DAYS_BACK)
    readings = source.checkins.readings(session.day, last)
    around = source.sessions.between(session.day, last, sets=False)
    exercises = source.library.exercises
    first = goes_first(source)
    return SessionFacts(
        session,
        exercise_sets(session.lines, exercises, first),
        answers_of(session, readings, source.clock.now(), source.clock.border, around),
        counsel_of(source, session, readings),
        source.gates.holds(session),
        first,
        (Moment.MORNING, *asked_of(session, around)),
    )


def counsel_of(
    source: Source, session: Session, readings: Iterable[TendonReading] | None = None
) -> tuple[Words, ...]:
    """Read what is to be done at once of a session that runs and hurts; ``readings`` of its day."""
    if not session.runs:
        return ()
    if readings is None:
        readings = source.checkins.readings(session.day, session.day)
    hurts = session.tells_pain or any(r.session_id == session.id and r.pain for r in readings)
    return source.recovery.verdict(session.day).counsel if hurts else ()


def pains_told(source: Source, session: Session) -> tuple[int, ...]:
    """Read the pain 0-10 that was told of a session while it runs, of its sets and beside them."""
    readings = source.checkins.readings(session.day, session.day)
    during = [
        reading.pain
        for reading in readings
        if reading.session_id == session.id and reading.moment is Moment.DURING
    ]
    told = (*(line.pain for line in session.lines), *during)
    return tuple(pain for pain in told if pain is not None)


def last_time(source: Source, session: Session) -> Mapping[str, LastTime]:
    """Read what was done last of each exercise of a session before its day, where it ever was."""
    names = {line.exercise for line in session.sets}
    found = source.sessions.last_done(names, session.day)
    return {name: LastTime(last.day, session.day, sets) for name, (last, sets) in found.items()}


def goes_first(source: Source) -> Side:
    """Read which leg has its columns first: the weaker one of the newest tests."""
    tests = (_tested(source, measure) for measure in _TELLING)
    return weaker_leg(tests, source.athlete.get().sore_side)


def _tested(source: Source, measure: Measure) -> dict[Side, float]:
    found = ((leg, source.assessments.latest(measure, leg)) for leg in LEGS)
    return {leg: latest[1].value for leg, latest in found if latest is not None}


def again(source: Source, shown: SessionFacts, changes: ChangeSet) -> SessionFacts | None:
    """Read a session again after a change; where sets were logged, without pain, only its sets.

    Everything else about it stays then: answers, counsel and question.
    """
    session = shown.session
    pains = {line.id: line.pain for line in session.lines}
    if changes.kinds != {Kind.SET_LINE} or not changes.ids <= pains.keys():
        return gather(source, session.key)
    session = session.with_lines(source.sessions.sets_of(session.key))
    if {line.id: line.pain for line in session.lines} != pains:
        return gather(source, session.key)
    exercises = source.library.exercises
    return replace(
        shown,
        session=session,
        exercises=exercise_sets(session.lines, exercises, shown.first),
    )


def recent(source: Source, day: date) -> list[Session]:
    """Read one session of each sort around a day, the nearest of its sort, nearest first."""
    around = source.sessions.between(day - AROUND, day + AROUND, sets=False)
    nearest: dict[tuple[SessionKind, Words], Session] = {}
    for session in sorted(around, key=partial(_distance, day)):
        nearest.setdefault((session.kind, session.title), session)
    return list(nearest.values())[:MOST_RECENT]


def offered_session(session: Session, today: date) -> str:
    """Return ``Fri 4 Dec: Slow raises``, with what became of it: a session to choose from."""
    title = session.title or KIND_NAMES[session.kind]
    if session.status is SessionStatus.SKIPPED:
        return tr("{day:day}: {session}, skipped", day=session.day, session=title)
    if session.day < today:
        return tr("{day:day}: {session}, missed", day=session.day, session=title)
    return tr("{day:day}: {session}", day=session.day, session=title)


def _distance(day: date, session: Session) -> int:
    return abs((session.day - day).days)
