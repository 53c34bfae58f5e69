"""Queries of sessions and their sets."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import groupby
from operator import attrgetter
from typing import Any

from msgspec.structs import replace
from peewee import SQL, Tuple

from calfjournal.domain.exercise import Unit
from calfjournal.domain.session import ExerciseNote, Session, SetLine, Work
from calfjournal.store.database import Database
from calfjournal.store.faults import understood
from calfjournal.store.kept_range import KeptRange, RowsOfDays
from calfjournal.store.keys import new_key
from calfjournal.store.models import PARAM, ExerciseNoteRow, SessionRow, SetRow
from calfjournal.store.plain_json import canonical
from calfjournal.store.rows import Table

SESSIONS: Table[Session] = Table(
    SessionRow,
    Session,
    # The hour tells the two of a program that trains twice a day apart.
    named_by=("plan_id", ("original_day", "day"), "type_id", "start_time"),
)


class _Sets(Table[SetLine]):
    """Sets are named by their place; a warm-up, which has the number of a set, is not."""

    def new_key(self, row: Sequence[Any]) -> int:
        return new_key() if row[self.columns.index("warm_up")] else super().new_key(row)


SETS: Table[SetLine] = _Sets(
    SetRow, SetLine, parent="session_id", named_by=("session_id", "item", "number", "side")
)
EXERCISE_NOTES: Table[ExerciseNote] = Table(
    ExerciseNoteRow, ExerciseNote, named_by=("session_id", "exercise")
)

_ORDER = (SessionRow.day, SessionRow.start_time, SessionRow.id)
_SET_ORDER = (SetRow.item, SetRow.number, SetRow.side, SetRow.id)
NOTES_OF = EXERCISE_NOTES.query(ExerciseNoteRow.session_id == PARAM, ExerciseNoteRow.id)
NOTE_OF = EXERCISE_NOTES.query(
    (ExerciseNoteRow.session_id == PARAM) & (ExerciseNoteRow.exercise == PARAM)
)
_DONE = ("done", "partly")
_WARM_UP = attrgetter("warm_up")

IN_RANGE = SESSIONS.query((SessionRow.day >= PARAM) & (SessionRow.day <= PARAM), *_ORDER)
_OF_PLAN = SESSIONS.query(SessionRow.plan_id == PARAM, *_ORDER)
_NEXT = SESSIONS.query(
    (SessionRow.day > PARAM) & (SessionRow.status == PARAM),
    *_ORDER,
)
_WITH_KEYS = SESSIONS.query(SessionRow.id.in_(SQL("(SELECT value FROM json_each(?))")))
_IS_THERE = "SELECT 1 FROM session WHERE id = ?"
_LAST_DONE = SQL("""(
    SELECT wanted.value, (
        SELECT session.id FROM session
        WHERE day < ? AND status IN (?, ?)
        AND (
            SELECT id FROM set_line
            WHERE exercise = wanted.value AND done IS NOT NULL AND warm_up = 0
        ) IS NOT NULL
        AND (
            SELECT id FROM set_line
            WHERE exercise = wanted.value AND done IS NOT NULL AND warm_up = 0
            AND session_id = session.id
        ) IS NOT NULL
        ORDER BY day DESC, start_time DESC, session.id DESC LIMIT 1
    ) FROM json_each(?) AS wanted
)""")
"""Back from the day to the first that fits, exercise by exercise. Not EXISTS: SQLite makes joins of
two of them, and then reads and sorts every session there is."""
_LAST_SETS = SETS.query(
    Tuple(SetRow.exercise, SetRow.session_id).in_(_LAST_DONE) & SQL("warm_up = 0"), *_SET_ORDER
)
_WORK = """
SELECT session_id, exercise, unit, count(DISTINCT number), total(done) FROM set_line
WHERE session_id IN (SELECT id FROM session WHERE day >= ? AND day <= ?) AND warm_up = 0
GROUP BY session_id, item ORDER BY session_id, item"""
_PARENT_AT = [column for column in SETS.columns if column != "id"].index("session_id")
_WRITTEN = [column for column in SETS.columns if column not in ("id", "session_id")]
_WRITE_SET = (
    f"UPDATE set_line SET {', '.join(f'{column} = ?' for column in _WRITTEN)} "  # noqa: S608
    "WHERE id = ? RETURNING session_id"
)
_STANDING = """
SELECT status, rpe IS NOT NULL OR minutes IS NOT NULL, count(set_line.id), count(set_line.done)
FROM session LEFT JOIN set_line ON set_line.session_id = session.id AND warm_up = 0
WHERE session.id = ?"""
_SETS_OF = SETS.query(SetRow.session_id == PARAM, *_SET_ORDER)
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
    return session and session.with_lines(sets_of(database, key))


def is_there(database: Database, key: int) -> bool:
    """True when there is a session of the key."""
    return database.value(_IS_THERE, (key,)) is not None


def between(
    database: Database,
    first: date,
    last: date,
    *,
    sets: bool = True,
) -> list[Session]:
    """Return the sessions of the days, first and last included, in two queries at most."""
    if not sets:
        return IN_RANGE.all(database, first, last)
    lines = SETS_IN_RANGE.by_parent(database, first, last)
    return told_apart(IN_RANGE.with_children(database, lines, first, last))


def told_apart(found: list[Session]) -> list[Session]:
    """Return sessions, read with all their lines as sets, with warm-ups and sets told apart."""
    return [
        session.with_lines(session.sets) if any(map(_WARM_UP, session.sets)) else session
        for session in found
    ]


def work_between(database: Database, first: date, last: date) -> dict[int, tuple[Work, ...]]:
    """Return what the sessions of some days hold, by their keys, without reading every set."""
    found: defaultdict[int, list[Work]] = defaultdict(list)
    rows = database.rows(_WORK, (str(first), str(last)))
    with understood(database.path):
        for key, exercise, unit, sets, done in rows:
            found[key].append(Work(exercise, Unit(unit), int(sets), int(done)))
    return {key: tuple(work) for key, work in found.items()}


def kept(database: Database) -> KeptRange[Session]:
    """Return the sessions of days, with their sets, as they are kept in memory."""
    of_days = RowsOfDays.of(SESSIONS), RowsOfDays.below(SETS, SESSIONS, "lines")
    return KeptRange(database, between, *of_days)


def standing(database: Database, key: int) -> tuple[str, bool, int, int]:
    """Return the status of a session, whether its effort was told, its sets and those logged."""
    ((status, told, sets, done),) = database.rows(_STANDING, (key,))
    return status, bool(told), sets, done


def of_plan(database: Database, plan_id: int) -> list[Session]:
    """Return the sessions of a plan with their sets."""
    lines = _SETS_OF_PLAN.by_parent(database, plan_id)
    return told_apart(_OF_PLAN.with_children(database, lines, plan_id))


def next_after(database: Database, day: date) -> Session | None:
    """Return the first planned session later than the day, with its sets."""
    found = _NEXT.one(database, day, "planned")
    return found and found.with_lines(sets_of(database, found.key))


def last_done(
    database: Database, exercises: Iterable[str], before: date
) -> dict[str, tuple[Session, tuple[SetLine, ...]]]:
    """Return the newest session before the day in which each exercise was done, and its sets.

    Exercises that never were are left out; two queries for all of them.
    """
    lines = _LAST_SETS.by_parent(database, before, *_DONE, canonical(list(exercises)))
    found: dict[str, tuple[Session, tuple[SetLine, ...]]] = {}
    for session in _WITH_KEYS.all(database, canonical(list(lines))):
        ordered = sorted(lines[session.key], key=_exercise)
        for exercise, sets in groupby(ordered, key=_exercise):
            found[exercise] = session, tuple(sets)
    return found


def _exercise(line: SetLine) -> str:
    return line.exercise


def sets_of(database: Database, session_id: int) -> tuple[SetLine, ...]:
    """Return the sets of a session in the order they are done, warm-ups among them."""
    return tuple(_SETS_OF.all(database, session_id))


def write_set(database: Database, line: SetLine) -> int | None:
    """Overwrite a set and return the key of its session, None when it is gone."""
    *values, key = SETS.overwriting(line, {"session_id": 0})
    del values[_PARENT_AT]
    found: int | None = database.value(_WRITE_SET, (*values, key))
    return found


def insert_all(database: Database, sessions: list[Session]) -> list[int]:
    """Insert sessions with their sets and return the new keys."""
    keys = SESSIONS.insert_all(database, [replace(session, id=None) for session in sessions])
    rows = [
        SETS.encode(replace(line, id=None), {"session_id": key})
        for key, session in zip(keys, sessions, strict=True)
        for line in session.lines
    ]
    SETS.insert_rows(database, rows)
    return keys
