"""Queries of everything that stands on a day: which things in which order, and then their values.

Only keys and days are read of all of it, so that twenty years open at once; the values of what is
seen are read when it is.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from operator import itemgetter
from typing import Any, Final

from msgspec import Struct
from msgspec.structs import replace
from peewee import SQL

from calfjournal.domain.agenda import LISTED, EntryState, ListedThing, Naming, ReadEntries, Sought
from calfjournal.domain.kind import Kind
from calfjournal.domain.text_match import folded
from calfjournal.store import words
from calfjournal.store.assessments import ASSESSMENTS, RESULTS
from calfjournal.store.checkins import CHECK_INS, FLARES
from calfjournal.store.database import Database
from calfjournal.store.faults import understood
from calfjournal.store.models import PlannedRunRow, ResultRow, SetRow
from calfjournal.store.plain_json import canonical
from calfjournal.store.plans import BLOCKS, PLANNED_RUNS, RACES
from calfjournal.store.rows import Query, Table
from calfjournal.store.runs import RUNS
from calfjournal.store.sessions import SESSIONS, SETS, told_apart

_CLOCK = """CASE WHEN utc_offset_min IS NULL THEN strftime('%H:%M', start, 'localtime')
ELSE strftime('%H:%M', start, utc_offset_min || ' minutes') END"""
_ORDER = itemgetter(2, 3, 0, 1)
"""By day, time, kind and key."""
_LEFT_OUT = "coalesce(advice, '') IN ('none', 'left_out')"


class _Listing(Struct, frozen=True):
    """How a kind of thing is listed.

    ``note``, ``day``, ``end`` and ``time`` are SQL; ``plain`` columns hold what is named in the
    language (``said`` of them a title), ``written`` ones what somebody wrote; ``parts`` is SQL of
    what it holds by one of some ids, a JSON list. ``standing`` is SQL by what is asked
    for, in which each ``?`` is today.
    """

    kind: Kind
    plain: tuple[str, ...]
    written: tuple[str, ...] = ("note",)
    note: str = "note"
    day: str = "day"
    end: str = "day"
    time: str = "''"
    said: str = ""
    always: str = ""
    parts: str = ""
    standing: Mapping[EntryState, str] = {}


_NOTES: Final = "(SELECT group_concat(text, ' ') FROM exercise_note WHERE session_id = session.id)"
"""What was written of the exercises of a session."""

_LISTINGS: Final = {
    listing.kind: listing
    for listing in (
        _Listing(
            Kind.SESSION,
            ("title", "kind", "hill"),
            ("surface", "shoes", "note", _NOTES),
            time="start_time",
            said="title",
            parts="SELECT 1 FROM set_line WHERE session_id = session.id "
            "AND exercise IN (SELECT value FROM json_each(?))",
            standing={
                EntryState.DONE: "status IN ('done', 'partly')",
                EntryState.PLANNED: "status NOT IN ('done', 'partly', 'skipped') AND day >= ?",
                EntryState.MISSED: "(status = 'skipped' "
                "OR status NOT IN ('done', 'partly') AND day < ?)",
            },
        ),
        _Listing(
            Kind.RUN,
            ("sport", "kind", "hill"),
            ("surface", "shoes", "note"),
            time=_CLOCK,
            standing={EntryState.DONE: "1"},
        ),
        _Listing(
            Kind.PLANNED_RUN,
            ("kind",),
            time="start_time",
            always="run_id IS NULL",
            standing={
                EntryState.PLANNED: f"day >= ? AND NOT {_LEFT_OUT}",
                EntryState.MISSED: f"(day < ? OR {_LEFT_OUT})",
            },
        ),
        _Listing(
            Kind.RACE,
            ("name", "distance_km"),
            standing={EntryState.PLANNED: "day >= ?", EntryState.DONE: "day < ?"},
        ),
        _Listing(Kind.BLOCKED_RANGE, (), ("reason",), note="reason", day="start", end='"end"'),
        _Listing(Kind.FLARE, ("side",), day="start", end='coalesce("end", max(start, ?))'),
        _Listing(
            Kind.ASSESSMENT,
            (),
            parts="SELECT 1 FROM result WHERE assessment_id = assessment.id "
            "AND measure IN (SELECT value FROM json_each(?))",
        ),
        _Listing(Kind.CHECK_IN, (), always="note <> ''"),
    )
}

_IDS = SQL("(SELECT value FROM json_each(?))")
_TABLES: Final[dict[Kind, Table[Any]]] = {
    Kind.SESSION: SESSIONS,
    Kind.RUN: RUNS,
    Kind.PLANNED_RUN: PLANNED_RUNS,
    Kind.RACE: RACES,
    Kind.BLOCKED_RANGE: BLOCKS,
    Kind.FLARE: FLARES,
    Kind.ASSESSMENT: ASSESSMENTS,
    Kind.CHECK_IN: CHECK_INS,
}
_QUERIES: Final = {
    kind: table.query(table.model.id.in_(_IDS))  # type: ignore[attr-defined]
    for kind, table in _TABLES.items()
}
_CHILDREN: Final[dict[Kind, Query[Any]]] = {
    Kind.SESSION: SETS.query(SetRow.session_id.in_(_IDS), SetRow.item, SetRow.number, SetRow.id),
    Kind.ASSESSMENT: RESULTS.query(ResultRow.assessment_id.in_(_IDS), ResultRow.id),
}
_BECAME: Final = PLANNED_RUNS.query(PlannedRunRow.run_id.in_(_IDS), PlannedRunRow.id.desc())
_PAINS: Final = (
    "SELECT session_id, max(pain) FROM tendon_reading "
    "WHERE session_id IN (SELECT value FROM json_each(?)) AND moment IN ('during', 'after') "
    "AND pain IS NOT NULL GROUP BY session_id"
)


def entries(database: Database, sought: Sought, naming: Naming, today: date) -> list[ListedThing]:
    """Return what is asked for, by day and time."""
    asking = _Asking(sought, naming, today)
    parts = [asking.select(_LISTINGS[kind]) for kind in sought.listed]
    parts = [part for part in parts if part]
    if not parts:
        return []
    if sought.words:
        database.define("calf_found", asking.found)
    with understood(database.path):
        rows = database.rows(" UNION ALL ".join(parts), asking.values)
        rows.sort(key=_ORDER)  # SQLite takes seven times as long for it.
        return [
            ListedThing(LISTED[place], key, date.fromisoformat(day)) for place, key, day, _ in rows
        ]


def first_day(database: Database, kinds: Collection[Kind] = LISTED) -> date | None:
    """Return the first day on which something of some kinds stands, None when nothing does."""
    days = [
        f'SELECT min({listing.day}) AS day FROM "{listing.kind}"'  # noqa: S608 - words of ours
        for kind, listing in _LISTINGS.items()
        if kind in kinds
    ]
    first = database.value(f"SELECT min(day) FROM ({' UNION ALL '.join(days)})")  # noqa: S608
    with understood(database.path):
        return None if first is None else date.fromisoformat(first)


class _Asking:
    """Writes what is asked for as SQL, and answers what SQLite cannot: whether a word is found."""

    def __init__(self, sought: Sought, naming: Naming, today: date) -> None:
        self._sought, self._naming, self._today = sought, naming, today
        self.values: list[Any] = []
        """Of the places in the order they were written."""
        self._named: dict[tuple[Any, ...], str] = {}

    def select(self, listing: _Listing) -> str:
        """Return the SELECT of one kind of thing, "" where none of it can be meant."""
        standing = self._sought.standing
        if standing is not None and standing not in listing.standing:
            return ""
        where = " AND ".join(self._conditions(listing)) or "1"
        place = LISTED.index(listing.kind)
        return (
            f"SELECT {place}, id, {listing.day}, {listing.time} "  # noqa: S608 - words of ours
            f'FROM "{listing.kind}" WHERE {where}'
        )

    def _conditions(self, listing: _Listing) -> Iterator[str]:
        sought = self._sought
        if listing.always:
            yield listing.always
        if sought.noted:
            yield f"{listing.note} <> ''"
        if listing.kind is Kind.SESSION and sought.session_kind is not None:
            yield self._with("kind = ?", str(sought.session_kind))
        if listing.kind in (Kind.RUN, Kind.PLANNED_RUN) and sought.run_kind is not None:
            yield self._with("kind = ?", str(sought.run_kind))
        if sought.standing is not None:
            yield self._on_today(listing.standing[sought.standing])
        if sought.last is not None:
            yield self._with(f"{listing.day} <= ?", sought.last.isoformat())
        if sought.first is not None:
            yield self._with(f"{self._on_today(listing.end)} >= ?", sought.first.isoformat())
        for word in sought.words:
            yield self._finding(listing, word)

    def _with(self, sql: str, value: object) -> str:
        self.values.append(value)
        return sql

    def _on_today(self, sql: str) -> str:
        self.values += [self._today.isoformat()] * sql.count("?")
        return sql

    def _finding(self, listing: _Listing, word: str) -> str:
        columns = ", ".join(("?", "?", *listing.written, *listing.plain))
        self.values += [word, str(listing.kind)]
        found = f"calf_found({columns})"
        if not listing.parts:
            return found
        names = self._naming.measures if listing.kind is Kind.ASSESSMENT else self._naming.exercises
        ids = [key for key, name in names.items() if word in name]
        return self._with(f"({found} OR EXISTS ({listing.parts}))", canonical(ids))

    def found(self, word: str, kind: str, *cells: Any) -> bool:  # noqa: ANN401 - of any columns
        """Tell SQLite whether a word is found in what is written, or named so."""
        listing = _LISTINGS[Kind(kind)]
        written, plain = cells[: len(listing.written)], cells[len(listing.written) :]
        return word in self._name(listing, plain) or any(
            word in folded(text) for text in written if text
        )

    def _name(self, listing: _Listing, plain: tuple[Any, ...]) -> str:
        key = listing.kind, *plain
        if key not in self._named:
            told = [
                words.read(cell) if column == listing.said else cell
                for column, cell in zip(listing.plain, plain, strict=True)
            ]
            self._named[key] = self._naming.words(listing.kind, told)
        return self._named[key]


def read(database: Database, some: Iterable[ListedThing]) -> ReadEntries:
    """Return the values of some entries; those that are gone are left out."""
    keys: dict[Kind, list[int]] = {}
    for entry in some:
        keys.setdefault(entry.kind, []).append(entry.id)
    ids = {kind: canonical(of_kind) for kind, of_kind in keys.items()}
    things: dict[tuple[Kind, int], Any] = {}
    for kind, given in ids.items():
        for value in _values(database, kind, given):
            things[kind, value.key] = value
    pains = dict(database.rows(_PAINS, (ids.get(Kind.SESSION, "[]"),)))
    became = _BECAME.all(database, ids.get(Kind.RUN, "[]"))
    planned = {run.run_id: run for run in became if run.run_id is not None}
    return ReadEntries(things, pains, planned)


def _values(database: Database, kind: Kind, ids: str) -> list[Any]:
    query = _QUERIES[kind]
    if kind not in _CHILDREN:
        return query.all(database, ids)
    children = _CHILDREN[kind].by_parent(database, ids)
    if kind is Kind.SESSION:
        return told_apart(query.with_children(database, children, ids))
    return [
        replace(found, results=children.get(found.key, ())) for found in query.all(database, ids)
    ]
