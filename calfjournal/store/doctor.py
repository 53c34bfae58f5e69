"""Looking a journal over."""

from __future__ import annotations

from itertools import islice

from calfjournal.dates import LATEST_BORDER
from calfjournal.domain.kind import Kind
from calfjournal.domain.limits import RESULT_LIMITS, Limit, by_column
from calfjournal.domain.message import Words, say
from calfjournal.errors import CalfjournalError, DamagedJournal
from calfjournal.store.database import Database
from calfjournal.store.inspection import problems_of_pages
from calfjournal.store.tables import TABLES, wrong_day_keys

_MOST = 20
"""Problems of one kind that are listed one by one."""


def check(database: Database) -> list[Words]:
    """Return what is wrong with the journal; nothing when all is well."""
    try:
        if broken := problems_of_pages(database, thorough=True):
            return broken
        content = (_links, _unreadable, _days, _ranges, _plans)
        return [problem for look in content for problem in look(database)]
    except DamagedJournal as error:
        return [error.said]


def counts(database: Database) -> dict[str, int]:
    """Return how many rows there are of each table."""
    return {
        table.name: int(database.value(f'SELECT count(*) FROM "{table.name}"'))  # noqa: S608
        for table in TABLES
    }


def _links(database: Database) -> list[Words]:
    rows = database.rows("PRAGMA foreign_key_check")
    return [
        say("store.broken_link", table=table, key=str(key), parent=parent)
        for table, key, parent, _ in rows[:_MOST]
    ]


def _unreadable(database: Database) -> list[Words]:
    problems: list[Words] = []
    for table in TABLES:
        columns = ", ".join(f'"{column}"' for column in table.columns)
        for row in database.rows(f'SELECT {columns} FROM "{table.name}"'):  # noqa: S608
            try:
                table.decode(row)
            except CalfjournalError as error:
                problems.append(error.said)
    return problems[:_MOST]


def _days(database: Database) -> list[Words]:
    rows = wrong_day_keys(database)
    return [
        say("store.other_days_key", table=table, key=str(key)) for table, key in islice(rows, _MOST)
    ]


def _ranges(database: Database) -> list[Words]:
    problems: list[Words] = []
    for kind, column, limit in by_column():
        problems += _outside(database, kind, column, limit)
    for measure, limit in RESULT_LIMITS.items():
        problems += _outside(database, Kind.RESULT, "value", limit, ("measure", measure))
    for kind in (Kind.PLAN, Kind.PHASE, Kind.FLARE, Kind.BLOCKED_RANGE, Kind.SHOES):
        rows = database.rows(f'SELECT id FROM "{kind}" WHERE "end" < "start"')  # noqa: S608
        problems += [say("store.ends_early", table=kind, key=str(key)) for (key,) in rows]
    return problems + _borders(database)


def _borders(database: Database) -> list[Words]:
    late = f"{LATEST_BORDER:%H:%M}"
    rows = database.rows("SELECT id, day_border FROM athlete WHERE day_border >= ?", (late,))
    return [
        say("store.late_border", table=Kind.ATHLETE, key=str(key), at=at, latest=LATEST_BORDER)
        for key, at in rows
    ]


def _outside(
    database: Database,
    kind: Kind,
    column: str,
    limit: Limit,
    only: tuple[str, str] | None = None,
) -> list[Words]:
    """Tell of values outside their limit; ``only`` those whose column holds a word."""
    rows = database.rows(
        f'SELECT id, "{column}" FROM "{kind}" WHERE NOT "{column}" BETWEEN ? AND ?'  # noqa: S608
        + (f' AND "{only[0]}" = ?' if only else ""),
        (limit.low, limit.high, only[1]) if only else (limit.low, limit.high),
    )
    return [
        say(
            "store.outside_limit",
            table=kind,
            key=str(key),
            name=limit.name,
            value=(value, limit.unit),
            limit=limit.text(),
        )
        for key, value in rows[:_MOST]
    ]


def _plans(database: Database) -> list[Words]:
    problems: list[Words] = []
    active = int(database.value("SELECT count(*) FROM plan WHERE active = 1"))
    if active > 1:
        problems.append(say("store.many_active", count=active))
    rows = database.rows(
        "SELECT s.id, s.day, p.title FROM session AS s JOIN plan AS p ON p.id = s.plan_id "
        "WHERE s.status = 'planned' AND s.locked = 0 "
        'AND NOT s.day BETWEEN p."start" AND p."end"'
    )
    problems += [
        say("store.outside_plan", table=Kind.SESSION, key=str(key), day=day, title=title)
        for key, day, title in rows
    ]
    return problems[:_MOST]
