"""Looking a journal over."""

from __future__ import annotations

from pathlib import Path

from calfjournal.domain.athlete import LATEST_BORDER
from calfjournal.domain.kind import Kind
from calfjournal.domain.limits import RESULT_LIMITS, Limit, by_column
from calfjournal.errors import CalfjournalError, DamagedJournal
from calfjournal.messages import in_words
from calfjournal.messages.vocabulary import ROWS
from calfjournal.store.database import Database, reading_along
from calfjournal.store.inspection import integrity_problems
from calfjournal.store.tables import TABLES, wrong_day_keys

_MOST = 20
"""Problems of one kind that are listed one by one."""


def check(database: Database) -> list[str]:
    """Return what is wrong with the journal, one sentence each; nothing when all is well."""
    try:
        broken = integrity_problems(database, thorough=True)
        if broken:
            return [f"The file is damaged: {problem}." for problem in broken[:_MOST]]
        content = (_links, _unreadable, _days, _ranges, _plans)
        return [problem for look in content for problem in look(database)]
    except DamagedJournal as error:
        return [error.message]


def check_file(path: Path) -> list[str]:
    """Return what is wrong with the bytes of a journal that may be open, one sentence each.

    Every page is read and compared with its checksum, every index with its table. It reads on a
    connection of its own and may run on any thread.
    """
    try:
        with reading_along(path) as database:
            broken = integrity_problems(database, thorough=True)
    except CalfjournalError as error:
        return [error.message]
    return [f"The file is damaged: {problem}." for problem in broken[:_MOST]]


def counts(database: Database) -> dict[str, int]:
    """Return how many rows there are of each thing, by the word people use for it."""
    return {
        word: int(database.value(f'SELECT count(*) FROM "{table}"'))  # noqa: S608
        for table, word in ROWS.items()
    }


def _links(database: Database) -> list[str]:
    rows = database.rows("PRAGMA foreign_key_check")
    return [
        f"{table} {key} points to a {parent} that is not there." for table, key, parent, _ in rows
    ][:_MOST]


def _unreadable(database: Database) -> list[str]:
    problems = []
    for table in TABLES:
        columns = ", ".join(f'"{column}"' for column in table.columns)
        for row in database.rows(f'SELECT {columns} FROM "{table.name}"'):  # noqa: S608
            try:
                table.decode(row)
            except CalfjournalError as error:
                problems.append(error.message)
    return problems[:_MOST]


def _days(database: Database) -> list[str]:
    rows = wrong_day_keys(database)
    return [f"{table} {key} has the key of another day." for table, key in rows][:_MOST]


def _ranges(database: Database) -> list[str]:
    problems = []
    for kind, column, limit in by_column():
        problems += _outside(database, kind, column, limit)
    for measure, limit in RESULT_LIMITS.items():
        problems += _outside(database, Kind.RESULT, "value", limit, measure)
    for kind in (Kind.PLAN, Kind.PHASE, Kind.FLARE, Kind.BLOCKED_RANGE, Kind.SHOES):
        rows = database.rows(f'SELECT id FROM "{kind}" WHERE "end" < "start"')  # noqa: S608
        problems += [f"{kind} {key} ends before it starts." for (key,) in rows]
    late = f"{LATEST_BORDER:%H:%M}"
    rows = database.rows("SELECT id, day_border FROM athlete WHERE day_border >= ?", (late,))
    problems += [f"athlete {key}: days begin at {at}, not before {late}." for key, at in rows]
    return problems


def _outside(
    database: Database, kind: Kind, column: str, limit: Limit, measure: str | None = None
) -> list[str]:
    rows = database.rows(
        f'SELECT id, "{column}" FROM "{kind}" WHERE NOT "{column}" BETWEEN ? AND ?'  # noqa: S608
        + (" AND measure = ?" if measure else ""),
        (limit.low, limit.high, measure) if measure else (limit.low, limit.high),
    )
    return [
        f"{kind} {key}: {in_words(limit.name).lower()} {value:g} is outside "
        f"{in_words(limit.text())}."
        for key, value in rows
    ][:_MOST]


def _plans(database: Database) -> list[str]:
    problems = []
    active = int(database.value("SELECT count(*) FROM plan WHERE active = 1"))
    if active > 1:
        problems.append(f"{active} plans are active at once.")
    rows = database.rows(
        "SELECT s.id, s.day, p.title FROM session AS s JOIN plan AS p ON p.id = s.plan_id "
        "WHERE s.status = 'planned' AND s.locked = 0 "
        'AND NOT s.day BETWEEN p."start" AND p."end"'
    )
    problems += [
        f"session {key} of {day} lies outside its plan, {title}." for key, day, title in rows
    ]
    return problems[:_MOST]
