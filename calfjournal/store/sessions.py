"""Queries of sessions and their sets."""

from __future__ import annotations

from datetime import date
from typing import Any

from msgspec.structs import replace
from peewee import OP, SQL, Expression

from calfjournal.domain.session import Session, SetLine
from calfjournal.store.database import Database
from calfjournal.store.models import PARAM, SessionRow, SetRow
from calfjournal.store.rows import Known, Table

SESSIONS: Table[Session] = Table(
    SessionRow,
    Session,
    # The hour tells the two of a program that trains twice a day apart.
    named_by=("plan_id", ("original_day", "day"), "type_id", "start_time"),
)
SETS: Table[SetLine] = Table(
    SetRow, SetLine, parent="session_id", named_by=("session_id", "item", "number", "side")
)

_ORDER = (SessionRow.day, SessionRow.start_time, SessionRow.id)
_SET_ORDER = (SetRow.item, SetRow.number, SetRow.side, SetRow.id)
_COUNTED = SessionRow.status.in_([PARAM, PARAM])
_DONE = ("done", "partly")

_DONE_SET = SetRow.select(SetRow.id).where((SetRow.exercise == PARAM) & SetRow.done.is_null(False))


def _there_is(select: Any) -> Expression:  # noqa: ANN401 - Peewee has no types
    return Expression(select, OP.IS_NOT, SQL("NULL"))


IN_RANGE = SESSIONS.query((SessionRow.day >= PARAM) & (SessionRow.day <= PARAM), *_ORDER)
_OF_PLAN = SESSIONS.query(SessionRow.plan_id == PARAM, *_ORDER)
_NEXT = SESSIONS.query(
    (SessionRow.day > PARAM) & (SessionRow.status == PARAM),
    *_ORDER,
)
_LAST_DONE = SESSIONS.query(
    (SessionRow.day < PARAM)
    & _COUNTED
    # Back from the day to the first that fits. Not EXISTS: SQLite makes joins of two of them, and
    # then reads and sorts every session there is.
    & _there_is(_DONE_SET)
    & _there_is(_DONE_SET.where(SetRow.session_id == SessionRow.id)),
    SessionRow.day.desc(),
    SessionRow.start_time.desc(),
    SessionRow.id.desc(),
)
_SETS_OF = SETS.query(SetRow.session_id == PARAM, *_SET_ORDER)
_SETS_OF_EXERCISE = SETS.query(
    (SetRow.session_id == PARAM) & (SetRow.exercise == PARAM), *_SET_ORDER
)
SETS_IN_RANGE = SETS.query(
    SetRow.session_id.in_(
        SessionRow.select(SessionRow.id).where(
            (SessionRow.day >= PARAM) & (SessionRow.day <= PARAM)
        )
    ),
    *_SET_ORDER,
)
_SETS_OF_PLAN = SETS.query(
    SetRow.session_id.in_(SessionRow.select(SessionRow.id).where(SessionRow.plan_id == PARAM)),
    *_SET_ORDER,
)


def get(database: Database, key: int) -> Session | None:
    """Return a session with its sets."""
    session = SESSIONS.by_id.one(database, key)
    return session and replace(session, sets=sets_of(database, key))


def between(
    database: Database,
    first: date,
    last: date,
    *,
    sets: bool,
    known: Known[SetLine] | None = None,
) -> list[Session]:
    """Return the sessions of the days, first and last included, in two queries at most.

    Sets that are ``known`` are not made anew, see ``rows.Query``.
    """
    if not sets:
        return IN_RANGE.all(database, first, last)
    lines = SETS_IN_RANGE.by_parent(database, first, last, known=known)
    return IN_RANGE.with_children(database, lines, first, last)


def of_plan(database: Database, plan_id: int) -> list[Session]:
    """Return the sessions of a plan with their sets."""
    lines = _SETS_OF_PLAN.by_parent(database, plan_id)
    return _OF_PLAN.with_children(database, lines, plan_id)


def next_after(database: Database, day: date) -> Session | None:
    """Return the first planned session later than the day, with its sets."""
    found = _NEXT.one(database, day, "planned")
    return found and replace(found, sets=sets_of(database, found.key))


def last_done(
    database: Database, exercise: str, before: date
) -> tuple[Session, tuple[SetLine, ...]] | None:
    """Return the newest session before the day in which the exercise was done, and its sets."""
    session = _LAST_DONE.one(database, before, *_DONE, exercise, exercise)
    if session is None:
        return None
    return session, tuple(_SETS_OF_EXERCISE.all(database, session.key, exercise))


def sets_of(database: Database, session_id: int) -> tuple[SetLine, ...]:
    """Return the sets of a session in the order they are done."""
    return tuple(_SETS_OF.all(database, session_id))


def owner(database: Database, set_id: int) -> int | None:
    """Return the key of the session a set belongs to."""
    found: int | None = database.value("SELECT session_id FROM set_line WHERE id = ?", (set_id,))
    return found


def insert_all(database: Database, sessions: list[Session]) -> list[int]:
    """Insert sessions with their sets and return the new keys."""
    keys = SESSIONS.insert_all(database, [replace(session, id=None) for session in sessions])
    rows = [
        SETS.encode(replace(line, id=None), {"session_id": key})
        for key, session in zip(keys, sessions, strict=True)
        for line in session.sets
    ]
    SETS.insert_rows(database, rows)
    return keys
